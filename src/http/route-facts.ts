import { z } from 'zod'
import type { ProblemCode } from '../core/problem.ts'
import type { Book } from '../queries/query.ts'
import { answerOf } from './answers/answers.ts'
import { mayOn } from './policy.ts'
import type { AnyCode } from './problem.ts'
import type { Route } from './route.ts'

export type JsonSchema = z.core.JSONSchema.JSONSchema

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly schema: JsonSchema
}

/** What the documentation tells of a route, for machines and for people alike. */
export interface RouteFacts {
  readonly method: Route['method']
  readonly path: string
  readonly summary: string
  /** Roles that may; absent: everybody signed in; `open`: without a token. */
  readonly who: readonly string[] | 'signed in' | 'open'
  readonly needsKey: boolean
  /** A repeat is known by its key, if one is sent. */
  readonly takesKey: boolean
  readonly parameters: readonly Parameter[]
  readonly body: { readonly types: readonly string[]; readonly schema: JsonSchema; readonly mostBytes: number } | undefined
  readonly statuses: readonly number[]
  readonly answers: 'object' | 'list' | 'file'
  /** The answer's shape; absent where nobody relies on one. */
  readonly answer: JsonSchema | undefined
  readonly codes: readonly AnyCode[]
}

const JSON_BYTES = 1024 * 1024

export const schemaOf = (type: z.ZodType): JsonSchema => z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' })

/** The object schema's properties, none where it is something else. */
export const propertiesOf = (schema: JsonSchema): ReadonlyArray<readonly [string, JsonSchema]> =>
  Object.entries(schema.properties ?? {}).flatMap(([name, of]) => (typeof of === 'object' ? [[name, of] as const] : []))

export function routeFacts(book: Book, route: Route): RouteFacts {
  const of = actOf(route)
  const body = bodyOf(route)
  const parameters = [...pathParameters(route.path), ...queryParameters(route)]
  const who = whoMay(book, route)
  const filters = 'query' in route ? propertiesOf(schemaOf(route.query.filters)).map(([name]) => name) : []
  const needsKey = route.method === 'POST' && !('open' in route)
  const isKeyed = ('download' in route && route.download.isKeyed === true) || ('open' in route && route.open.makes === true)
  return {
    method: route.method,
    path: route.path,
    summary: of.summary,
    who,
    needsKey,
    takesKey: needsKey || isKeyed,
    parameters,
    body,
    statuses: statusesOf(route),
    answers: 'download' in route ? 'file' : filters.includes('limit') ? 'list' : 'object',
    answer: answerSchema(route),
    codes: codesOf({ who, needsKey, takesKey: needsKey || isKeyed, body, parameters, refuses: of.refuses ?? [] }),
  }
}

function answerSchema(route: Route): JsonSchema | undefined {
  const answer = answerOf(route)
  return answer && z.toJSONSchema(answer, { unrepresentable: 'any' })
}

/** The command or query of a route. */
function actOf(route: Route): { readonly summary: string; readonly refuses?: readonly ProblemCode[] } {
  if ('command' in route) return route.command
  if ('file' in route) return route.file
  if ('download' in route) return route.download
  return 'open' in route ? route.open : route.query
}

function whoMay(book: Book, route: Route): RouteFacts['who'] {
  if ('open' in route) return 'open'
  const may = mayOn(book, route)
  return may.any ? 'signed in' : may.roles
}

const pathParameters = (path: string): Parameter[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({ name, in: 'path', schema: { type: 'string' } }))

function queryParameters(route: Route): Parameter[] {
  if ('query' in route) return propertiesOf(schemaOf(route.query.filters)).map(([name, schema]) => ({ name, in: 'query', schema }))
  const names = 'command' in route ? route.command.query : 'file' in route ? route.file.query : 'download' in route ? route.download.query : []
  return (names ?? []).map((name) => ({ name, in: 'query', schema: { type: 'string' } }))
}

function bodyOf(route: Route): RouteFacts['body'] {
  if ('command' in route) return { types: ['application/json'], schema: schemaOf(route.command.body), mostBytes: JSON_BYTES }
  if ('file' in route) return { types: route.file.types ?? ['application/octet-stream'], schema: {}, mostBytes: route.file.mostBytes }
  if ('open' in route) return { types: ['application/json'], schema: route.open.body ? schemaOf(route.open.body) : { type: 'object' }, mostBytes: JSON_BYTES }
  return undefined
}

function statusesOf(route: Route): readonly number[] {
  if ('command' in route) return [route.command.makes ? 201 : 200]
  if ('open' in route && route.open.makes === true) return [201]
  return 'file' in route ? [200, 201] : [200]
}

/** The codes that a route can answer with: by its form, then what its command or query declares. In the order in which they are decided. */
function codesOf(of: Pick<RouteFacts, 'who' | 'needsKey' | 'takesKey' | 'body' | 'parameters'> & { readonly refuses: readonly ProblemCode[] }): AnyCode[] {
  const codes: AnyCode[] = of.who === 'open' ? [] : ['token_missing_or_bad', 'too_many_requests']
  if (Array.isArray(of.who)) codes.push('role_not_allowed')
  if (of.takesKey) codes.push('idempotency_key_missing')
  if (of.body) codes.push('body_incomplete', 'body_too_slow', 'too_large', 'media_type_not_taken')
  if (of.body?.types.includes('application/json')) codes.push('broken_json')
  if (of.body || of.parameters.some((parameter) => parameter.in === 'query')) codes.push('invalid_input', 'unknown_member', ...wordCodes(of.body?.schema))
  if (of.takesKey) codes.push('idempotency_key_reused', 'idempotency_key_expired')
  if (of.parameters.some((parameter) => parameter.in === 'path')) codes.push('not_found')
  codes.push(...of.refuses, 'internal_error', 'book_unavailable')
  return [...new Set(codes)]
}

/** The codes of the words that a body is made of. */
function wordCodes(schema: JsonSchema | undefined): ProblemCode[] {
  const words = Object.keys(schema?.$defs ?? {})
  return [...(words.includes('Money') ? (['amount_invalid', 'currency_unknown'] as const) : []), ...(words.includes('Date') ? (['date_invalid'] as const) : [])]
}
