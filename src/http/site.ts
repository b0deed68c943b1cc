import { type Context, Hono } from 'hono'
import type { Clock } from '../clock.ts'
import { Door } from '../commands/sign-in/accounts.ts'
import type { Book } from '../queries/query.ts'
import { failed, noSuchRoute } from './api-of.ts'
import { api } from './app.ts'
import { BrokenForm, LargeForm } from './broken-form.ts'
import { consolePages } from './console/console.ts'
import { sessionCookieIn } from './console/cookies.ts'
import { brokenForm, brokenPage, foreignPage, largeForm, notFoundPage } from './console/view.tsx'
import { commonHeaders } from './headers.ts'
import { foreignOrigin, sameOrigin } from './origin.ts'
import { checkPolicies } from './policies.ts'
import { newReference } from './reference.ts'
import { routes } from './routes.ts'
import { missingPage, statusPages } from './status-page/page.ts'

export type Site = Hono

/** Everything that a book answers over HTTP: the API and its documentation, then the pages. Throws where a route lacks a policy. */
export function siteOf(book: Book, clock: Clock, publicUrl?: string, door: Door = new Door(book, clock)): Site {
  checkPolicies(book, routes)
  const site = new Hono()
  site.use(commonHeaders(book))
  // Before the origin is looked at: its look-up changes nothing, and it has its own page for who comes from elsewhere.
  site.route('/', statusPages(book))
  const asked = api(book, clock, undefined, publicUrl)
  const { app: pages, viewing } = consolePages(door, asked)
  const isApi = (context: Context) => context.req.path.startsWith('/api/')
  site.use(sameOrigin(publicUrl, (context) => (isApi(context) ? foreignOrigin() : foreignPage(viewing, context))))
  site.route('/', asked)
  site.route('/', pages)
  const missing = missingPage(book)
  const noPage = (context: Context) => (isApi(context) ? noSuchRoute() : sessionCookieIn(context) ? notFoundPage(viewing, context) : missing(context))
  // A route, and no `notFound`: a site that this one is a part of keeps it.
  site.all('*', async (context) => withMethods(await noPage(context), methodsAt(site, context.req.path)))
  site.onError((thrown, context) => {
    if (thrown instanceof BrokenForm) return brokenForm(viewing, context)
    if (thrown instanceof LargeForm) return largeForm(viewing, context)
    const reference = newReference()
    const answer = failed(thrown, isApi(context) ? undefined : reference)
    return isApi(context) ? answer : brokenPage(viewing, context, answer.status, reference)
  })
  return site
}

const METHODS = ['GET', 'POST', 'PUT'] as const

/** What an address takes. A route for every method is no page. */
const methodsAt = (site: Site, path: string): readonly string[] =>
  METHODS.filter((method) => site.router.match(method, path)[0].some(([[, route]]) => route.method === method))

/** Where there is a page, and another method was asked, that is said. */
function withMethods(page: Response, methods: readonly string[]): Response {
  if (methods.length === 0) return page
  const answer = new Response(page.body, { status: 405, headers: page.headers })
  answer.headers.set('Allow', methods.join(', '))
  return answer
}
