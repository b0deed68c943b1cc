import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Door } from '../../commands/sign-in/accounts.ts'
import type { SignedIn } from '../../commands/sign-in/sessions.ts'
import { SIGN_IN } from '../../pages/console/sign-in-views.tsx'
import { signInFor } from './entering.tsx'
import { KEPT_MOST_BYTES, keptForm, sealForm } from './kept-form.ts'
import type { Asked } from './screen.ts'
import { signInPage } from './sign-in-pages.tsx'
import { typedIn } from './typed.ts'
import { formsOf, type Viewing } from './view.tsx'

/** A form that came when nobody was signed in any more: the sign-in comes first, and carries what was typed, sealed. `before`: who had been signed in, if that is known. */
export async function signInFirst(
  viewing: Viewing,
  context: Context,
  { at, form, before }: { readonly at: string; readonly form: string; readonly before: number | undefined },
): Promise<Response> {
  const onward = () => context.redirect(signInFor(at), 303)
  let page: Response | undefined
  const tooLarge = await bodyLimit({ maxSize: KEPT_MOST_BYTES, onError: onward })(context, async () => {
    const { all } = await typedIn(context)
    const kept = sealForm(viewing.book, { at, form, person: before, all })
    page = kept === undefined ? onward() : signInPage(viewing, context, { to: at, kept }, undefined, 401)
  })
  return tooLarge ?? page ?? onward()
}

/** The page asked for; with what was typed into one of its forms before the sign-in, to be looked through and sent again. */
export function withKept(door: Door, asked: Asked, signed: SignedIn, at: string): Asked {
  const of = keptForm(door, signed, asked.query['kept'], at)
  if (!of) return asked
  const { language } = asked.of
  const problem = { status: 200, code: '', detail: SIGN_IN[language].keptAgain, members: {} }
  const one = Object.fromEntries(Object.entries(of.all).map(([name, values]) => [name, values.at(-1) ?? '']))
  return { ...asked, of: formsOf(language, signed.formKey, { form: of.form, problem, typed: { one, all: of.all, files: {} } }) }
}
