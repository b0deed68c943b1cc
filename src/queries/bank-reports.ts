import { z } from 'zod'
import { idOf } from '../core/id.ts'
import { rejectReason } from '../core/payouts/reject-reasons.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { type BankRejectionRow, type BankReportRow, bankReportsOfBatch, rejectionsOfReport } from '../store/bank-reports.ts'
import { batchById } from '../store/payouts.ts'
import { nameOf } from '../store/people.ts'
import type { Read } from '../store/read.ts'
import { listed, pageOf, paging, query } from './query.ts'

/**
 * What a bank reported of a batch. `rejected`: payouts that its report rejected, with the reason in words; `known`: how many of those that it calls rejected were
 * rejected or had come back before; `contradicted`: payouts that it calls rejected though a line proves that they left.
 */
export function bankReportView(read: Read, of: BankReportRow) {
  const told = rejectionsOfReport(read, of.id)
  const withOutcome = (outcome: BankRejectionRow['outcome']) => told.filter((one) => one.outcome === outcome).map(rejectionView)
  return {
    id: String(of.id),
    batch: String(of.batch),
    at: of.at,
    by: nameOf(read, of.by),
    message: of.message,
    fileSha256: of.fileSha256,
    rejected: withOutcome('rejected'),
    accepted: of.accepted,
    pending: of.pending,
    known: withOutcome('known').length,
    contradicted: withOutcome('contradicted'),
  }
}

/** Codes as they are kept, parted by blanks. */
export const codesIn = (codes: string): readonly string[] => (codes === '' ? [] : codes.split(' '))

const rejectionView = ({ payout, reference, codes }: BankRejectionRow) => {
  const list = codesIn(codes)
  return { payout: String(payout), reference, reason: rejectReason(list), codes: list }
}

export const bankReports = query({
  summary: 'What the bank reported of a batch',
  filters: z.strictObject(paging),
  ask: (read, { params, filters }) => {
    const batch = batchById(read, idOf(params['id']) ?? -1)
    if (!batch) return notFound(say.noBatch, params['id'])
    const page = pageOf(filters)
    return done(listed(bankReportsOfBatch(read, batch.id, page), page, (row) => bankReportView(read, row)))
  },
})
