import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digitsOf } from '../../../src/core/money/currency.ts'
import {
  amountText,
  convert,
  isRate,
  LARGEST_MINOR,
  minorFromText,
  minorToText,
  moneyFromText,
  proportion,
  rateBetween,
} from '../../../src/core/money/money.ts'

describe('moneyFromText', () => {
  it.each([
    ['300.00', 'USD', 30_000],
    ['-0.01', 'USD', -1],
    ['300', 'JPY', 300],
    ['1.234', 'KWD', 1234],
    ['90071992547409.91', 'USD', LARGEST_MINOR],
  ])('reads %s %s', (amount, currency, minor) => {
    expect(moneyFromText({ amount, currency })).toEqual({ ok: true, value: { minor, currency } })
  })

  it.each([
    '300',
    '300.0',
    '300.000',
    '3e2',
    'NaN',
    'Infinity',
    '',
    ' 300.00',
    '300,00',
    '+300.00',
    '0x10.00',
    '--1.00',
    '90071992547409.92',
    '9007199254740993.00',
    '-0.00',
    '٣.00',
  ])('refuses %s as dollars', (amount) => {
    expect(moneyFromText({ amount, currency: 'USD' })).toMatchObject({ ok: false, problem: { code: 'amount_invalid' } })
  })

  it.each(['QQQ', 'usd', '', 'EURO', 'TMT '])('refuses the currency "%s"', (currency) => {
    expect(moneyFromText({ amount: '1.00', currency })).toMatchObject({ ok: false, problem: { code: 'currency_unknown' } })
  })

  it('gives back what was written, for every amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -LARGEST_MINOR, max: LARGEST_MINOR }), fc.constantFrom(0, 2, 3), (minor, digits) => {
        fc.pre(!Object.is(minor, -0))
        expect(minorFromText(minorToText(minor, digits), digits)).toBe(minor)
      }),
    )
  })
})

describe('convert', () => {
  it.each([
    [30_000, 'USD', 'TRY', '8.452', 253_560],
    [1, 'USD', 'JPY', '105', 1],
    [5, 'USD', 'TRY', '0.5', 2], // 2.5 → 2: half to even
    [15, 'USD', 'TRY', '0.1', 2], // 1.5 → 2
    [100, 'JPY', 'KWD', '0.0029', 290],
  ])('turns %s %s into %s at %s', (minor, currency, to, rate, converted) => {
    expect(convert({ minor, currency }, to, rate)).toEqual({ ok: true, value: { minor: converted, currency: to } })
  })

  it('refuses what becomes nothing, or too much', () => {
    expect(convert({ minor: 1, currency: 'USD' }, 'TRY', '0.001').ok).toBe(false)
    expect(convert({ minor: LARGEST_MINOR, currency: 'USD' }, 'TRY', '2').ok).toBe(false)
  })
})

describe('proportion', () => {
  it.each([
    [100, 1, 3, 33],
    [5, 1, 2, 2], // 2.5 → 2: half to even
    [15, 1, 10, 2], // 1.5 → 2
    [-250, 8452, 1000, -2113],
    [1, 1, 3, 0],
    [LARGEST_MINOR, LARGEST_MINOR, LARGEST_MINOR, LARGEST_MINOR],
  ])('takes of %s what %s is of %s', (minor, part, whole, share) => expect(proportion(minor, part, whole)).toBe(share))
})

describe('rateBetween', () => {
  it.each([
    [10_000, 'USD', 84_520, 'TRY', '8.452'],
    [3, 'USD', 1, 'TRY', '0.333333333333'],
    [100, 'JPY', 290, 'KWD', '0.0029'],
    [LARGEST_MINOR, 'USD', 1_000_000, 'TRY', '0.000000000111'],
  ])('finds how %s %s are %s %s', (minor, currency, other, to, rate) => expect(rateBetween({ minor, currency }, { minor: other, currency: to })).toBe(rate))
})

describe('isRate', () => {
  it.each(['1', '0.000000000001', '123456789012.5'])('takes %s', (rate) => expect(isRate(rate)).toBe(true))
  it.each(['0', '0.0', '-1', '1e3', '', '1.', '.5', 'NaN', '1234567890123', '0.0000000000001'])('refuses "%s"', (rate) => expect(isRate(rate)).toBe(false))
})

describe('amountText', () => {
  it('writes exactly the digits of the currency', () => {
    expect([amountText(5, 'USD'), amountText(-123_456, 'TRY'), amountText(7, 'JPY'), amountText(-1, 'KWD'), digitsOf('TMT')]).toEqual([
      '0.05',
      '-1234.56',
      '7',
      '-0.001',
      2,
    ])
  })
})
