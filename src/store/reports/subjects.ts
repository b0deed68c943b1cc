import type { Read } from '../read.ts'

/** A grant by the number of its case. */
export interface GrantNamed {
  readonly caseNumber: string
  readonly programme: string
}

export const grantNamed = (read: Read, grant: number): GrantNamed | undefined =>
  read.one<GrantNamed>(
    'SELECT a.case_number AS caseNumber, p.code AS programme FROM grant g CROSS JOIN application a ON a.id = g.application CROSS JOIN programme p ON p.id = g.programme WHERE g.id = ?',
    grant,
  )

/** What of each instalment is granted and not cancelled by an event, in the order of the days on which they are due. */
export const instalmentsDue = (read: Read, grant: number, upTo: number): { readonly dueOn: string; readonly amount: number }[] =>
  read.all(
    `SELECT i.due_on AS dueOn, i.amount - coalesce((SELECT sum(c.amount) FROM cancellation c WHERE c.instalment = i.id AND c.event_seq <= ?), 0) AS amount
     FROM instalment i WHERE i.grant = ? ORDER BY i.due_on, i.nth`,
    upTo,
    grant,
  )

/** A payout by its reference, with its batch and account, and when the batch was handed over to the bank. */
export interface PayoutNamed {
  readonly reference: string
  readonly caseNumber: string
  readonly batch: string
  readonly bankAccount: string
  readonly currency: string
  readonly amount: number
  readonly handedOverAt: string | null
}

export const payoutNamed = (read: Read, payout: number, upTo: number): PayoutNamed | undefined =>
  read.one<PayoutNamed>(
    `SELECT p.reference, a.case_number AS caseNumber, b.reference AS batch, k.code AS bankAccount, k.currency, p.amount,
       (SELECT h.at FROM hand_over h WHERE h.batch = b.id AND h.event_seq <= ?) AS handedOverAt
     FROM payout p CROSS JOIN grant g ON g.id = p.grant CROSS JOIN application a ON a.id = g.application CROSS JOIN batch b ON b.id = p.batch CROSS JOIN bank_account k ON k.id = b.bank_account
     WHERE p.id = ?`,
    upTo,
    payout,
  )

/** A transfer between own accounts by its first line: the account that tells of it, and the line. */
export const transferNamed = (read: Read, transfer: number): { readonly bankAccount: string; readonly line: number } | undefined =>
  read.one('SELECT k.code AS bankAccount, t.line FROM transfer t CROSS JOIN bank_account k ON k.id = t.bank_account WHERE t.id = ?', transfer)
