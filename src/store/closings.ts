import type { Page, Read } from './read.ts'

export interface Closing {
  readonly id: number
  readonly bankAccount: number
  readonly bankAccountCode: string
  readonly currency: string
  readonly asOf: string
  readonly ledgerBalance: number
  readonly statementBalance: number
  readonly state: string
  readonly drawnUpBy: number
  readonly at: string
}

const CLOSING = `SELECT c.id, c.bank_account AS bankAccount, k.code AS bankAccountCode, k.currency, c.as_of AS asOf, c.ledger_balance AS ledgerBalance, c.statement_balance AS statementBalance,
    s.state, e.actor AS drawnUpBy, e.at
  FROM closing c CROSS JOIN bank_account k ON k.id = c.bank_account CROSS JOIN state s ON s.noun = 'closing' AND s.subject = c.id CROSS JOIN event e ON e.seq = c.event_seq`

export const closingById = (read: Read, id: number): Closing | undefined => read.one<Closing>(`${CLOSING} WHERE c.id = ?`, id)

export const closingDrawnUpBy = (read: Read, seq: number): Closing | undefined => read.one<Closing>(`${CLOSING} WHERE c.event_seq = ?`, seq)

export const closingApprovedBy = (read: Read, seq: number): Closing | undefined =>
  read.one<Closing>(`${CLOSING} WHERE c.id = (SELECT subject FROM step WHERE event_seq = ? AND noun = 'closing' AND to_state = 'approved')`, seq)

export const closingsAfter = (read: Read, page: Page): Closing[] => read.all<Closing>(`${CLOSING} WHERE c.id > ? ORDER BY c.id LIMIT ?`, page.after, page.most)

/** The closing of an account that waits for its approval. */
export const closingWaiting = (read: Read, account: number): Closing | undefined =>
  read.one<Closing>(`${CLOSING} WHERE c.bank_account = ? AND s.state = 'drawn_up' ORDER BY c.id DESC LIMIT 1`, account)

/** The last day to which an account is closed. */
export const closedThrough = (read: Read, account: number): string | undefined =>
  read.value<string | null>(
    "SELECT max(c.as_of) FROM closing c CROSS JOIN state s ON s.noun = 'closing' AND s.subject = c.id AND s.state = 'approved' WHERE c.bank_account = ?",
    account,
  ) ?? undefined

/** The entry by which a line is parked as unidentified, while it stands. */
export const parkingOf = (read: Read, line: number): number | undefined =>
  read.value<number>(
    'SELECT p.entry FROM parking p WHERE p.line = ? AND NOT EXISTS(SELECT 1 FROM entry r WHERE r.reverses = p.entry) ORDER BY p.id DESC LIMIT 1',
    line,
  )

/** The last day on which something was booked by a line. */
export const lastBookedOn = (read: Read, line: number): string | undefined =>
  read.value<string | null>('SELECT max(e.effective_date) FROM posting p CROSS JOIN entry e ON e.id = p.entry WHERE p.bank_line = ?', line) ?? undefined

/** Bank accounts with statements, and the day to which each is closed. */
export const accountsInUse = (read: Read): { readonly code: string; readonly closedThrough: string | null }[] =>
  read.all(
    `SELECT k.code, (SELECT max(c.as_of) FROM closing c CROSS JOIN state s ON s.noun = 'closing' AND s.subject = c.id AND s.state = 'approved' WHERE c.bank_account = k.id) AS closedThrough
     FROM bank_account k WHERE EXISTS(SELECT 1 FROM statement t WHERE t.bank_account = k.id) ORDER BY k.id`,
  )

export interface Period {
  readonly id: number
  readonly closedThrough: string
  readonly state: string
  readonly drawnUpBy: number
  readonly at: string
}

const PERIOD = `SELECT p.id, p.closed_through AS closedThrough, s.state, e.actor AS drawnUpBy, e.at
  FROM period p CROSS JOIN state s ON s.noun = 'period' AND s.subject = p.id CROSS JOIN event e ON e.seq = p.event_seq`

export const periodById = (read: Read, id: number): Period | undefined => read.one<Period>(`${PERIOD} WHERE p.id = ?`, id)

export const periodDrawnUpBy = (read: Read, seq: number): Period | undefined => read.one<Period>(`${PERIOD} WHERE p.event_seq = ?`, seq)

export const periodApprovedBy = (read: Read, seq: number): Period | undefined =>
  read.one<Period>(`${PERIOD} WHERE p.id = (SELECT subject FROM step WHERE event_seq = ? AND noun = 'period' AND to_state = 'approved')`, seq)

export const periodWaiting = (read: Read): Period | undefined => read.one<Period>(`${PERIOD} WHERE s.state = 'drawn_up' ORDER BY p.id DESC LIMIT 1`)

export const periodsAfter = (read: Read, page: Page): Period[] => read.all<Period>(`${PERIOD} WHERE p.id > ? ORDER BY p.id LIMIT ?`, page.after, page.most)

/** The day to which the books are locked. */
export const lockedThrough = (read: Read): string | undefined => read.value<string>('SELECT closed_through FROM period_lock ORDER BY id DESC LIMIT 1')
