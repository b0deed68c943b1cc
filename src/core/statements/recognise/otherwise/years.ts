import { addDays, daysBetween, isDate, lastOfMonth } from '../../../time/dates.ts'
import { latestBooked } from '../../booked-ahead.ts'
import { dateCell } from '../cells/date-cell.ts'
import type { MonthDay } from '../cells/day-cell.ts'
import { monthOf } from '../words/month-names.ts'
import { folded, hasWord, wordList } from '../words/words.ts'

/** Gives days without a year the year of what else a file tells. */

/** Days between which the lines lie, as the file names them; or a day after which there is none. */
export type Anchor =
  | { readonly kind: 'period'; readonly from: string; readonly to: string; readonly isSure: boolean }
  | { readonly kind: 'until'; readonly to: string }

const DATES = /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/g
const LONGEST_PERIOD = 300
/** What a month belongs to that is the statement's. */
const PERIOD = wordList(
  "period; statement; .month; activity; transactions; movements; .stmt; zeitraum; kontoauszug; auszug; umsatz; umsätze; .monat; relevé; releve; .mois; période; mouvements; opérations; extracto; resumen; cartola; movimientos; .mes; período; estratto; movimenti; mese; periodo; extrato; movimentos; mês; fatura; rekeningoverzicht; afschrift; maand; periode; wyciąg; wyciag; okres; miesiąc; výpis; vypis; obdobie; období; měsíc; mesiac; kivonat; időszak; hónap; extras; perioada; luna; izvod; izvadak; izpisek; razdoblje; obdobje; mjesec; mesec; выписка; период; месяц; выписки; виписка; період; місяць; извлечение; месец; dönem; ekstre; hesap özeti; hareket; .ay; kontoutdrag; kontoutskrift; kontoudtog; måned; månad; tiliote; kuukausi; väljavõte; kuu; izraksts; mēnesis; išrašas; mėnuo; αντίγραφο; περίοδος; κίνηση; μήνας; דף חשבון; תקופה; חודש; كشف; فترة; شهر; 月; 明細; 明细; 对账单; 對帳單; 期间; 명세; 거래내역; sao kê; kỳ; tháng; mutasi; rekening koran; penyata; bulan; ko'chirma; davr; göçürme; döwür; ay; aý",
)
const YEAR_MONTH = /\b(20\d\d) ?[年년./-] ?(\d{1,2})(?: ?[月월]|(?![\d./-]))/
const MONTH_YEAR = /(?<![\d./-])(\d{1,2})[./-](20\d\d)(?![\d./-])/
const NAMED_DATES = /\d{1,2}\.?[ -]?(?:de )?\p{L}{3,12}\.?,?[ -](?:de )?20\d\d|\p{L}{3,12}\.? \d{1,2}, 20\d\d/gu
const NAMED_YEAR = /(\p{L}{3,12})\.?,?[ -/]+(20\d\d)(?!\d)/u

/** What the texts around a table tell: two dates are a period, a month is one, and one date alone ends it. */
export function anchorOf(texts: readonly string[], order: 'DMY' | 'MDY'): Anchor | undefined {
  const daysIn = (text: string) => [...(text.match(DATES) ?? []), ...(text.match(NAMED_DATES) ?? [])].flatMap((one) => dateCell(one)?.days[order] ?? [])
  const days = texts.flatMap((text) => {
    const whole = dateCell(text)?.days[order]
    return whole ? [whole] : daysIn(text)
  })
  const [first, last] = [days.reduce((a, b) => (a < b ? a : b), '9999'), days.reduce((a, b) => (a > b ? a : b), '')]
  if (first < last && daysBetween(first, last) <= LONGEST_PERIOD) return { kind: 'period', from: first, to: last, isSure: true }
  const months = texts.map((text) => text.replace(NAMED_DATES, ' ')).flatMap((text) => periodOf(text) ?? [])
  const month = months.find(({ isSure }) => isSure) ?? months[0]
  return month ?? (first === last ? { kind: 'until', to: last } : undefined)
}

