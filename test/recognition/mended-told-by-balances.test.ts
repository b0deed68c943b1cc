import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

const read = (rows: readonly string[]) =>
  readStatement(new TextEncoder().encode(`${rows.join('\n')}\n`), { account: { number: '8310012345', currency: 'EUR' }, today: '2026-11-29' })
const amounts = (rows: readonly string[]) => {
  const { verdict, readings } = read(rows)
  return [verdict, ...readings.map(({ statement }) => statement.lines.map(({ amountMinor }) => amountMinor).join(' '))]
}

const HEADER = 'Date;Text;Amount;Balance'
const ROWS = ['2026-10-01;A;100.00;1100.00', '2026-10-02;B;20.00;1080.00', '2026-10-03;C;30.00;1050.00', '2026-10-04;D;50.00;1100.00']
const at = (n: number, row: string) => ROWS.map((one, place) => (place === n ? row : one))

describe('amounts without a sign beside balances', () => {
  it('go the way that the balances went; the oldest is told by an opening balance', () => {
    expect(amounts([HEADER, 'Opening balance;;;1000.00', ...ROWS])).toEqual(['proof', '10000 -2000 -3000 5000'])
    expect(amounts([HEADER, 'Opening balance;;;1200.00', ...ROWS])).toEqual(['proof', '-10000 -2000 -3000 5000'])
  })

  it('are a choice where nothing tells which way the oldest went', () => {
    expect(amounts([HEADER, ...ROWS])).toEqual(['proposal', '-10000 -2000 -3000 5000', '10000 -2000 -3000 5000'])
    expect(amounts([HEADER, ...[...ROWS].reverse()])).toEqual(['proposal', '5000 -3000 -2000 -10000', '5000 -3000 -2000 10000'])
    expect(amounts([HEADER, ...at(0, '2026-10-01;Salary credit;100.00;1100.00')])[1]).toBe('10000 -2000 -3000 5000')
  })

  it('are a choice as well where all but the oldest went out', () => {
    const rows = ['2026-10-05;Salary credit;300.00;423.50', '2026-10-07;B;20.00;403.50', '2026-10-19;C;5.50;398.00']
    expect(amounts([HEADER, ...rows])).toEqual(['proposal', '30000 -2000 -550', '-30000 -2000 -550'])
    expect(amounts([HEADER, 'Opening balance;;;123.50', ...rows])).toEqual(['proof', '30000 -2000 -550'])
    expect(amounts([HEADER, 'Opening balance;;;723.50', ...rows])).toEqual(['proof', '-30000 -2000 -550'])
  })

  it('go as a column of words tells, where balances tell what these mean', () => {
    const rows = ROWS.map((row, n) => `${row};${n % 3 === 0 ? 'Received' : 'Sent'}`)
    expect(amounts([`${HEADER};Type`, ...rows])).toEqual(['proof', '10000 -2000 -3000 5000'])
  })

  it('are told whole where the oldest moved nothing', () => {
    expect(amounts([HEADER, ...at(0, '2026-10-01;Account opened;0.00;1100.00')])).toEqual(['proof', '-2000 -3000 5000'])
  })

  it.each([
    ['an amount that is not the step', at(2, '2026-10-03;C;30.01;1050.00')],
    ['a balance that is not', at(2, '2026-10-03;C;30.00;1050.01')],
    ['a row that is missing', ROWS.filter((_, n) => n !== 1)],
    ['days that tell no order', ROWS.map((row) => row.replace(/^2026-10-0\d/, '2026-10-01'))],
    ['days of both orders', at(0, '2026-10-09;A;100.00;1100.00')],
    ['an opening balance from which neither way leads', ['Opening balance;;;1000.01', ...ROWS]],
  ])('are refused with %s', (_name, rows) => expect(read([HEADER, ...rows])).toMatchObject({ verdict: 'refusal', readings: [] }))

  it('are refused where the texts say that the balance is what is owed', () => {
    const rows = [
      '2026-10-01;GROCERY PURCHASE;100.00;1100.00',
      '2026-10-02;PAYMENT RECEIVED THANK YOU;20.00;1080.00',
      '2026-10-03;PURCHASE SHOES;30.00;1110.00',
      '2026-10-04;ATM WITHDRAWAL;50.00;1160.00',
      '2026-10-05;REFUND RETURN;50.00;1110.00',
    ]
    expect(read([HEADER, ...rows]).verdict).toBe('refusal')
  })
})
