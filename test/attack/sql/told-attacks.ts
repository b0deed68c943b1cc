import type { Attack } from './attack.ts'
import type { AttackBook } from './attack-book.ts'
import type { Forger, Row } from './forger.ts'

/** Attacks by what is told beside a decision: the balances of a closing, the limits of a programme, the role of a person. */
export const TOLD_ATTACKS: readonly Attack[] = [
  {
    name: 'a closing that takes the balance of the books for the bank’s, so that no open line stands out',
    by: ['seal_closing_told'],
    attack: (f, of) => void drawUp(f, of, { statement_balance: booksOn(f, of) }),
  },
  {
    name: 'a closing of another balance than the books have',
    by: ['seal_closing_told'],
    attack: (f, of) => void drawUp(f, of, { ledger_balance: booksOn(f, of) + 1 }),
  },
  {
    name: 'a closing of a day to come, and so of every day until then',
    by: ['closing_form'],
    attack: (f, of) => void drawUp(f, of, { as_of: '2099-12-31' }),
  },
  { name: 'a closing of no day', by: ['closing_form'], attack: (f, of) => void drawUp(f, of, { as_of: 'always' }) },
  {
    name: 'an approval of a closing after the bank told more of its days',
    by: ['seal_closing_told'],
    prepare: (f, of) => {
      f.without(['seal_closing_told'], () => drawUp(f, of, { statement_balance: booksOn(f, of) }))
    },
    attack: (f, of) => {
      f.event('closing_approved', of.people.releaser)
      f.step('closing', f.value('SELECT max(id) FROM closing'), 'drawn_up', 'approved')
      f.seal()
    },
  },
  {
    name: 'a repayment of a payout that is on its way, which the bank may yet send back',
    by: ['seal_repaid'],
    attack: (f, of) => repay(f, of, of.payouts.onItsWay),
  },
  {
    name: 'a second way back of what was repaid',
    by: ['seal_repaid'],
    prepare: (f, of) => repay(f, of, of.payouts.settled),
    attack: (f, of) => {
      f.event('match_made', of.people.finance)
      f.step('payout', of.payouts.settled, 'settled', 'returned')
      f.seal()
    },
  },
  {
    name: 'the close of a period to come',
    by: ['period_form'],
    attack: (f, of) => {
      f.event('period_drawn_up', of.people.finance)
      f.row('period', { closed_through: '2099-12-31' })
      f.seal()
    },
  },
  {
    name: 'a programme that shows a second approval and needs none',
    by: ['programme_version_limits'],
    attack: (f, of) => version(f, of, { policy: policy({ secondApprovalAbove: { amount: '500.00', currency: 'TRY' } }) }),
  },
  {
    name: 'a programme that shows a lower cap than it has',
    by: ['programme_version_limits'],
    attack: (f, of) => version(f, of, { policy: policy({ capPerStudent: { amount: '5000.00', currency: 'TRY' } }), cap_per_student: 50_000_000 }),
  },
  {
    name: 'a programme that shows a lower cap per month than it has',
    by: ['programme_version_limits'],
    attack: (f, of) => version(f, of, { policy: policy({ capPerMonth: { amount: '5000.00', currency: 'TRY' } }) }),
  },
  {
    name: 'a programme that shows a cooling-off of a day and has none',
    by: ['programme_version_limits'],
    attack: (f, of) => version(f, of, { policy: policy({}), cooling_off_hours: 0 }),
  },
  {
    name: 'the operator’s role for somebody of the office, who could make tokens for everybody',
    by: ['role_grant_kind'],
    attack: (f, of) => role(f, of, of.people.finance, 'operator'),
  },
  { name: 'the student’s role for somebody of the office', by: ['role_grant_kind'], attack: (f, of) => role(f, of, of.people.finance, 'student') },
  { name: 'a role of the office for everybody at the public page', by: ['role_grant_kind'], attack: (f, of) => role(f, of, 2, 'releaser') },
  {
    name: 'a line of a statement taken away, its import called given up',
    by: ['statement_line_published'],
    prepare: (f) => f.without(['statement_import_update', 'statement_import_ends'], () => f.run("UPDATE statement_import SET state = 'left'")),
    attack: (f, of) => f.run('DELETE FROM statement_line WHERE id = ?', of.lines.receipt),
  },
]

const booksOn = (f: Forger, of: AttackBook): number =>
  f.value(
    `SELECT coalesce(sum(p.amount), 0) FROM posting p JOIN entry e ON e.id = p.entry JOIN account a ON a.id = p.account WHERE a.bank_account = ? AND e.effective_date <= '2020-11-02'`,
    of.account,
  )
const bankOn = (f: Forger, of: AttackBook): number =>
  f.value("SELECT closing FROM statement WHERE bank_account = ? AND until <= '2020-11-02' AND closing IS NOT NULL ORDER BY until DESC, id DESC", of.account)

/** A closing of the account; as it stands, lawful. */
export function drawUp(f: Forger, of: AttackBook, over: Row = {}): number {
  f.event('closing_drawn_up', of.people.finance)
  const id = f.row('closing', { bank_account: of.account, as_of: '2020-11-02', ledger_balance: booksOn(f, of), statement_balance: bankOn(f, of), ...over })
  f.seal()
  return id
}

/** The receipt of 42.00 booked as what a payee paid back of a payout; of one that was settled, lawful. */
export function repay(f: Forger, of: AttackBook, payout: number): void {
  const [grant, minor] = [f.value('SELECT grant FROM payout WHERE id = ?', payout), f.value('SELECT amount FROM statement_line WHERE id = ?', of.lines.receipt)]
  f.event('match_made', of.people.finance)
  const match = f.row('match', { bank_account: of.account, kind: 'repayment', by: 'person', rules: 1, features: '[]' })
  f.row('match_line', { match, line: of.lines.receipt })
  f.row('match_payout', { match, payout })
  f.step('line', of.lines.receipt, 'open', 'matched')
  const entry = f.entry('repayment', of.fund, [
    ['assets:bank:B', 0, minor, of.lines.receipt],
    ['expenses:assistance', grant, -minor],
    ['budget:spent', grant, -minor],
    ['budget:available', 0, minor],
  ])
  f.row('match_entry', { match, entry })
  f.seal()
}

const policy = (more: Readonly<Record<string, unknown>>): string => JSON.stringify({ criteria: [], ...more })

/** The next version of the first programme; as it stands, lawful. */
export function version(f: Forger, of: AttackBook, over: Row = {}): void {
  f.event('programme_versioned', of.people.admin)
  const next = f.value('SELECT max(version) + 1 FROM programme_version WHERE programme = 1')
  f.row('programme_version', { programme: 1, version: next, name: 'loose', fund: of.fund, policy: policy({}), cooling_off_hours: 24, ...over })
  f.seal()
}

function role(f: Forger, of: AttackBook, person: number, name: string): void {
  f.event('user_roles_changed', of.people.admin)
  f.row('role_grant', { person, role: name, ended: 0 })
  f.seal()
}
