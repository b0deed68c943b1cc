import type { Attack } from './attack.ts'
import type { AttackBook } from './attack-book.ts'
import type { Forger } from './forger.ts'

/** Attacks by which a break goes out of sight: what does not fit stands until something explains it. */
export const PUT_AWAY_ATTACKS: readonly Attack[] = [
  {
    name: 'a student’s word that no money came, put away by a match of nothing',
    by: ['seal_break_steps'],
    prepare: (f, of) => void neverCame(f, of),
    attack: (f, of) => puts(f, 'match_made', of.people.finance, neverCameOf(f)),
  },
  {
    name: 'a student’s word that no money came, put away by a rejection of no payout',
    by: ['seal_break_steps'],
    prepare: (f, of) => void neverCame(f, of),
    attack: (f, of) => puts(f, 'payout_rejected', of.people.finance, neverCameOf(f)),
  },
  {
    name: 'a debit that nobody knows, put away by a stop of nothing',
    by: ['seal_break_steps'],
    attack: (f, of) => puts(f, 'batch_stopped', of.people.releaser, of.breakOfDebit),
  },
  {
    name: 'a debit that nobody knows, put away beside the answer to another break',
    by: ['seal_break_steps'],
    prepare: (f, of) => void neverCame(f, of),
    attack: (f, of) => answers(f, of, 'received', 'resolved', of.breakOfDebit),
  },
  {
    name: 'a debit that nobody knows, said to be claimed beside the answer to another break',
    by: ['seal_break_steps'],
    prepare: (f, of) => void neverCame(f, of),
    attack: (f, of) => {
      f.event('break_resolved', of.people.finance)
      f.row('resolution', { break: neverCameOf(f), action: 'received' })
      f.step('break', neverCameOf(f), 'open', 'resolved')
      f.step('break', of.breakOfDebit, 'open', 'claimed')
      f.seal()
    },
  },
  {
    name: 'money that the bank was asked to bring back, over as soon as it was asked',
    by: ['seal_answered'],
    prepare: (f, of) => void neverCame(f, of),
    attack: (f, of) => answers(f, of, 'recall', 'resolved'),
  },
  {
    name: 'a debit that nobody knows, parked by a match that answers nothing',
    by: ['match_of_nobody'],
    attack: (f, of) => {
      f.event('match_made', of.people.finance)
      const match = f.row('match', { bank_account: of.account, kind: 'payment', by: 'person', rules: 1, features: '[]' })
      f.row('match_line', { match, line: of.lines.debit })
      f.step('line', of.lines.debit, 'open', 'matched')
      const entry = f.entry('unidentified_payment', of.fund, [
        ['assets:unidentified-payments', of.lines.debit, 77_700],
        ['assets:bank:B', 0, -77_700, of.lines.debit],
      ])
      f.row('match_entry', { match, entry })
      f.step('break', of.breakOfDebit, 'open', 'resolved')
      f.seal()
    },
  },
  {
    name: 'money of which it is said that it arrived, by no statement and no notice',
    by: ['seal_noticed'],
    prepare: (f, of) => void neverCame(f, of),
    attack: (f, of) => answers(f, of, 'traced', 'resolved'),
  },
  {
    name: 'money that arrived, and is claimed',
    by: ['seal_answered'],
    prepare: (f, of) => void neverCame(f, of),
    attack: (f, of) => answers(f, of, 'received', 'claimed'),
  },
]

/** The student of the settled payout says on the public page that it did not come. */
function neverCame(f: Forger, of: AttackBook): void {
  const payout = of.payouts.settled
  const application = f.value('SELECT g.application FROM payout p JOIN grant g ON g.id = p.grant WHERE p.id = ?', payout)
  f.event('message_received', 2)
  const id = f.row('break', { kind: 'not_received', bank_account: of.account, payout, features: '[]' })
  f.row('message', { application, kind: 'received', received: 'no', payout, break: id })
  f.seal()
}

const neverCameOf = (f: Forger): number => f.value("SELECT max(id) FROM break WHERE kind = 'not_received'")

function puts(f: Forger, kind: string, actor: number, id: number): void {
  f.event(kind, actor)
  f.step('break', id, 'open', 'resolved')
  f.seal()
}

/** The break of the student answered; `beside`: another that goes with it. */
function answers(f: Forger, of: AttackBook, action: string, to: string, beside?: number): void {
  f.event('break_resolved', of.people.finance)
  f.row('resolution', { break: neverCameOf(f), action })
  f.step('break', neverCameOf(f), 'open', to)
  if (beside !== undefined) f.step('break', beside, 'open', 'resolved')
  f.seal()
}

/** The lawful answers (the control). */
export function lawfulAnswers(f: Forger, of: AttackBook): void {
  neverCame(f, of)
  answers(f, of, 'recall', 'waiting')
  f.event('break_resolved', of.people.finance)
  f.row('resolution', { break: neverCameOf(f), action: 'traced', statement: f.value('SELECT max(id) FROM statement') })
  f.step('break', neverCameOf(f), 'waiting', 'resolved')
  f.seal()
}
