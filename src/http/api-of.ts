import { Hono } from 'hono'
import { LinearRouter } from 'hono/router/linear-router'
import type { Clock } from '../clock.ts'
import type { Book } from '../queries/query.ts'
import { answerRoute } from './answer.ts'
import { PATIENCE, type Patience } from './body.ts'
import { TokenLimit } from './policy.ts'
import { httpProblem } from './problem.ts'
import type { Route } from './route.ts'

const API = '/api/v1'

const honoPath = (path: string): string => API + path.replace(/\{(\w+)\}/g, ':$1')

export interface Answered {
  readonly book: Book
  readonly clock: Clock
  readonly patience?: Patience
  readonly publicUrl?: string | undefined
}

/**
 * Routes of the API over a book, answered; `also` adds what stands beside them. Asked by itself, as the command line does it once, it looks its routes up one by one: to make
 * a faster table of them takes longer than a hundred look-ups. A site that serves it has a table of its own.
 */
export function apiOf(routes: readonly Route[], { book, clock, patience = PATIENCE, publicUrl }: Answered, also?: (app: Hono) => void): Hono {
  const app = new Hono({ router: new LinearRouter() })
  const answering = { book, limit: new TokenLimit(clock), patience, publicUrl }
  for (const route of routes) app.on(route.method, honoPath(route.path), (context) => answerRoute(answering, route, context))
  also?.(app)
  for (const path of new Set(routes.map((route) => honoPath(route.path)))) app.all(path, wrongMethod(routes, path))
  app.all('/api/*', () => noSuchRoute())
  app.onError((thrown) => failed(thrown))
  return app
}

export const noSuchRoute = (): Response => httpProblem('no_such_route', 'There is nothing at this address. /api/docs lists what there is.')

function wrongMethod(routes: readonly Route[], path: string): () => Response {
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
  // Until somebody has looked at the file no request can succeed, and whoever sent it did nothing wrong
  if (thrown.name === 'UnmarkedError') return httpProblem('book_unavailable', `${thrown.message} Nothing was done; tell the operator.`)
  return httpProblem(
    'internal_error',
    'Something went wrong here. Send the same request with the same Idempotency-Key again: nothing is done twice. If it fails again, tell the operator.',
  )
}
