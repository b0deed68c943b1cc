import type { Read } from './read.ts'
import { broughtBack, missingMoney, paidOnce } from './schema/claims.ts'
import type { Write } from './write.ts'

/**
 * What is missing by a break, under a line: in minor units of the fund's currency, and (moved) of the account's; and what of it has not come
 * back. `state`: the break's. While it is claimed the rest is claimed; once it is resolved the rest was given up.
 */
export interface MissingMoney {
  readonly break: number
  readonly line: number
  readonly payout: number | null
  readonly fund: number
  readonly currency: string
  readonly amount: number
  readonly moved: number
  readonly restAmount: number
  readonly restMoved: number
  readonly rate: string | null
  readonly rateSource: string | null
  readonly state: string
}

const COLUMNS = `r.break, r.line, b.payout, r.fund, f.currency, r.amount, r.moved, r.rest_amount AS restAmount, r.rest_moved AS restMoved, m.rate, m.rate_source AS rateSource, s.state`
const JOINS = `CROSS JOIN fund f ON f.id = r.fund CROSS JOIN state s ON s.noun = 'break' AND s.subject = r.break
  CROSS JOIN missing_money m ON m.id = (SELECT max(id) FROM missing_money WHERE break = r.break)`

export const missingOf = (read: Read, of: number): MissingMoney | undefined =>
  read.one<MissingMoney>(`SELECT ${COLUMNS} FROM break b CROSS JOIN missing_rest r ON r.break = b.id ${JOINS} WHERE b.id = ?`, of)

/** A break about no line is about an instalment that was paid twice: what comes back by any of its payouts answers it. */
const OF_PAYOUT = `b.id IN (SELECT id FROM break WHERE payout = ?
  UNION ALL SELECT o.id FROM payout p CROSS JOIN payout q ON q.instalment = p.instalment AND q.id <> p.id CROSS JOIN break o ON o.payout = q.id AND o.line IS NULL AND o.kind = 'duplicate_payment' WHERE p.id = ?)`

/** Missing by a payout's breaks, with a rest. */
export const missingOfPayout = (read: Read, payout: number): MissingMoney[] =>
  read.all<MissingMoney>(
    `SELECT ${COLUMNS} FROM break b CROSS JOIN missing_rest r ON r.break = b.id AND r.rest_moved > 0 ${JOINS} WHERE ${OF_PAYOUT} ORDER BY b.id`,
    payout,
    payout,
  )

/** A claim on an instalment that was paid twice: what of it stands, in minor units of the fund's currency and (`moved`) of the account's; `fee`: what a bank kept of the return beside it. */
interface PaidAgain {
  readonly break: number
  readonly grant: number
  readonly amount: number
  readonly moved: number
  readonly fee: number
  /** The day on which it was last claimed. */
  readonly since: string
}

/** Of an instalment, the last one first; given up or not. */
export const paidAgainOf = (read: Read, instalment: number): PaidAgain[] =>
  read.all<PaidAgain>(
    `SELECT k.break, q.grant, k.rest_amount AS amount, k.rest_moved AS moved, k.rest_fee AS fee,
       (SELECT max(e.effective_date) FROM account a CROSS JOIN posting p ON p.account = a.id AND p.subject = k.line AND p.fund = k.fund AND p.amount > 0 CROSS JOIN entry e ON e.id = p.entry WHERE a.code = 'assets:claims') AS since
     FROM payout q CROSS JOIN break b ON b.payout = q.id AND b.line IS NULL AND b.kind = 'duplicate_payment'
       CROSS JOIN paid_again k ON k.break = b.id AND k.stands > 0 WHERE q.instalment = ? ORDER BY k.break DESC`,
    instalment,
  )

/** The instalment whose second payment a break claims, where it is about that. */
export const instalmentPaidAgain = (read: Read, of: number): number | undefined => read.value<number>('SELECT instalment FROM paid_again WHERE break = ?', of)

/** What of an instalment was paid beyond what is granted, of that what is on its way (minor units of the fund's currency). */
export const paidBeyond = (read: Read, instalment: number): number =>
  read.value<number>(
    `SELECT max(0, m.taken - m.amount - coalesce((SELECT sum(p.fund_amount) FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state = 'prepared' WHERE p.instalment = m.instalment), 0))
     FROM instalment_money m WHERE m.instalment = ?`,
    instalment,
  ) ?? 0

