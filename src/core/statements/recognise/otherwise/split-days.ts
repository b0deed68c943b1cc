import { isDate } from '../../../time/dates.ts'
import type { Source, Table } from '../../source.ts'
import { cutsOf, recut } from '../table/split.ts'
import { monthOf } from '../words/month-names.ts'
import { folded, hasWord, type WordList, wordList } from '../words/words.ts'

/** Days whose parts stand in three columns: `Day`, `Month`, `Year`. Only their names can say which number is which, so each has to be the whole name. */

const DAY = wordList(
  '=day; =dd; =jour; =día; =dia; =tag; =giorno; =dag; =gün; =gun; =день; =дзень; =ден; =kun; =күн; =рӯз; =өдөр; =hari; =ngày; =ziua; =dan; =den; =deň; =dzień; =nap; =päivä; =päev; =diena; =ημέρα; =siku; =araw; =օր; =დღე; =يوم; =اليوم; =روز; =יום; =日; =일',
)
const MONTH = wordList(
  '=month; =mm; =mois; =mes; =mês; =monat; =mese; =maand; =måned; =månad; =ay; =aý; =месяц; =місяць; =месец; =oy; =ай; =моҳ; =сар; =bulan; =tháng; =luna; =mjesec; =mesec; =měsíc; =mesiac; =miesiąc; =hónap; =kuukausi; =kuu; =mēnesis; =mėnuo; =μήνας; =mwezi; =buwan; =ամիս; =თვე; =شهر; =الشهر; =ماه; =חודש; =月; =월',
)
const YEAR = wordList(
  '=year; =yyyy; =année; =annee; =año; =ano; =jahr; =anno; =jaar; =år; =yıl; =ýyl; =год; =рік; =година; =yil; =жыл; =сол; =он; =tahun; =năm; =anul; =an; =godina; =leto; =rok; =év; =vuosi; =aasta; =gads; =metai; =έτος; =mwaka; =taon; =տարի; =წელი; =سنة; =السنة; =سال; =שנה; =年; =년',
)
const PARTS: readonly WordList[] = [DAY, MONTH, YEAR]

const HEADER_ROWS = 60
const FEWEST = 2
/** Balances and sums that stand below the days. */
const MOST_WITHOUT = 3

interface Parts {
  readonly header: number
  readonly day: number
  readonly month: number
  readonly year: number
}

/** The same file with its days written in one cell; undefined where no header names the three parts, each once, or a row has a part of a day and no whole one. */
export function withSplitDays(source: Source): Source | undefined {
  for (const { delimiter, table } of cutsOf(source)) {
    const parts = partsOf(table)
    if (parts && isOfDays(table, parts)) return recut(source, delimiter, (of) => joined(of, parts))
  }
  return undefined
}

function partsOf({ rows }: Table): Parts | undefined {
  const placesIn = (cells: readonly string[], words: WordList) => cells.flatMap((cell, place) => (hasWord(folded(cell), words) ? [place] : []))
  for (const [header, cells] of rows.slice(0, HEADER_ROWS).entries()) {
    const [days = [], months = [], years = []] = PARTS.map((words) => placesIn(cells, words))
    const [day, month, year] = [days[0], months[0], years[0]]
    if (day === undefined || month === undefined || year === undefined) continue
    return days.length + months.length + years.length === PARTS.length ? { header, day, month, year } : undefined
  }
  return undefined
}

function isOfDays({ rows }: Table, parts: Parts): boolean {
  const below = rows.slice(parts.header + 1).filter((cells) => cells.length > PARTS.length)
  const filled = below.filter((cells) => [parts.day, parts.month, parts.year].some((place) => textAt(cells, place) !== ''))
  return filled.length >= FEWEST && below.length - filled.length <= MOST_WITHOUT && filled.every((cells) => dayOf(cells, parts) !== undefined)
}

const textAt = (cells: readonly string[], place: number): string => cells[place]?.trim() ?? ''

function dayOf(cells: readonly string[], { day, month, year }: Parts): string | undefined {
  const named = textAt(cells, month)
  const [date, number, of] = [textAt(cells, day), /^\d{1,2}$/.test(named) ? named : (monthOf(named) ?? ''), textAt(cells, year)]
  const whole = `${of}-${number.padStart(2, '0')}-${date.padStart(2, '0')}`
  return /^\d{1,2}$/.test(date) && isDate(whole) ? whole : undefined
}

/** The day in its own column, the other two empty. */
function joined(of: Table, parts: Parts): Table {
  const places = [parts.day, parts.month, parts.year]
  const cellsOf = (cells: readonly string[]): readonly string[] => {
    const whole = dayOf(cells, parts)
    return whole === undefined ? cells : cells.map((cell, place) => (place === parts.day ? whole : places.includes(place) ? '' : cell))
  }
  return {
    ...of,
    rows: of.rows.map((cells, row) => (row > parts.header ? cellsOf(cells) : cells)),
    ...(of.numbers ? { numbers: of.numbers.map((numbers) => new Set([...numbers].filter((place) => !places.includes(place)))) } : {}),
  }
}
