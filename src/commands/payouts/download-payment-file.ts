import { moneyToText } from '../../core/money/money.ts'
import { type PaymentOrder, type PaymentTemplate, PLAIN_TEMPLATE, paymentRows } from '../../core/payouts/payment-file.ts'
import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { encodeText } from '../../files/encode.ts'
import { safeCell, writeDelimited } from '../../files/safe-cell.ts'
import { batchNotFound } from '../../queries/payouts.ts'
import { idOf } from '../../queries/query.ts'
import { sha256 } from '../../store/keys.ts'
import { type BatchRow, batchById, fileSha256, payoutsOfBatch, releaseOf, withPayees } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import { paymentFile } from '../../store/schema/payouts.ts'
import type { DownloadCommand } from '../file-command.ts'

/**
 * The payment file of a released batch, by the template that its account had at the release: the same bytes each time, whose first
 * download seals their SHA-256. Each download is an event. Refuses batch_not_released, erased, letters_missing.
 */
export const downloadPaymentFile: DownloadCommand = {
  kind: 'payment_file_made',
  summary: 'The payment file of a released batch',
  perform: (book, { params, query, actor, key }) => {
    const format = query['format'] ?? 'csv'
    if (format !== 'csv') return problem('invalid_input', `"${format}" is no format of payment files here: take csv.`)
    let bytes: Uint8Array | undefined
    let reference = ''
    const acted = book.act({ kind: 'payment_file_made', actor, key, request: `payment-file ${params['id'] ?? ''}`, status: 200 }, (read) => {
      const batch = batchById(read, idOf(params['id']) ?? -1)
      if (!batch) return batchNotFound(params['id'])
      const made = fileOf(read, batch)
      if (!made.ok) return made
      bytes = made.value
      reference = batch.reference
      const digest = sha256(made.value)
      const sealed = fileSha256(read, batch.id, format)
      if (sealed !== undefined && sealed !== digest) return problem('erased', 'The file can not be made again as it was: a payee of the batch was erased.')
      return done((tx) => {
        tx.documents.push(digest)
        tx.fact(paymentFile, { batch: batch.id, format, sha256: digest })
      })
    })
    if (!acted.ok) return acted
    return done({ bytes: bytes ?? new Uint8Array(), contentType: 'text/csv', name: `${reference}.csv` })
  },
}

function fileOf(read: Read, batch: BatchRow): Result<Uint8Array> {
  const release = releaseOf(read, batch.id)
  if (!release || batch.state !== 'released') return problem('batch_not_released', 'There is a payment file only of a released batch: have it released first.')
  const template = release.template === null ? PLAIN_TEMPLATE : (JSON.parse(release.template) as PaymentTemplate)
  const orders: PaymentOrder[] = []
  for (const p of withPayees(
    read,
    payoutsOfBatch(read, batch.id).filter((row) => row.state !== 'cancelled'),
  )) {
    if (p.told === null) return problem('erased', 'A payee of the batch was erased: its payment file is gone.')
    orders.push({ reference: p.reference, caseNumber: p.caseNumber, amount: moneyToText(p.amount, p.currency).amount, currency: p.currency, payee: p.told })
  }
  const text = writeDelimited(
    paymentRows(template, orders).map((row) => row.map(safeCell)),
    template.delimiter,
  )
  const encoded = encodeText(template.closingLine === undefined ? text : `${text}${template.closingLine}\r\n`, template.encoding)
  return 'bytes' in encoded
    ? done(encoded.bytes)
    : problem(
        'letters_missing',
        `"${encoded.missing}" is not in ${template.encoding}, the encoding that the account's bank takes: write the payee's name in its letters.`,
      )
}
