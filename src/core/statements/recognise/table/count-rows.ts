import type { Cell } from '../../statement.ts'
import { folded, hasWord, wordList } from '../words/words.ts'

/** Rows that tell how many lines a table has, and those that repeat a line of its header. */

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

export const COUNT = wordList(
  `number of; .count; .no of; .nr of; anzahl; liczba; nombre de; nombre d; número de; numero de; numero di; cantidad; quantidade; количество; кількість; кол во; брой; adet; adedi; sayısı; 笔数; 件数; antal; aantal; počet; pocet; darab; darabszám; antall; lukumäärä; arv; skaits; skaičius; broj; nr de`,
)

/** Numbers of what is no line. */
const OF_OTHERS = wordList(
  '.days; .tage; .tagen; .jours; .días; .dias; .giorni; .dni; .dnů; .дней; .днів; .gün; .dagar; .dage; .dager; .dagen; 天数; 日数; .ngày; .hari; .pages; .seiten; .páginas; .pagine; .страниц; .stron; .sayfa; .accounts; .konten; .comptes; .cuentas; .conti; .счетов; .months; .monate; .mois; .meses; .mesi; .месяцев',
)

const MOST_WORDS = 5
const MOST_COUNTS = 3
const WHOLE = /^\d{1,6}$/

/** `Number of transactions;;12;3`: a name for a number of things, and nothing but such numbers. */
export function isCountRow({ cells }: Pick<Row, 'cells'>): boolean {
  const at = cells.findIndex((cell) => cell !== '')
  const name = cells[at] ?? ''
  // Asked of every line, and nearly always answered by this.
  if (!/\p{L}{2}/u.test(name)) return false
  const counts = cells.slice(at + 1).filter((cell) => cell !== '')
  if (counts.length === 0 || counts.length > MOST_COUNTS || !counts.every((cell) => WHOLE.test(cell))) return false
  const text = folded(name)
  return text.split(' ').length <= MOST_WORDS && !/\d/.test(text) && hasWord(text, COUNT) && !hasWord(text, OF_OTHERS)
}

/** Is a row of two names or more the same as one of the header's? */
export function isNameAgain({ cells }: Pick<Row, 'cells'>, header: readonly Pick<Row, 'cells'>[]): boolean {
  const filled = cells.filter((cell) => cell !== '')
  if (filled.length < 2 || filled.some((cell) => /\d/.test(cell))) return false
  return header.some((row) => cells.every((cell, place) => cell === (row.cells[place] ?? '')))
}

/** The counts that are none of the lines, whichever way these go. */
export function wrongCounts(rows: readonly Row[], amounts: readonly number[], pending: number): readonly Cell[] {
  const into = amounts.filter((minor) => minor > 0).length
  const right = new Set([amounts.length, amounts.length + pending, into, amounts.length - into])
  return rows.filter(isCountRow).flatMap(({ line, cells }) => {
    const name = cells.find((cell) => cell !== '') ?? ''
    return cells.filter((cell) => WHOLE.test(cell) && !right.has(Number(cell))).map((value) => ({ line, column: name, value }))
  })
}
