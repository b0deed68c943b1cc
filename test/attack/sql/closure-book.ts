import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../../src/store/database.ts'
import { DAY, student } from '../../commands/cases-world.ts'
import { DollarWorld, usd } from '../../commands/dollar-world.ts'

/** A book with a closed fund, owed to its donor and with a late return in it, and an open one that is ready to close: by commands. Numbers are ids. */
export interface ClosureBook {
  readonly file: string
  readonly people: { readonly officer: number; readonly approver: number; readonly finance: number; readonly releaser: number }
  /** Closed: 600.00 is owed to the contribution, and 500.00 of a grant came back. */
  readonly closed: { readonly fund: number; readonly contribution: number; readonly grant: number; readonly recommended: number }
  /** Open: 100.00 and 200.00 were received, nothing is spent. */
  readonly ready: { readonly fund: number; readonly contributions: readonly [number, number] }
  readonly unassigned: number
  readonly dollars: number
  readonly euros: number
  /** An open debit of 60.00 of the account in dollars. */
  readonly debit: number
  close(): void
}

export async function closureBook(): Promise<ClosureBook> {
  const w = new DollarWorld()
  await w.dollars({ elsewhere: true })
  const received = await w.contribution('E', '1100.00')
  await w.matches('E', 100_000, 'GELEN', { kind: 'contribution', contributions: [received.id] })
  const payout = await w.paidInEuros()
  const of = student(51)
  const recommended = await w.recommended({ ...of, payee: { ...of.payee, currency: 'EUR' } }, 'officer', 'Q')
  await w.matches('E', -55_000, 'DOVIZ SATIS', { kind: 'exchange', fund: 'U' })
  await w.matches('D', 60_000, 'DOVIZ ALIS', { kind: 'exchange' })
  await w.close_()
  await w.books('E', 45_000, `IADE ${payout.reference}`)
  const { items } = await w.get('/breaks?state=open&kind=late_return', 'finance')
  await w.post('finance', `/breaks/${items[0].id}/resolution`, { action: 'match', note: 'came back' })
  await w.post('finance', '/funds', { code: 'V', name: 'Ready', currency: 'USD' })
  for (const [amount, minor] of [
    ['100.00', 10_000],
    ['200.00', 20_000],
  ] as const) {
    const { id } = await w.post('finance', '/funds/V/contributions', { donor: `Donor of ${amount}`, money: usd(amount), date: DAY, bankAccount: 'D' })
    await w.matches('D', minor, 'GELEN', { kind: 'contribution', contributions: [id] })
  }
  const debit = await w.books('D', -6_000, 'IADE')
  const folder = mkdtempSync(join(tmpdir(), 'tideover-closure-'))
  const file = join(folder, 'book.db')
  w.book.copyTo(file)
  w.close()
  return { ...idsOf(file, Number(recommended.id)), file, debit: Number(debit.id), close: () => rmSync(folder, { recursive: true, force: true }) }
}

// In the order in which they were added, after the book's own two and the first admin.
const PERSONS = ['admin', 'officer', 'officer2', 'approver', 'approver2', 'finance', 'releaser'] as const

function idsOf(file: string, recommended: number): Omit<ClosureBook, 'file' | 'debit' | 'close'> {
  const db = openDatabase(file)
  const value = (sql: string) => Number(db.prepare(sql).pluck().get())
  const person = (name: (typeof PERSONS)[number]) => PERSONS.indexOf(name) + 4
  const fund = (code: string) => value(`SELECT id FROM fund WHERE code = '${code}'`)
  const made = {
    people: { officer: person('officer'), approver: person('approver'), finance: person('finance'), releaser: person('releaser') },
    closed: { fund: fund('U'), contribution: value('SELECT min(id) FROM contribution'), grant: value('SELECT min(id) FROM grant'), recommended },
    ready: { fund: fund('V'), contributions: [2, 3] as const },
    unassigned: fund('unassigned-EUR'),
    dollars: value("SELECT id FROM bank_account WHERE code = 'D'"),
    euros: value("SELECT id FROM bank_account WHERE code = 'E'"),
  }
  db.close()
  return made
}
