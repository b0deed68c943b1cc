import { Decimal } from 'decimal.js'

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?$/

/**
 * A number as a spreadsheet stores it, as plain decimal text: `0.30000000000000004` is 0.3, since what a sum of doubles adds stands beyond the `digits`
 * that the spreadsheet shows. Whole numbers and what is no number stay as they are.
 */
export function withoutNoise(stored: string, digits: number): string {
  const text = stored.trim()
  return NUMBER.test(text) && !/^-?\d+$/.test(text) ? new Decimal(text).toSignificantDigits(digits).toFixed() : text
}
