import type { Attack } from './attack.ts'
import { approvalPostings, approve, bookCharge, prepare, recommend, release, settle, settledPostings } from './moves.ts'

/** Against decision and payment: paying what nobody approved, twice, too much, to another, or as one's own second person. `hats` has every role. */
export const MONEY_ATTACKS: readonly Attack[] = [
  // Who may
  { name: 'an approval by a person without a role', by: ['event_permit'], attack: (f, of) => approve(f, of.applications.recommended, of.people.auditor) },
  { name: 'an approval by finance', by: ['event_permit'], attack: (f, of) => approve(f, of.applications.recommended, of.people.finance) },
  { name: 'an act by a person whose role was ended', by: ['event_permit'], attack: (f, of) => bookCharge(f, of, of.people.ended) },
  { name: 'an act by a person whose role ended by its date', by: ['event_permit'], attack: (f, of) => bookCharge(f, of, of.people.past) },
  { name: 'an act of a kind that nobody may', by: ['event_permit'], attack: (f, of) => f.event('money_printed', of.people.hats) },
  { name: 'the book opened again by an admin', by: ['event_permit'], attack: (f, of) => f.event('book_opened', of.people.admin) },
  {
    name: 'a role taken in an event of finance',
    by: ['seal_writers'],
    attack: (f, of) => {
      f.event('rate_recorded', of.people.finance)
      f.row('role_grant', { person: of.people.finance, role: 'releaser', ended: 0 })
      f.seal()
    },
  },
  {
    name: 'a role until no day, and so for ever',
    by: ['role_grant_form'],
    attack: (f) => {
      f.event('user_roles_changed', 1)
      f.row('role_grant', { person: 5, role: 'approver', ended: 0, until: 'never' })
      f.seal()
    },
  },
  {
    name: 'a token for the approver made in an event of finance',
    by: ['seal_writers'],
    attack: (f, of) => {
      f.event('rate_recorded', of.people.finance)
      f.row('token', { person: of.people.approver, hash: 'mine' })
      f.seal()
    },
  },
  {
    name: 'a token that never expires',
    by: ['token_form'],
    attack: (f, of) => {
      f.event('token_created', 1)
      f.row('token', { person: of.people.approver, hash: 'mine', expires: 'never' })
      f.seal()
    },
  },
  {
    name: 'a person added in an event of finance',
    by: ['seal_writers'],
    attack: (f, of) => {
      f.event('rate_recorded', of.people.finance)
      f.row('person', { kind: 'user' })
      f.seal()
    },
  },
  {
    name: 'a check passed in an event of finance',
    by: ['seal_writers'],
    attack: (f, of) => {
      f.event('rate_recorded', of.people.finance)
      const last = f.db.prepare('SELECT application, application_version, programme_version, criterion FROM check_result ORDER BY id DESC').get() as Record<
        string,
        number
      >
      f.row('check_result', { ...last, outcome: 'pass', by: 'officer' })
      f.seal()
    },
  },
  {
    name: "a programme's rules loosened in an event of a case officer",
    by: ['seal_writers'],
    attack: (f, of) => {
      f.event('checks_run', of.people.officer)
      f.row('programme_version', { programme: 1, version: 2, name: 'loose', fund: of.fund, policy: '{"criteria":[]}', cooling_off_hours: 0 })
      f.seal()
    },
  },
  {
    name: 'a cooling-off of less than nothing',
    by: ['programme_version_form'],
    attack: (f, of) => {
      f.event('programme_versioned', of.people.admin)
      f.row('programme_version', { programme: 1, version: 2, name: 'loose', fund: of.fund, policy: '{"criteria":[]}', cooling_off_hours: -1 })
      f.seal()
    },
  },

  // Recommending and approving
  {
    name: 'a recommendation in an event of finance',
    by: ['seal_recommendations', 'seal_writers'],
    attack: (f, of) => recommend(f, of.applications.checked, of.people.finance, { kind: 'rate_recorded' }),
  },
  {
    name: 'a recommendation on an older version of the application',
    by: ['recommendation_rules'],
    prepare: (f, of) => again(f, of.applications.checked, of.people.officer),
    attack: (f, of) =>
      recommend(f, of.applications.checked, of.people.officer, {
        row: { application_version: f.value('SELECT min(id) FROM application_version WHERE application = ?', of.applications.checked) },
      }),
  },
  {
    name: "a recommendation under the programme's laxer old rules",
    by: ['recommendation_now'],
    attack: (f, of) =>
      recommend(f, of.applications.lax, of.people.officer, {
        row: {
          programme_version: f.value(
            'SELECT v.id FROM application a JOIN programme_version v ON v.programme = a.programme WHERE a.id = ? AND v.version = 1',
            of.applications.lax,
          ),
        },
      }),
  },
  {
    name: 'a recommendation under another programme',
    by: ['recommendation_rules'],
    attack: (f, of) => recommend(f, of.applications.lax, of.people.officer, { row: { programme_version: 1 } }),
  },
  {
    name: 'a recommendation beside the standing one',
    by: ['recommendation_now', 'step_allowed'],
    attack: (f, of) => recommend(f, of.applications.recommended, of.people.officer2, { from: 'recommended' }),
  },
  {
    name: 'a recommendation of less than nothing',
    by: ['recommendation_now', 'recommendation_rules', 'recommended_instalment_form'],
    attack: (f, of) => recommend(f, of.applications.checked, of.people.officer, { amount: -300_000 }),
  },
  {
    name: 'instalments recommended that are more than the amount',
    by: ['seal_recommendations'],
    attack: (f, of) => recommend(f, of.applications.checked, of.people.officer, { instalments: [{ due_on: '2020-11-02', amount: 900_000 }] }),
  },
  {
    name: 'an application recommended by its state alone',
    by: ['step_application'],
    attack: (f, of) => {
      f.event('recommended', of.people.officer)
      f.step('application', of.applications.checked, 'checking', 'recommended')
      f.seal()
    },
  },
  {
    name: 'an approval of what was recommended to be refused',
    by: ['approval_rules', 'grant_rules', 'CHECK constraint failed: amount > 0'],
    attack: (f, of) => approve(f, of.applications.refused, of.people.approver2),
  },
  {
    name: 'a grant without any approval',
    by: ['grant_rules'],
    attack: (f, of) => approve(f, of.applications.recommended, of.people.approver, { approval: null }),
  },
  {
    name: 'a grant by one approval where two are needed',
    by: ['grant_rules'],
    prepare: (f, of) => {
      recommend(f, of.applications.lax, of.people.officer)
    },
    attack: (f, of) => approve(f, of.applications.lax, of.people.approver),
  },
  {
    name: 'a second approval without the first',
    by: ['approval_rules'],
    prepare: (f, of) => {
      recommend(f, of.applications.lax, of.people.officer)
    },
    attack: (f, of) => approve(f, of.applications.lax, of.people.approver, { nth: 2, first: true }),
  },
  {
    name: 'a second approval by the one who gave the first',
    by: ['approval_rules'],
    attack: (f, of) => approve(f, of.applications.half, of.people.approver, { nth: 2 }),
  },
  {
    name: 'the first of two approvals in an event of a case officer',
    by: ['seal_writers'],
    prepare: (f, of) => {
      recommend(f, of.applications.lax, of.people.officer)
    },
    attack: (f, of) => approve(f, of.applications.lax, of.people.officer2, { kind: 'checks_run', first: true }),
  },
  {
    name: 'an approval of an outdated digest',
    by: ['approval_rules'],
    attack: (f, of) => approve(f, of.applications.recommended, of.people.approver, { approval: { digest: 'seen before' } }),
  },
  {
    name: 'an approval after the application was corrected',
    by: ['approval_rules'],
    prepare: (f, of) => again(f, of.applications.recommended, of.people.officer),
    attack: (f, of) =>
      approve(f, of.applications.recommended, of.people.approver, {
        grant: {
          payee: f.value(
            'SELECT f.payee FROM recommendation r JOIN application_version f ON f.id = r.application_version WHERE r.application = ?',
            of.applications.recommended,
          ),
        },
      }),
  },
  {
    name: 'an approval whose mandatory check failed meanwhile',
    by: ['approval_rules'],
    prepare: (f, of) => {
      f.event('check_recorded', of.people.officer)
      f.row('check_result', {
        application: of.applications.recommended,
        application_version: f.value('SELECT max(id) FROM application_version WHERE application = ?', of.applications.recommended),
        programme_version: 1,
        criterion: 'call',
        outcome: 'fail',
        by: 'officer',
      })
      f.seal()
    },
    attack: (f, of) => approve(f, of.applications.recommended, of.people.approver),
  },
  {
    name: 'a grant of more than was recommended',
    by: ['grant_rules', 'seal_instalments'],
    attack: (f, of) => approve(f, of.applications.recommended, of.people.approver, { grant: { amount: 600_000 } }),
  },
  {
    name: 'a grant to another payee than was approved',
    by: ['grant_rules'],
    attack: (f, of) => approve(f, of.applications.recommended, of.people.approver, { grant: { payee: 1 } }),
  },
  {
    name: 'a grant from another fund',
    by: ['grant_rules', 'posting_subject', 'seal_grants'],
    attack: (f, of) => approve(f, of.applications.recommended, of.people.approver, { grant: { fund: of.fund + 1 } }),
  },
  {
    name: 'a second grant of one application',
    by: ['approval_append', 'approval_rules', 'UNIQUE constraint failed: approval.recommendation, approval.nth'],
    attack: (f, of) => approve(f, f.value('SELECT application FROM grant WHERE id = ?', of.grants.payable), of.people.approver2),
  },
  {
    name: 'a grant committed at less than its row',
    by: ['seal_grants'],
    attack: (f, of) => approve(f, of.applications.recommended, of.people.approver, { postings: (g) => approvalPostings(g, 100) }),
  },
  {
    name: 'a grant with instalments beyond its amount',
    by: ['seal_grants'],
    attack: (f, of) =>
      approve(f, of.applications.recommended, of.people.approver, {
        instalments: [
          { due_on: '2020-11-02', amount: 300_000 },
          { due_on: '2020-11-02', amount: 300_000 },
        ],
      }),
  },
  {
    name: 'a grant due on other days than recommended',
    by: ['seal_instalments'],
    attack: (f, of) => approve(f, of.applications.recommended, of.people.approver, { instalments: [{ due_on: '2020-10-01', amount: 300_000 }] }),
  },
  {
    name: "an older grant topped up in another's approval",
    by: ['seal_own_rows'],
    attack: (f, of) =>
      approve(f, of.applications.recommended, of.people.approver, {
        more: () => f.entry('grant_approved', of.fund, approvalPostings(of.grants.payable, 300_000)),
      }),
  },
  {
    name: "an approval whose expense is no grant's",
    by: ['seal_own_rows'],
    attack: (f, of) =>
      approve(f, of.applications.recommended, of.people.approver, { postings: (g, a) => [['expenses:assistance', 0, a], ...approvalPostings(g, a).slice(1)] }),
  },
  {
    name: 'an approval without its grant',
    by: ['step_application'],
    attack: (f, of) => {
      f.event('approved', of.people.approver)
      f.step('application', of.applications.recommended, 'recommended', 'approved')
      f.seal()
    },
  },
  {
    name: 'an instalment added to an older grant',
    by: ['instalment_rules', 'seal_writers'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.row('instalment', { grant: of.grants.payable, nth: 2, due_on: '2020-11-02', amount: 300_000 })
      f.seal()
    },
  },
  {
    name: 'a grant beyond the available budget',
    by: ['seal_caps', 'seal_limits'],
    prepare: (f, of) => {
      recommend(f, of.applications.checked, of.people.officer, { amount: 9_900_000 })
    },
    attack: (f, of) => approve(f, of.applications.checked, of.people.approver),
  },
  {
    name: "a grant beyond the programme's caps",
    by: ['seal_caps'],
    prepare: (f, of) => {
      recommend(f, of.applications.checked, of.people.officer, { amount: 1_000_000 })
    },
    attack: (f, of) => approve(f, of.applications.checked, of.people.approver),
  },
  {
    name: 'a grant while the fund is overspent',
    by: ['seal_grants'],
    prepare: (f, of) =>
      f.without(['seal_ties'], () => {
        f.event('match_made', of.people.finance)
        f.entry('overspent', of.fund, [
          ['budget:available', 0, 1],
          ['budget:overspent', 0, -1],
        ])
        f.seal()
      }),
    attack: (f, of) => f.without(['seal_ties'], () => approve(f, of.applications.recommended, of.people.approver)),
  },

  {
    name: 'a case withdrawn by its state alone',
    by: ['step_withdrawn'],
    attack: (f, of) => {
      f.event('withdrawn', of.people.officer)
      f.step('application', of.applications.checked, 'checking', 'withdrawn')
      f.seal()
    },
  },

  // Separation of persons
  {
    name: 'whoever recommends approves',
    by: ['approval_rules'],
    prepare: (f, of) => {
      recommend(f, of.applications.checked, of.people.hats)
    },
    attack: (f, of) => approve(f, of.applications.checked, of.people.hats),
  },
  {
    name: 'whoever recommends refuses',
    by: ['refusal_rules'],
    prepare: (f, of) => {
      recommend(f, of.applications.checked, of.people.hats)
    },
    attack: (f, of) => {
      f.event('refused', of.people.hats)
      f.row('refusal', { application: of.applications.checked, reason: 'not_enrolled' })
      f.step('application', of.applications.checked, 'recommended', 'refused')
      f.seal()
    },
  },
  {
    name: 'whoever refused approves the review',
    by: ['approval_rules'],
    prepare: (f, of) => reviewed(f, of.applications.checked, of.people),
    attack: (f, of) => approve(f, of.applications.checked, of.people.hats),
  },
  {
    name: 'whoever refused recommends the review',
    by: ['recommendation_rules'],
    prepare: (f, of) => refusedBy(f, of.applications.checked, of.people),
    attack: (f, of) => recommend(f, of.applications.checked, of.people.hats),
  },
  {
    name: 'whoever approved recommends again',
    by: ['recommendation_rules'],
    prepare: (f, of) => back(f, of.applications.half),
    attack: (f, of) => f.without(['event_permit'], () => recommend(f, of.applications.half, of.people.approver)),
  },
  {
    name: 'whoever recommended prepares the payout',
    by: ['payout_rules'],
    prepare: (f, of) => {
      recommend(f, of.applications.checked, of.people.hats)
      approve(f, of.applications.checked, of.people.approver)
    },
    attack: (f, of) => prepare(f, of, [lastGrant(f)], of.people.hats),
  },
  {
    name: 'whoever approved prepares the payout',
    by: ['payout_rules'],
    prepare: (f, of) => {
      approve(f, of.applications.recommended, of.people.hats)
    },
    attack: (f, of) => prepare(f, of, [lastGrant(f)], of.people.hats),
  },
  {
    name: 'whoever gave the first of two approvals prepares the payout',
    by: ['payout_rules'],
    prepare: (f, of) => {
      recommend(f, of.applications.lax, of.people.officer)
      approve(f, of.applications.lax, of.people.hats, { first: true })
      approve(f, of.applications.lax, of.people.approver, { nth: 2 })
    },
    attack: (f, of) => prepare(f, of, [lastGrant(f)], of.people.hats),
  },
  {
    name: 'whoever prepared releases',
    by: ['release_rules'],
    prepare: (f, of) => {
      prepare(f, of, [of.grants.payable], of.people.hats)
    },
    attack: (f, of) => release(f, of, lastBatch(f), of.people.hats),
  },
  {
    name: 'whoever recommended releases',
    by: ['release_rules'],
    prepare: (f, of) => {
      recommend(f, of.applications.checked, of.people.hats)
      approve(f, of.applications.checked, of.people.approver)
      prepare(f, of, [lastGrant(f)], of.people.finance)
    },
    attack: (f, of) => release(f, of, lastBatch(f), of.people.hats),
  },
  {
    name: 'whoever approved releases',
    by: ['release_rules'],
    prepare: (f, of) => {
      approve(f, of.applications.recommended, of.people.hats)
      prepare(f, of, [lastGrant(f)], of.people.finance)
    },
    attack: (f, of) => release(f, of, lastBatch(f), of.people.hats),
  },
  {
    name: 'whoever released matches by hand',
    by: ['match_payout_rules'],
    prepare: (f, of) => release(f, of, of.batch, of.people.hats),
    attack: (f, of) => settle(f, of, of.preparedPayout, of.people.hats),
  },
  {
    name: "whoever released matches by hand in the engine's name",
    by: ['match_by'],
    prepare: (f, of) => release(f, of, of.batch, of.people.hats),
    attack: (f, of) => settle(f, of, of.preparedPayout, of.people.hats, { by: 'engine' }),
  },
  {
    name: "a match by hand first, and the same person's release after it",
    by: ['match_payout_left', 'step_allowed', 'state_update', 'seal_payable', 'seal_transit', 'seal_limits'],
    attack: (f, of) => settle(f, of, of.preparedPayout, of.people.hats),
  },
  {
    name: 'whoever recorded a changed payee approves it',
    by: ['payee_approval_rules', 'hold_end'],
    prepare: (f, of) => changePayee(f, of.grants.payable, of.people.hats),
    attack: (f, of) => approvePayee(f, of.people.hats),
  },
  {
    name: 'a changed payee approved in an event of finance',
    by: ['seal_writers'],
    prepare: (f, of) => changePayee(f, of.grants.payable, of.people.officer),
    attack: (f, of) => approvePayee(f, of.people.finance, { kind: 'rate_recorded' }),
  },
  {
    name: 'a payee changed by finance',
    by: ['seal_writers'],
    attack: (f, of) => changePayee(f, of.grants.payable, of.people.finance, { kind: 'rate_recorded' }),
  },
  {
    name: 'whoever approved a changed payee ends its cooling-off',
    by: ['cooling_off_end_rules'],
    attack: (f, of) => {
      f.event('cooling_off_ended', of.people.approver2)
      f.row('cooling_off_end', { payee_approval: f.value('SELECT max(id) FROM payee_approval') })
      f.seal()
    },
  },
  {
    name: 'a cooling-off ended in an event of finance',
    by: ['seal_writers'],
    attack: (f, of) => {
      f.event('rate_recorded', of.people.finance)
      f.row('cooling_off_end', { payee_approval: f.value('SELECT max(id) FROM payee_approval') })
      f.seal()
    },
  },
  {
    name: 'whoever set a hold ends it',
    by: ['hold_end', 'seal_holds'],
    attack: (f, of) => {
      f.event('payee_recorded', of.people.officer2)
      f.step('hold', f.value('SELECT id FROM hold WHERE grant = ?', of.grants.waiting), 'standing', 'ended')
      f.seal()
    },
  },
  {
    name: 'a hold that another person set ended by recording a payee elsewhere',
    by: ['seal_holds'],
    attack: (f, of) => {
      f.event('payee_recorded', of.people.officer)
      f.step('hold', f.value('SELECT id FROM hold WHERE grant = ?', of.grants.waiting), 'standing', 'ended')
      f.seal()
    },
  },
  {
    name: 'a break answered by a role that the action does not have',
    by: ['resolution_role'],
    attack: (f, of) => {
      f.event('break_resolved', of.people.approver)
      f.row('resolution', { break: of.breakOfDebit, action: 'charge' })
      f.step('break', of.breakOfDebit, 'open', 'resolved')
      f.seal()
    },
  },
  {
    name: 'a break answered by an action that its kind does not have',
    by: ['resolution_role', 'resolution_rules'],
    attack: (f, of) => {
      f.event('break_resolved', of.people.finance)
      f.row('resolution', { break: of.breakOfDebit, action: 'settle' })
      f.step('break', of.breakOfDebit, 'open', 'resolved')
      f.seal()
    },
  },

  {
    name: 'whoever drew up a closing approves it',
    by: ['closing_approval'],
    prepare: (f, of) => {
      f.event('closing_drawn_up', of.people.hats)
      f.row('closing', { bank_account: of.account, as_of: '2020-11-01', ledger_balance: 0, statement_balance: 0 })
      f.seal()
    },
    attack: (f, of) => {
      f.event('closing_approved', of.people.hats)
      f.step('closing', f.value('SELECT max(id) FROM closing'), 'drawn_up', 'approved')
    },
  },
  {
    name: 'whoever drew up the close of a period approves it',
    by: ['period_approval'],
    prepare: (f, of) => {
      f.event('period_drawn_up', of.people.hats)
      f.row('period', { closed_through: '2020-11-01' })
      f.seal()
    },
    attack: (f, of) => {
      f.event('period_approved', of.people.hats)
      f.step('period', f.value('SELECT max(id) FROM period'), 'drawn_up', 'approved')
    },
  },

  // Preparing and releasing
  {
    name: 'a payout that joins a released batch',
    by: ['payout_rules'],
    attack: (f, of) => {
      f.event('batch_prepared', of.people.finance)
      joins(f, of.releasedBatch, of.grants.payable)
      f.seal()
    },
  },
  {
    name: 'a payout that joins a batch prepared before',
    by: ['payout_rules'],
    attack: (f, of) => {
      f.event('batch_prepared', of.people.finance)
      joins(f, of.batch, of.grants.payable)
      f.seal()
    },
  },
  { name: 'an instalment in two batches', by: ['payout_rules', 'seal_payable'], attack: (f, of) => prepare(f, of, [of.grants.prepared], of.people.finance) },
  {
    name: 'an instalment twice in one batch',
    by: ['payout_rules', 'seal_payable'],
    attack: (f, of) => prepare(f, of, [of.grants.payable], of.people.finance, { twice: true }),
  },
  {
    name: 'an instalment that is settled, paid again',
    by: ['payout_rules', 'seal_payable'],
    attack: (f, of) => prepare(f, of, [f.value('SELECT grant FROM payout WHERE id = ?', of.payouts.settled)], of.people.finance),
  },
  {
    name: 'an instalment that is on its way, paid again',
    by: ['payout_rules', 'seal_payable'],
    attack: (f, of) => prepare(f, of, [f.value('SELECT grant FROM payout WHERE id = ?', of.payouts.onItsWay)], of.people.finance),
  },
  {
    name: 'more than the instalment',
    by: ['payout_rules', 'seal_payable'],
    attack: (f, of) => prepare(f, of, [of.grants.payable], of.people.finance, { payout: { amount: 300_001, fund_amount: 300_001 } }),
  },
  {
    name: 'a payout of less than nothing that makes room for another',
    by: ['payout_amount'],
    attack: (f, of) => {
      f.event('batch_prepared', of.people.finance)
      f.db.pragma('ignore_check_constraints = ON')
      const batch = f.row('batch', { bank_account: of.account, reference: 'TONEGATIVE', count: 3, total: 300_000, digest: 'x' })
      for (const [n, amount] of [-300_000, 300_000, 300_000].entries())
        joins(f, batch, of.grants.payable, { amount, fund_amount: amount, reference: `TONEGATIVE${n}` })
      f.seal()
    },
  },
  {
    name: "a payout of another grant's instalment",
    by: ['payout_rules'],
    attack: (f, of) =>
      prepare(f, of, [of.grants.payable], of.people.finance, {
        payout: { instalment: f.value('SELECT id FROM instalment WHERE grant = ?', of.grants.cooling) },
      }),
  },
  {
    name: 'a payout to another payee',
    by: ['payout_rules'],
    attack: (f, of) => prepare(f, of, [of.grants.payable], of.people.finance, { payout: { payee: 1 } }),
  },
  {
    name: 'a payout to a changed payee whom nobody approved',
    by: ['payout_rules'],
    attack: (f, of) =>
      prepare(f, of, [of.grants.waiting], of.people.finance, {
        payout: { payee: f.value('SELECT payee FROM payee_change WHERE grant = ?', of.grants.waiting) },
      }),
  },
  {
    name: 'a payout of another amount than was approved',
    by: ['payout_rules'],
    attack: (f, of) => prepare(f, of, [of.grants.payable], of.people.finance, { payout: { amount: 900_000 }, total: 900_000 }),
  },
  {
    name: 'a payout in dollars at a rate that nobody recorded',
    by: ['payout_amount'],
    attack: (f, of) =>
      prepare(f, of, [of.grants.dollars], of.people.finance, { account: of.dollarAccount, payout: { amount: 300_000, rate: '1', rate_source: 'me' } }),
  },
  {
    name: 'a payout in dollars at the recorded rate and another amount',
    by: ['payout_amount'],
    attack: (f, of) =>
      prepare(f, of, [of.grants.dollars], of.people.finance, {
        account: of.dollarAccount,
        payout: { amount: 360_000, rate: '0.12', rate_source: 'central bank, 2020-11-02' },
      }),
  },
  {
    name: 'a payout in dollars without a rate',
    by: ['payout_rules'],
    attack: (f, of) => prepare(f, of, [of.grants.dollars], of.people.finance, { account: of.dollarAccount }),
  },
  {
    name: 'a batch whose total is not its payouts',
    by: ['seal_batches'],
    attack: (f, of) => prepare(f, of, [of.grants.payable], of.people.finance, { total: 1 }),
  },
  {
    name: 'a batch of nothing',
    by: ['seal_batches'],
    attack: (f, of) => {
      f.event('batch_prepared', of.people.finance)
      f.row('batch', { bank_account: of.account, reference: 'TOEMPTY', count: 1, total: 1, digest: 'x' })
      f.seal()
    },
  },
  {
    name: 'a release of another batch than was seen',
    by: ['release_rules'],
    attack: (f, of) => release(f, of, of.batch, of.people.releaser, { row: { digest: 'another' } }),
  },
  {
    name: 'a release of a batch a second time',
    by: ['release_append', 'release_rules', 'UNIQUE constraint failed: release.batch'],
    attack: (f, of) => release(f, of, of.releasedBatch, of.people.releaser),
  },
  {
    name: 'payouts instructed without a release',
    by: ['step_batch', 'step_payout', 'seal_releases'],
    attack: (f, of) => release(f, of, of.batch, of.people.releaser, { row: null }),
  },
  { name: "a release without its batch's step", by: ['seal_releases'], attack: (f, of) => release(f, of, of.batch, of.people.releaser, { batchStep: false }) },
  {
    name: 'a release that leaves a payout behind',
    by: ['seal_batches', 'seal_releases'],
    prepare: (f, of) => {
      approve(f, of.applications.recommended, of.people.approver)
      prepare(f, of, [of.grants.payable, lastGrant(f)], of.people.finance)
    },
    attack: (f, of) => release(f, of, lastBatch(f), of.people.releaser, { leave: [f.value('SELECT max(id) FROM payout')] }),
  },
  {
    name: 'a release in an event of a case officer',
    by: ['seal_writers', 'seal_batches'],
    attack: (f, of) => {
      f.event('checks_run', of.people.officer2)
      f.row('release', { batch: of.batch, digest: f.value<string>('SELECT digest FROM batch WHERE id = ?', of.batch) })
      f.seal()
    },
  },
  {
    name: "a release whose entry pays another grant's money",
    by: ['seal_payable'],
    attack: (f, of) =>
      release(f, of, of.batch, of.people.releaser, {
        postings: [
          ['liabilities:grants-payable', of.grants.payable, 300_000],
          ['liabilities:payouts-in-transit', of.preparedPayout, -300_000],
        ],
      }),
  },
  {
    name: 'a release that books more than its payouts',
    by: ['seal_payable', 'seal_transit', 'seal_limits'],
    attack: (f, of) =>
      release(f, of, of.batch, of.people.releaser, {
        postings: [
          ['liabilities:grants-payable', of.grants.prepared, 300_001],
          ['liabilities:payouts-in-transit', of.preparedPayout, -300_001],
        ],
      }),
  },
  {
    name: 'a release while the grant is held',
    by: ['release_rules'],
    prepare: (f, of) => changePayee(f, of.grants.prepared, of.people.officer),
    attack: (f, of) => release(f, of, of.batch, of.people.releaser),
  },
  {
    name: 'a release while the cooling-off runs',
    by: ['release_rules'],
    prepare: (f, of) => {
      prepare(f, of, [of.grants.cooling], of.people.finance)
    },
    attack: (f, of) => release(f, of, lastBatch(f), of.people.releaser),
  },
  {
    name: 'a release to the payee before the change',
    by: ['release_rules'],
    prepare: (f, of) => {
      changePayee(f, of.grants.prepared, of.people.officer)
      approvePayee(f, of.people.approver2)
    },
    attack: (f, of) => release(f, of, of.batch, of.people.releaser),
  },
  { name: 'a changed payee that holds nothing', by: ['seal_holds'], attack: (f, of) => changePayee(f, of.grants.payable, of.people.officer, { hold: false }) },
  {
    name: 'a changed payee of another student',
    by: ['payee_change_rules'],
    attack: (f, of) => changePayee(f, of.grants.payable, of.people.officer, { payee: 1 }),
  },
  {
    name: 'a cooling-off that is over before it began',
    by: ['payee_approval_rules'],
    attack: (f, of) => approvePayee(f, of.people.approver, { payableFrom: '2020-11-02T00:00:00.000Z' }),
  },
  {
    name: 'a batch cancelled that leaves its payout prepared',
    by: ['seal_releases'],
    attack: (f, of) => {
      f.event('batch_cancelled', of.people.finance)
      f.step('batch', of.batch, 'prepared', 'cancelled')
      f.seal()
    },
  },

  {
    name: 'a payout in dollars at a rate of long ago',
    by: ['payout_amount'],
    prepare: (f, of) => {
      f.event('rate_recorded', of.people.finance)
      f.row('exchange_rate', { from_currency: 'TRY', to_currency: 'USD', rate: '0.6', date: '2010-11-02', source: 'central bank' })
      f.seal()
    },
    attack: (f, of) =>
      prepare(f, of, [of.grants.dollars], of.people.finance, {
        account: of.dollarAccount,
        payout: { amount: 180_000, rate: '0.6', rate_source: 'central bank, 2010-11-02' },
      }),
  },

  // Settling
  {
    name: 'a grant that is paid by its state alone',
    by: ['seal_ends'],
    attack: (f, of) => {
      f.event('match_made', of.people.finance)
      f.step('grant', f.value('SELECT grant FROM payout WHERE id = ?', of.payouts.onItsWay), 'paying', 'paid')
      f.seal()
    },
  },
  {
    name: 'a payout settled by its state alone',
    by: ['seal_proofs', 'seal_payable', 'seal_transit'],
    attack: (f, of) => {
      f.event('match_made', of.people.finance)
      f.step('payout', of.payouts.onItsWay, 'instructed', 'settled')
      f.seal()
    },
  },
  {
    name: 'a payout settled without a match',
    by: ['seal_proofs', 'seal_line_states', 'seal_transit'],
    attack: (f, of) => settle(f, of, of.payouts.onItsWay, of.people.finance, { match: false }),
  },
  {
    name: 'a payout settled by a match of another kind',
    by: ['seal_proofs', 'seal_transit'],
    attack: (f, of) => settle(f, of, of.payouts.onItsWay, of.people.finance, { matchKind: 'payment' }),
  },
  {
    name: 'a payout settled by a line of another account',
    by: ['match_line_rules', 'posting_rules'],
    attack: (f, of) => settle(f, of, of.payouts.onItsWay, of.people.finance, { line: of.lines.elsewhere }),
  },
  {
    name: 'a payout "settled" by a receipt, all of it payable again',
    by: ['seal_proofs', 'seal_lines_booked'],
    attack: (f, of) =>
      settle(f, of, of.payouts.onItsWay, of.people.finance, {
        line: of.lines.receipt,
        shortfall: 300_000,
        postings: (p, g) => [
          ['liabilities:payouts-in-transit', p, 300_000],
          ['liabilities:grants-payable', g, -300_000],
        ],
      }),
  },
  {
    name: 'a shortfall that nothing made payable again',
    by: ['seal_proofs'],
    attack: (f, of) => settle(f, of, of.payouts.onItsWay, of.people.finance, { shortfall: 300_000 }),
  },
  {
    name: 'a shortfall of a settlement before',
    by: ['shortfall_rules'],
    attack: (f, of) => {
      f.event('match_made', of.people.finance)
      f.row('shortfall', { match: of.settlement, payout: of.payouts.settled, amount: 300_000 })
      f.seal()
    },
  },
  {
    name: 'a settlement that leaves its payout on its way',
    by: ['seal_proofs', 'seal_payable', 'seal_transit'],
    attack: (f, of) => settle(f, of, of.payouts.onItsWay, of.people.finance, { payoutStep: false }),
  },
  {
    name: 'a settled payout settled by another line',
    by: ['match_payout_rules', 'seal_proofs', 'seal_payable', 'seal_transit', 'seal_limits'],
    attack: (f, of) => settle(f, of, of.payouts.settled, of.people.finance, { payoutStep: false }),
  },
  {
    name: 'a settlement that spends less than it took',
    by: ['seal_payable'],
    attack: (f, of) => settle(f, of, of.payouts.onItsWay, of.people.finance, { postings: (p, g, l) => settledPostings(p, g, l).slice(0, 2) }),
  },
  {
    name: 'a match made in an event of a releaser',
    by: ['match_payout_rules', 'step_allowed', 'entry_rules', 'seal_writers'],
    attack: (f, of) => settle(f, of, of.payouts.onItsWay, of.people.releaser, { kind: 'batch_stopped' }),
  },
]

