import { describe, expect, it } from 'vitest'
import { aimsOf, aimText } from './aims.ts'
import { rowsOfJournal } from './hledger.ts'
import { isSound, judge, type Taken, wordsOf } from './judge.ts'
import { afterRefusal } from './person.ts'
import { type Observed, tableOf, timesOf, timesTable } from './table.ts'
import { fileOf, type Given, type Row, yardsticks } from './yardsticks.ts'

const row = (payee: string, minor = -50_000, day = '2020-03-02'): Row => ({ day, payee, minor })
const file = (...account: readonly Row[]): Given => fileOf('march.csv', account)
const judged = (truth: readonly Row[], stored: readonly Row[]) => judge([file(...truth)], [{}], stored)

describe('judge', () => {
  const truth = [row('Maral'), row('Azat'), row('Azat'), row('Jeren', -12_345)]

  it('finds nothing where all rows are there, in whatever order, identical ones as often as they were given', () => {
    const judgement = judged(truth, [...truth].reverse())
    expect(isSound(judgement)).toBe(true)
    expect(wordsOf(judgement)).toBe('keeps all 4')
  })

  it('tells lost rows, one of two identical ones included', () => {
    expect(judged(truth, truth.slice(2))).toMatchObject({ kept: 2, lost: 2, overwritten: 0, doubled: 0 })
  })

  it('tells rows that are there more often than the account moved', () => {
    expect(judged(truth, [...truth, row('Azat'), row('Maral')])).toMatchObject({ kept: 4, lost: 0, doubled: 2, strange: 0 })
  })

  it('tells a row whose place another payee has taken, and what is missing beside it', () => {
    const [first, later] = [['a', 'b'].map((name) => row(name)), ['c', 'd'].map((name) => row(name, -50_000, '2020-03-07'))]
    const stored = ['c', 'd'].map((name) => row(name))
    const judgement = judge([file(...first), fileOf('later.csv', later, [...first, ...later])], [{}, {}], stored)
    expect(judgement).toMatchObject({ rows: 4, kept: 0, lost: 2, overwritten: 2, doubled: 0, strange: 0 })
    expect(wordsOf(judgement)).toBe('2 of 4 lost, 2 overwritten')
  })

  it('tells an amount that was read as another', () => {
    const judgement = judged([row('Maral')], [row('Maral', 5_000_000)])
    expect(judgement).toMatchObject({ lost: 0, misread: [{ of: -50_000, as: 5_000_000 }], strange: 0 })
    expect(wordsOf(judgement)).toBe('1 of 1 misread (−500.00 as +50,000.00)')
  })

  it('tells a row that nobody gave', () => {
    expect(judged(truth, [...truth, row('Nobody')])).toMatchObject({ kept: 4, strange: 1, doubled: 0 })
  })

  it('tells that a person was asked', () => {
    const words = (...taken: readonly Taken[]) =>
      wordsOf(
        judge(
          taken.map(() => file(...truth)),
          taken,
          truth,
        ),
      )
    expect(words({ shown: 1 }, {})).toBe('keeps all 4 (a person confirmed how it is read)')
    expect(words({ shown: 1 }, { shown: 2 })).toBe('keeps all 4 (a person chose one of 2 readings)')
  })

  it('asks of a refused file nothing but that it left nothing behind', () => {
    const refused = judge([file(...truth)], [{ refused: 'no amount' }], [])
    expect([wordsOf(refused), isSound(refused)]).toEqual(['refuses', true])
    const left = judge([file(...truth)], [{ refused: 'no amount' }], [row('Maral')])
    expect([wordsOf(left), isSound(left)]).toEqual(['refuses, 1 that nobody gave', false])
    const second = judge([file(row('Maral')), file(...truth)], [{}, { refused: 'no amount' }], [row('Maral')])
    expect([wordsOf(second), isSound(second)]).toEqual(['refuses file 2', true])
    const [before, after] = [[row('Maral')], [row('Azat')]]
    const first = judge([fileOf('1.csv', before), fileOf('2.csv', after, [...before, ...after])], [{ refused: 'no amount' }, {}], after)
    expect([wordsOf(first), first.rows, isSound(first)]).toEqual(['refuses file 1', 1, true])
  })
})

