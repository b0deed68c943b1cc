import type { Result } from '../../core/result.ts'
import { inputProblem } from '../../input/input-problem.ts'
import type { Query } from '../../queries/query.ts'
import type { Desk, Refusal } from './desk.ts'
import type { Shown } from './screen.ts'

/** What of an address's filters was filled in, but for what a form left behind. */
export const filled = (query: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (value.trim() === '' || name === 'done' ? [] : [[name, value.trim()]])))

/** Asks a query with the filters of an address, checked as the query checks them. */
export function askFiltered<T, F>(
  desk: Desk,
  query: Query<F>,
  filters: Readonly<Record<string, string>>,
  params: Readonly<Record<string, string>> = {},
): Result<T, Refusal> {
  const checked = query.filters.safeParse(filters)
  if (!checked.success) return { ok: false, problem: { status: 422, ...inputProblem(checked.error), members: {} } }
  const answer = desk.ask<T, F>(query, checked.data, params)
  return answer.ok || answer.problem.status !== 404 || answer.problem.code === 'not_found' ? answer : { ok: false, problem: { ...answer.problem, status: 422 } }
}

/** A file for a person to keep. Its name is ours: letters, digits and `.-_`. */
export function fileShown(name: string, type: string, bytes: string | Uint8Array<ArrayBuffer>): Shown {
  const headers = {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  }
  return { file: new Response(bytes, { headers }) }
}