/** The breaks of which something fell away by a match, and how much (minor units of the fund's currency). */
export const fellAwayBy = (read: Read, match: number): { readonly break: number; readonly amount: number }[] =>
  read.all('SELECT break, amount + fee AS amount FROM paid_once WHERE match = ? ORDER BY id', match)

/** The standing settlement by which less left, so that something of a break's claim fell away. */
export const lessLeftBy = (read: Read, of: number): number | undefined =>
  read.value<number>(
    "SELECT o.match FROM paid_once o CROSS JOIN state s ON s.noun = 'match' AND s.subject = o.match AND s.state = 'confirmed' WHERE o.break = ? ORDER BY o.id DESC LIMIT 1",
    of,
  )

export const addPaidOnce = (
  tx: Write,
  of: { readonly break: number; readonly amount: number; readonly moved: number; readonly fee: number; readonly match: number | null },
): number => tx.fact(paidOnce, of)

/** Does a claim stand for what left wrongly for a payout? */
export const isClaimed = (read: Read, payout: number): boolean =>
  read.value(
    `SELECT 1 FROM break b CROSS JOIN state s ON s.noun = 'break' AND s.subject = b.id AND s.state = 'claimed' WHERE ${OF_PAYOUT} LIMIT 1`,
    payout,
    payout,
  ) !== undefined

/** Does a claim, or what was parked for one, stand for so much that left under this reference of a batch beside what settled it? Its break names one payout or none. */
export const isClaimedOfBatch = (read: Read, reference: string, atLeast: number): boolean =>
  read.value(
    `SELECT 1 FROM lookup l CROSS JOIN break b ON b.line = l.row_id AND b.kind IN ('amount_differs', 'duplicate_payment', 'payee_differs', 'unknown_debit') AND b.features LIKE '%"batch_reference"%'
       CROSS JOIN statement_line t ON t.id = b.line AND t.amount <= ? CROSS JOIN state s ON s.noun = 'break' AND s.subject = b.id AND s.state IN ('claimed', 'waiting')
     WHERE l.token = ? AND l.table_name = 'statement_line' LIMIT 1`,
    -atLeast,
    read.keys.lookup('reference', reference),
  ) !== undefined

/** Claims that stand on an account with exactly this rest (minor units of its currency). */
export const claimsOfAmount = (read: Read, account: number, moved: number): MissingMoney[] =>
  read.all<MissingMoney>(
    `SELECT ${COLUMNS} FROM state c CROSS JOIN break b ON b.id = c.subject AND b.bank_account = ? CROSS JOIN missing_rest r ON r.break = b.id AND r.rest_moved = ? ${JOINS}
     WHERE c.noun = 'break' AND c.state = 'claimed' ORDER BY b.id`,
    account,
    moved,
  )

/** What a match booked as missing: its breaks. */
export const missingByMatch = (read: Read, match: number): number[] =>
  read.all<{ break: number }>('SELECT break FROM missing_money WHERE match = ? ORDER BY id', match).map((row) => row.break)

/** Did a match itself claim what it booked as missing? */
export const bookedClaim = (read: Read, match: number): boolean =>
  read.value("SELECT 1 FROM match_entry y CROSS JOIN entry e ON e.id = y.entry AND e.kind = 'claim' WHERE y.match = ? LIMIT 1", match) !== undefined

/** Did a match itself give up what it booked as missing? */
export const bookedLoss = (read: Read, match: number): boolean =>
  read.value("SELECT 1 FROM match_entry y CROSS JOIN entry e ON e.id = y.entry AND e.kind = 'loss' WHERE y.match = ? LIMIT 1", match) !== undefined

/** The last day on which something was claimed under a line. */
export const claimedOn = (read: Read, { line, fund }: { readonly line: number; readonly fund: number }): string | undefined =>
  read.value<string>(
    `SELECT max(e.effective_date) FROM account a CROSS JOIN posting p ON p.account = a.id AND p.subject = ? AND p.fund = ? AND p.amount > 0 CROSS JOIN entry e ON e.id = p.entry
     WHERE a.code = 'assets:claims'`,
    line,
    fund,
  )

/** The breaks of which a match brings something back. */
export const broughtBackBy = (read: Read, match: number): number[] =>
  read.all<{ break: number }>('SELECT break FROM brought_back WHERE match = ? ORDER BY id', match).map((row) => row.break)

/** The day on which a break's money was last booked as a loss. */
export const givenUpOn = (read: Read, of: number): string | undefined =>
  read.value<string>(
    "SELECT e.effective_date FROM resolution r CROSS JOIN entry e ON e.event_seq = r.event_seq AND e.kind = 'loss' WHERE r.break = ? AND r.action = 'write_off' ORDER BY r.id DESC LIMIT 1",
    of,
  )