describe('yardsticks', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(yardsticks(7, 50)).toEqual(yardsticks(7, 50))
    expect(yardsticks(8, 50)).not.toEqual(yardsticks(7, 50))
  })

  it('give files whose rows are what the account has moved since', () => {
    for (const { title, files } of yardsticks(7, 50)) {
      const all = files.flatMap(({ text }) => text.trim().split('\n').slice(1))
      for (const { day, payee } of files.at(-1)?.account ?? [])
        expect(all.filter((line) => line.startsWith(`${day},${payee},`)).length, title).toBeGreaterThan(0)
      for (const { text } of files) expect(text.startsWith('Date,Payee,Amount\n'), title).toBe(true)
    }
  })

  it('hold what each is about', () => {
    const [twenty, behind, letters, renamed, late, newest, flat] = yardsticks(7, 50)
    expect(new Set(twenty?.files.at(-1)?.account.map(({ payee }) => payee)).size).toBe(40)
    expect(behind?.files[0]?.text).toContain(',500.00-\n')
    expect(letters?.files[0]?.text).toContain(',500.00 DR\n')
    expect(letters?.files[0]?.text).toContain(',900.00 CR\n')
    expect(new Set(renamed?.files.map(({ text }) => text)).size).toBe(1)
    expect(new Set(renamed?.files.map(({ name }) => name)).size).toBe(2)
    const [before, after] = late?.files ?? []
    const added = after?.account.filter((one) => !before?.account.includes(one)) ?? []
    expect(added.map(({ day }) => day < (before?.account.at(-1)?.day ?? ''))).toEqual([true])
    expect(newest?.files.map(({ text }) => text.split('\n')[1]?.includes(newest.files[0]?.account.at(-1)?.payee ?? '?'))).toEqual([true, false])
    expect(new Set(newest?.files[1]?.account.map(({ day }) => day)).size).toBe(1)
    expect(flat?.files.map(({ account }) => account.length)).toEqual([50, 50])
    expect(new Set(flat?.files[0]?.account.map(({ minor }) => minor)).size).toBe(1)
  })
})

describe('rowsOfJournal', () => {
  it('reads the postings of the bank exactly, whatever decimals they were printed with', () => {
    const amount = (decimalMantissa: number, decimalPlaces: number) => [{ acommodity: 'USD', aquantity: { decimalMantissa, decimalPlaces, floatingPoint: 0 } }]
    const told = (mantissa: number, places: number) => ({
      tdate: '2020-03-02',
      tdescription: 'Maral',
      tpostings: [
        { paccount: 'assets:bank', pamount: amount(mantissa, places) },
        { paccount: 'expenses:unknown', pamount: amount(-mantissa, places) },
      ],
    })
    expect(rowsOfJournal(JSON.stringify([told(-50_000, 2), told(-500, 0), told(-5001, 1)])).map(({ minor }) => minor)).toEqual([-50_000, -50_000, -50_010])
  })
})

