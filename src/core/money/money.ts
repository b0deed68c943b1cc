import { Decimal } from 'decimal.js'
import { problem } from '../problem.ts'
import { done, type Result } from '../result.ts'
import { say } from '../said/say.ts'
import { digitsOf } from './currency.ts'

/** The largest amount in minor units, either sign: beyond it a double, and so JavaScript, loses units. */
export const LARGEST_MINOR = Number.MAX_SAFE_INTEGER

/** An amount in minor units (cents, kuruş) of one currency. `minor` is an integer, |minor| ≤ 2^53−1. */
export interface Money {
  readonly minor: number
  readonly currency: string
}

/** Money as JSON carries it: a decimal string with exactly the currency's digits. */
export interface MoneyText {
  readonly amount: string
  readonly currency: string
}

/** Holds the product of two amounts, or of one and a rate, whole: the default of 20 digits would round it twice. */
export const Exact = Decimal.clone({ precision: 60 })

const EXACT = /^-?\d{1,16}(\.\d+)?$/

/**
 * Reads a decimal string with exactly the currency's digits (`300.00` USD, `300` JPY) as minor units.
 * Refuses `currency_unknown`, `amount_invalid` (form, digits, size, minus zero).
 */
export function moneyFromText(text: MoneyText): Result<Money> {
  const digits = digitsOf(text.currency)
  if (digits === undefined) return problem('currency_unknown', say.currencyUnknown(text.currency))
  const minor = minorFromText(text.amount, digits)
  if (minor === undefined) {
    return problem('amount_invalid', say.amountMisread(text.amount, text.currency, digits, minorToText(LARGEST_MINOR, digits)))
  }
  return done({ minor, currency: text.currency })
}

/** Minor units of a decimal string with exactly `digits` decimals, or undefined. */
export function minorFromText(text: string, digits: number): number | undefined {
  if (!EXACT.test(text) || (text.split('.')[1] ?? '').length !== digits) return undefined
  const minor = Number(text.replace('.', ''))
  return Number.isSafeInteger(minor) && !Object.is(minor, -0) ? minor : undefined
}

/** `-123456` with 2 digits → `-1234.56`. */
export function minorToText(minor: number, digits: number): string {
  if (digits === 0) return String(minor)
  const padded = String(Math.abs(minor)).padStart(digits + 1, '0')
  return `${minor < 0 ? '-' : ''}${padded.slice(0, -digits)}.${padded.slice(-digits)}`
}

/** Minor units of a currency that the book knows, as a decimal string. */
export const amountText = (minor: number, currency: string): string => minorToText(minor, digitsOf(currency) ?? 2)

/** Money as JSON carries it. */
export const moneyToText = (minor: number, currency: string): MoneyText => ({ amount: amountText(minor, currency), currency })

/**
 * `money` in `to`, at a rate of how many `to` one unit of its currency buys: rounded once, half to even.
 * Refuses `amount_invalid` where the result is zero or too large.
 */
export function convert(money: Money, to: string, rate: string): Result<Money> {
  const minor = minorAtRate(money, to, rate)
  if (minor === 0 || Math.abs(minor) > LARGEST_MINOR) {
    return problem('amount_invalid', say.noAmountAtRate(moneyToText(money.minor, money.currency), rate, to))
  }
  return done({ minor, currency: to })
}

/** The same for who only compares: 0 where it is too little to be a unit. */
export function minorAtRate(money: Money, to: string, rate: string): number {
  const shift = (digitsOf(to) ?? 2) - (digitsOf(money.currency) ?? 2)
  return new Exact(money.minor).times(rate).times(new Exact(10).pow(shift)).toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).toNumber()
}

/** `minor` × `part` ÷ `whole`, rounded once, half to even: 0 where it is too little to be a unit. */
export const proportion = (minor: number, part: number, whole: number): number =>
  new Exact(minor).times(part).div(whole).toDecimalPlaces(0, Decimal.ROUND_HALF_EVEN).toNumber()

const RATE_DECIMALS = 12

/** The rate at which `from` is `to`: how many `to` one unit of its currency buys. */
export function rateBetween(from: Money, to: Money): string {
  const shift = (digitsOf(from.currency) ?? 2) - (digitsOf(to.currency) ?? 2)
  return new Exact(to.minor).div(from.minor).times(new Exact(10).pow(shift)).toDecimalPlaces(RATE_DECIMALS, Decimal.ROUND_HALF_EVEN).toFixed()
}

/** Is `text` a positive decimal rate of at most 12 digits before and after the point? */
export const isRate = (text: string): boolean => /^\d{1,12}(\.\d{1,12})?$/.test(text) && new Decimal(text).gt(0)
