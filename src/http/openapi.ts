import type { Book } from '../queries/query.ts'
import { type AnyCode, allCodes, mayRetry, statusOf } from './problem.ts'
import type { Route } from './route.ts'
import { type JsonSchema, type RouteFacts, routeFacts } from './route-facts.ts'

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'A new one for each request, the same one for a repeat: same person, key and body give the same status and answer, for 30 days. Refusals bind none.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
} as const

const PROBLEM: JsonSchema = {
  type: 'object',
  description: 'RFC 9457. `code` is stable; `detail` says in words what to do; `retry`: whether the same request can succeed later.',
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { $ref: '#/components/schemas/ProblemCode' },
    detail: { type: 'string' },
    retry: { type: 'boolean' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { pointer: { type: 'string', description: 'JSON pointer into the body' }, reason: { type: 'string' } },
        required: ['pointer', 'reason'],
      },
    },
  },
  required: ['type', 'title', 'status', 'code', 'detail', 'retry'],
}

const LIST: JsonSchema = {
  type: 'object',
  properties: { items: { type: 'array', items: { type: 'object' } }, nextCursor: { type: ['string', 'null'] } as JsonSchema },
  required: ['items', 'nextCursor'],
}

/** The area of a route: its path's first word. */
export const areaOf = (path: string): string => {
  const words = (path.split('/')[1] ?? '').replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Who may use a route, in words. */
export const whoWords = (who: RouteFacts['who']): string =>
  who === 'open' ? 'anybody, without a token' : who === 'signed in' ? 'everybody signed in' : who.join(', ')

/** The API as OpenAPI 3.1, made from the routes, their schemas and the book's own rules of who may. */
export function openApi(book: Book, routes: readonly Route[]): object {
  const facts = routes.map((route) => routeFacts(book, route))
  const schemas: Record<string, unknown> = {}
  const paths: Record<string, Record<string, object>> = {}
  for (const fact of facts) {
    paths[fact.path] = { ...paths[fact.path], [fact.method.toLowerCase()]: operation(fact, schemas) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Tideover',
      version: '1',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
      description: 'Times are UTC, dates YYYY-MM-DD, money is a decimal string and a currency, ids are opaque. Readable at /api/docs.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    tags: [...new Set(facts.map(({ path }) => areaOf(path)))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        ...schemas,
        Problem: PROBLEM,
        ProblemCode: { type: 'string', enum: allCodes() },
        List: LIST,
      },
    },
    'x-problems': allCodes().map((code) => ({ code, status: statusOf(code), retry: mayRetry(code) })),
  }
}

function operation(fact: RouteFacts, schemas: Record<string, unknown>): object {
  return {
    operationId: operationId(fact),
    tags: [areaOf(fact.path)],
    summary: fact.summary,
    description: `For ${whoWords(fact.who)}.`,
    ...(Array.isArray(fact.who) ? { 'x-roles': fact.who } : {}),
    ...(fact.who === 'open' ? { security: [] } : {}),
    parameters: [
      ...fact.parameters.map(({ name, in: place, schema }) => ({ name, in: place, required: place === 'path', schema: hoisted(schema, schemas) })),
      ...(fact.takesKey ? [{ ...IDEMPOTENCY_KEY, required: fact.needsKey }] : []),
    ],
    ...(fact.body ? { requestBody: requestBody(fact.body, schemas) } : {}),
    responses: { ...answers(fact, schemas), ...refusals(fact.codes) },
  }
}

/** `POST /funds/{code}/contributions` → `postFundsContributions`; a path that ends in its parameter reads one thing. */
function operationId({ method, path }: RouteFacts): string {
  const words = path
    .split(/[/-]/)
    .flatMap((part) =>
      part === '' ? [] : part.startsWith('{') ? [`By${part.charAt(1).toUpperCase()}${part.slice(2, -1)}`] : [part.charAt(0).toUpperCase() + part.slice(1)],
    )
  return method.toLowerCase() + words.join('')
}

function requestBody({ types, schema }: NonNullable<RouteFacts['body']>, schemas: Record<string, unknown>): object {
  const isJson = types.includes('application/json')
  const needed = isJson && (schema.required ?? []).length > 0
  const content = isJson ? { 'application/json': { schema: hoisted(schema, schemas) } } : Object.fromEntries(types.map((type) => [type, {}]))
  return { required: !isJson || needed, content }
}

const ANSWER_WORDS: Readonly<Record<RouteFacts['answers'], string>> = { file: 'The file', list: 'A page; nextCursor is null on the last', object: 'Done' }

function answers({ statuses, answers: form, answer }: RouteFacts, schemas: Record<string, unknown>): object {
  const content =
    form === 'file'
      ? { 'application/octet-stream': {} }
      : { 'application/json': { schema: answer ? hoisted(answer, schemas) : form === 'list' ? { $ref: '#/components/schemas/List' } : { type: 'object' } } }
  return Object.fromEntries(statuses.map((status) => [String(status), { description: status === 201 ? 'Made' : ANSWER_WORDS[form], content }]))
}

/** One answer per status, which names its codes. */
function refusals(codes: readonly AnyCode[]): object {
  const statuses = [...new Set(codes.map(statusOf))]
  return Object.fromEntries(
    statuses
      .map((status) => [status, codes.filter((code) => statusOf(code) === status)] as const)
      .map(([status, of]) => [
        String(status),
        {
          description: of.join(', '),
          ...(status === 429 ? { headers: { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' } } } } : {}),
          content: { 'application/problem+json': { schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: of } } }] } } },
        },
      ]),
  )
}

/** A schema with its named parts moved to the document's own. */
function hoisted(schema: JsonSchema, schemas: Record<string, unknown>): unknown {
  const { $schema: _, $defs = {}, ...rest } = schema
  for (const [name, part] of Object.entries($defs)) schemas[name] = moved(part)
  return moved(rest)
}

function moved(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(moved)
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string' ? value.replace('#/$defs/', '#/components/schemas/') : moved(value),
    ]),
  )
}
