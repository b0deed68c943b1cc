import { amountText } from '../core/money/money.ts'
import type { Payee } from '../core/payees/payee.ts'
import type { PaymentOrder } from '../core/payouts/payment-file.ts'
import { problem } from '../core/problem.ts'
import { done, type Result } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { institutionById } from '../store/payee-rows.ts'
import { type BatchRow, payoutsOfBatch, withPayees } from '../store/payouts.ts'
import type { Read } from '../store/read.ts'

/** One row of a payment file. `amount`: minor units of `currency`; `caseNumbers`: the cases that it pays. */
export interface RowToPay {
  readonly reference: string
  readonly caseNumbers: readonly string[]
  readonly amount: number
  readonly currency: string
  readonly payee: Payee
}

/** What a released batch asks the bank to pay: a row for each payout; to an institution one for all, under the batch's own reference. Refuses erased. */
export function rowsToPay(read: Read, batch: BatchRow): Result<readonly RowToPay[]> {
  const payouts = payoutsOfBatch(read, batch.id).filter((row) => row.state !== 'cancelled')
  if (batch.institution !== null) {
    const payee = institutionById(read, batch.institution)?.payee
    if (!payee) return problem('erased', say.payeeErased)
    const amount = payouts.reduce((sum, p) => sum + p.amount, 0)
    return done([{ reference: batch.reference, caseNumbers: payouts.map((p) => p.caseNumber), amount, currency: batch.currency, payee }])
  }
  const rows: RowToPay[] = []
  for (const p of withPayees(read, payouts)) {
    if (p.told === null) return problem('erased', say.payeeErased)
    rows.push({ reference: p.reference, caseNumbers: [p.caseNumber], amount: p.amount, currency: p.currency, payee: p.told })
  }
  return done(rows)
}

/** A row as an order to the bank. */
export const orderOf = ({ reference, caseNumbers, amount, currency, payee }: RowToPay): PaymentOrder => ({
  reference,
  caseNumber: caseNumbers.length > 1 ? `of ${caseNumbers.length} cases` : (caseNumbers[0] ?? ''),
  amount: amountText(amount, currency),
  currency,
  payee,
})
