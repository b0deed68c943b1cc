import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bankIdText,
  type Coverage,
  chained,
  coverageOf,
  difference as differenceOfPlaces,
  fingerprintText,
  normalText,
  relationOf,
} from '../../../src/core/statements/identity.ts'
import type { StatementLine } from '../../../src/core/statements/statement.ts'

const line = (change: Partial<StatementLine> = {}): StatementLine => ({
  line: 8,
  bookedOn: '2020-11-15',
  amountMinor: -50_000,
  narrative: 'Payment 1',
  raw: 'raw',
  ...change,
})

const WIDE = { since: '2020-11-01', until: '2020-11-30' }

interface Row {
  readonly name: string
  readonly fingerprint: string
  readonly bookedOn: string
  readonly bankId?: string
}

interface StoredRow extends Row {
  readonly occurrence: number
  readonly apart?: boolean
}

/** The difference in rows instead of places and numbers, over the stored rows of the covered days. */
function difference(file: readonly Row[], before: readonly StoredRow[], { since, until }: Coverage) {
  const stored = before.filter(({ bookedOn }) => bookedOn >= since && bookedOn <= until)
  const numbers = new Map<string, number>()
  const number = (key: string | undefined): number => {
    if (key === undefined) return 0
    if (!numbers.has(key)) numbers.set(key, numbers.size + 1)
    return numbers.get(key) ?? 0
  }
  const keyed = (of: readonly Row[]) => ({
    fingerprints: Int32Array.from(of, ({ fingerprint }) => number(fingerprint)),
    bankIds: Int32Array.from(of, ({ bankId }) => number(bankId && `id:${bankId}`)),
  })
  const [ofFile, ofStore] = [keyed(file), keyed(stored)]
  const told = differenceOfPlaces(
    ofFile,
    { ...ofStore, occurrences: Int32Array.from(stored, ({ occurrence }) => occurrence), apart: Uint8Array.from(stored, ({ apart }) => (apart ? 1 : 0)) },
    numbers.size + 1,
  )
  const added = file.flatMap((line, n) => ((told.occurrences[n] ?? 0) > 0 ? [{ line, occurrence: told.occurrences[n] ?? 0 }] : []))
  expect(added).toHaveLength(told.added)
  return {
    added,
    known: told.known,
    conflicts: told.conflicts.map(({ line, stored: n }) => ({ line: file[line], stored: stored[n] })),
    missing: stored.filter(({ apart }, n) => !apart && told.shown[n] === 0),
  }
}

/** `a 15 id` → a line with fingerprint a15, booked on the fifteenth, with the bank's id. */
const rows = (...texts: readonly string[]): readonly Row[] =>
  texts.map((text) => {
    const [name = '', day = '15', bankId] = text.split(' ')
    return { name, fingerprint: `${name}${day}`, bookedOn: `2020-11-${day}`, ...(bankId === undefined ? {} : { bankId }) }
  })

const store = (before: readonly StoredRow[], file: readonly Row[], coverage = WIDE): readonly StoredRow[] => [
  ...before,
  ...difference(file, before, coverage).added.map(({ line: added, occurrence }) => ({ ...added, occurrence })),
]

describe('normalText', () => {
  it('brings the writings of one text together', () => {
    expect(normalText('  ÖDEME\u00a0 No.１\r\n x')).toBe('ödeme no.1 x')
    expect(normalText('o\u0308deme')).toBe('ödeme')
  })
})

describe('fingerprintText', () => {
  it('is the same for one line in another file, row or order', () => {
    expect(fingerprintText(line({ line: 99, raw: 'other', balanceMinor: 7, valueOn: '2020-11-16', narrative: 'PAYMENT  1' }), 'TRY')).toBe(
      fingerprintText(line(), 'TRY'),
    )
  })

  it('differs with date, amount, currency, text, name, account and reference', () => {
    const others = [
      fingerprintText(line({ bookedOn: '2020-11-16' }), 'TRY'),
      fingerprintText(line({ amountMinor: 50_000 }), 'TRY'),
      fingerprintText(line(), 'USD'),
      fingerprintText(line({ narrative: 'Payment 2' }), 'TRY'),
      fingerprintText(line({ counterparty: 'A' }), 'TRY'),
      fingerprintText(line({ counterpartyAccount: '1' }), 'TRY'),
      fingerprintText(line({ bankReference: '1' }), 'TRY'),
    ]
    expect(new Set([...others, fingerprintText(line(), 'TRY')]).size).toBe(8)
  })
})

