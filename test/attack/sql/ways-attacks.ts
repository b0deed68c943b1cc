import type { Attack } from './attack.ts'
import type { AttackBook } from './attack-book.ts'
import type { Forger } from './forger.ts'
import { prepare, release } from './moves.ts'

const CLOSING = '{"columns":[],"closingLine":"Mine,TR000000000000000000000000,3000.00"}'

/** Attacks on the ways to pay: another way than the account's, one row of an institution taken apart, and agents' numbers. */
export const WAYS_ATTACKS: readonly Attack[] = [
  {
    name: 'a release that has a row of its own under the payment file',
    by: ['release_template'],
    attack: (f, of) => release(f, of, of.batch, of.people.releaser, { row: { template: CLOSING } }),
  },
  {
    name: 'a pick-up that is paid from a bank account',
    by: ['payout_way'],
    prepare: (f, of) => collectedBy(f, of, 'pickup'),
    attack: (f, of) => prepare(f, of, [of.grants.payable], of.people.finance),
  },
  {
    name: 'cash that is paid from a bank account',
    by: ['payout_way'],
    prepare: (f, of) => collectedBy(f, of, 'cash'),
    attack: (f, of) => prepare(f, of, [of.grants.payable], of.people.finance),
  },
  ...(['agent', 'cash_desk'] as const).map(
    (kind): Attack => ({
      name: `an account that is paid from one of the kind ${kind}`,
      by: ['payout_way'],
      prepare: (f, of) => ownAccount(f, of, kind),
      attack: (f, of) => prepare(f, of, [of.grants.payable], of.people.finance, { account: ownAccountOf(f) }),
    }),
  ),
  {
    name: 'an institution in a batch with others',
    by: ['payout_way'],
    prepare: (f, of) => {
      const institution = registered(f, of)
      weakened(f, 'payee', () => f.run('UPDATE payee SET institution = ? WHERE id = ?', institution, payeeOf(f, of)))
    },
    attack: (f, of) => prepare(f, of, [of.grants.payable], of.people.finance),
  },
  {
    name: 'somebody else in the batch of an institution',
    by: ['payout_way'],
    prepare: (f, of) => void registered(f, of),
    attack: (f, of) => prepare(f, of, [of.grants.payable], of.people.finance, { batch: { institution: institutionOf(f) } }),
  },
  {
    name: 'one row of an institution, rejected in part',
    by: ['seal_one_row'],
    prepare: oneRow,
    attack: (f, of) => reject(f, of, [of.payouts.onItsWay]),
  },
  {
    name: 'an instalment paid again while its rejected payout may still be collected',
    by: ['payout_again'],
    prepare: (f, of) => {
      f.event('batch_handed_over', of.people.finance)
      f.row('hand_over', { batch: of.releasedBatch, at: f.value<string>('SELECT max(at) FROM event') })
      f.seal()
    },
    attack: (f, of) => prepare(f, of, [f.value('SELECT grant FROM payout WHERE id = ?', of.payouts.rejected)], of.people.finance),
  },
  {
    name: "a number that is another payout's",
    by: ['agent_number_source'],
    prepare: (f, of) => numbered(f, of, of.payouts.onItsWay, '77'),
    attack: (f, of) => numbered(f, of, of.payouts.alsoOnItsWay, '77'),
  },
  {
    name: 'a number that an engine’s run reads from no line',
    by: ['agent_number_source'],
    attack: (f, of) => {
      f.event('matches_made', of.people.finance)
      f.row('agent_number', { payout: of.payouts.onItsWay, number: '1', match: of.settlement })
      f.seal()
    },
  },
  {
    name: 'a number that a person tells, and calls it read',
    by: ['agent_number_source'],
    attack: (f, of) => {
      f.event('agent_number_recorded', of.people.finance)
      f.row('agent_number', { payout: of.payouts.settled, number: '1', match: of.settlement })
      f.seal()
    },
  },
  {
    name: 'a statement whose document is named by no hash',
    by: ['statement_document'],
    prepare: (f, of) =>
      f.run(
        "INSERT INTO statement_import(id, bank_account, started_at, wrapped, state) SELECT max(id) + 1, ?, '2020-11-02', wrapped, 'staging' FROM statement_import",
        of.account,
      ),
    attack: (f, of) => {
      f.event('statement_imported', of.people.finance)
      const counts = { lines: 0, added: 0, known: 0, conflicts: 0 }
      const id = f.value('SELECT max(id) FROM statement_import')
      f.row('statement', {
        ...{ id, bank_account: of.account, file_sha256: 'x', format: 'x', format_version: 1, reading: '{}', proof: 'none', digest: 'x' },
        ...counts,
        document_sha256: 'the scan',
      })
      f.seal()
    },
  },
]

