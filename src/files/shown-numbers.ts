import { digitsOf } from '../core/money/currency.ts'

/**
 * What a workbook's formats write round a number that is stored without it: `"-"0.00` shows 12.5 as -12.50, `0.00 "DR"` as 12.50 DR, `0.00 [$USD]` as 12.50 USD.
 * A person reads what is shown.
 */

/** How a format shows numbers above and below 0. */
export interface Shown {
  readonly above: Round
  /** Undefined where the format has no section for them: they are shown with a minus. */
  readonly below?: Round
}

/** What stands round the digits: does it say less than 0, and which currency? `-` is also what a word or a bracket says. */
interface Round {
  readonly isMinus: boolean
  readonly currency?: string
}

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₺', 'TRY'],
  ['TL', 'TRY'],
  ['₽', 'RUB'],
  ['₴', 'UAH'],
  ['₸', 'KZT'],
  ['₼', 'AZN'],
  ['₹', 'INR'],
  ['zł', 'PLN'],
])

const PIECE = /"([^"]*)"|\\(.)|[_*].|\[\$([^\]-]*)[^\]]*\]|(\[[^\]]*\])|([0#?][0#?.,]*(?:E[+-]0+)?|General)|(.)/giu
const PARTS_OF_DAYS = /[dmyhsegb@]/i
/** That of Excel. */
const LONGEST_FORMAT = 255
const MINUS = /^(?:[-\u2212]|\([-\u2212]?\)|DR?)$/i
const CODE = /(?<![A-Z])[A-Z]{3}(?![A-Z])/

/** Undefined where a format shows days, texts or parts that are chosen by conditions: what it writes is nothing of a sum of money. */
export function shownBy(format: string): Shown | undefined {
  if (format.length > LONGEST_FORMAT) return undefined
  const sections = sectionsOf(format).map(roundOf)
  const [above, below] = sections
  if (!above || sections.slice(0, 2).includes(undefined)) return undefined
  const tells = above.isMinus || above.currency !== undefined || below?.currency !== undefined
  return tells ? { above, ...(below ? { below } : {}) } : undefined
}

const sectionsOf = (format: string): readonly string[] => format.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\[])+/g) ?? []

function roundOf(section: string): Round | undefined {
  let text = ''
  for (const [, quoted, escaped, symbol, bracket, digits, other] of section.matchAll(PIECE)) {
    if (bracket !== undefined && /[<>=hms]/i.test(bracket) && !/^\[(?:red|blue|green|white|black|cyan|yellow|magenta|color)/i.test(bracket)) return undefined
    if (other !== undefined && PARTS_OF_DAYS.test(other)) return undefined
    text += quoted ?? escaped ?? symbol ?? other ?? ''
    if (digits !== undefined) text += DIGITS
  }
  if (!text.includes(DIGITS)) return undefined
  const currency = currencyOf(text)
  const mark = currency ? text.replace(currency.written, '') : text
  return { isMinus: MINUS.test(mark.replace(/[\s\0]/g, '')), ...(currency ? { currency: currency.code } : {}) }
}

const DIGITS = '\0'

function currencyOf(text: string): { readonly written: string; readonly code: string } | undefined {
  const code = CODE.exec(text)?.[0]
  if (code !== undefined && digitsOf(code) !== undefined) return { written: code, code }
  for (const [written, meant] of SYMBOLS) if (text.includes(written)) return { written, code: meant }
  return text.includes('$') ? { written: '$', code: '$' } : undefined
}

const STYLES = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs\s*>/
const STYLE = /<(?:\w+:)?xf\s(?:[^"'<>]|"[^"]*"|'[^']*')*>/g
const FORMAT = /<(?:\w+:)?numFmt\s(?:[^"'<>]|"[^"]*"|'[^']*')*>/g
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return found?.[1] ?? found?.[2]
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Text of an attribute that nobody has checked yet: what is no entity stays. */
const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,5})|#(\d{1,6})|(\w{2,4}));/gi, (whole, hex?: string, decimal?: string, name = '') =>
    hex === undefined && decimal === undefined
      ? (ENTITIES.get(name) ?? whole)
      : String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
  )

/** How each of a workbook's styles shows a number, by its place. */
export function shownStyles(parts: Iterable<Buffer>): readonly (Shown | undefined)[] {
  for (const part of parts) {
    if (!part.includes('cellXfs')) continue
    const text = part.toString('utf8')
    const formats = new Map([...text.matchAll(FORMAT)].map(([tag]) => [attribute(tag, 'numFmtId'), decoded(attribute(tag, 'formatCode') ?? '')]))
    return [...(STYLES.exec(text)?.[0] ?? '').matchAll(STYLE)].map(([tag]) => shownBy(formats.get(attribute(tag, 'numFmtId')) ?? ''))
  }
  return []
}

const NUMBER_CELL = /<((?:\w+:)?)c(\s[^<>]*[^/<>])>((?:<\1f\b[^<>]*(?:\/>|>[^<]*<\/\1f>))?\s*<\1v(?:\s[^<>]*)?>)([^<]*)(?=<\/\1v>)/g
const ZERO = /^[-+]?[0.]*(?:E|$)/i

/** Stands for the currency of a number whose format shows a minus where it has none, and none where it has one: whichever is meant, it can be the other. */
export const TURNED = 'turned'

/** A sheet whose numbers have the sign and, behind `|`, the currency that they are shown with. */
export function withShown(sheet: string, styles: readonly (Shown | undefined)[]): string {
  if (!styles.some((style) => style !== undefined)) return sheet
  return sheet.replace(NUMBER_CELL, (all: string, prefix: string, attributes: string, before: string, written: string) => {
    const stored = written.trim()
    const style = styles[Number(attribute(attributes, 's') ?? 0)]
    if (!style || (attribute(attributes, 't') ?? 'n') !== 'n' || stored === '') return all
    const round = stored.startsWith('-') ? (style.below ?? style.above) : style.above
    if (ZERO.test(stored)) return all
    if (style.above.isMinus && style.below?.isMinus === false) return `<${prefix}c${attributes}>${before}${stored}|${TURNED}`
    const number = style.above.isMinus && !stored.startsWith('-') ? `-${stored}` : stored
    return `<${prefix}c${attributes}>${before}${number}${round.currency === undefined ? '' : `|${round.currency}`}`
  })
}

/** A number as `withShown` left it. */
export function shownParts(written: string): { readonly digits: string; readonly currency?: string } {
  const [, digits = written, currency] = /^([^|]*)\|([A-Z]{3}|\$|turned)$/.exec(written) ?? []
  return { digits, ...(currency === undefined ? {} : { currency }) }
}
