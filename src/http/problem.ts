import { PROBLEMS, type Problem, type ProblemCode, type ProblemKind } from '../core/problem.ts'

/** Who reads an answer: anybody over the API, which tells in English, or our own pages, which ask in this process and tell it in the language of their reader. */
export type Audience = 'api' | 'page'

/** An answer as JSON: sentences as data are for pages alone. */
export const jsonFor = (to: Audience, answer: unknown): string =>
  JSON.stringify(answer, to === 'page' ? undefined : (name, value: unknown) => (name === 'said' ? undefined : value))

/** The one place that knows statuses: a refusal's kind → HTTP status (RFC 9110). */
const STATUS: Record<ProblemKind, number> = { shape: 422, content: 422, state: 409, role: 403, person: 403, missing: 404, gone: 410, size: 413, throttled: 429 }

/** Refusals that only HTTP knows, beside the core's. */
const HTTP_PROBLEMS = {
  broken_json: 400,
  body_incomplete: 400,
  idempotency_key_missing: 400,
  token_missing_or_bad: 401,
  foreign_origin: 403,
  no_such_route: 404,
  method_not_allowed: 405,
  body_too_slow: 408,
  too_large: 413,
  media_type_not_taken: 415,
  too_many_requests: 429,
  internal_error: 500,
  book_unavailable: 503,
} as const

export type HttpProblemCode = keyof typeof HTTP_PROBLEMS

const MAY_SUCCEED: ReadonlySet<HttpProblemCode> = new Set(['body_incomplete', 'body_too_slow', 'too_many_requests', 'internal_error', 'book_unavailable'])

/** RFC 9457 problem+json; to our own pages with its words as data too. */
export function problemResponse({ code, detail, said, errors, members }: Problem, to: Audience = 'api'): Response {
  return respond(STATUS[PROBLEMS[code].kind], code, detail, { ...(errors ? { errors } : {}), retry: PROBLEMS[code].retry, ...members, said }, {}, to)
}

export function httpProblem(code: HttpProblemCode, detail: string, headers: Record<string, string> = {}): Response {
  return respond(HTTP_PROBLEMS[code], code, detail, { retry: MAY_SUCCEED.has(code) }, headers)
}

/** Any code that an answer of ours can have. */
export type AnyCode = ProblemCode | HttpProblemCode

const isHttpCode = (code: AnyCode): code is HttpProblemCode => code in HTTP_PROBLEMS

export const statusOf = (code: AnyCode): number => (isHttpCode(code) ? HTTP_PROBLEMS[code] : STATUS[PROBLEMS[code].kind])

/** Can the same request succeed later? */
export const mayRetry = (code: AnyCode): boolean => (isHttpCode(code) ? MAY_SUCCEED.has(code) : PROBLEMS[code].retry)

export const allCodes = (): readonly AnyCode[] => [...(Object.keys(PROBLEMS) as ProblemCode[]), ...(Object.keys(HTTP_PROBLEMS) as HttpProblemCode[])]

function respond(status: number, code: string, detail: string, members: object, headers: Record<string, string> = {}, to: Audience = 'api'): Response {
  const problem = { type: `/api/docs#problem-${code}`, title: code.replaceAll('_', ' '), status, code, detail, ...members }
  return new Response(jsonFor(to, problem), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  })
}
