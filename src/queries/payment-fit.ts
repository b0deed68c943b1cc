import { idOf } from '../core/id.ts'
import type { PaymentTemplate } from '../core/payouts/payment-file.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { notInOwnFile } from '../files/payment-formats.ts'
import { type BankAccount, bankAccountById } from '../store/bank-accounts.ts'
import { institutionById } from '../store/payee-rows.ts'
import { payeePersonal } from '../store/payees.ts'
import { batchById, releaseOf } from '../store/payouts.ts'
import type { Read } from '../store/read.ts'
import { grantNamed } from '../store/reports/subjects.ts'
import type { Planned } from './payable-now.ts'
import { none, query } from './query.ts'
import { orderOf, type RowToPay, rowsToPay } from './rows-to-pay.ts'

/** How many places are named; their number is of all. */
const MOST_NAMED = 20

/** Any reference is as long, and in the same letters. */
const SOME_REFERENCE = 'TOABCDEFGHJK00'

/** What of a batch the file of its account can't hold, by case: never the payee's own words, which not everybody who looks may read. */
function fitView(template: string | null, rows: readonly RowToPay[]) {
  const parsed = template === null ? undefined : (JSON.parse(template) as PaymentTemplate)
  const misfits = notInOwnFile(parsed, rows.map(orderOf))
  return {
    count: misfits.length,
    items: misfits
      .slice(0, MOST_NAMED)
      .map(({ order, field, reason, said }) => ({ caseNumber: rows[order]?.caseNumbers.join(', ') ?? '', field, reason, said })),
  }
}

export type PaymentFit = ReturnType<typeof fitView>

/** The same of what is only planned: to an institution it is one row. */
export function fitOfPlanned(read: Read, account: BankAccount, institution: number | null, planned: readonly Planned[]): PaymentFit {
  const rows = planned.flatMap(({ grant, payee, amount }): RowToPay[] => {
    const told = institution === null ? payeePersonal(read, payee) : (institutionById(read, institution)?.payee ?? null)
    const caseNumber = grantNamed(read, grant)?.caseNumber ?? ''
    return told === null ? [] : [{ reference: SOME_REFERENCE, caseNumbers: [caseNumber], amount, currency: account.currency, payee: told }]
  })
  return fitView(account.paymentFile, institution === null ? rows : rows.slice(0, 1))
}

/** What the account's own file can't hold of a batch: by the template as it is now, or as the release fixed it. */
export const batchFit = query({
  summary: "What of a batch its account's payment file can't hold",
  roles: ['finance', 'releaser', 'auditor'],
  filters: none,
  ask: (read, { params }) => {
    const batch = batchById(read, idOf(params['id']) ?? -1)
    if (!batch) return notFound(say.noBatch, params['id'])
    const isLooked = batch.state === 'prepared' || batch.state === 'released'
    const rows = isLooked ? rowsToPay(read, batch) : undefined
    const release = releaseOf(read, batch.id)
    const template = release ? release.template : (bankAccountById(read, batch.bankAccount)?.paymentFile ?? null)
    return done(fitView(template, rows?.ok ? rows.value : []))
  },
})
