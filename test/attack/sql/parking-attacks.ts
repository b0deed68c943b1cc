import type { Attack } from './attack.ts'
import type { AttackBook } from './attack-book.ts'
import type { Forger } from './forger.ts'
import { drawUp } from './told-attacks.ts'

/** Attacks by what the approval of a closing parks, and by the grant to which a repayment is booked. */
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
]

interface Closing {
  /** What is parked beside the open lines of account B. */
  readonly beside?: ReadonlyArray<readonly [bank: string, line: number, minor: number]>
  readonly isKept?: boolean
  readonly isApproved?: boolean
  readonly actor?: number
}

/** The approval of a closing of account B, which parks its open lines; as it stands, lawful. */
export function closes(f: Forger, of: AttackBook, { beside = [], isKept = true, isApproved = true, actor = of.people.releaser }: Closing = {}): void {
  const closing = drawUp(f, of)
  f.event('closing_approved', actor)
  const open = f.db
    .prepare(`SELECT l.id, l.amount FROM statement_line l JOIN state s ON s.noun = 'line' AND s.subject = l.id AND s.state = 'open' WHERE l.bank_account = ?`)
    .all(of.account) as { id: number; amount: number }[]
  for (const [bank, line, minor] of [...open.map(({ id, amount }) => ['B', id, amount] as const), ...beside]) {
    const [kind, parked] = minor < 0 ? ['unidentified_payment', 'assets:unidentified-payments'] : ['unidentified_receipt', 'liabilities:unidentified-receipts']
    const entry = f.entry(kind ?? '', of.fund, [
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
