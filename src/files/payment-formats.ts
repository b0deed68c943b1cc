import { type DebtorAccount, PAIN_001, paymentMessage } from '../core/payouts/pain-001.ts'
import {
  closingLine,
  type Misfit,
  type PaymentBatch,
  type PaymentField,
  type PaymentOrder,
  type PaymentTemplate,
  PLAIN_TEMPLATE,
  paymentRows,
} from '../core/payouts/payment-file.ts'
import { faultAt, type Problem, problem } from '../core/problem.ts'
import { done, type Result } from '../core/result.ts'
import { because, say } from '../core/said/say.ts'
import { encodeText } from './encode.ts'
import { safeCell, writeDelimited } from './safe-cell.ts'
import { writeXml } from './xml.ts'

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
  const { rows, lacking } = delimitedRows(template, batch.orders)
  if (lacking.length > 0) return misfitting(lacking)
  const text = writeDelimited(rows, template.delimiter)
  const last = closingLine(template, batch)
  const encoded = encodeText(last === undefined ? text : `${text}${last}\r\n`, template.encoding)
  return 'bytes' in encoded
    ? done({ bytes: encoded.bytes, contentType: 'text/csv', ending: 'csv' })
    : problem('letters_missing', say.templateLetters(encoded.missing, template.encoding))
}

/** The rows of a delimited file, and what keeps it from being made: of all that is wrong with the orders, the first kind. */
function delimitedRows(template: PaymentTemplate, orders: readonly PaymentOrder[]) {
  const { rows, misfits } = paymentRows(template, orders)
  const lacking = [misfits, notEncoded(template, orders, rows.slice(1)), formulas(template, orders, rows.slice(1))].find((some) => some.length > 0) ?? []
  return { rows, lacking }
}

/** What of these orders an account's own file can't hold: to be told before they are released. */
export const notInOwnFile = (template: PaymentTemplate | undefined, orders: readonly PaymentOrder[]): readonly Misfit[] =>
  delimitedRows(template ?? PLAIN_TEMPLATE, orders).lacking

function notEncoded(template: PaymentTemplate, orders: readonly PaymentOrder[], rows: readonly (readonly string[])[]): Misfit[] {
  return rows.flatMap((row, order) =>
    row.flatMap((cell, column) => {
      const encoded = encodeText(cell, template.encoding)
      const field = template.columns[column]?.field ?? 'reference'
      if ('bytes' in encoded) return []
      return [{ order, reference: orders[order]?.reference ?? '', field, value: cell, ...because(say.notInEncoding(encoded.missing, template.encoding)) }]
    }),
  )
}

const SIGNED_FIGURE = /^[+-][\d ()./-]*$/

function formulas(template: PaymentTemplate, orders: readonly PaymentOrder[], rows: readonly (readonly string[])[]): Misfit[] {
  return rows.flatMap((row, order) =>
    row.flatMap((cell, column) => {
      const field = template.columns[column]?.field ?? 'reference'
      if (safeCell(cell) === cell || SIGNED_FIGURE.test(cell)) return []
      return [{ order, reference: orders[order]?.reference ?? '', field, value: cell, ...because(say.beginsAsFormula) }]
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
  return problem('letters_missing', say.misfits(first?.reference ?? '', first?.field ?? '', first?.value ?? '', first?.said ?? '', misfits.length - 1), {
    errors: misfits.map(({ order, field, said }) => faultAt(`/payouts/${order}/${PLACE[field] ?? field}`, said)),
    members: { problems: misfits.map(({ reference, field, value, reason, said }) => ({ reference, field, value, reason, said })) },
  })
}
