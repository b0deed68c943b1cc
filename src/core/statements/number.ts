import { impossible } from '../invariant.ts'
import { type Said, say } from '../said/say.ts'

/** Amounts as banks write them → minor units, by a declared style. Digits only: no float ever stands between text and amount. */

export type SignStyle =
  /** `-500.00` */
  | 'leading'
  /** `500.00-` */
  | 'trailing'
  /** `(500.00)` */
  | 'parentheses'
  /** `204,17(-)` */
  | 'trailing_parentheses'
  /** `500.00 DR`, `500.00 CR` */
  | 'dr_cr'
  /** unsigned: another column tells the side */
  | 'none'

export interface NumberStyle {
  readonly decimal: '.' | ',' | ''
  /** Between groups of digits; ' ' stands for any blank (no-break and thin ones too). Digits without groups are accepted as well. */
  readonly group: '' | '.' | ',' | ' ' | "'"
  /** Group sizes: 1,234,567 (default) or 12,34,567. */
  readonly grouping?: 'thousands' | 'indian'
  readonly sign: SignStyle
  /** Digits after the mark at least; the currency's own number where absent. Never more than the currency's. */
  readonly minDecimals?: number
  /** Text that may stand before or after the digits: `€`, `EUR`. */
  readonly affix?: string
  /** May identifiers and amounts stand as `="…"`? */
  readonly formula?: boolean
  /** Whole minor units, without a mark. */
  readonly minorUnits?: boolean
}

/** Reads by one style and one currency; undefined where the text is not written so, or is too large. */
export interface AmountReader {
  readonly read: (text: string) => number | undefined
  /** What would be accepted, in words, with an example. */
  readonly expects: Said
}

const BLANK = '[ \u00a0\u2007\u2009\u202f]'
const MINUS = '[-\u2212]'

/** A reader of amounts with `digits` decimals (those of the currency) written in `style`. */
export function amountReader(style: NumberStyle, digits: number): AmountReader {
  const decimals = style.decimal === '' || style.minorUnits ? 0 : digits
  const scale = style.minorUnits ? '' : '0'.repeat(digits)
  const pattern = new RegExp(`^${signed(style, number(style, decimals))}$`, 'i')
  const read = (text: string): number | undefined => {
    const parts = pattern.exec(style.formula ? (/^="(.*)"$/.exec(text)?.[1] ?? text) : text)?.groups
    if (!parts) return undefined
    const { whole = '', cents = '', out, close } = parts
    if (style.sign === 'parentheses' && (out === undefined) !== (close === undefined)) return undefined
    // Number() of digits up to 2^53 − 1 is exact, and of more it is no safe integer.
    const minor = Number(whole.replace(/\D/g, '') + cents + scale.slice(cents.length))
    if (!Number.isSafeInteger(minor)) return undefined
    return minor !== 0 && out !== undefined && out.toUpperCase() !== 'CR' ? -minor : minor
  }
  return { read, expects: expectation(style, decimals) }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function number(style: NumberStyle, decimals: number): string {
  const group = style.group === ' ' ? BLANK : escaped(style.group)
  const groups = style.grouping === 'indian' ? `\\d{1,2}(?:${group}\\d{2})*${group}\\d{3}` : `\\d{1,3}(?:${group}\\d{3})+`
  const whole = `(?<whole>${style.group === '' ? '' : `${groups}|`}\\d+)`
  if (decimals === 0) return whole
  const least = Math.min(style.minDecimals ?? decimals, decimals)
  const fraction = `${escaped(style.decimal)}(?<cents>\\d{${Math.max(least, 1)},${decimals}})`
  return least === 0 ? `${whole}(?:${fraction})?` : `${whole}${fraction}`
}

function signed(style: NumberStyle, digits: string): string {
  const affix = style.affix === undefined ? '' : `(?:${escaped(style.affix)}${BLANK}?)?`
  const after = style.affix === undefined ? '' : `(?:${BLANK}?${escaped(style.affix)})?`
  switch (style.sign) {
    case 'leading':
      return `${affix}(?<out>${MINUS})?${affix === '' ? '' : `${BLANK}?`}${affix}${digits}${after}`
    case 'trailing':
      return `${affix}${digits}(?<out>${MINUS})?${after}`
    case 'trailing_parentheses':
      return `${affix}${digits}(?<out>\\(${MINUS}\\))?${after}`
    case 'parentheses':
      return `(?<out>\\()?${affix}${digits}${after}(?<close>\\))?`
    case 'dr_cr':
      return `${affix}${digits}${after}${BLANK}?(?<out>DR|CR)`
    case 'none':
      return `${affix}${digits}${after}`
    default:
      return impossible(style.sign)
  }
}

function expectation(style: NumberStyle, decimals: number): Said {
  const whole = ['1', ...(style.grouping === 'indian' ? ['23'] : []), style.grouping === 'indian' ? '456' : '234'].join(style.group)
  const digits = decimals === 0 ? whole : `${whole}${style.decimal}${'0'.repeat(decimals)}`
  if (style.sign === 'none') return say.anAmountBare(digits)
  const examples: Record<Exclude<SignStyle, 'none'>, readonly [string, string]> = {
    leading: [digits, `-${digits}`],
    trailing: [digits, `${digits}-`],
    parentheses: [digits, `(${digits})`],
    trailing_parentheses: [digits, `${digits}(-)`],
    dr_cr: [`${digits} CR`, `${digits} DR`],
  }
  return say.anAmountLike(...examples[style.sign])
}
