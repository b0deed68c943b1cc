import type { Model, Money } from '../amounts/models.ts'
import type { Column } from '../columns/columns.ts'
import type { Lines } from '../lines/lines.ts'
import { directionsTold, sidesTold } from '../lines/texts.ts'

/** The order of the rows, as their days tell it. */
interface InOrder {
  readonly lines: Lines
  readonly told: 'oldest_first' | 'newest_first' | 'mixed' | undefined
}

/** So many amounts of the other sign than the rest must a text call what it is not before the balances are those of what is owed. */
const FEWEST_AGAINST = 2

/**
 * Amounts without any sign beside a column that is called balance: where each balance is the one before it and the amount, more or less, they tell which way each went. Read backwards the
 * same balances tell the opposite, so the days must tell the order. The oldest amount is told by none: it stands both ways, the likelier first, and what the file says of its
 * opening balance decides.
 */
export function toldByBalances(models: readonly Model[], money: readonly Money[], { lines, told }: InOrder): readonly Model[] {
  if (told !== 'oldest_first' && told !== 'newest_first') return []
  const plain = models.filter(
    ({ style, told: by, amounts, places }) =>
      style === 'signed' && by === 'nobody' && amounts.length > 2 && amounts.every((minor) => minor >= 0) && !places.some((place) => isOneOfTwo(place, lines)),
  )
  if (plain.length === 0) return []
  const balances = money.filter(({ column: { roles, filled, cells } }) => isBalance(roles) && filled === cells.length)
  return plain.flatMap((model) =>
    balances.flatMap(({ column, amounts }) => (model.places.includes(column.place) ? [] : bothWays(model, amounts, told === 'oldest_first' ? 1 : -1, lines))),
  )
}

/** Is a column called that of one side, and another one, which may be empty, that of the other? What stands in it went that way, or is in the wrong one. */
function isOneOfTwo(place: number, { columns }: Lines): boolean {
  const sideOf = (roles: Column['roles']) => (roles.has('debit') === roles.has('credit') ? undefined : roles.has('debit') ? 'debit' : 'credit')
  const side = sideOf(columns[place]?.roles ?? new Set())
  return side !== undefined && columns.some(({ roles }) => sideOf(roles) !== undefined && sideOf(roles) !== side)
}

const isBalance = (roles: Money['column']['roles']): boolean =>
  roles.has('balance') && !(['before', 'other', 'original', 'amount'] as const).some((role) => roles.has(role))

/** `step`: from a row to the next later one. Where all others came in, the column is one of signed amounts as well, and these tell the oldest. */
function bothWays(model: Model, balances: Money['amounts'], step: 1 | -1, lines: Lines): readonly Model[] {
  const { amounts } = model
  const oldest = step > 0 ? 0 : amounts.length - 1
  const made = amounts.map((minor, n) => (n === oldest ? minor : movedTo(balances[n], balances[n - step], minor)))
  if (made.includes(undefined) || !made.some((minor, n) => n !== oldest && (minor ?? 0) < 0)) return []
  const into = made.map((minor) => minor ?? 0)
  const { agree, oppose } = directionsTold(lines, into)
  if (oppose.sure >= FEWEST_AGAINST && oppose.sure > agree.sure) return []
  const first = into[oldest] ?? 0
  const isIn = isLikelyIn(first, balances[oldest] ?? 0, oldest, lines)
  const both = first === 0 ? [into] : isIn ? [into, into.with(oldest, -first)] : [into.with(oldest, -first), into]
  const ways = both.filter((way) => way.some((minor) => minor > 0))
  return ways.map((one, n) => ({ ...model, style: 'flag', amounts: one, needsProof: true, rank: model.rank + Number(isIn && n === 0) }))
}

/** What a row moved, if its amount is the difference of its balance and the one before it. */
function movedTo(now: number | undefined, before: number | undefined, minor: number): number | undefined {
  if (now === undefined || before === undefined || Math.abs(now - before) !== minor) return undefined
  return minor === 0 ? 0 : now - before
}

/** Money goes out more often than it comes in, unless a text says otherwise. */
const isLikelyIn = (minor: number, balance: number, at: number, lines: Lines): boolean => sidesTold(lines)[at]?.isOut === false && balance >= minor
