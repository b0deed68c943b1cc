import { type Context, Hono } from 'hono'
import { LinearRouter } from 'hono/router/linear-router'
import type { Clock } from '../clock.ts'
import type { Book } from '../queries/query.ts'
import { answerRoute } from './answer.ts'
import { PATIENCE, type Patience } from './body.ts'
import { docsPage, docsStyle } from './docs-page.tsx'
import { openApi } from './openapi.ts'
import { TokenLimit } from './policy.ts'
import { httpProblem } from './problem.ts'
import { routes } from './routes.ts'

const API = '/api/v1'

const honoPath = (path: string): string => API + path.replace(/\{(\w+)\}/g, ':$1')

/**
 * The HTTP API over a book, and its documentation. Asked by itself, as the command line does it once, it looks its routes up one by one: to make a faster table of them
 * takes longer than a hundred look-ups. A site that serves it has a table of its own.
 */
export function api(book: Book, clock: Clock, patience: Patience = PATIENCE, publicUrl?: string): Hono {
  const app = new Hono({ router: new LinearRouter() })
  const answering = { book, limit: new TokenLimit(clock), patience, publicUrl }
  for (const route of routes) app.on(route.method, honoPath(route.path), (context) => answerRoute(answering, route, context))
  app.get('/api/openapi.json', (context) => context.json(openApi(book, routes)))
  app.get('/api/docs', (context) => context.html(docsPage(book, routes)))
  app.get('/api/docs.css', (context) => context.body(docsStyle(), 200, { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'max-age=3600' }))
  for (const path of new Set(routes.map((route) => honoPath(route.path)))) app.all(path, wrongMethod(path))
  app.all('/api/*', () => noSuchRoute())
  app.onError((thrown) => failed(thrown))
  return app
}

export const noSuchRoute = (): Response => httpProblem('no_such_route', 'There is nothing at this address. /api/docs lists what there is.')

function wrongMethod(path: string): (context: Context) => Response {
  const methods = routes.filter((route) => honoPath(route.path) === path).map((route) => route.method)
  return () => httpProblem('method_not_allowed', `This address takes ${methods.join(' and ')}.`, { Allow: methods.join(', ') })
}

/** What SQLite says when the disk is full, gives an error, or another process holds the file too long. A broken rule of the book (SQLITE_CONSTRAINT) is a bug of ours. */
const STORAGE = /^SQLITE_(FULL|IOERR|BUSY|CANTOPEN|READONLY|CORRUPT|NOTADB|NOMEM)/

/** Something that was not foreseen: its kind and place are logged, never what was sent; `reference`: what a page told the person of it. */
export function failed(thrown: Error, reference = ''): Response {
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
  // The message of a SyntaxError quotes the text that could not be read: it may be a person's.
  const message = thrown.name === 'SyntaxError' ? '' : thrown.message.slice(0, 300)
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  console.error([`internal error ${reference}: ${thrown.name} ${code} ${message}`, ...frames.slice(0, 6)].join('\n'))
  if (STORAGE.test(code)) {
    const detail =
      'The book could not be read or written: the disk is full or in error, or the file is held. Send the same request with the same Idempotency-Key again later; if it fails again, tell the operator.'
    return httpProblem('book_unavailable', detail, { 'Retry-After': '5' })
  }
  return httpProblem(
    'internal_error',
    'Something went wrong here. Send the same request with the same Idempotency-Key again: nothing is done twice. If it fails again, tell the operator.',
  )
}
