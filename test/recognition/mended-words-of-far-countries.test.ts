import { describe, expect, it } from 'vitest'
import { numberCell } from '../../src/core/statements/recognise/cells/number-cell.ts'
import { readStatement } from '../../src/statements/read-statement.ts'

const read = (rows: readonly string[], currency: string) =>
  readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), { account: { number: '8310012345', currency }, today: '2026-11-29' })
const lines = (rows: readonly string[], currency: string) => {
  const { verdict, readings } = read(rows, currency)
  return [verdict, ...readings.map(({ statement }) => statement.lines.map(({ bookedOn, amountMinor }) => `${bookedOn} ${amountMinor}`).join(', '))]
}

describe('numberCell', () => {
  it.each([
    '1,234.56 c.',
    '1,234.56 с.',
    '1,234.56 смн',
    '1,234.56 сомонӣ',
    '1,234.56 ლარი',
    '1,234.56 դր.',
    '1,234.56 դրամ',
    '1,234.56 টাকা',
    'रू 1,234.56',
    'रु. 1,234.56',
    'Q.1,234.56',
    '1,234.56 төг',
    'Rs 1,234.56/-',
    '1,234.56/=',
    '1,234.56 /-',
  ])('reads %s as what was paid', (text) => expect(numberCell(text)).toMatchObject({ minus: false, dot: { whole: '1234', cents: '56' } }))

  it('keeps the sign before what says that nothing follows', () => expect(numberCell('-Rs. 1,234/-')).toMatchObject({ minus: true, dot: { whole: '1234' } }))

  it.each(['c. 12', 'с. 12', '1,500 تومان', '12/-1', '1/=2'])('does not take %s for an amount', (text) => expect(numberCell(text)).toBeUndefined())
})

describe('exports as banks of far countries print them', () => {
  it('reads days without a year whose month is named behind a slash', () => {
    const rows = [
      'Fecha;Liquidación;Descripción;Cargos;Abonos;Saldo',
      '05/OCT;05/OCT;A;;30,000.00;32,000.00',
      '07/OCT;07/OCT;B;2,500.00;;29,500.00',
      '19/OCT;19/OCT;C;10.00;;29,490.00',
    ]
    expect(lines(rows, 'MXN').slice(0, 2)).toEqual(['proposal', '2026-10-05 3000000, 2026-10-07 -250000, 2026-10-19 -1000'])
  })

  it('takes rulers between rows for no rows', () => {
    const ruler = '********,**********,********,********,********,********'
    const rows = [
      ' BANK Ltd.        Page No .:   1          Statement of accounts',
      ruler,
      'Date,Narration,Ref.No.,Withdrawal Amt.,Deposit Amt.,Closing Balance',
      ruler,
      '01/10/26,A,N123,,250000.00,275000.00',
      '13/10/26,B,U124,15000.00,,260000.00',
      '14/10/26,C,,11.80,,259988.20',
      ruler,
      'STATEMENT SUMMARY  :-',
    ]
    expect(lines(rows, 'INR')).toEqual(['proof', '2026-10-01 25000000, 2026-10-13 -1500000, 2026-10-14 -1180'])
  })

  it('asks of a fee beside amounts with a plus and a minus one way of the signs alone', () => {
    const rows = ['Дата;Операция;Сумма;Комиссия', '02.10.2026;A;+5000.00;0.00', '15.10.2026;B;-1500.00;15.00', '17.10.2026;C;-45.00;0.00']
    expect(lines(rows, 'UZS')).toEqual([
      'proposal',
      '2026-10-02 500000, 2026-10-15 -150000, 2026-10-17 -4500',
      '2026-10-02 500000, 2026-10-15 -151500, 2026-10-17 -4500',
      '2026-10-02 -500000, 2026-10-15 150000, 2026-10-17 4500',
    ])
  })
})

describe('sums of each day among the lines', () => {
  const rows = (sum: string) => [
    'Дата;Номер;Дебет;Кредит;Назначение',
    'Входящий остаток на 01.10.2026;;;1 000 000,00;',
    '05.10.2026;1;;2 000 000,00;A',
    'Итого за 05.10.2026;;0,00;2 000 000,00;',
    '07.10.2026;2;150 000,00;;B',
    '07.10.2026;3;450,00;;C',
    `Итого за 07.10.2026;;${sum};0,00;`,
    'Исходящий остаток на 31.10.2026;;;2 849 550,00;',
  ]

  it('are held, and are no lines', () => {
    expect(lines(rows('150 450,00'), 'KZT')).toEqual(['proof', '2026-10-05 200000000, 2026-10-07 -15000000, 2026-10-07 -45000'])
    expect(read(rows('150 450,01'), 'KZT').verdict).toBe('refusal')
  })
})
