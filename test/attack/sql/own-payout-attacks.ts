import type { Attack } from './attack.ts'
import type { AttackBook } from './attack-book.ts'
import type { Forger } from './forger.ts'
import { bookCharge, charge, release, settle } from './moves.ts'
import { broken } from './own-break-attacks.ts'

/** Attacks by `hats`, who released a payout and is of finance too, on what is said of it; by `finance`, who prepared it; and by whoever writes in the engine's name. */
export const OWN_PAYOUT_ATTACKS: readonly Attack[] = [
  {
    name: 'an own payout to another account as a charge of the bank, by who prepared it',
    by: ['seal_own_breaks'],
    prepare: (f, of) => void broken(f, of, 'payee_differs', of.lines.bare),
    attack: (f, of) => bookCharge(f, of, of.people.finance, { line: of.lines.bare, minor: 300_000 }),
  },
  {
    name: 'a payout to another account settled by a third person, without the notice of the bank',
    by: ['seal_own_breaks'],
    prepare: (f, of) => {
      broken(f, of, 'payee_differs', of.lines.bare)
      asFinance(f, of, of.people.approver2)
    },
    attack: (f, of) => settle(f, of, of.preparedPayout, of.people.approver2),
  },
  {
    name: 'a student’s word that an own payout did not come, answered by who released it',
    by: ['resolution_own_break'],
    prepare: neverCame,
    attack: (f, of) => answers(f, of, of.people.hats, 'traced', 'resolved'),
  },
  {
    name: 'an own payout that nothing shows, left to wait by who released it',
    by: ['resolution_own_break'],
    prepare: overdue,
    attack: (f, of) => answers(f, of, of.people.hats, 'wait', 'waiting'),
  },
  {
    name: 'the settlement of an own payout undone',
    by: ['step_own_undo'],
    prepare: settled,
    attack: (f, of) => undoes(f, of, of.people.hats),
  },
  {
    name: 'an own payout rejected',
    by: ['step_own_rejection'],
    prepare: (f, of) => release(f, of, of.batch, of.people.hats),
    attack: (f, of) => rejects(f, of, of.people.hats),
  },
  {
    name: 'a line that a break holds, settled in the engine’s name',
    by: ['seal_engine'],
    prepare: (f, of) => void broken(f, of, 'payee_differs', of.lines.bare),
    attack: (f, of) => settle(f, of, of.preparedPayout, of.people.hats, { kind: 'matches_made', by: 'engine' }),
  },
  {
    name: 'a payment as a charge in the engine’s name, that names no payout',
    by: ['seal_engine'],
    attack: (f, of) => bookCharge(f, of, of.people.hats, { kind: 'matches_made', by: 'engine' }),
  },
  {
    name: 'a payment as a charge in the engine’s name, of a payout that is no ten times as much',
    by: ['seal_engine'],
    attack: (f, of) => engineCharges(f, of, of.payouts.onItsWay),
  },
]

const asFinance = (f: Forger, of: AttackBook, person: number): void => {
  f.event('user_roles_changed', of.people.admin)
  f.row('role_grant', { person, role: 'finance', ended: 0 })
  f.seal()
}

/** The engine finds that nothing shows the payout which `hats` released. */
function overdue(f: Forger, of: AttackBook): void {
  release(f, of, of.batch, of.people.hats)
  f.event('reconciled', of.people.finance)
  f.row('break', { kind: 'in_transit_too_long', bank_account: of.account, payout: of.preparedPayout, features: '[]' })
  f.seal()
}

/** It left, and its student says on the public page that it did not come. */
function neverCame(f: Forger, of: AttackBook): void {
  settled(f, of)
  const application = f.value('SELECT g.application FROM payout p JOIN grant g ON g.id = p.grant WHERE p.id = ?', of.preparedPayout)
  f.event('message_received', 2)
  const id = f.row('break', { kind: 'not_received', bank_account: of.account, payout: of.preparedPayout, features: '[]' })
  f.row('message', { application, kind: 'received', received: 'no', payout: of.preparedPayout, break: id })
  f.seal()
}

