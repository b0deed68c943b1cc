import type { Read } from '../read.ts'
import { LINES_PER_IMPORT } from '../statements.ts'

/** A payout of the population that a sample is drawn from. Minor units of its account's currency. */
export interface Released {
  readonly id: number
  readonly reference: string
  readonly amount: number
  readonly currency: string
}

/** Every payout that was released by an event from one to another, in the order of the releases. `fund`: of this fund alone. */
export const payoutsReleased = (read: Read, from: number, to: number, fund: number | undefined): IterableIterator<Released> =>
  read.iterate<Released>(
    `SELECT p.id, p.reference, p.amount, k.currency FROM release r CROSS JOIN batch b ON b.id = r.batch CROSS JOIN bank_account k ON k.id = b.bank_account CROSS JOIN payout p ON p.batch = b.id
       CROSS JOIN grant g ON g.id = p.grant
     WHERE r.event_seq BETWEEN ? AND ? AND (? IS NULL OR g.fund = ?)
       AND NOT EXISTS(SELECT 1 FROM step s WHERE s.noun = 'payout' AND s.subject = p.id AND s.to_state = 'cancelled') ORDER BY r.event_seq, p.id`,
    from,
    to,
    fund ?? null,
    fund ?? null,
  )

/** Who did a thing, and when. */
export interface Done {
  readonly seq: number
  readonly at: string
  readonly actor: number
}

const DONE = 'e.seq, e.at, e.actor'

export interface PayoutFacts {
  readonly reference: string
  readonly caseNumber: string
  readonly programme: string
  readonly fund: string
  readonly recommendation: number
  readonly batch: number
  readonly batchReference: string
  readonly bankAccount: string
  readonly amount: number
  readonly currency: string
  readonly fundAmount: number
  readonly fundCurrency: string
  readonly dueOn: string
}

export const payoutFacts = (read: Read, payout: number): PayoutFacts | undefined =>
  read.one<PayoutFacts>(
    `SELECT p.reference, a.case_number AS caseNumber, m.code AS programme, f.code AS fund, g.recommendation, b.id AS batch, b.reference AS batchReference, k.code AS bankAccount, p.amount, k.currency,
       p.fund_amount AS fundAmount, f.currency AS fundCurrency, i.due_on AS dueOn
     FROM payout p CROSS JOIN instalment i ON i.id = p.instalment CROSS JOIN grant g ON g.id = p.grant CROSS JOIN application a ON a.id = g.application CROSS JOIN programme m ON m.id = g.programme
       CROSS JOIN fund f ON f.id = g.fund CROSS JOIN batch b ON b.id = p.batch CROSS JOIN bank_account k ON k.id = b.bank_account WHERE p.id = ?`,
    payout,
  )

/** The persons of a payout: who recommended, who approved (each), who prepared, who released, who handed over. */
export function personsOf(read: Read, of: PayoutFacts, upTo: number) {
  const one = (sql: string, id: number) => read.one<Done>(`SELECT ${DONE} FROM ${sql} AND e.seq <= ?`, id, upTo)
  return {
    recommended: one('recommendation r CROSS JOIN event e ON e.seq = r.event_seq WHERE r.id = ?', of.recommendation),
    approved: read.all<Done>(
      `SELECT ${DONE} FROM approval r CROSS JOIN event e ON e.seq = r.event_seq WHERE r.recommendation = ? AND e.seq <= ? ORDER BY r.nth`,
      of.recommendation,
      upTo,
    ),
    prepared: one('batch b CROSS JOIN event e ON e.seq = b.event_seq WHERE b.id = ?', of.batch),
    released: one('release r CROSS JOIN event e ON e.seq = r.event_seq WHERE r.batch = ?', of.batch),
    handedOver: one('hand_over h CROSS JOIN event e ON e.seq = h.event_seq WHERE h.batch = ?', of.batch),
  }
}

/** The payment files of a batch: format and SHA-256 of each. */
export const filesOf = (read: Read, batch: number, upTo: number): { readonly format: string; readonly sha256: string }[] =>
  read.all('SELECT DISTINCT format, sha256 FROM payment_file WHERE batch = ? AND event_seq <= ? ORDER BY format, sha256', batch, upTo)

/** A line of the bank that was matched to a payout, reversed or not. Minor units of the account's currency. */
export interface PayoutLine {
  readonly kind: string
  readonly by: string
  readonly actor: number
  readonly seq: number
  readonly isReversed: number
  readonly line: number
  readonly bookedOn: string
  readonly amount: number
  readonly fileSha256: string
}

export const linesOfPayout = (read: Read, payout: number, upTo: number): PayoutLine[] =>
  read.all<PayoutLine>(
    `SELECT m.kind, m.by, e.actor, e.seq, EXISTS(SELECT 1 FROM step s WHERE s.noun = 'match' AND s.subject = m.id AND s.event_seq <= ?) AS isReversed, l.id AS line, l.booked_on AS bookedOn, l.amount, t.file_sha256 AS fileSha256
     FROM match_payout x CROSS JOIN match m ON m.id = x.match CROSS JOIN event e ON e.seq = m.event_seq CROSS JOIN match_line y ON y.match = m.id CROSS JOIN statement_line l ON l.id = y.line
       CROSS JOIN statement t ON t.id = l.id / ${LINES_PER_IMPORT} WHERE x.payout = ? AND e.seq <= ? ORDER BY m.id, l.id`,
    upTo,
    payout,
    upTo,
  )