export const addMissing = (
  tx: Write,
  of: Omit<MissingMoney, 'payout' | 'currency' | 'restAmount' | 'restMoved' | 'state'> & { readonly match: number | null; readonly fee: number | null },
): number => tx.fact(missingMoney, of)

export const addBroughtBack = (tx: Write, of: { readonly match: number; readonly break: number; readonly amount: number; readonly moved: number }): number =>
  tx.fact(broughtBack, of)

/** A receipt that is nobody's: under its line, with the break that waits for it to be sent back. Minor units of the account's currency. */
export interface NobodysReceipt {
  readonly break: number
  readonly line: number
  readonly payout: number | null
  readonly fund: number
  readonly minor: number
  readonly state: string
}

const RECEIPT = `SELECT b.id AS break, b.line, b.payout, x.fund, -x.amount AS minor, s.state FROM break b CROSS JOIN state s ON s.noun = 'break' AND s.subject = b.id CROSS JOIN bank_account k ON k.id = b.bank_account
  CROSS JOIN account a ON a.code = 'liabilities:unidentified-receipts' AND a.currency = k.currency CROSS JOIN balance x ON x.account = a.id AND x.fund = k.fund AND x.subject = b.line`
/** Taken in by a match: what a closing parked is turned round by what explains it. */
const TAKEN_IN = `EXISTS(SELECT 1 FROM state l WHERE l.noun = 'line' AND l.subject = b.line AND l.state = 'matched')`

export const nobodysReceiptOf = (read: Read, of: number): NobodysReceipt | undefined =>
  read.one<NobodysReceipt>(`${RECEIPT} WHERE b.id = ? AND x.amount < 0 AND ${TAKEN_IN}`, of)

/** Receipts of an account that wait to be sent back, of exactly this amount. */
export const receiptsWaiting = (read: Read, account: number, minor: number): NobodysReceipt[] =>
  read.all<NobodysReceipt>(
    `SELECT b.id AS break, b.line, b.payout, x.fund, -x.amount AS minor, s.state FROM state s CROSS JOIN break b ON b.id = s.subject AND b.bank_account = ? CROSS JOIN bank_account k ON k.id = b.bank_account
       CROSS JOIN account a ON a.code = 'liabilities:unidentified-receipts' AND a.currency = k.currency CROSS JOIN balance x ON x.account = a.id AND x.fund = k.fund AND x.subject = b.line
     WHERE s.noun = 'break' AND s.state = 'waiting' AND x.amount = ? AND ${TAKEN_IN} ORDER BY b.id`,
    account,
    -minor,
  )

/** The receipts' lines that a match sends back. */
export const sentBackBy = (read: Read, match: number): number[] =>
  read
    .all<{ line: number }>(
      `SELECT DISTINCT p.subject AS line FROM match_entry y CROSS JOIN entry e ON e.id = y.entry AND e.kind = 'receipt_sent_back' CROSS JOIN posting p ON p.event_seq = e.event_seq AND p.entry = e.id AND p.subject <> 0
       WHERE y.match = ?`,
      match,
    )
    .map((row) => row.line)

/** The resolved break of a line that waited once. */
export const endedWaiting = (read: Read, line: number): number | undefined =>
  read.value<number>(
    `SELECT b.id FROM break b CROSS JOIN state s ON s.noun = 'break' AND s.subject = b.id AND s.state = 'resolved' WHERE b.line = ?
       AND EXISTS(SELECT 1 FROM step t WHERE t.noun = 'break' AND t.subject = b.id AND t.to_state = 'waiting') ORDER BY b.id DESC LIMIT 1`,
    line,
  )

/** What a match took in as nobody's, under its own lines, has been sent back since: less is there than it booked. */
export const isSentBack = (read: Read, match: number): boolean =>
  read.value<number>(
    `SELECT 1 FROM match_entry y CROSS JOIN entry e ON e.id = y.entry CROSS JOIN posting p ON p.event_seq = e.event_seq AND p.entry = e.id AND p.amount < 0
       CROSS JOIN account a ON a.id = p.account AND a.code = 'liabilities:unidentified-receipts' CROSS JOIN balance x ON x.account = p.account AND x.fund = p.fund AND x.subject = p.subject
     WHERE y.match = ? AND x.amount > p.amount LIMIT 1`,
    match,
  ) !== undefined
