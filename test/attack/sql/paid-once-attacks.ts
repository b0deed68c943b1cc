import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PaidTwiceWorld } from '../../commands/paid-twice-world.ts'
import type { Attack } from './attack.ts'
import type { Forger, Posted } from './forger.ts'

/** A book in which an instalment was paid twice: the first payment is claimed, the second is on its way; a debit is claimed beside. By commands. Numbers are ids. */
export interface PaidTwiceBook {
  readonly file: string
  readonly people: { readonly finance: number; readonly releaser: number }
  readonly fund: number
  readonly grant: number
  /** Approved, and in no batch. */
  readonly otherGrant: number
  readonly second: number
  readonly claim: number
  /** The line under which the claim stands. */
  readonly line: number
  readonly debit: { readonly break: number; readonly line: number }
  close(): void
}

const AMOUNT = 300_000

export async function paidTwiceBook(): Promise<PaidTwiceBook> {
  const w = new PaidTwiceWorld()
  await w.found()
  w.contribution()
  const { first, second, claim } = await w.paidTwice()
  const other = await w.approved()
  w.book_(-77_700, 'Bilinmeyen')
  await w.reconcile()
  const debit = (await w.breaks()).find((b) => b.kind === 'unknown_debit')
  if (!debit) throw new Error('a debit that nobody knows is a break')
  await w.post('finance', `/breaks/${debit.id}/resolution`, { action: 'claim_back', note: 'asked the bank' })
  const folder = mkdtempSync(join(tmpdir(), 'tideover-paid-twice-'))
  const file = join(folder, 'book.db')
  const ids = w.book.read((read) => ({
    fund: read.value<number>("SELECT id FROM fund WHERE code = 'F'") ?? 0,
    line: read.value<number>('SELECT line FROM missing_money WHERE break = ?', Number(claim.id)) ?? 0,
    finance: read.value<number>("SELECT actor FROM event WHERE kind = 'batch_prepared' LIMIT 1") ?? 0,
    releaser: read.value<number>("SELECT actor FROM event WHERE kind = 'batch_released' LIMIT 1") ?? 0,
  }))
  w.book.copyTo(file)
  w.close()
  return {
    file,
    people: { finance: ids.finance, releaser: ids.releaser },
    fund: ids.fund,
    grant: Number(first.grant),
    otherGrant: Number(other.grant.id),
    second: Number(second.id),
    claim: Number(claim.id),
    line: ids.line,
    debit: { break: Number(debit.id), line: Number(debit.line) },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

interface Falling {
  readonly kind?: string
  readonly rejected?: boolean
  readonly row?: Readonly<Record<string, number>> | null
  readonly grant?: number
  readonly booked?: number | null
  readonly step?: boolean
}

const fallen = (of: PaidTwiceBook, grant: number, minor: number): readonly Posted[] => [
  ['liabilities:grants-payable', grant, minor],
  ['assets:claims', of.line, -minor],
  ['budget:spent', grant, minor],
  ['budget:committed', grant, -minor],
]

/** The second payout is rejected, and the claim falls away by that. */
function falls(
  f: Forger,
  of: PaidTwiceBook,
  { kind = 'payout_rejected', rejected = true, row = {}, grant = of.grant, booked = AMOUNT, step = true }: Falling = {},
): void {
  f.event(kind, of.people.finance)
  if (rejected) {
    f.step('payout', of.second, 'instructed', 'rejected')
    f.entry('payout_rejected', of.fund, [
      ['liabilities:payouts-in-transit', of.second, AMOUNT],
      ['liabilities:grants-payable', of.grant, -AMOUNT],
    ])
  }
  if (booked !== null) f.entry('paid_once', of.fund, fallen(of, grant, booked))
  if (row !== null) f.row('paid_once', { break: of.claim, amount: AMOUNT, moved: AMOUNT, fee: 0, match: null, ...row })
  if (step) f.step('break', of.claim, 'claimed', 'resolved')
  f.seal()
}

export const lawfulFall = (f: Forger, of: PaidTwiceBook): void => falls(f, of)

export const PAID_ONCE_ATTACKS: readonly Attack<PaidTwiceBook>[] = [
  {
    name: 'the second payment rejected, and the first claimed on: what is owed could be neither paid nor cancelled',
    by: ['seal_paid_again'],
    attack: (f, of) => falls(f, of, { row: null, booked: null, step: false }),
  },
  {
    name: 'a claim that falls away while the second payment is on its way',
    by: ['seal_paid_again', 'seal_limits'],
    attack: (f, of) => falls(f, of, { kind: 'match_reversed', rejected: false }),
  },
  {
    name: 'a claim that falls away at the cost of another grant',
    by: ['seal_paid_again'],
    attack: (f, of) => falls(f, of, { kind: 'match_reversed', rejected: false, grant: of.otherGrant }),
  },
  {
    name: 'a claim that falls away in part',
    by: ['seal_paid_again'],
    attack: (f, of) => falls(f, of, { row: { amount: 100_000, moved: 100_000 }, booked: 100_000, step: false }),
  },
  { name: 'a claim that falls away by a row alone', by: ['seal_claims', 'seal_paid_again'], attack: (f, of) => falls(f, of, { booked: null }) },
  { name: 'a claim that falls away by an entry alone', by: ['seal_break_steps', 'seal_paid_again'], attack: (f, of) => falls(f, of, { row: null }) },
  {
    name: 'more of a claim that falls away than stands',
    by: ['seal_paid_again', 'seal_claims'],
    attack: (f, of) => falls(f, of, { row: { amount: 400_000, moved: 400_000 }, booked: 400_000 }),
  },
  { name: 'a claim that falls away at another rate', by: ['seal_paid_again'], attack: (f, of) => falls(f, of, { row: { moved: 100 } }) },
  {
    name: 'a claim that falls away by a prepared batch',
    by: ['entry_rules', 'seal_writers'],
    attack: (f, of) => falls(f, of, { kind: 'batch_prepared', rejected: false }),
  },
  {
    name: 'a claim on nothing that was paid twice, fallen away',
    by: ['paid_once_rules'],
    attack: (f, of) => falls(f, of, { row: { break: of.debit.break, amount: 77_700, moved: 77_700 } }),
  },
]