type F = Parameters<Attack['attack']>[0]
type People = Readonly<Record<'hats' | 'officer' | 'approver', number>>

export const lastGrant = (f: F) => f.value('SELECT max(id) FROM grant')
export const lastBatch = (f: F) => f.value('SELECT max(id) FROM batch')

/** A correction: a new version of an application, with its payee as it was. */
function again(f: F, application: number, actor: number): void {
  f.event('application_corrected', actor)
  const last = f.db
    .prepare('SELECT student_version, payee, host_country FROM application_version WHERE application = ? ORDER BY id DESC')
    .get(application) as Record<string, number>
  f.row('application_version', { application, ...last })
  f.seal()
}

/** The application goes back to be checked, by triggers out of the way. */
function back(f: F, application: number): void {
  f.without(['step_allowed', 'event_permit', 'step_reopened'], () => {
    f.event('reopened', 1)
    f.step('application', application, f.value<string>("SELECT state FROM state WHERE noun = 'application' AND subject = ?", application), 'checking')
    f.seal()
  })
}

export function refusedBy(f: F, application: number, people: People): void {
  recommend(f, application, people.officer)
  f.event('refused', people.hats)
  f.row('refusal', { application, reason: 'not_enrolled' })
  f.step('application', application, 'recommended', 'refused')
  f.seal()
  back(f, application)
}

