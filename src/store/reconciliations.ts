import { type BankAccount, chartName } from './bank-accounts.ts'
import { BUCKET, EVERY_BUCKET, head } from './ledger.ts'
import type { Read } from './read.ts'
import { LINES_PER_IMPORT, linesBookedBy, statementBalance, statementBalanceShown } from './statements.ts'

export interface Reconciliation {
  readonly auto: number
  readonly proposed: number
  readonly breaks: number
  readonly openLines: number
  /** Questions of the run that more payouts were like than are looked at. */
  readonly boundsReached: number
}

export const reconciliationBy = (read: Read, seq: number): Reconciliation | undefined =>
  read.one<Reconciliation>(
    'SELECT auto, proposed, breaks, open_lines AS openLines, bounds_reached AS boundsReached FROM reconciliation WHERE event_seq = ?',
    seq,
  )

/**
 * What is written of cases, people and the office, and changes no answer to a run: it reads none of these tables, or only rows that a released payout points at, which
 * are older than it. (By which words are names it knows the students too: whoever asks later was nobody when it read.) Every other table, also one that is added later, matters.
 */
export const APART_FROM_RUNS: readonly string[] = [
  ...[
    'application',
    'application_version',
    'approval',
    'check_result',
    'cooling_off_end',
    'correction',
    'document',
    'grant',
    'hold',
    'information_request',
    'instalment',
  ],
  ...[
    'intake',
    'message',
    'note',
    'payee',
    'payee_approval',
    'payee_change',
    'recommendation',
    'recommended_instalment',
    'refusal',
    'reply',
    'screening_entry',
    'screening_list',
  ],
  ...['slip', 'student', 'student_code', 'student_version', 'withdrawal', 'credential', 'person', 'role_grant', 'token', 'token_revocation'],
]

const listed = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ')
/** Entries and steps are told apart by what they are of, and an account of the chart is opened by its first entry. */
const MATTERED = `SELECT 1 WHERE EXISTS(SELECT 1 FROM last_row WHERE event_seq > ? AND table_name NOT IN (${listed([...APART_FROM_RUNS, 'account', 'entry', 'posting', 'step'])}))
  OR EXISTS(SELECT 1 FROM entry WHERE event_seq > ? AND kind <> 'grant_approved')
  OR EXISTS(SELECT 1 FROM step WHERE event_seq > ? AND noun NOT IN ('application', 'hold', 'message'))`

/** Would a run that read the book as it was at an event read the same now? While cases are worked on there is an event every moment, and few are about money that moved. */
export const isAsRead = (read: Read, seq: number): boolean => head(read).seq === seq || read.value(MATTERED, seq, seq, seq) === undefined

/** Has a run on its account looked at a line? */
export const hasRunSince = (read: Read, line: { readonly id: number; readonly bankAccount: number }): boolean =>
  read.value(
    'SELECT 1 FROM statement t CROSS JOIN reconciliation r ON r.bank_account = ? AND r.event_seq > t.event_seq WHERE t.id = ? LIMIT 1',
    line.bankAccount,
    Math.floor(line.id / LINES_PER_IMPORT),
  ) !== undefined

/** A line that the bank has and the books (as of that day) do not, or not whole. */
export interface OpenItem {
  readonly line: number
  readonly bookedOn: string
  readonly amount: number
  readonly break: string | null
  readonly since: string | null
}

export interface ReconciliationStatement {
  readonly ledgerBalance: number
  readonly statementBalance: number
  readonly items: readonly OpenItem[]
}

/** Did a break stand once an event was written? */
const STOOD =
  "coalesce((SELECT s.to_state FROM step s WHERE s.noun = 'break' AND s.subject = b.id AND s.event_seq <= ? ORDER BY s.id DESC LIMIT 1), 'open') <> 'resolved'"

