import { type Said, say } from '../../../said/say.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import type { NumberCell } from '../cells/number-cell.ts'
import { type Column, columnHasCents, numberAt } from '../columns/columns.ts'
import { mixedCurrencies, pricedBy } from '../columns/currencies.ts'
import { areKindsBeside, type Flag, flagsOf, partsSigns } from '../columns/flags.ts'
import { rankOf } from '../columns/header-rank.ts'
import type { Lines } from '../lines/lines.ts'
import { namesThing } from '../words/names-of-things.ts'
import { doubled } from './doubled.ts'

/** A cell that keeps a file from being read where no arithmetic proves a reading without it. */
export interface Objection {
  readonly row: number
  readonly column: Column
  readonly reason: Said
}

/** A list of problems holds fewer, and tells how many more there are. */
const MOST = 10_000

/** What the columns have against every reading that is not proved. */
export const objectionsOf = ({ columns }: Pick<Lines, 'columns'>): readonly Objection[] =>
  [...cellsAgainst(columns), ...mixed(columns), ...doubled(columns)].slice(0, MOST)

/** Damaged cells, rows with both or neither amount, words that tell no side, signs against them: every such cell, for who mends the first is not told of the next one later. */
export const cellsAgainst = (columns: readonly Column[]): readonly Objection[] =>
  [
    ...damagedCells(columns),
    ...mixedMarks(columns),
    ...unpaired(columns),
    ...saidTwice(columns),
    ...gaps(columns),
    ...flagged(columns),
    ...unsided(columns),
    ...plusOnly(columns),
  ].slice(0, MOST)

const MONEY = ['amount', 'debit', 'credit', 'balance'] as const

/** Cells that are no dates and no amounts, where most of their column are. */
export function damagedCells(columns: readonly Column[]): readonly Objection[] {
  return columns.flatMap((column) => {
    const fault = column.spoilt
    if (
      !fault ||
      (fault.kind === 'date' && namesThing(column.roles)) ||
      (fault.kind === 'amount' && rankOf(column) < 0 && !MONEY.some((role) => column.roles.has(role)))
    )
      return []
    return fault.rows.map((row) => ({ row, column, reason: fault.kind === 'date' ? say.othersAreDates : say.othersAreAmounts }))
  })
}

/** A column of amounts in which no one decimal mark reads all of them. */
function mixedMarks(columns: readonly Column[]): Objection[] {
  const named = columns.filter(
    (column) => (column.isNumber || column.spoilt?.kind === 'amount') && isUnsettled(column) && MONEY.some((role) => column.roles.has(role)),
  )
  return named.flatMap((column) => {
    const [dot, comma] = [rowsWhere(column, (cell) => !cell.dot), rowsWhere(column, (cell) => !cell.comma)]
    if (dot.length === 0 || comma.length === 0) return []
    const isDotFewer = dot.length === comma.length ? (dot[0] ?? 0) > (comma[0] ?? 0) : dot.length < comma.length
    return (isDotFewer ? dot : comma).map((row) => ({ row, column, reason: say.otherMark }))
  })
}

/** The rows in which a number is so; a file has many, so that none of them is held. */
function rowsWhere(column: Column, holds: (cell: NumberCell, row: number) => boolean): readonly number[] {
  const rows: number[] = []
  for (let row = 0; row < column.cells.length; row += 1) {
    const cell = numberAt(column, row)
    if (cell && holds(cell, row)) rows.push(row)
  }
  return rows
}

const isUnsettled = ({ roles }: Column): boolean =>
  !(['original', 'other', 'fee', 'reference', 'counterparty', 'status'] as const).some((role) => roles.has(role))

/** Two columns that are filled in turn on most rows, but not on all. One that is filled in turn with another on every row has its half. */
function unpaired(columns: readonly Column[]): Objection[] {
  const side = (role: 'debit' | 'credit', other: 'debit' | 'credit') =>
    columns.filter((column) => (column.isNumber || column.filled === 0) && column.roles.has(role) && !column.roles.has(other) && isUnsettled(column))
  const [debits, credits] = [side('debit', 'credit'), side('credit', 'debit')]
  const inTurn = (debit: Column, credit: Column) => debit.cells.every((_, row) => isMoved(debit, row) !== isMoved(credit, row))
  const isHalf = (one: Column) => debits.some((debit) => credits.some((credit) => (one === debit || one === credit) && inTurn(debit, credit)))
  return debits.flatMap((debit) =>
    credits.flatMap((credit) => {
      if (isHalf(debit) || isHalf(credit)) return []
      const wrong: number[] = []
      debit.cells.forEach((_, row) => {
        if (isMoved(debit, row) === isMoved(credit, row)) wrong.push(row)
      })
      if (wrong.length * 5 > debit.cells.length * 2) return []
      return wrong.map((row) => ({ row, column: debit, reason: (isMoved(debit, row) ? say.bothSides : say.neitherIs)(debit.name, credit.name) }))
    }),
  )
}

