import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BankLine, edit, FORMATS, turkish } from '../support/banks.ts'
import { BankWorld } from './bank-world.ts'
import { iban, type Json } from './cases-world.ts'

const OURS = { number: iban('TR', '0006400000112345678901'), currency: 'TRY' }
const RUSSIAN = FORMATS.find(({ name }) => name === 'russian') as (typeof FORMATS)[number]
const IMPORT = '/bank-accounts/B/statements?mode=import'
const file = (raw: Uint8Array | string) => ({ raw, kind: 'text/csv' })
const sum = (lines: readonly BankLine[]): number => lines.reduce((total, { minor }) => total + minor, 0)

describe('the lines that are stored of files that come in any way', () => {
  const worlds: BankWorld[] = []
  afterEach(() => {
    for (const w of worlds.splice(0)) w.close()
  })
  const world = async (): Promise<BankWorld> => {
    const w = new BankWorld()
    worlds.push(w)
    await w.found()
    return w
  }

  /** What is stored of every line, but the numbers and the encryption of the import that brought it. */
  const stored = async (w: BankWorld): Promise<string[]> => {
    const keyed = w.book.read((read) =>
      read.all<Json>('SELECT id, fingerprint, occurrence, bank_id AS bankId, balance FROM statement_line ORDER BY fingerprint, occurrence'),
    )
    const told = new Map((await w.get('/bank-accounts/B/lines?limit=200', 'finance')).items.map(({ id, ...line }: Json) => [id, line]))
    return keyed.map(({ id, ...line }) => JSON.stringify([line, told.get(String(id))]))
  }

  const LINES = fc
    .array(
      fc.record({ day: fc.integer({ min: 20, max: 24 }), minor: fc.constantFrom(-50_000, -50_000, 70_000, 30_000), text: fc.constantFrom('EFT', 'HAVALE') }),
      {
        minLength: 4,
        maxLength: 14,
      },
    )
    .map((lines): readonly BankLine[] =>
      lines
        .sort((a, b) => a.day - b.day)
        // Equal rows without a number of the bank: nothing but their count tells them apart.
        .map(({ day, ...line }) => ({ ...line, day: `2020-10-${day}`, name: '', account: '', ref: '' })),
    )

  it('are those of one import: of the same file ten times, turned round, in overlapping files and in pieces', async () => {
    await fc.assert(
      fc.asyncProperty(LINES, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 3 }), fc.array(fc.nat(), { maxLength: 3 }), async (lines, overlaps, cuts) => {
        const part = (from: number, end: number, reverse = false) => file(turkish(OURS, sum(lines.slice(0, from)), lines.slice(from, end), { reverse }))
        const [once, often, pieces] = [await world(), await world(), await world()]
        await once.post('finance', IMPORT, undefined, part(0, lines.length))
        const expected = await stored(once)
        expect(expected).toHaveLength(lines.length)
        for (let n = 0; n < 10; n++) await often.post('finance', IMPORT, undefined, part(0, lines.length, n % 2 === 1))
        expect(await stored(often)).toEqual(expected)
        // Whole days, as banks export them, in any order and again and again.
        const days = [...new Set(lines.map(({ day }) => day))]
        const ofDays = (one: number, other: number) => {
          const [since = '', until = ''] = [days[one % days.length], days[other % days.length]].sort()
          const shown = lines.map(({ day }, n) => (day >= since && day <= until ? n : -1)).filter((n) => n >= 0)
          return part(shown[0] ?? 0, (shown.at(-1) ?? 0) + 1)
        }
        for (const [one, other] of overlaps) await pieces.post('finance', IMPORT, undefined, ofDays(one, other))
        await pieces.post('finance', IMPORT, undefined, part(0, lines.length))
        for (const [one, other] of overlaps) await pieces.post('finance', IMPORT, undefined, ofDays(other, one))
        expect(await stored(pieces)).toEqual(expected)
        // Pieces cut within days, told by their balances, one after the other.
        const cut = await world()
        const places = [0, ...cuts.map((at) => at % lines.length).sort((a, b) => a - b), lines.length]
        let from = 0
        for (const end of places) {
          // A piece that moves nothing in sum has the balances of any other part: it comes with the next.
          if (end === from || sum(lines.slice(from, end)) === 0) continue
          await cut.post('finance', IMPORT, undefined, part(from, end))
          from = end
        }
        await cut.post('finance', IMPORT, undefined, part(0, lines.length))
        expect(await stored(cut)).toEqual(expected)
        for (const w of worlds.splice(0)) w.close()
      }),
      { numRuns: 6 },
    )
  })
})

