import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { PROBLEMS } from '../../core/problem.ts'
import { isLanguage } from '../../pages/i18n/language.ts'
import type { FormFault } from '../../pages/status/status-form.tsx'
import type { Book } from '../../queries/query.ts'
import { type CodeAndYear, holderOf, statusPage, ticketFor } from '../../queries/status.ts'
import { failed } from '../api-of.ts'
import { BrokenForm, LargeForm } from '../broken-form.ts'
import { PiecesOfFile, readForm } from '../form.ts'
import { YEAR_SECONDS } from '../headers.ts'
import { newReference } from '../reference.ts'
import { doneWords, faultOf, isAct, perform, type Sent } from './acts.ts'
import { keptAct, sealAct } from './kept.ts'
import { changeLanguage, keepLanguage, languageByLink } from './language.ts'
import { ANSWER_MOST, uploadRoom } from './uploads.ts'
import { type StatusViews, statusViews } from './views.ts'

/** Code and year, and what was written on a page that had been open for too long, sealed. */
const FORM_MOST = 65_536
/** A message of 4000 letters, each written as up to twelve. */
const MESSAGE_MOST = 65_536

/**
 * The pages for students: `/` leads to `/status`, where code and year of birth open the page; its forms say something of a case, and lead to a
 * confirmation that tells nothing; `/help` and `/privacy`. Without script.
 */
