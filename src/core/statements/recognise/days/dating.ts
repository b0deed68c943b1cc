import { daysBetween } from '../../../time/dates.ts'
import { canBeMeant } from '../../booked-ahead.ts'
import type { RowOrder } from '../../statement.ts'
import { type DateOrder, dateCell, LONGEST_SPAN_DAYS } from '../cells/date-cell.ts'
import { type Column, dateAt } from '../columns/columns.ts'
import type { GridRow } from '../table/grid.ts'
import { ofDays } from '../words/names-of-things.ts'
import { folded, hasWord, type WordList, wordList } from '../words/words.ts'
import { orderOfDays } from './chains.ts'
import { FAR_TIMES } from './near-order.ts'
import { besideReign } from './reign-years.ts'

/** Days under a column and an order of day and month. */
export interface Dated {
  readonly column: Column
  readonly dateOrder: DateOrder
  readonly days: readonly string[]
  readonly told: RowOrder | 'mixed' | undefined
  readonly first: string
  readonly last: string
}

/** The month or the week in which a line lies, told by its first day. */
const PERIOD =
  /^(?:month|week|quarter|year|mois|semaine|trimestre|ann[ée]e|monat|woche|quartal|jahr|mes|semana|año|mese|settimana|mês|ano|maand|kwartaal|miesiąc|tydzień|rok|měsíc|týden|hónap|hét|lună|săptămână|måned|månad|uge|vecka|uke|ay|hafta|yıl|месяц|неделя|квартал|год|місяць|тиждень|月|月份|周|週)$/iu
const WORLDS: readonly DateOrder[] = ['YMD', 'DMY', 'MDY']

/**
 * The ways to read the days: one order of day and month for all columns of dates, and of these columns the one in which the rows stand. What the calendar allows is cut
 * down by evidence alone: no day lies far after `today`, the rows stand in order, other dates of the file bound them, value dates lie near, and no file spans 400 days where it can be shorter.
 */
export function datings(columns: readonly Column[], around: readonly GridRow[], today: string | undefined): readonly Dated[] {
  const dates = ofDays(
    columns.filter((column) => column.orders.length > 0),
    ({ roles }) => roles,
  )
  const [only, ...others] = dates
  if (only && others.length === 0 && isDue(only)) return []
  const isOfCard = columns.some(({ name }) => hasWord(folded(name), CARD))
  const worlds = WORLDS.filter((order) => dates.length > 0 && dates.every((column) => column.orders.includes(order)))
  const inOrder = worlds.map((order): readonly Dated[] => {
    const full = withOrder(
      withoutPeriods(dates)
        .filter((column) => column.filled === column.cells.length)
        .map((column) => datedBy(column, order)),
    )
    return bookingColumns(
      full.filter((one) => !isDueDay(one, full)),
      isOfCard,
    )
  })
  // These speak against an order of day and month, and not for another column: which of two columns it is a person tells.
  const likely = keptBy(
    [
      ([first]: readonly Dated[]) => first !== undefined && (today === undefined || canBeMeant(first.last, today)),
      ([first]: readonly Dated[]) => first?.told !== 'mixed' || isFarNearer(first, inOrder),
    ],
    inOrder,
  )
  return keptBy(
    [
      (of) => isOfLanguage(of, columns),
      (of) => isWithin(of, around),
      (of) => isNearValues(of, withoutPeriods(dates)),
      ({ first, last }) => daysBetween(first, last) <= LONGEST_SPAN_DAYS,
    ],
    distinctDays(likely.flat()),
  ).flatMap((one) => besideReign(one, columns, today))
}

/** Purchases stand a day or two out of order: that is no evidence for days that lie so many times farther apart. */
function isFarNearer(mixed: Dated, all: readonly (readonly Dated[])[]): boolean {
  const spanOf = ({ first, last }: Dated) => daysBetween(first, last)
  return all.every(([other]) => other === undefined || other.told === 'mixed' || spanOf(other) > FAR_TIMES * Math.max(1, spanOf(mixed)))
}

/** Where one column is called after a day, those that are called after what holds days are no days of the lines. */
const withoutPeriods = (all: readonly Column[]): readonly Column[] =>
  all.some(({ roles }) => roles.has('date') || roles.has('booked')) ? all.filter(({ name }) => !PERIOD.test(name.trim())) : all

const NAMED_MONTH = 'DD MMM YYYY'
const SOUTH = wordList(
  'iznos; stanje; .uplata; .uplate; .isplata; .isplate; opis placanja; svrha; primatelj; primalac; platitelj; potrazuje; duguje; izvadak; izvod',
)
const WEST = wordList(
  'kwota; saldo; tytul; tytuł; rachunek; odbiorca; nadawca; operacji; ksiegowania; castka; částka; zustatek; zůstatek; ucet; účet; popis; datum zauctovani; měna; mena',
)

