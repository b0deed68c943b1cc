import { dateCell } from '../cells/date-cell.ts'
import { type Mark, minorOf, numberCell } from '../cells/number-cell.ts'
import { rolesOf } from '../words/vocabulary.ts'
import { folded, hasWord, wordList } from '../words/words.ts'
import type { GridRow } from './grid.ts'

/**
 * Payments of one order: below the line of the whole stand rows without a day, each with its amount in a column that no line fills. They are details of the line, where
 * they add up to it or the column is named for them. A header that names a side or what moved is none of parts: a day may be left out there.
 */

const OF_PARTS = wordList(
  'betrag detail; detailbetrag; einzelbetrag; einzelzahlung; teilbetrag; detail amount; amount detail; individual amount; single amount; split amount; montant détail; montant detail; montant individuel; paiement individuel; importo dettaglio; importo singolo; pagamento singolo; importe detalle; importe individual; deelbedrag; delbeløb; delbelopp; kwota szczegółowa; сумма детали',
)
const DECIMALS = 4

/** The rows with the parts of a line among its details; the same where nothing tells that they are. */
export function withOrderParts(rows: readonly GridRow[], header: readonly string[] | undefined): readonly GridRow[] {
  const place = header && placeOfParts(rows)
  if (place === undefined || !isNamed(header?.[place] ?? '', groupsOf(rows, place), place)) return rows
  return groupsOf(rows, place).map(({ line, parts }) => (parts.length === 0 ? line : withParts(line, parts)))
}

const isDated = ({ cells }: GridRow): boolean => cells.some((cell) => dateCell(cell) !== undefined)
const placesOfNumbers = ({ cells }: GridRow): readonly number[] => cells.flatMap((cell, place) => (cell !== '' && numberCell(cell) ? [place] : []))

/** The one column in which rows without a day have their only number, and rows with one have nothing. */
function placeOfParts(rows: readonly GridRow[]): number | undefined {
  const undated = rows.filter((row) => !isDated(row))
  const places = new Set(undated.flatMap(placesOfNumbers))
  const [place] = places
  if (place === undefined || places.size > 1) return undefined
  return rows.every((row) => !isDated(row) || (row.cells[place] ?? '') === '') ? place : undefined
}

interface Group {
  readonly line: GridRow
  readonly parts: readonly GridRow[]
}

function groupsOf(rows: readonly GridRow[], place: number): readonly Group[] {
  const groups: { line: GridRow; parts: GridRow[] }[] = []
  for (const row of rows) {
    const last = groups.at(-1)
    const isPart = !isDated(row) && (row.cells[place] ?? '') !== ''
    if (isPart && last && isDated(last.line)) last.parts.push(row)
    else groups.push({ line: row, parts: [] })
  }
  return groups
}

function isNamed(name: string, groups: readonly Group[], place: number): boolean {
  const roles = rolesOf(name)
  const isLoose = groups.some(({ line }) => !isDated(line) && (line.cells[place] ?? '') !== '')
  if (isLoose || roles.has('balance')) return false
  if (hasWord(folded(name), OF_PARTS)) return true
  const isMoved = roles.has('debit') || roles.has('credit') || roles.has('net')
  const split = groups.filter(({ parts }) => parts.length > 0)
  return !isMoved && split.every((group) => group.parts.length > 1 && addsUp(group, place))
}

/** Do the parts make a figure of the line? */
function addsUp({ line, parts }: Group, place: number): boolean {
  return (['.', ','] as const).some((mark) => {
    const sum = parts.reduce((total, { cells }) => total + scaled(cells[place] ?? '', mark), 0)
    return line.cells.some((cell) => cell !== '' && !dateCell(cell) && Math.abs(scaled(cell, mark)) === Math.abs(sum))
  })
}

function scaled(text: string, mark: Mark): number {
  const cell = numberCell(text)
  const minor = (cell && minorOf(cell, mark, DECIMALS)) ?? Number.NaN
  return cell?.minus ? -minor : minor
}

const withParts = (line: GridRow, parts: readonly GridRow[]): GridRow => ({
  ...line,
  details: [...(line.details ?? []), ...parts.flatMap(({ cells, details = [] }) => [...cells.filter((cell) => cell !== ''), ...details])],
  raw: [line, ...parts].map(({ raw }) => raw).join('\n'),
})
