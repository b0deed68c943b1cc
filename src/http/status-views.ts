import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Context } from 'hono'
import type { Problem } from '../core/problem.ts'
import { OWN_FOLDER } from '../own-folder.ts'
import type { ActFault } from '../pages/status/message-forms.tsx'
import { MessagePage } from '../pages/status/message-page.tsx'
import { type FormFault, StatusForm } from '../pages/status/status-form.tsx'
import { StatusView } from '../pages/status/status-page.tsx'
import { testClockOf } from '../queries/people.ts'
import type { Book } from '../queries/query.ts'
import { type StatusPage, statusContact } from '../queries/status.ts'

export const YEAR_SECONDS = 31_536_000

/** No script, no frame, nothing from elsewhere; nothing of a page is kept or told to another site. */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': `max-age=${YEAR_SECONDS}; includeSubDomains`,
  'X-Content-Type-Options': 'nosniff',
}

/** The one answer to every miss. */
const MISS: readonly FormFault[] = [{ field: 'code', words: 'Code and year of birth do not fit together. Compare both with your newest slip' }]

type Status = 200 | 403 | 404 | 409 | 413 | 422 | 429

function page(context: Context, status: Status, content: { toString: () => string | Promise<string> }) {
  for (const [name, value] of Object.entries(HEADERS)) context.header(name, value)
  return context.html(`<!doctype html>${content.toString()}`, status)
}

const STYLES = ['style.css', 'forms.css']

/** How the pages for students are shown: with one style sheet, a test book's clock, and whom to ask. */
export function statusViews(book: Book) {
  const css = STYLES.map((name) => readFileSync(new URL(`pages/${name}`, OWN_FOLDER), 'utf8')).join('')
  const styleHref = `/style.css?v=${createHash('sha256').update(css).digest('hex').slice(0, 12)}`
  const frame = () => ({ styleHref, testClock: testClockOf(book) })
  const form = (context: Context, status: 200 | 404 | 422, faults: readonly FormFault[]) =>
    page(context, status, StatusForm({ ...frame(), contact: statusContact(book), faults }))
  const message = (context: Context, status: Status, title: string, words: string, back?: string) =>
    page(context, status, MessagePage({ ...frame(), title, words, ...(back === undefined ? {} : { back }) }))
  return {
    css,
    form,
    message,
    status: (context: Context, status: Status, of: { readonly page: StatusPage; readonly ticket: string; readonly fault?: ActFault }) =>
      page(context, status, StatusView({ ...frame(), contact: statusContact(book), ...of })),
    /** A refusal of code and year: the one miss, or a wait. */
    closed: (context: Context, problem: Problem) => {
      const wait = problem.members?.['retryAfter']
      if (typeof wait !== 'number') return form(context, 404, MISS)
      context.header('Retry-After', String(wait))
      const minutes = Math.ceil(wait / 60)
      const words = `Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, then compare code and year with your slip and try again.`
      return message(context, 429, 'Too many tries', words)
    },
    tooLarge: (context: Context) => message(context, 413, 'That is too much', 'The form takes less than was sent. Write a shorter text.'),
    foreign: (context: Context) => message(context, 403, 'That came from another site', 'Enter your code here, on our own page.'),
  }
}

export type StatusViews = ReturnType<typeof statusViews>
