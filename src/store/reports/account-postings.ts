import type { Read } from '../read.ts'
import type { Axes } from './axes.ts'

/** One account of the ledger: a code of the chart in one currency. */
export interface LedgerAccount {
  readonly id: number
  readonly code: string
  readonly currency: string
  readonly subjectKind: string
}

/** The accounts of a code, one for each currency; a bank account may be named by its own code. */
export const accountsNamed = (read: Read, name: string): LedgerAccount[] =>
  read.all<LedgerAccount>(
    `SELECT id, code, currency, subject_kind AS subjectKind FROM account WHERE code = ? OR code = 'assets:bank:' || ? ORDER BY currency`,
    name,
    name,
  )

/** Was a bank account opened by an event? */
export const isOpenedBy = (read: Read, bankAccount: number, seq: number): boolean =>
  read.value('SELECT 1 FROM bank_account WHERE id = ? AND event_seq <= ?', bankAccount, seq) !== undefined

/** A posting of an account's ledger. Minor units, debit positive. */
export interface AccountPosting {
  readonly id: number
  readonly entry: number
  readonly seq: number
  readonly eventKind: string
  readonly entryKind: string
  readonly effectiveDate: string
  readonly bankDate: string | null
  readonly reverses: number | null
  readonly fund: number
  readonly fundCode: string
  readonly subject: number
  readonly amount: number
  readonly line: number | null
  /** What the subject is called: a case's number, a payout's reference, a contribution's reference. */
  readonly named: string | null
}

/** The names of a posting's subject, by what the account's subjects are. Fixed texts: none comes from outside. */
const NAMES: Readonly<Record<string, string>> = {
  grant: '(SELECT c.case_number FROM grant g CROSS JOIN application c ON c.id = g.application WHERE g.id = p.subject)',
  payout: '(SELECT o.reference FROM payout o WHERE o.id = p.subject)',
  contribution: '(SELECT coalesce(c.reference, c.donor) FROM contribution c WHERE c.id = p.subject)',
}

const postings = (
  subjectKind: string,
) => `SELECT p.id, p.entry, p.event_seq AS seq, v.kind AS eventKind, e.kind AS entryKind, e.effective_date AS effectiveDate, e.bank_date AS bankDate, e.reverses,
    p.fund, f.code AS fundCode, p.subject, p.amount, p.bank_line AS line, ${NAMES[subjectKind] ?? 'NULL'} AS named
  FROM posting p CROSS JOIN entry e ON e.id = p.entry CROSS JOIN event v ON v.seq = p.event_seq CROSS JOIN fund f ON f.id = p.fund
  WHERE p.account = ? AND p.event_seq <= ? AND e.effective_date BETWEEN ? AND ? AND (? IS NULL OR p.fund = ?)`

/** The postings of an account in a period as known at an event, in the order of their effective dates; at most `most` of them, after so many. */
export const accountPostings = (
  read: Read,
  account: LedgerAccount,
  of: { readonly axes: Axes; readonly from: string; readonly fund: number | undefined; readonly skip: number; readonly most: number },
): AccountPosting[] =>
  read.all<AccountPosting>(
    `${postings(account.subjectKind)} ORDER BY e.effective_date, p.id LIMIT ? OFFSET ?`,
    account.id,
    of.axes.knownAt,
    of.from,
    of.axes.asOf,
    of.fund ?? null,
    of.fund ?? null,
    of.most,
    of.skip,
  )

/** How many postings a period has, and what those that a list skips come to. */
export function postingsSkipped(
  read: Read,
  account: LedgerAccount,
  of: { readonly axes: Axes; readonly from: string; readonly fund: number | undefined; readonly skip: number },
): { readonly count: number; readonly skipped: number } {
  const params = [account.id, of.axes.knownAt, of.from, of.axes.asOf, of.fund ?? null, of.fund ?? null]
  const count = read.value<number>(`SELECT count(*) FROM ${IN_PERIOD}`, ...params) ?? 0
  if (of.skip === 0) return { count, skipped: 0 }
  const skipped = read.value<number | null>(
    `SELECT sum(amount) FROM (SELECT p.amount FROM ${IN_PERIOD} ORDER BY e.effective_date, p.id LIMIT ?)`,
    ...params,
    of.skip,
  )
  return { count, skipped: skipped ?? 0 }
}

/** Takes the account, the last event, both days of the period, the fund twice. */
const IN_PERIOD = `posting p CROSS JOIN entry e ON e.id = p.entry
  WHERE p.account = ? AND p.event_seq <= ? AND e.effective_date BETWEEN ? AND ? AND (? IS NULL OR p.fund = ?)`