/** Has a text a date in figures that is one in the other order of day and month alone: `31/08/2026`? */
export function isAgainst(texts: readonly string[], order: 'DMY' | 'MDY'): boolean {
  const other = order === 'DMY' ? 'MDY' : 'DMY'
  const days = texts.flatMap((text) => (text.match(DATES) ?? []).flatMap((one) => dateCell(one)?.days ?? []))
  return days.some((day) => day[order] === undefined && day[other] !== undefined)
}

/** A month that a text names, and the one before it, in which its first lines may be booked. Of other things than a statement a text names months too: `Customer since March 2015`. */
function periodOf(text: string): (Anchor & { readonly kind: 'period' }) | undefined {
  const month = monthIn(text)
  if (!month) return undefined
  const others = folded(text.replace(YEAR_MONTH, ' ').replace(MONTH_YEAR, ' ').replace(NAMED_YEAR, ' '))
  return { kind: 'period', from: addDays(`${month}-01`, -31), to: lastOfMonth(month), isSure: !/\p{L}/u.test(others) || hasWord(others, PERIOD) }
}

function monthIn(text: string): string | undefined {
  const [, year = '', month = ''] = YEAR_MONTH.exec(text) ?? []
  const [, first = '', after = ''] = MONTH_YEAR.exec(text) ?? []
  const [, name = '', then = ''] = NAMED_YEAR.exec(text) ?? []
  const found = year
    ? `${year}-${month.padStart(2, '0')}`
    : after
      ? `${after}-${first.padStart(2, '0')}`
      : then
        ? `${then}-${(monthOf(name) ?? '').padStart(2, '0')}`
        : ''
  return isDate(`${found}-01`) ? found : undefined
}

const NEAR_DAYS = 10

/** The day within a period, or next to it; undefined where no year brings it there. */
function within(of: MonthDay, from: string, to: string): string | undefined {
  const days = [Number(from.slice(0, 4)) - 1, Number(from.slice(0, 4)), Number(to.slice(0, 4)), Number(to.slice(0, 4)) + 1].map((year) => `${year}-${of}`)
  const outside = (day: string) => (day < from ? daysBetween(day, from) : day > to ? daysBetween(to, day) : 0)
  const near = days.filter((day) => isDate(day) && outside(day) <= NEAR_DAYS).sort((a, b) => outside(a) - outside(b))
  return near[0]
}

/** The last such day up to `to`. */
function until(of: MonthDay, to: string): string | undefined {
  const year = Number(to.slice(0, 4))
  return [year, year - 1, year - 2, year - 3, year - 4].map((one) => `${one}-${of}`).find((day) => isDate(day) && day <= to)
}

/** A way to give each day of a file its year. */
export type Years = (of: MonthDay) => string | undefined

/**
 * The ways to give years: one where the file names a period. One date alone may be any, and without one only today is known: then the year before it and the one
 * before that are both possible. `days` are those of the rows, as they stand.
 */
export function yearsBy(anchor: Anchor | undefined, today: string | undefined, days: readonly MonthDay[]): readonly Years[] {
  const period = anchor?.kind === 'period' ? [(of: MonthDay) => within(of, anchor.from, anchor.to)] : []
  if (anchor?.kind === 'period' && anchor.isSure) return period
  const latest = today === undefined ? [] : [latestBooked(today)]
  const single = anchor?.kind === 'until' ? [anchor.to] : []
  const ends = [...single, ...latest, ...latest.map((day) => addDays(day, -365))]
  return [...period, ...ends.map((to) => endInOrder(days, to)).map((to) => (of: MonthDay) => until(of, to))]
}

const MOST_DAYS = 2_000

/** Rows stand in one order: where the last such days up to `to` do not, the newest of them lies further back. */
function endInOrder(days: readonly MonthDay[], to: string): string {
  const steps = days.filter((day, n) => day !== days[n - 1])
  if (steps.length > MOST_DAYS) return to
  const dated = (end: string) => steps.map((day) => until(day, end) ?? '')
  const isInOrder = (all: readonly string[]) =>
    [1, -1].some((way) => all.every((day, n) => n === 0 || (day === all[n - 1] ? 0 : day > (all[n - 1] ?? '') ? 1 : -1) * way >= 0))
  return [to, ...[...new Set(dated(to))].sort().reverse()].find((end) => end !== '' && isInOrder(dated(end))) ?? to
}
