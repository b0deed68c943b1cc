import { randomUUID } from 'node:crypto'
import { type Context, Hono, type Next } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Door } from '../../commands/sign-in/accounts.ts'
import { type SignedIn, signedInBy, whoHadSession, writerOf } from '../../commands/sign-in/sessions.ts'
import { HeldFiles } from '../../commands/statements/held-files.ts'
import type { FormOf } from '../../pages/console/form.tsx'
import { SIGN_IN } from '../../pages/console/sign-in-views.tsx'
import { FRAME } from '../../pages/console/words/frame.ts'
import { isLanguage } from '../../pages/console/words/language.ts'
import { assetsOf } from './assets.ts'
import { sessionCookieIn } from './cookies.ts'
import { Desk, type Refusal } from './desk.ts'
import { endedRole, isFor, keptOf, notForPage } from './ended-role.ts'
import { signInFirst, withKept } from './ended-session.ts'
import { askSignIn, ownPath, signInFor, withNote } from './entering.tsx'
import type { Asked, Form, Posted, Screen, Shown, Typed } from './screen.ts'
import { checkScreens } from './screen-policies.ts'
import { SCREENS } from './screens.ts'
import { signInPages } from './sign-in-pages.tsx'
import { isSame, typedHolding, typedIn } from './typed.ts'
import { formsOf, languageCookie, languageOf, messageOf, pageOf, refusedPage, type Viewing, withLeft } from './view.tsx'

const MIB = 1024 * 1024
/** A file of a bank comes through the pages up to this size; a larger one goes over the API. */
const FORM_MOST = 64 * MIB

interface Standing {
  readonly door: Door
  readonly api: Hono
  readonly viewing: Viewing
}

/** The pages of staff: sign-in, and every screen of the table. What they ask and do goes the way of `api`. */
export function consolePages(door: Door, api: Hono, screens: readonly Screen[] = SCREENS): { readonly app: Hono; readonly viewing: Viewing } {
  checkScreens(screens)
  const { assets, app: files } = assetsOf()
  const standing: Standing = { door, api, viewing: { book: door.book, assets } }
  const app = new Hono()
  app.route('/', files)
  app.route('/', signInPages(door, standing.viewing))
  app.get('/console-language', (context) => changeLanguage(context))
  const tooLarge = (context: Context) => {
    const words = FRAME[languageOf(context)]
    return messageOf(standing.viewing, context, 413, words.tooLargeTitle, words.tooLarge)
  }
  for (const screen of screens) {
    app.get(honoPath(screen.path), (context) => showScreen(standing, screen, context))
    for (const [name, form] of Object.entries(screen.forms ?? {})) {
      // First who asks, and then the body: nobody else's is gathered.
      const first = (context: Context, next: Next) => notEntered(standing, screen, { name, form }, context) ?? next()
      const limit = bodyLimit({ maxSize: FORM_MOST, onError: tooLarge })
      app.post(`${honoPath(screen.path)}/${name}`, first, limit, (context) => takeForm(standing, screen, { name, form }, context))
    }
  }
  return { app, viewing: standing.viewing }
}

const honoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

/** Only an address of our own leads back. */
function changeLanguage(context: Context): Response {
  const { to, back } = context.req.query()
  if (isLanguage(to)) context.header('Set-Cookie', languageCookie(to))
  return context.redirect(ownPath(back), 303)
}

async function showScreen(standing: Standing, screen: Screen, context: Context): Promise<Response> {
  const signed = signedInBy(standing.door, sessionCookieIn(context))
  if (!signed) return askSignIn(context)
  const at = screenAddress(screen, context)
  if (!isFor(screen.who, signed)) return notForPage(standing.viewing, context, { signed, who: screen.who, ...keptOf(standing.door, context, signed, at) })
  const asked = withKept(standing.door, askedOf(standing, context, signed), signed, at)
  return answered(standing, context, signed, await screen.show(asked), 200, asked.of)
}

function askedOf({ api, door }: Standing, context: Context, signed: SignedIn, held = new HeldFiles(door, signed.sessionId)): Asked {
  const language = languageOf(context)
  return {
    desk: new Desk({ api, origin: new URL(context.req.url).origin }, door.book, signed, language, held),
    params: context.req.param() as Readonly<Record<string, string>>,
    query: context.req.query(),
    of: formsOf(language, signed.formKey),
  }
}

