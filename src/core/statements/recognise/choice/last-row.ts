import { dateCell } from '../cells/date-cell.ts'
import { numberCell } from '../cells/number-cell.ts'
import { type Lines, SAMPLE } from '../lines/lines.ts'
import type { Grid, GridRow } from '../table/grid.ts'
import { type Labelled, type Labels, labelledMinor } from '../table/labels.ts'
import { rolesOf } from '../words/vocabulary.ts'
import type { Candidate } from './candidates.ts'

/**
 * Whether a file without a line end at its end is whole. Many programs write none; and a file that was cut has none either. It is whole where nothing can be missing behind
 * its last cell: quotes or a delimiter close it as they do on every row, arithmetic holds its figure, or it is all that any cell of its column is.
 */

interface End {
  readonly grid: Grid
  readonly lines: Lines
  readonly labels: Labels
  readonly readings: readonly Candidate[]
  /** Decimals of the currency. */
  readonly digits: number
}

/** Is the last row, which ends in `line`, whole under all readings? */
export function isWholeEnd(line: number, of: End): boolean {
  const isLast = (row: GridRow | undefined): row is GridRow => row !== undefined && row.details === undefined && lastLineOf(row) === line
  const { grid, lines } = of
  const last = lines.rows.at(-1)
  if (isLast(last)) return isWholeLine(last, of)
  const footer = [...grid.below.slice(-1), ...lines.labelled.map(({ row }) => row)].find(isLast)
  return footer !== undefined && isWholeFooter(footer, of)
}

function lastLineOf({ line, raw }: GridRow): number {
  let last = line
  for (let at = raw.indexOf('\n'); at >= 0; at = raw.indexOf('\n', at + 1)) last += 1
  return last
}

function isWholeLine(row: GridRow, of: End): boolean {
  const others = of.lines.rows.slice(0, SAMPLE).filter(({ line }) => line !== row.line)
  const place = row.cells.length - 1
  if (place < 1 || others.some(({ cells }) => cells.length !== row.cells.length)) return false
  const cells = others.map((one) => one.cells[place] ?? '')
  // A quote within a text is doubled: between the two the text looks closed.
  if (others.length > 0 && others.every(isClosed)) return isClosed(row) && !cells.some((cell) => cell.includes('"'))
  // The delimiter behind the last column
  if (place >= of.grid.width) return others.length > 0
  const text = row.cells[place] ?? ''
  if (text === '') return isRightlyEmpty(place, cells, of)
  const isMoney = of.readings.length === 0 || of.readings.some((one) => usesAt(one, place))
  const isNumber = numberCell(text) !== undefined && dateCell(text) === undefined
  const held = () => of.readings.length > 0 && of.readings.every((one) => isHeldAt(one, place))
  if (!isNumber) return isWholeText(text, cells)
  const filled = cells.filter((cell) => cell !== '')
  const ends = filled.map((cell) => endOf(cell, of.digits))
  const own = endOf(text, of.digits)
  // Where every amount has all its decimals, so has this one: even if its value would be right without the last zero, the file was cut.
  if (filled.length > 0 && ends.every((end) => end.isFull && end.mark === ends[0]?.mark)) {
    if (!own.isFull || own.mark !== ends[0]?.mark) return false
    const tails = new Set(ends.map(({ tail }) => tail))
    if (!tails.has(own.tail)) return false
    return ![...tails].some((tail) => tail !== own.tail && tail.startsWith(own.tail)) || held()
  }
  // 237272 may have been 237272.0, as wide as all others.
  if (ends.some(({ cents }) => cents > 0) && ends.every(({ cents }) => cents > own.cents)) return false
  return isMoney ? (filled.length > 0 || own.isFull) && held() : isWholeText(text, cells)
}

/** Does a row end with a quote, and have they all their pair? */
function isClosed({ raw }: GridRow): boolean {
  if (!raw.endsWith('"')) return false
  let quotes = 0
  for (let at = raw.indexOf('"'); at >= 0; at = raw.indexOf('"', at + 1)) quotes += 1
  return quotes % 2 === 0
}

const WEIGHTY = ['amount', 'debit', 'credit', 'balance', 'net', 'gross', 'status', 'direction', 'currency'] as const

/** Is nothing what stands at the end of every row, or of one whose amount stands in the other of two columns? */
function isRightlyEmpty(place: number, cells: readonly string[], { grid, readings }: End): boolean {
  const isPair = ({ model }: Candidate) => model.style === 'debit_credit' && model.places.slice(0, 2).includes(place) && model.amounts.at(-1) !== 0
  if (readings.length > 0 && readings.every(isPair)) return cells.includes('')
  const roles = rolesOf(grid.header?.[place] ?? '')
  return cells.length > 0 && cells.every((cell) => cell === '') && !WEIGHTY.some((role) => roles.has(role)) && !readings.some((one) => usesAt(one, place))
}

