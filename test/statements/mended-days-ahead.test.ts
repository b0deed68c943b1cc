import { describe, expect, it } from 'vitest'
import { heldBytes } from '../../src/files/file-bytes.ts'
import { openStatement } from '../../src/statements/open-statement.ts'
import { readStatement } from '../../src/statements/read-statement.ts'
import { Watch } from '../../src/threads/watch.ts'

/** Newest first; every day is a day in both orders of day and month. */
const statement = (...days: readonly string[]): Uint8Array => {
  const rows = days.map((day, n) => `${day};Payment ${n};${n % 2 === 0 ? '-' : ''}${10 + n},50`)
  let balance = 100_000
  const told = [...rows].reverse().map((row) => {
    balance += Number((row.split(';')[2] ?? '').replace(',', ''))
    return `${row};${(balance / 100).toFixed(2).replace('.', ',')}`
  })
  return new TextEncoder().encode(`${['Date;Description;Amount;Balance', ...told.reverse()].join('\r\n')}\r\n`)
}
const read = (today: string, ...days: readonly string[]) => readStatement(statement(...days), { today })
const HERE = ['01/12/2026', '11/11/2026', '09/11/2026', '05/11/2026', '03/10/2026']

const orders = ({ readings }: ReturnType<typeof read>) => readings.map(({ dateFormat, ahead }) => [dateFormat, ahead?.length ?? 0])

describe('days that have not come', () => {
  it('do not tell that day and month are to be exchanged, where the order of the rows does not either: the file is refused until they are there', () => {
    for (const today of ['2026-11-29', '2026-11-25']) {
      const { verdict, problems } = read(today, ...HERE)
      expect(verdict, today).toBe('refusal')
      expect(problems[0], today).toMatchObject({ line: 2, value: '01/12/2026' })
    }
  })

  it('are read where tomorrow is the last of them, the order in which the rows stand deciding', () => {
    expect(read('2026-11-30', ...HERE)).toMatchObject({ verdict: 'proof', readings: [{ dateFormat: 'DD/MM/YYYY' }] })
  })

  it('leave a choice where both orders can be, under the same numbers where one of them would begin next week', () => {
    const either = ['05/12/2026', '04/12/2026', '03/12/2026']
    const there = [
      ['DD/MM/YYYY', 0],
      ['MM/DD/YYYY', 0],
    ]
    expect(orders(read('2026-12-05', ...either))).toEqual(there)
    expect(orders(read('2026-12-02', ...either))).toEqual([
      ['DD/MM/YYYY', 2],
      ['MM/DD/YYYY', 0],
    ])
    const { verdict, problems, readings } = read('2026-12-02', ...either)
    expect([verdict, problems, readings.every(({ differs }) => differs !== undefined)]).toEqual(['proposal', [], true])
    expect(readings[0]?.ahead).toMatchObject([{ line: 2, value: '05/12/2026', said: { as: 'afterTomorrow' } }, { line: 3 }])
  })

  it('tell the order where they lie far ahead, but no order in which one row stands among those of another year', () => {
    const { verdict, problems } = read('2026-11-20', ...HERE)
    expect(verdict).toBe('refusal')
    expect(problems).toMatchObject([{ line: 2, value: '01/12/2026', said: { as: 'dayFarOff' } }])
    expect(read('2026-06-01', '05/12/2026', '04/12/2026', '03/12/2026')).toMatchObject({ verdict: 'proof', readings: [{ dateFormat: 'MM/DD/YYYY' }] })
  })

  it('refuse the file where its days can be no other, with each of them', () => {
    const { verdict, problems } = read('2026-12-02', '15/12/2026', '05/12/2026', '03/12/2026')
    expect([verdict, problems.map(({ value }) => value)]).toEqual(['refusal', ['15/12/2026', '05/12/2026']])
  })
})

describe('openStatement', () => {
  it('tells the days ahead of a file that is read slice by slice as of one that is read whole', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => `${n < 1500 ? '05' : '04'}/12/2026;Payment ${n};-${10 + (n % 7)},50`)
    const bytes = new TextEncoder().encode(`${['Date;Description;Amount', ...rows].join('\r\n')}\r\n`)
    const expected = { today: '2026-12-02' }
    const open = (fromBytes: number) => openStatement(heldBytes(bytes), expected, new Watch(), { fromBytes, sliceBytes: 16_384 })
    const told = async (fromBytes: number) => (await open(fromBytes)).readings.map(({ n, dateFormat, ahead }) => [n, dateFormat, ahead])
    const whole = await told(bytes.length + 1)
    expect(whole.map(([, , ahead]) => (ahead as readonly unknown[] | undefined)?.length ?? 0).sort()).toContain(1000)
    expect(await told(1)).toEqual(whole)
  })
})
