import { afterEach, describe, expect, it } from 'vitest'
import { unpackLookups } from '../../src/store/keys.ts'
import { type BankFormat, type BankLine, edit, FORMATS } from '../support/banks.ts'
import { BankWorld } from './bank-world.ts'
import type { Json } from './cases-world.ts'

const TURKISH = FORMATS.find(({ name }) => name === 'turkish') as BankFormat
/** The same export under a header that nobody declared: it is searched for a reading. */
const UNKNOWN: BankFormat = {
  ...TURKISH,
  name: 'unknown',
  id: 'recognised',
  write: (...told) => edit(TURKISH.write(...told), TURKISH, (text) => text.replace('Dekont No', 'Fiş No')),
}
const ALL = [...FORMATS, UNKNOWN]
const IMPORT = '/bank-accounts/X/statements?mode=import'
const file = (raw: Uint8Array) => ({ raw, kind: 'text/csv' })
const sum = (lines: readonly BankLine[]): number => lines.reduce((total, { minor }) => total + minor, 0)

/** Twelve lines on five days; two payments of the second day, and two of the fourth, are alike in everything but the balance after them. */
const LINES: readonly BankLine[] = [
  [20, 900_000, 'Gelen', 'D1'],
  [20, -30_000, 'EFT A', 'D2'],
  [21, -50_000, 'EFT B', 'D3'],
  [21, -50_000, 'EFT B', 'D3'],
  [21, 10_000, 'Gelen', 'D4'],
  [22, -70_000, 'HAVALE C', 'D5'],
  [22, -30_000, 'EFT A', 'D6'],
  [23, -20_000, 'HAVALE D', 'D7'],
  [23, -20_000, 'HAVALE D', 'D7'],
  [23, 5_000, 'Gelen', 'D8'],
  [24, -1_000, 'EFT E', 'D9'],
  [24, -2_000, 'EFT F', 'D10'],
].map(([day, minor, text, ref]) => ({ day: `2020-10-${day}`, minor: Number(minor), text: String(text), name: '', account: '', ref: String(ref) }))

/** Whole days from one to another, as a bank exports them. */
function days(format: BankFormat, since: number, until: number, reverse = false): Uint8Array {
  const shown = LINES.filter(({ day }) => Number(day.slice(8)) >= since && Number(day.slice(8)) <= until)
  return format.write(format.account, sum(LINES.slice(0, LINES.indexOf(shown[0] as BankLine))), shown, { reverse })
}

const worlds: BankWorld[] = []
afterEach(() => {
  for (const w of worlds.splice(0)) w.close()
})

async function world(format: BankFormat): Promise<BankWorld> {
  const w = new BankWorld()
  worlds.push(w)
  await w.found()
  const { number, currency } = format.account
  const numbered = number === '' ? {} : /^[A-Z]{2}/.test(number) ? { iban: number } : { accountNumber: number }
  await w.post('finance', '/bank-accounts', { code: 'X', name: 'Bank', currency, ...numbered })
  return w
}

interface Row {
  readonly personal: Buffer
  readonly evidence: Buffer
  readonly wrapped: Buffer
}

/** Every fact of the stored lines: what is encrypted is opened, and of what is random nothing is left. */
const facts = (w: BankWorld): string[] =>
  w.book.read((read) =>
    read
      .all<Row>(
        `SELECT l.bank_account, l.booked_on, l.value_on, l.amount, l.balance, l.fingerprint, l.occurrence, l.bank_id, l.evidence, l.personal, t.wrapped
         FROM statement_line l JOIN statement t ON t.id = l.id / 4194304 ORDER BY l.booked_on, l.fingerprint, l.occurrence`,
      )
      .map(({ personal, evidence, wrapped, ...row }) =>
        JSON.stringify([row, read.open(read.unwrap(wrapped), personal), unpackLookups(evidence).map((token) => token.toString('hex'))]),
      ),
  )

/** The facts without the balances: rows that are alike are the same rows whichever of them came first. */
const unordered = (of: readonly string[]): string[] =>
  of.map((text) => text.replace(/"balance":(-?\d+|null)/, '"balance":0').replace(/"raw":"(?:[^"\\]|\\.)*"/, '"raw":""'))

