import { describe, expect, it } from 'vitest'
import { accountFitsBik, isBik } from '../../../src/core/payees/russian-account.ts'

describe('accountFitsBik', () => {
  it.each([
    ['40602810700000000025', '049805746', true], // the example of order 515
    ['40817810100123456789', '044525225', true],
    ['40817840600000654321', '044525593', true],
    ['40820810400000000777', '040173604', true],
    ['30101810400000000225', '044525225', true], // correspondent accounts, as the banks publish them
    ['30101810200000000593', '044525593', true],
    ['30101810500000000653', '044030653', true],
    ['40817810200123456789', '044525225', false],
    ['40817810100123456789', '044525593', false],
    ['40817810100123456798', '044525225', false],
    ['4081781010012345678', '044525225', false],
    ['40817810100123456789', '44525225', false],
    ['', '', false],
  ])('%s at %s: %s', (account, bik, fits) => expect(accountFitsBik(account, bik)).toBe(fits))

  it('finds every single wrong digit of the account', () => {
    const account = '40817810100123456789'
    const slips = [...account].flatMap((right, at) =>
      [...'0123456789'].filter((digit) => digit !== right).map((digit) => account.slice(0, at) + digit + account.slice(at + 1)),
    )
    expect(slips.filter((slip) => accountFitsBik(slip, '044525225'))).toEqual([])
  })
})

describe('isBik', () => {
  it.each([
    ['044525225', true],
    ['04452522', false],
    ['04452522X', false],
  ])('%s: %s', (text, holds) => expect(isBik(text)).toBe(holds))
})