export function reviewed(f: F, application: number, people: People): void {
  refusedBy(f, application, people)
  recommend(f, application, people.officer)
}

export function changePayee(
  f: F,
  grant: number,
  actor: number,
  { kind = 'payee_recorded', hold = true, payee }: { kind?: string; hold?: boolean; payee?: number } = {},
): void {
  f.event(kind, actor)
  const student = f.value('SELECT student FROM grant WHERE id = ?', grant)
  const made = payee ?? f.row('payee', { student, relation: 'self', way: 'account', currency: 'TRY', personal: Buffer.from('mine') })
  f.row('payee_change', { grant, payee: made, digest: 'mine' })
  if (hold) f.row('hold', { cause: 'payee_change', grant })
  f.seal()
}

/** Approves the last changed payee. */
export function approvePayee(
  f: F,
  actor: number,
  { kind = 'payee_approved', payableFrom = '2020-12-24T00:00:00.000Z' }: { kind?: string; payableFrom?: string } = {},
): void {
  const change = f.db
    .prepare('SELECT id, grant FROM payee_change c WHERE NOT EXISTS(SELECT 1 FROM payee_approval WHERE payee_change = c.id) ORDER BY id DESC')
    .get() as { id: number; grant: number }
  f.event(kind, actor)
  f.row('payee_approval', { payee_change: change.id, payable_from: payableFrom })
  if (kind === 'payee_approved')
    f.step(
      'hold',
      f.value("SELECT h.id FROM hold h JOIN state s ON s.noun = 'hold' AND s.subject = h.id AND s.state = 'standing' WHERE h.grant = ?", change.grant),
      'standing',
      'ended',
    )
  f.seal()
}

function joins(f: F, batch: number, grant: number, over: Readonly<Record<string, number | string>> = {}): void {
  const instalment = f.value('SELECT id FROM instalment WHERE grant = ?', grant)
  const payee = f.value('SELECT payee FROM grant_payee WHERE grant = ?', grant)
  f.row('payout', { batch, instalment, grant, payee, reference: `TOJOINED${f.seq}`, amount: 300_000, fund_amount: 300_000, ...over })
}
