import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { type Answered, run } from '../commands/command.ts'
import { problemOf } from '../core/problem.ts'
import type { Result } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { inputProblem } from '../input/input-problem.ts'
import type { Book } from '../queries/query.ts'
import { type Body, type Patience, readBody, requestText } from './body.ts'
import { mayOn, roleRefused, type Session, signedIn, type TokenLimit } from './policy.ts'
import { type Audience, httpProblem, jsonFor, problemResponse } from './problem.ts'
import type { Route } from './route.ts'

/** What every route is answered with. */
export interface Answering {
  readonly book: Book
  readonly limit: TokenLimit
  readonly patience: Patience
  /** Our address for people; absent: the one that a request came to. */
  readonly publicUrl: string | undefined
}

type Words = Readonly<Record<string, string>>

/** Answers a request to a route. Refusals in their order: 401, 403 role, 400, 413, 415, 422, repeat of a key, 404, 403 same person, 409. */
export async function answerRoute(answering: Answering, route: Route, context: Context): Promise<Response> {
  const { book, limit } = answering
  if ('open' in route) return answerOpen(answering, route, context)
  const signed = entered(book, route, context, limit)
  if (signed instanceof Response) return signed
  const twice = Object.entries(context.req.queries()).find(([, values]) => values.length > 1)?.[0]
  const asking = { params: context.req.param() as Words, query: context.req.query(), twice, actor: signed.person, roles: signed.roles, to: audienceOf(context) }
  if ('query' in route) return answerQuery(book, route, asking)
  if ('download' in route) return unknownParameter(asking, route.download.query) ?? answerDownload(answering, route, context, asking)
  return answerWriting(answering, route, context, asking)
}

/** Who asks, if the route is for them at this moment; with a limit the request is counted. */
function entered(book: Book, route: Exclude<Route, { open: unknown }>, context: Context, limit?: TokenLimit): Session | Response {
  const signed = sessionIn(context) ?? signedIn(book, context.req.header('Authorization'))
  if (!signed) return httpProblem('token_missing_or_bad', 'Send a valid token as "Authorization: Bearer TOKEN".', { 'WWW-Authenticate': 'Bearer' })
  const wait = limit?.take(signed.secret) ?? 0
  if (wait > 0) return httpProblem('too_many_requests', 'A token may make 100 requests a second. Wait, then send it again.', { 'Retry-After': String(wait) })
  const may = mayOn(book, route)
  if (may.any || may.roles.some((role) => signed.roles.includes(role))) return signed
  return problemResponse(roleRefused(may.roles), audienceOf(context))
}

const audienceOf = (context: Context): Audience => (sessionIn(context) ? 'page' : 'api')

/** Who is signed in to the pages, which ask in this process (`console/desk.ts`): nothing that comes over a line can have it. */
const sessionIn = ({ env }: Context): Session | undefined => (env?.session as Session | undefined) ?? undefined

interface Asking {
  readonly params: Words
  readonly query: Words
  /** A parameter that stands in the address twice. */
  readonly twice: string | undefined
  readonly actor: number
  readonly roles: readonly string[]
  readonly to: Audience
}

const MOST_KEY = 200

const isNoKey = (key: string): boolean => key === '' || key.length > MOST_KEY

const keyMissing = () =>
  httpProblem(
    'idempotency_key_missing',
    'Send an Idempotency-Key with every POST (200 characters at most): a new one for each request, the same one when you repeat it.',
  )

async function answerWriting(
  { book, patience }: Answering,
  route: Extract<Route, { command: unknown } | { file: unknown }>,
  context: Context,
  asking: Asking,
): Promise<Response> {
  const key = context.req.header('Idempotency-Key') ?? (route.method === 'PUT' ? randomUUID() : undefined)
  if (key === undefined || isNoKey(key)) return keyMissing()
  const body = await readBody(context.req.raw, 'file' in route ? route.file : undefined, patience)
  if (body instanceof Response) return body
  // A body may take minutes to come: whose token was revoked meanwhile, or whose role ended, does nothing with it.
  const signed = entered(book, route, context)
  if (signed instanceof Response) return signed
  const ask = { ...asking, roles: signed.roles, key, request: requestText(route.method, new URL(context.req.url), body) }
  if ('command' in route) return answerCommand(book, route, body, ask)
  const contentTypeHeader = context.req.header('Content-Type') ?? ''
  return (
    unknownParameter(asking, route.file.query) ??
    answeredFile(
      await route.file.perform(book, {
        ...ask,
        bytes: body.bytes,
        contentType: body.contentType,
        contentTypeHeader,
        signal: context.req.raw.signal,
        hasEnded: () => entered(book, route, context) instanceof Response,
        ...aloneIn(context),
      }),
      asking.to,
    )
  )
}

