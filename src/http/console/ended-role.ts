import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Door } from '../../commands/sign-in/accounts.ts'
import type { SignedIn } from '../../commands/sign-in/sessions.ts'
import { FRAME } from '../../pages/console/words/frame.ts'
import { BrokenForm } from '../broken-form.ts'
import { KEPT_MOST_BYTES, keptForm } from './kept-form.ts'
import type { Screen, Typed } from './screen.ts'
import { isSame, typedIn } from './typed.ts'
import { formsOf, languageOf, messageOf, type Viewing } from './view.tsx'

/** Is a page or a form for who asks, by the roles of this moment? */
export const isFor = (who: Screen['who'], { roles }: SignedIn): boolean => who === 'signed in' || who.some((role) => roles.includes(role))

interface Left {
  readonly form: string
  readonly typed: Pick<Typed, 'one' | 'all'>
}

interface NotFor {
  readonly signed: SignedIn
  readonly who: Screen['who']
  /** What was written into a form of it while the role ended. */
  readonly left?: Left | undefined
}

/**
 * A page or a form that is not for who asks. What they wrote into it comes back to be copied, and nothing of the page: it may show what they may no longer see.
 * It comes back only into the session whose page it was written on, which the form's key tells.
 */
export function notForPage(viewing: Viewing, context: Context, { signed, who, left }: NotFor): Response {
  const words = FRAME[languageOf(context)]
  const detail = words.forbidden((who === 'signed in' ? [] : who).map((role) => words.roles[role] ?? role).join(', '))
  const problem = { status: 403, code: 'role_not_allowed', detail, members: {} }
  const isOwn = left !== undefined && isSame(left.typed.one['formKey'] ?? '', signed.formKey)
  const of = isOwn ? { of: formsOf(languageOf(context), signed.formKey, { form: left.form, problem, typed: { ...left.typed, files: {} } }) } : {}
  return messageOf(viewing, context, 403, words.forbiddenTitle, detail, { signed, ...of })
}

/** A form of one whose role ended meanwhile: it does nothing, and is read only as far as there may be words in it. */
export async function endedRole(viewing: Viewing, context: Context, { form, ...of }: Omit<NotFor, 'left'> & { readonly form: string }): Promise<Response> {
  let left: Left | undefined
  const unread = async () => notForPage(viewing, context, of)
  const tooLarge = await bodyLimit({ maxSize: KEPT_MOST_BYTES, onError: unread })(context, async () => {
    const typed = await typedIn(context).catch((fault: unknown) => {
      if (fault instanceof BrokenForm) return undefined
      throw fault
    })
    left = typed && { form, typed }
  })
  return tooLarge ?? notForPage(viewing, context, { ...of, left })
}

/** What was typed on a page before the sign-in, as something of this session. */
export function keptOf(door: Door, context: Context, signed: SignedIn, at: string): { readonly left?: Left } {
  const of = keptForm(door, signed, context.req.query('kept'), at)
  return of ? { left: { form: of.form, typed: { one: { formKey: signed.formKey }, all: of.all } } } : {}
}
