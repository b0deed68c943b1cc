import { type Said, say } from '../said/say.ts'
import { isDate } from '../time/dates.ts'

/**
 * Dates as banks write them → `YYYY-MM-DD`, by a declared format of the tokens DD D MM M MMM (English short month) YYYY YY HH mm ss;
 * everything else stands for itself. A time is read over. Two digits of a year are of this century.
 */
export interface DateReader {
  readonly read: (text: string) => string | undefined
  /** The same date in the format, for messages; a time shows as zeros. */
  readonly write: (date: string) => string
  /** What would be accepted, in words. */
  readonly expects: Said
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const TOKEN = /YYYY|YY|MMM|MM|M|DD|D|HH|mm|ss/g
const PATTERNS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<year>\\d{2})',
  MMM: '(?<month>[A-Za-z]{3})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
  HH: '(?:[01]\\d|2[0-3])',
  mm: '[0-5]\\d',
  ss: '[0-5]\\d',
}

/** A reader of dates in `format`. It remembers what it read: statements repeat their dates. */
export function dateReader(format: string): DateReader {
  const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  let source = ''
  let from = 0
  for (const token of format.matchAll(TOKEN)) {
    source += literal(format.slice(from, token.index)) + (PATTERNS[token[0]] ?? '')
    from = token.index + token[0].length
  }
  const pattern = new RegExp(`^${source}${literal(format.slice(from))}$`)
  const known = new Map<string, string>()
  const read = (text: string): string | undefined => {
    const before = known.get(text)
    if (before !== undefined) return before
    const date = dateOfParts(pattern.exec(text)?.groups)
    if (date !== undefined && known.size < 10_000) known.set(text, date)
    return date
  }
  return { read, write: (date) => writeDate(date, format), expects: say.aDateAs(format) }
}

function dateOfParts(parts: Record<string, string> | undefined): string | undefined {
  if (!parts) return undefined
  const { year = '', month = '', day = '' } = parts
  const named = MONTHS.indexOf(month.toLowerCase()) + 1
  const date = `${year.length === 2 ? `20${year}` : year}-${named > 0 ? String(named).padStart(2, '0') : month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(date) ? date : undefined
}

function writeDate(date: string, format: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const short = MONTHS[Number(month) - 1] ?? ''
  const values: Record<string, string> = {
    YYYY: year,
    YY: year.slice(2),
    MMM: short.charAt(0).toUpperCase() + short.slice(1),
    MM: month,
    M: String(Number(month)),
    DD: day,
    D: String(Number(day)),
  }
  return format.replace(TOKEN, (token) => values[token] ?? '00')
}
