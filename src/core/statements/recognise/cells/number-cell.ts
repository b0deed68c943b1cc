import { remembered } from '../../../remembered.ts'
import { MONEY_WORD, MONEY_WORD_BEHIND, withoutDirections } from '../words/money-words.ts'
import { hasEasternDigits, western } from './eastern-digits.ts'

/** An amount as it stands in a cell, before anybody knows what its marks mean. Digits stay text: no float stands between them and an amount. */
export interface NumberCell {
  readonly minus: boolean
  readonly plus: boolean
  /** `DR`, `CR` and the like beside the digits. */
  readonly side?: 'out' | 'in'
  /** Digits before and after the mark, under either mark; absent where the text cannot be written so. */
  readonly dot?: Parts
  readonly comma?: Parts
}

interface Parts {
  readonly whole: string
  readonly cents: string
}

/** What the marks of a file mean: `whole`, `minor`: there are none, and the digits are whole units or minor units. */
export type Mark = '.' | ',' | 'whole' | 'minor'

const BLANKS = /[\u00a0\u2007\u2009\u202f\t]/g
// A backslash is how Japan's old encodings print the yen
const CODES = '\\p{Sc}|\\\\|[A-Za-z]{1,2}\\p{Sc}|[A-Z]{3}|TL|Ft|kr\\.?|Kč|zł|лв\\.?|грн\\.?|руб\\.?|р\\.|Rs\\.?|RM|Lei|lei|元|円|원'
const WORD = 'Lps?\\.|L\\.|B/\\.|S/\\.?|Bs\\.?|Q\\.|KSh|Ksh|GH¢'
// A letter alone is a currency's sign only before an amount with cents; else it begins the number of a thing.
const LETTER = "[RKLQNP](?=[ -]?\\d[\\d., ']*[.,]\\d{2}$)"
const HEAD = new RegExp(`^(?:${MONEY_WORD}|${CODES}|${WORD}|${LETTER}) ?`, 'u')
const TAIL = new RegExp(` ?(?:${CODES}|${MONEY_WORD_BEHIND}|${WORD})$`, 'u')
// In brackets B is borç, and A alacak or abono.
const OUT = /^ ?(?:OD|O\/D|DR|Dr|dr|D|Db|DB|S|\(-\)|\((?:DR|Dr|dr|D|B)\.?\)|-)\.?$/
const IN = /^ ?(?:CR|Cr|cr|C|K|H|\(\+\)|\((?:CR|Cr|cr|C|A)\.?\)|\+)\.?$/

/** Where a card was used, by the code of a country behind the amount there; without those that are short for a side. */
const COUNTRY = /^\((?!DR|CR|DB|KR|DE|HA|SC|DT|CT|BD|HB|OD)[A-Z]{2}\)$/