describe.each(ALL)('statements that come again: $name', (format) => {
  const into = async (...files: readonly Uint8Array[]): Promise<BankWorld> => {
    const w = await world(format)
    for (const one of files) await w.post('finance', IMPORT, undefined, file(one))
    return w
  }

  it('leave the lines of one import, byte for byte: sent ten times, overlapping, in pieces', async () => {
    const once = facts(await into(days(format, 20, 24)))
    expect(once).toHaveLength(LINES.length)
    expect(facts(await into(...Array.from({ length: 10 }, () => days(format, 20, 24))))).toEqual(once)
    expect(facts(await into(days(format, 20, 22), days(format, 21, 23), days(format, 20, 24), days(format, 23, 24)))).toEqual(once)
    expect(facts(await into(...[20, 21, 22, 23, 24].map((day) => days(format, day, day))))).toEqual(once)
    expect(facts(await into(...[22, 24, 20, 23, 21].map((day) => days(format, day, day)), days(format, 20, 24)))).toEqual(once)
  })

  it('leave them too when their rows are turned round, in any mixture', async () => {
    const once = facts(await into(days(format, 20, 24)))
    const turned = facts(await into(days(format, 20, 24, true)))
    expect(unordered(turned).sort()).toEqual(unordered(once).sort())
    expect(facts(await into(days(format, 20, 24), days(format, 20, 24, true), days(format, 21, 23, true)))).toEqual(once)
    expect(facts(await into(days(format, 20, 24, true), days(format, 20, 24), days(format, 20, 22)))).toEqual(turned)
  })
})

describe('a file that is torn at its end, whole lines missing', () => {
  /** An export that tells where it ends by its last balance alone. */
  const endless: BankFormat = {
    ...UNKNOWN,
    name: 'without a closing balance',
    write: (...told) => edit(UNKNOWN.write(...told), UNKNOWN, (text) => text.replace(/Kapanış[^\r\n]*\r?\n/, '')),
  }
  const torn = (bytes: Uint8Array, format: BankFormat, refs: readonly string[]) =>
    refs.reduce((left, ref) => edit(left, format, (text) => text.replace(new RegExp(`[^\\r\\n]*\\b(?:TRANSFER-)?${ref}\\b[^\\r\\n]*(?:\\r?\\n|$)`), '')), bytes)
  const kinds = async (w: BankWorld) => (await w.breaks()).map((one: Json) => one.kind)

  it.each([...FORMATS.filter(({ name, shows }) => name !== '1c' && shows.ends), UNKNOWN])('is refused where the file names its ends: $name', async (format) => {
    const w = await world(format)
    await w.refused([422, 'statement_refused'], 'finance', IMPORT, undefined, file(torn(days(format, 20, 24), format, ['D10'])))
    await w.refused([422, 'statement_refused'], 'finance', IMPORT, undefined, file(torn(days(format, 20, 24), format, ['D9', 'D10'])))
    expect(facts(w)).toEqual([])
  })

  it.each([FORMATS.find(({ name }) => name === 'wise') as BankFormat, endless])('is found by the opening of the next one: $name', async (format) => {
    const next = format.write(format.account, sum(LINES), [
      { day: '2020-10-26', minor: -500, text: 'EFT G', name: '', account: '', ref: 'D11' },
      { day: '2020-10-26', minor: -600, text: 'EFT H', name: '', account: '', ref: 'D12' },
    ])
    const whole = await world(format)
    await whole.post('finance', IMPORT, undefined, file(days(format, 20, 24)))
    await whole.post('finance', IMPORT, undefined, file(next))
    expect(await kinds(whole)).toEqual([])
    for (const refs of [['D10'], ['D9', 'D10']]) {
      const w = await world(format)
      expect(await w.post('finance', IMPORT, undefined, file(torn(days(format, 20, 24), format, refs)))).toMatchObject({ added: LINES.length - refs.length })
      expect(await kinds(w)).toEqual([])
      await w.post('finance', IMPORT, undefined, file(next))
      expect(await kinds(w)).toEqual(['statement_gap'])
      // The whole file mends it: what was missing comes with it.
      expect(await w.post('finance', IMPORT, undefined, file(days(format, 20, 24)))).toMatchObject({ added: refs.length, known: LINES.length - refs.length })
    }
  })
})
