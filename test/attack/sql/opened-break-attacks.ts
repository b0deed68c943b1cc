import type { Attack } from './attack.ts'
import type { AttackBook } from './attack-book.ts'
import type { Forger, Row } from './forger.ts'
import { release } from './moves.ts'

/** Attacks by a break that a person opens: of what it is of, its line can be called otherwise, and nobody else is asked. */
export const OPENED_BREAK_ATTACKS: readonly Attack[] = [
  {
    name: 'a break of a line that is matched',
    by: ['break_opened'],
    attack: (f, of) => opens(f, of, { kind: 'unknown_debit', line: of.lines.matched }),
  },
  {
    name: 'a break of a receipt as of money that left',
    by: ['break_opened'],
    attack: (f, of) => opens(f, of, { kind: 'unknown_debit', line: of.lines.receipt }),
  },
  {
    name: 'a break of a kind that no person opens',
    by: ['break_opened'],
    attack: (f, of) => opens(f, of, { kind: 'duplicate_payment', line: of.lines.receipt, payout: of.payouts.settled }),
  },
  {
    name: 'a break of a line of another account',
    by: ['break_opened'],
    attack: (f, of) => opens(f, of, { kind: 'unknown_debit', line: of.lines.elsewhere }),
  },
  {
    name: 'a break about a payout that left by another line',
    by: ['break_opened'],
    attack: (f, of) => opens(f, of, { kind: 'amount_differs', line: of.lines.debit, payout: of.payouts.settled }),
  },
  {
    name: 'a break about a payout of another account than its line',
    by: ['break_opened'],
    attack: (f, of) => opens(f, of, { kind: 'amount_differs', line: of.lines.elsewhere, payout: of.payouts.onItsWay, bank_account: of.otherAccount }),
  },
  {
    name: 'a second break of a line',
    by: ['break_opened'],
    attack: (f, of) => opens(f, of, { kind: 'unknown_debit', line: of.lines.debit }),
  },
  {
    name: 'a break about a payout by who released it',
    by: ['break_opened'],
    prepare: (f, of) => void release(f, of, of.batch, of.people.hats),
    attack: (f, of) => opens(f, of, { kind: 'amount_differs', line: of.lines.debit, payout: of.preparedPayout }, of.people.hats),
  },
  {
    name: 'a break of a line that no run has looked at',
    by: ['break_opened'],
    attack: (f, of) => opens(f, of, { kind: 'unknown_debit', line: of.lines.elsewhere, bank_account: of.otherAccount }),
  },
  {
    name: 'a break about a payout that another line is said to have moved',
    by: ['break_opened'],
    prepare: (f, of) => opens(f, of, { kind: 'amount_differs', line: of.lines.debit, payout: of.payouts.onItsWay }),
    attack: (f, of) => opens(f, of, { kind: 'amount_differs', line: of.lines.bare, payout: of.payouts.onItsWay }),
  },
  {
    name: 'a break that nobody gives a reason for',
    by: ['seal_break_opened'],
    attack: (f, of) => {
      f.event('break_opened', of.people.finance)
      f.row('break', { kind: 'amount_differs', bank_account: of.account, line: of.lines.debit, payout: of.payouts.onItsWay, features: '[]' })
      f.seal()
    },
  },
]

/** A person opens a break, and says why. */
export function opens(f: Forger, of: AttackBook, given: Row, actor = of.people.finance): void {
  f.event('break_opened', actor)
  const subject = f.row('break', { bank_account: of.account, features: '[]', ...given })
  f.row('note', { noun: 'break', subject, evidence_sha256: 'ab'.repeat(32) })
  f.seal()
}
