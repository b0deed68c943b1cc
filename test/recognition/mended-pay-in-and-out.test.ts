import { describe, expect, it } from 'vitest'
import { read, told } from './told.ts'

describe('pay-in and pay-out', () => {
  const TRUE = [['2026-02-17 155675', '2026-02-19 -119140', '2026-02-21 -1210800']]
  it.each([
    ['Pay-in', 'Pay-out'],
    ['CashIn', 'CashOut'],
    ['CASHIN', 'CASHOUT'],
  ])('tell the sides of amounts without signs: %s, %s', (paidIn, out) => {
    const rows = [`2026-02-17,${paidIn},1556.75,Kerim Sahetow`, `2026-02-19,${out},1191.40,Jeren Orazova`, `2026-02-21,${out},12108.00,Maral Hojayeva`]
    expect(told(read(['Transaction date,Transaction type,Transaction amount,Counterparty', ...rows]))).toEqual(TRUE)
  })
})
