import type { Random } from '../../fixtures/demo/random.ts'
import type { Sheet } from './render.ts'
import { encoded, textOf } from './render.ts'

/** What happens to files on their way. */
export interface Variant {
  readonly name: string
  /** The changed file's bytes with the lines that it may be read as; undefined where the change cannot be made to this file. */
  readonly make: (sheet: Sheet, random: Random) => Changed | undefined
}

export interface Changed {
  readonly bytes: Uint8Array
  /** The lines that a reader may find: indexes into the sheet's told lines, in the file's order. */
  readonly lines: readonly number[]
  /** Must the file be read? Otherwise a refusal is right. */
  readonly isReadable: boolean
}

export const all = (sheet: Sheet): readonly number[] => sheet.told.map((_, n) => n)

export function changed(sheet: Sheet, lines: Changed['lines'] | 'none', encoding = sheet.format.encoding): Changed | undefined {
  const bytes = encoded(textOf(sheet), encoding)
  return bytes && { bytes, lines: lines === 'none' ? all(sheet) : lines, isReadable: lines !== 'none' }
}

export const withRows = (sheet: Sheet, rows: readonly (readonly string[])[]): Sheet => ({ ...sheet, rows })

export const withCell = (sheet: Sheet, row: number, place: number, change: (text: string) => string): Sheet =>
  withRows(
    sheet,
    sheet.rows.map((cells, n) => (n === row ? cells.map((cell, at) => (at === place ? change(cell) : cell)) : cells)),
  )

export const placesOf = (sheet: Sheet, roles: readonly string[]): readonly number[] =>
  sheet.format.columns.flatMap(({ role }, place) => (roles.includes(role) ? [place] : []))

export const MONEY = ['amount', 'debit', 'credit', 'net']
export const TEXTS = ['narrative', 'narrative2', 'counterparty']

/** A line that is neither the oldest nor the newest, by its row. */
export const middle = (sheet: Sheet, random: Random): number => sheet.lineRows[1 + random.below(Math.max(1, sheet.lineRows.length - 2))] ?? 0

/** One on the last line of each day alone holds nothing of the lines before the first. */
const showsBalance = ({ format }: Sheet): boolean => format.columns.some(({ role, when }) => role === 'balance' && when !== 'day_end')
const showsEnds = (sheet: Sheet): boolean => /\{opening\}/.test(JSON.stringify(facts(sheet))) && /\{closing\}/.test(JSON.stringify(facts(sheet)))
const facts = ({ format }: Sheet) => [format.preamble, format.footer, format.openingRow, format.closingRow]
export const isProvable = (sheet: Sheet): boolean => showsBalance(sheet) || showsEnds(sheet)

/** The row turned on its head: out becomes in. */
export function turned(sheet: Sheet, row: number): Sheet | undefined {
  const [debit] = placesOf(sheet, ['debit'])
  const [credit] = placesOf(sheet, ['credit'])
  const cells = sheet.rows[row] ?? []
  if (debit !== undefined && credit !== undefined) {
    const bare = (text: string) => text.replace(/^[-−]\s?/, '')
    const swap = (cell: string, place: number) => (place === debit ? bare(cells[credit] ?? '') : place === credit ? bare(cells[debit] ?? '') : cell)
    return sheet.format.debitSign === 'negative'
      ? undefined
      : withRows(
          sheet,
          sheet.rows.map((one, n) => (n === row ? one.map(swap) : one)),
        )
  }
  const [amount] = placesOf(sheet, ['amount', 'net'])
  if (amount === undefined || sheet.format.number.sign !== 'leading' || sheet.format.amountStyle === 'flag') return undefined
  const minus = sheet.format.number.unicodeMinus ? '−' : '-'
  return withCell(sheet, row, amount, (text) => (text.startsWith(minus) ? text.slice(1).trim() : `${minus}${text.replace(/^\+\s?/, '')}`))
}

export const digitChanged = (text: string): string => text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 3) % 10))
