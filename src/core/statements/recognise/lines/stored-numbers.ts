import { type Said, say } from '../../../said/say.ts'
import type { Cell } from '../../statement.ts'
import { dateCell } from '../cells/date-cell.ts'
import type { Mark } from '../cells/number-cell.ts'
import type { Column } from '../columns/columns.ts'
import { cellAt, type Grid, HEAD_ROWS } from '../table/grid.ts'
import { rolesOf } from '../words/vocabulary.ts'
import { folded, hasWord, wordList } from '../words/words.ts'
import type { Lines } from './lines.ts'
import { yearsFirst } from './years-first.ts'

/** What cells that a workbook holds as numbers tell beyond their digits. */

const MONEY = ['amount', 'net', 'gross', 'debit', 'credit', 'balance'] as const
const NO_MONEY = ['original', 'other', 'fee', 'reference', 'own', 'counterpartyAccount'] as const

/** A header that speaks of the smallest units of its money. */
const MINOR = wordList(
  'minor unit; minor currency; .cent; .cents; .pence; .penny; centimes; centimos; céntimos; centavos; centesimi; .kuruş; копейк; .коп; копійк; стотинк; grosze; groszy; .gr; haléř; fillér; .öre; .øre; rappen; paise; .fils; .bani; .sen; 分',
)

/**
 * A number of a workbook is as many units of the currency as it says, with decimals or without: no program that writes numbers for a person to add up leaves
 * out their decimal mark. Only a header can say that these are cents.
 */
export function withoutMinor(marks: readonly Mark[], columns: readonly Column[]): readonly Mark[] {
  if (!marks.includes('minor')) return marks
  const numeric = columns.filter((column) => column.isNumber)
  const named = numeric.filter(({ roles }) => MONEY.some((role) => roles.has(role)))
  const likely = named.filter(({ roles }) => !NO_MONEY.some((role) => roles.has(role)))
  const asked = [likely, named, numeric].find((of) => of.length > 0) ?? []
  const isSaid = asked.some(({ name }) => hasWord(folded(name), MINOR))
  const isStored = asked.length > 0 && (asked.every((column) => column.isStored) || asked.some((column) => column.isStored && column.roles.has('balance')))
  return isStored && !isSaid ? marks.filter((mark) => mark !== 'minor') : marks
}

const SERIAL_DAY = /^[2-5]\d{4}(?:\.\d+)?$/

/**
 * The first such cell of each column that is called a date and holds the numbers by which spreadsheets count days, beside dates or alone: without their format nothing tells
 * that they are.
 */
function serialDays({ columns, rows }: Lines, grid: Grid): readonly Cell[] {
  return columns.flatMap((column) => {
    const { roles, cells, isStored, place } = column
    const isNamed = (roles.has('date') || (roles.has('booked') && !roles.has('amount'))) && !roles.has('balance') && !roles.has('debit') && !roles.has('credit')
    const isSerial = (cell: string) => SERIAL_DAY.test(cell)
    const isAll = cells.every((cell) => cell === '' || isSerial(cell) || (!isStored && dateCell(cell) !== undefined))
    const row = isNamed && isAll && (isStored || !roles.has('reference')) ? rows[cells.findIndex(isSerial)] : undefined
    return row ? [cellAt(grid, row, place)] : []
  })
}

/** What a spreadsheet writes where a column has no room for its figure. */
const NO_ROOM = /^#{3,}$/
const FIGURES = [...MONEY, 'fee', 'booked', 'date', 'value'] as const

function hashedCells(grid: Grid): readonly Cell[] {
  const isOfFigures = (place: number) => {
    const roles = rolesOf(grid.header?.[place] ?? '')
    return roles.size === 0 || FIGURES.some((role) => roles.has(role))
  }
  return grid.rows
    .slice(0, HEAD_ROWS)
    .flatMap((row) =>
      [...row.cells.keys()].filter((place) => NO_ROOM.test(row.cells[place] ?? '') && isOfFigures(place)).map((place) => cellAt(grid, row, place)),
    )
}

/** A number of a workbook that ends in thousandths is given one more zero, so that nobody takes its point for one between groups. */
const OF_GROUPS = /^-?\d{1,3}[.,]\d{3}0$/
const LIKE_GROUPS = /^-?\d{1,3}(?:[.,](?:\d\d?|\d{3}0))?$/

/** `12.345` as a number of a currency that has no thousandths: a program took the point between groups for a decimal mark, and made 12 of `12.000`. */
function groupsTaken({ columns, rows }: Lines, grid: Grid, digits: number): readonly Cell[] {
  if (digits > 2) return []
  return columns.flatMap(({ roles, cells, isStored, place }) => {
    const isMoney = isStored && MONEY.some((role) => roles.has(role)) && !NO_MONEY.some((role) => roles.has(role))
    const row = isMoney && cells.every((cell) => cell === '' || LIKE_GROUPS.test(cell)) ? rows[cells.findIndex((cell) => OF_GROUPS.test(cell))] : undefined
    const at = row && cellAt(grid, row, place)
    return at ? [{ ...at, value: at.value.replace(/0$/, '') }] : []
  })
}

/** Cells that lost what they were when a spreadsheet saved them as text, or took a text for a number. `digits`: of the currency. */
export const lostCells = (lines: Lines, grid: Grid, digits: number): readonly { readonly cell: Cell; readonly reason: Said }[] => [
  ...groupsTaken(lines, grid, digits).map((cell) => ({ cell, reason: say.groupsTaken })),
  ...serialDays(lines, grid).map((cell) => ({ cell, reason: say.serialDays })),
  ...hashedCells(grid).map((cell) => ({ cell, reason: say.noRoom })),
  ...yearsFirst(lines, grid).map((cell) => ({ cell, reason: say.yearFirst })),
]