describe('two files with a part of one day each', () => {
  const PATH = '/bank-accounts/R/statements?mode=import'
  const line = (minor: number, text: string, day = '2020-10-30'): BankLine => ({ day, minor, text, name: '', account: '', ref: '7' })
  /** A file without balances: nothing but its rows tells what it shows. */
  const bare = (...lines: BankLine[]) =>
    file(edit(RUSSIAN.write(RUSSIAN.account, 0, lines), RUSSIAN, (told) => told.replace(/Входящий остаток.*\r\n/, '').replace(/Исходящий остаток.*\r\n/, '')))
  let w: BankWorld
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
    await w.post('finance', '/bank-accounts', { code: 'R', name: 'Moscow', currency: 'RUB', accountNumber: RUSSIAN.account.number })
    await w.post('finance', `${PATH}&reading=1`, undefined, bare(line(-500, 'A'), line(-700, 'B')))
  })
  afterEach(() => w.close())

  const amounts = async () => (await w.get('/bank-accounts/R/lines?limit=200', 'finance')).items.map((l: Json) => l.money.amount).sort()

  it('is asked about when nothing tells whether their equal rows are the same payments, and stores nothing meanwhile', async () => {
    const second = bare(line(-700, 'B'), line(-900, 'C'))
    const asked = await w.refused([409, 'overlap_unclear'], 'finance', PATH, undefined, second)
    expect(asked).toMatchObject({ retry: false, overlaps: [{ statementId: '1', day: '2020-10-30', equalLines: 1 }] })
    expect([asked.fileSha256, asked.overlaps[0].fileSha256].every((digest) => /^[0-9a-f]{64}$/.test(digest))).toBe(true)
    expect(asked.detail).toContain(asked.fileSha256.slice(0, 12))
    expect(await amounts()).toEqual(['-5.00', '-7.00'])
    await w.refused([422, 'invalid_input'], 'finance', `${PATH}&overlap=maybe`, undefined, second)
  })

  it('adds only what is new when a person says that they are the same', async () => {
    const second = bare(line(-700, 'B'), line(-900, 'C'))
    expect(await w.post('finance', `${PATH}&overlap=same`, undefined, second)).toMatchObject({ added: 1, known: 1 })
    expect(await amounts()).toEqual(['-5.00', '-7.00', '-9.00'])
    expect(await w.post('finance', PATH, undefined, second)).toMatchObject({ added: 0, known: 2 })
  })

  it('adds the equal rows when a person says that they are others, and nothing when a file is sent again', async () => {
    const second = bare(line(-700, 'B'), line(-900, 'C'))
    expect(await w.post('finance', `${PATH}&overlap=new`, undefined, second)).toMatchObject({ added: 2, known: 0 })
    expect(await amounts()).toEqual(['-5.00', '-7.00', '-7.00', '-9.00'])
    expect(await w.post('finance', PATH, undefined, second)).toMatchObject({ added: 0, known: 2 })
    expect(await w.post('finance', PATH, undefined, bare(line(-500, 'A'), line(-700, 'B')))).toMatchObject({ added: 0, known: 2 })
  })

  it('is not asked about for the whole day, for a part that brings nothing, for other rows, or for whole days', async () => {
    expect(await w.post('finance', PATH, undefined, bare(line(-700, 'B')))).toMatchObject({ added: 0, known: 1 })
    expect(await w.post('finance', PATH, undefined, bare(line(-1, 'X'), line(-2, 'Y')))).toMatchObject({ added: 2, known: 0 })
    const day = [line(-500, 'A'), line(-700, 'B'), line(-1, 'X'), line(-2, 'Y'), line(-3, 'Z')]
    expect(await w.post('finance', PATH, undefined, bare(...day))).toMatchObject({ added: 1, known: 4 })
    expect(await w.post('finance', PATH, undefined, bare(line(-9, 'Q', '2020-10-29'), ...day, line(-8, 'R', '2020-10-31')))).toMatchObject({
      added: 2,
      known: 5,
    })
  })
})
