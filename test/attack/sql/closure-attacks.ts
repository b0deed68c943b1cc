import type { Attack } from './attack.ts'
import type { ClosureBook } from './closure-book.ts'
import type { Forger, Posted } from './forger.ts'

const usd = (account: string) => `${account} USD`
const REFUNDS = usd('liabilities:donor-refunds')

interface Closing {
  readonly by?: number
  readonly fund?: number
  readonly step?: boolean
  /** What each of the two contributions is refunded. */
  readonly shares?: readonly [number, number]
  readonly also?: () => void
}

/** Closes the fund that is ready: 300.00 to its two donors. */
export function closeReady(f: Forger, of: ClosureBook, how: Closing = {}): void {
  const [first, second] = of.ready.contributions
  const [one, two] = how.shares ?? [10_000, 20_000]
  f.event('fund_closed', how.by ?? of.people.finance)
  how.also?.()
  const postings: Posted[] = [
    [usd('income:contributions'), first, one],
    [usd('income:contributions'), second, two],
    [REFUNDS, first, -one],
    [REFUNDS, second, -two],
    [usd('budget:appropriated'), 0, one + two],
    [usd('budget:available'), 0, -one - two],
  ]
  if (one + two > 0)
    f.entry(
      'fund_closed',
      of.ready.fund,
      postings.filter(([, , minor]) => minor !== 0),
    )
  if (how.step !== false) f.step('fund', of.ready.fund, 'open', 'closed')
  f.seal()
}

interface Refunding {
  readonly minor?: number
  readonly contribution?: number
  readonly named?: number
  readonly kind?: string
  readonly fund?: number
}

/** The debit of 60.00 pays a refund of the closed fund. */
export function refund(f: Forger, of: ClosureBook, how: Refunding = {}): void {
  const contribution = how.contribution ?? of.closed.contribution
  f.event('match_made', of.people.finance)
  const match = f.row('match', { bank_account: of.dollars, kind: how.kind ?? 'refund', by: 'person', rules: 1, features: '[]' })
  f.row('match_line', { match, line: of.debit })
  f.step('line', of.debit, 'open', 'matched')
  f.row('match_contribution', { match, contribution: how.named ?? contribution })
  const entry = f.entry('refund_paid', how.fund ?? of.closed.fund, [
    [REFUNDS, contribution, 6_000],
    [usd('assets:bank:D'), 0, -6_000, of.debit],
  ])
  f.row('match_entry', { match, entry })
  f.seal()
}

const inClosed = (event: string, by: 'finance' | 'approver', kind: string, postings: readonly Posted[]) => (f: Forger, of: ClosureBook) => {
  f.event(event, of.people[by])
  f.entry(kind, of.closed.fund, postings)
  f.seal()
}

/** A gain that no rate made: the opening is said to be exchanged. */
const FALSE_GAIN = (f: Forger, of: ClosureBook) => () => {
  f.entry('opening_carried', of.ready.fund, [
    [usd('equity:opening'), 0, 10_000],
    [usd('equity:fx-position'), 0, -10_000],
  ])
  f.entry('rate_difference', of.ready.fund, [
    [usd('equity:fx-position'), 0, 10_000],
    [usd('expenses:fx-difference'), 0, -10_000],
    [usd('budget:available'), 0, 10_000],
    [usd('budget:spent'), 0, -10_000],
  ])
}

/** Out of the way where a test brings about by one entry what would take lines and matches. */
const WEAK = ['posting_rules', 'seal_posting_rules']

