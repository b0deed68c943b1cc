import { problem } from '../../core/problem.ts'
import { say } from '../../core/said/say.ts'
import { lastBookedOn } from '../../store/closings.ts'
import type { Read } from '../../store/read.ts'
import type { OpenItem } from '../../store/reconciliations.ts'
import type { LineRow } from '../../store/statements.ts'
import { lineRow } from '../reconciliation/plan-match.ts'

/** The lines that a closing parks: open, and in the books with nothing. */
export const parkedBy = (read: Read, items: readonly OpenItem[]): readonly LineRow[] =>
  items.flatMap((item) => {
    const line = lineRow(read, item.line)
    return item.amount === line.amount && line.state === 'open' ? [line] : []
  })

/** Why an account cannot be closed to this day: a line of those days stands in the books on a later one. Such are lines that were matched together. */
export function bookedLater(read: Read, items: readonly OpenItem[]) {
  const parked = parkedBy(read, items)
  const later = items.filter(({ line }) => !parked.some(({ id }) => id === line))
  const [first] = later
  if (!first || later.reduce((sum, { amount }) => sum + amount, 0) === 0) return undefined
  const days = later.flatMap(({ line }) => lastBookedOn(read, line) ?? []).sort()
  return problem('difference_not_zero', say.bookedLater(first.line, first.bookedOn, days.at(-1) ?? ''))
}
