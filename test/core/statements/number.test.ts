import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountReader, type NumberStyle } from '../../../src/core/statements/number.ts'

const POINT: NumberStyle = { decimal: '.', group: '', sign: 'leading' }
const DOTS: NumberStyle = { decimal: ',', group: '.', sign: 'leading' }
const BLANKS: NumberStyle = { decimal: ',', group: ' ', sign: 'leading' }

describe('amountReader', () => {
  it.each<[string, NumberStyle, number]>([
    ['500.00', POINT, 50_000],
    ['-500.00', POINT, -50_000],
    ['\u2212500.00', POINT, -50_000],
    ['0.00', POINT, 0],
    ['-0.00', POINT, 0],
    ['500.00-', { ...POINT, sign: 'trailing' }, -50_000],
    ['500.00', { ...POINT, sign: 'trailing' }, 50_000],
    ['(500.00)', { ...POINT, sign: 'parentheses' }, -50_000],
    ['500.00', { ...POINT, sign: 'parentheses' }, 50_000],
    ['($19.47)', { ...POINT, sign: 'parentheses', affix: '$' }, -1_947],
    ['500.00 DR', { ...POINT, sign: 'dr_cr' }, -50_000],
    ['500.00Cr', { ...POINT, sign: 'dr_cr' }, 50_000],
    ['204,17(-)', { ...DOTS, sign: 'trailing_parentheses' }, -20_417],
    ['1 234,50', BLANKS, 123_450],
    ['-1\u00a0234\u00a0567,50', BLANKS, -123_456_750],
    ['1\u202f234,50', BLANKS, 123_450],
    ['1\u2009234,50', BLANKS, 123_450],
    ['1.234,56', DOTS, 123_456],
    ['1234,56', DOTS, 123_456],
    ['1,23,456.78', { decimal: '.', group: ',', grouping: 'indian', sign: 'leading' }, 12_345_678],
    ["1'234.50", { decimal: '.', group: "'", sign: 'leading' }, 123_450],
    ['-110.7 €', { ...POINT, minDecimals: 1, affix: '€' }, -11_070],
    ['- $220.00', { ...POINT, affix: '$' }, -22_000],
    ['$ -699,30', { ...DOTS, affix: '$' }, -69_930],
    ['-13,18EUR', { ...DOTS, affix: 'EUR' }, -1_318],
    ['-150', { ...DOTS, minDecimals: 0 }, -15_000],
    ['-123,7', { ...DOTS, minDecimals: 0 }, -12_370],
    ['="500.00"', { ...POINT, formula: true }, 50_000],
    ['-12345', { ...POINT, minorUnits: true }, -12_345],
    ['90071992547409.91', POINT, Number.MAX_SAFE_INTEGER],
  ])('reads %s', (text, style, minor) => {
    expect(amountReader(style, 2).read(text)).toBe(minor)
  })

  it.each<[string, NumberStyle]>([
    ['', POINT],
    ['-', POINT],
    ['500', POINT],
    ['500.0', POINT],
    ['500.000', POINT],
    ['500,00', POINT],
    ['500.00-', POINT],
    ['(500.00)', POINT],
    ['(500.00', { ...POINT, sign: 'parentheses' }],
    ['500.00)', { ...POINT, sign: 'parentheses' }],
    ['500.00', { ...POINT, sign: 'dr_cr' }],
    ['500.00 XR', { ...POINT, sign: 'dr_cr' }],
    ['-500.00', { ...POINT, sign: 'none' }],
    ['--500.00', POINT],
    ['1.23,50', DOTS],
    ['1.2345,00', DOTS],
    ['.234,00', DOTS],
    ['1,234.56', DOTS],
    ['1.234,56', BLANKS],
    ['1,234,567.00', { decimal: '.', group: ',', grouping: 'indian', sign: 'leading' }],
    ['1e5', { ...POINT, minDecimals: 0 }],
    ['١٢٣.٠٠', POINT],
    ['="500.00"', POINT],
    ['90071992547409.92', POINT],
    ['99999999999999999999.00', POINT],
  ])('refuses %s', (text, style) => {
    expect(amountReader(style, 2).read(text)).toBeUndefined()
  })

  it('refuses digits beyond the currency', () => {
    expect(amountReader({ ...POINT, minDecimals: 0 }, 0).read('500')).toBe(500)
    expect(amountReader({ ...POINT, minDecimals: 0 }, 0).read('500.00')).toBeUndefined()
    expect(amountReader(POINT, 3).read('1.250')).toBe(1_250)
  })

  it('says what would be accepted', () => {
    expect(amountReader(DOTS, 2).expects.text).toContain('1.234,00 or -1.234,00')
    expect(amountReader({ ...POINT, sign: 'dr_cr' }, 0).expects.text).toContain('1234 CR or 1234 DR')
  })

  it('reads every amount that is written in the style', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (minor) => {
        const digits = String(Math.abs(minor)).padStart(3, '0')
        const text = `${minor < 0 ? '-' : ''}${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '.')},${digits.slice(-2)}`
        expect(amountReader(DOTS, 2).read(text)).toBe(minor === 0 ? 0 : minor)
      }),
    )
  })
})