/** What the books say of an account at the end of a day, as known at an event: by the sums of whole buckets of events, and the postings of the last one. */
export function ledgerOn(read: Read, account: BankAccount, asOf: string, knownAt: number): number {
  const bucket = knownAt >= head(read).seq ? EVERY_BUCKET : Math.floor((knownAt + 1) / BUCKET)
  return (
    read.value<number>(
      `SELECT coalesce(sum(amount), 0) FROM (
         SELECT t.amount FROM account a CROSS JOIN turnover t ON t.account = a.id WHERE a.code = ? AND a.currency = ? AND t.effective_date <= ? AND t.bucket < ?
         UNION ALL SELECT p.amount FROM account a CROSS JOIN posting p ON p.account = a.id AND p.subject = 0 AND p.event_seq >= ? AND p.event_seq <= ? CROSS JOIN entry e ON e.id = p.entry
         WHERE a.code = ? AND a.currency = ? AND e.effective_date <= ?)`,
      ...[chartName(account), account.currency, asOf, bucket],
      ...[bucket * BUCKET, knownAt, chartName(account), account.currency, asOf],
    ) ?? 0
  )
}

/** The figures of a reconciliation statement without its items, which a long account has by the hundred thousand. Minor units of the account's currency. */
export interface Standing {
  readonly ledgerBalance: number
  readonly statementBalance: number
  readonly difference: number
}

/**
 * Where an account stands at the end of a day: what `reconciliationStatement` comes to, looking at no line that was booked by then. What a posting takes from a line it gives to the
 * ledger: so both together are the opening and every line, whatever of them is explained, but for postings that are dated before their line.
 */
export function standingOf(read: Read, account: BankAccount, asOf: string): Standing {
  const [ledgerBalance, bank] = [ledgerOn(read, account, asOf, Number.MAX_SAFE_INTEGER), statementBalanceShown(read, account, asOf)]
  const opening = read.value<number | null>(
    `SELECT sum(p.amount) FROM bank_account k CROSS JOIN account a ON a.code = ? AND a.currency = k.currency CROSS JOIN posting p ON p.account = a.id AND p.subject = 0 AND p.event_seq = k.event_seq
       CROSS JOIN entry e ON e.id = p.entry AND e.effective_date <= ? WHERE k.id = ?`,
    chartName(account),
    asOf,
    account.id,
  )
  const ahead = read.value<number | null>(
    `SELECT sum(p.amount) FROM statement_line l CROSS JOIN posting p ON p.bank_line = l.id CROSS JOIN entry e ON e.id = p.entry AND e.effective_date <= ?
     WHERE l.bank_account = ? AND l.booked_on > ?`,
    asOf,
    account.id,
    asOf,
  )
  return { ledgerBalance, statementBalance: bank, difference: (opening ?? 0) + linesBookedBy(read, account, asOf) + (ahead ?? 0) - bank }
}

/** Ledger and bank at the end of a day, as known at an event, and what stands between them. Minor units of the account's currency. */
export function reconciliationStatement(read: Read, account: BankAccount, asOf: string, knownAt = Number.MAX_SAFE_INTEGER): ReconciliationStatement {
  const ledger = ledgerOn(read, account, asOf, knownAt)
  const items = read.all<OpenItem & { booked: number }>(
    `SELECT l.id AS line, l.booked_on AS bookedOn, l.amount - coalesce((SELECT sum(p.amount) FROM posting p CROSS JOIN entry e ON e.id = p.entry AND e.effective_date <= ?
         WHERE p.bank_line = l.id AND p.event_seq <= ?), 0) AS amount,
       (SELECT b.kind FROM break b WHERE b.line = l.id AND b.event_seq <= ? AND ${STOOD} ORDER BY b.id LIMIT 1) AS "break",
       (SELECT e.at FROM break b CROSS JOIN event e ON e.seq = b.event_seq WHERE b.line = l.id AND b.event_seq <= ? AND ${STOOD} ORDER BY b.id LIMIT 1) AS since
     FROM statement_line l CROSS JOIN statement t ON t.id = l.id / ${LINES_PER_IMPORT} AND t.event_seq <= ? WHERE l.bank_account = ? AND l.booked_on <= ? ORDER BY l.booked_on, l.id`,
    ...[asOf, knownAt, knownAt, knownAt, knownAt, knownAt, knownAt],
    account.id,
    asOf,
  )
  return { ledgerBalance: ledger, statementBalance: statementBalance(read, account, asOf, knownAt), items: items.filter((item) => item.amount !== 0) }
}
