import type { Read } from './read.ts'

export interface TrialRow {
  readonly layer: string
  readonly account: string
  readonly fund: string
  readonly currency: string
  readonly balance: number
}

/** Events whose turnover is summed together. */
export const BUCKET = 4096
/** Later than every bucket. */
export const EVERY_BUCKET = Math.ceil(Number.MAX_SAFE_INTEGER / BUCKET)

/**
 * Balances per account and fund as of an effective date, as known at an event: whole buckets of turnover, and the postings of the
 * last bucket one by one; as known now, turnover alone.
 */
export function trialBalance(read: Read, asOf: string, knownAt: number): TrialRow[] {
  const bucket = knownAt >= head(read).seq ? EVERY_BUCKET : Math.floor((knownAt + 1) / BUCKET)
  return read.all<TrialRow>(
    `SELECT a.layer, a.code AS account, f.code AS fund, a.currency, sum(t.amount) AS balance FROM (
       SELECT account, fund, amount FROM turnover WHERE bucket < ? AND effective_date <= ?
       UNION ALL
       SELECT p.account, p.fund, p.amount FROM posting p CROSS JOIN entry e ON e.id = p.entry WHERE p.event_seq >= ? AND p.event_seq <= ? AND e.effective_date <= ?
     ) t CROSS JOIN account a ON a.id = t.account CROSS JOIN fund f ON f.id = t.fund
     GROUP BY a.id, f.id ORDER BY a.layer, a.code, f.code, a.currency`,
    bucket,
    asOf,
    bucket * BUCKET,
    knownAt,
    asOf,
  )
}

export interface Head {
  readonly seq: number
  readonly hash: string
}

/** When the last event was; empty before the first. */
export const lastEventAt = (read: Read): string => read.value<string>('SELECT at FROM event ORDER BY seq DESC LIMIT 1') ?? ''

/** The last event and its hash. */
export function head(read: Read): Head {
  const row = read.one<{ seq: number; hash: Buffer }>('SELECT event_seq AS seq, hash FROM seal ORDER BY event_seq DESC LIMIT 1')
  return { seq: row?.seq ?? 0, hash: row?.hash.toString('hex') ?? '' }
}

/** The hash of an event, undefined where there is none. */
export const hashAt = (read: Read, seq: number): string | undefined => read.value<Buffer>('SELECT hash FROM seal WHERE event_seq = ?', seq)?.toString('hex')

export interface AccountRow {
  readonly id: number
  readonly code: string
  readonly currency: string
  readonly layer: string
  readonly subjectKind: string
}

export const accountsAfter = (read: Read, after: number, most: number): AccountRow[] =>
  read.all<AccountRow>('SELECT id, code, currency, layer, subject_kind AS subjectKind FROM account WHERE id > ? ORDER BY id LIMIT ?', after, most)

export interface PostingRow {
  readonly id: number
  readonly seq: number
  readonly at: string
  readonly kind: string
  readonly entry: number
  readonly entryKind: string
  readonly fund: string
  readonly account: string
  readonly currency: string
  readonly subject: number
  readonly amount: number
  readonly bankLine: number | null
  readonly effectiveDate: string
  readonly bankDate: string | null
  readonly reverses: number | null
}

const POSTING = `SELECT p.id, p.event_seq AS seq, v.at, v.kind, p.entry, e.kind AS entryKind, f.code AS fund, a.code AS account, a.currency, p.subject, p.amount, p.bank_line AS bankLine,
    e.effective_date AS effectiveDate, e.bank_date AS bankDate, e.reverses
  FROM posting p CROSS JOIN entry e ON e.id = p.entry CROSS JOIN event v ON v.seq = p.event_seq CROSS JOIN account a ON a.id = p.account CROSS JOIN fund f ON f.id = p.fund`

/** Postings in the order of their ids; of one account (by its code) or all, of one subject or all. */
export function postingsAfter(
  read: Read,
  of: { readonly account?: string | undefined; readonly subject?: number | undefined },
  after: number,
  most: number,
): PostingRow[] {
  if (of.account === undefined) return read.all<PostingRow>(`${POSTING} WHERE p.id > ? ORDER BY p.id LIMIT ?`, after, most)
  const accounts = read.all<{ id: number }>('SELECT id FROM account WHERE code = ?', of.account).map((a) => a.id)
  const rows = accounts.flatMap((account) =>
    of.subject === undefined
      ? read.all<PostingRow>(`${POSTING} WHERE p.account = ? AND p.id > ? ORDER BY p.id LIMIT ?`, account, after, most)
      : read.all<PostingRow>(`${POSTING} WHERE p.account = ? AND p.subject = ? AND p.id > ? ORDER BY p.id LIMIT ?`, account, of.subject, after, most),
  )
  return rows.sort((a, b) => a.id - b.id).slice(0, most)
}