/** `of`: of the form that was not taken. Where its page does not offer it any more, what was written into it stands above the page. */
function answered({ viewing }: Standing, context: Context, signed: SignedIn, shown: Shown, status: number, of?: FormOf): Response {
  if ('problem' in shown) return refusedPage(viewing, context, shown.problem, signed, of)
  if ('file' in shown) return shown.file
  const body = of === undefined ? shown.body : withLeft(of, shown.body)
  return pageOf(viewing, context, { ...shown, body, status: shown.status ?? status, signed })
}

interface Named {
  readonly name: string
  readonly form: Form
}

/** What answers a form that is nobody's who may send it; undefined where it may come. */
function notEntered(standing: Standing, screen: Screen, { name, form }: Named, context: Context): Promise<Response> | Response | undefined {
  const before = whoHadSession(standing.door, sessionCookieIn(context))
  const signed = signedInBy(standing.door, sessionCookieIn(context))
  if (!signed) return signInFirst(standing.viewing, context, { at: screenAddress(screen, context), form: name, before })
  return isFor(form.who, signed) ? undefined : endedRole(standing.viewing, context, { signed, who: form.who, form: name })
}

/** A form: its own session's, then its own roles, then what it does; done, and on; or its page again with what was typed. */
async function takeForm(standing: Standing, screen: Screen, named: Named, context: Context): Promise<Response> {
  const signed = named.form.holdsFiles && signedInBy(standing.door, sessionCookieIn(context))
  if (!signed) return takeTyped(standing, screen, named, context, { typed: await typedIn(context), came: [] })
  const held = new HeldFiles(standing.door, signed.sessionId)
  try {
    return await takeTyped(standing, screen, named, context, { ...(await typedHolding(context, held)), held })
  } finally {
    held.dropComing()
  }
}

interface Came extends Pick<Posted, 'typed' | 'came'> {
  /** Where its files are, if it holds them. */
  readonly held?: HeldFiles
}

async function takeTyped(standing: Standing, screen: Screen, { name, form }: Named, context: Context, { typed, came, held }: Came): Promise<Response> {
  const at = screenAddress(screen, context)
  // A form may take minutes to come: whose session or role ended meanwhile does nothing with it.
  const signed = signedInBy(standing.door, sessionCookieIn(context))
  if (!signed) return context.redirect(signInFor(at), 303)
  if (!isFor(form.who, signed)) return notForPage(standing.viewing, context, { signed, who: form.who, left: { form: name, typed } })
  if (!isSame(typed.one['formKey'] ?? '', signed.formKey)) {
    const language = languageOf(context)
    const { foreignTitle, foreign } = FRAME[language]
    if (!isSame(writerOf(typed.one['formKey'] ?? ''), writerOf(signed.formKey)))
      return messageOf(standing.viewing, context, 403, foreignTitle, foreign, { signed })
    // Signed in anew in another tab: nothing is done, and what was typed is there to be sent again
    const problem = { status: 403, code: '', detail: SIGN_IN[language].keptAgain, members: {} }
    return again(standing, screen, context, { signed, asked: askedOf(standing, context, signed), name, typed, problem })
  }
  if (form.needsProof && !signed.isProven) return context.redirect(`/prove?to=${encodeURIComponent(at)}`, 303)
  const asked = askedOf(standing, context, signed, held)
  const taken = await form.take({ ...asked, typed, came, key: typed.one['key'] || randomUUID() })
  if ('to' in taken) return context.redirect(withNote(taken.to, taken.note), 303)
  if ('shown' in taken) return answered(standing, context, signed, taken.shown, 200)
  return again(standing, screen, context, { signed, asked, name, typed, problem: taken.problem })
}

interface NotTaken {
  readonly signed: SignedIn
  readonly asked: Asked
  readonly name: string
  readonly typed: Typed
  readonly problem: Refusal
}

async function again(standing: Standing, screen: Screen, context: Context, { signed, asked, name, typed, problem }: NotTaken): Promise<Response> {
  const of = formsOf(asked.of.language, signed.formKey, { form: name, problem, typed })
  return answered(standing, context, signed, await screen.show({ ...asked, of }), problem.status, of)
}

const screenAddress = (screen: Screen, context: Context): string =>
  screen.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(context.req.param(name) ?? ''))