export function statusPages(book: Book): Hono {
  const views = statusViews(book)
  const app = new Hono()
  for (const path of ['/status', '/status/*', '/help', '/privacy', '/style.css']) app.use(path, compress())
  for (const path of ['/status', '/help', '/privacy']) app.get(path, languageByLink)
  app.get('/', (context) => context.redirect('/status', 302))
  app.get('/style.css', (context) =>
    context.body(views.css, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': `public, max-age=${YEAR_SECONDS}, immutable` }),
  )
  app.get('/help', (context) => views.reading(context, 'help'))
  app.get('/privacy', (context) => views.reading(context, 'privacy'))
  app.get('/language/:language', (context) => changeLanguage(context) ?? views.missing(context))
  app.get('/status', (context) => views.form(context, 200))
  app.post('/status', bodyLimit({ maxSize: FORM_MOST, onError: views.tooLarge }), (context) => open(book, views, context))
  app.post('/status/answer', uploadRoom(views.busy), bodyLimit({ maxSize: ANSWER_MOST, onError: views.tooLarge }), (context) =>
    takeAct(book, views, context, 'answer'),
  )
  app.post('/status/:act', bodyLimit({ maxSize: MESSAGE_MOST, onError: views.tooLarge }), (context) => takeAct(book, views, context, context.req.param('act')))
  app.get('/status/sent/:act', (context) => {
    const act = context.req.param('act')
    if (!isAct(act)) return views.missing(context)
    const path = `/status/sent/${act}`
    return views.note(context, 200, (words) => ({ title: words.notes.sent, words: doneWords(act, words) }), { path, leadsOn: true })
  })
  app.all('/status/*', (context) => views.missing(context))
  app.onError((thrown, context) => {
    if (thrown instanceof BrokenForm) return views.unreadable(context)
    if (thrown instanceof LargeForm) return views.tooLarge(context)
    const reference = newReference()
    return views.broken(context, failed(thrown, reference).status === 503 ? 503 : 500, reference)
  })
  return app
}

/** What is shown where there is no page at all. */
export function missingPage(book: Book): (context: Context) => Response | Promise<Response> {
  const { missing } = statusViews(book)
  return missing
}

/** By code and year of birth; or again by the page's ticket, in another language. */
async function open(book: Book, views: StatusViews, context: Context) {
  if (isForeign(context)) return views.foreign(context)
  const { fields } = await sentIn(context)
  const { code = '', birthYear = '', ticket, language, kept } = fields
  if (ticket !== undefined) {
    if (isLanguage(language)) keepLanguage(context, language)
    const holder = holderOf(book, ticket)
    if (!holder) return views.form(context, 422, ({ lookup }) => [{ field: 'code', words: lookup.late }])
    return show(book, views, context, holder, { ...(isLanguage(language) ? { language } : {}), older: olderOf(fields) })
  }
  const faults = faultyFields(code, birthYear)
  if (faults.length > 0)
    return views.form(
      context,
      422,
      ({ lookup }) => faults.map((field): FormFault => ({ field, words: field === 'code' ? lookup.codeFault : lookup.yearFault })),
      { birthYear, kept },
    )
  const holder = { code, birthYear: Number(birthYear) }
  return show(book, views, context, holder, kept === undefined ? {} : { fault: keptAct(book, holder, kept), kept })
}

/** Which older messages a page's own button asks for. */
const olderOf = ({ caseNumber = '', before = '' }: Sent['fields']) => (/^\d{1,6}$/.test(before) ? { caseNumber, before: Number(before) } : undefined)

function show(
  book: Book,
  views: StatusViews,
  context: Context,
  holder: CodeAndYear,
  { kept, ...more }: Pick<Parameters<StatusViews['status']>[2], 'language' | 'older' | 'fault'> & { readonly kept?: string | undefined } = {},
) {
  const opened = statusPage(book, holder)
  return opened.ok
    ? views.status(context, 200, { page: opened.value, ticket: ticketFor(book, holder), ...more })
    : views.closed(context, opened.problem, { birthYear: String(holder.birthYear), kept })
}

/** A form of the page: done, and on to the confirmation; or the page again, with what is wrong and what was typed. */
async function takeAct(book: Book, views: StatusViews, context: Context, act: string) {
  if (!isAct(act)) return views.missing(context)
  if (isForeign(context)) return views.foreign(context)
  const sent = await sentIn(context)
  const holder = holderOf(book, sent.fields['ticket'] ?? '')
  if (!holder) {
    const kept = sealAct(book, act, sent.fields)
    return views.form(context, 422, ({ lookup }) => [{ field: 'code', words: kept === undefined ? lookup.late : lookup.lateKept }], { kept })
  }
  const opened = statusPage(book, holder)
  if (!opened.ok) return views.closed(context, opened.problem)
  const done = perform(act, book, holder, sent, opened.value)
  if (done.ok) return context.redirect(`/status/sent/${act}`, 303)
  const { problem } = done
  const wait = problem.members?.['retryAfter']
  if (typeof wait === 'number') context.header('Retry-After', String(wait))
  return views.status(context, STATUS[PROBLEMS[problem.code].kind] ?? 409, {
    page: opened.value,
    ticket: ticketFor(book, holder),
    fault: (words) => faultOf(act, sent, problem, words),
  })
}

const STATUS: Readonly<Record<string, 413 | 422 | 429>> = { shape: 422, content: 422, size: 413, throttled: 429 }

/** A form's fields as trimmed text, of one that came twice the last, and its files. What is no form has no fields; throws BrokenForm, LargeForm where it says that it is one. */
async function sentIn(context: Context): Promise<Sent> {
  const sent = new Map((await readForm(context, () => new PiecesOfFile())).map(({ name, value }) => [name, value]))
  const fields = Object.fromEntries([...sent].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value.trim()]] : [])))
  const files = [...sent].flatMap(([name, value]) =>
    typeof value !== 'string' && (value.taker.bytes > 0 || value.name !== '')
      ? [{ kind: name.replace(/^file-/, ''), bytes: Uint8Array.from(Buffer.concat(value.taker.pieces)) }]
      : [],
  )
  return { fields, files }
}

const CODE_MOST = 100

function faultyFields(code: string, year: string): FormFault['field'][] {
  return [...(code === '' || code.length > CODE_MOST ? (['code'] as const) : []), ...(/^\d{4}$/.test(year) ? [] : (['birthYear'] as const))]
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
