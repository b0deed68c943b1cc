import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

const told = (rows: readonly string[]) => {
  const bytes = new TextEncoder().encode(`${rows.join('\n')}\n`)
  const { verdict, readings, problems } = readStatement(bytes, { account: { number: '8310012345', currency: 'GBP' }, today: '2026-11-29' })
  return verdict === 'refusal'
    ? problems.map(({ said }) => said.as)
    : [verdict, ...readings.map(({ statement }) => statement.lines.map(({ bookedOn, amountMinor }) => `${bookedOn} ${amountMinor}`).join(', '))]
}

describe('a day that stands on the first of its lines, and a balance on the last', () => {
  it('is that of the lines below, though its own has no balance', () => {
    const rows = [
      'Date,Text,Out,In,Balance',
      '21 Jun 2025,Bread,141.20,,-4127.08',
      '22 Jun 2025,Fee,2.50,,',
      ',Salary,,2573.53,-1556.05',
      '23 Jun 2025,Grant,,1556.05,',
      ',Bus,3.00,,',
      ',Refund,,139.23,136.23',
      '25 Jun 2025,School,164.79,,-28.56',
    ]
    const lines = '2025-06-21 -14120, 2025-06-22 -250, 2025-06-22 257353, 2025-06-23 155605, 2025-06-23 -300, 2025-06-23 13923, 2025-06-25 -16479'
    expect(told(rows)).toEqual(['proof', lines])
  })

  it('loses no line at the end for one in progress', () => {
    const rows = [
      'Date,Text,Out,In,Balance',
      '02 Feb 2026,A,,132.32,1318.54',
      '05 Feb 2026,B,,3591.93,4910.47',
      '09 Feb 2026,C,2.50,,4907.97',
      '20 Feb 2026,D,,3099.00,',
      ',E,99.56,,7907.41',
    ]
    expect(told(rows).join()).not.toMatch(/^proof,(?!.*-9956)/)
  })
})

describe('a balance that is carried from page to page', () => {
  it.each(['BALANCE B/F', 'Balance carried forward', 'Saldo anterior'])('is no line among them: %s', (name) => {
    const rows = [
      'Date,Text,Debit,Credit,Balance',
      '29/03/2025,A,,242.31,2692.23',
      '30/03/2025,B,163.26,,2528.97',
      '31/03/2025,C,28.97,,2500.00',
      `31/03/2025,${name},,,2500.00`,
      '01/04/2025,D,200.00,,2300.00',
      '04/04/2025,E,81.37,,2218.63',
      '05/04/2025,F,3.00,,2215.63',
    ]
    expect(told(rows)).toEqual(['proof', '2025-03-29 24231, 2025-03-30 -16326, 2025-03-31 -2897, 2025-04-01 -20000, 2025-04-04 -8137, 2025-04-05 -300'])
    // Another figure than that of the rows beside it is of another table, or of a payment.
    expect(told(rows.with(4, `31/03/2025,${name},,,2400.00`))[0]).not.toBe('proof')
  })

  it('is no payment into an empty account, whatever its words say of the end', () => {
    const rows = [
      'Data,Opis,Out,In,Saldo',
      '02/02/2026,Saldo z przeniesienia,,100.00,100.00',
      '03/02/2026,A,3.10,,96.90',
      '04/02/2026,B,,12.00,108.90',
      '19/02/2026,C,8.90,,100.00',
    ]
    expect(told(rows)).toEqual(['contestedRow'])
  })
})

describe('what is owed on a card', () => {
  const rows = [
    'Date,Text,Amount,Balance',
    '02/02/2026,Card payment Bakery,12.50,512.50',
    '03/02/2026,Direct debit gym,30.00,542.50',
    '14/02/2026,Refund Shop,-10.00,532.50',
    '19/02/2026,Cash withdrawal,100.00,632.50',
    '23/02/2026,Monthly fee,2.00,634.50',
  ]

  it('chains as an account does that gets money: where the texts say otherwise a person tells', () => {
    expect(told(rows)).toEqual([
      'proposal',
      '2026-02-02 -1250, 2026-02-03 -3000, 2026-02-14 1000, 2026-02-19 -10000, 2026-02-23 -200',
      '2026-02-02 1250, 2026-02-03 3000, 2026-02-14 -1000, 2026-02-19 10000, 2026-02-23 200',
    ])
  })

  it('is proved where the texts say nothing against it', () => {
    const others = rows.map((row) => row.replace(/Card payment|Direct debit|Refund|Cash withdrawal|Monthly fee/, 'Ref'))
    expect(told(others)[0]).toBe('proof')
  })

  it('is no balance where it is the sum of what was bought so far', () => {
    const sums = [
      'Date,Shop,Amount,Running total',
      ...rows.slice(1).map((row) => row.replace(/Card payment|Direct debit|Refund|Cash withdrawal|Monthly fee/, 'Ref')),
    ]
    expect(told(sums)[0]).not.toBe('proof')
  })
})
