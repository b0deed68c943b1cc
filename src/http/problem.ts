import { PROBLEMS, type Problem, type ProblemCode, type ProblemKind } from '../core/problem.ts'

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

/** RFC 9457 problem+json. */
export function problemResponse(problem: Problem): Response {
  return respond(STATUS[PROBLEMS[problem.code].kind], problem.code, problem.detail, {
    ...(problem.errors ? { errors: problem.errors } : {}),
    retry: PROBLEMS[problem.code].retry,
    ...problem.members,
  })
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

function respond(status: number, code: string, detail: string, members: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type: `/api/docs#problem-${code}`, title: code.replaceAll('_', ' '), status, code, detail, ...members }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  })
}
