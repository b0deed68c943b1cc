import { say } from '../../../said/say.ts'
import { flagsOf } from '../columns/flags.ts'
import type { Lines } from '../lines/lines.ts'
import type { Candidate } from './candidates.ts'
import type { Objection } from './objections.ts'

const MOST_AGAINST = 1 / 4

/**
 * Amounts without a sign whose side another column or the balances tell, beside a column that is called that of sides and tells the same on most rows: where it tells the opposite on a
 * few, one of the two is damaged there.
 */
export function againstFlag(proven: readonly Candidate[], { columns, rows }: Lines): readonly Objection[] {
  if (!proven.every(({ model }) => model.style === 'flag')) return []
  return flagsOf(columns).flatMap(({ column, sides }) => {
    const told = column.cells.map((cell) => sides.get(cell))
    if (!column.roles.has('direction') || column.cells.length < rows.length || !(told.includes('in') && told.includes('out'))) return []
    if (proven.some(({ model }) => model.places.includes(column.place))) return []
    const apart = proven.map(({ model: { amounts } }) => [...told.keys()].filter((row) => isApart(amounts[row] ?? 0, told[row])))
    const isFew = (few: readonly number[]) => few.length > 0 && few.length <= Math.max(1, told.length * MOST_AGAINST)
    return apart.every(isFew) ? (apart[0] ?? []).map((row) => ({ row, column, reason: say.signAgainstWord })) : []
  })
}

const isApart = (minor: number, side: string | undefined): boolean => minor !== 0 && (side === 'in' || side === 'out') && (side === 'out') !== minor < 0