const usesAt = ({ model, balance }: Candidate, place: number): boolean => model.places.includes(place) || balance?.place === place

/** Does arithmetic hold the figure of the last row in this column? The oldest amount is held by no balance, nor the newest by balances that stand before it. */
function isHeldAt({ proof, model, balance, balances, order }: Candidate, place: number): boolean {
  if (proof === 'opening_closing') return model.places.includes(place)
  if (proof !== 'running_balance') return false
  return balance?.place === place || (model.places.includes(place) && order === 'oldest_first' && balances?.at(-1) !== undefined)
}

/** How the text of a figure ends: with so many decimals behind its mark, all of the currency or not, and what stands behind them. */
function endOf(text: string, digits: number): { readonly isFull: boolean; readonly mark: string; readonly cents: number; readonly tail: string } {
  const [, mark = '', cents = '', tail = ''] = /(?:([.,])(\d+))?(\D*)$/.exec(text) ?? []
  return { isFull: digits > 1 && cents.length === digits, mark, cents: cents.length, tail }
}

const CODE = /^[A-Z0-9 ./:*-]{4,}$/
const FEW_KINDS = 3

/** Is a text as long as any of its column: a day, the number of a thing, or one of a few words, of which it begins no other? */
function isWholeText(text: string, cells: readonly string[]): boolean {
  if (cells.length < 2 || cells.includes('')) return false
  const isSure = dateCell(text) ? cells.every((cell) => dateCell(cell)) : CODE.test(text) && /\d/.test(text)
  // 2026-3-1 may have been 2026-3-17.
  const isFixed = !/(?:^|\D)\d$/.test(text) && cells.every((cell) => shapeOf(cell) === shapeOf(text))
  if (isSure && (isFixed || (dateCell(text) && [text, ...cells].every((cell) => /[./ -]\d{4}$/.test(cell))))) return true
  const kinds = new Set(cells)
  const isKind = kinds.size <= Math.max(FEW_KINDS, cells.length / 4) && cells.filter((cell) => cell === text).length > 1
  return isKind && ![...kinds].some((kind) => kind !== text && kind.startsWith(text))
}

const shapeOf = (text: string): string => text.replace(/\d/g, '0').replace(/\p{L}+/gu, 'a')

/** Below the lines: does the row end with the figure of a balance, or of a sum, which the lines make? Any other text may be a beginning. */
function isWholeFooter(row: GridRow, { grid, lines, labels, readings, digits }: End): boolean {
  const text = row.raw.replace(/["\s;,|]+$/, '')
  const quotes = row.raw.split('"').length - 1
  const place = row.cells.findLastIndex((cell) => cell !== '')
  // Behind the figure may have stood a currency, as it does in other rows, or another figure.
  const isInColumn = lines.columns[place]?.isNumber === true
  const isShorter = isInColumn
    ? lines.columns.some((column) => column.place > place && column.filled > 0)
    : row.cells.length > place + 1 || [...grid.above, ...grid.below].some(({ cells }) => cells.length > row.cells.length)
  if (readings.length === 0 || quotes % 2 > 0 || isShorter) return false
  const isEnd = (value: string) => text.endsWith(value) && endOf(value, digits).isFull && endOf(value, digits).tail === ''
  const { opening, closing, pair, alone } = labels
  const named = [...opening, ...closing, ...(pair ? [pair.above, pair.below] : []), ...(alone ? [alone] : [])].filter(({ line }) => line === row.line)
  const inTable = lines.labelled.filter((one) => one.row.line === row.line)
  const value = row.cells[place] ?? ''
  const cell = numberCell(value)
  const all: readonly Labelled[] = [...named, ...(inTable.length > 0 && cell ? [{ cell, line: row.line, label: '', value }] : [])]
  const isTotal = inTable.some(({ label }) => label === 'total')
  return readings.every((one) => {
    const isHeld = (label: Labelled) =>
      one.proof !== 'none' &&
      labelledMinor(label, one.mark, digits).some((minor) => [one.opening, one.closing].some((end) => Math.abs(end ?? Number.NaN) === Math.abs(minor)))
    return (isTotal && isEnd(value) && one.model.places.includes(place)) || all.some((label) => isEnd(label.value) && isHeld(label))
  })
}
