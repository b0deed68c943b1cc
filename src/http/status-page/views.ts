import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Context } from 'hono'
import type { Problem } from '../../core/problem.ts'
import { OWN_FOLDER } from '../../own-folder.ts'
import type { Words } from '../../pages/i18n/en.ts'
import type { Language } from '../../pages/i18n/language.ts'
import type { Note } from '../../pages/i18n/states.ts'
import { wordsOf } from '../../pages/i18n/words.ts'
import type { ActFault } from '../../pages/status/act-fields.tsx'
import type { Frame } from '../../pages/status/layout.tsx'
import { MessagePage } from '../../pages/status/message-page.tsx'
import type { Older } from '../../pages/status/messages.tsx'
import { ReadingPage } from '../../pages/status/reading-page.tsx'
import { type FormFault, type FormMore, StatusForm } from '../../pages/status/status-form.tsx'
import { StatusView } from '../../pages/status/status-page.tsx'
import { testClockOf } from '../../queries/people.ts'
import type { Book } from '../../queries/query.ts'
import { readingFacts, type StatusPage, statusContact } from '../../queries/status.ts'
import { YEAR_SECONDS } from '../headers.ts'
import { referenceOf } from '../reference.ts'
import { languageIn } from './language.ts'

/** No script, no frame, nothing from elsewhere; nothing of a page is kept or told to another site. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': `max-age=${YEAR_SECONDS}; includeSubDomains`,
  'X-Content-Type-Options': 'nosniff',
}

type Status = 200 | 400 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503

function page(context: Context, status: Status, content: { toString: () => string | Promise<string> }) {
  for (const [name, value] of Object.entries(HEADERS)) context.header(name, value)
  return context.html(`<!doctype html>${content.toString()}`, status)
}

const STYLES = ['style.css', 'forms.css']
const BUSY_SECONDS = 60

/** A student's page that is shown; in another language than the cookie's where that was just chosen. */
interface Opened {
  readonly page: StatusPage
  readonly ticket: string
  readonly fault?: ((words: Words) => ActFault) | undefined
  readonly language?: Language
  readonly older?: Older | undefined
}

interface NoteMore {
  readonly path?: string
  readonly leadsOn?: boolean
  /** It may be all that somebody can open. */
  readonly isClosed?: boolean
}

type NoteView = (context: Context, status: Status, said: (words: Words) => Note, more?: NoteMore) => Response | Promise<Response>

/** Pages that say why something was not taken, or is not there. */
const notesBy = (note: NoteView) => ({
  tooLarge: (context: Context) => note(context, 413, ({ notes }) => notes.tooLarge),
  unreadable: (context: Context) => note(context, 400, ({ notes }) => notes.unreadable),
  foreign: (context: Context) => note(context, 403, ({ notes }) => notes.foreign),
  missing: (context: Context) => note(context, 404, ({ notes }) => notes.missing, { isClosed: true }),
  busy: (context: Context) => {
    context.header('Retry-After', String(BUSY_SECONDS))
    return note(context, 503, ({ notes }) => notes.busy)
  },
})

/** Reads nothing of the book, which may be what cannot be read. */
function brokenPage(
  context: Context,
  { status, styleHref, reference }: { readonly status: 500 | 503; readonly styleHref: string; readonly reference: string },
) {
  const language = languageIn(context)
  const words = wordsOf(language)
  const frame: Frame = { styleHref, testClock: undefined, language, words, path: '/status' }
  return page(context, status, MessagePage({ frame, ...words.notes.broken, back: words.notes.toForm, reference }))
}

/** How the pages for students are shown: each in the reader's language, with one style sheet, a test book's clock, and whom to ask. */
export function statusViews(book: Book) {
  const css = STYLES.map((name) => readFileSync(new URL(`pages/${name}`, OWN_FOLDER), 'utf8')).join('')
  const styleHref = `/style.css?v=${createHash('sha256').update(css).digest('hex').slice(0, 12)}`
  const frame = (context: Context, path = '/status', language: Language = languageIn(context)): Frame => ({
    styleHref,
    testClock: testClockOf(book),
    language,
    words: wordsOf(language),
    path,
  })
  const form = (context: Context, status: 200 | 404 | 422, faults: (words: Words) => readonly FormFault[] = () => [], more: FormMore = {}) => {
    const of = frame(context)
    return page(context, status, StatusForm({ frame: of, ways: readingFacts(book), faults: faults(of.words), ...more }))
  }
  const note = (context: Context, status: Status, said: (words: Words) => Note, more: NoteMore = {}) => {
    const of = frame(context, more.path)
    const { toStatus, toForm } = of.words.notes
    return page(
      context,
      status,
      MessagePage({
        frame: of,
        ...said(of.words),
        back: more.leadsOn ? toStatus : toForm,
        ways: more.isClosed ? readingFacts(book) : undefined,
        reference: status >= 400 ? referenceOf(context, status) : undefined,
      }),
    )
  }
  return {
    css,
    form,
    note,
    status: (context: Context, status: Status, { page: shown, ticket, fault, language, older }: Opened) => {
      const of = frame(context, '/status', language)
      return page(
        context,
        status,
        StatusView({ frame: of, contact: statusContact(book), page: shown, ticket, older, ...(fault ? { fault: fault(of.words) } : {}) }),
      )
    },
    reading: (context: Context, name: 'help' | 'privacy') => {
      const of = frame(context, `/${name}`)
      const { title, sections } = of.words[name]
      return page(context, 200, ReadingPage({ frame: of, title, sections: sections(readingFacts(book)) }))
    },
    /** A refusal of code and year: the one answer to every miss, or a wait. */
    closed: (context: Context, problem: Problem, more: FormMore = {}) => {
      const wait = problem.members?.['retryAfter']
      if (typeof wait !== 'number') return form(context, 404, ({ lookup }) => [{ field: 'code', words: lookup.miss }], more)
      context.header('Retry-After', String(wait))
      return note(context, 429, ({ notes }) => ({ title: notes.tries, words: notes.wait(Math.ceil(wait / 60)) }), { isClosed: true })
    },
    ...notesBy(note),
    broken: (context: Context, status: 500 | 503, reference: string) => brokenPage(context, { status, styleHref, reference }),
  }
}

export type StatusViews = ReturnType<typeof statusViews>
