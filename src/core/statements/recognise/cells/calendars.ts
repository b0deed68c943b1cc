import { addDays } from '../../../time/dates.ts'

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

/** The year before the first one of a Japanese reign, and the last of those that it has. */
const REIGNS: Readonly<Record<string, { readonly before: number; readonly last: number }>> = {
  令和: { before: 2018, last: 99 },
  平成: { before: 1988, last: 31 },
}

/** `令和7` as a Gregorian year; any other year as it stands, and one that the reign does not have as none. */
export function yearOfReign(text = ''): string {
  const [, name = '', number = ''] = /^(\p{Script=Han}{2})\s?(\d+|元)$/u.exec(text) ?? []
  const reign = REIGNS[name]
  if (!reign) return text
  const year = number === '元' ? 1 : Number(number)
  return year >= 1 && year <= reign.last ? String(reign.before + year) : ''
}

/** `R` and 7 as a Gregorian year; what the reign does not have stays what it is. */
export const reignOfLetter = (letter: string, year: string): string => yearOfReign(`${letter === 'R' ? '令和' : '平成'}${year}`) || letter

/** Two digits beside a Thai month are of the Buddhist year, unless that lies before 1990. */
const FIRST_OF_CENTURY = BUDDHIST.first % 100

export const yearOfThai = (year: string): string => (year.length === 2 && Number(year) >= FIRST_OF_CENTURY ? `25${year}` : year)

/** Folding would take the vowel signs away by which มี.ค. and ม.ค. differ. */
const THAI_MONTHS: ReadonlyArray<readonly string[]> = [
  ['มค', 'มกราคม'],
  ['กพ', 'กุมภาพันธ์'],
  ['มีค', 'มีนาคม'],
  ['เมย', 'เมษายน'],
  ['พค', 'พฤษภาคม'],
  ['มิย', 'มิถุนายน'],
  ['กค', 'กรกฎาคม'],
  ['สค', 'สิงหาคม'],
  ['กย', 'กันยายน'],
  ['ตค', 'ตุลาคม'],
  ['พย', 'พฤศจิกายน'],
  ['ธค', 'ธันวาคม'],
]

/** The number of a Thai month by its name or its letters: `พ.ย.` */
export function thaiMonth(name: string): string | undefined {
  const letters = name.replaceAll('.', '')
  const month = THAI_MONTHS.findIndex((names) => names.includes(letters)) + 1
  return month === 0 ? undefined : String(month)
}