export const CLOSURE_ATTACKS: readonly Attack<ClosureBook>[] = [
  { name: 'a closure by a releaser', by: ['event_permit'], attack: (f, of) => closeReady(f, of, { by: of.people.releaser }) },
  { name: 'a closure that leaves money available', by: ['seal_closure'], attack: (f, of) => closeReady(f, of, { shares: [5_000, 10_000] }) },
  { name: 'a closure that refunds nothing', by: ['seal_closure'], attack: (f, of) => closeReady(f, of, { shares: [0, 0] }) },
  { name: 'a closure that refunds one donor alone', by: ['seal_refund_shares'], attack: (f, of) => closeReady(f, of, { shares: [30_000, 0] }) },
  { name: 'a closure that refunds one donor a little more', by: ['seal_refund_shares'], attack: (f, of) => closeReady(f, of, { shares: [10_002, 19_998] }) },
  { name: 'refunds of a fund that stays open', by: ['seal_closure'], attack: (f, of) => closeReady(f, of, { step: false }) },
  {
    name: 'a closure of two funds',
    by: ['seal_closure'],
    attack: (f, of) =>
      closeReady(f, of, {
        also: () =>
          void f.entry('rate_difference', of.closed.fund, [
            [usd('expenses:fx-difference'), 0, 100],
            [usd('equity:fx-position'), 0, -100],
            [usd('budget:spent'), 0, 100],
            [usd('budget:available'), 0, -100],
          ]),
      }),
  },
  {
    name: 'a closure that refunds a gain that no rate made',
    by: ['seal_opening_carried'],
    attack: (f, of) => closeReady(f, of, { shares: [13_334, 26_666], also: FALSE_GAIN(f, of) }),
  },
  {
    name: 'another closure while a grant of the fund is payable',
    by: ['seal_closure'],
    attack: inClosed('fund_closed', 'finance', 'rate_difference', [
      [usd('expenses:fx-difference'), 0, -100],
      [usd('equity:fx-position'), 0, 100],
      [usd('budget:spent'), 0, -100],
      [usd('budget:available'), 0, 100],
    ]),
  },
  {
    name: 'a fund of unexplained lines closed',
    by: ['fund_step'],
    attack: (f, of) => {
      f.event('fund_closed', of.people.finance)
      f.step('fund', of.unassigned, 'open', 'closed')
      f.seal()
    },
  },
  {
    name: 'a closed fund opened again',
    by: ['step_allowed'],
    attack: (f, of) => {
      f.event('fund_closed', of.people.finance)
      f.step('fund', of.closed.fund, 'closed', 'open')
      f.seal()
    },
  },
  {
    name: 'a contribution to a closed fund',
    by: ['contribution_closed_fund', 'seal_closed_contribution'],
    attack: (f, of) => contribute(f, of, of.closed.fund, of.dollars, 0),
  },
  {
    name: 'a contribution of more than a closed fund lacks',
    by: ['seal_closed_contribution'],
    prepare: (f, of) => {
      f.without(WEAK, () => {
        f.event('match_made', of.people.finance)
        f.entry('bank_charge', of.closed.fund, [
          [usd('expenses:bank-charges'), 0, 499],
          [usd('equity:opening'), 0, -499],
          [usd('budget:spent'), 0, 499],
          [usd('budget:overspent'), 0, -499],
        ])
        f.seal()
      })
    },
    attack: (f, of) => contribute(f, of, of.closed.fund, of.dollars, 0, 499),
  },
  {
    name: 'a refund of what no contribution brought',
    by: ['seal_refund_shares'],
    prepare: (f, of) => {
      const [first, second] = of.ready.contributions
      f.without(WEAK, () => {
        f.event('match_made', of.people.finance)
        f.entry('interest', of.ready.fund, [
          [usd('income:contributions'), first, 10_000],
          [usd('income:contributions'), second, 20_000],
          [usd('income:interest'), 0, -30_000],
        ])
        f.seal()
      })
    },
    attack: (f, of) => {
      f.event('fund_closed', of.people.finance)
      f.entry('fund_closed', of.ready.fund, [
        [usd('income:interest'), 0, 30_000],
        [REFUNDS, of.ready.contributions[0], -30_000],
        [usd('budget:appropriated'), 0, 30_000],
        [usd('budget:available'), 0, -30_000],
      ])
      f.step('fund', of.ready.fund, 'open', 'closed')
      f.seal()
    },
  },
  {
    name: 'a loss by rates of a fund that exchanged nothing',
    by: ['seal_rate_difference'],
    prepare: (f, of) => {
      f.without([...WEAK, 'seal_own_money'], () => {
        f.event('match_made', of.people.finance)
        f.entry('exchange', of.ready.fund, [
          [usd('equity:fx-position'), 0, 300],
          [usd('equity:opening'), 0, -300],
        ])
        f.seal()
      })
    },
    attack: (f, of) =>
      closeReady(f, of, {
        shares: [9_900, 19_800],
        also: () =>
          void f.entry('rate_difference', of.ready.fund, [
            [usd('expenses:fx-difference'), 0, 300],
            [usd('equity:fx-position'), 0, -300],
            [usd('budget:spent'), 0, 300],
            [usd('budget:available'), 0, -300],
          ]),
      }),
  },
  {
    name: "money in another fund's opening balance of another currency",
    by: ['contribution_opening_fund'],
    attack: (f, of) => contribute(f, of, of.ready.fund, of.euros, 1),
  },
  {
    name: 'money of a closed fund set aside',
    by: ['entry_closed_fund'],
    attack: inClosed('set_aside', 'finance', 'set_aside', [
      [usd('budget:set-aside'), 0, -1],
      [usd('budget:available'), 0, 1],
    ]),
  },
  { name: 'a grant from a closed fund', by: ['grant_closed_fund', 'entry_closed_fund'], attack: (f, of) => grant(f, of) },
  { name: 'a payout from a closed fund', by: ['payout_closed_fund'], attack: (f, of) => payout(f, of) },
  {
    name: 'a bank account whose home is a closed fund',
    by: ['bank_account_closed_fund'],
    attack: (f, of) => {
      f.event('bank_account_opened', of.people.finance)
      f.row('bank_account', { code: 'N', name: 'New', kind: 'bank', currency: 'USD', fund: of.closed.fund, opening_balance: 0, opening_date: '2020-11-02' })
      f.seal()
    },
  },
  {
    name: 'a refund of a contribution that its match does not name',
    by: ['seal_refunds'],
    attack: (f, of) => refund(f, of, { named: of.ready.contributions[0] }),
  },
  { name: 'a refund booked as a match of another kind', by: ['seal_refunds'], attack: (f, of) => refund(f, of, { kind: 'charge' }) },
  {
    name: 'a refund of a fund that is not closed',
    by: ['seal_limits'],
    attack: (f, of) => refund(f, of, { fund: of.ready.fund, contribution: of.ready.contributions[0] }),
  },
  {
    name: 'a refund paid twice',
    by: ['seal_limits'],
    prepare: (f, of) => {
      // All but 50.00 was paid before: by triggers out of the way, since no line of that amount came
      f.without(['seal_refunds', 'posting_rules', 'seal_posting_rules'], () => {
        f.event('match_made', of.people.finance)
        f.entry('refund_paid', of.closed.fund, [
          [REFUNDS, of.closed.contribution, 55_000],
          [usd('equity:opening'), 0, -55_000],
        ])
        f.seal()
      })
    },
    attack: (f, of) => refund(f, of),
  },
]

