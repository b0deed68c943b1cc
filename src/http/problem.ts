import { PROBLEMS, type Problem, type ProblemKind } from '../core/problem.ts'

/** The one place that knows statuses: a refusal's kind → HTTP status (RFC 9110). */
const STATUS: Record<ProblemKind, number> = { shape: 422, content: 422, state: 409, role: 403, person: 403, missing: 404, gone: 410 }

/** Refusals that only HTTP knows, beside the core's. */
const HTTP_PROBLEMS = {
  broken_json: 400,
  idempotency_key_missing: 400,
  token_missing_or_bad: 401,
  no_such_route: 404,
  method_not_allowed: 405,
  too_large: 413,
  media_type_not_taken: 415,
  too_many_requests: 429,
  internal_error: 500,
} as const

export type HttpProblemCode = keyof typeof HTTP_PROBLEMS

/** RFC 9457 problem+json. */
export function problemResponse(problem: Problem): Response {
  return respond(STATUS[PROBLEMS[problem.code].kind], problem.code, problem.detail, {
    ...(problem.errors ? { errors: problem.errors } : {}),
    retry: PROBLEMS[problem.code].retry,
    ...problem.members,
  })
}

export function httpProblem(code: HttpProblemCode, detail: string, headers: Record<string, string> = {}): Response {
  return respond(HTTP_PROBLEMS[code], code, detail, {}, headers)
}

export const statusOf = (code: keyof typeof PROBLEMS): number => STATUS[PROBLEMS[code].kind]

export const httpProblems = (): ReadonlyArray<readonly [string, number]> => Object.entries(HTTP_PROBLEMS)

function respond(status: number, code: string, detail: string, members: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type: `https://tideover.org/problems/${code}`, title: code.replaceAll('_', ' '), status, code, detail, ...members }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  })
}
