import type { AttackBook } from '../sql/attack-book.ts'
import type { Forger } from '../sql/forger.ts'
import { approvePayee, changePayee, lastBatch, lastGrant, refusedBy, reviewed } from '../sql/money-attacks.ts'
import { approve, prepare, recommend, release, settle } from '../sql/moves.ts'
import type { Pair } from './pairs.ts'

type Named = keyof AttackBook['people']

/** A pair written by hand in SQL: `hats`, who has every role of a payout, does the first act; the second is refused to `hats` and not to `other`. */
export interface SqlPair {
  readonly path: string
  /** The trigger that refuses it. */
  readonly by: string
  readonly other: Named
  readonly first: (f: Forger, of: AttackBook) => void
  readonly second: (f: Forger, of: AttackBook, person: number) => void
}

const approvedBy = (f: Forger, of: AttackBook, recommender: Named, approver: Named): void => {
  recommend(f, of.applications.checked, of.people[recommender])
  approve(f, of.applications.checked, of.people[approver])
}

/** Two approvals of one grant, the first by `hats`. */
const approvedTwice = (f: Forger, of: AttackBook): void => {
  recommend(f, of.applications.lax, of.people.officer)
  approve(f, of.applications.lax, of.people.hats, { first: true })
  approve(f, of.applications.lax, of.people.approver, { nth: 2 })
}

const prepareLast = (f: Forger, of: AttackBook, person: number) => prepare(f, of, [lastGrant(f)], person)
const releaseLast = (f: Forger, of: AttackBook, person: number) => release(f, of, lastBatch(f), person)

function refuse(f: Forger, of: AttackBook, person: number): void {
  f.event('refused', person)
  f.row('refusal', { application: of.applications.checked, reason: 'not_enrolled' })
  f.step('application', of.applications.checked, 'recommended', 'refused')
  f.seal()
}

function hold(f: Forger, of: AttackBook, row: Readonly<Record<string, number | string>>, kind = 'hold_set'): void {
  f.event(kind, of.people.hats)
  f.row('hold', row)
  f.seal()
}

function lift(f: Forger, _of: AttackBook, person: number): void {
  f.event('hold_lifted', person)
  f.step('hold', f.value('SELECT max(id) FROM hold'), 'standing', 'ended')
  f.seal()
}

function endCoolingOff(f: Forger, _of: AttackBook, person: number): void {
  f.event('cooling_off_ended', person)
  f.row('cooling_off_end', { payee_approval: f.value('SELECT max(id) FROM payee_approval') })
  f.seal()
}

const DAY = '2020-11-02'

function drawUpClosing(f: Forger, account: number, person: number): number {
  f.event('closing_drawn_up', person)
  const id = f.row('closing', { bank_account: account, as_of: DAY, ledger_balance: 0, statement_balance: 0 })
  f.seal()
  return id
}

function approveClosing(f: Forger, closing: number, person: number): void {
  f.event('closing_approved', person)
  f.step('closing', closing, 'drawn_up', 'approved')
  f.seal()
}

/** Every account in use closed to the day, whatever is open in it, and a period drawn up by `hats`. */
function drawUpPeriod(f: Forger, of: AttackBook): void {
  for (const account of [of.account, of.otherAccount])
    f.without(['seal_closings', 'seal_closing_told'], () => approveClosing(f, drawUpClosing(f, account, of.people.finance), of.people.releaser))
  f.event('period_drawn_up', of.people.hats)
  f.row('period', { closed_through: DAY })
  f.seal()
}

function approvePeriod(f: Forger, _of: AttackBook, person: number): void {
  f.event('period_approved', person)
  f.step('period', f.value('SELECT max(id) FROM period'), 'drawn_up', 'approved')
  f.row('period_lock', { closed_through: DAY })
  f.seal()
}

