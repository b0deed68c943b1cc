import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'

/** Rows at the ends of a table that were lost, refused without need, or read though nothing held them: each file as short as it can be. */

const readText = (text: string, currency = 'EUR', number = '8310012345') =>
  readStatement(new TextEncoder().encode(text), { account: { number, currency }, today: '2026-11-29' })
const read = (rows: readonly string[]) => readText(`${rows.join('\n')}\n`)
type Read = ReturnType<typeof readText>
const told = ({ verdict, readings, problems }: Read) =>
  verdict === 'refusal'
    ? [verdict, ...problems.map(({ line, said }) => `${line} ${said.as}`)]
    : [verdict, ...readings.map(({ statement }) => statement.lines.map(({ bookedOn, amountMinor }) => `${bookedOn.slice(5)} ${amountMinor}`))]

describe('a first row that is a line', () => {
  it.each([
    ['a month of its own', '26 Mar 2025', '15 Feb 2025', '03 Feb 2025', 'proof'],
    ['a day of one digit', '1/3/2025', '15/2/2025', '13/2/2025', 'proof'],
    ['another form of its date', '2025-03-26', '15.02.2025', '13.02.2025', 'refusal'],
  ])('is never a head with both balances: %s', (_, newest, middle, oldest, expected) => {
    const rows = [`${newest},a,-254.00,5034.00`, `${middle},b,-2.50,5288.00`, `${oldest},c,290.50,5290.50`, `${oldest},d,5000.00,5000.00`]
    const { verdict, readings } = read(rows)
    expect([verdict, ...readings.map(({ statement }) => statement.lines.length)]).toEqual(expected === 'proof' ? ['proof', 4] : ['refusal'])
  })
})

describe('a row with the words of a balance, an amount and a balance that follows from it', () => {
  const rows = ['01.02.2025;a;-99.50;10582.27', '02.02.2025;b;5000.00;15582.27', '03.02.2025;c;-1000.00;14582.27']
  it('is a line under `Turnover`', () => {
    const all = [...rows, '04.02.2025;Turnover;-582.27;14000.00']
    expect(told(read(all))).toEqual(['proof', ['02-01 -9950', '02-02 500000', '02-03 -100000', '02-04 -58227']])
  })

  it('is not left out where it empties the account', () => {
    expect(told(read([...rows, '04.02.2025;Balance;-14582.27;0.00']))).toEqual(['refusal', '4 contestedRow'])
    expect(told(read([...rows, '04.02.2025;Balance;;14582.27']))[0]).toBe('proof')
  })
})
