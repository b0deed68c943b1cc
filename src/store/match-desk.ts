import type { BankAccount } from './bank-accounts.ts'
import { stands } from './proposals.ts'
import type { Page, Read } from './read.ts'
import type { Reconciliation } from './reconciliations.ts'
import { countLines, LINES_PER_IMPORT } from './statements.ts'

/** Of an account's last run, those proposals that what was done since left standing. */
const STANDING = `FROM proposal p WHERE p.bank_account = ? AND ${stands('p')}`

/** What stands to be decided for some lines: all proposals that name exactly these. */
export interface ProposedLines {
  /** Of the first of them, the surest. */
  readonly id: number
  /** Ids, as JSON. */
  readonly lines: string
}

/** In the order of reasons, each set of lines once. */
export const proposedLinesAfter = (read: Read, account: number, page: Page): ProposedLines[] =>
  read.all<ProposedLines>(
    `SELECT min(p.id) AS id, p.lines ${STANDING} GROUP BY p.lines HAVING min(p.id) > ? ORDER BY 1 LIMIT ?`,
    account,
    page.after,
    page.most,
  )

/** The set of lines that stands before another in that order. */
export const proposedLinesBefore = (read: Read, account: number, id: number): ProposedLines | undefined =>
  read.one<ProposedLines>(`SELECT min(p.id) AS id, p.lines ${STANDING} GROUP BY p.lines HAVING min(p.id) < ? ORDER BY 1 DESC LIMIT 1`, account, id)

export const countProposedLines = (read: Read, account: number): number => read.value<number>(`SELECT count(DISTINCT p.lines) ${STANDING}`, account) ?? 0

/** Ids of the proposals for exactly these lines, the surest first. */
export const proposalsOfLines = (read: Read, account: number, lines: string): number[] =>
  read.column<number>(`SELECT p.id ${STANDING} AND p.lines = ? ORDER BY p.id LIMIT 10`, account, lines)

/** The lines for which something is proposed that names a line. */
export const proposedWith = (read: Read, account: number, line: number): ProposedLines | undefined =>
  read.one<ProposedLines>(
    `SELECT min(p.id) AS id, p.lines ${STANDING} AND EXISTS(SELECT 1 FROM json_each(p.lines) j WHERE j.value = ?) GROUP BY p.lines ORDER BY 1 LIMIT 1`,
    account,
    line,
  )

/** How many proposals of a reason can be confirmed as they stand: those that nothing equals. */
export interface ReasonCount {
  readonly reason: string
  readonly count: number
}

export const countReasons = (read: Read, account: number): ReasonCount[] =>
  read.all<ReasonCount>(`SELECT p.reason, count(*) AS count ${STANDING} AND p.preselected = 1 GROUP BY p.reason ORDER BY min(p.id)`, account)

/** Ids of the proposals of a reason that nothing equals. */
export const proposalsOfReason = (read: Read, account: number, reason: string, page: Page): number[] =>
  read.column<number>(
    `SELECT p.id ${STANDING} AND p.preselected = 1 AND p.reason = ? AND p.id > ? ORDER BY p.id LIMIT ?`,
    account,
    reason,
    page.after,
    page.most,
  )

/** An open line, and the break that owns it. */
export interface UnproposedLine {
  readonly id: number
  readonly break: number | null
  readonly kind: string | null
}

const UNPROPOSED = `FROM state s CROSS JOIN statement_line l ON l.id = s.subject AND l.bank_account = ? CROSS JOIN statement t ON t.id = l.id / ${LINES_PER_IMPORT}
  WHERE s.noun = 'line' AND s.state = 'open' AND l.id NOT IN (SELECT j.value FROM proposal p CROSS JOIN json_each(p.lines) j WHERE p.bank_account = ? AND ${stands('p')})`

const BREAK_OF_LINE = (column: string) =>
  `(SELECT b.${column} FROM break b CROSS JOIN state c ON c.noun = 'break' AND c.subject = b.id AND c.state <> 'resolved' WHERE b.line = l.id ORDER BY b.id LIMIT 1)`

/** Open lines of an account for which nothing is proposed. */
export const unproposedLines = (read: Read, account: number, page: Page): UnproposedLine[] =>
  read.all<UnproposedLine>(
    `SELECT l.id, ${BREAK_OF_LINE('id')} AS "break", ${BREAK_OF_LINE('kind')} AS kind ${UNPROPOSED} AND s.subject > ? ORDER BY s.subject LIMIT ?`,
    account,
    account,
    page.after,
    page.most,
  )

/** How many they are: all open lines but those that a proposal names. */
export const countUnproposed = (read: Read, account: number): number =>
  countLines(read, account, 'open') -
  (read.value<number>(
    `SELECT count(DISTINCT l.id) FROM proposal p CROSS JOIN json_each(p.lines) j CROSS JOIN statement_line l ON l.id = j.value AND l.bank_account = p.bank_account
       CROSS JOIN statement t ON t.id = l.id / ${LINES_PER_IMPORT} CROSS JOIN state s ON s.noun = 'line' AND s.subject = l.id AND s.state = 'open' WHERE p.bank_account = ? AND ${stands('p')}`,
    account,
  ) ?? 0)

/** What the engine's last run on an account came to. */
export interface LastRun extends Reconciliation {
  readonly at: string
  readonly actor: number
}

export const lastRun = (read: Read, account: number): LastRun | undefined =>
  read.one<LastRun>(
    `SELECT r.auto, r.proposed, r.breaks, r.open_lines AS openLines, r.bounds_reached AS boundsReached, e.at, e.actor
     FROM reconciliation r CROSS JOIN event e ON e.seq = r.event_seq WHERE r.bank_account = ? ORDER BY r.id DESC LIMIT 1`,
    account,
  )

/** Other open lines of an account, of the same direction, nearest in time. */
export const linesBeside = (
  read: Read,
  account: BankAccount,
  line: { readonly id: number; readonly amount: number; readonly bookedOn: string },
  most: number,
): number[] =>
  read.column<number>(
    `SELECT l.id FROM state s CROSS JOIN statement_line l ON l.id = s.subject AND l.bank_account = ? CROSS JOIN statement t ON t.id = l.id / ${LINES_PER_IMPORT}
     WHERE s.noun = 'line' AND s.state = 'open' AND l.id <> ? AND (l.amount < 0) = (? < 0) ORDER BY abs(julianday(l.booked_on) - julianday(?)), l.id LIMIT ?`,
    account.id,
    line.id,
    line.amount,
    line.bookedOn,
    most,
  )
