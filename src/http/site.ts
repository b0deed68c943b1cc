import { Hono } from 'hono'
import type { Clock } from '../clock.ts'
import type { Book } from '../queries/query.ts'
import { api } from './app.ts'
import { commonHeaders } from './headers.ts'

/** Everything that a book answers over HTTP: the API and its documentation, then the pages. */
export function siteOf(book: Book, clock: Clock): Hono {
  const site = new Hono()
  site.use(commonHeaders(book))
  site.route('/', api(book, clock))
  return site
}
