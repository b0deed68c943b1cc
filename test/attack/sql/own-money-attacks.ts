import type { Attack } from './attack.ts'
import type { AttackBook } from './attack-book.ts'
import type { Forger, Posted, Row } from './forger.ts'

const TRANSIT = 'assets:transfers-in-transit'
const SENT = 300_000
const ARRIVED = 90_000
const KEPT = SENT - ARRIVED

interface Forged {
  readonly event?: string
  readonly by?: string
  readonly kind?: string
  readonly account?: number
  readonly lines?: readonly number[]
  readonly row?: Row
  readonly linked?: boolean
  readonly entry?: string
  readonly fund?: number
  readonly postings?: (transfer: number) => readonly Posted[]
}

const sentPostings = (of: AttackBook) => (transfer: number) =>
  [
    ['assets:bank:B', 0, -SENT, of.lines.bare],
    [TRANSIT, transfer, SENT],
  ] as readonly Posted[]

const arrivedPostings = (of: AttackBook) => (transfer: number) =>
  [
    ['assets:bank:C', 0, ARRIVED, of.lines.arrived],
    [TRANSIT, transfer, -SENT],
    ['expenses:bank-charges', 0, KEPT],
    ['budget:spent', 0, KEPT],
    ['budget:available', 0, -KEPT],
  ] as readonly Posted[]

/** The first end: 3000.00 sent from account B. Gives the transfer and its match. */
export function begin(f: Forger, of: AttackBook, how: Forged = {}): { transfer: number; match: number } {
  const lines = how.lines ?? [of.lines.bare]
  f.event(how.event ?? 'match_made', of.people.finance)
  const match = matched(f, how.account ?? of.account, lines, how)
  const row = { bank_account: of.account, line: lines[0] ?? 0, fund: of.fund, currency: 'TRY', amount: -SENT, ...how.row }
  const transfer = f.row('transfer', row)
  if (how.linked !== false) f.row('match_transfer', { match, transfer })
  booked(f, of, match, transfer, how, how.postings ?? sentPostings(of))
  return { transfer, match }
}

/** The other end: 900.00 arrived on account C, and the rest is a charge. Gives its match. */
export function join(f: Forger, of: AttackBook, transfer: number, how: Forged = {}): number {
  f.event(how.event ?? 'match_made', of.people.finance)
  const match = matched(f, how.account ?? of.otherAccount, how.lines ?? [of.lines.arrived], how)
  if (how.linked !== false) f.row('match_transfer', { match, transfer })
  booked(f, of, match, transfer, how, how.postings ?? arrivedPostings(of))
  return match
}

function matched(f: Forger, account: number, lines: readonly number[], { kind = 'transfer', by = 'person' }: Forged): number {
  const match = f.row('match', { bank_account: account, kind, by, rules: 1, features: '[]' })
  for (const line of lines) {
    f.row('match_line', { match, line })
    f.step('line', line, 'open', 'matched')
  }
  return match
}

function booked(f: Forger, of: AttackBook, match: number, transfer: number, how: Forged, postings: (transfer: number) => readonly Posted[]): void {
  f.row('match_entry', { match, entry: f.entry(how.entry ?? 'transfer', how.fund ?? of.fund, postings(transfer)) })
  f.seal()
}

/** Turns a match round, with its one entry. */
export function undo(f: Forger, of: AttackBook, match: number): void {
  f.event('match_reversed', of.people.finance)
  const entry = f.value('SELECT entry FROM match_entry WHERE match = ?', match)
  const posted = f.db
    .prepare(
      'SELECT a.code, p.subject, -p.amount AS amount, p.bank_line AS line FROM posting p JOIN account a ON a.id = p.account WHERE p.entry = ? ORDER BY p.id',
    )
    .all(entry) as { code: string; subject: number; amount: number; line: number | null }[]
  f.entry(
    'reversal',
    of.fund,
    posted.map((p): Posted => (p.line === null ? [p.code, p.subject, p.amount] : [p.code, p.subject, p.amount, p.line])),
    { reverses: entry },
  )
  f.step('match', match, 'confirmed', 'reversed')
  for (const { line } of f.db.prepare('SELECT line FROM match_line WHERE match = ?').all(match) as { line: number }[]) f.step('line', line, 'matched', 'open')
  f.seal()
}

