import { idOf } from '../../core/id.ts'
import { type BatchSeen, type Judged, judgeReport } from '../../core/payouts/judge-report.ts'
import { type ReportFault, readBankReport } from '../../core/payouts/pain-002.ts'
import { rejectReason } from '../../core/payouts/reject-reasons.ts'
import { notFound, type Problem, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { readXml } from '../../files/xml.ts'
import { bankReportView } from '../../queries/bank-reports.ts'
import { bankReportReceivedBy } from '../../store/bank-reports.ts'
import type { Book } from '../../store/book.ts'
import { sha256 } from '../../store/keys.ts'
import { addNoteOfGrant } from '../../store/notes.ts'
import { type BatchRow, batchById, type PayoutRow, payoutsOfBatch, releaseOf } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import { bankRejection, bankReport } from '../../store/schema/bank-reports.ts'
import type { Write } from '../../store/write.ts'
import type { Answered } from '../command.ts'
import type { FileCommand, Upload } from '../file-command.ts'
import { found } from '../found.ts'
import { reject } from './end-batch.ts'

const MIB = 1024 * 1024
const MOST_PROBLEMS = 100

/**
 * What the bank reports back of a batch (ISO 20022 pain.002.001.03 to .14): what it rejects is rejected, by its reason and with the file's SHA-256 as evidence;
 * what it accepts is only told, since nothing but a line proves that money left. A report with any place that is not of this batch is refused whole. A
 * rejected payout is paid again only when the statements cover the days in which it could have been carried out. Nothing of the file is kept but
 * references, codes and counts. Refuses report_refused with every problem, not_found, batch_not_released.
 */
export const receiveBankReport: FileCommand = {
  kind: 'bank_report_received',
  summary: "Receive the bank's report on a batch (pain.002)",
  mostBytes: 10 * MIB,
  query: [],
  refuses: ['report_refused', 'batch_not_released'],
  perform: async (book, upload) => received(book, upload),
}

function received(book: Book, upload: Upload): Result<Answered> {
  const xml = readXml(upload.bytes)
  if (!xml.ok) return refuse([{ ...xml.fault, element: '' }])
  const told = readBankReport(xml.root, xml.namespace)
  if ('faults' in told) return refuse(told.faults)
  const request = { kind: 'bank_report_received', actor: upload.actor, key: upload.key, request: upload.request, status: 201 }
  const acted = book.act(request, (read) => {
    const batch = batchById(read, idOf(upload.params['id']) ?? -1)
    if (!batch) return notFound(say.noBatch, upload.params['id'])
    if (!releaseOf(read, batch.id)) return problem('batch_not_released', say.reportOfReleased(batch.state))
    const payouts = payoutsOfBatch(read, batch.id).filter(({ state }) => state !== 'cancelled')
    const judged = judgeReport(told.report, seen(batch, payouts))
    if ('faults' in judged) return refuse(judged.faults)
    return done((tx) => write(tx, { batch: batch.id, fileSha256: sha256(upload.bytes), message: told.report.message }, judged.judged, payouts))
  })
  if (!acted.ok) return acted
  const { seq, status, repeated } = acted.value
  return done({ seq, status, repeated, answer: book.read((read) => answer(read, seq)) })
}

const seen = (batch: BatchRow, payouts: readonly PayoutRow[]): BatchSeen => ({
  reference: batch.reference,
  currency: batch.currency,
  rows: batch.institution === null ? payouts.length : 1,
  payouts,
})

const answer = (read: Read, seq: number) => bankReportView(read, found(bankReportReceivedBy(read, seq)))

interface Kept {
  readonly batch: number
  readonly fileSha256: string
  readonly message: string
}

function write(tx: Write, of: Kept, { rejections, accepted, pending }: Judged, payouts: readonly PayoutRow[]): void {
  tx.documents.push(of.fileSha256)
  const report = tx.fact(bankReport, { ...of, accepted, pending })
  const rows = new Map(payouts.map((row) => [row.id, row]))
  for (const { payout, codes, outcome } of rejections) {
    tx.fact(bankRejection, { bankReport: report, payout: payout.id, codes: codes.join(' '), outcome })
    const row = rows.get(payout.id)
    if (outcome !== 'rejected' || !row) continue
    reject(tx, row)
    addNoteOfGrant(tx, row.grant, { noun: 'payout', subject: row.id, words: { reason: rejectReason(codes) }, evidenceSha256: of.fileSha256 })
  }
}

/** Every place at once, the first in the detail. */
function refuse(faults: readonly ReportFault[]): { readonly ok: false; readonly problem: Problem } {
  const [first] = faults
  return problem('report_refused', say.reportRefused(faults.length, first?.line ?? 1, first?.element ?? '', first?.value ?? '', first?.said ?? ''), {
    members: { problems: faults.slice(0, MOST_PROBLEMS).map(({ line, element, value, reason, said }) => ({ line, column: element, value, reason, said })) },
  })
}
