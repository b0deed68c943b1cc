import { type BankAccount, chartName } from './bank-accounts.ts'
import type { Read } from './read.ts'
import { LINES_PER_IMPORT, statementBalance } from './statements.ts'

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

const ledgerOn = (read: Read, account: BankAccount, asOf: string, knownAt: number): number =>
  read.value<number>(
    `SELECT coalesce(sum(p.amount), 0) FROM account a CROSS JOIN posting p ON p.account = a.id AND p.event_seq <= ? CROSS JOIN entry e ON e.id = p.entry AND e.effective_date <= ?
     WHERE a.code = ? AND a.currency = ?`,
    knownAt,
    asOf,
    chartName(account),
    account.currency,
  ) ?? 0

/** The figures of a reconciliation statement without its items, which a long account has by the hundred thousand. Minor units of the account's currency. */
export interface Standing {
  readonly ledgerBalance: number
  readonly statementBalance: number
  readonly difference: number
}

/** Where an account stands at the end of a day: what `reconciliationStatement` comes to, by sums alone. */
export function standingOf(read: Read, account: BankAccount, asOf: string): Standing {
  const ledgerBalance = ledgerOn(read, account, asOf, Number.MAX_SAFE_INTEGER)
  const bank = statementBalance(read, account, asOf)
  const sum = (sql: string, ...params: (string | number)[]) => read.value<number>(sql, ...params) ?? 0
  const published = `CROSS JOIN statement t ON t.id = l.id / ${LINES_PER_IMPORT}`
  const lines = sum(`SELECT sum(l.amount) FROM statement_line l ${published} WHERE l.bank_account = ? AND l.booked_on <= ?`, account.id, asOf)
  const explained = sum(
    `SELECT sum(p.amount) FROM statement_line l ${published} CROSS JOIN posting p ON p.bank_line = l.id CROSS JOIN entry e ON e.id = p.entry AND e.effective_date <= ?
     WHERE l.bank_account = ? AND l.booked_on <= ?`,
    asOf,
    account.id,
    asOf,
  )
  return { ledgerBalance, statementBalance: bank, difference: ledgerBalance + lines - explained - bank }
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
