import { digitsOf } from '../core/money/currency.ts'
import { type Money, minorFromText } from '../core/money/money.ts'
import { nameFault } from '../core/names/name-fault.ts'
import type { Relation, Way } from '../core/payees/payee.ts'
import { done, type Result, refused } from '../core/result.ts'
import { type Said, say } from '../core/said/say.ts'
import { isCountry } from '../core/students/countries.ts'
import type { Sex } from '../core/students/student.ts'
import { isDate } from '../core/time/dates.ts'
import { unsafeCell } from '../files/safe-cell.ts'
import { codeOfCountryNamed } from './country-names.ts'
import { type Column, folded } from './list-columns.ts'
import { HALF_LETTER } from './list-problem.ts'

/** What a cell's text means, or why it means nothing. */
export type Reading = Result<string, Said>

export const SEXES: readonly Sex[] = ['F', 'M', 'X']
export const RELATIONS: readonly Relation[] = ['self', 'parent', 'guardian', 'sibling', 'institution']
export const WAYS: readonly Way[] = ['account', 'pickup', 'cash']

const LONGEST_CELL = 500

/** Control characters, letters lost by an earlier program, and marks that turn the direction of writing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNREADABLE = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd]/

/**
 * A cell's text as it is meant: its letters composed, without outer and doubled blanks, invisible marks, and the apostrophe that
 * keeps a spreadsheet program from calculating it.
 */
export const cellText = (cell: string): string =>
  unsafeCell(
    cell
      .normalize('NFC')
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )

/** Reads the text of one column's cell (not empty) as that column's value. */
export function readValue(column: Column, text: string): Reading {
  if (text.length > LONGEST_CELL) return refused(say.cellTooLong(LONGEST_CELL))
  if (UNREADABLE.test(text) || text.search(HALF_LETTER) >= 0) return refused(say.unreadableLetter)
  return (READERS[column] ?? done)(text)
}

function readName(text: string): Reading {
  const fault = nameFault(text)
  return fault === undefined ? done(text) : refused(fault)
}

function readDate(text: string): Reading {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? []
  const date = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
  if (isDate(date)) return done(date)
  return refused(/^\d{4}-\d\d-\d\d$/.test(date) ? say.noCalendarDay : say.noDate)
}

/** A code in capitals; other letters stay, since ß in capitals would be the code SS. */
const capitals = (text: string): string => text.replace(/[a-z]/g, (letter) => letter.toUpperCase())

function readCountry(text: string): Reading {
  const code = capitals(text)
  if (isCountry(code)) return done(code)
  const meant = codeOfCountryNamed(text)
  return refused(meant ? say.countryMeant(meant) : say.noCountry)
}

/** М and Ж are Cyrillic. К is not taken: it looks like the Turkish K, which is kadın. */
const SEX_WORDS: ReadonlyMap<string, Sex> = new Map([
  ...['f', 'female', 'ж', 'женский', 'k', 'kadin', 'zenan', 'aýal'].map((word) => [word, 'F'] as const),
  ...['m', 'male', 'м', 'мужской', 'e', 'erkek'].map((word) => [word, 'M'] as const),
  ['x', 'X'] as const,
])

function readSex(text: string): Reading {
  const sex = SEX_WORDS.get(folded(text))
  return sex ? done(sex) : refused(say.noSex)
}

const readEmail = (text: string): Reading =>
  text.length <= 254 && /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,}$/.test(text) ? done(text) : refused(say.noEmailInList)

function readPhone(text: string): Reading {
  const digits = text.replace(/\D/g, '').length
  return /^\+?[\d\s()./-]+$/.test(text) && digits >= 5 && digits <= 15 ? done(text) : refused(say.noPhone)
}

function readCurrency(text: string): Reading {
  const code = capitals(text)
  return digitsOf(code) === undefined ? refused(say.noCurrencyInList) : done(code)
}

function readWord(text: string, words: readonly string[]): Reading {
  const word = folded(text)
  return words.includes(word) ? done(word) : refused(say.writeOneOf(words))
}

const READERS: Readonly<Partial<Record<Column, (text: string) => Reading>>> = {
  familyName: readName,
  givenName: readName,
  patronymic: readName,
  payeeName: readName,
  birthDate: readDate,
  consentOn: readDate,
  nationality: readCountry,
  hostCountry: readCountry,
  sex: readSex,
  email: readEmail,
  phone: readPhone,
  requestedCurrency: readCurrency,
  payeeCurrency: readCurrency,
  payeeRelation: (text) => readWord(text, RELATIONS),
  payeeWay: (text) => readWord(text, WAYS),
}

/**
 * An amount as people write it (`300`, `300.5`, `300,50`) as money with the currency's digits. Refuses separators of thousands,
 * since `1,234` can mean two amounts, and what is not above zero.
 */
export function readAmount(text: string, currency: string): Result<Money, Said> {
  const digits = digitsOf(currency) ?? 2
  const [, whole = '', fraction = ''] = /^(\d{1,13})(?:[.,](\d{1,2}))?$/.exec(text) ?? []
  const minor = fraction.length <= digits ? minorFromText(digits === 0 ? whole : `${whole}.${fraction.padEnd(digits, '0')}`, digits) : undefined
  if (minor === undefined || minor === 0) return refused(say.noAmountInList(currency, digits))
  return done({ minor, currency })
}
