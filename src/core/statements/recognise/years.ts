import { addDays, daysBetween, isDate, lastOfMonth } from '../../time/dates.ts'
import { dateCell, monthOf } from './date-cell.ts'
import type { MonthDay } from './day-cell.ts'

/** Gives days without a year the year of what else a file tells. */

/** Days between which the lines lie, as the file names them; or a day after which there is none. */
export type Anchor = { readonly kind: 'period'; readonly from: string; readonly to: string } | { readonly kind: 'until'; readonly to: string }

const DATES = /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/g
const LONGEST_PERIOD = 300
const YEAR_MONTH = /\b(20\d\d) ?[年년./-] ?(\d{1,2})(?: ?[月월]|(?![\d./-]))/
const MONTH_YEAR = /(?<![\d./-])(\d{1,2})[./-](20\d\d)(?![\d./-])/
const NAMED_YEAR = /(\p{L}{3,12})\.?,?[ -/]+(20\d\d)(?!\d)/u

/** What the texts around a table tell: two dates are a period, a month is one, and one date alone ends it. */
export function anchorOf(texts: readonly string[], order: 'DMY' | 'MDY'): Anchor | undefined {
  const days = texts.flatMap((text) => {
    const whole = dateCell(text)?.days[order]
    return whole ? [whole] : (text.match(DATES) ?? []).flatMap((one) => dateCell(one)?.days[order] ?? [])
  })
  const [first, last] = [days.reduce((a, b) => (a < b ? a : b), '9999'), days.reduce((a, b) => (a > b ? a : b), '')]
  if (first < last && daysBetween(first, last) <= LONGEST_PERIOD) return { kind: 'period', from: first, to: last }
  const month = texts.map(monthIn).find((one) => one !== undefined)
  if (month) return { kind: 'period', from: addDays(`${month}-01`, -31), to: lastOfMonth(month) }
  return first === last ? { kind: 'until', to: last } : undefined
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
 * before that are both possible.
 */
export function yearsBy(anchor: Anchor | undefined, today: string | undefined): readonly Years[] {
  if (anchor?.kind === 'period') return [(of) => within(of, anchor.from, anchor.to)]
  const ends = [...(anchor ? [anchor.to] : []), ...(today === undefined ? [] : [today, ...(anchor ? [] : [addDays(today, -365)])])]
  return ends.map((to) => (of) => until(of, to))
}
