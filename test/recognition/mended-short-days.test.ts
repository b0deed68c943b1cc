import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

const told = (rows: readonly string[], end = '\n') => {
  const bytes = new TextEncoder().encode(`${rows.join('\n')}${end}`)
  const { verdict, readings, problems } = readStatement(bytes, { account: { number: '8310012345', currency: 'EUR' }, today: '2026-12-31' })
  return verdict === 'refusal'
    ? problems.map(({ said }) => said.as)
    : [verdict, ...readings.map(({ statement }) => statement.lines.map(({ bookedOn, amountMinor }) => `${bookedOn} ${amountMinor}`).join(', '))]
}

describe('days of six digits', () => {
  const file = (...days: readonly string[]) => [
    'Date;Text;Amount;Balance',
    `${days[0]};Bread;-12,50;987,50`,
    `${days[1]};Bus;-3,10;984,40`,
    `${days[2]};Grant;500,00;1484,40`,
  ]
  const PROVEN = ['proof', '2026-03-02 -1250, 2026-03-03 -310, 2026-03-19 50000']

  it.each([[['260302', '260303', '260319']], [['020326', '030326', '190326']], [['030226', '030326', '031926']]])(
    'are read under the name of a date: %s',
    (days) => {
      expect(told(file(...days))).toEqual(PROVEN)
    },
  )

  it('are none without such a name', () => {
    const [, ...rows] = file('260302', '260303', '260319')
    expect(told(rows)).toEqual(['noTable'])
    expect(told(['Number;Text;Amount;Balance', ...rows])).toEqual(['noTable'])
  })

  it('are none where two orders make days near each other, or one is no day', () => {
    expect(told(file('250324', '250324', '250325'))).toEqual(['noTable'])
    expect(told(file('260302', '269302', '260319'))).toEqual(['noTable'])
  })

  it('have a row at fault where one is damaged', () => {
    expect(told(file('260302', '26030', '260319'))).toContain('rowIsNoLine')
  })
})
