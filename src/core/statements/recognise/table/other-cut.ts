import { dateCell } from '../cells/date-cell.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import { hasCents, numberCell } from '../cells/number-cell.ts'
import { rowLabel } from './labels.ts'

/** What parts the cells of other files, of a printed page too. */
const PARTS = /[;\t|]|\s{2,}|,(?=\D)|(?<=\D),/
const FEWEST = 3

/** Is a row with one cell alone a line of an account that something else than in the rows around it parts: `25.03.2026⇥Text⇥-3,00`? It is no note, and lost as one. */
export function isCutOtherwise({ cells }: { readonly cells: readonly string[] }): boolean {
  const [text = '', ...others] = cells.filter((cell) => cell !== '')
  if (others.length > 0) return false
  const parts = text.split(PARTS).map((part) => part.replaceAll('"', '').trim())
  const isAmount = (part: string) => {
    const cell = isEmptyCell(part) || dateCell(part) ? undefined : numberCell(part)
    return cell !== undefined && (hasCents(cell, '.') || hasCents(cell, ','))
  }
  return parts.length >= FEWEST && dateCell(parts[0] ?? '') !== undefined && parts.some(isAmount) && rowLabel(parts, true) === undefined
}
