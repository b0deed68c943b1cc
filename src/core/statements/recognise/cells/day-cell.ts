import { monthOf } from '../words/month-names.ts'

/** A day and month without a year, in the order in which they may stand. */
export interface DayCell {
  readonly DMY?: MonthDay
  readonly MDY?: MonthDay
}

/** `MM-DD`. */
export type MonthDay = string

const TIME = String.raw`(?: +\d{1,2}:\d{2}(?::\d{2})?)?`
const NUMERIC = new RegExp(String.raw`^(\d{1,2})([./-])(\d{1,2})\.?${TIME}$`)
const NAMED = new RegExp(String.raw`^(\d{1,2})\.?[ /-]?(\p{L}{3,10})\.?${TIME}$`, 'u')
const MONTH_FIRST = new RegExp(String.raw`^(\p{L}{3,10})\.?[ -](\d{1,2})${TIME}$`, 'u')
const ASIAN = /^(\d{1,2})[月월] ?(\d{1,2})[日일]$/

/** Reads a cell as a day and month, or not at all. `05.03` looks like an amount: only a header that speaks of a date makes it one (`isNamed`). */
export function dayCell(text: string, isNamed: boolean): DayCell | undefined {
  if (text.length < 3 || text.length > 20) return undefined
  // A spreadsheet's sign that what follows is a text
  const plain = text.trim().replace(/^'/, '')
  const numeric = NUMERIC.exec(plain)
  if (numeric) return !isNamed && numeric[2] === '.' && !plain.endsWith('.') ? undefined : inEither(numeric[1], numeric[3], numeric[2] === '.')
  const asian = ASIAN.exec(plain)
  if (asian) return inEither(asian[2], asian[1], true)
  const dayFirst = NAMED.exec(plain)
  if (dayFirst) return inEither(dayFirst[1], monthOf(dayFirst[2] ?? ''), true)
  const monthFirst = MONTH_FIRST.exec(plain)
  return monthFirst ? inEither(monthFirst[2], monthOf(monthFirst[1] ?? ''), true) : undefined
}

/** Dots, names and signs tell which is the month. */
function inEither(a = '', b = '', isSettled: boolean): DayCell | undefined {
  const [dayFirst, monthFirst] = [monthDay(b, a), isSettled ? monthDay(b, a) : monthDay(a, b)]
  if (!dayFirst && !monthFirst) return undefined
  return { ...(dayFirst ? { DMY: dayFirst } : {}), ...(monthFirst ? { MDY: monthFirst } : {}) }
}

function monthDay(month: string, day: string): MonthDay | undefined {
  const [m, d] = [Number(month), Number(day)]
  return m >= 1 && m <= 12 && d >= 1 && d <= 31 ? `${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined
}
