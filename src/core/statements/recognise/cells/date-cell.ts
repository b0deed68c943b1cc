import { remembered } from '../../../remembered.ts'
import { isDate } from '../../../time/dates.ts'
import { monthOf, southSlavicMonth } from '../words/month-names.ts'
import { gregorianDay, reignOfLetter, thaiMonth, yearOfReign, yearOfThai } from './calendars.ts'
import { hasEasternDigits, western } from './eastern-digits.ts'
import { withoutDateWords } from './written-dates.ts'

/** In which order a date's numbers stand. */
export type DateOrder = 'YMD' | 'DMY' | 'MDY'

/** A cell that can be a date: the day under each order that the calendar allows. */
export interface DateCell {
  readonly days: Readonly<Partial<Record<DateOrder, string>>>
  /** How it is written, for messages and for what is remembered: `DD.MM.YYYY`, with or without leading zeros. */
  readonly shape: (order: DateOrder) => string
}

const TIME = String.raw`(?:(?: [/@] |[ T,-]+)\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?(?: \(?[A-Z]{2,5}\)?)?)?`
const NUMERIC = new RegExp(String.raw`^(\d{1,4})\s?([./\-, ])\s?(\d{1,2})\s?\2\s?(\d{1,4})\.?${TIME}$`)
const DAY_FIRST = /^(\d{2})(\d{2})(20[0-4]\d)$/
const TIME_FIRST = /^\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?,? (?=\d{1,4}[./ -]|\d{1,2} \p{L})/u
const COMPACT = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${TIME}$`)
const ASIAN = new RegExp(String.raw`^(\d{3,4}|(?:令和|平成)\s?(?:\d{1,2}|元))\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]${TIME}$`)
const THAI = new RegExp(String.raw`^(\d{1,2})[ -]?([\u0e01-\u0e4e][\u0e01-\u0e4e.]{2,11})[ -]?(\d{4}|\d{2})${TIME}$`)
const NAMED = new RegExp(
  String.raw`^(?:\p{L}{2,9}\.?,? )?(\d{1,2})(?:\.|(?:st|nd|rd|th)(?= ))?[ \-/]?(\p{L}{3,12})\.?[ \-/,]{0,2}(\d{4}|\d{2})\.?${TIME}$`,
  'u',
)
const MONTH_FIRST = new RegExp(String.raw`^(?:\p{L}{2,9}\.?,? )?(\p{L}{3,12})\.? (\d{1,2}),? (\d{4})${TIME}$`, 'u')

/** Short names of days of the week before a date of numbers; any other word before one is a text of its own. */
const WEEKDAY =
  /^(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|mié|mie|jue|vie|sáb|sab|dom|gio|пн|вт|ср|чт|пт|сб|вс|нд|pzt|sal|çar|per|cum|cmt|paz)\.?,? (?=\d{1,4}[./-]\d)/iu
/** A day of the week behind a date of numbers: `2025.11.17., hétfő`, `2026/07/01(水)` */
const WEEKDAY_BEHIND =
  /^(\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\.?)(?:,? \(?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\)?|,? \(?(?:hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|(?:lune|marte|mercole|giove|vener)dì|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс|mo|di|mi|do|fr|sa|so)\.?\)?| ?[(（][日月火水木金土一二三四五六월화수목금토일][)）])(?=$| \d{1,2}:)/iu
/** The beginning of a Japanese reign's name: `R6.5.12` */
const REIGN = /^([RH])\.?(\d{1,2})([./-]\d{1,2}[./-]\d{1,2})$/

/** A word for 'year' behind it: `3 ноября 2025 г.` */
const YEAR_WORD = /(\d{4}) ?(?:[гр]\.?|года?|року)(?=$|,? \d{1,2}:)/

/** A day with the marks of a time: `2012:03:01` */
const COLONS = /^((?:19|20)\d{2}):(\d{2}):(\d{2})(?=$| )/

const MOST_LETTERS = 40
/** What the usual amount looks like: no date does, unless it begins with eight digits. */
const AMOUNT = /^[-+]?(?:\d{1,3}(?:[.,' ]\d{3})+|\d{1,7})(?:[.,]\d{1,2})?$/
const DIGITS = /\d/

/** Reads a cell as a date, or not at all. Two digits of a year are of this century. */
export const dateCell = (text: string): DateCell | undefined =>
  text.length < 6 || text.length > MOST_LETTERS || AMOUNT.test(text)
    ? undefined
    : DIGITS.test(text)
      ? readKnown(text)
      : hasEasternDigits(text)
        ? readKnown(western(text))
        : undefined

/** No file spans more days where it can be shorter. */
export const LONGEST_SPAN_DAYS = 400

const readKnown = remembered(20_000, read)

function read(text: string): DateCell | undefined {
  const plain = text
    .replace(/[\u00a0\u202f\t]/g, ' ')
    .trim()
    .replace(/^(?:="|['"`])/, '')
    .replace(/["']$/, '')
    .trim()
    .replace(WEEKDAY, '')
    .replace(WEEKDAY_BEHIND, '$1')
    .replace(COLONS, '$1-$2-$3')
    .replace(TIME_FIRST, '')
    .replace(REIGN, (_, letter: string, year: string, rest: string) => `${reignOfLetter(letter, year)}${rest}`)
    .replace(YEAR_WORD, '$1')
  const compact = COMPACT.exec(plain)
  if (compact) {
    const [, year = '', month = '', day = ''] = compact
    const fits = year >= '1990' && year <= '2079' ? fixed(dateOf(year, month, day), () => 'YYYYMMDD') : undefined
    return fits ?? dayFirst(plain)
  }
  const asian = ASIAN.exec(plain)
  if (asian) return fixed(dateOf(yearOfReign(asian[1]), asian[2], asian[3]), () => 'YYYY年MM月DD日')
  return readPlain(plain) ?? readPlain(withoutDateWords(plain))
}

const readPlain = (plain: string | undefined): DateCell | undefined => (plain === undefined ? undefined : (numeric(plain) ?? thai(plain) ?? named(plain)))

function thai(plain: string): DateCell | undefined {
  const [, day, name = '', year = ''] = THAI.exec(plain) ?? []
  const month = thaiMonth(name)
  return month === undefined ? undefined : fixed(dateOf(yearOfThai(year), month, day), () => 'DD MMM YYYY')
}

function dayFirst(plain: string): DateCell | undefined {
  const [, a, b, year] = DAY_FIRST.exec(plain) ?? []
  return made({ DMY: dateOf(year, b, a), MDY: dateOf(year, a, b) }, (order) => (order === 'MDY' ? 'MMDDYYYY' : 'DDMMYYYY'))
}

function numeric(plain: string): DateCell | undefined {
  const found = NUMERIC.exec(plain)
  if (!found) return undefined
  const [, a = '', mark = '', b = '', c = ''] = found
  // 115/03/02
  if (a.length === 3 && /[./-]/.test(mark) && c.length <= 2) return fixed(dateOf(a, b, c), () => 'YYYY/MM/DD')
  if (a.length === 3 || c.length === 3 || (c.length === 1 && a.length !== 4)) return undefined
  const time = plain.includes(':') ? ' HH:mm' : ''
  const shape = (order: DateOrder): string => {
    const year = (a.length === 4 ? a : c).length === 4 ? 'YYYY' : 'YY'
    return (order === 'YMD' ? [year, 'MM', 'DD'] : order === 'DMY' ? ['DD', 'MM', year] : ['MM', 'DD', year]).join(mark) + time
  }
  if (a.length === 4) return c.length <= 2 ? fixed(dateOf(a, b, c), () => shape('YMD')) : undefined
  const days = {
    DMY: dateOf(c, b, a),
    // Dots mean day first.
    ...(mark === '.' ? {} : { MDY: dateOf(c, a, b) }),
    ...(c.length === 2 && mark === '-' ? { YMD: dateOf(a, b, c) } : {}),
  }
  return made(days, shape)
}

function named(plain: string): DateCell | undefined {
  const dayFirst = NAMED.exec(plain)
  if (dayFirst) {
    const month = monthOf(dayFirst[2] ?? '')
    const other = southSlavicMonth(dayFirst[2] ?? '')
    if (other) return made({ DMY: dateOf(dayFirst[3], month, dayFirst[1]), MDY: dateOf(dayFirst[3], other, dayFirst[1]) }, () => 'DD MMM YYYY')
    return month === undefined ? undefined : fixed(dateOf(dayFirst[3], month, dayFirst[1]), () => 'DD MMM YYYY')
  }
  const monthFirst = MONTH_FIRST.exec(plain)
  const month = monthFirst && monthOf(monthFirst[1] ?? '')
  return monthFirst && month !== null && month !== undefined ? fixed(dateOf(monthFirst[3], month, monthFirst[2]), () => 'MMM DD, YYYY') : undefined
}

function dateOf(year = '', month = '', day = ''): string | undefined {
  const date = gregorianDay(year.length === 2 ? `20${year}` : year, month, day)
  return date !== undefined && isDate(date) && date >= '1990-01-01' && date < '2080-01-01' ? date : undefined
}

/** A day that its writing settles: the same under every order. */
function fixed(day: string | undefined, shape: DateCell['shape']): DateCell | undefined {
  return day === undefined ? undefined : { days: { YMD: day, DMY: day, MDY: day }, shape }
}

function made(days: Partial<Record<DateOrder, string | undefined>>, shape: DateCell['shape']): DateCell | undefined {
  const real = Object.fromEntries(Object.entries(days).filter(([, day]) => day !== undefined)) as Partial<Record<DateOrder, string>>
  return Object.keys(real).length === 0 ? undefined : { days: real, shape }
}

const CLOCK = /^\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d+)?(?: ?[AaPp]\.?[Mm]\.?)?$/

/** Is it a time of day alone? */
export const isClock = (text: string): boolean => CLOCK.test(text.trim()) && text.includes(':')
