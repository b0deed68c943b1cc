import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { addUser, changeRoles } from '../../../src/commands/people.ts'
import { openDatabase } from '../../../src/store/database.ts'
import { BankWorld } from '../../commands/bank-world.ts'
import { DAY, iban, type Json, money, policy } from '../../commands/cases-world.ts'

type Named = 'admin' | 'officer' | 'officer2' | 'approver' | 'approver2' | 'finance' | 'releaser' | 'auditor' | 'hats' | 'ended' | 'past'

/** A book made by commands, with one of everything that is worth attacking. Numbers are ids. */
export interface AttackBook {
  readonly file: string
  readonly folder: string
  readonly people: Readonly<Record<Named, number>>
  readonly fund: number
  readonly account: number
  readonly otherAccount: number
  readonly dollarAccount: number
  /** Instructed, instructed, settled by a line, rejected. */
  readonly payouts: { readonly onItsWay: number; readonly alsoOnItsWay: number; readonly settled: number; readonly rejected: number }
  readonly releasedBatch: number
  /** Prepared, not released: one payout. */
  readonly batch: number
  readonly preparedPayout: number
  /** Approved and in no batch; with a changed payee that waits; with one whose cooling-off runs; paid in dollars. */
  readonly grants: { readonly payable: number; readonly waiting: number; readonly cooling: number; readonly dollars: number; readonly prepared: number }
  readonly applications: {
    /** Checked, to be recommended; recommended by `officer`; needs two approvals and has one by `approver`; refused by `approver`; under a programme of two versions. */
    readonly checked: number
    readonly recommended: number
    readonly half: number
    readonly refused: number
    readonly lax: number
  }
  readonly settlement: number
  /** Open lines of the account: a debit of 777.00, a receipt of 42.00, a debit of 3000.00; a debit of 3000.00 and a receipt of 900.00 of the other account; the matched one. */
  readonly lines: {
    readonly debit: number
    readonly receipt: number
    readonly bare: number
    readonly elsewhere: number
    readonly arrived: number
    readonly matched: number
  }
  readonly breakOfDebit: number
  close(): void
}

const LIRA = iban('TR', '0006400000112345678901')

async function statements(w: BankWorld, settled: Json): Promise<void> {
  w.contribution()
  w.book_(-300_000, `Havale ${settled.reference}`)
  w.book_(-77_700, 'Bilinmeyen')
  w.book_(4_200, 'Gelen')
  w.book_(-300_000, 'Havale')
  await w.reconcile()
}

async function decided(w: BankWorld): Promise<AttackBook['applications']> {
  await w.programme('TWO', { secondApprovalAbove: money('2000.00') })
  await w.programme('LAX')
  const checked = await w.check(await w.apply({}, 'P'))
  const recommended = await w.recommended()
  const half = await w.recommended({}, 'officer', 'TWO')
  await w.post('approver', `/applications/${half.id}/approval`, { expected: half.expected })
  const refused = await w.check(await w.apply())
  await w.post('officer', `/applications/${refused.id}/recommendation`, { outcome: 'refuse', reason: 'not_enrolled', note: 'unknown there' })
  await w.post('approver', `/applications/${refused.id}/refusal`, { reason: 'not_enrolled', note: 'unknown there' })
  const lax = await w.check(await w.apply({}, 'LAX'))
  const stricter = await w.call('admin', 'PUT', '/programmes/LAX', { name: 'Stricter', policy: policy({ secondApprovalAbove: money('1.00') }) })
  if (stricter.status >= 300) throw new Error(JSON.stringify(stricter.body))
  const id = (of: Json) => Number(of.id)
  return { checked: id(checked), recommended: id(recommended), half: id(half), refused: id(refused), lax: id(lax) }
}

async function changedPayee(w: BankWorld, of: Json, n: number): Promise<Json> {
  const payee = { ...of.payee, iban: iban('TR', `000640000011234567${String(9000 + n)}`) }
  return w.post('officer2', `/grants/${of.grant.id}/payee`, { payee, reason: 'a new account', recognisedBy: 'passport' })
}

/** Makes the book, in a folder of its own, and closes it: attacks work on copies. */
export async function attackBook(): Promise<AttackBook> {
  const w = new BankWorld()
  await w.found()
  await w.post('finance', '/bank-accounts', { code: 'C', name: 'Other', currency: 'TRY', iban: iban('TR', '0006400000112345678902'), fund: 'F' })
  await w.post('finance', '/bank-accounts', { code: 'D', name: 'Dollars', currency: 'USD', iban: iban('TR', '0006400000112345678903') })
  await w.post('finance', '/exchange-rates', { from: 'TRY', to: 'USD', rate: '0.12', date: DAY, source: 'central bank' })
  for (const [email, roles, until] of [
    ['ended@example.org', ['finance'], undefined],
    ['past@example.org', ['finance'], '2020-11-01'],
  ] as const) {
    addUser(w.book, { email, name: email, roles, ...(until ? { until } : {}) })
  }
  changeRoles(w.book, 'ended@example.org', ['auditor'])
  const released = await w.instructed(4)
  const [settled, rejected, onItsWay, alsoOnItsWay] = released.payouts
  await statements(w, settled)
  await w.post('finance', `/payouts/${rejected.id}/rejection`, { reason: 'the bank says so' })
  const prepared = await w.approved()
  const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [prepared.grant.id] })
  const payable = await w.approved()
  const waiting = await w.approved()
  await changedPayee(w, waiting, 1)
  const cooling = await w.approved()
  const { digest } = await changedPayee(w, cooling, 2)
  await w.post('approver2', `/grants/${cooling.grant.id}/payee-approval`, { expected: { digest } })
  const inDollars = await w.apply({}).then((of: Json) => of)
  const dollars = await dollarGrant(w, inDollars)
  const applications = await decided(w)
  await w.post('finance', '/bank-accounts/C/statements?mode=import', undefined, { raw: elsewhere(), kind: 'text/csv' })
  return ids(w, { settled, rejected, onItsWay, alsoOnItsWay, released, prepared, batch, payable, waiting, cooling, dollars, applications })
}

