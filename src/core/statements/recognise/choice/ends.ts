import type { Proof } from '../../statement.ts'
import type { Model } from '../amounts/models.ts'
import { dateCell } from '../cells/date-cell.ts'
import { hasCents, type Mark, type NumberCell, numberCell } from '../cells/number-cell.ts'
import type { Column } from '../columns/columns.ts'
import type { Dated } from '../days/dating.ts'
import type { Lines } from '../lines/lines.ts'
import { COUNT } from '../table/count-rows.ts'
import type { GridRow } from '../table/grid.ts'
import { balanceWithin, behindZero, joinedCell, tornFigure } from '../table/label-figures.ts'
import { type Labelled, type Labels, labelledMinor } from '../table/labels.ts'
import { folded, hasWord } from '../words/words.ts'

/** A figure that a label names, and what the lines make of it. */
export interface Missed {
  readonly label: Labelled
  readonly expected: number
}

/** A table and its labels under one way to read days and numbers. */
export interface Around {
  readonly lines: Lines
  readonly labels: Labels
  readonly dated: Dated
  readonly mark: Mark
  readonly digits: number
}

/** Balances that the file states in words, above, below and among its rows. */
function claimsOf({ lines, labels }: Around): { readonly opening: readonly Labelled[]; readonly closing: readonly Labelled[] } {
  const opening = [...labels.opening, ...inRows(lines, 'opening')]
  const closing = [...labels.closing, ...inRows(lines, 'closing')]
  const bare = closing.length === 0 && opening.length > 0 ? inRows(lines, 'balance') : []
  return { opening, closing: [...closing, ...bare.slice(-1)] }
}

/**
 * Of two balances around the lines the one beside the oldest is the opening; where the days do not tell which line that is, the lines may. Some banks print
 * them the other way round, and then amounts with the opposite signs would add up: so signed ones are tried both ways.
 */
function withPair(claims: ReturnType<typeof claimsOf>, around: Around, { amounts, style }: Model): typeof claims {
  const onDay = ofThatDay(around)
  const pair = onDay ?? around.labels.pair ?? pairInRows(around)
  if (!pair || (!onDay && claims.opening.length + claims.closing.length > 0)) return claims
  if (pair.isOrdered) return { opening: [pair.above], closing: [pair.below] }
  const [above, below] = [pair.above, pair.below].map((label) => labelledMinor(label, around.mark, around.digits))
  const total = sumOf(amounts)
  const adds = (from: readonly number[] = [], to: readonly number[] = []) => from.some((minor) => to.includes(minor + total))
  const { told } = around.dated
  // With the opposite signs the balances add up in the other order: only signs that the amounts bear tell it
  const hasSigns = style === 'signed' || style === 'debit_credit'
  const isNewestFirst = told === 'newest_first' || (hasSigns && told !== 'oldest_first' && !adds(above, below) && adds(below, above))
  const [from, to] = isNewestFirst ? [below, above] : [above, below]
  const isTurned = hasSigns && !adds(from, to) && adds(to, from) ? !isNewestFirst : isNewestFirst
  return isTurned ? { opening: [pair.below], closing: [pair.above] } : { opening: [pair.above], closing: [pair.below] }
}

/** Two balances of the one day that all lines are of. */
function ofThatDay({ labels: { onDay }, dated: { first, last } }: Around): Labels['onDay'] {
  return onDay && first === onDay.day && last === onDay.day ? onDay : undefined
}

/** A balance alone above the table or in a row before all lines, and one in a row behind them. */
function pairInRows({ lines, labels }: Around): Labels['pair'] {
  const [above, below, ...more] = [...(labels.alone ? [labels.alone] : []), ...inRows(lines, 'balance')]
  const [first, last] = [lines.rows[0]?.line ?? 0, lines.rows.at(-1)?.line ?? 0]
  return above && below && more.length === 0 && above.line < first && below.line > last ? { above, below } : undefined
}

