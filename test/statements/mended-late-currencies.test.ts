import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/core/time/dates.ts'
import { heldBytes, packedBytes } from '../../src/files/file-bytes.ts'
import { openStatement } from '../../src/statements/open-statement.ts'
import { Watch } from '../../src/threads/watch.ts'
import { said } from './said.ts'

/** More lines than a search looks at; what stands behind them counts as well. */
const COUNT = 2_300
const LATE = 2_200

const amountAt = (n: number) => (n % 7 === 0 ? `${(n % 50) + 100},00` : `-${(n % 90) + 1},50`)
const dayAt = (n: number) =>
  addDays('2026-01-02', Math.floor(n / 10))
    .split('-')
    .reverse()
    .join('.')

const file = (header: string, cells: (n: number) => string) =>
  [header, ...Array.from({ length: COUNT }, (_, n) => `${dayAt(n)};Laden ${n};${cells(n)}`)].join('\r\n').concat('\r\n')

/** Held as a whole, and slice by slice. */
async function read(text: string, isSliced: boolean) {
  const bytes = new TextEncoder().encode(text)
  const expected = { account: { number: ['8310012345'], currency: 'EUR' }, today: '2026-11-29' }
  return said(
    await openStatement(isSliced ? packedBytes(bytes) : heldBytes(bytes), expected, new Watch(), {
      fromBytes: isSliced ? 0 : bytes.length + 1,
      sliceBytes: 16_384,
    }),
  )
}

describe('a file of many lines, one of which far behind is in another currency', () => {
  it.each([true, false])('is refused where a column of currencies says so (in slices: %s)', async (isSliced) => {
    const answer = await read(
      file('Datum;Text;Betrag;Währung', (n) => `${amountAt(n)};${n === LATE ? 'USD' : 'EUR'}`),
      isSliced,
    )
    expect(JSON.stringify(answer)).toContain(`"line":${LATE + 2}`)
    expect(answer.readings).toEqual([])
  })

  it.each([true, false])('is refused where the amount says so (in slices: %s)', async (isSliced) => {
    const answer = await read(
      file('Datum;Text;Betrag', (n) => (n === LATE ? '-25,00 USD' : amountAt(n))),
      isSliced,
    )
    expect(JSON.stringify(answer)).toContain(`"line":${LATE + 2}`)
    expect(answer.readings).toEqual([])
  })

  it.each([true, false])('is read where the amount stands there in the currency of the account as well (in slices: %s)', async (isSliced) => {
    const cells = (n: number) => `${n === LATE ? '-99,99;USD' : `${amountAt(n)};EUR`};${amountAt(n)}`
    const answer = await read(file('Datum;Text;Originalbetrag;Originalwährung;Betrag in EUR', cells), isSliced)
    expect(answer.readings.length).toBeGreaterThan(0)
  })
})
