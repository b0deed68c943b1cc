import type { EntryPlan } from '../core/ledger/entry.ts'
import type { Page, Read } from './read.ts'
import { match, matchContribution, matchEntry, matchLine, matchPayout, shortfall } from './schema/banks.ts'
import type { Write } from './write.ts'

export interface MatchRow {
  readonly id: number
  readonly eventSeq: number
  readonly bankAccount: number
  readonly kind: string
  readonly by: string
  readonly rules: number
  readonly features: string
  readonly state: string
  readonly at: string
  readonly actor: number
}

const MATCH = `SELECT m.id, m.event_seq AS eventSeq, m.bank_account AS bankAccount, m.kind, m.by, m.rules, m.features, s.state, e.at, e.actor
  FROM match m CROSS JOIN state s ON s.noun = 'match' AND s.subject = m.id CROSS JOIN event e ON e.seq = m.event_seq`

export const matchById = (read: Read, id: number): MatchRow | undefined => read.one<MatchRow>(`${MATCH} WHERE m.id = ?`, id)

export const matchesMadeBy = (read: Read, seq: number): MatchRow[] => read.all<MatchRow>(`${MATCH} WHERE m.event_seq = ? ORDER BY m.id`, seq)

export const matchReversedBy = (read: Read, seq: number): MatchRow | undefined =>
  read.one<MatchRow>(`${MATCH} WHERE m.id = (SELECT subject FROM step WHERE event_seq = ? AND noun = 'match' LIMIT 1)`, seq)

export function matchesAfter(read: Read, of: { readonly line?: number | undefined; readonly payout?: number | undefined }, page: Page): MatchRow[] {
  if (of.line !== undefined)
    return read.all<MatchRow>(
      `${MATCH} WHERE m.id IN (SELECT match FROM match_line WHERE line = ?) AND m.id > ? ORDER BY m.id LIMIT ?`,
      of.line,
      page.after,
      page.most,
    )
  if (of.payout !== undefined)
    return read.all<MatchRow>(
      `${MATCH} WHERE m.id IN (SELECT match FROM match_payout WHERE payout = ?) AND m.id > ? ORDER BY m.id LIMIT ?`,
      of.payout,
      page.after,
      page.most,
    )
  return read.all<MatchRow>(`${MATCH} WHERE m.id > ? ORDER BY m.id LIMIT ?`, page.after, page.most)
}

const ids = (rows: readonly { readonly id: number }[]) => rows.map((row) => row.id)

export const linesOfMatch = (read: Read, id: number): number[] => ids(read.all('SELECT line AS id FROM match_line WHERE match = ? ORDER BY id', id))
export const payoutsOfMatch = (read: Read, id: number): number[] => ids(read.all('SELECT payout AS id FROM match_payout WHERE match = ? ORDER BY id', id))
export const contributionsOfMatch = (read: Read, id: number): number[] =>
  ids(read.all('SELECT contribution AS id FROM match_contribution WHERE match = ? ORDER BY id', id))
export const entriesOfMatch = (read: Read, id: number): number[] => ids(read.all('SELECT entry AS id FROM match_entry WHERE match = ? ORDER BY id', id))

export const matchOfPayout = (read: Read, payout: number, kind: 'settlement' | 'return'): number | undefined =>
  read.value<number>(
    "SELECT m.match FROM match_payout m CROSS JOIN match k ON k.id = m.match AND k.kind = ? CROSS JOIN state s ON s.noun = 'match' AND s.subject = m.match AND s.state = 'confirmed' WHERE m.payout = ?",
    kind,
    payout,
  )

/** What of a settled payout did not leave (minor units of the fund's currency). */
export const shortfallOf = (read: Read, payout: number): number =>
  read.value<number>(
    "SELECT coalesce(sum(f.amount), 0) FROM shortfall f CROSS JOIN state s ON s.noun = 'match' AND s.subject = f.match AND s.state = 'confirmed' WHERE f.payout = ?",
    payout,
  ) ?? 0

/** What of a payout its payee paid back by lines that are matched so (minor units of the account's currency). */
export const repaidOf = (read: Read, payout: number): number =>
  read.value<number>(
    `SELECT coalesce(sum(l.amount), 0) FROM match_payout x CROSS JOIN match m ON m.id = x.match AND m.kind = 'repayment'
       CROSS JOIN state s ON s.noun = 'match' AND s.subject = m.id AND s.state = 'confirmed'
       CROSS JOIN match_line n ON n.match = m.id CROSS JOIN statement_line l ON l.id = n.line WHERE x.payout = ?`,
    payout,
  ) ?? 0

