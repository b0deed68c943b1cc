import { createHash, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ACCOUNT, IBAN } from '../../src/bench/bench-book.ts'
import { paid } from '../../src/bench/paid.ts'
import { PayoutBook } from '../../src/bench/payout-book.ts'
import { dotted, signed, written } from '../../src/bench/statement-file.ts'
import { rejectPayout } from '../../src/commands/payouts/end-payout.ts'
import { matchClean } from '../../src/commands/reconciliation/match-clean.ts'
import { reconcile } from '../../src/commands/reconciliation/reconcile.ts'
import { runReconciliation } from '../../src/commands/reconciliation/run-reconciliation.ts'
import { importStatement } from '../../src/commands/statements/import-statement.ts'
import { lookupTokens, searchTokens } from '../../src/core/names/skeleton.ts'
import { reconcile as decide } from '../../src/core/reconciliation/engine.ts'
import { bearersByWord, namedTwice } from '../../src/core/reconciliation/named-payouts.ts'
import { addDays } from '../../src/core/time/dates.ts'
import { verifyBook } from '../../src/queries/verification.ts'
import { bankAccountByCode } from '../../src/store/bank-accounts.ts'
import type { Book } from '../../src/store/book.ts'
import { openPayouts } from '../../src/store/clean-payouts.ts'
import { openBearers } from '../../src/store/open-bearers.ts'
import { countOfAmount, openTotals } from '../../src/store/payout-counts.ts'
import { reconciliationWorld } from '../../src/store/reconciliation-world.ts'
import { stateOf } from '../../src/store/states.ts'
import { CancelledError, Watch } from '../../src/threads/watch.ts'
import { type Chance, chance } from '../core/reconciliation/world.ts'

const PAYOUTS = 120
const RELEASED = '2020-12-31'

interface Told {
  readonly minor: number
  readonly text: string
  readonly name: string
  readonly account: string
}

/** What banks write of a payout: mostly its reference, the name and the account; in its own way, and sometimes of another. */
function linesOf(n: number, draw: Chance): readonly Told[] {
  const { reference, minor, name, iban } = paid(n)
  const other = paid(1 + draw.below(PAYOUTS))
  const line = { minor: -minor, text: `EFT ${reference}`, name: name.toUpperCase(), account: iban }
  const ways: readonly (readonly Told[])[] = [
    [line],
    [line],
    [{ ...line, name: '', account: '' }],
    [{ ...line, text: `${reference.toLowerCase()} burs`, name: name.split(' ').reverse().join(' ') }],
    [{ ...line, text: `EFT ${reference} ${iban}`, account: IBAN }],
    [{ ...line, account: `${iban.slice(0, 6)}****${iban.slice(-4)}` }],
    [{ ...line, text: `EFT ${reference} ${other.reference}` }],
    [{ ...line, name: other.name }],
    [{ ...line, account: other.iban }],
    [{ ...line, minor: -minor - 100 }],
    [{ ...line, text: reference.replace('TO', 'T0') }],
    [line, line],
    [line, { ...line, minor }],
    [{ ...line, text: 'EFT' }],
    [{ ...line, text: 'EFT', account: '' }],
    [{ ...line, text: 'EFT', name: reference }],
    [],
  ]
  return draw.pick(ways)
}

function fileOf(lines: readonly Told[]): Buffer {
  const rows: string[] = []
  let balance = 0
  for (const [place, { minor, text, name, account }] of lines.entries()) {
    balance += minor
    const day = dotted(addDays(RELEASED, Math.floor((place * 12) / lines.length) - 1))
    const amounts = minor < 0 ? `${written(-minor)};` : `;${written(minor)}`
    rows.push(`${day};${text};${name};${account};${amounts};${signed(balance)};${1000 + place}`)
  }
  const head = [`IBAN;${IBAN}`, 'Döviz Cinsi;USD', 'Açılış Bakiyesi;0,00', `Kapanış Bakiyesi;${signed(balance)}`, '']
  return Buffer.from(`${[...head, 'Tarih;Açıklama;Alıcı Adı;Alıcı IBAN;Borç;Alacak;Bakiye;Dekont No', ...rows].join('\r\n')}\r\n`)
}

/** What stands in the book after a run, in the words of a plan. */
const written_ = (book: Book) =>
  book.read((read) => ({
    matches: read
      .all<{ kind: string; lines: string; payouts: string; features: string }>(
        `SELECT m.kind, (SELECT json_group_array(line) FROM match_line WHERE match = m.id) AS lines,
           (SELECT json_group_array(payout) FROM match_payout WHERE match = m.id) AS payouts, m.features FROM match m`,
      )
      .map((row) => JSON.stringify(row))
      .sort(),
    proposals: read.all('SELECT kind, reason, lines, payouts, features, preselected, runner_up AS runnerUp FROM proposal ORDER BY id'),
    breaks: read.all('SELECT kind, line, payout, other_line AS otherLine, features FROM break ORDER BY id'),
  }))

