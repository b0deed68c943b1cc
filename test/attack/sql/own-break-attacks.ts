import type { Attack } from './attack.ts'
import type { AttackBook } from './attack-book.ts'
import type { Forger, Posted } from './forger.ts'
import { release, settle } from './moves.ts'

/** Attacks by `hats`, who released a payout and is of finance too, on a line that a break holds against that payout: they say what it is, without naming the payout. */
export const OWN_BREAK_ATTACKS: readonly Attack[] = [
  {
    name: 'a second payment of an own payout as a charge of the bank that names no payout',
    by: ['seal_own_breaks'],
    prepare: (f, of) => void broken(f, of, 'duplicate_payment', of.lines.bare),
    attack: (f, of) => charges(f, of, of.people.hats),
  },
  {
    name: 'the same beside another line, in one match of both',
    by: ['seal_own_breaks'],
    prepare: (f, of) => void broken(f, of, 'duplicate_payment', of.lines.bare),
    attack: (f, of) => charges(f, of, of.people.hats, [of.lines.debit, of.lines.bare]),
  },
  {
    name: 'the same after its break was put away, by a step that no match explains',
    by: ['seal_own_breaks'],
    prepare: putAway,
    attack: (f, of) => charges(f, of, of.people.hats),
  },
  {
    name: 'a second payment of an own payout as a payment of another',
    by: ['seal_own_breaks'],
    prepare: (f, of) => void broken(f, of, 'duplicate_payment', of.lines.bare),
    attack: (f, of) => settle(f, of, of.payouts.onItsWay, of.people.hats),
  },
  {
    name: 'the answer to the break of an own payout, as a charge that names none',
    by: ['resolution_own_break', 'seal_own_breaks'],
    prepare: (f, of) => void broken(f, of, 'duplicate_payment', of.lines.bare),
    attack: (f, of) => answers(f, of, of.people.hats),
  },
  {
    name: 'a claim of what waits beside an own payout, which makes no match',
    by: ['resolution_own_break'],
    prepare: waiting,
    attack: (f, of) => claims(f, of, of.people.hats),
  },
  {
    name: 'a receipt of an own payout, sent back to whom nobody asked',
    by: ['seal_own_breaks'],
    prepare: takenIn,
    attack: (f, of) => sendsBack(f, of, of.people.hats),
  },
  {
    name: 'an own payout to another account settled by who prepared it, without the answer to its break',
    by: ['seal_own_breaks'],
    prepare: (f, of) => void broken(f, of, 'payee_differs', of.lines.bare),
    attack: (f, of) => settle(f, of, of.preparedPayout, of.people.finance),
  },
]

const MINOR = 300_000

/** A run of the engine finds a break of the line about the payout that `finance` prepared and `hats` releases first. Gives the break. */
export function broken(f: Forger, of: AttackBook, kind: string, line: number): number {
  release(f, of, of.batch, of.people.hats)
  f.event('reconciled', of.people.finance)
  const id = f.row('break', { kind, bank_account: of.account, line, payout: of.preparedPayout, features: '[]' })
  f.seal()
  return id
}

const itsBreak = (f: Forger, of: AttackBook): number => f.value('SELECT max(id) FROM break WHERE payout = ?', of.preparedPayout)

function matched(f: Forger, of: AttackBook, kind: string, lines: readonly number[]): number {
  const match = f.row('match', { bank_account: of.account, kind, by: 'person', rules: 1, features: '[]' })
  for (const line of lines) {
    f.row('match_line', { match, line })
    f.step('line', line, 'open', 'matched')
  }
  return match
}

const booked = (f: Forger, of: AttackBook, match: number, kind: string, postings: readonly Posted[]): void =>
  void f.row('match_entry', { match, entry: f.entry(kind, of.fund, postings) })

function asCharge(f: Forger, of: AttackBook, lines: readonly number[]): number {
  const match = matched(f, of, 'charge', lines)
  for (const line of lines) {
    const minor = -f.value('SELECT amount FROM statement_line WHERE id = ?', line)
    booked(f, of, match, 'bank_charge', [
      ['expenses:bank-charges', 0, minor],
      ['assets:bank:B', 0, -minor, line],
      ['budget:spent', 0, minor],
      ['budget:available', 0, -minor],
    ])
  }
  return match
}