/** Names that are one month in the west and another one in the south of the Slavic languages are read as the language of the header has them. */
function isOfLanguage({ dateOrder, column }: Dated, columns: readonly Column[]): boolean {
  if (!column.cells.some((cell) => dateCell(cell)?.days.YMD === undefined && dateCell(cell)?.shape('DMY') === NAMED_MONTH)) return true
  const has = (words: WordList) => columns.some(({ name }) => hasWord(folded(name), words))
  return dateOrder === 'MDY' ? !has(WEST) || has(SOUTH) : !has(SOUTH) || has(WEST)
}

/** One of each that have the same days. */
const distinctDays = (all: readonly Dated[]): readonly Dated[] => all.filter((one, n) => all.findIndex((other) => sameDays(other.days, one.days)) === n)

/** Those for which each evidence in turn speaks; where it speaks for none, it tells nothing. */
const keptBy = <T>(evidence: readonly ((of: T) => boolean)[], all: readonly T[]): readonly T[] =>
  evidence.reduce((left, holds) => {
    const kept = left.filter(holds)
    return kept.length > 0 ? kept : left
  }, all)

/** The rows stand in one order: days that do not tell it are in that of those which do. */
function withOrder(all: readonly Dated[]): readonly Dated[] {
  const told = new Set(all.flatMap((one) => (one.told === 'oldest_first' || one.told === 'newest_first' ? [one.told] : [])))
  const [order] = told
  return told.size === 1 && order ? all.map((one) => (one.told === undefined ? { ...one, told: order } : one)) : all
}

function datedBy(column: Column, dateOrder: DateOrder): Dated {
  const days = new Array<string>(column.cells.length)
  // One text for all lines of a day
  const texts = new Map<string, string>()
  let [first, last] = ['9999-12-31', '']
  for (let row = 0; row < column.cells.length; row += 1) {
    const read = dateAt(column, row)?.days[dateOrder] ?? ''
    const day = texts.get(read) ?? read
    if (day === read) texts.set(day, day)
    days[row] = day
    if (day < first) first = day
    if (day > last) last = day
  }
  return { column, dateOrder, days, told: orderOfDays(days), first, last }
}

export function sameDays(a: readonly string[], b: readonly string[]): boolean {
  if (a === b) return true
  for (let n = 0; n < a.length; n += 1) if (a[n] !== b[n]) return false
  return a.length === b.length
}

/** Never before the day of the other, and behind it on some lines: what is paid is booked later. */
const isLater = (one: Dated, other: Dated): boolean => !sameDays(one.days, other.days) && one.days.every((day, n) => day >= (other.days[n] ?? ''))

/** A day on which another bank booked. */
const OTHER_BANK = wordList('jine banky; jiné banky; other bank; andere bank; anderen bank; innego banku; karşı banka; другого банка; банка отправителя')

/** The day of a purchase: some banks book on it, others on the value date. */
const PURCHASE = wordList(
  'belegdatum; kaufdatum; purchase date; date of purchase; date d achat; fecha de compra; fecha compra; data acquisto; data zakupu; dátum nákupu; datum nákupu; aankoopdatum; købsdato; kjøpsdato; inköpsdatum; ostopäivä',
)
const CARD = wordList('card; karte; kartennummer; carte; tarjeta; carta; cartao; karta; карт; kart; merchant')

/** The booking date is the column in the order of the rows: booked words, then plain `date`, then the others, then value. Where the words are alike, or nobody knows one, each can be it. */
function bookingColumns(fits: readonly Dated[], isOfCard: boolean): readonly Dated[] {
  const score = ({ column: { roles, name }, told }: Dated): number =>
    (told === 'mixed' ? 0 : 10) +
    (roles.has('booked') && !hasWord(folded(name), OTHER_BANK) ? 6 : 0) +
    ((roles.has('date') && !roles.has('value')) || roles.size === 0 ? 3 : 0) -
    (roles.has('value') ? 2 : 0)
  const sorted = distinctDays([...fits].sort((a, b) => score(b) - score(a) || Number(isLater(b, a)) - Number(isLater(a, b))))
  const [top] = sorted
  if (!top) return []
  const isUnknown = ({ column: { roles } }: Dated): boolean => roles.size === 0
  // Some banks book on that day, for others it is the value date.
  const isSettlement = ({ column }: Dated): boolean => /settle|effective|efectiva/i.test(column.name)
  // Beside one that is called value date a column without a name is the other one.
  const isOther = (one: Dated): boolean =>
    one.column.roles.has('value') && one.column.roles.has('date') && top.column.name === '' && !top.column.roles.has('value')
  // A card is used at a time of the day, and what it paid is booked on a day.
  const isOfUse = (isOfCard && isTimed(top)) || hasWord(folded(top.column.name), PURCHASE)
  const isAfterUse = (one: Dated): boolean => isOfUse && !isTimed(one) && one.column.roles.has('value') && isLater(one, top)
  const beside = sorted.filter(
    (one) =>
      one !== top &&
      !isOther(one) &&
      (one.told !== 'mixed' || (top.told === 'mixed' && ((isUnknown(one) && isUnknown(top)) || (isSettlement(one) && isLater(one, top))))) &&
      (score(one) === score(top) ||
        (top.told === 'mixed' && one.first < one.last) ||
        isUnknown(top) !== isUnknown(one) ||
        ((isSettlement(one) || isAfterUse(one)) && !top.column.roles.has('booked')) ||
        (isSettlement(one) && isLater(one, top) && hasWord(folded(top.column.name), PROCESSED))),
  )
  const settles = beside.find((one) => isSettlement(one) && isLater(one, top))
  return settles ? [settles, top] : [top, ...beside].slice(0, MOST_COLUMNS)
}

