import { isEmptyCell } from '../cells/empty-cell.ts'
import { numberCell } from '../cells/number-cell.ts'
import { type Column, columnHasCents } from '../columns/columns.ts'
import { type Lines, SAMPLE, withRows } from '../lines/lines.ts'
import type { Grid, GridRow } from '../table/grid.ts'
import { rowLabel } from '../table/labels.ts'
import { folded, hasWord, wordList } from '../words/words.ts'
import type { Candidate } from './candidates.ts'

/** Lines of which rows at an end are left out. `isMarked`: each of these says itself that it is not booked. */
export interface Shorter {
  readonly lines: Lines
  readonly isMarked: boolean
}

const without = (lines: Lines, grid: Grid, from: number, to: number): Lines => ({
  ...lines,
  ...withRows(grid, lines.rows.slice(from, to)),
  pending: lines.pending + lines.rows.length - (to - from),
})

/** The lines without a row at an end that has fewer numbers than the others: a balance, or not booked yet; and without all rows at an end that are marked so. */
export function withoutEnds(lines: Lines, grid: Grid): readonly Shorter[] {
  const { rows } = lines
  if (rows.length < 4) return []
  const numbers = (index: number) =>
    rows[index]?.cells.filter((cell, place) => lines.columns[place]?.isNumber && !isEmptyCell(cell) && numberCell(cell)).length ?? 0
  const least = Math.min(...Array.from({ length: Math.min(rows.length, SAMPLE) - 2 }, (_, n) => numbers(n + 1)))
  const [first, last] = [0, rows.length - 1].map((index) => numbers(index) < least && !lacksDayEnd(lines, index) && !hasDayAlone(lines, index))
  const cuts = [...(first ? [[1, rows.length]] : []), ...(last ? [[0, rows.length - 1]] : []), ...(first && last ? [[1, rows.length - 1]] : [])]
  const single = cuts.map(([from = 0, to = 0]) => ({ lines: without(lines, grid, from, to), isMarked: false }))
  const [above, below] = [markedAt(lines, (n) => n), markedAt(lines, (n) => rows.length - 1 - n)]
  const marked = [...(above > 0 ? [[above, rows.length]] : []), ...(below > 0 ? [[0, rows.length - below]] : [])]
  return [...marked.map(([from = 0, to = 0]) => ({ lines: without(lines, grid, from, to), isMarked: true })), ...single]
}

const MONEY = ['amount', 'debit', 'credit', 'net', 'balance'] as const

/** May a column hold amounts or balances: by its name, or by its decimals? Running numbers are neither. */
const isMoney = (column: Column): boolean =>
  column.isNumber &&
  !column.roles.has('reference') &&
  (MONEY.some((role) => column.roles.has(role)) || columnHasCents(column, '.') || columnHasCents(column, ','))

/** Has a row a day and no money at all? A payment in progress has an amount, and a balance is one: this is a line of which both are gone. */
const hasDayAlone = ({ rows, columns }: Lines, index: number): boolean => {
  const { cells } = rows[index] as GridRow
  const isFilled = ({ place }: Column) => !isEmptyCell(cells[place] ?? '')
  return (
    columns.some((column) => column.orders.length > 0 && isFilled(column)) &&
    !columns.some((column) => isMoney(column) && isFilled(column)) &&
    rowLabel(cells, true) === undefined
  )
}

/** A balance of whole days, by its name, stands on the last line of each: a line without one is followed by others of its day, and not in progress. */
const OF_DAYS = wordList(
  '.eod; end of day; day end; .daily; .day; tagessaldo; tagesend; tagesschluss; dagsaldo; dagsaldi; .jour; journée; journalier; .dia; diario; giornaliero; giornata; .giorno; .zi; zilei; zilnic; gün sonu; günlük; .gün; конец дня; кінець дня; .дня; .день; .ден; .дан; dnia; dzienne; .dne; denní; .dňa; denný; .dana; .dan; dneva; dnevno; napi; nap végi; päivän; päeva; dienos; dienas; .dags; dagens; ημέρας; 日終; 日末; 当日; 當日; 일말; harian; cuối ngày; 每日',
)
const isOfDays = ({ roles, name }: Column): boolean => roles.has('balance') && hasWord(folded(name), OF_DAYS)

const lacksDayEnd = ({ columns, rows }: Lines, index: number): boolean =>
  columns.some((column) => column.isNumber && isOfDays(column) && isEmptyCell(rows[index]?.cells[column.place] ?? ''))

/**
 * How many rows from an end on have no number in a column in which all others have one, and lack a day that all others have, or have another word where these have all the
 * same: `A` among `T`. `at`: the nth row from that end.
 */
function markedAt({ rows, columns }: Lines, at: (n: number) => number): number {
  if (rows.length > SAMPLE) return 0
  const isEmpty = ({ cells }: Column, n: number) => isEmptyCell(cells[at(n)] ?? '')
  const balance = columns.find((column) => column.isNumber && isEmpty(column, 0) && !isEmpty(column, rows.length >> 1))
  let count = 0
  while (balance && count < rows.length && isEmpty(balance, count)) count += 1
  if (!balance || count * 2 >= rows.length || balance.filled !== rows.length - count) return 0
  const isMark = (column: Column): boolean => {
    const cells = rows.map((_, n) => column.cells[at(n)] ?? '')
    const [marks, others] = [new Set(cells.slice(0, count)), new Set(cells.slice(count))]
    if (column.orders.length > 0) return column.filled === rows.length - count && cells.slice(0, count).every(isEmptyCell)
    const [mark = '', other = ''] = [...marks, ...others]
    const isOfOther = NO_MARKS.some((role) => column.roles.has(role))
    return !isOfOther && marks.size === 1 && others.size === 1 && mark !== other && [mark, other].every((word) => /\p{L}/u.test(word))
  }
  return columns.some(isMark) ? count : 0
}

const NO_MARKS = ['currency', 'direction', 'narrative', 'counterparty'] as const

/** Where the days tell the order, and every amount its sign, a chain has one way to be read. */
export const isToldAlone = ({ dated: { told }, model }: Candidate): boolean => model.told === 'signs' && (told === 'oldest_first' || told === 'newest_first')

/** Where something tells the sides: two words that nobody knows give the oldest amount, which no balance holds, whatever sign they have there. */
export const hasBothSigns = ({ model: { amounts, style, told } }: Candidate): boolean =>
  !(style === 'flag' && told === 'nobody') && amounts.some((minor) => minor < 0) && amounts.some((minor) => minor > 0)

/** Do the few steps of the days go the other way than the rows are read? Without them nothing tells a balance after its line from one before it. */
export function goesAgainstDays({ order, dated: { days } }: Candidate): boolean {
  const [first = '', last = ''] = [days[0], days.at(-1)]
  return order === 'oldest_first' ? first > last : first < last
}

/** Is the row that a reading leaves out at the oldest end a payment? Rows in progress are the newest; at the other end stands a balance, which has no amount. */
export function leavesPayment(all: readonly GridRow[], kept: readonly GridRow[], { order, model }: Candidate): boolean {
  const isOldestFirst = order === 'oldest_first'
  const oldest = isOldestFirst ? all[0] : all.at(-1)
  const first = isOldestFirst ? kept[0] : kept.at(-1)
  if (!oldest || oldest.line === first?.line) return false
  return model.places.some((place) => {
    const text = oldest.cells[place] ?? ''
    return !isEmptyCell(text) && numberCell(text) !== undefined && /[1-9]/.test(text)
  })
}