/** Rows in which two columns for money out and in have another figure than the column of amounts that says the same on all others. A fee may be in one and not in the other. */
function saidTwice(columns: readonly Column[]): Objection[] {
  const settled = columns.filter((column) => column.isNumber && isUnsettled(column) && !column.roles.has('balance'))
  const side = (role: 'debit' | 'credit', other: 'debit' | 'credit') => settled.filter(({ roles }) => roles.has(role) && !roles.has(other))
  const amounts = settled.filter(({ roles, filled, cells }) => roles.has('amount') && roles.has('debit') === roles.has('credit') && filled === cells.length)
  const hasFee = columns.some((column) => column.roles.has('fee') && column.cells.some((_, row) => isMoved(column, row)))
  if (hasFee) return []
  return side('debit', 'credit').flatMap((debit) =>
    side('credit', 'debit').flatMap((credit) => {
      if (!debit.cells.every((_, row) => isMoved(debit, row) !== isMoved(credit, row))) return []
      const half = (row: number) => (isMoved(debit, row) ? debit : credit)
      return amounts.flatMap((amount) => {
        if (amount === debit || amount === credit) return []
        const apart = [...amount.cells.keys()].filter((row) => figureOf(amount, row) !== figureOf(half(row), row))
        return apart.length > MOST_APART || apart.length * 5 > amount.cells.length
          ? []
          : apart.map((row) => ({ row, column: amount, reason: say.amountsApart(half(row).name) }))
      })
    }),
  )
}

const MOST_APART = 2

/** The digits of an amount, whatever its mark, its sign and its groups. */
const figureOf = ({ cells }: Column, row: number): string => (cells[row] ?? '').replace(/\D/g, '').replace(/^0+|0+$/g, '')

const isMoved = (column: Column, row: number): boolean => {
  const cell = numberAt(column, row)
  return cell !== undefined && /[1-9]/.test(`${cell.dot?.whole ?? ''}${cell.dot?.cents ?? ''}${cell.comma?.whole ?? ''}${cell.comma?.cents ?? ''}`)
}

/** A column of amounts, or one of which nobody knows what it is, that is empty on a few rows and has no other column to fill in for it. */
function gaps(columns: readonly Column[]): Objection[] {
  return columns.flatMap((column) => {
    const { roles, cells, filled } = column
    const isAmount = (roles.has('amount') || roles.has('net') || roles.size === 0) && roles.has('debit') === roles.has('credit') && !roles.has('balance')
    if (!column.isNumber || !isAmount || filled === cells.length || filled * 5 < cells.length * 3 || (roles.size === 0 && !hasDecimals(column))) return []
    const isPaired = columns.some(
      (other) => other.isNumber && other !== column && other.cells.every((cell, row) => isEmptyCell(cell) !== isEmptyCell(cells[row] ?? '')),
    )
    if (isPaired || isOfPurchase(column, columns)) return []
    return [...cells.keys()].filter((row) => isEmptyCell(cells[row] ?? '')).map((row) => ({ row, column, reason: say.amountExpected }))
  })
}

/** What was paid stands beside what was booked, where it had another currency: on some rows alone, by its name or by a column of currencies that is empty where it is. */
function isOfPurchase(column: Column, columns: readonly Column[]): boolean {
  const priced = pricedBy(columns)
  // What is in many currencies was paid itself.
  const isInMany = (one: Column) => priced.some(({ amount, isOne }) => amount === one && !isOne)
  const isBooked = (one: Column) =>
    one !== column && one.isNumber && one.filled === one.cells.length && rankOf(one) >= BOOKED && hasDecimals(one) && isUnsettled(one) && !isInMany(one)
  if (!columns.some(isBooked)) return false
  return (
    column.roles.has('original') ||
    priced.some(({ column: { cells }, amount }) => amount === column && cells.every((cell, row) => isEmptyCell(cell) === isEmptyCell(column.cells[row] ?? '')))
  )
}

/** The rank of a column that is called an amount, and nothing else. */
const BOOKED = 4

/** Some amounts have a plus, none a minus or a word for its side: which way those without a sign went is not told. */
function plusOnly(columns: readonly Column[]): Objection[] {
  return columns.flatMap((column) => {
    if (!column.isNumber || rankOf(column) < 0 || column.roles.has('balance') || !isUnsettled(column)) return []
    if (rowsWhere(column, ({ plus }) => plus === true).length === 0 || rowsWhere(column, ({ minus, side }) => minus === true || side !== undefined).length > 0)
      return []
    return rowsWhere(column, ({ plus }, row) => !plus && isMoved(column, row)).map((row) => ({ row, column, reason: say.plusOnly }))
  })
}