/** Labelled figures that a proven chain of balances contradicts. */
export function missedEnds(around: Around, opening: number, closing: number): readonly Missed[] {
  const claims = claimsOf(around)
  return [...missed(claims.opening, opening, around), ...missed(claims.closing, closing, around)]
}

function missed(claims: readonly Labelled[], expected: number, { mark, digits }: Around): readonly Missed[] {
  return claims.flatMap((label) => {
    const values = labelledMinor(label, mark, digits)
    return values.length === 0 || values.some((minor) => Math.abs(minor) === Math.abs(expected)) ? [] : [{ label, expected }]
  })
}

/** The sums under the columns that the model reads: each must be one that its lines make. */
export function missedTotals({ lines, mark, digits }: Around, model: Model): readonly Missed[] {
  const rows = lines.labelled.filter(({ label }) => label === 'total')
  if (rows.length === 0) return []
  const sums = sumsOf(model.amounts)
  // Some print the sum under another column, and 0 under this one.
  const isElsewhere = (cells: readonly string[]) =>
    cells.some((text) => {
      const cell = numberCell(text)
      return (
        cell !== undefined && labelledMinor({ cell, line: 0, label: '', value: text }, mark, digits).some((minor) => minor !== 0 && sums.has(Math.abs(minor)))
      )
    })
  return rows.flatMap(({ row }, n) => {
    const ofPart = sumsOf(amountsBetween(rows[n - 1]?.row, row, lines, model))
    return model.places.flatMap((place) => {
      const text = row.cells[place] ?? ''
      if (/^0$/.test(text) && isElsewhere(row.cells)) return []
      const cell = numberCell(text)
      if (!cell || isCount(row.cells, place, cell)) return []
      const joined = joinedCell(row.cells.slice(place))
      const label = { cell, line: row.line, label: row.cells.find((one) => /\p{L}{2}/u.test(one)) ?? '', value: text, ...(joined ? { joined } : {}) }
      const values = labelledMinor(label, mark, digits)
      const isSum = (minor: number) => sums.has(Math.abs(minor)) || ofPart.has(Math.abs(minor))
      return values.length === 0 || values.some(isSum) ? [] : [{ label, expected: sumOf(model.amounts) }]
    })
  })
}

const MOST_SUMMED = 2_000

/** What the lines between two sums move, where the second stands among the lines: that of a day. */
function amountsBetween(before: GridRow | undefined, row: GridRow, { rows }: Lines, { amounts }: Model): readonly number[] {
  const isAmong = rows.length <= MOST_SUMMED && (rows[0]?.line ?? 0) < row.line && (before !== undefined || row.line < (rows.at(-1)?.line ?? 0))
  return isAmong ? amounts.filter((_, n) => (rows[n]?.line ?? 0) > (before?.line ?? 0) && (rows[n]?.line ?? 0) < row.line) : []
}

/** `Total number of debits, 3`: how many, and not how much. */
function isCount(cells: readonly string[], place: number, cell: NumberCell): boolean {
  const name = cells.slice(0, place).findLast((text) => /\p{L}{2}/u.test(text)) ?? ''
  return !hasCents(cell, '.') && !hasCents(cell, ',') && hasWord(folded(name), COUNT)
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, minor) => sum + minor, 0)

function sumsOf(amounts: readonly number[]): ReadonlySet<number> {
  const into = amounts.reduce((sum, minor) => sum + Math.max(minor, 0), 0)
  const out = amounts.reduce((sum, minor) => sum - Math.min(minor, 0), 0)
  return new Set([into, out, into + out, Math.abs(into - out)])
}