/** What left for a settled payout: less than was ordered where its settlement fell short. Minor units of the account's currency and of the fund's. */
export function leftFor(
  read: Read,
  p: { readonly id: number; readonly amount: number; readonly fundAmount: number },
): { readonly minor: number; readonly fundMinor: number } {
  const short = shortfallOf(read, p.id)
  if (short === 0) return { minor: p.amount, fundMinor: p.fundAmount }
  // Others that left by the same line left whole
  const moved =
    read.value<number>(
      `SELECT coalesce((SELECT sum(l.amount) FROM match_line m CROSS JOIN statement_line l ON l.id = m.line WHERE m.match = k.id), 0)
         + coalesce((SELECT sum(q.amount) FROM match_payout m CROSS JOIN payout q ON q.id = m.payout WHERE m.match = k.id AND q.id <> ?), 0) FROM match k WHERE k.id = ?`,
      p.id,
      matchOfPayout(read, p.id, 'settlement') ?? -1,
    ) ?? 0
  return { minor: -moved, fundMinor: p.fundAmount - short }
}

/** A match to write: what it ties together, and the entries that it makes. */
export interface NewMatch {
  readonly bankAccount: number
  readonly kind: string
  readonly by: 'engine' | 'person'
  readonly rules: number
  readonly features: readonly unknown[]
  readonly lines: readonly number[]
  readonly payouts: readonly number[]
  readonly contributions: readonly number[]
  /** The entries; or, where they are about a fact that the match makes itself, what writes that fact and gives them. */
  readonly entries: readonly EntryPlan[] | ((tx: Write, match: number) => readonly EntryPlan[])
  readonly shortfall?: { readonly payout: number; readonly minor: number }
}

/** Writes a match with its lines, what they prove, and its entries; the lines become matched. Gives its id. */
export function addMatch(tx: Write, of: NewMatch): number {
  const id = tx.fact(match, { bankAccount: of.bankAccount, kind: of.kind, by: of.by, rules: of.rules, features: JSON.stringify(of.features) })
  for (const line of of.lines) {
    tx.fact(matchLine, { match: id, line })
    tx.step('line', line, 'open', 'matched')
  }
  for (const payout of of.payouts) tx.fact(matchPayout, { match: id, payout })
  for (const contribution of of.contributions) tx.fact(matchContribution, { match: id, contribution })
  if (of.shortfall) tx.fact(shortfall, { match: id, payout: of.shortfall.payout, amount: of.shortfall.minor })
  const entries = typeof of.entries === 'function' ? of.entries(tx, id) : of.entries
  for (const plan of entries) tx.fact(matchEntry, { match: id, entry: tx.entry(plan) })
  return id
}

interface PostingRow {
  readonly fund: number
  readonly account: string
  readonly currency: string
  readonly subject: number
  readonly minor: number
  readonly line: number | null
  readonly date: string
}

/** The mirror of an entry, dated today, or on the day given, or on the entry’s own later day. */
export function reversalOf(read: Read, entry: number, on = read.today): EntryPlan {
  const rows = read.all<PostingRow>(
    `SELECT e.fund, a.code AS account, a.currency, p.subject, p.amount AS minor, p.bank_line AS line, e.effective_date AS date
     FROM entry e CROSS JOIN posting p ON p.event_seq = e.event_seq AND p.entry = e.id CROSS JOIN account a ON a.id = p.account WHERE e.id = ? ORDER BY p.id`,
    entry,
  )
  const first = rows[0]
  return {
    kind: 'reversal',
    fund: first?.fund ?? 0,
    effectiveDate: first && first.date > on ? first.date : on,
    reverses: entry,
    postings: rows.map(({ account, currency, subject, minor, line }) => ({ account, currency, subject, minor: -minor, ...(line === null ? {} : { line }) })),
  }
}

/** The state from which an event settled a payout: its reversal leads back there. */
export const settledFrom = (read: Read, seq: number, payout: number): string | undefined =>
  read.value<string>(
    "SELECT from_state FROM step WHERE event_seq = ? AND noun = 'payout' AND subject = ? AND to_state = 'settled' ORDER BY id DESC LIMIT 1",
    seq,
    payout,
  )

/** The entry by which a payout was rejected, to be turned round. */
export const rejectionEntry = (read: Read, payout: number): number | undefined =>
  read.value<number>(
    `SELECT e.id FROM step t CROSS JOIN entry e ON e.event_seq = t.event_seq AND e.kind = 'payout_rejected' CROSS JOIN posting p ON p.event_seq = e.event_seq AND p.entry = e.id AND p.subject = t.subject
       CROSS JOIN account a ON a.id = p.account AND a.code = 'liabilities:payouts-in-transit'
     WHERE t.noun = 'payout' AND t.subject = ? AND t.to_state = 'rejected' ORDER BY t.id DESC LIMIT 1`,
    payout,
  )
