import type { Way } from '../core/payees/payee.ts'
import { daysToCarryOut } from '../core/payouts/ways-to-pay.ts'
import { addDays, dateOf } from '../core/time/dates.ts'
import type { BankAccount } from './bank-accounts.ts'
import { bankAccountById } from './bank-accounts.ts'
import type { Read } from './read.ts'
import { covers } from './statement-neighbours.ts'
import { LINES_PER_IMPORT } from './statements.ts'

/** An instalment of which something is still to be paid. Amounts: minor units of the fund's currency. */
export interface Payable {
  readonly grant: number
  readonly instalment: number
  readonly nth: number
  readonly left: number
  readonly payee: number
  readonly payeeCurrency: string
  readonly payeeWay: Way
  /** The institutional payee, or null. */
  readonly institution: number | null
  readonly fund: number
  readonly fundCurrency: string
  readonly programme: number
  readonly isErased: 0 | 1
}

const PAYABLE = `SELECT g.id AS grant, i.id AS instalment, i.nth, m.amount - m.taken AS "left", y.payee, q.currency AS payeeCurrency, q.way AS payeeWay, q.institution, g.fund, f.currency AS fundCurrency, g.programme,
    (SELECT wrapped FROM student WHERE id = g.student) IS NULL AS isErased
  FROM state s CROSS JOIN grant g ON g.id = s.subject CROSS JOIN instalment i ON i.grant = g.id
    CROSS JOIN instalment_money m ON m.instalment = i.id CROSS JOIN grant_payee y ON y.grant = g.id CROSS JOIN payee q ON q.id = y.payee CROSS JOIN fund f ON f.id = g.fund
  WHERE s.noun = 'grant' AND s.state IN ('approved', 'paying') AND m.taken < m.amount AND i.due_on <= ?`

/** Everything payable by a due date whose payee is paid in a currency. */
export const payableIn = (read: Read, currency: string, dueBy: string): Payable[] =>
  read.all<Payable>(`${PAYABLE} AND q.currency = ? ORDER BY g.id, i.nth`, dueBy, currency)

/** Everything payable to an institutional payee by a due date. */
export const payableTo = (read: Read, institution: number, dueBy: string): Payable[] =>
  read.all<Payable>(`${PAYABLE} AND q.institution = ? ORDER BY g.id, i.nth`, dueBy, institution)

export const payableOf = (read: Read, grant: number, dueBy: string): Payable[] => read.all<Payable>(`${PAYABLE} AND s.subject = ? ORDER BY i.nth`, dueBy, grant)

/** Does a hold stand on a grant or its programme? `pending`: a recorded change of payee that nobody approved. */
export function holdOn(read: Read, grant: number, programme: number): 'payout_held' | 'payee_not_approved' | undefined {
  const causes = read
    .all<{ cause: string }>(
      `SELECT h.cause FROM hold h CROSS JOIN state s ON s.noun = 'hold' AND s.subject = h.id AND s.state = 'standing' WHERE h.grant = ?
       UNION SELECT h.cause FROM hold h CROSS JOIN state s ON s.noun = 'hold' AND s.subject = h.id AND s.state = 'standing' WHERE h.programme = ?
       UNION SELECT 'blocked' FROM grant g CROSS JOIN blocked_student b ON b.student = g.student WHERE g.id = ?`,
      grant,
      programme,
      grant,
    )
    .map((h) => h.cause)
  if (causes.some((cause) => cause !== 'payee_change')) return 'payout_held'
  return causes.length > 0 ? 'payee_not_approved' : undefined
}

/** The instant at which the cooling-off of a grant's present payee ends, while it is running. */
export const coolingUntil = (read: Read, grant: number, payee: number): string | undefined =>
  read.value<string>(
    `SELECT a.payable_from FROM payee_change c CROSS JOIN payee_approval a ON a.payee_change = c.id
     WHERE c.grant = ? AND c.payee = ? AND a.payable_from > ? AND NOT EXISTS(SELECT 1 FROM cooling_off_end o WHERE o.payee_approval = a.id) LIMIT 1`,
    grant,
    payee,
    read.at,
  )

/**
 * May a rejected payout of an instalment have been carried out after all, or still be? While an open line of its account shows it; and after
 * its batch was handed over until the account's statements cover the days in which it could be. An agent or cash desk that paid
 * out something of the batch has it, whether or not anybody said so; so has a bank that reported on it.
 */
export function mayStillBeCarriedOut(read: Read, instalment: number): boolean {
  const rejected = read.all<Rejected & { readonly handedOver: 0 | 1 }>(
    `SELECT p.reference, b.reference AS batchReference, b.bank_account AS bankAccount, e.at AS releasedAt, EXISTS(SELECT 1 FROM hand_over h WHERE h.batch = p.batch)
       OR EXISTS(SELECT 1 FROM bank_report o WHERE o.batch = p.batch) OR EXISTS(SELECT 1 FROM bank_account k CROSS JOIN payout o ON o.batch = b.id CROSS JOIN state t ON t.noun = 'payout' AND t.subject = o.id AND t.state IN ('settled', 'returned')
         WHERE k.id = b.bank_account AND k.kind <> 'bank') AS handedOver
     FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state = 'rejected'
       CROSS JOIN batch b ON b.id = p.batch CROSS JOIN release r ON r.batch = b.id CROSS JOIN event e ON e.seq = r.event_seq
     WHERE p.instalment = ?`,
    instalment,
  )
  return rejected.some((of) => {
    const account = bankAccountById(read, of.bankAccount)
    return !account || isShown(read, account, of) || (of.handedOver === 1 && !isCovered(read, account, of))
  })
}

interface Rejected {
  readonly reference: string
  readonly batchReference: string
  readonly bankAccount: number
  readonly releasedAt: string
}

/** Does an open line of money out show the payout or its batch? */
const isShown = (read: Read, account: BankAccount, { reference, batchReference }: Rejected): boolean =>
  openDebitShows(read, account, reference) || openDebitShows(read, account, batchReference)

/** Do the account's statements cover, without a gap, the days in which a payout of this release is carried out? */
const isCovered = (read: Read, account: BankAccount, { releasedAt }: Rejected): boolean =>
  covers(read, account, dateOf(releasedAt), lastDayOf(account, releasedAt))

/** The last day on which a payout that was released at this instant is carried out. */
export const lastDayOf = (account: BankAccount, releasedAt: string): string => addDays(dateOf(releasedAt), daysToCarryOut(account))

/** Was a payout not carried out, as the account's statements show: they cover the days in which it could be, and no open line shows it? */
export const isNotCarriedOut = (read: Read, account: BankAccount, of: Rejected): boolean => isCovered(read, account, of) && !isShown(read, account, of)

/** Does an open line of money out show this reference? One that was explained as something else does not count. */
const openDebitShows = (read: Read, account: BankAccount, reference: string): boolean =>
  read.value(
    `SELECT 1 FROM lookup k CROSS JOIN statement_line l ON l.id = k.row_id CROSS JOIN statement t ON t.id = l.id / ${LINES_PER_IMPORT}
       CROSS JOIN state s ON s.noun = 'line' AND s.subject = l.id AND s.state = 'open'
     WHERE k.token = ? AND k.table_name = 'statement_line' AND l.bank_account = ? AND l.amount < 0 LIMIT 1`,
    read.keys.lookup('reference', reference),
    account.id,
  ) !== undefined