/** Opening + lines = closing, where both stand in the file. */
export function endsProven(
  around: Around,
  model: Model,
): { readonly proof: Proof; readonly opening?: number; readonly closing?: number; readonly broken: readonly Missed[] } {
  const { mark, digits } = around
  const total = sumOf(model.amounts)
  const claims = withPair(claimsOf(around), around, model)
  const wrongSums = missedTotals(around, model)
  const values = (of: readonly Labelled[]) => of.flatMap((label) => labelledMinor(label, mark, digits))
  const [openings, closings] = [values(claims.opening), values(claims.closing)]
  const [from, to] = [openings[0], closings[0]]
  if (from === undefined || to === undefined) {
    const ends = from !== undefined ? { opening: from, closing: from + total } : to !== undefined ? { opening: to - total, closing: to } : {}
    return { proof: 'none', broken: wrongSums, ...ends }
  }
  for (const opening of openings)
    for (const closing of closings) {
      if (opening + total !== closing) continue
      const broken = [...missed(claims.opening, opening, around), ...missed(claims.closing, closing, around), ...wrongSums]
      return { proof: 'opening_closing', opening, closing, broken }
    }
  const [label] = claims.closing
  return { proof: 'none', broken: label ? [{ label, expected: from + total }] : [] }
}

/** The number of a labelled row: in the column of the balance first, else in another one of numbers. */
function inRows(lines: Lines, which: 'opening' | 'closing' | 'balance'): readonly Labelled[] {
  return lines.labelled.flatMap(({ label, row }) => {
    if (label !== which) return []
    const columns = lines.columns.filter((one) => (one.isNumber || one.filled === 0) && !isOfThings(one, lines.columns))
    const found = numberOf(row.cells, columns) ?? besideLabel(row) ?? withinLabel(row.cells)
    if (!found) return []
    const place = row.cells.indexOf(found.text)
    const name = row.cells.find((text) => /\p{L}{3}/u.test(text)) ?? ''
    const whole = tornFigure(row, place) ?? tornFigure(row, place + 1)
    const number = whole === undefined ? undefined : numberCell(whole)
    if (whole !== undefined && number) return [{ cell: number, line: row.line, label: name, value: whole }]
    const joined = behindZero(row.cells.slice(place))
    return [{ cell: found.cell, line: row.line, label: name, value: found.text, ...(joined ? { joined } : {}) }]
  })
}

const MONEY = ['amount', 'debit', 'credit', 'balance', 'gross', 'net'] as const
const THINGS = ['reference', 'own', 'counterparty', 'counterpartyAccount', 'time', 'status', 'other'] as const

/** The number of a document, an account or a thing: by its header, or bare digits beside columns with decimals. */
function isOfThings({ roles, isNumber, cents }: Column, columns: readonly Column[]): boolean {
  if (MONEY.some((role) => roles.has(role))) return roles.has('reference') && cents.size === 0
  return THINGS.some((role) => roles.has(role)) || (isNumber && cents.size === 0 && columns.some((one) => one.isNumber && one.cents.size > 0))
}

/** The only number of a row of a balance, directly behind its name, whatever the column is for the lines. */
function besideLabel({ cells, numbers }: GridRow) {
  const [name = -1, place = -1, ...more] = cells.flatMap((cell, at) => (cell === '' ? [] : [at]))
  const text = cells[place] ?? ''
  const cell = text === '' || dateCell(text) ? undefined : numberCell(text)
  const isFigure = numbers?.has(place) || (cell && (hasCents(cell, '.') || hasCents(cell, ',')))
  return cell && more.length === 0 && place === name + 1 && isFigure ? { cell, text } : undefined
}

/** A number at the end of the only text of a row. */
function withinLabel(cells: readonly string[]) {
  const [label = '', ...more] = cells.filter((text) => /\p{L}{3}/u.test(text))
  const text = more.length === 0 ? balanceWithin(label) : undefined
  const cell = text === undefined ? undefined : numberCell(text)
  return text !== undefined && cell ? { cell, text } : undefined
}

function numberOf(cells: readonly string[], columns: readonly Column[]) {
  for (const column of [...columns].sort((a, b) => Number(b.roles.has('balance')) - Number(a.roles.has('balance')))) {
    const text = cells[column.place] ?? ''
    const cell = text === '' || dateCell(text) ? undefined : numberCell(text)
    if (cell) return { cell, text }
  }
  return undefined
}
