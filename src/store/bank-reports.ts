import type { Page, Read } from './read.ts'

/** A bank's report on a batch. `accepted`, `pending`: payouts of which it says so. */
export interface BankReportRow {
  readonly id: number
  readonly seq: number
  readonly at: string
  readonly by: number
  readonly batch: number
  readonly fileSha256: string
  readonly message: string
  readonly accepted: number
  readonly pending: number
}

const REPORT = `SELECT b.id, b.event_seq AS seq, e.at, e.actor AS "by", b.batch, b.file_sha256 AS fileSha256, b.message, b.accepted, b.pending
  FROM bank_report b CROSS JOIN event e ON e.seq = b.event_seq`

export const bankReportReceivedBy = (read: Read, seq: number): BankReportRow | undefined => read.one<BankReportRow>(`${REPORT} WHERE b.event_seq = ?`, seq)

/** The reports on a batch, oldest first. */
export const bankReportsOfBatch = (read: Read, batch: number, page: Page): BankReportRow[] =>
  read.all<BankReportRow>(`${REPORT} WHERE b.batch = ? AND b.id > ? ORDER BY b.id LIMIT ?`, batch, page.after, page.most)

/** A payout that a report calls rejected. `codes`: parted by blanks. */
export interface BankRejectionRow {
  readonly payout: number
  readonly reference: string
  readonly codes: string
  readonly outcome: 'rejected' | 'known' | 'contradicted'
}

/** The codes by which a report rejected a payout in an event; undefined where none did. */
export const rejectionCodesAt = (read: Read, payout: number, seq: number): string | undefined =>
  read.one<{ codes: string }>(
    'SELECT r.codes FROM bank_rejection r CROSS JOIN bank_report b ON b.id = r.bank_report WHERE r.payout = ? AND b.event_seq = ?',
    payout,
    seq,
  )?.codes

export const rejectionsOfReport = (read: Read, report: number): BankRejectionRow[] =>
  read.all<BankRejectionRow>(
    'SELECT r.payout, p.reference, r.codes, r.outcome FROM bank_rejection r CROSS JOIN payout p ON p.id = r.payout WHERE r.bank_report = ? ORDER BY r.id',
    report,
  )
