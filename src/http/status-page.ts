import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { PROBLEMS } from '../core/problem.ts'
import type { FormFault } from '../pages/status/status-form.tsx'
import type { Book } from '../queries/query.ts'
import { holderOf, statusPage, ticketFor } from '../queries/status.ts'
import { isAct, PAGE_ACTS } from './status-acts.ts'
import { type StatusViews, statusViews, YEAR_SECONDS } from './status-views.ts'

const FORM_MOST = 4096
/** A message of 4000 letters, each written as up to twelve. */
const MESSAGE_MOST = 65_536

/**
 * The pages for students: `/` leads to `/status`, where code and year of birth open the page; its forms say something of a case, and lead to a
 * confirmation that tells nothing. Without script.
 */
export function statusPages(book: Book): Hono {
  const views = statusViews(book)
  const app = new Hono()
  app.get('/', (context) => context.redirect('/status', 302))
  app.get('/style.css', (context) =>
    context.body(views.css, 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': `public, max-age=${YEAR_SECONDS}, immutable` }),
  )
  app.get('/status', (context) => views.form(context, 200, []))
  app.post('/status', bodyLimit({ maxSize: FORM_MOST, onError: views.tooLarge }), async (context) => {
    if (isForeign(context)) return views.foreign(context)
    const { code = '', birthYear = '' } = await fieldsOf(context)
    const faults = formFaults(code, birthYear)
    if (faults.length > 0) return views.form(context, 422, faults)
    const holder = { code, birthYear: Number(birthYear) }
    const opened = statusPage(book, holder)
    return opened.ok ? views.status(context, 200, { page: opened.value, ticket: ticketFor(book, holder) }) : views.closed(context, opened.problem)
  })
  app.post('/status/:act', bodyLimit({ maxSize: MESSAGE_MOST, onError: views.tooLarge }), (context) => takeAct(book, views, context))
  app.get('/status/sent/:act', (context) => {
    const act = context.req.param('act')
    return isAct(act) ? views.message(context, 200, 'Sent', PAGE_ACTS[act].done, 'Check your status') : context.notFound()
  })
  return app
}

/** A form of the page: done, and on to the confirmation; or the page again, with what is wrong and what was typed. */
async function takeAct(book: Book, views: StatusViews, context: Context) {
  const act = context.req.param('act') ?? ''
  if (!isAct(act)) return context.notFound()
  if (isForeign(context)) return views.foreign(context)
  const typed = await fieldsOf(context)
  const holder = holderOf(book, typed['ticket'] ?? '')
  if (!holder) return views.form(context, 422, [{ field: 'code', words: 'The page was open for too long. Enter your code again, then write' }])
  const opened = statusPage(book, holder)
  if (!opened.ok) return views.closed(context, opened.problem)
  const sent = PAGE_ACTS[act].send(book, holder, typed, opened.value)
  if (sent.ok) return context.redirect(`/status/sent/${act}`, 303)
  const { kind } = PROBLEMS[sent.problem.code]
  const isContent = kind === 'shape' || kind === 'content'
  const fault = { act, caseNumber: typed['caseNumber'] ?? '', words: isContent ? PAGE_ACTS[act].fault : sent.problem.detail, typed }
  return views.status(context, isContent ? 422 : kind === 'throttled' ? 429 : 409, { page: opened.value, ticket: ticketFor(book, holder), fault })
}

/** A form's fields as trimmed text; of a field that came twice the last. */
async function fieldsOf(context: Context): Promise<Readonly<Record<string, string>>> {
  const sent = await context.req.parseBody()
  return Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : '']))
}

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