describe('a reconciliation that settles clean lines before the engine', () => {
  let at: PayoutBook
  beforeEach(() => {
    at = new PayoutBook(tmpdir(), () => Date.now(), PAYOUTS)
    at.pass(60)
  })
  afterEach(() => at.bench.remove())

  const imported = async (bytes: Buffer) => {
    const request = createHash('sha256').update(bytes).digest('hex')
    const upload = { bytes, contentType: 'text/csv', contentTypeHeader: 'text/csv', params: { code: ACCOUNT }, query: { mode: 'import' }, key: randomUUID() }
    return importStatement.perform(at.bench.book, { ...upload, actor: at.bench.actor, request })
  }
  const run = (key = randomUUID() as string) => reconcile(at.bench.book, { params: { code: ACCOUNT }, actor: at.bench.actor, key, request: 'run' })

  it.each([11, 12, 13])('writes what the engine decides alone: lines of seed %i', async (seed) => {
    const { book } = at.bench
    const draw = chance(seed)
    const lines = draw.shuffled(Array.from({ length: PAYOUTS }, (_, n) => linesOf(n + 1, draw)).flat())
    expect(await imported(fileOf(lines))).toMatchObject({ ok: true, value: { answer: { added: lines.length } } })
    const account = book.read((read) => bankAccountByCode(read, ACCOUNT))
    if (!account) throw new Error('no account')
    const alone = book.read((read) => decide(reconciliationWorld(read, account)))
    const clean = lines.length
    expect(await run()).toMatchObject({ ok: true, value: { answer: { auto: alone.matches.length, breaks: alone.breaks.length } } })
    const json = JSON.stringify
    const now = written_(book)
    expect(now.matches).toEqual(
      alone.matches.map((m) => json({ kind: m.kind, lines: json(m.lines), payouts: json(m.payouts), features: json(m.features) })).sort(),
    )
    expect(now.proposals).toEqual(
      alone.proposals.map((p) => ({
        kind: p.kind,
        reason: p.reason,
        lines: json(p.lines),
        payouts: json(p.payouts),
        features: json(p.features),
        preselected: Number(p.preselected),
        runnerUp: p.runnerUp ? json(p.runnerUp) : null,
      })),
    )
    expect(now.breaks).toEqual(
      alone.breaks.map((b) => ({ kind: b.kind, line: b.line ?? null, payout: b.payout ?? null, otherLine: b.otherLine ?? null, features: json(b.features) })),
    )
    // Its matches stand in events before the engine's: the pass found some, and left some
    const events = book.read((read) =>
      read.all<{ n: number }>('SELECT count(*) AS n FROM event e CROSS JOIN match m ON m.event_seq = e.seq GROUP BY e.seq ORDER BY e.seq'),
    )
    expect(events.length).toBeGreaterThan(1)
    expect(events[0]?.n).toBeGreaterThan(clean / 10)
    expect(verifyBook(book)).toMatchObject({ ok: true, faults: [] })
  })

  const line = (n: number): Told => ({ minor: -paid(n).minor, text: `EFT ${paid(n).reference}`, name: '', account: '' })

  it('settles what shows its reference alone, and nothing twice', async () => {
    const { book } = at.bench
    await imported(fileOf([line(1), line(2), line(3)]))
    expect(await run()).toMatchObject({ ok: true, value: { answer: { auto: 3 } } })
    expect(await run()).toMatchObject({ ok: true, value: { answer: { auto: 0, openLines: 0 } } })
    expect(book.read((read) => read.all('SELECT DISTINCT features FROM match'))).toEqual([
      { features: '[{"feature":"reference"},{"feature":"amount_exact"},{"feature":"only_one"}]' },
    ])
  })

  it.each([4, 110])('leaves what two lines show to the engine, whether each of %i lines is sought for or all are counted once', async (count) => {
    const { book, actor } = at.bench
    await imported(fileOf([line(1), ...Array.from({ length: count - 1 }, (_, n) => line(n + 1))]))
    const account = book.read((read) => bankAccountByCode(read, ACCOUNT))
    if (!account) throw new Error('no account')
    expect(await matchClean(book, account, actor, new Watch())).toMatchObject({ ok: true, value: { written: count - 2 } })
    expect(await run()).toMatchObject({ ok: true, value: { answer: { auto: 1 } } })
    expect(book.read((read) => read.all('SELECT kind, payout FROM break WHERE line IS NOT NULL'))).toEqual([{ kind: 'duplicate_payment', payout: 1 }])
  })

  it('does not settle a payout that was rejected since the payouts were read', async () => {
    const { book, actor } = at.bench
    await imported(fileOf([line(1), line(2), line(3)]))
    const account = book.read((read) => bankAccountByCode(read, ACCOUNT))
    if (!account) throw new Error('no account')
    let isDone = false
    class Meddling extends Watch {
      override at(): void {
        if (!isDone) at.bench.ask(rejectPayout, { id: '2' }, { reason: 'the bank called' })
        isDone = true
      }
    }
    expect(await matchClean(book, account, actor, new Meddling())).toMatchObject({ ok: true, value: { written: 2 } })
    expect(book.read((read) => [1, 2, 3].map((n) => stateOf(read, 'payout', n)))).toEqual(['settled', 'rejected', 'settled'])
  })

  it('is called off between two events, and leaves whole matches', async () => {
    const { book, actor } = at.bench
    await imported(fileOf([line(1), line(2), line(3)]))
    const watch = new Watch()
    watch.cancel()
    const request = { kind: 'reconciled', actor, key: randomUUID(), request: 'run', status: 200 }
    await expect(runReconciliation(book, { account: 1, request }, watch)).rejects.toThrow(CancelledError)
    expect(await run()).toMatchObject({ ok: true, value: { answer: { auto: 3 } } })
  })

  it('does not read every payout for a line or two: the engine settles those', async () => {
    const { book, actor } = at.bench
    await imported(fileOf([line(1), line(2)]))
    const account = book.read((read) => bankAccountByCode(read, ACCOUNT))
    if (!account) throw new Error('no account')
    expect(await matchClean(book, account, actor, new Watch())).toMatchObject({ ok: true, value: { written: 0 } })
    expect(await run()).toMatchObject({ ok: true, value: { answer: { auto: 2 } } })
  })

  it('finds the payouts on their way by the words of a name as the index of look-ups does', async () => {
    const { book } = at.bench
    await imported(fileOf([1, 2, 3, 4].map(line)))
    await run()
    const account = book.read((read) => bankAccountByCode(read, ACCOUNT))
    if (!account) throw new Error('no account')
    book.read((read) => {
      const open = openBearers(read, account)
      let found = 0
      for (let n = 1; n <= PAYOUTS; n++) {
        for (const token of lookupTokens(paid(n).name).map((one) => read.keys.lookup('name', one))) {
          const ids = read.all<{ id: number }>(
            "SELECT p.id FROM lookup k JOIN payout p ON p.payee = k.row_id JOIN state s ON s.noun = 'payout' AND s.subject = p.id WHERE k.token = ? AND k.table_name = 'payee' AND p.amount = ? AND s.state = 'instructed' ORDER BY p.id",
            token,
            paid(n).minor,
          )
          expect(open(token, paid(n).minor)).toEqual(ids.map(({ id }) => id))
          found += ids.length
        }
      }
      expect(found).toBeGreaterThan(PAYOUTS)
    })
  })

  it('finds who has two words of a name as the index of look-ups does word by word, on their way or settled', async () => {
    const { book } = at.bench
    await imported(fileOf(Array.from({ length: 40 }, (_, n) => line(n + 1))))
    await run()
    const account = book.read((read) => bankAccountByCode(read, ACCOUNT))
    if (!account) throw new Error('no account')
    book.read((read) => {
      const world = reconciliationWorld(read, account)
      let found = 0
      for (let n = 1; n <= PAYOUTS; n++) {
        const { name, minor } = paid(n)
        for (const [words, state] of [name, `${name} EFT ${paid(n + 1).name}`, name.split(' ')[0] ?? ''].flatMap((text) =>
          (['instructed', 'settled'] as const).map((of) => [searchTokens(text), of] as const),
        )) {
          const twice = namedTwice(bearersByWord(world.payoutIdsNamed))(words, minor, state)
          expect(world.payoutIdsNamedTwice(words, minor, state), `${n} ${state}`).toEqual(twice)
          found += twice.length
        }
      }
      expect(found).toBeGreaterThan(PAYOUTS)
    })
  })

  it('counts what waits while it reads it as it is counted by its indexes', async () => {
    const { book } = at.bench
    await imported(fileOf(Array.from({ length: 40 }, (_, n) => line(n + 1))))
    await run()
    const account = book.read((read) => bankAccountByCode(read, ACCOUNT))
    if (!account) throw new Error('no account')
    book.read((read) => {
      const { waiting } = openPayouts(read, account)
      const amounts = [...new Set([1, ...Array.from({ length: PAYOUTS }, (_, n) => paid(n + 1).minor)])]
      const byIndex = countOfAmount(read, account)
      const counted = countOfAmount(read, account, { since: undefined, days: new Map(), waiting })
      expect(amounts.map((minor) => counted(minor, 'instructed'))).toEqual(amounts.map((minor) => byIndex(minor, 'instructed')))
      expect(amounts.reduce((sum, minor) => sum + counted(minor, 'instructed'), 0)).toBe(PAYOUTS - 40)
      expect(waiting.totals).toEqual(openTotals(read, account))
      // Counts are of one state of the book
      const older = countOfAmount(read, account, { since: undefined, days: new Map(), waiting: { ...waiting, seq: waiting.seq - 1, ofAmount: new Map() } })
      expect(amounts.map((minor) => older(minor, 'instructed'))).toEqual(amounts.map((minor) => byIndex(minor, 'instructed')))
    })
  })
})
