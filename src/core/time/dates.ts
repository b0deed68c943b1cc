import { remembered } from '../remembered.ts'

/** Dates are `YYYY-MM-DD`, instants UTC ISO with milliseconds; both compare as text. Nothing here reads a clock. */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const DAY_MS = 86_400_000

/** Before and after every date that a book takes: a period without an end has these. */
export const FROM_THE_START = '0001-01-01'
export const TO_THE_END = '9999-12-31'

/** Is `text` a date of the calendar (30 February is not), in the years 1900 to 2199? */
export function isDate(text: string): boolean {
  const parts = DATE.exec(text)
  if (!parts) return false
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  if (year < 1900 || year > 2199) return false
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day
}

/** Is `text` an instant as Tideover writes them? */
export const isInstant = (text: string): boolean => INSTANT.test(text) && isDate(text.slice(0, 10)) && Number.isFinite(Date.parse(text))

/** The UTC date of an instant. */
export const dateOf = (instant: string): string => instant.slice(0, 10)

/** Days since 1970. The same few dates are compared a million times. */
const dayOf = remembered(10_000, (date) => Date.parse(date) / DAY_MS)

/** The date `days` after `date` (before it, if negative). */
export const addDays = (date: string, days: number): string => instantAt(Date.parse(date) + days * DAY_MS).slice(0, 10)

/** Whole days from `from` to `to`. */
export const daysBetween = (from: string, to: string): number => Math.round(dayOf(to) - dayOf(from))

/** The instant of so many milliseconds since 1970, as text. */
export const instantAt = (ms: number): string => new Date(ms).toISOString()

/** `instant` and so many hours. */
export const addHours = (instant: string, hours: number): string => instantAt(Date.parse(instant) + hours * 3_600_000)

/** The month (`YYYY-MM`) of a date. */
export const monthOf = (date: string): string => date.slice(0, 7)

/** The last day of a month (`YYYY-MM`). */
export const lastOfMonth = (month: string): string => addDays(`${monthOf(addDays(`${month}-28`, 4))}-01`, -1)
