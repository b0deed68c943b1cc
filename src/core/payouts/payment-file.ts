import type { Payee } from '../payees/payee.ts'
import { accountOf } from '../payees/payee.ts'

/** The fields that a payment file's columns can show. */
export type PaymentField = 'reference' | 'payeeName' | 'payeeAccount' | 'bank' | 'bic' | 'routingCode' | 'amount' | 'currency' | 'purpose'

/** How an account's bank takes payment files: data, kept with the account and fixed at a batch's release. */
export interface PaymentTemplate {
  readonly columns: ReadonlyArray<{ readonly title: string; readonly field: PaymentField }>
  readonly delimiter: string
  readonly encoding: 'utf-8' | 'windows-1251' | 'windows-1254'
  readonly closingLine?: string
}

export const PLAIN_TEMPLATE: PaymentTemplate = {
  columns: (['reference', 'payeeName', 'payeeAccount', 'bank', 'bic', 'routingCode', 'amount', 'currency', 'purpose'] as const).map((field) => ({
    title: field,
    field,
  })),
  delimiter: ',',
  encoding: 'utf-8',
}

/** One order to the bank. `amount`: a decimal string. */
export interface PaymentOrder {
  readonly reference: string
  readonly caseNumber: string
  readonly amount: string
  readonly currency: string
  readonly payee: Payee
}

/** The cells of a payment file: titles, then an order a row. The purpose carries the reference, for banks that lose other fields. */
export function paymentRows(template: PaymentTemplate, orders: readonly PaymentOrder[]): string[][] {
  const cell: Record<PaymentField, (o: PaymentOrder) => string> = {
    reference: (o) => o.reference,
    payeeName: (o) => o.payee.name,
    payeeAccount: (o) => accountOf(o.payee) ?? '',
    bank: (o) => o.payee.bank ?? '',
    bic: (o) => o.payee.bic ?? '',
    routingCode: (o) => o.payee.routingCode ?? '',
    amount: (o) => o.amount,
    currency: (o) => o.currency,
    purpose: (o) => `${o.reference} assistance ${o.caseNumber}`,
  }
  return [template.columns.map((c) => c.title), ...orders.map((o) => template.columns.map((c) => cell[c.field](o)))]
}
