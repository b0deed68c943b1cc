import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { SignedIn } from '../../commands/sign-in/sessions.ts'
import { say } from '../../core/said/say.ts'
import type { FormOf } from '../../pages/console/form.tsx'
import { Frame } from '../../pages/console/frame.tsx'
import { LeftTyped } from '../../pages/console/left-typed.tsx'
import { FRAME } from '../../pages/console/words/frame.ts'
import { isLanguage, type Language } from '../../pages/console/words/language.ts'
import { noteInWords } from '../../pages/console/words/notes.ts'
import { reasonIn, refusalIn } from '../../pages/console/words/said.ts'
import { testClockOf } from '../../queries/people.ts'
import type { Book } from '../../queries/query.ts'
import { referenceOf } from '../reference.ts'
import type { Assets } from './assets.ts'
import { cookieIn } from './cookies.ts'
import type { Refusal } from './desk.ts'
import type { Typed } from './screen.ts'

const LANGUAGE_COOKIE = 'tideover-console-language'

/** The language of staff's pages: the one chosen, else the first of the browser's that we have. */
export function languageOf(context: Context): Language {
  const chosen = cookieIn(context, LANGUAGE_COOKIE)
  if (isLanguage(chosen)) return chosen
  const wanted = (context.req.header('Accept-Language') ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return wanted.find(isLanguage) ?? 'en'
}

export const languageCookie = (language: Language): string => `${LANGUAGE_COOKIE}=${language}; Path=/; SameSite=Lax; HttpOnly; Max-Age=31536000`

/** The page's own address, with its filters, but for what a form left behind. */
function addressOf(context: Context): string {
  const url = new URL(context.req.url)
  url.searchParams.delete('done')
  return `${url.pathname}${url.search}`
}

export interface Viewing {
  readonly book: Book
  readonly assets: Assets
}

interface PageOf {
  readonly title: string
  readonly body: Child
  readonly status?: number
  readonly signed?: SignedIn
  readonly headers?: Readonly<Record<string, string>>
}

/** A page as an answer. */
export function pageOf({ book, assets }: Viewing, context: Context, { title, body, status = 200, signed, headers = {} }: PageOf): Response {
  const language = languageOf(context)
  const note = noteInWords(language, context.req.query('done'))
  const page = (
    <Frame
      language={language}
      title={title}
      styleHref={assets.styleHref}
      scriptHref={assets.scriptHref}
      testClock={testClockOf(book)}
      here={addressOf(context)}
      {...(signed ? { person: { name: signed.name, roles: signed.roles, formKey: signed.formKey } } : {})}
    >
      {note === undefined ? null : (
        <p class="note" role="status">
          {note}
        </p>
      )}
      {body}
    </Frame>
  )
  return new Response(`<!doctype html>${page.toString()}`, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  })
}

/** A page with what was written into a form that it does not offer any more. */
export const withLeft = (of: FormOf, body: Child): Child =>
  of.fault === undefined ? (
    body
  ) : (
    <>
      <LeftTyped of={of} html={String(body)} />
      {body}
    </>
  )

/** A page that says why something is not done, with the way on, and a reference under which the log has it. */
export function messageOf(
  viewing: Viewing,
  context: Context,
  status: number,
  title: string,
  words: string,
  { reference = referenceOf(context, status), of, ...more }: Pick<PageOf, 'signed' | 'headers'> & { readonly reference?: string; readonly of?: FormOf } = {},
): Response {
  const why = <p>{words}</p>
  const body = (
    <>
      <h1>{title}</h1>
      {why}
      {of === undefined ? null : <LeftTyped of={of} html={String(why)} />}
      <p class="hint">{FRAME[languageOf(context)].reference(reference)}</p>
      <p>
        <a href="/work">{FRAME[languageOf(context)].start}</a>
      </p>
    </>
  )
  return pageOf(viewing, context, { title, body, status, ...more })
}

/** Somebody was faster: of any other conflict nothing changed, it is only not the time for it. */
const CHANGED: ReadonlySet<string> = new Set(['changed_meanwhile', 'approval_outdated', 'already_decided'])

/** Why a page is not shown, in plain words. */
export function refusedPage(viewing: Viewing, context: Context, problem: Refusal, signed: SignedIn | undefined, of?: FormOf): Response {
  const words = FRAME[languageOf(context)]
  const titles: Readonly<Record<number, string>> = {
    403: words.forbiddenTitle,
    404: words.notFoundTitle,
    409: CHANGED.has(problem.code) ? words.conflictTitle : words.notNowTitle,
    413: words.tooLargeTitle,
    429: words.tooManyTitle,
  }
  const status = titles[problem.status] === undefined && problem.status < 500 ? 422 : problem.status
  const title = titles[problem.status] ?? (status >= 500 ? words.brokenTitle : words.problem)
  return messageOf(viewing, context, status, title, status >= 500 ? words.broken : refusalIn(languageOf(context), problem), {
    ...(signed ? { signed } : {}),
    ...(of ? { of } : {}),
  })
}

/** What forms need; `fault`: of the one that was not taken. */
export function formsOf(language: Language, formKey: string, fault?: { readonly form: string; readonly problem: Refusal; readonly typed: Typed }): FormOf {
  return {
    language,
    formKey,
    newKey: randomUUID,
    fault: fault && {
      form: fault.form,
      detail: refusalIn(language, above(fault.problem)),
      errors: (fault.problem.errors ?? []).map((one) => ({ pointer: one.pointer ?? '', reason: reasonIn(language, one) })),
      typed: fault.typed.all,
    },
  }
}

/** Above its fields a form need not name the first of those that are at fault. */
export const above = (problem: Refusal): Refusal => (problem.said?.as === 'mend' ? { ...problem, said: say.mendAll } : problem)

/** There is nothing at an address. */
export const notFoundPage = (viewing: Viewing, context: Context): Response =>
  messageOf(viewing, context, 404, FRAME[languageOf(context)].notFoundTitle, FRAME[languageOf(context)].notFound)

/** Something that was not foreseen; `reference` stands in the log beside what it was. */
export function brokenPage(viewing: Viewing, context: Context, status: number, reference: string): Response {
  const words = FRAME[languageOf(context)]
  return messageOf(viewing, context, status, words.brokenTitle, words.broken, { reference })
}

/** What came as a form could not be read as one. */
export const brokenForm = (viewing: Viewing, context: Context): Response =>
  messageOf(viewing, context, 400, FRAME[languageOf(context)].unreadableTitle, FRAME[languageOf(context)].unreadable)

/** A form with more in it than is taken. */
export const largeForm = (viewing: Viewing, context: Context): Response =>
  messageOf(viewing, context, 413, FRAME[languageOf(context)].tooLargeTitle, FRAME[languageOf(context)].tooLarge)

/** A form that another site sent. */
export const foreignPage = (viewing: Viewing, context: Context): Response =>
  messageOf(viewing, context, 403, FRAME[languageOf(context)].foreignTitle, FRAME[languageOf(context)].foreign)
