import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { run } from '../commands/command.ts'
import { inputProblem } from '../commands/input.ts'
import type { Book } from '../queries/query.ts'
import { readBody, requestText } from './body.ts'
import { mayOn, roleRefused, signedIn, TokenLimit } from './policy.ts'
import { httpProblem, problemResponse } from './problem.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'

const API = '/api/v1'

/** The HTTP API over a book, in the order of refusals of interfaces.md: 401, 403, 400, 413, 415, 422, repeats, 404, 403, 409. */
export function api(book: Book, clock: () => number): Hono {
  const app = new Hono()
  const limit = new TokenLimit(clock)
  const honoPath = (path: string) => API + path.replace(/\{(\w+)\}/g, ':$1')
  for (const route of routes) app.on(route.method, honoPath(route.path), (context) => answerRoute(book, route, context, limit))
  const known = [...new Set(routes.map((route) => honoPath(route.path)))]
  for (const path of known) {
    const methods = routes.filter((route) => honoPath(route.path) === path).map((route) => route.method)
    app.all(path, () => httpProblem('method_not_allowed', `This address takes ${methods.join(' and ')}.`, { Allow: methods.join(', ') }))
  }
  app.all('/api/*', () => httpProblem('no_such_route', 'There is nothing at this address. /api/docs lists what there is.'))
  app.onError((thrown) => {
    console.error(`internal error: ${thrown.name}: ${thrown.message.slice(0, 200)}`)
    return httpProblem(
      'internal_error',
      'Something went wrong here, and nothing was changed. Send the same request with the same Idempotency-Key again; if it fails again, tell the operator.',
    )
  })
  return app
}

async function answerRoute(book: Book, route: Route, context: Context, limit: TokenLimit): Promise<Response> {
  if ('open' in route) return answerOpen(book, route, context)
  const signed = signedIn(book, context.req.header('Authorization'))
  if (!signed) return httpProblem('token_missing_or_bad', 'Send a valid token as "Authorization: Bearer TOKEN".', { 'WWW-Authenticate': 'Bearer' })
  const wait = limit.take(signed.secret)
  if (wait > 0) return httpProblem('too_many_requests', 'A token may make 100 requests a second. Wait, then send it again.', { 'Retry-After': String(wait) })
  const may = mayOn(book, route)
  if (!may.any && !may.roles.some((role) => signed.roles.includes(role))) return problemResponse(roleRefused(may.roles))
  const params = context.req.param() as Record<string, string>
  const query = context.req.query()
  if ('query' in route) return answerQuery(book, route, params, query, signed)
  if ('download' in route) return answerDownload(book, route, params, query, signed.person)
  const key = context.req.header('Idempotency-Key') ?? (route.method === 'PUT' ? randomUUID() : undefined)
  if (key === undefined || key === '' || key.length > 200) {
    return httpProblem('idempotency_key_missing', 'Send an Idempotency-Key with every POST: a new one for each request, the same one when you repeat it.')
  }
  const body = await readBody(context.req.raw, 'file' in route ? route.file : undefined)
  if (body instanceof Response) return body
  const ask = { params, query, actor: signed.person, key, request: requestText(route.method, new URL(context.req.url), body.bytes) }
  if ('file' in route) {
    const unknown = Object.keys(query).find((name) => !route.file.query.includes(name))
    if (unknown !== undefined)
      return problemResponse({ code: 'unknown_member', detail: `"${unknown}" is no parameter here; known are ${route.file.query.join(', ')}.` })
    const answered = await route.file.perform(book, { ...ask, bytes: body.bytes, contentType: body.contentType })
    return answered.ok ? context.json(answered.value.answer as object, answered.value.status as 200) : problemResponse(answered.problem)
  }
  const parsed = route.command.body.safeParse(body.json)
  if (!parsed.success) return problemResponse(inputProblem(parsed.error))
  const answered = run(book, route.command, { ...ask, body: parsed.data })
  return answered.ok ? context.json(answered.value.answer as object, answered.value.status as 200) : problemResponse(answered.problem)
}

function answerQuery(
  book: Book,
  route: Extract<Route, { query: unknown }>,
  params: Record<string, string>,
  query: Record<string, string>,
  reader: { person: number; roles: readonly string[] },
): Response {
  const filters = route.query.filters.safeParse(query)
  if (!filters.success) return problemResponse(inputProblem(filters.error))
  const answer = book.read((read) => route.query.ask(read, { params, filters: filters.data, reader }))
  return answer.ok ? json(answer.value) : problemResponse(answer.problem)
}

function answerDownload(
  book: Book,
  route: Extract<Route, { download: unknown }>,
  params: Record<string, string>,
  query: Record<string, string>,
  actor: number,
): Response {
  const made = route.download.perform(book, { params, query, actor, key: randomUUID() })
  if (!made.ok) return problemResponse(made.problem)
  const { bytes, contentType, name } = made.value
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'Content-Type': contentType,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

async function answerOpen(book: Book, route: Extract<Route, { open: unknown }>, context: Context): Promise<Response> {
  const body = await readBody(context.req.raw, undefined)
  if (body instanceof Response) return body
  const answer = route.open.ask(book, body.json)
  if (answer.ok) return json(answer.value)
  const retryAfter = answer.problem.members?.['retryAfter']
  const response = problemResponse(answer.problem)
  if (typeof retryAfter === 'number') response.headers.set('Retry-After', String(retryAfter))
  return response
}

const json = (value: unknown) => new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' } })
