import { type DebtorAccount, PAIN_001, paymentMessage } from '../../core/payouts/pain-001.ts'
import {
  closingLine,
  type Misfit,
  type PaymentBatch,
  type PaymentField,
  type PaymentTemplate,
  PLAIN_TEMPLATE,
  paymentRows,
} from '../../core/payouts/payment-file.ts'
import { type Problem, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { encodeText } from '../../files/encode.ts'
import { safeCell, writeDelimited } from '../../files/safe-cell.ts'
import { writeXml } from '../../files/xml.ts'

/** A released batch as it is written in any format. `template`: the account's as the release fixed it. */
export interface Released {
  readonly template: PaymentTemplate | undefined
  readonly account: DebtorAccount & { readonly code: string }
  readonly batch: PaymentBatch
  readonly preparedBy: string
  readonly preparedAt: string
  readonly releasedBy: string
}

/** How a list to print and sign is written. */
export type ListWriter = (of: Released) => string

export const PAYMENT_FORMATS = ['csv', 'pain.001', 'print'] as const
export type PaymentFormat = (typeof PAYMENT_FORMATS)[number]

export interface Written {
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly ending: string
}

/** The file of a format. Refuses letters_missing, payee_invalid. */
export function writtenAs(format: PaymentFormat, of: Released, list: ListWriter): Result<Written> {
  if (format === 'csv') return delimitedFile(of)
  if (format === 'print') return done({ bytes: Buffer.from(list(of)), contentType: 'text/html; charset=utf-8', ending: 'html' })
  const { root, misfits } = paymentMessage(of.template ?? PLAIN_TEMPLATE, of.account, of.batch)
  return misfits.length > 0 ? misfitting(misfits) : done({ bytes: Buffer.from(writeXml(root, PAIN_001)), contentType: 'application/xml', ending: 'xml' })
}

/**
 * Each cell is the exact text, since the bank's program takes it as it is: an apostrophe would be part of a phone's number or a name. A cell that
 * people's programs would take for a formula refuses the file instead; a sign before a figure (+90 …) begins none that could do anything.
 */
function delimitedFile({ template = PLAIN_TEMPLATE, batch }: Released): Result<Written> {
  const { rows, misfits } = paymentRows(template, batch.orders)
  const lacking = [misfits, notEncoded(template, batch, rows.slice(1)), formulas(template, batch, rows.slice(1))].find((some) => some.length > 0)
  if (lacking !== undefined) return misfitting(lacking)
  const text = writeDelimited(rows, template.delimiter)
  const last = closingLine(template, batch)
  const encoded = encodeText(last === undefined ? text : `${text}${last}\r\n`, template.encoding)
  return 'bytes' in encoded
    ? done({ bytes: encoded.bytes, contentType: 'text/csv', ending: 'csv' })
    : problem('letters_missing', `"${encoded.missing}" in the template's own words is not in ${template.encoding}.`)
}

function notEncoded(template: PaymentTemplate, batch: PaymentBatch, rows: readonly (readonly string[])[]): Misfit[] {
  return rows.flatMap((row, order) =>
    row.flatMap((cell, column) => {
      const encoded = encodeText(cell, template.encoding)
      const field = template.columns[column]?.field ?? 'reference'
      if ('bytes' in encoded) return []
      const reason = `"${encoded.missing}" is not in ${template.encoding}, the encoding that the account's bank takes: have it written in its letters, or set the template's letters to latin or ascii.`
      return [{ order, reference: batch.orders[order]?.reference ?? '', field, value: cell, reason }]
    }),
  )
}

const SIGNED_FIGURE = /^[+-][\d ()./-]*$/
const FORMULA = 'Begins as a formula of a spreadsheet program does: have the details corrected, and the payout prepared again.'

function formulas(template: PaymentTemplate, batch: PaymentBatch, rows: readonly (readonly string[])[]): Misfit[] {
  return rows.flatMap((row, order) =>
    row.flatMap((cell, column) => {
      const field = template.columns[column]?.field ?? 'reference'
      if (safeCell(cell) === cell || SIGNED_FIGURE.test(cell)) return []
      return [{ order, reference: batch.orders[order]?.reference ?? '', field, value: cell, reason: FORMULA }]
    }),
  )
}

/** Where each field that can be at fault stands in the batch as it is read. */
const PLACE: Readonly<Partial<Record<PaymentField, string>>> = {
  payeeName: 'payee/name',
  payeeAccount: 'payee/account',
  bank: 'payee/bank',
  city: 'payee/city',
  bic: 'payee/bic',
  routingCode: 'payee/routingCode',
  phone: 'payee/phone',
  country: 'payee/country',
}

function misfitting(misfits: readonly Misfit[]): { readonly ok: false; readonly problem: Problem } {
  const [first] = misfits
  const more = misfits.length > 1 ? ` And ${misfits.length - 1} more.` : ''
  return problem('letters_missing', `Payout ${first?.reference ?? ''}, ${first?.field ?? ''} "${first?.value ?? ''}": ${first?.reason ?? ''}${more}`, {
    errors: misfits.map(({ order, field, reason }) => ({ pointer: `/payouts/${order}/${PLACE[field] ?? field}`, reason })),
    members: { problems: misfits.map(({ reference, field, value, reason }) => ({ reference, field, value, reason })) },
  })
}