const hasDecimals = (column: Column): boolean => columnHasCents(column, '.') || columnHasCents(column, ',')

const mixed = (columns: readonly Column[]): readonly Objection[] => mixedCurrencies(columns).map((at) => ({ ...at, reason: say.otherCurrencyRow }))

/** In fewer rows a payment of the other way is nothing rare. */
const FEWEST_TELLING = 12

/** A flag whose word tells no side, or one that speaks against the sign of its row. */
function flagged(columns: readonly Column[]): Objection[] {
  const amounts = columns.filter((column) => column.isNumber && column.filled === column.cells.length && column.roles.has('amount') && isUnsettled(column))
  const flags = flagsOf(columns)
  // Of two ways to understand the words of a column one says the same against it.
  const each = flags.filter(({ column }, n) => flags.findIndex((other) => other.column === column) === n)
  return each.flatMap(({ column, sides }) => {
    const words = [...sides].filter(([, side]) => side === 'in' || side === 'out').map(([word]) => word)
    const untold = [...column.cells.keys()].filter((row) => ['neutral', 'unknown'].includes(sides.get(column.cells[row] ?? '') ?? ''))
    const signs = [
      ...amounts.map((amount) => (at: number) => signAt(amount, at)),
      ...each.flatMap((other) =>
        other.column === column || !tellsAll(other) ? [] : [(at: number) => (other.sides.get(other.column.cells[at] ?? '') === 'out' ? -1 : 1)],
      ),
    ]
    // Towards a card what comes in has a minus.
    const stands = (sign: (at: number) => number) =>
      areKindsBeside({ column, sides }, sign) || [1, -1].some((way) => partsSigns({ column, sides }, (at) => way * sign(at)))
    if (untold.length > 0 && signs.some(stands)) return []
    if (untold.length > 0) return untold.map((row) => ({ row, column, reason: say.sideWordUnknown(words) }))
    const against = amounts
      .map((amount) =>
        disagreement(
          amount,
          column.cells.map((cell) => sides.get(cell) === 'out'),
          // One word on every row says what kind of file it is, and a payment of the other way is nothing rare.
          sides.size > 1 || column.cells.length >= FEWEST_TELLING ? (sides.size > 1 ? MOST_AGAINST : 1 / column.cells.length) : 0,
        ),
      )
      .find((rows) => rows.length > 0)
    return (against ?? []).map((row) => ({ row, column, reason: say.signAgainstWord }))
  })
}

const tellsAll = ({ sides }: Flag): boolean => [...sides.values()].every((side) => side === 'in' || side === 'out')

/** A flag by its header that says nothing on some rows, and both sides on the others, beside amounts of which none has a sign. */
function unsided(columns: readonly Column[]): Objection[] {
  const amounts = columns.filter((column) => column.isNumber && column.roles.has('amount') && isUnsettled(column))
  const isSigned = (column: Column) => column.cells.some((_, row) => numberAt(column, row)?.minus || numberAt(column, row)?.side)
  if (amounts.length === 0 || amounts.some(isSigned)) return []
  return columns.flatMap((column) => {
    const { cells, filled, roles } = column
    if (!roles.has('direction') || filled === cells.length || filled * 5 < cells.length * 3) return []
    const rows = [...cells.keys()].filter((row) => cells[row] !== '')
    const [flag] = flagsOf([{ ...column, cells: rows.map((row) => cells[row] ?? '') }])
    const words = [...(flag?.sides ?? [])].filter(([, side]) => side === 'in' || side === 'out')
    if (new Set(words.map(([, side]) => side)).size < 2) return []
    const empty = [...cells.keys()].filter((row) => cells[row] === '' && amounts.some((amount) => isMoved(amount, row)))
    return empty.map((row) => ({ row, column, reason: say.sideWordUnknown(words.map(([word]) => word)) }))
  })
}

const MOST_AGAINST = 1 / 4

const signAt = (column: Column, row: number): number => (isMoved(column, row) ? (numberAt(column, row)?.minus ? -1 : 1) : 0)

/** The rows in which sign and flag part, where they go together on most rows. */
function disagreement(amount: Column, out: readonly boolean[], most: number): readonly number[] {
  const signs = amount.cells.map((_, row) => numberAt(amount, row)?.minus === true)
  if (!signs.some(Boolean)) return []
  const agree = signs.filter((minus, row) => minus === out[row]).length
  if (agree === signs.length || agree === 0) return []
  const isUsual = agree * 2 >= signs.length
  const minority = isUsual ? signs.length - agree : agree
  if (minority > signs.length * most) return []
  return [...signs.keys()].filter((row) => (signs[row] === out[row]) !== isUsual)
}
