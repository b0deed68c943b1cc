import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Door } from '../../commands/sign-in/accounts.ts'
import { end, signedInBy } from '../../commands/sign-in/sessions.ts'
import { finishSetup, firstSignIn, setupAgain } from '../../commands/sign-in/set-up.ts'
import { signIn } from '../../commands/sign-in/sign-in.ts'
import { FirstSignInView, SIGN_IN, SignInView } from '../../pages/console/sign-in-views.tsx'
import { FRAME } from '../../pages/console/words/frame.ts'
import { accountPages } from './account-pages.tsx'
import { noSessionCookie, sessionCookieIn } from './cookies.ts'
import { differs, entered, headersOf, type NotTaken, ownPath, refusalOf, setupPage, withoutSecrets } from './entering.tsx'
import { typedIn } from './typed.ts'
import { formsOf, languageOf, messageOf, pageOf, type Viewing } from './view.tsx'

const FORM_MOST = 8192

/** The way in and out: sign-in, the first one, the second factor; then a person's own page. Before the sign-in the browser's word for where a form comes from is what holds. */
export function signInPages(door: Door, viewing: Viewing): Hono {
  const app = new Hono()
  const small = bodyLimit({
    maxSize: FORM_MOST,
    onError: (context) => messageOf(viewing, context, 413, FRAME[languageOf(context)].tooLargeTitle, FRAME[languageOf(context)].tooLarge),
  })
  app.get('/sign-in', (context) => signInPage(viewing, context, ownPath(context.req.query('to'))))
  app.post('/sign-in', small, (context) => takeSignIn(door, viewing, context))
  app.get('/first-sign-in', (context) => firstPage(viewing, context))
  app.post('/first-sign-in', small, (context) => takeFirst(door, viewing, context))
  app.post('/second-factor', small, (context) => takeFactor(door, viewing, context))
  app.post('/sign-out', small, (context) => takeSignOut(door, context))
  app.route('/', accountPages(door, viewing))
  return app
}

function signInPage(viewing: Viewing, context: Context, to: string, fault?: NotTaken): Response {
  const language = languageOf(context)
  const of = formsOf(language, '', fault && { form: 'sign-in', problem: fault.problem, typed: withoutSecrets(fault.typed) })
  const status = fault ? { status: fault.problem.status, headers: headersOf(fault.problem) } : {}
  return pageOf(viewing, context, { title: SIGN_IN[language].title, body: <SignInView of={of} to={to} />, ...status })
}

async function takeSignIn(door: Door, viewing: Viewing, context: Context): Promise<Response> {
  const typed = await typedIn(context)
  const { email = '', password = '', code = '', to } = typed.one
  const signed = await signIn(door, { email, password, code })
  if (!signed.ok) return signInPage(viewing, context, ownPath(to), { problem: refusalOf(signed.problem), typed })
  return entered(context, signed.value, ownPath(to), 'signed_in')
}

function firstPage(viewing: Viewing, context: Context, fault?: NotTaken): Response {
  const language = languageOf(context)
  const of = formsOf(language, '', fault && { form: 'first-sign-in', problem: fault.problem, typed: withoutSecrets(fault.typed) })
  const status = fault ? { status: fault.problem.status, headers: headersOf(fault.problem) } : {}
  return pageOf(viewing, context, { title: SIGN_IN[language].firstTitle, body: <FirstSignInView of={of} />, ...status })
}

async function takeFirst(door: Door, viewing: Viewing, context: Context): Promise<Response> {
  const typed = await typedIn(context)
  const { email = '', oneTime = '', password = '', again = '', withFactor } = typed.one
  if (password !== again) return firstPage(viewing, context, { problem: differs(SIGN_IN[languageOf(context)].differs), typed })
  const set = await firstSignIn(door, { email, oneTime, password, withFactor: withFactor === 'yes' })
  if (!set.ok) return firstPage(viewing, context, { problem: refusalOf(set.problem), typed })
  return 'session' in set.value ? entered(context, set.value.session, '/work', 'signed_in') : setupPage(viewing, context, { ...set.value.setup, email })
}

async function takeFactor(door: Door, viewing: Viewing, context: Context): Promise<Response> {
  const typed = await typedIn(context)
  const { ticket = '', code = '', email = '' } = typed.one
  const set = finishSetup(door, { ticket, code })
  if (set.ok) return entered(context, set.value, '/account', 'factor_changed')
  const begun = setupAgain(door, ticket, email)
  if (begun) return setupPage(viewing, context, { ...begun, email, recovery: [] }, { problem: refusalOf(set.problem), typed })
  const words = SIGN_IN[languageOf(context)]
  return messageOf(viewing, context, 409, words.setupTitle, words.tooLate)
}

async function takeSignOut(door: Door, context: Context): Promise<Response> {
  const signed = signedInBy(door, sessionCookieIn(context))
  const typed = await typedIn(context)
  if (signed && typed.one['formKey'] === signed.formKey) end(door, signed.sessionId)
  context.header('Set-Cookie', noSessionCookie())
  return context.redirect('/sign-in', 303)
}
