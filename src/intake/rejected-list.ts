import { safeCell, writeDelimited } from '../files/safe-cell.ts'
import { folded } from './list-columns.ts'
import type { ListProblem } from './list-problem.ts'
import type { ListRead } from './read-list.ts'

const REASON = 'reason'

/**
 * The rows that were not taken in, as a list in the same columns with the column `reason`, to be corrected and sent again.
 * `reasons`: a row's line → its reasons; rows without any are left out. A reason that the list brought along from an
 * earlier time is replaced.
 */
export function rejectedList(
  { headers, delimiter, rows }: Pick<ListRead, 'headers' | 'delimiter' | 'rows'>,
  reasons: ReadonlyMap<number, readonly string[]>,
): string {
  const rejected = rows.filter(({ line }) => (reasons.get(line)?.length ?? 0) > 0)
  // A row with more cells than the header keeps them.
  const width = Math.max(headers.length, ...rejected.map(({ cells }) => cells.length))
  const kept = Array.from({ length: width }, (_, place) => place).filter((place) => folded(headers[place] ?? '') !== REASON)
  const row = (cells: readonly string[], reason: string): string[] => [...kept.map((place) => safeCell(cells[place] ?? '')), safeCell(reason)]
  const written = [row(headers, REASON), ...rejected.map(({ line, cells }) => row(cells, (reasons.get(line) ?? []).join('; ')))]
  return writeDelimited(written, delimiter === 'xlsx' ? ',' : delimiter)
}

/** The reasons of each line, each with its column. */
export function reasonsByLine(problems: readonly ListProblem[]): ReadonlyMap<number, readonly string[]> {
  const reasons = new Map<number, string[]>()
  for (const { line, column, reason } of problems) reasons.set(line, [...(reasons.get(line) ?? []), `${column}: ${reason}`])
  return reasons
}
