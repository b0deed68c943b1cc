import { isDate } from '../../../time/dates.ts'
import { yearOfReign } from '../cells/calendars.ts'
import type { Column } from '../columns/columns.ts'
import type { Dated } from './dating.ts'

/** Words and letters that stand in Japanese headers alone. */
const JAPANESE = /[\u3040-\u30ff]|取引|残高|出金|入金|日付|年月日/
const SHORT_YEAR = /^'?\d{2}[./-]\d/
const CENTURY = 2000

/** In Japan two digits before a day are a year of the reign as well as of the century: `06-05-12` is 2024 or 2006, and where both have come a person tells. The later one first. */
export function besideReign(one: Dated, columns: readonly Column[], today: string | undefined): readonly Dated[] {
  if (one.dateOrder !== 'YMD' || !columns.some(({ name }) => JAPANESE.test(name)) || !one.column.cells.every((cell) => SHORT_YEAR.test(cell.trim())))
    return [one]
  const days = one.days.map(ofReign)
  const [first, last] = [ofReign(one.first), ofReign(one.last)]
  if (!days.every(isDate) || (today !== undefined && last > today)) return [one]
  return [{ ...one, days, first, last }, one]
}

const ofReign = (day: string): string => `${yearOfReign(`令和${Number(day.slice(0, 4)) - CENTURY}`)}${day.slice(4)}`
