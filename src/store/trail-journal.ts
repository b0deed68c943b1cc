import type { Read } from './read.ts'

/** Which postings. `accounts`: of these accounts alone; both days are inclusive. */
export interface JournalPage {
  readonly account?: string | undefined
  readonly subject?: number | undefined
  readonly from: string
  readonly to: string
  readonly after: number
  readonly most: number
}

/** A posting with its entry and event. Minor units, debit positive. `named`: the case's number or the reference of its subject. */
export interface JournalPosting {
  readonly id: number
  readonly seq: number
  readonly at: string
  readonly actor: number
  readonly entry: number
  readonly kind: string
  readonly reverses: number | null
  readonly effectiveDate: string
  readonly bankDate: string | null
  readonly fund: string
  readonly account: string
  readonly currency: string
  readonly subjectKind: string
  readonly subject: number
  readonly application: number | null
  readonly named: string | null
  readonly minor: number
  readonly line: number | null
}

const NAMED = `CASE a.subject_kind WHEN 'grant' THEN (SELECT c.case_number FROM grant g CROSS JOIN application c ON c.id = g.application WHERE g.id = p.subject)
  WHEN 'payout' THEN (SELECT reference FROM payout WHERE id = p.subject) END`

/** Postings in their order, a page of them. */
export function journalPage(read: Read, { account, subject, from, to, after, most }: JournalPage): JournalPosting[] {
  const accounts = account === undefined ? undefined : read.column<number>('SELECT id FROM account WHERE code = ?', account)
  return read.all<JournalPosting>(
    `SELECT p.id, p.event_seq AS seq, v.at, v.actor, p.entry, e.kind, e.reverses, e.effective_date AS effectiveDate, e.bank_date AS bankDate, f.code AS fund, a.code AS account, a.currency, a.subject_kind AS subjectKind,
       p.subject, CASE a.subject_kind WHEN 'grant' THEN (SELECT application FROM grant WHERE id = p.subject) END AS application, ${NAMED} AS named, p.amount AS minor, p.bank_line AS line
     FROM posting p CROSS JOIN entry e ON e.id = p.entry CROSS JOIN event v ON v.seq = p.event_seq CROSS JOIN account a ON a.id = p.account CROSS JOIN fund f ON f.id = p.fund
     WHERE p.id > ? AND e.effective_date BETWEEN ? AND ? ${accounts === undefined ? '' : 'AND p.account IN (SELECT value FROM json_each(?))'} ${subject === undefined ? '' : 'AND p.subject = ?'}
     ORDER BY p.id LIMIT ?`,
    after,
    from,
    to,
    ...(accounts === undefined ? [] : [JSON.stringify(accounts)]),
    ...(subject === undefined ? [] : [subject]),
    most,
  )
}
