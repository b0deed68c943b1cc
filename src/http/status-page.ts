import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { MessagePage } from '../pages/status/message-page.tsx'
import { type FormFault, StatusForm } from '../pages/status/status-form.tsx'
import { StatusView } from '../pages/status/status-page.tsx'
import { testClockOf } from '../queries/people.ts'
import type { Book } from '../queries/query.ts'
import { statusContact, statusPage } from '../queries/status.ts'

const FORM_MOST = 4096
const YEAR_SECONDS = 31_536_000

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

/** The pages for students: `/` leads to `/status`, where code and year of birth open the page. Without script. */
export function statusPages(book: Book): Hono {
  const css = readFileSync(new URL('../pages/style.css', import.meta.url), 'utf8')
  const styleHref = `/style.css?v=${createHash('sha256').update(css).digest('hex').slice(0, 12)}`
  const frame = () => ({ styleHref, testClock: testClockOf(book) })
  const form = (context: Context, status: 200 | 404 | 422, faults: readonly FormFault[]) =>
    page(context, status, StatusForm({ ...frame(), contact: statusContact(book), faults }))
  const message = (context: Context, status: 403 | 413 | 429, title: string, words: string) => page(context, status, MessagePage({ ...frame(), title, words }))

  const app = new Hono()
  app.get('/', (context) => context.redirect('/status', 302))
  app.get('/style.css', (context) =>
    context.body(css, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': `public, max-age=${YEAR_SECONDS}, immutable` }),
  )
  app.get('/status', (context) => form(context, 200, []))
  const tooLarge = (context: Context) => message(context, 413, 'That is too much', 'The form takes a code and a year, and nothing more.')
  app.post('/status', bodyLimit({ maxSize: FORM_MOST, onError: tooLarge }), async (context) => {
    if (isForeign(context)) return message(context, 403, 'That came from another site', 'Enter your code here, on our own page.')
    const sent = await context.req.parseBody()
    const [code, year] = [textOf(sent['code']), textOf(sent['birthYear'])]
    const faults = formFaults(code, year)
    if (faults.length > 0) return form(context, 422, faults)
    const opened = statusPage(book, { code, birthYear: Number(year) })
    if (opened.ok) return page(context, 200, StatusView({ ...frame(), contact: statusContact(book), page: opened.value }))
    const wait = opened.problem.members?.['retryAfter']
    if (typeof wait !== 'number') return form(context, 404, MISS)
    context.header('Retry-After', String(wait))
    const minutes = Math.ceil(wait / 60)
    return message(
      context,
      429,
      'Too many tries',
      `Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, then compare code and year with your slip and try again.`,
    )
  })
  return app
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const CODE_MOST = 100

function formFaults(code: string, year: string): FormFault[] {
  const faults: FormFault[] = []
  if (code === '' || code.length > CODE_MOST) faults.push({ field: 'code', words: 'Enter the code from your slip' })
  if (!/^\d{4}$/.test(year)) faults.push({ field: 'birthYear', words: 'Enter your year of birth, four digits' })
  return faults
}

/** A look-up changes nothing; still, no other site has a form for it. Our own page sends the origin `null`: it tells no referrer. */
function isForeign(context: Context): boolean {
  const site = context.req.header('Sec-Fetch-Site')
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const origin = context.req.header('Origin')
  return (
    origin !== undefined &&
    origin !== 'null' &&
    (!URL.canParse(origin) || new URL(origin).host !== (context.req.header('Host') ?? new URL(context.req.url).host))
  )
}

function page(context: Context, status: 200 | 403 | 404 | 413 | 422 | 429, content: { toString: () => string | Promise<string> }) {
  for (const [name, value] of Object.entries(HEADERS)) context.header(name, value)
  return context.html(`<!doctype html>${content.toString()}`, status)
}
