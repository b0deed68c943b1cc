import { dateCell } from '../cells/date-cell.ts'
import { monthOf } from '../words/month-names.ts'
import { folded, hasWord, wordList } from '../words/words.ts'

/** Rows between the lines that say nothing of money: a printed page's number, a remark that somebody wrote. */

const PAGE = wordList(
  '.page; .pg; .seite; .blatt; .pagina; .página; .strona; .strana; .stranka; .stránka; .страница; .стр; .лист; .аркуш; .сторінка; .sayfa; .sivu; .sida; .side; .oldal; .lapa; .lehekulg; .lehekülg; .puslapis; .stran; .σελιδα; .faqe; .bet; .sahypa; .bladzijde; .blad; .folha; .hoja; .页; .頁; .halaman; .muka; .trang; .صفحة; .עמוד',
)
const BETWEEN = wordList('.of; .von; .de; .di; .da; .do; .z; .ze; .из; .з; .от; .av; .af; .van; .sur; .no; .nr; .no; .iš; .dari; .第; .共; .من; .מתוך; .od')

interface Row {
  readonly cells: readonly string[]
}

/** The text of a row that has one alone. Asked of every line. */
function onlyOf(cells: readonly string[]): string | undefined {
  const at = cells.findIndex((cell) => cell !== '')
  return at >= 0 && cells.every((cell, place) => cell === '' || place === at) ? cells[at] : undefined
}

/** `Page 2 of 3`, `# checked by A. B.`: one cell alone, with neither a day nor an amount. */
export function isNote({ cells }: Row): boolean {
  const text = onlyOf(cells)
  if (text === undefined || dateCell(text) || AMOUNT.test(text)) return false
  return MARKED.test(text) || isPage(text) || (cells[0] === text && isMonth(text))
}

const MONTH_AND_YEAR = /^(\p{L}{3,12})\.?,? (?:de |del )?(?:19|20)\d\d(?: ?г\.?)?$/u

/** `March 2026` above the lines of that month. In another column than the first it may be what a payment was for. */
function isMonth(text: string): boolean {
  const name = MONTH_AND_YEAR.exec(text)?.[1]
  return name !== undefined && monthOf(name) !== undefined
}

/** Decimals of an amount. */
export const AMOUNT = /\d[.,]\d{2}(?!\d)/
/** The marks behind which programs for ledgers and tables leave a line out. */
const MARKED = /^(?:#|\/\/) *\p{L}/u

const FEWEST_WORDS = 4

/** Below the lines: one cell alone that is a sentence, as of what the law asks for. What begins with a digit may be the rest of a line. */
export function isRemark({ cells }: Row): boolean {
  const text = onlyOf(cells)
  if (text === undefined || /^\d/.test(text) || AMOUNT.test(text)) return false
  return (text.match(/\p{L}{2,}/gu) ?? []).length >= FEWEST_WORDS
}

function isPage(text: string): boolean {
  // Folded as a whole, letters and numbers that stand alone would be joined.
  const words = text
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(folded)
  const numbers = words.filter((word) => /^\d{1,4}$/.test(word))
  const names = words.filter((word) => hasWord(word, PAGE))
  return (
    names.length > 0 &&
    numbers.length > 0 &&
    numbers.length < 3 &&
    words.every((word) => numbers.includes(word) || names.includes(word) || hasWord(word, BETWEEN))
  )
}
