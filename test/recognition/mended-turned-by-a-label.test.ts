import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

const ROWS = (days: readonly string[]) =>
  [
    ['Date', 'Text', 'Amount', 'Balance'],
    [days[0], 'Rent a', '-296.30', '4,210.26'],
    [days[1], 'Donation b', '2,332.72', '6,542.98'],
    [days[2], 'Bread c', '-741.36', '5,801.62'],
  ].map((row) => row.join(';'))
const MINORS = [-29630, 233272, -74136]
const ONE_STEP = ['02.03.2026', '02.03.2026', '03.03.2026']
const NO_STEP = ['02.03.2026', '02.03.2026', '02.03.2026']

function told(head: readonly string[], days = ONE_STEP): readonly unknown[] {
  const file = Buffer.from([...head, '', ...ROWS(days)].map((line) => `${line}\r\n`).join(''))
  const { verdict, problems, readings } = readStatement(file, { account: { currency: 'EUR' }, today: '2026-11-29' })
  return [
    verdict,
    ...problems.map(({ value, said }) => `${value} ${said.as}`),
    ...readings.map(({ statement }) => statement.lines.map((line) => line.amountMinor)),
  ]
}

describe('signed amounts that one label alone would turn', () => {
  it.each([
    ['the opening balance is that after the last line', 'Opening Balance;5,801.62', ONE_STEP, '5,801.62'],
    ['and no day tells the order', 'Opening Balance;5,801.62', NO_STEP, '5,801.62'],
    ['the closing balance is that before the first line', 'Closing Balance;4,506.56', ONE_STEP, '4,506.56'],
  ])('refuse the file: %s', (_name, label, days, value) => expect(told([label], days)).toEqual(['refusal', `${value} sumsAgainst`]))

  it.each([['Closing Balance;5,801.62'], ['Opening Balance;4,506.56'], ['Opening Balance;4,506.56', 'Closing Balance;5,801.62']])(
    'are proved as they stand with %s',
    (...head) => {
      expect(told(head)).toEqual(['proof', MINORS])
      expect(told(head, NO_STEP)).toEqual(['proof', MINORS])
    },
  )

  it('are turned where both labels say so', () => {
    expect(told(['Opening Balance;5,801.62', 'Closing Balance;4,506.56'])).toEqual(['proof', MINORS.map((minor) => -minor)])
  })
})