const resolves = (f: Forger, id: number): void => {
  const state = f.value<string>("SELECT state FROM state WHERE noun = 'break' AND subject = ?", id)
  if (state !== 'resolved') f.step('break', id, state, 'resolved')
}

/** By somebody who did not release the payout, lawful. */
export function charges(f: Forger, of: AttackBook, actor: number, lines: readonly number[] = [of.lines.bare]): void {
  f.event('match_made', actor)
  asCharge(f, of, lines)
  for (const line of lines) resolves(f, f.value('SELECT max(id) FROM break WHERE line = ?', line))
  f.seal()
}

/** The break ended by a step alone. */
function putAway(f: Forger, of: AttackBook): void {
  const id = broken(f, of, 'duplicate_payment', of.lines.bare)
  f.without(['seal_break_steps'], () => {
    f.event('match_made', of.people.finance)
    f.step('break', id, 'open', 'resolved')
    f.seal()
  })
}

export function answers(f: Forger, of: AttackBook, actor: number): void {
  f.event('break_resolved', actor)
  const match = asCharge(f, of, [of.lines.bare])
  f.row('resolution', { break: itsBreak(f, of), action: 'charge', match })
  f.step('break', itsBreak(f, of), 'open', 'resolved')
  f.seal()
}

/** What left beside a payout waits, as a difference without a name does: brought about here by an answer that would have claimed it. */
export function waiting(f: Forger, of: AttackBook): void {
  const id = broken(f, of, 'duplicate_payment', of.lines.bare)
  f.event('break_resolved', of.people.finance)
  const match = matched(f, of, 'payment', [of.lines.bare])
  f.row('missing_money', { break: id, line: of.lines.bare, fund: of.fund, amount: MINOR, moved: MINOR, match })
  booked(f, of, match, 'unidentified_payment', [
    ['assets:unidentified-payments', of.lines.bare, MINOR],
    ['assets:bank:B', 0, -MINOR, of.lines.bare],
  ])
  f.row('resolution', { break: id, action: 'claim_back', match })
  f.step('break', id, 'open', 'waiting')
  f.without(['seal_answered'], () => f.seal())
}

export function claims(f: Forger, of: AttackBook, actor: number): void {
  f.event('break_resolved', actor)
  f.row('resolution', { break: itsBreak(f, of), action: 'claim_back' })
  f.entry('claim', of.fund, [
    ['assets:claims', of.lines.bare, MINOR],
    ['assets:unidentified-payments', of.lines.bare, -MINOR],
  ])
  f.step('break', itsBreak(f, of), 'waiting', 'claimed')
  f.seal()
}

/** The donor's line taken in as nobody's, by a break about the payout. */
export function takenIn(f: Forger, of: AttackBook): void {
  const line = f.value('SELECT id FROM statement_line WHERE amount = 10000000')
  const id = broken(f, of, 'unknown_receipt', line)
  f.event('break_resolved', of.people.finance)
  const match = matched(f, of, 'receipt', [line])
  booked(f, of, match, 'unidentified_receipt', [
    ['assets:bank:B', 0, 10_000_000, line],
    ['liabilities:unidentified-receipts', line, -10_000_000],
  ])
  f.row('resolution', { break: id, action: 'send_back', match })
  f.step('break', id, 'open', 'waiting')
  f.seal()
}

export function sendsBack(f: Forger, of: AttackBook, actor: number): void {
  const line = f.value('SELECT id FROM statement_line WHERE amount = 10000000')
  f.event('match_made', actor)
  booked(f, of, matched(f, of, 'claim', [of.lines.bare]), 'receipt_sent_back', [
    ['liabilities:unidentified-receipts', line, MINOR],
    ['assets:bank:B', 0, -MINOR, of.lines.bare],
  ])
  f.seal()
}