/** A request that never came over a line: the command line asks in its own process (`cli/as-person.ts`). */
const aloneIn = ({ env }: Context): { readonly isAlone?: true } => (env?.isAlone === true ? { isAlone: true } : {})

function answerCommand(
  book: Book,
  route: Extract<Route, { command: unknown }>,
  body: Body,
  ask: Asking & { readonly key: string; readonly request: string },
): Response {
  const unknown = unknownParameter(ask, route.command.query ?? [])
  if (unknown) return unknown
  const parsed = route.command.body.safeParse(body.json)
  if (!parsed.success) return problemResponse(inputProblem(parsed.error), ask.to)
  const ran = run(book, route.command, { ...ask, body: parsed.data })
  return ran.ok ? json(ran.value.answer, ran.value.status) : problemResponse(ran.problem, ask.to)
}

/** What a file is answered with names places of it, with their words. */
const answeredFile = (result: Result<Answered>, to: Audience): Response =>
  result.ok ? asJson(jsonFor(to, result.value.answer), result.value.status) : problemResponse(result.problem, to)

/** Refuses a parameter that the route does not know, or of which one value would be passed over: what it was meant to change must not be done without it. */
function unknownParameter({ query, twice, to }: Pick<Asking, 'query' | 'twice' | 'to'>, known: readonly string[] | undefined): Response | undefined {
  if (twice !== undefined) return problemResponse(problemOf('invalid_input', say.mend(twice.slice(0, 60), say.standsTwice)), to)
  const unknown = known && Object.keys(query).find((name) => !known.includes(name))
  if (known === undefined || unknown === undefined) return undefined
  return problemResponse(problemOf('unknown_member', say.noParameter(unknown.slice(0, 60), known)), to)
}

async function answerQuery(book: Book, route: Extract<Route, { query: unknown }>, asking: Asking): Promise<Response> {
  const { params, query, actor, roles, to } = asking
  const unknown = unknownParameter(asking, undefined)
  if (unknown) return unknown
  const filters = route.query.filters.safeParse(query)
  if (!filters.success) return problemResponse(inputProblem(filters.error), to)
  const question = { params, filters: filters.data, reader: { person: actor, roles } }
  const answer = (await route.query.aside?.(book, question)) ?? book.read((read) => route.query.ask(read, question))
  return answer.ok ? json(answer.value) : problemResponse(answer.problem, to)
}

function answerDownload({ book, publicUrl }: Answering, route: Extract<Route, { download: unknown }>, context: Context, asking: Asking): Response {
  const sent = route.download.isKeyed ? context.req.header('Idempotency-Key') : undefined
  if (sent !== undefined && isNoKey(sent)) return keyMissing()
  const made = route.download.perform(book, { ...asking, key: sent ?? randomUUID(), publicUrl: publicUrl ?? new URL(context.req.url).origin })
  if (!made.ok) return problemResponse(made.problem, asking.to)
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

async function answerOpen({ book, patience }: Answering, route: Extract<Route, { open: unknown }>, context: Context): Promise<Response> {
  const key = route.open.makes === true ? context.req.header('Idempotency-Key') : undefined
  if (key !== undefined && isNoKey(key)) return keyMissing()
  const body = await readBody(context.req.raw, undefined, patience)
  if (body instanceof Response) return body
  const under = key === undefined ? undefined : { key, request: requestText('POST', new URL(context.req.url), body) }
  const answer = route.open.ask(book, body.json, under)
  if (answer.ok) return json(answer.value, route.open.makes === true ? 201 : 200)
  const retryAfter = answer.problem.members?.['retryAfter']
  const response = problemResponse(answer.problem)
  if (typeof retryAfter === 'number') response.headers.set('Retry-After', String(retryAfter))
  return response
}

const json = (value: unknown, status = 200): Response => asJson(JSON.stringify(value), status)

const asJson = (text: string, status: number): Response =>
  new Response(text, { status, headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' } })
