import type { Attack } from './attack.ts'
import type { AttackBook } from './attack-book.ts'
import type { Forger } from './forger.ts'
import { drawUp } from './told-attacks.ts'

/** Attacks by what the approval of a closing parks, by the grant to which a repayment is booked, and by the fund in which a line is. */
export const PARKING_ATTACKS: readonly Attack[] = [
  {
    name: 'a closing that parks a line of another account, in days that are closed',
    by: ['parking_of_closing'],
    attack: (f, of) => closes(f, of, { beside: [['C', of.lines.elsewhere, -300_000]] }),
  },
  { name: 'a closing that keeps nothing of what it parks', by: ['seal_parked'], attack: (f, of) => closes(f, of, { isKept: false }) },
  {
    name: 'a line parked by who drew up a closing, which nobody approves',
    by: ['seal_parked'],
    attack: (f, of) => closes(f, of, { isApproved: false, actor: of.people.finance }),
  },
  {
    name: 'a closing of days that are closed',
    by: ['seal_parked'],
    prepare: (f, of) => closes(f, of),
    attack: closesAgain,
  },
  {
    name: 'a repayment of one payout that is booked to another grant',
    by: ['seal_repaid_grant'],
    attack: repaysElsewhere,
  },
  {
    name: 'interest of an account whose money is another fund’s',
    by: ['seal_whose_fund'],
    attack: (f, of) => interest(f, of, otherFund(f, of)),
  },
  {
    name: 'a charge of a payout that another fund bears',
    by: ['seal_whose_fund'],
    attack: (f, of) => chargesPayout(f, of, otherFund(f, of)),
  },
  {
    name: 'a closing that parks in another fund than the account’s',
    by: ['parking_of_home'],
    attack: (f, of) => closes(f, of, { fund: otherFund(f, of) }),
  },
]

/** A fund that is neither the account's home nor any payout's. */
export function otherFund(f: Forger, of: AttackBook): number {
  f.event('fund_opened', of.people.finance)
  const fund = f.row('fund', { code: 'OTHER', name: 'Another', currency: 'TRY' })
  f.seal()
  return fund
}

/** The receipt of 42.00 as interest; in the account's fund, lawful. */
export function interest(f: Forger, of: AttackBook, fund: number): void {
  f.event('match_made', of.people.finance)
  const match = f.row('match', { bank_account: of.account, kind: 'interest', by: 'person', rules: 1, features: '[]' })
  f.row('match_line', { match, line: of.lines.receipt })
  f.step('line', of.lines.receipt, 'open', 'matched')
  const entry = f.entry('interest', fund, [
    ['assets:bank:B', 0, 4_200, of.lines.receipt],
    ['income:interest', 0, -4_200],
    ['budget:available', 0, 4_200],
    ['budget:appropriated', 0, -4_200],
  ])
  f.row('match_entry', { match, entry })
  f.seal()
}

/** The debit of 777.00 as a charge of a payout; in that one's fund, lawful. What the fund lacks goes to `overspent`. */
export function chargesPayout(f: Forger, of: AttackBook, fund: number): void {
  f.event('match_made', of.people.finance)
  const match = f.row('match', { bank_account: of.account, kind: 'charge', by: 'person', rules: 1, features: '[]' })
  f.row('match_line', { match, line: of.lines.debit })
  f.row('match_payout', { match, payout: of.payouts.onItsWay })
  f.step('line', of.lines.debit, 'open', 'matched')
  const entry = f.entry('bank_charge', fund, [
    ['expenses:bank-charges', 0, 77_700],
    ['assets:bank:B', 0, -77_700, of.lines.debit],
    ['budget:spent', 0, 77_700],
    [fund === of.fund ? 'budget:available' : 'budget:overspent', 0, -77_700],
  ])
  f.row('match_entry', { match, entry })
  f.seal()
}

interface Closing {
  /** What is parked beside the open lines of account B. */
  readonly beside?: ReadonlyArray<readonly [bank: string, line: number, minor: number]>
  readonly isKept?: boolean
  readonly isApproved?: boolean
  readonly actor?: number
  readonly fund?: number
}

/** The approval of a closing of account B, which parks its open lines; as it stands, lawful. */
export function closes(
  f: Forger,
  of: AttackBook,
  { beside = [], isKept = true, isApproved = true, actor = of.people.releaser, fund = of.fund }: Closing = {},
): void {
  const closing = drawUp(f, of)
  f.event('closing_approved', actor)
  const open = f.db
    .prepare(`SELECT l.id, l.amount FROM statement_line l JOIN state s ON s.noun = 'line' AND s.subject = l.id AND s.state = 'open' WHERE l.bank_account = ?`)
    .all(of.account) as { id: number; amount: number }[]
  for (const [bank, line, minor] of [...open.map(({ id, amount }) => ['B', id, amount] as const), ...beside]) {
    const [kind, parked] = minor < 0 ? ['unidentified_payment', 'assets:unidentified-payments'] : ['unidentified_receipt', 'liabilities:unidentified-receipts']
    const entry = f.entry(kind ?? '', fund, [
      [`assets:bank:${bank}`, 0, minor, line],
      [parked ?? '', line, -minor],
    ])
    if (isKept) f.row('parking', { closing, line, entry })
  }
  if (isApproved) f.step('closing', closing, 'drawn_up', 'approved')
  f.seal()
}

/** The approval of another closing to the same day, which parks nothing. */
export function closesAgain(f: Forger, of: AttackBook): void {
  const again = drawUp(f, of)
  f.event('closing_approved', of.people.releaser)
  f.step('closing', again, 'drawn_up', 'approved')
  f.seal()
}

/** The receipt of 42.00 as repaid of a payout that was settled, and booked to the grant of one that is on its way. */
export function repaysElsewhere(f: Forger, of: AttackBook): void {
  const grant = f.value('SELECT grant FROM payout WHERE id = ?', of.payouts.onItsWay)
  f.event('match_made', of.people.finance)
  const match = f.row('match', { bank_account: of.account, kind: 'repayment', by: 'person', rules: 1, features: '[]' })
  f.row('match_line', { match, line: of.lines.receipt })
  f.row('match_payout', { match, payout: of.payouts.settled })
  f.step('line', of.lines.receipt, 'open', 'matched')
  const entry = f.entry('repayment', of.fund, [
    ['assets:bank:B', 0, 4_200, of.lines.receipt],
    ['expenses:assistance', grant, -4_200],
    ['budget:spent', grant, -4_200],
    ['budget:available', 0, 4_200],
  ])
  f.row('match_entry', { match, entry })
  f.seal()
}
