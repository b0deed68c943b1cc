import { idOf } from '../../core/id.ts'
import { amountText } from '../../core/money/money.ts'
import type { PaymentTemplate } from '../../core/payouts/payment-file.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { type ListWriter, PAYMENT_FORMATS, type PaymentFormat, type Released, type Written, writtenAs } from '../../files/payment-formats.ts'
import { orderOf, rowsToPay } from '../../queries/rows-to-pay.ts'
import { bankAccountById } from '../../store/bank-accounts.ts'
import { sha256 } from '../../store/keys.ts'
import { type BatchRow, batchById, fileSha256, payoutsOfBatch, releaseOf } from '../../store/payouts.ts'
import { nameOf } from '../../store/people.ts'
import type { Read } from '../../store/read.ts'
import { paymentFile } from '../../store/schema/payouts.ts'
import { notAsSealed } from '../../store/sealed-payouts.ts'
import type { DownloadCommand } from '../file-command.ts'
import { found } from '../found.ts'

/**
 * The payment file of a released batch: by the template that its account had at the release (csv), as ISO 20022 credit transfers (pain.001), or as a list to
 * print and sign (print). The same bytes each time, and the first download of a format seals their SHA-256. Each download is an event. Refuses
 * invalid_input (another format), not_found, batch_not_released, letters_missing (what the file can't hold, each with its place), erased, payee_not_approved (what is
 * to be paid, or to whom, is not as it was sealed).
 */
export const downloadPaymentFile = (list: ListWriter): DownloadCommand => ({
  kind: 'payment_file_made',
  summary: 'The payment file of a released batch',
  query: ['format'],
  refuses: ['batch_not_released', 'letters_missing', 'erased', 'payee_not_approved'],
  perform: (book, { params, query, actor, key }) => {
    const format = PAYMENT_FORMATS.find((name) => name === (query['format'] ?? 'csv'))
    if (!format) return problem('invalid_input', say.noPaymentFormat(query['format'] ?? '', PAYMENT_FORMATS))
    let file: Written | undefined
    let reference = ''
    const request = `payment-file ${params['id'] ?? ''} ${format}`
    const acted = book.act({ kind: 'payment_file_made', actor, key, request, status: 200 }, (read) => {
      const batch = batchById(read, idOf(params['id']) ?? -1)
      if (!batch) return notFound(say.noBatch, params['id'])
      const made = fileOf(read, batch, format, list)
      if (!made.ok) return made
      file = made.value
      reference = batch.reference
      const digest = sha256(file.bytes)
      const sealed = fileSha256(read, batch.id, format)
      if (sealed !== undefined && sealed !== digest) return problem('erased', say.fileGone)
      return done((tx) => {
        tx.documents.push(digest)
        tx.fact(paymentFile, { batch: batch.id, format, sha256: digest })
      })
    })
    if (!acted.ok) return acted
    const { bytes, contentType, ending } = found(file)
    return done({ bytes, contentType, name: `${reference}.${ending}` })
  },
})

function fileOf(read: Read, batch: BatchRow, format: PaymentFormat, list: ListWriter): Result<Written> {
  const release = releaseOf(read, batch.id)
  if (!release || batch.state !== 'released') return problem('batch_not_released', say.fileOfReleased(batch.state))
  const rows = rowsToPay(read, batch)
  if (!rows.ok) return rows
  const paid = payoutsOfBatch(read, batch.id).filter(({ state }) => state !== 'cancelled')
  const changed = notAsSealed(
    read,
    batch.id,
    paid.map(({ id }) => id),
  )
  if (changed !== undefined) return problem('payee_not_approved', say.notAsSealed)
  const released: Released = {
    template: release.template === null ? undefined : (JSON.parse(release.template) as PaymentTemplate),
    account: found(bankAccountById(read, batch.bankAccount)),
    batch: {
      reference: batch.reference,
      releasedAt: release.at,
      currency: batch.currency,
      total: amountText(
        rows.value.reduce((sum, { amount }) => sum + amount, 0),
        batch.currency,
      ),
      orders: rows.value.map(orderOf),
    },
    preparedBy: nameOf(read, batch.preparedBy),
    preparedAt: batch.preparedAt,
    releasedBy: nameOf(read, release.by),
  }
  return writtenAs(format, released, list)
}
