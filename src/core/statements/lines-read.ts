import type { Reading, Statement, StatementLine } from './statement.ts'

/** A reading whose lines come in batches, as often as they are asked for: a million of them are never held at once. */
export interface LinesRead extends Omit<Reading, 'statement'> {
  readonly statement: Omit<Statement, 'lines'>
  readonly count: number
  /** What each line moved, in the file's order: minor units. */
  readonly amounts: Float64Array
  /** The first and the last booking date; none where there is no line. */
  readonly days: { readonly since: string; readonly until: string } | undefined
  /** The lines in the file's order. */
  readonly batches: () => Iterable<readonly StatementLine[]>
}

/** A reading that is held whole. */
export function linesOf({ statement, ...reading }: Reading): LinesRead {
  const { lines, ...head } = statement
  const amounts = Float64Array.from(lines, (line) => line.amountMinor)
  return { ...reading, statement: head, count: lines.length, amounts, days: daysOf(lines), batches: () => [lines] }
}

function daysOf(lines: readonly StatementLine[]): LinesRead['days'] {
  let days: { since: string; until: string } | undefined
  for (const { bookedOn } of lines) days = widened(days, bookedOn)
  return days
}

/** Days that take in one more. */
export const widened = (days: LinesRead['days'], day: string): { since: string; until: string } => ({
  since: days === undefined || day < days.since ? day : days.since,
  until: days === undefined || day > days.until ? day : days.until,
})