describe('bankIdText', () => {
  it('is there only where the format has ids', () => {
    expect(bankIdText(line({ bankReference: ' A-1 ' }), true)).toBe('a-1')
    expect(bankIdText(line({ bankReference: 'A-1' }), false)).toBeUndefined()
    expect(bankIdText(line(), true)).toBeUndefined()
  })
})

describe('difference', () => {
  it('keeps equal rows that are two payments, and adds nothing twice', () => {
    const file = rows('a', 'a', 'b')
    const first = difference(file, [], WIDE)
    expect(first.added.map(({ line: added, occurrence }) => [added.name, occurrence])).toEqual([
      ['a', 1],
      ['a', 2],
      ['b', 1],
    ])
    const again = difference([...file].reverse(), store([], file), WIDE)
    expect([again.added.length, again.known, again.conflicts.length, again.missing.length]).toEqual([0, 3, 0, 0])
  })

  it('adds the one that is more than stored', () => {
    const { added, known } = difference(rows('a', 'a', 'a'), store([], rows('a', 'a')), WIDE)
    expect([added.map(({ occurrence }) => occurrence), known]).toEqual([[3], 2])
  })

  it('finds a late row with an earlier date', () => {
    const { added } = difference(rows('late 03', 'a 15', 'b 16'), store([], rows('a 15', 'b 16')), WIDE)
    expect(added.map(({ line: late }) => late.name)).toEqual(['late'])
  })

  it('tells which stored lines of the covered days are not in the file', () => {
    const { missing } = difference(rows('b 16'), store([], rows('a 15', 'b 16', 'c 17')), { since: '2020-11-16', until: '2020-11-17' })
    expect(missing.map(({ fingerprint }) => fingerprint)).toEqual(['c17'])
  })

  it('shows a changed line under a known id as a conflict, and does not add it', () => {
    const stored = store([], rows('a 15 id1', 'b 16 id2'))
    const result = difference(rows('changed 16 id1', 'b 16 id2'), stored, { since: '2020-11-15', until: '2020-11-16' })
    expect(result).toMatchObject({ added: [], conflicts: [{ line: { name: 'changed' }, stored: { fingerprint: 'a15' } }], missing: [] })
    expect(result.known).toBe(1)
  })

  it('does not believe ids that repeat, in the file or in the store', () => {
    const stored = store([], rows('a 15 id1'))
    expect(difference(rows('main 15 id1', 'fee 15 id1'), stored, WIDE)).toMatchObject({ conflicts: [], added: [{}, {}] })
    const twice = store([], rows('a 15 id1', 'fee 15 id1'))
    expect(difference(rows('changed 15 id1'), twice, WIDE)).toMatchObject({ conflicts: [], added: [{}] })
  })

  it('does not compare with an id of days that the file does not cover: banks begin their numbers anew', () => {
    const stored = store([], rows('a 03 id1'))
    expect(difference(rows('b 16 id1'), stored, { since: '2020-11-16', until: '2020-11-16' })).toMatchObject({ conflicts: [], added: [{}] })
  })

  it('adds an equal row of a statement that begins where the stored one ended', () => {
    const stored = store([], rows('a 15')).map((before) => ({ ...before, apart: true }))
    const { added, missing } = difference(rows('a 15'), stored, WIDE)
    expect([added.map(({ occurrence }) => occurrence), missing]).toEqual([[2], []])
  })

  it('stores the same lines whatever overlapping files come in whatever order', () => {
    const world = fc.array(fc.record({ name: fc.constantFrom('a', 'b'), day: fc.integer({ min: 10, max: 19 }) }), { maxLength: 30 })
    const span = fc.tuple(fc.integer({ min: 10, max: 19 }), fc.integer({ min: 10, max: 19 }))
    fc.assert(
      fc.property(world, fc.array(span, { maxLength: 6 }), fc.infiniteStream(fc.boolean()), (all, spans, turned) => {
        let stored: readonly StoredRow[] = []
        for (const [one, other] of [...spans, [10, 19] as const, ...spans]) {
          const [since, until] = [Math.min(one, other), Math.max(one, other)]
          const part = rows(...all.filter(({ day }) => day >= since && day <= until).map(({ name, day }) => `${name} ${day}`))
          const file = turned.next().value ? part : [...part].reverse()
          const result = difference(file, stored, { since: `2020-11-${since}`, until: `2020-11-${until}` })
          expect([result.conflicts, result.missing]).toEqual([[], []])
          stored = store(stored, file)
        }
        const keys = stored.map(({ fingerprint, occurrence }) => `${fingerprint}#${occurrence}`)
        expect(new Set(keys).size).toBe(keys.length)
        expect(stored.map(({ fingerprint }) => fingerprint).sort()).toEqual(all.map(({ name, day }) => `${name}${day}`).sort())
      }),
    )
  })
})