/** What is lawful, and looks like the attacks (the control). */
export function lawfulWays(f: Forger, of: AttackBook): void {
  collectedBy(f, of, 'pickup')
  ownAccount(f, of, 'agent')
  prepare(f, of, [of.grants.payable], of.people.finance, { account: ownAccountOf(f) })
  oneRow(f)
  reject(f, of, [of.payouts.onItsWay, of.payouts.alsoOnItsWay])
  numbered(f, of, of.payouts.onItsWay, '77')
  prepare(f, of, [f.value('SELECT grant FROM payout WHERE id = ?', of.payouts.rejected)], of.people.finance)
}

/** Brings about what the triggers refuse: a pick-up paid by a bank, and an institution's row rejected in part. */
export function breakWays(f: Forger, of: AttackBook): void {
  collectedBy(f, of, 'pickup')
  f.without(['payout_way'], () => prepare(f, of, [of.grants.payable], of.people.finance))
  oneRow(f, of)
  f.without(['seal_one_row'], () => reject(f, of, [of.payouts.onItsWay]))
  f.without(['release_template'], () => release(f, of, of.batch, of.people.releaser, { row: { template: CLOSING } }))
}

const payeeOf = (f: Forger, of: AttackBook): number => f.value('SELECT payee FROM grant_payee WHERE grant = ?', of.grants.payable)
const ownAccountOf = (f: Forger): number => f.value('SELECT max(id) FROM bank_account')
const institutionOf = (f: Forger): number => f.value('SELECT max(id) FROM institution')

/** Writes over a fact with the table's protection out of the way. */
const weakened = (f: Forger, table: string, work: () => void): void => f.without([`${table}_no_update`], work)

function collectedBy(f: Forger, of: AttackBook, way: 'pickup' | 'cash'): void {
  weakened(f, 'payee', () => f.run('UPDATE payee SET way = ? WHERE id = ?', way, payeeOf(f, of)))
}

function ownAccount(f: Forger, of: AttackBook, kind: 'agent' | 'cash_desk'): void {
  f.event('bank_account_opened', of.people.finance)
  f.row('bank_account', { code: 'HANDS', name: 'By hand', kind, currency: 'TRY', fund: of.fund, opening_balance: 0, opening_date: '2020-11-02' })
  f.seal()
}

function registered(f: Forger, of: AttackBook): number {
  f.event('institution_registered', of.people.admin)
  const id = f.row('institution', { code: 'UNI', name: 'University', kind: 'university' })
  f.seal()
  return id
}

/** The released batch goes to an institution. */
function oneRow(f: Forger, of?: AttackBook): void {
  const people = f.value("SELECT min(person) FROM role_grant WHERE role = 'admin' AND ended = 0")
  f.event('institution_registered', of?.people.admin ?? people)
  const id = f.row('institution', { code: 'ROW', name: 'University', kind: 'university' })
  f.seal()
  weakened(f, 'batch', () => f.run('UPDATE batch SET institution = ?', id))
}

function reject(f: Forger, of: AttackBook, payouts: readonly number[]): void {
  f.event('payout_rejected', of.people.finance)
  for (const payout of payouts) {
    f.step('payout', payout, 'instructed', 'rejected')
    const [grant, minor] = ['grant', 'fund_amount'].map((column) => f.value(`SELECT ${column} FROM payout WHERE id = ?`, payout))
    f.entry('payout_rejected', of.fund, [
      ['liabilities:payouts-in-transit', payout, minor ?? 0],
      ['liabilities:grants-payable', grant ?? 0, -(minor ?? 0)],
    ])
  }
  f.seal()
}

function numbered(f: Forger, of: AttackBook, payout: number, number: string): void {
  f.event('agent_number_recorded', of.people.finance)
  f.row('agent_number', { payout, number })
  f.seal()
}
