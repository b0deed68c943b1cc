import { Decimal } from 'decimal.js'

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?$/
/** No currency has more. */
const MOST_DECIMALS = 4
/** What sums of large doubles leave in a small one; an amount never differs from another by so little. */
const NOISE = new Decimal('0.000001')

/**
 * A number as a spreadsheet stores it, as plain decimal text: `0.30000000000000004` is 0.3, since what a sum of doubles adds stands beyond the `digits`
 * that the spreadsheet shows. A difference of large ones leaves more of it (`5000.0000000000364`): a number of more digits than that which is as good as one
 * with the decimals of money is that one. Whole numbers and what is no number stay as they are.
 */
export function withoutNoise(stored: string, digits: number): string {
  const text = stored.trim()
  if (!NUMBER.test(text) || /^-?\d+$/.test(text)) return text
  const number = new Decimal(text)
  const shown = number.toSignificantDigits(digits)
  const money = number.toDecimalPlaces(MOST_DECIMALS)
  const isNoise = number.precision() > digits && number.minus(money).abs().lessThan(NOISE)
  return (isNoise ? (money.isZero() ? money.abs() : money) : shown).toFixed()
}