describe('the tables', () => {
  const spent = (ms: number) => ({ ms, cpuMs: ms / 2, peakMb: ms / 10 })
  const runs = (...first: readonly number[]) => first.map((ms) => ({ start: spent(100), took: [spent(ms), spent(ms * 2)] }))
  const flat = { title: 'flat', isTimed: true } as const
  const sound = judged([row('Maral')], [row('Maral')])
  const [other, ours, served] = [{ name: 'Other' }, { name: 'Ours' }, { name: 'Served', isTimedAlone: true, startIsApart: true }] as const
  const observed: readonly Observed[] = [
    { peer: other, yardstick: { title: 'signs' }, judgement: judged([row('Maral')], []), runs: [] },
    { peer: other, yardstick: { title: 'signs' }, judgement: sound, runs: [] },
    { peer: other, yardstick: flat, judgement: sound, runs: runs(6000) },
    { peer: ours, yardstick: flat, judgement: sound, runs: runs(900, 300, 500) },
    { peer: served, yardstick: flat, judgement: sound, runs: runs(200) },
  ]

  it('take the middle of the runs, and the larger peak of both imports', () => {
    expect(timesOf(runs(900, 300, 500))).toMatchObject({ startS: 0.1, firstS: 0.5, againS: 1, cpuS: [0.05, 0.25, 0.5], peakMb: 100 })
    expect(timesOf([{ start: { ms: 1 }, took: [{ ms: 2 }, { ms: 3 }] }])).toMatchObject({
      firstS: 0.002,
      cpuS: [undefined, undefined, undefined],
      peakMb: undefined,
    })
  })

  it('have a row for each title, and a dash where a system was not asked', () => {
    expect(tableOf(observed).split('\n')).toEqual([
      '| case | Other | Ours |',
      '| --- | --- | --- |',
      '| signs | 1 of 1 lost / keeps all 1 | – |',
      '| flat | 6.00 s / 12.00 s, 1200 MB; keeps all 1 | 0.50 s / 1.00 s, 100 MB; keeps all 1 |',
    ])
    expect(timesTable(observed).split('\n').slice(2)).toEqual([
      '| Other | 1 | 0.10 s | 6.00 s | 12.00 s | 0.05 / 3.00 / 6.00 | 1200 MB |',
      '| Ours | 3 | 0.10 s | 0.50 s | 1.00 s | 0.05 / 0.25 / 0.50 | 100 MB |',
      '| Served, start apart | 1 | 0.10 s | 0.20 s | 0.40 s | 0.05 / 0.10 / 0.20 | 40 MB |',
    ])
  })

  it('say of each aim whether it holds, and take off the start of the peer where ours is told apart', () => {
    const least = new Map([['Other', 20]])
    expect(aimsOf(observed, 'Ours', least).map(({ isHit }) => isHit)).toEqual([true, false, true, false])
    expect(aimText(aimsOf(observed, 'Ours', least)[3] ?? { what: '', is: '', aim: '', isHit: true })).toBe(
      'MISSED Ours: first import of Other against it: 12.0 × (12.0 × of a processor), aim at least 20 ×',
    )
    expect(aimsOf(observed, 'Served', least).map(({ what, is, isHit }) => [what, is, isHit])[3]).toEqual([
      'Served: first import of Other less its start against it',
      '29.5 × (29.5 × of a processor)',
      true,
    ])
    expect(aimsOf(observed, 'Nobody', least)).toEqual([])
  })
})

describe('afterRefusal', () => {
  const rows = [row('Maral'), row('Azat', 12_345)]
  const answer = (code: string, ...readings: readonly unknown[]) => JSON.stringify({ code, detail: 'why', readings })
  const reading = (n: number, ...amounts: readonly string[]) => ({ n, differs: amounts.map((as, at) => ({ line: at + 2, column: 'Amount', value: '?', as })) })

  it('confirms the only reading', () => {
    expect(afterRefusal(answer('reading_not_confirmed', { n: 1 }), rows)).toEqual({ confirm: 1, shown: 1 })
    expect(afterRefusal(answer('statement_refused', { n: 1 }), rows)).toEqual({ refused: 'why' })
  })

  it('chooses the reading whose cells are what moved, and none where no reading or more than one is right', () => {
    const [right, inverse, half] = [reading(2, '-500.00', '123.45'), reading(1, '500.00', '-123.45'), reading(3, '-500.00', '-123.45')]
    expect(afterRefusal(answer('reading_not_confirmed', inverse, right, half), rows)).toEqual({ confirm: 2, shown: 3 })
    expect(afterRefusal(answer('reading_not_confirmed', inverse, half), rows)).toEqual({ refused: 'why' })
    expect(afterRefusal(answer('reading_not_confirmed', right, { ...right, n: 4 }), rows)).toEqual({ refused: 'why' })
    expect(afterRefusal(answer('reading_not_confirmed', { n: 1 }, { n: 2 }), rows)).toEqual({ refused: 'why' })
  })
})