function elsewhere(): Uint8Array {
  const other = new BankWorld()
  other.book_(-300_000, 'Elsewhere')
  other.book_(90_000, 'Arrived')
  const bytes = other.statement()
  other.close()
  // The same file for the other account: only the account's number differs, of the same length.
  const text = Buffer.from(bytes).toString('latin1').replace(LIRA, iban('TR', '0006400000112345678902'))
  return Buffer.from(text, 'latin1')
}

/** A grant whose payee is paid in dollars: a case whose payee was corrected before it was checked. */
async function dollarGrant(w: BankWorld, of: Json): Promise<Json> {
  const { payee } = await w.read(of)
  await w.post('officer', `/applications/${of.id}/corrections`, {
    changes: { payee: { ...payee, currency: 'USD' } },
    source: 'student',
    note: 'a dollar account',
  })
  await w.check(of)
  await w.post('officer', `/applications/${of.id}/recommendation`, { note: 'meets every criterion' })
  await w.post('approver', `/applications/${of.id}/approval`, { expected: (await w.read(of)).expected })
  return w.read(of)
}

function ids(w: BankWorld, of: Json): AttackBook {
  const folder = mkdtempSync(join(tmpdir(), 'tideover-attack-'))
  const file = join(folder, 'book.db')
  w.book.copyTo(file)
  w.close()
  const db = openDatabase(file)
  const value = (sql: string, ...params: unknown[]) =>
    Number(
      db
        .prepare(sql)
        .pluck()
        .get(...params),
    )
  const line = (amount: number, more = '') =>
    value(`SELECT l.id FROM statement_line l JOIN bank_account b ON b.id = l.bank_account WHERE b.code = 'B' AND l.amount = ? ${more} ORDER BY l.id`, amount)
  const open = "AND (SELECT state FROM state WHERE noun = 'line' AND subject = l.id) = 'open'"
  const names: readonly Named[] = ['admin', 'officer', 'officer2', 'approver', 'approver2', 'finance', 'releaser', 'auditor', 'hats', 'ended', 'past']
  const account = (code: string) => value('SELECT id FROM bank_account WHERE code = ?', code)
  const grant = (one: Json) => Number(one.grant.id)
  // Persons stand in the order in which they were added, after the book's own two and the first admin.
  const made: AttackBook = {
    file,
    folder,
    people: Object.fromEntries(names.map((name, n) => [name, n + 4])) as Record<Named, number>,
    fund: value("SELECT id FROM fund WHERE code = 'F'"),
    account: account('B'),
    otherAccount: account('C'),
    dollarAccount: account('D'),
    payouts: { onItsWay: Number(of.onItsWay.id), alsoOnItsWay: Number(of.alsoOnItsWay.id), settled: Number(of.settled.id), rejected: Number(of.rejected.id) },
    releasedBatch: Number(of.released.id),
    batch: Number(of.batch.id),
    preparedPayout: Number(of.batch.payouts[0].id),
    grants: { payable: grant(of.payable), waiting: grant(of.waiting), cooling: grant(of.cooling), dollars: grant(of.dollars), prepared: grant(of.prepared) },
    applications: of.applications,
    settlement: value('SELECT match FROM match_payout WHERE payout = ?', Number(of.settled.id)),
    lines: {
      debit: line(-77_700),
      receipt: line(4_200),
      bare: line(-300_000, open),
      elsewhere: value("SELECT l.id FROM statement_line l JOIN bank_account b ON b.id = l.bank_account WHERE b.code = 'C' AND l.amount < 0"),
      arrived: value("SELECT l.id FROM statement_line l JOIN bank_account b ON b.id = l.bank_account WHERE b.code = 'C' AND l.amount > 0"),
      matched: value('SELECT l.line FROM match_line l JOIN match_payout p ON p.match = l.match WHERE p.payout = ?', Number(of.settled.id)),
    },
    breakOfDebit: value('SELECT id FROM break WHERE line = ?', line(-77_700)),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
  db.close()
  return made
}

/** A copy of the book's file, to be destroyed. */
export function copyOf(of: AttackBook): string {
  const folder = mkdtempSync(join(of.folder, 'copy-'))
  cpSync(of.file, join(folder, 'book.db'))
  return join(folder, 'book.db')
}

export const opened = (of: AttackBook): Database.Database => openDatabase(copyOf(of))