/** `DR 120.50`: before an amount with cents alone, for else it begins the number of a thing. */
const SIDE_BEFORE = /^(?:DR|Dr|(CR|Cr))\.? ?(?=\d[\d., ']*[.,]\d{2,3}$)/

/** `-1.50`, and `(-) 1.50` as statements print it in Brazil and in the Gulf. */
const SIGN_BEFORE = /^(?:[-+]|\([-+]\))\s?/

const MOST_LETTERS = 40
const PLAIN = /^(-?)(\d{1,15})(?:([.,])(\d{1,2}))?$/
const GROUPED = /^(-?)(\d{1,3}(?:\.\d{3})+),(\d{1,2})$|^(-?)(\d{1,3}(?:,\d{3})+)\.(\d{1,2})$/

/** Reads a cell as a number, or not at all. */
export function numberCell(text: string): NumberCell | undefined {
  if (text.length > MOST_LETTERS) return undefined
  const plain = PLAIN.exec(text)
  if (plain) return plainCell(plain)
  const grouped = GROUPED.exec(text)
  return grouped ? groupedCell(grouped) : readOther(text)
}

function groupedCell([, sign, whole, cents = '', otherSign, otherWhole, otherCents = '']: RegExpExecArray): NumberCell {
  if (whole !== undefined) return { minus: sign === '-', plus: false, comma: { whole: whole.replaceAll('.', ''), cents } }
  return { minus: otherSign === '-', plus: false, dot: { whole: (otherWhole ?? '').replaceAll(',', ''), cents: otherCents } }
}

/** Digits with at most one mark, the usual cell: the mark parts cents, for up to two digits cannot be a group. */
function plainCell([, sign, whole = '', mark, cents = '']: RegExpExecArray): NumberCell {
  const parts = { whole, cents }
  const minus = sign === '-'
  return mark === undefined
    ? { minus, plus: false, dot: parts, comma: parts }
    : mark === '.'
      ? { minus, plus: false, dot: parts }
      : { minus, plus: false, comma: parts }
}

const readOther = remembered(20_000, read)

function read(text: string): NumberCell | undefined {
  let rest = bare(text)
  if (!/\d/.test(rest)) return undefined
  let minus = false
  let plus = false
  const inside = /^\((.*)\)$/.exec(rest)
  if (inside && !/^[-+]$/.test(inside[1] ?? '')) {
    minus = true
    rest = (inside[1] ?? '').trim()
  }
  const before = SIDE_BEFORE.exec(rest)
  if (before) rest = rest.slice(before[0].length)
  for (let turn = 0; turn < 3; turn += 1) {
    const sign = SIGN_BEFORE.exec(rest)
    if (sign) {
      if (minus || plus) return undefined
      if (sign[0].includes('-')) minus = true
      else plus = true
      rest = rest.slice(sign[0].length)
    }
    rest = rest.replace(HEAD, '')
  }
  // The sign of the currency stands before the brackets as well: `$(12.50)`.
  const behind = minus || plus ? undefined : /^\(([^()]*\d[.,]\d{2,3})\)$/.exec(rest)?.[1]
  if (behind !== undefined) {
    minus = true
    rest = behind.trim()
  }
  const { body, side: behindIt, trailing } = tailOf(rest)
  const side = before ? (before[1] ? 'in' : 'out') : behindIt
  if (trailing === '-') {
    if (minus || plus) return undefined
    minus = true
  }
  if (trailing === '+') plus = true
  const dot = parts(body, '.')
  const comma = parts(body, ',')
  if (!dot && !comma) return undefined
  return { minus, plus, ...(side ? { side } : {}), ...(dot ? { dot } : {}), ...(comma ? { comma } : {}) }
}

function bare(text: string): string {
  const plain = withoutDirections(hasEasternDigits(text) ? western(text) : text)
    .replace(BLANKS, ' ')
    .trim()
  const formula = /^="(.*)"$/.exec(plain)?.[1] ?? plain
  return (
    formula
      .replace(/^['"`]|['"]$/g, '')
      // `1,500.00/-` and `/=` are how India and East Africa say that no part of a unit follows.
      .replace(/(\d) ?\/[-=]$/, '$1')
      // A triangle is how Japan writes what is below zero.
      .replace(/^[\u2212\u2013\u2012▲△]/, '-')
      .trim()
  )
}

function tailOf(text: string): { readonly body: string; readonly side?: 'out' | 'in'; readonly trailing?: string } {
  const end = /^(.*\d)(.*)$/.exec(text)
  const [, head = '', after = ''] = end ?? []
  const tail = after.replace(/\u2212/g, '-').trim()
  if (tail === '') return { body: head }
  const code = TAIL.exec(` ${tail}`)
  const rest = (code ? ` ${tail}`.slice(0, code.index).trim() : tail).replace(COUNTRY, '')
  if (rest === '') return isSideWord(tail) ? { body: head, side: OUT.test(tail) ? 'out' : 'in' } : { body: head }
  if (rest === '-' || rest === '+') return { body: head, trailing: rest }
  if (OUT.test(rest)) return { body: head, side: 'out' }
  if (IN.test(rest)) return { body: head, side: 'in' }
  return { body: `${head}?` }
}

const isSideWord = (tail: string): boolean => OUT.test(tail) || IN.test(tail)

/** Digits before and after `mark`; groups of three (or Indian ones) parted by one other mark. */
function parts(body: string, mark: '.' | ','): Parts | undefined {
  const other = mark === '.' ? ',' : '.'
  const at = body.lastIndexOf(mark)
  if (at !== body.indexOf(mark)) return undefined
  const head = at < 0 ? body : body.slice(0, at)
  const cents = at < 0 ? '' : body.slice(at + 1)
  if (!/^\d*$/.test(cents) || (at >= 0 && cents === '')) return undefined
  const group = /[^\d]/.exec(head)?.[0]
  if (group === undefined) return head === '' && cents === '' ? undefined : { whole: head === '' ? '0' : head, cents }
  if (group !== other && group !== ' ' && group !== "'" && group !== '’') return undefined
  const groups = head.split(group)
  if (groups.some((part) => !/^\d+$/.test(part))) return undefined
  const [first = '', ...more] = groups
  const inThrees = first.length <= 3 && more.every((part) => part.length === 3)
  const indian = group === ',' && first.length <= 2 && more.at(-1)?.length === 3 && more.slice(0, -1).every((part) => part.length === 2)
  return inThrees || indian ? { whole: groups.join(''), cents } : undefined
}

/**
 * The unsigned amount in minor units of a currency with `digits` decimals; undefined where the marks do not allow it. More decimals than the currency has are none of its
 * amounts, but zeros that a program filled up (four or more decimals).
 */
export function minorOf(cell: NumberCell, mark: Mark, digits: number): number | undefined {
  const of = mark === ',' ? cell.comma : mark === '.' ? cell.dot : (cell.dot ?? cell.comma)
  if (!of) return undefined
  let { cents } = of
  if (mark === 'minor' || mark === 'whole') {
    const bareDigits = cell.dot && cell.dot.cents === '' ? cell.dot : cell.comma && cell.comma.cents === '' ? cell.comma : undefined
    if (!bareDigits) return undefined
    return safe(bareDigits.whole + (mark === 'minor' ? '' : '0'.repeat(digits)))
  }
  // 1.234,00 of a currency without decimals is exact, and two digits are no group.
  if (digits === 0 && /^0{1,2}$/.test(cents)) cents = ''
  if (cents.length > digits && cents.length >= 4 && /^0*$/.test(cents.slice(digits))) cents = cents.slice(0, digits)
  if (cents.length > digits) return undefined
  return safe(of.whole + cents.padEnd(digits, '0'))
}

function safe(text: string): number | undefined {
  const minor = Number(text)
  return Number.isSafeInteger(minor) ? minor : undefined
}

/** Is there a decimal mark in it, read by `mark`? */
export const hasCents = (cell: NumberCell, mark: Mark): boolean =>
  (mark === ',' ? (cell.comma?.cents ?? '') : mark === '.' ? (cell.dot?.cents ?? '') : '') !== ''

/** Has it one decimal more than the currency, and that a zero? */
export const hasFilledZero = (cell: NumberCell, mark: Mark, digits: number): boolean => {
  const cents = (mark === ',' ? cell.comma?.cents : mark === '.' ? cell.dot?.cents : undefined) ?? ''
  return digits > 0 && cents.length === digits + 1 && cents.endsWith('0')
}

/** The same without the last decimal. */
export const withoutZero = ({ dot, comma, ...cell }: NumberCell): NumberCell => ({
  ...cell,
  ...(dot ? { dot: { ...dot, cents: dot.cents.slice(0, -1) } } : {}),
  ...(comma ? { comma: { ...comma, cents: comma.cents.slice(0, -1) } } : {}),
})