/** The day on which a payment was taken in hand: some banks book on it, others when it is settled. */
const PROCESSED = wordList(
  'processed; process; traitement; elaborazione; procesamiento; processamento; verarbeitet; verarbeitung; verwerkt; przetworz; zpracov; обработ',
)

const MOST_COLUMNS = 2

const isTimed = ({ column }: Dated): boolean => /\d:\d{2}/.test(column.cells[0] ?? '')

const FEWEST_LINES = 3

/** One day for all lines, after those of another column or far from some of them: on that day they fall due, or the statement was made. */
const isDueDay = ({ column, first, last, days }: Dated, all: readonly Dated[]): boolean =>
  first === last &&
  !column.roles.has('booked') &&
  (all.some((other) => other.last < first && isNamedDue(column) && isNamedDay(other.column)) ||
    (days.length >= FEWEST_LINES &&
      all.some((other) => other.first < other.last && (isDue(column) || other.last < first || isFar(first, other.first) || isFar(first, other.last)))))

/** By its name the day on which the card is paid: after a day by the name of another thing it is so with any number of lines. */
const isNamedDue = ({ name }: Pick<Column, 'name'>): boolean => hasWord(folded(name), DUE)
const isNamedDay = (column: Column): boolean => (column.roles.has('date') || column.roles.has('booked')) && !isNamedDue(column)

const DUE = wordList(
  'due; fällig; faellig; fälligkeit; échéance; echeance; vencimiento; scadenza; vencimento; vervaldatum; förfallodag; forfaldsdato; forfallsdato; eräpäivä; son ödeme; срок; 결제예정일; 결제일; 支払日; お支払日; 引落日; 還款日; 还款日',
)

/** The day on which a card is paid, the same on all lines: where the days of use can't be read, it is none of theirs. */
const isDue = ({ name, cells }: Column): boolean => cells.length >= FEWEST_LINES && new Set(cells).size === 1 && isNamedDue({ name })

const DATES = /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/g

/** Two dates or more above or below the table (a period) that take in every line; true where there are none. */
function isWithin(of: Dated, around: readonly GridRow[]): boolean {
  const days = around.flatMap(({ cells }) => cells.flatMap((cell) => (cell.match(DATES) ?? []).map((text) => dayAround(text, of))))
  const known = days.filter((day) => day !== undefined).sort()
  const [first, last] = [known[0], known.at(-1)]
  if (days.length < 2) return true
  return known.length === days.length && first !== undefined && last !== undefined && first <= of.first && of.last <= last
}

const NEAR_DAYS = 15

/**
 * A day above or below the table in the order of its rows. One with other marks and with the zeros that the rows leave out was written by another program, as where a
 * spreadsheet wrote the rows anew: what it is tells no order of theirs.
 */
function dayAround(text: string, { column, dateOrder }: Dated): string | undefined {
  const days = dateCell(text)?.days
  const isOther = markOf(text) !== markOf(column.cells[0] ?? '') && column.cells.some((cell) => BARE_DIGIT.test(cell)) && !BARE_DIGIT.test(text)
  return days?.[dateOrder] ?? (isOther ? Object.values(days ?? {})[0] : undefined)
}

const markOf = (text: string): string | undefined => /[./-]/.exec(text)?.[0]
const BARE_DIGIT = /(?:^|[./-])\d(?=[./-])/

const isFar = (day: string, other: string): boolean => Math.abs(daysBetween(day, other)) > NEAR_DAYS

/** Another date of the row lies near: read in the wrong order, a day's difference becomes a month's. */
function isNearValues(of: Dated, dates: readonly Column[]): boolean {
  const others = dates.filter((column) => column !== of.column)
  return others.every((column) => {
    for (let row = 0; row < Math.min(of.days.length, 500); row += 1) {
      const other = dateAt(column, row)?.days[of.dateOrder]
      const day = of.days[row]
      if (other !== undefined && day && isFar(day, other)) return false
    }
    return true
  })
}
