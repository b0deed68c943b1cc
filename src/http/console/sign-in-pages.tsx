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
import { KEPT_MOST_BYTES, keepForm, sealedForm } from './kept-form.ts'
import { isSame, typedIn } from './typed.ts'
import { formsOf, languageOf, messageOf, pageOf, type Viewing } from './view.tsx'

const FORM_MOST = 8192

/** The way in and out: sign-in, the first one, the second factor; then a person's own page. Before the sign-in the browser's word for where a form comes from is what holds. */
export function signInPages(door: Door, viewing: Viewing): Hono {
  const app = new Hono()
  const onError = (context: Context) => messageOf(viewing, context, 413, FRAME[languageOf(context)].tooLargeTitle, FRAME[languageOf(context)].tooLarge)
  const small = bodyLimit({ maxSize: FORM_MOST, onError })
  const roomy = bodyLimit({ maxSize: FORM_MOST + KEPT_MOST_BYTES, onError })
  app.get('/sign-in', (context) => signInPage(viewing, context, { to: ownPath(context.req.query('to')) }))
  app.post('/sign-in', roomy, (context) => takeSignIn(door, viewing, context))
  app.get('/first-sign-in', (context) => firstPage(viewing, context))
  app.post('/first-sign-in', small, (context) => takeFirst(door, viewing, context))
  app.post('/second-factor', small, (context) => takeFactor(door, viewing, context))
  app.post('/sign-out', small, (context) => takeSignOut(door, viewing, context))
  app.route('/', accountPages(door, viewing))
  return app
}

/** Where it goes on afterwards; `kept`: what was typed there before, sealed. */
interface Onward {
  readonly to: string
  readonly kept?: string
}

export function signInPage(viewing: Viewing, context: Context, onward: Onward, fault?: NotTaken, status = fault?.problem.status ?? 200): Response {
  const language = languageOf(context)
  const of = formsOf(language, '', fault && { form: 'sign-in', problem: fault.problem, typed: withoutSecrets(fault.typed) })
  const headers = fault ? { headers: headersOf(fault.problem) } : {}
  return pageOf(viewing, context, { title: SIGN_IN[language].title, body: <SignInView of={of} {...onward} />, status, ...headers })
}

async function takeSignIn(door: Door, viewing: Viewing, context: Context): Promise<Response> {
  const typed = await typedIn(context)
  const { email = '', password = '', code = '', to, kept } = typed.one
  const of = kept === undefined ? undefined : sealedForm(door.book, kept)
  const secret = await signIn(door, { email, password, code })
  if (!secret.ok) return signInPage(viewing, context, { to: ownPath(to), ...(of && kept ? { kept } : {}) }, { problem: refusalOf(secret.problem), typed })
  const signed = of && signedInBy(door, secret.value)
  return entered(door, context, secret.value, of && signed ? keepForm(door, signed, of) : ownPath(to), 'signed_in')
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
  return 'session' in set.value ? entered(door, context, set.value.session, '/work', 'signed_in') : setupPage(viewing, context, { ...set.value.setup, email })
}

async function takeFactor(door: Door, viewing: Viewing, context: Context): Promise<Response> {
  const typed = await typedIn(context)
  const { ticket = '', code = '', email = '' } = typed.one
  const set = finishSetup(door, { ticket, code })
  if (set.ok) return entered(door, context, set.value, '/account', 'factor_changed')
  const begun = setupAgain(door, ticket, email)
  if (begun) return setupPage(viewing, context, { ...begun, email, recovery: [] }, { problem: refusalOf(set.problem), typed })
  const words = SIGN_IN[languageOf(context)]
  return messageOf(viewing, context, 409, words.setupTitle, words.tooLate)
}

/** Either the session ends or nothing does: a browser that forgot the cookie of a session that lives could not end it any more. */
async function takeSignOut(door: Door, viewing: Viewing, context: Context): Promise<Response> {
  const signed = signedInBy(door, sessionCookieIn(context))
  const typed = await typedIn(context)
  if (signed && !isSame(typed.one['formKey'] ?? '', signed.formKey)) {
    const words = FRAME[languageOf(context)]
    return messageOf(viewing, context, 403, words.foreignTitle, words.foreign, { signed })
  }
  if (signed) end(door, signed.sessionId)
  context.header('Set-Cookie', noSessionCookie())
  return context.redirect('/sign-in', 303)
}