function answers(f: Forger, of: AttackBook, actor: number, action: string, to: string): void {
  const id = f.value('SELECT max(id) FROM break WHERE payout = ?', of.preparedPayout)
  f.event('break_resolved', actor)
  f.row('resolution', { break: id, action, ...(action === 'wait' ? { until: '2020-12-31' } : { statement: f.value('SELECT max(id) FROM statement') }) })
  f.step('break', id, 'open', to)
  f.seal()
}

function settled(f: Forger, of: AttackBook): void {
  release(f, of, of.batch, of.people.hats)
  settle(f, of, of.preparedPayout, of.people.finance)
}

function undoes(f: Forger, of: AttackBook, actor: number): void {
  const match = f.value('SELECT max(match) FROM match_payout WHERE payout = ?', of.preparedPayout)
  const grant = f.value('SELECT grant FROM payout WHERE id = ?', of.preparedPayout)
  f.event('match_reversed', actor)
  f.entry(
    'payout_settled',
    of.fund,
    [
      ['liabilities:payouts-in-transit', of.preparedPayout, -300_000],
      ['assets:bank:B', 0, 300_000, of.lines.bare],
      ['budget:spent', grant, -300_000],
      ['budget:committed', grant, 300_000],
    ],
    { kind: 'reversal', reverses: f.value('SELECT entry FROM match_entry WHERE match = ?', match) },
  )
  f.step('match', match, 'confirmed', 'reversed')
  f.step('line', of.lines.bare, 'matched', 'open')
  f.step('payout', of.preparedPayout, 'settled', 'instructed')
  f.seal()
}

function rejects(f: Forger, of: AttackBook, actor: number): void {
  const grant = f.value('SELECT grant FROM payout WHERE id = ?', of.preparedPayout)
  f.event('payout_rejected', actor)
  f.step('payout', of.preparedPayout, 'instructed', 'rejected')
  f.entry('payout_rejected', of.fund, [
    ['liabilities:payouts-in-transit', of.preparedPayout, 300_000],
    ['liabilities:grants-payable', grant, -300_000],
  ])
  f.seal()
}

function engineCharges(f: Forger, of: AttackBook, payout: number, line = of.lines.debit, minor = 77_700): void {
  f.event('matches_made', of.people.hats)
  const match = f.row('match', { bank_account: of.account, kind: 'charge', by: 'engine', rules: 1, features: '[]' })
  f.row('match_line', { match, line })
  f.row('match_payout', { match, payout })
  f.step('line', line, 'open', 'matched')
  f.row('match_entry', { match, entry: f.entry('bank_charge', of.fund, charge(line, minor)) })
  f.seal()
}

/** The same by whom it is left to (the control). */
export function lawfully(f: Forger, of: AttackBook): void {
  overdue(f, of)
  answers(f, of, of.people.finance, 'wait', 'waiting')
  settle(f, of, of.preparedPayout, of.people.finance)
  undoes(f, of, of.people.finance)
  rejects(f, of, of.people.finance)
}

/** A payout to another account, settled by a third person with the notice of the bank. */
export function withNotice(f: Forger, of: AttackBook): void {
  const id = broken(f, of, 'payee_differs', of.lines.bare)
  asFinance(f, of, of.people.approver2)
  const grant = f.value('SELECT grant FROM payout WHERE id = ?', of.preparedPayout)
  f.event('match_made', of.people.approver2)
  const match = f.row('match', { bank_account: of.account, kind: 'settlement', by: 'person', rules: 1, features: '[]' })
  f.row('match_line', { match, line: of.lines.bare })
  f.row('match_payout', { match, payout: of.preparedPayout })
  f.step('line', of.lines.bare, 'open', 'matched')
  f.step('payout', of.preparedPayout, 'instructed', 'settled')
  const entry = f.entry('payout_settled', of.fund, [
    ['liabilities:payouts-in-transit', of.preparedPayout, 300_000],
    ['assets:bank:B', 0, -300_000, of.lines.bare],
    ['budget:spent', grant, 300_000],
    ['budget:committed', grant, -300_000],
  ])
  f.row('match_entry', { match, entry })
  f.step('break', id, 'open', 'resolved')
  f.row('note', { noun: 'match', subject: match, evidence_sha256: 'cd'.repeat(32) })
  f.seal()
}
