import { describe, expect, it } from 'vitest'
import { read } from './told.ts'

type Row = readonly string[]

const day = (n: number, of: number): string => {
  const at = Math.floor((n * 250) / of)
  return `${String(1 + (at % 28)).padStart(2, '0')}.${String(1 + Math.floor(at / 28)).padStart(2, '0')}.2026`
}

/** A file of so many rows: `of` makes one, and `bad` changes those in the middle, at seven tenths and at nine tenths. */
function file(count: number, header: string, of: (n: number) => Row, bad: (row: Row, nth: number) => Row): ReturnType<typeof read> {
  const at = [0.5, 0.7, 0.9].map((part) => Math.floor(count * part))
  const rows = Array.from({ length: count }, (_, n) => {
    const row = [day(n, count), `Item ${n}`, ...of(n)]
    const nth = at.indexOf(n)
    return nth < 0 ? row : bad(row, nth)
  })
  return read([header, ...rows.map((row) => row.join(';'))])
}

const put =
  (place: number, text: string) =>
  (row: Row): Row =>
    row.map((cell, n) => (n === place ? text : cell))
const signed = (n: number): Row => [`${n % 3 === 0 ? '' : '-'}${10 + n},50`]
const pair = (n: number): Row => (n % 3 === 0 ? ['', `${20 + n},50`] : [`${10 + n},50`, ''])
const flagged = (n: number): Row => [`${10 + n},50`, n % 3 === 0 ? 'H' : 'S']
const signedAndFlagged = (n: number): Row => [...signed(n), n % 3 === 0 ? 'H' : 'S']
const other = (row: Row): Row => put(3, row[3] === 'S' ? 'H' : 'S')(row)

const CASES: readonly (readonly [string, string, (n: number) => Row, (row: Row) => Row, string, string])[] = [
  ['amounts that are damaged', 'Datum;Text;Betrag', signed, put(2, '12,5O'), 'Betrag', 'othersAreAmounts'],
  ['amounts that are missing', 'Datum;Text;Betrag', signed, put(2, ''), 'Betrag', 'amountExpected'],
  ['amounts with another decimal mark', 'Datum;Text;Betrag', signed, put(2, '-12.34'), 'Betrag', 'otherMark'],
  ['rows with both amounts', 'Datum;Text;Soll;Haben', pair, (row) => [...row.slice(0, 2), '1,00', '2,00'], 'Soll', 'bothSides'],
  ['rows with neither amount', 'Datum;Text;Soll;Haben', pair, (row) => [...row.slice(0, 2), '', ''], 'Soll', 'neitherIs'],
  ['words that tell no side', 'Datum;Text;Betrag;S/H', flagged, put(3, '?'), 'S/H', 'sideWordUnknown'],
  ['rows without a word for their side', 'Datum;Text;Betrag;S/H', flagged, put(3, ''), 'S/H', 'sideWordUnknown'],
  ['words against the sign', 'Datum;Text;Betrag;S/H', signedAndFlagged, other, 'S/H', 'signAgainstWord'],
  ['other currencies', 'Datum;Text;Betrag;Währung', (n) => [...signed(n), 'EUR'], put(3, 'USD'), 'Währung', 'otherCurrencyRow'],
  ['amounts with another currency beside them', 'Datum;Text;Betrag', signed, put(2, '-12,34 USD'), 'Betrag', 'otherCurrencyRow'],
  ['states that nobody knows', 'Datum;Text;Betrag;Status', (n) => [...signed(n), 'Gebucht'], put(3, 'Xyzzy'), 'Status', 'statusUnproven'],
  ['amounts without the plus of the others', 'Datum;Text;Betrag', (n) => [`+${10 + n},50`], (row) => put(2, row[2]?.slice(1) ?? '')(row), 'Betrag', 'plusOnly'],
]

describe('every cell that keeps a file from being read is told', () => {
  it.each(CASES)('%s', (_, header, of, bad, column, reason) => {
    const { verdict, problems } = file(20, header, of, bad)
    expect(verdict).toBe('refusal')
    expect(problems.map((one) => [one.line, one.column, one.said.as])).toEqual([12, 16, 20].map((line) => [line, column, reason]))
  })

  it.each(CASES)('behind the lines that a search looks at first: %s', (_, header, of, bad, column, reason) => {
    const { verdict, problems } = file(6000, header, of, bad)
    expect(verdict).toBe('refusal')
    expect(problems.map((one) => [one.line, one.column, one.said.as])).toEqual([3002, 4202, 5402].map((line) => [line, column, reason]))
  })

  it('a damaged balance behind them does not make a choice of what the balances would have proved', () => {
    let balance = 100_000
    const of = (n: number): Row => {
      const minor = (n % 3 === 0 ? 1 : -1) * (1050 + n)
      balance += minor
      return [minor, balance].map((one) => (one / 100).toFixed(2).replace('.', ','))
    }
    const { verdict, problems } = file(6000, 'Datum;Text;Betrag;Saldo', of, put(3, '12,5O'))
    expect([verdict, ...problems.map(({ line }) => line)]).toEqual(['refusal', 3002, 4202, 5402])
  })

  it('amounts beside days, and both decimal marks beside what is no amount', () => {
    const days = file(20, 'Datum;Text;Betrag', signed, (row, nth) => (nth === 0 ? put(0, '3l.03.2026')(row) : put(2, '1x')(row)))
    expect(days.problems.map(({ line, column }) => [line, column])).toEqual([
      [12, 'Datum'],
      [16, 'Betrag'],
      [20, 'Betrag'],
    ])
    const never = file(20, 'Datum;Text;Betrag', signed, (row, nth) => (nth === 0 ? put(0, '31.02.2026')(row) : put(2, '1x')(row)))
    expect(never.problems.map(({ line }) => line)).toEqual([12, 16, 20])
    const marks = file(20, 'Datum;Text;Betrag', signed, (row, nth) => put(2, nth === 0 ? '12.50' : '1x')(row))
    expect(marks.problems.map(({ said }) => said.as)).toEqual(['otherMark', 'othersAreAmounts', 'othersAreAmounts'])
  })

  it('days that begin with their year where most end with it', () => {
    const { problems } = file(20, 'Datum;Text;Betrag', signed, put(0, '2026-03-04'))
    expect(problems.map(({ line, value }) => [line, value])).toEqual([12, 16, 20].map((line) => [line, '2026-03-04']))
  })

  it('no more than a list holds, and how many others there are', () => {
    const rows = Array.from({ length: 6000 }, (_, n) => `${day(n, 6000)};Item ${n};${n > 2000 && n % 3 === 0 ? 'x' : `-${n},50`}`)
    const { problems } = read(['Datum;Text;Betrag', ...rows])
    expect(problems).toHaveLength(1001)
    expect(problems.at(-1)?.said).toMatchObject({ as: 'andMore', of: [333] })
  })
})
