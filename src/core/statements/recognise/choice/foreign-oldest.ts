import { say } from '../../../said/say.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import type { Column } from '../columns/columns.ts'
import { pricedBy } from '../columns/currencies.ts'
import { isInOneCurrency } from '../columns/header-rank.ts'
import type { Lines } from '../lines/lines.ts'
import { currenciesBeside } from '../words/currency-names.ts'
import { areTurned, type Candidate } from './candidates.ts'
import type { Objection } from './objections.ts'

/**
 * No balance holds the oldest amount. Where it alone stands beside another currency than all others, it may be as it was paid: those that a balance proves otherwise, and
 * the cells that tell the currency where none is left.
 */
export function withoutForeignOldest(
  proven: readonly Candidate[],
  lines: Lines,
): { readonly kept: readonly Candidate[]; readonly against: readonly Objection[] } {
  const found = proven.map((one) => ({ one, column: foreignOldest(one, lines) }))
  // The same chain read the other way has its oldest amount at the other end, and is no better proved.
  const isTurned = (one: Candidate) => found.some(({ one: other, column }) => column !== undefined && areTurned(one, other))
  const kept = found.filter(({ one, column }) => column === undefined && !isTurned(one)).map(({ one }) => one)
  if (kept.length > 0) return { kept, against: [] }
  const first = found.find(({ column }) => column !== undefined)
  return { kept, against: first?.column ? [{ row: oldestOf(first.one), column: first.column, reason: say.otherCurrencyRow }] : [] }
}

const oldestOf = ({ order, model: { amounts } }: Candidate): number => (order === 'oldest_first' ? 0 : amounts.length - 1)

/** The column that tells the oldest amount's currency, where it is another one than that of all others: a column of currencies, or the amounts with theirs beside them. */
function foreignOldest(one: Candidate, { columns, rows }: Lines): Column | undefined {
  if (one.proof !== 'running_balance') return undefined
  const at = oldestOf(one)
  const moved = columns.filter(({ place }) => one.model.places.includes(place))
  if (moved.every(isInOneCurrency)) return undefined
  const isBeside = ({ place }: Column) => (currenciesBeside(rows[at]?.cells[place] ?? '') ?? []).length > 0
  const inCells = moved.filter(isBeside)
  return [...codesOf(moved, columns), ...inCells].find(({ cells, place }) => {
    const code = (cell: string) => (inCells.some((column) => column.place === place) ? (currenciesBeside(cell) ?? []).join() : cell.toUpperCase())
    const others = new Set(cells.filter((cell, row) => row !== at && !isEmptyCell(cell)).map(code))
    const oldest = code(rows[at]?.cells[place] ?? '')
    return others.size === 1 && !others.has('') && oldest !== '' && !others.has(oldest)
  })
}

/** Columns of more than one currency that is the amounts': beside one of them, or beside no other figure but one whose header names its own. */
function codesOf(moved: readonly Column[], columns: readonly Column[]): readonly Column[] {
  const hasOriginal = columns.some((column) => column.isNumber && column.roles.has('original') && !moved.includes(column))
  const isTheirs = (amount: Column | undefined) => (amount === undefined ? !hasOriginal : moved.includes(amount) || isInOneCurrency(amount))
  return pricedBy(columns).flatMap(({ column, amount, isOne }) => (!isOne && isTheirs(amount) ? [column] : []))
}
