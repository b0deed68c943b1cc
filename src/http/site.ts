import { Hono } from 'hono'
import type { Clock } from '../clock.ts'
import type { Book } from '../queries/query.ts'
import { api, failed } from './app.ts'
import { commonHeaders } from './headers.ts'
import { sameOrigin } from './origin.ts'
import { checkPolicies } from './policies.ts'
import { routes } from './routes.ts'
import { statusPages } from './status-page.ts'

export type Site = Hono

/** Everything that a book answers over HTTP: the API and its documentation, then the pages. Throws where a route lacks a policy. */
export function siteOf(book: Book, clock: Clock, publicUrl?: string): Site {
  checkPolicies(book, routes)
  const site = new Hono()
  site.use(commonHeaders(book))
  // Before the origin is looked at: its look-up changes nothing, and it has its own page for who comes from elsewhere.
  site.route('/', statusPages(book))
  site.use(sameOrigin(publicUrl))
  site.route('/', api(book, clock, undefined, publicUrl))
  site.onError((thrown) => failed(thrown))
  return site
}
