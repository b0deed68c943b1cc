import { addDays } from '../../time/dates.ts'

/**
 * Dates of other calendars, where the year alone tells which one it is: no Gregorian year of a bank's export is 2569 (Buddhist, Thailand), 115 (Republic of China, Taiwan)
 * or 1404 (solar Hijri, Iran). The lunar Hijri year of these days would be a solar one that lies decades ahead, and such a date is refused.
 */

const BUDDHIST = { first: 2533, last: 2622, before: -543 }
const REPUBLIC = { first: 79, last: 168, before: 1911 }
const SOLAR_HIJRI = { first: 1369, last: 1458 }

const isWithin = (year: number, { first, last }: { readonly first: number; readonly last: number }): boolean => year >= first && year <= last

/** `YYYY-MM-DD` of the Gregorian calendar for a year of three or four digits, a month and a day; not checked where the year is Gregorian. */
export function gregorianDay(year: string, month: string, day: string): string | undefined {
  const number = Number(year)
  const with_ = (of: number) => `${of}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (year.length === 3) return isWithin(number, REPUBLIC) ? with_(number + REPUBLIC.before) : undefined
  if (isWithin(number, BUDDHIST)) return with_(number + BUDDHIST.before)
  if (isWithin(number, SOLAR_HIJRI)) return ofSolarHijri(number, Number(month), Number(day))
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** The first day of SOLAR_HIJRI.first. */
const NEW_YEAR = '1990-03-21'
/** Of 33 years eight are leap years: by the remainder of the year. It holds from 1178 to 1633. */
const LEAP = new Set([1, 5, 9, 13, 17, 22, 26, 30])
const CYCLE = 33
const isLeap = (year: number): boolean => LEAP.has(year % CYCLE)
/** Six months of 31 days, five of 30, one of 29 or 30. */
const LONG_MONTHS = 6
const [LONG, SHORT, LAST, YEAR] = [31, 30, 29, 365]

function ofSolarHijri(year: number, month: number, day: number): string | undefined {
  const length = month <= LONG_MONTHS ? LONG : month < 12 ? SHORT : LAST + Number(isLeap(year))
  if (month < 1 || month > 12 || day < 1 || day > length) return undefined
  let days = (month - 1) * SHORT + Math.min(month - 1, LONG_MONTHS) + day - 1
  for (let before = SOLAR_HIJRI.first; before < year; before += 1) days += YEAR + Number(isLeap(before))
  return addDays(NEW_YEAR, days)
}