describe('coverageOf', () => {
  it('widens the period to every line and never covers days to come', () => {
    expect(coverageOf({ since: '2020-11-10', until: '2020-12-31', lines: [{ bookedOn: '2020-11-08' }] }, '2020-11-24')).toEqual({
      since: '2020-11-08',
      until: '2020-11-24',
    })
    expect(coverageOf({ lines: [{ bookedOn: '2020-11-25' }, { bookedOn: '2020-11-20' }] }, '2020-11-24')).toEqual({ since: '2020-11-20', until: '2020-11-25' })
    expect(coverageOf({ lines: [] }, '2020-11-24')).toBeUndefined()
  })
})

describe('relationOf', () => {
  const DAY = '2020-11-15'
  const part = (...balances: readonly number[]) => ({
    since: DAY,
    until: DAY,
    opening: balances[0] ?? 0,
    closing: balances.at(-1) ?? 0,
    onFirst: balances,
    onLast: balances,
  })
  const morning = part(100, 50)
  const evening = part(50, 0)

  it('tells two parts of one day by their balances, in either order', () => {
    expect(relationOf(evening, morning, -50)).toBe('apart')
    expect(relationOf(morning, evening, -50)).toBe('apart')
  })

  it('takes the same file again and the whole day for what they are', () => {
    expect(relationOf(evening, evening, -50)).toBe('within')
    expect(relationOf(part(100, 50, 0), morning, -50)).toBe('within')
    expect(relationOf(part(100, 50, 0), evening, -50)).toBe('within')
  })

  it('proves nothing by a balance to which the day comes back, by a part that moved nothing, or on other days', () => {
    // The whole day, of which two parts are stored that cancel each other
    expect(relationOf(part(0, 100, 0), part(100, 0), -100)).toBe('unclear')
    expect(relationOf(part(0, 100, 0), part(0, 100), 100)).toBe('unclear')
    expect(relationOf(evening, part(50, 50), 0)).toBe('unclear')
    expect(relationOf({ ...evening, since: '2020-11-16', until: '2020-11-16' }, morning, -50)).toBe('unrelated')
    expect(relationOf({ since: DAY, until: DAY, onFirst: [], onLast: [] }, { since: DAY, until: DAY }, -50)).toBe('unrelated')
  })
})

describe('chained', () => {
  const DAY = '2020-11-15'
  const of = (opening: number, closing: number, since = DAY, until = DAY) => ({ since, until, opening, closing })

  it('finds the parts behind the one next to the file, on either side, and no others', () => {
    const spans = [of(500, 100, '2020-11-10'), of(100, 50), of(50, 20), of(70, 60)]
    expect(chained(DAY, spans, ['unrelated', 'unrelated', 'apart', 'unrelated'])).toEqual(['apart', 'apart', 'apart', 'unrelated'])
    expect(chained(DAY, spans, ['unrelated', 'within', 'unrelated', 'unrelated'])).toEqual(['unrelated', 'within', 'unrelated', 'unrelated'])
    expect(chained(DAY, [of(100, 50), of(50, 0, DAY, '2020-11-20')], ['apart', 'unrelated'])).toEqual(['apart', 'apart'])
  })
})