export const SQL_PAIRS: Readonly<Record<Pair, readonly SqlPair[]>> = {
  'who recommended, who approved': [
    {
      path: 'the only approval',
      by: 'approval_rules',
      other: 'approver',
      first: (f, of) => void recommend(f, of.applications.checked, of.people.hats),
      second: (f, of, person) => void approve(f, of.applications.checked, person),
    },
    {
      path: 'the second of two approvals',
      by: 'approval_rules',
      other: 'approver2',
      first: (f, of) => {
        recommend(f, of.applications.lax, of.people.hats)
        approve(f, of.applications.lax, of.people.approver, { first: true })
      },
      second: (f, of, person) => void approve(f, of.applications.lax, person, { nth: 2 }),
    },
  ],
  'who approved, who approved a second time': [
    {
      path: 'the second of two approvals',
      by: 'approval_rules',
      other: 'approver2',
      first: (f, of) => {
        recommend(f, of.applications.lax, of.people.officer)
        approve(f, of.applications.lax, of.people.hats, { first: true })
      },
      second: (f, of, person) => void approve(f, of.applications.lax, person, { nth: 2 }),
    },
  ],
  'who recommended, who prepared the batch': [
    { path: 'a batch', by: 'payout_rules', other: 'finance', first: (f, of) => approvedBy(f, of, 'hats', 'approver'), second: prepareLast },
  ],
  'who recommended, who released the batch': [
    {
      path: 'a release',
      by: 'release_rules',
      other: 'releaser',
      first: (f, of) => {
        approvedBy(f, of, 'hats', 'approver')
        prepareLast(f, of, of.people.finance)
      },
      second: releaseLast,
    },
  ],
  'who approved, who prepared the batch': [
    { path: 'a batch', by: 'payout_rules', other: 'finance', first: (f, of) => approvedBy(f, of, 'officer', 'hats'), second: prepareLast },
    { path: 'a batch, by the first of two approvers', by: 'payout_rules', other: 'finance', first: approvedTwice, second: prepareLast },
  ],
  'who approved, who released the batch': [
    {
      path: 'a release',
      by: 'release_rules',
      other: 'releaser',
      first: (f, of) => {
        approvedBy(f, of, 'officer', 'hats')
        prepareLast(f, of, of.people.finance)
      },
      second: releaseLast,
    },
    {
      path: 'a release, by the first of two approvers',
      by: 'release_rules',
      other: 'releaser',
      first: (f, of) => {
        approvedTwice(f, of)
        prepareLast(f, of, of.people.finance)
      },
      second: releaseLast,
    },
  ],
  'who prepared the batch, who released it': [
    {
      path: 'a release',
      by: 'release_rules',
      other: 'releaser',
      first: (f, of) => void prepare(f, of, [of.grants.payable], of.people.hats),
      second: releaseLast,
    },
  ],
  'who released the payout, who matched it by hand': [
    {
      path: 'a match',
      by: 'match_payout_rules',
      other: 'finance',
      first: (f, of) => release(f, of, of.batch, of.people.hats),
      second: (f, of, person) => settle(f, of, of.preparedPayout, person),
    },
  ],
  'who recorded a changed payee, who approved it': [
    {
      path: 'an approval',
      by: 'payee_approval_rules',
      other: 'approver',
      first: (f, of) => changePayee(f, of.grants.payable, of.people.hats),
      second: (f, _of, person) => approvePayee(f, person),
    },
  ],
  'who set a hold, who lifted it': [
    {
      path: 'on a grant',
      by: 'hold_end',
      other: 'approver',
      first: (f, of) => hold(f, of, { cause: 'person', grant: of.grants.payable }),
      second: lift,
    },
    {
      path: 'on a programme',
      by: 'hold_end',
      other: 'finance',
      first: (f, of) => hold(f, of, { cause: 'person', programme: f.value("SELECT id FROM programme WHERE code = 'P'") }),
      second: lift,
    },
  ],
  'who approved a changed payee, who ended its cooling-off early': [
    {
      path: 'an end',
      by: 'cooling_off_end_rules',
      other: 'approver',
      first: (f, of) => {
        changePayee(f, of.grants.payable, of.people.officer)
        approvePayee(f, of.people.hats)
      },
      second: endCoolingOff,
    },
  ],
  'who drew up a closing, who approved it': [
    {
      path: 'an approval',
      by: 'closing_approval',
      other: 'releaser',
      first: (f, of) => void drawUpClosing(f, of.dollarAccount, of.people.hats),
      second: (f, _of, person) => approveClosing(f, f.value('SELECT max(id) FROM closing'), person),
    },
  ],
  "who drew up a period's close, who approved it": [
    { path: 'an approval', by: 'period_approval', other: 'releaser', first: drawUpPeriod, second: approvePeriod },
  ],
  'who recommended, either way, who refused': [
    {
      path: 'recommended to approve',
      by: 'refusal_rules',
      other: 'approver',
      first: (f, of) => void recommend(f, of.applications.checked, of.people.hats),
      second: refuse,
    },
    {
      path: 'recommended to refuse',
      by: 'refusal_rules',
      other: 'approver',
      first: (f, of) =>
        void recommend(f, of.applications.checked, of.people.hats, { row: { outcome: 'refuse', amount: null, reason: 'not_enrolled' }, instalments: [] }),
      second: refuse,
    },
  ],
  'who refused, who decided the review': [
    {
      path: 'approves',
      by: 'approval_rules',
      other: 'approver',
      first: (f, of) => reviewed(f, of.applications.checked, of.people),
      second: (f, of, person) => void approve(f, of.applications.checked, person),
    },
    {
      path: 'refuses again',
      by: 'refusal_rules',
      other: 'approver',
      first: (f, of) => reviewed(f, of.applications.checked, of.people),
      second: refuse,
    },
    {
      path: 'recommends',
      by: 'recommendation_rules',
      other: 'officer2',
      first: (f, of) => refusedBy(f, of.applications.checked, of.people),
      second: (f, of, person) => void recommend(f, of.applications.checked, person),
    },
  ],
}
