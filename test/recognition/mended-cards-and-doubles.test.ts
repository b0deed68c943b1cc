import { describe, expect, it } from 'vitest'
import { read, told } from './told.ts'

const lines = (rows: readonly string[], currency = 'EUR'): string[] => told(read(rows, currency)).map((days) => days.join(', '))

describe('two columns of what was bought and what was paid', () => {
  it.each([
    ['Purchases', 'Payments'],
    ['Charges', 'Payments'],
    ['Charges', 'Credits'],
    ['Compras', 'Pagos'],
    ['Cargos', 'Pagos'],
  ])('are of a card: %s go out, %s come in', (bought, paid) => {
    const rows = [`Date,Merchant,${bought},${paid}`, '2026-03-13,a,10.00,', '2026-03-14,b,25.00,', '2026-03-15,c,,50.00', '2026-03-16,d,7.00,']
    expect(lines(rows)).toEqual(['2026-03-13 -1000, 2026-03-14 -2500, 2026-03-15 5000, 2026-03-16 -700'])
  })

  it('are of an account where receipts stand beside the payments', () => {
    const rows = ['Date,Text,Payments,Receipts', '2026-03-13,a,10.00,', '2026-03-14,b,,25.00', '2026-03-15,c,5.00,']
    expect(lines(rows)).toEqual(['2026-03-13 -1000, 2026-03-14 2500, 2026-03-15 -500'])
  })

  it('stand both ways where what was lent was paid back', () => {
    const rows = ['Date,Text,Advances,Repayments', '2026-03-13,a,10.00,', '2026-03-14,b,,25.00', '2026-03-15,c,5.00,']
    expect([...lines(rows)].sort()).toEqual(['2026-03-13 -1000, 2026-03-14 2500, 2026-03-15 -500', '2026-03-13 1000, 2026-03-14 -2500, 2026-03-15 500'])
  })

  it('stand both ways beside a balance that grows with what was bought', () => {
    const rows = [
      'Date,Merchant,Charges,Payments,Balance',
      '2026-03-13,a,10.00,,110.00',
      '2026-03-14,b,25.00,,135.00',
      '2026-03-15,c,,50.00,85.00',
      '2026-03-16,d,7.00,,92.00',
    ]
    expect(lines(rows)).toEqual([
      '2026-03-13 -1000, 2026-03-14 -2500, 2026-03-15 5000, 2026-03-16 -700',
      '2026-03-13 1000, 2026-03-14 2500, 2026-03-15 -5000, 2026-03-16 700',
    ])
  })
})

describe('a balance that grows with amounts of a card', () => {
  const rows = (header: string, mark = '') => [
    header,
    `2026-03-13,a,${mark}10.00,110.00`,
    `2026-03-14,b,${mark}25.00,135.00`,
    '2026-03-15,c,-30.00,105.00',
    `2026-03-16,d,${mark}7.00,112.00`,
    `2026-03-17,e,${mark}8.00,120.00`,
  ]
  const asIn = '2026-03-13 1000, 2026-03-14 2500, 2026-03-15 -3000, 2026-03-16 700, 2026-03-17 800'

  it('may be what is owed: both ways stand', () => {
    const owed = '2026-03-13 -1000, 2026-03-14 -2500, 2026-03-15 3000, 2026-03-16 -700, 2026-03-17 -800'
    expect(lines(rows('Transaction date,Merchant,Amount,Balance'))).toEqual([owed, asIn])
  })

  it('is proven under a header of an account, or where every sign is written', () => {
    expect(lines(rows('Booking date,Counterparty,Amount,Balance'))).toEqual([asIn])
    expect(lines(rows('Transaction date,Merchant,Amount,Balance', '+'))).toEqual([asIn])
  })
})

describe('a file that was put under itself', () => {
  const header = 'Date,Text,Amount'
  const half = ['2026-03-13,Card purchase a,-10.00', '2026-03-14,Deposit b,25.00', '2026-03-15,Card purchase c,-5.00']

  it('is refused at the row with which it begins again', () => {
    for (const rows of [
      [header, ...half, header, ...half],
      [header, ...half, ...half],
    ]) {
      const { verdict, problems } = read(rows)
      expect([verdict, problems[0]?.reason]).toEqual(['refusal', 'This statement stands twice in the file. Leave one out.'])
    }
  })

  it('is not one whose equal payments are of one day', () => {
    const same = Array.from({ length: 6 }, () => '2026-03-13,Card purchase a,-10.00')
    expect(read([header, ...same]).readings[0]?.statement.lines).toHaveLength(6)
  })
})