function contribute(f: Forger, of: ClosureBook, fund: number, account: number, before: 0 | 1, cleared = 0): void {
  f.event('contribution_recorded', of.people.finance)
  const id = f.row('contribution', { fund, donor: 'Donor', amount: 500, date: '2020-11-02', bank_account: account, before_opening: before })
  f.entry('contribution_recorded', fund, [
    [usd('assets:contributions-receivable'), id, 500],
    [usd('income:contributions'), id, -500],
    [usd('budget:available'), 0, 500],
    [usd('budget:appropriated'), 0, -500],
  ])
  if (cleared > 0)
    f.entry('overspent_cleared', fund, [
      [usd('budget:available'), 0, -cleared],
      [usd('budget:overspent'), 0, cleared],
    ])
  f.seal()
}

/** The last approval of a recommended case whose programme's fund is closed. */
function grant(f: Forger, of: ClosureBook): void {
  const application = of.closed.recommended
  f.event('approved', of.people.approver)
  const last = f.db.prepare('SELECT id, digest, amount FROM recommendation WHERE application = ? ORDER BY id DESC').get(application) as Record<string, number>
  const case_ = f.db
    .prepare('SELECT a.student, a.programme, v.payee FROM application a JOIN application_version v ON v.application = a.id WHERE a.id = ? ORDER BY v.id DESC')
    .get(application) as Record<string, number>
  const [recommendation, amount] = [last['id'] ?? 0, last['amount'] ?? 0]
  f.row('approval', { application, recommendation, nth: 1, digest: last['digest'] ?? '' })
  const id = f.row('grant', { application, recommendation, ...case_, fund: of.closed.fund, amount })
  f.row('instalment', { grant: id, nth: 1, due_on: '2020-11-02', amount })
  f.step('application', application, 'recommended', 'approved')
  f.entry('grant_approved', of.closed.fund, [
    [usd('expenses:assistance'), id, amount],
    [usd('liabilities:grants-payable'), id, -amount],
    [usd('budget:committed'), id, amount],
    [usd('budget:available'), 0, -amount],
  ])
  f.seal()
}

function payout(f: Forger, of: ClosureBook): void {
  f.event('batch_prepared', of.people.finance)
  const of_ = f.db
    .prepare('SELECT i.id AS instalment, y.payee FROM instalment i JOIN grant_payee y ON y.grant = i.grant WHERE i.grant = ?')
    .get(of.closed.grant) as Record<string, number>
  const batch = f.row('batch', { bank_account: of.euros, reference: 'TOBATCHFORGED1', count: 1, total: 45_000, digest: 'prepared' })
  f.row('payout', {
    batch,
    grant: of.closed.grant,
    ...of_,
    reference: 'TOPAYOUTFORGED',
    amount: 45_000,
    fund_amount: 50_000,
    rate: '0.9',
    rate_source: 'central bank, 2020-11-02',
  })
  f.seal()
}
