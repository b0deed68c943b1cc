import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Door } from '../../commands/sign-in/accounts.ts'
import { endOthers, type SignedIn, sessionsOf, signedInBy } from '../../commands/sign-in/sessions.ts'
import { changeFactor, changePassword } from '../../commands/sign-in/set-up.ts'
import { prove } from '../../commands/sign-in/sign-in.ts'
import { AccountView, ProveView, SIGN_IN } from '../../pages/console/sign-in-views.tsx'
import { FRAME } from '../../pages/console/words/frame.ts'
import { operatorTokens } from '../../queries/people.ts'
import { sessionCookieIn } from './cookies.ts'
import type { Refusal } from './desk.ts'
import { askSignIn, differs, entered, headersOf, ownPath, refusalOf, setupPage, signInFor } from './entering.tsx'
import type { Typed } from './screen.ts'
import { isSame, typedIn } from './typed.ts'
import { formsOf, languageOf, messageOf, pageOf, type Viewing } from './view.tsx'

const FORM_MOST = 8192

interface Own {
  readonly door: Door
  readonly viewing: Viewing
  readonly context: Context
  readonly signed: SignedIn
  readonly typed: Typed
}

interface NotTaken {
  readonly form: string
  readonly problem: Refusal
}

/** A person's own page, and the password again before money is released. */
export function accountPages(door: Door, viewing: Viewing): Hono {
  const app = new Hono()
  const small = bodyLimit({
    maxSize: FORM_MOST,
    onError: (context) => messageOf(viewing, context, 413, FRAME[languageOf(context)].tooLargeTitle, FRAME[languageOf(context)].tooLarge),
  })
  const show = (page: (own: Own) => Response) => async (context: Context) => {
    const signed = signedInBy(door, sessionCookieIn(context))
    return signed ? page({ door, viewing, context, signed, typed: { one: {}, all: {}, files: {} } }) : askSignIn(context)
  }
  const take = (act: (own: Own) => Promise<Response> | Response) => async (context: Context) => {
    const signed = signedInBy(door, sessionCookieIn(context))
    if (!signed) return context.redirect(signInFor('/account'), 303)
    const typed = await typedIn(context)
    const words = FRAME[languageOf(context)]
    if (!isSame(typed.one['formKey'] ?? '', signed.formKey)) return messageOf(viewing, context, 403, words.foreignTitle, words.foreign, { signed })
    return act({ door, viewing, context, signed, typed })
  }
  app.get(
    '/account',
    show((own) => accountPage(own)),
  )
  app.post('/account/password', small, take(takePassword))
  app.post('/account/factor', small, take(takeNewFactor))
  const ending = (named: (typed: Typed) => string | undefined) =>
    take(({ context, signed, typed }) => {
      endOthers(door, signed, named(typed))
      return context.redirect('/account?done=sessions_ended', 303)
    })
  app.post(
    '/account/end-others',
    small,
    ending(() => undefined),
  )
  app.post(
    '/account/end-session',
    small,
    ending(({ one }) => one['session'] ?? ''),
  )
  app.get(
    '/prove',
    show((own) => provePage(own)),
  )
  app.post('/prove', small, take(takeProof))
  return app
}

const NOTHING_TYPED: Typed = { one: {}, all: {}, files: {} }

const formsIn = ({ context, signed }: Own, fault: NotTaken | undefined) =>
  formsOf(languageOf(context), signed.formKey, fault && { ...fault, typed: NOTHING_TYPED })

/** With how long to wait, where there were too many tries. */
const refused = (fault: NotTaken | undefined) => (fault ? { status: fault.problem.status, headers: headersOf(fault.problem) } : {})

function accountPage(own: Own, fault?: NotTaken): Response {
  const { door, viewing, context, signed } = own
  const { name, email, roles } = signed
  const hasFactor = door.file.account(signed.person)?.secondFactor != null
  const body = (
    <AccountView
      of={formsIn(own, fault)}
      name={name}
      email={email}
      roles={roles}
      hasFactor={hasFactor}
      sessions={sessionsOf(door, signed)}
      operator={operatorTokens(door.book)}
    />
  )
  return pageOf(viewing, context, { title: SIGN_IN[languageOf(context)].accountTitle, body, signed, ...refused(fault) })
}

const nowIn = ({ one }: Typed) => ({ password: one['now'] ?? '', code: one['code'] ?? '' })

async function takePassword(own: Own): Promise<Response> {
  const { door, context, signed, typed } = own
  const { password = '', again = '' } = typed.one
  if (password !== again) return accountPage(own, { form: 'password', problem: differs(SIGN_IN[languageOf(context)].differs) })
  const changed = await changePassword(door, signed, { now: nowIn(typed), password })
  return changed.ok
    ? entered(door, context, changed.value, '/account', 'password_changed')
    : accountPage(own, { form: 'password', problem: refusalOf(changed.problem) })
}

async function takeNewFactor(own: Own): Promise<Response> {
  const { door, viewing, context, signed, typed } = own
  const begun = await changeFactor(door, signed, nowIn(typed))
  return begun.ok
    ? setupPage(viewing, context, { ...begun.value, email: signed.email })
    : accountPage(own, { form: 'factor', problem: refusalOf(begun.problem) })
}

function provePage(own: Own, fault?: NotTaken): Response {
  const { door, viewing, context, signed, typed } = own
  const to = ownPath(typed.one['to'] ?? context.req.query('to'))
  const hasFactor = door.file.account(signed.person)?.secondFactor != null
  const body = <ProveView of={formsIn(own, fault)} to={to} hasFactor={hasFactor} />
  return pageOf(viewing, context, { title: SIGN_IN[languageOf(context)].proveTitle, body, signed, ...refused(fault) })
}

async function takeProof(own: Own): Promise<Response> {
  const { door, context, signed, typed } = own
  const { password = '', code = '', to } = typed.one
  const proven = await prove(door, signed, { password, code })
  return proven.ok ? context.redirect(ownPath(to), 303) : provePage(own, { form: 'prove', problem: refusalOf(proven.problem) })
}