/** Attacks on money between own accounts: what is in transit is never made, kept or doubled. */
export const OWN_MONEY_ATTACKS: readonly Attack[] = [
  {
    name: 'a transfer of another amount than its line',
    by: ['transfer_rules', 'seal_transfers'],
    attack: (f, of) => void begin(f, of, { row: { amount: -1 } }),
  },
  { name: 'a transfer of another currency', by: ['transfer_rules'], attack: (f, of) => void begin(f, of, { row: { currency: 'USD' } }) },
  {
    name: 'a transfer in another fund than its account’s',
    by: ['transfer_rules', 'posting_subject'],
    attack: (f, of) => void begin(f, of, { row: { fund: f.value('SELECT id FROM fund WHERE id <> ? ORDER BY id', of.fund) } }),
  },
  {
    name: 'a transfer begun by another line than its own',
    by: ['match_transfer_rules'],
    attack: (f, of) => void begin(f, of, { row: { line: of.lines.elsewhere, bank_account: of.otherAccount } }),
  },
  { name: 'a transfer that no match is of', by: ['seal_transfers'], attack: (f, of) => void begin(f, of, { linked: false }) },
  { name: 'a transfer by a match of another kind', by: ['match_transfer_rules', 'seal_own_money'], attack: (f, of) => void begin(f, of, { kind: 'charge' }) },
  { name: 'a transfer made by the engine', by: ['entry_rules', 'seal_writers'], attack: (f, of) => void begin(f, of, { event: 'matches_made', by: 'engine' }) },
  {
    name: 'a transfer of two lines',
    by: ['seal_own_money'],
    attack: (f, of) =>
      void begin(f, of, {
        lines: [of.lines.bare, of.lines.debit],
        postings: (transfer) => [...sentPostings(of)(transfer).slice(0, 1), ['assets:bank:B', 0, -77_700, of.lines.debit], [TRANSIT, transfer, SENT + 77_700]],
      }),
  },
  {
    name: 'money in transit under no transfer',
    by: ['posting_subject'],
    attack: (f, of) => void begin(f, of, { linked: true, postings: () => sentPostings(of)(77) }),
  },
  {
    name: 'a match of a transfer that books a charge',
    by: ['seal_transfers', 'seal_own_money'],
    attack: (f, of) =>
      void begin(f, of, {
        entry: 'bank_charge',
        postings: () => [
          ['expenses:bank-charges', 0, SENT],
          ['assets:bank:B', 0, -SENT, of.lines.bare],
          ['budget:spent', 0, SENT],
          ['budget:available', 0, -SENT],
        ],
      }),
  },
  {
    name: 'a transfer joined by a line of its own account',
    by: ['match_transfer_rules'],
    attack: (f, of) => {
      const { transfer } = begin(f, of)
      join(f, of, transfer, {
        account: of.account,
        lines: [of.lines.receipt],
        postings: () => [
          ['assets:bank:B', 0, 4_200, of.lines.receipt],
          [TRANSIT, transfer, -SENT],
          ['expenses:bank-charges', 0, SENT - 4_200],
          ['budget:spent', 0, SENT - 4_200],
          ['budget:available', 0, -(SENT - 4_200)],
        ],
      })
    },
  },
  {
    name: 'a transfer joined by a line of the same way',
    by: ['match_transfer_rules', 'seal_transfers'],
    attack: (f, of) => {
      const { transfer } = begin(f, of)
      join(f, of, transfer, {
        lines: [of.lines.elsewhere],
        postings: () => [
          ['assets:bank:C', 0, -SENT, of.lines.elsewhere],
          [TRANSIT, transfer, SENT],
        ],
      })
    },
  },
  {
    name: 'a transfer of which more arrives than was sent',
    by: ['match_transfer_rules', 'seal_transfers'],
    attack: (f, of) => {
      const { transfer } = begin(f, of, {
        lines: [of.lines.debit],
        row: { amount: -77_700 },
        postings: (id) => [
          ['assets:bank:B', 0, -77_700, of.lines.debit],
          [TRANSIT, id, 77_700],
        ],
      })
      join(f, of, transfer, {
        postings: () => [
          ['assets:bank:C', 0, ARRIVED, of.lines.arrived],
          [TRANSIT, transfer, -ARRIVED],
        ],
      })
    },
  },
  {
    name: 'a transfer that has arrived and leaves something in transit',
    by: ['seal_transfers'],
    attack: (f, of) => {
      const { transfer } = begin(f, of)
      join(f, of, transfer, {
        postings: () => [
          ['assets:bank:C', 0, ARRIVED, of.lines.arrived],
          [TRANSIT, transfer, -ARRIVED],
        ],
      })
    },
  },
  {
    name: 'a transfer joined after it was undone',
    by: ['match_transfer_rules', 'seal_transfers'],
    attack: (f, of) => {
      const { transfer, match } = begin(f, of)
      undo(f, of, match)
      join(f, of, transfer)
    },
  },
  {
    name: 'a transfer joined a second time',
    by: ['match_transfer_rules'],
    attack: (f, of) => {
      const { transfer } = begin(f, of)
      join(f, of, transfer)
      join(f, of, transfer, {
        account: of.account,
        lines: [of.lines.receipt],
        postings: () => [
          ['assets:bank:B', 0, 4_200, of.lines.receipt],
          [TRANSIT, transfer, -4_200],
        ],
      })
    },
  },
  {
    name: 'the first end undone while the other stands',
    by: ['seal_transfers'],
    attack: (f, of) => {
      const { transfer, match } = begin(f, of)
      join(f, of, transfer)
      undo(f, of, match)
    },
  },
  {
    name: 'currency bought by a match that says it is a charge',
    by: ['seal_own_money'],
    attack: (f, of) => exchange(f, of, 'charge'),
  },
]

/** The bare line as lira given for another currency. */
export function exchange(f: Forger, of: AttackBook, kind = 'exchange'): void {
  f.event('match_made', of.people.finance)
  const match = matched(f, of.account, [of.lines.bare], { kind })
  const postings: readonly Posted[] = [
    ['assets:bank:B', 0, -SENT, of.lines.bare],
    ['equity:fx-position', 0, SENT],
  ]
  f.row('match_entry', { match, entry: f.entry('exchange', of.fund, postings) })
  f.seal()
}
