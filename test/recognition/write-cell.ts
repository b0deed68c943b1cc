import type { Format, NumberFacts } from './format.ts'

/** Dates and amounts as a format writes them. */

const SHORT = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const LONG = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** A month or weekday as a language writes it in a date: `MMM@tr`, `MMMM@uk`, `EEE@fr`. */
const WORDS_OF_DATES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  MMM: { day: 'numeric', month: 'short' },
  MMMM: { day: 'numeric', month: 'long' },
  EEE: { weekday: 'short' },
  EEEE: { weekday: 'long' },
}

function wordOfDate(day: string, token: string, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { ...WORDS_OF_DATES[token], timeZone: 'UTC' }).formatToParts(new Date(`${day}T00:00:00Z`))
  return parts.find(({ type }) => type === (token.startsWith('E') ? 'weekday' : 'month'))?.value ?? ''
}

/** A format of dates without its time. */
export const dateOnlyOf = (format: string): string => format.replace(/[ -,T]*(?:HH|hh).*$/, '')

/** `time`: HH:mm:ss for formats that have one. */
export function dateText(day: string, format: string, time = '10:15:30'): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const [hour = '', minute = '', second = ''] = time.split(':')
  const values: Record<string, string> = {
    YYYY: year,
    YY: year.slice(2),
    MMMM: LONG[Number(month) - 1] ?? '',
    MMM: SHORT[Number(month) - 1] ?? '',
    MM: month,
    M: String(Number(month)),
    DD: date,
    D: String(Number(date)),
    HH: hour,
    hh: String(((Number(hour) + 11) % 12) + 1).padStart(2, '0'),
    A: Number(hour) < 12 ? 'AM' : 'PM',
    a: Number(hour) < 12 ? 'am' : 'pm',
    mm: minute,
    ss: second,
  }
  return format.replace(/(MMMM?|EEEE?)@([a-z]+)|YYYY|YY|MMMM|MMM|MM|M|DD|D|HH|hh|mm|ss|\b[Aa]\b/g, (token, word?: string, language = '') =>
    word === undefined ? (values[token] ?? token) : wordOfDate(day, word, language),
  )
}

const grouped = (whole: string, group: string, indian: boolean): string => {
  if (group === '') return whole
  return whole.replace(indian ? /\B(?=(\d{2})*\d{3}$)(?=(?:\d{2})*\d{3}$)/g : /\B(?=(\d{3})+$)/g, group)
}

/** Digits of an unsigned amount, marks included. `digits`: of the currency. */
function digitsText(minor: number, of: NumberFacts, digits: number): string {
  const text = String(Math.abs(minor))
  if (of.scale) return text
  const padded = text.padStart(digits + 1, '0')
  const whole = padded.slice(0, padded.length - digits)
  const cents = digits === 0 ? '' : padded.slice(-digits)
  const head = grouped(whole, of.group, of.indianGrouping === true)
  if (of.decimal === '' || digits === 0) return head
  const least = Math.min(of.minDecimals, 6)
  const shown = least >= digits ? cents.padEnd(least, '0') : cents.replace(/0+$/, '').padEnd(least, '0')
  return shown === '' ? head : `${head}${of.decimal}${shown}`
}

/** A signed amount; `sided`: its side is told elsewhere, so it has a sign only where `negative` says so. */
export function amountText(minor: number, format: Format, digits: number, affixes = true): string {
  const of = format.number
  const body = digitsText(minor, of, digits)
  const minus = of.unicodeMinus ? '−' : '-'
  const [before = '', after = before] = of.prefix.includes('|') ? of.prefix.split('|') : [of.prefix]
  const [outSuffix = '', inSuffix = outSuffix] = of.suffix.includes('|') ? of.suffix.split('|') : [of.suffix]
  const prefix = affixes ? (minor < 0 ? before : after) : ''
  const suffix = affixes ? (minor < 0 ? outSuffix : inSuffix) : ''
  if (of.sign === 'none') return `${prefix}${body}${suffix}`
  if (minor >= 0) return `${of.plus && minor > 0 ? '+' : ''}${of.plus && of.signSpace ? ' ' : ''}${prefix}${body}${suffix}`
  if (of.sign === 'parentheses') return `(${prefix}${body}${suffix})`
  if (of.sign === 'trailing') return `${prefix}${body}${minus}${suffix}`
  return `${minus}${of.signSpace ? ' ' : ''}${prefix}${body}${suffix}`
}
