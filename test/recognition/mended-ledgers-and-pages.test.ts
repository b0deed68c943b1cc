import { describe, expect, it } from 'vitest'
import { numberCell } from '../../src/core/statements/recognise/cells/number-cell.ts'
import { read, told } from './told.ts'

describe('the debit of who owns the account', () => {
  const ledger = (...texts: readonly string[]) => {
    const [a, b, c, d] = texts
    return read([
      'Date,Account,Description,Debit,Credit',
      `2026-03-09,Bank,${a},,120.50`,
      `2026-03-11,Bank,${b},300.00,`,
      `2026-04-22,Bank,${c},,79.50`,
      `2026-04-23,Bank,${d},,55.50`,
    ])
  }
  const bank = ['2026-03-09 12050', '2026-03-11 -30000', '2026-04-22 7950', '2026-04-23 5550']
  const owner = ['2026-03-09 -12050', '2026-03-11 30000', '2026-04-22 -7950', '2026-04-23 -5550']

  it('stands beside the one of the bank where the texts speak against its names', () => {
    expect(told(ledger('Payment to John', 'Deposit by Jane', 'Card purchase', 'Transfer to Paul'))).toEqual([owner, bank])
  })

  it('stands nowhere where texts say nothing, or one agrees', () => {
    expect(told(ledger('John', 'Jane', 'Jim', 'Paul'))).toEqual([bank])
    expect(told(ledger('Deposit by John', 'Deposit by Jane', 'Card purchase', 'Transfer to Paul'))).toEqual([bank])
  })

  it('stands behind it where the header is one of a bookkeeping, unless texts agree', () => {
    const rows = (of: string, into: string) => [
      'Date,Text,Line description,Debit,Credit,Account name',
      `2026-03-09,${of},,,120.50,Cash`,
      `2026-03-11,${into},,300.00,,Cash`,
      `2026-04-22,${into},,79.50,,Cash`,
    ]
    expect(told(read(rows('John', 'Jane')))).toEqual([
      ['2026-03-09 12050', '2026-03-11 -30000', '2026-04-22 -7950'],
      ['2026-03-09 -12050', '2026-03-11 30000', '2026-04-22 7950'],
    ])
    expect(told(read(rows('Deposit by John', 'Payment to Jane')))).toEqual([['2026-03-09 12050', '2026-03-11 -30000', '2026-04-22 -7950']])
  })
})

describe('rows between the lines that are none', () => {
  const head = 'Date,Details,Debit,Credit,Balance'
  const page = (carried: string, brought = carried) => [
    head,
    '09/03/2026,Transfer,120.50,,879.50',
    '11/03/2026,Deposit,,300.00,1179.50',
    `,Balance carried forward,,,${carried}`,
    'Page 1 of 2,,,,',
    head,
    `,Balance brought forward,,,${brought}`,
    '02/04/2026,Card,79.50,,1100.00',
    '14/04/2026,Card,100.00,,1000.00',
  ]

  it('passes over what is carried from a page to the next', () => {
    const file = read(page('1179.50'))
    expect([file.verdict, ...told(file)]).toEqual(['proof', ['2026-03-09 -12050', '2026-03-11 30000', '2026-04-02 -7950', '2026-04-14 -10000']])
  })

  it('refuses a file in which another figure is carried', () => {
    expect(read(page('1180.50')).readings).toEqual([])
    expect(read(page('1179.50', '179.50')).readings).toEqual([])
  })

  it('passes over the month that stands above its lines', () => {
    const file = read([
      'Datum;Text;Belopp;Saldo',
      'Mars 2026;;;',
      '2026-03-09;Överföring;-120,50;879,50',
      '2026-03-11;Insättning;300,00;1 179,50',
      'April 2026;;;',
      '2026-04-22;Kortköp;-79,50;1 100,00',
    ])
    expect([file.verdict, ...told(file)]).toEqual(['proof', ['2026-03-09 -12050', '2026-03-11 30000', '2026-04-22 -7950']])
  })
})

describe('sides, taxes and numbers', () => {
  it('reads a side that stands before its amount, and no number of a thing', () => {
    expect(numberCell('DR 120.50')).toMatchObject({ side: 'out', dot: { whole: '120', cents: '50' } })
    expect(numberCell('CR 1,179.50')).toMatchObject({ side: 'in', dot: { whole: '1179', cents: '50' } })
    expect(numberCell('DR 120')).toBeUndefined()
    const file = read(['Date,Description,Amount', '09/03/2026,CEFT,DR 120.50', '11/03/2026,Slips,CR 300.00', '22/04/2026,Card,DR 79.50'], 'LKR')
    expect(told(file)).toEqual([['2026-03-09 -12050', '2026-03-11 30000', '2026-04-22 -7950']])
  })

  it('takes what is left after a fee and its tax for what moved', () => {
    const file = read([
      'Date,Type,Gross Amount,Fee,VAT on fee,Net Amount',
      '2026-03-09,Sale,120.00,-2.00,-0.30,117.70',
      '2026-03-11,Refund,-30.00,0.00,0.00,-30.00',
      '2026-04-22,Sale,70.00,-1.00,-0.15,68.85',
    ])
    expect(told(file)).toContainEqual(['2026-03-09 11770', '2026-03-11 -3000', '2026-04-22 6885'])
    expect(file.readings.length).toBeLessThanOrEqual(2)
  })

  it('takes numbers of payments for no state of them', () => {
    const rows = ['R588571100', 'R571100367', 'R100367110'].map((info, n) => `2026-03-0${n + 2};4;${info};Shop ${n};;-1${n}.50;Aid;`)
    expect(told(read(['date;paymode;info;payee;memo;amount;category;tags', ...rows]))[0]).toEqual(['2026-03-02 -1050', '2026-03-03 -1150', '2026-03-04 -1250'])
  })
})
