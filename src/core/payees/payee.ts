import { accountForm } from '../students/normal-forms.ts'

export type Relation = 'self' | 'parent' | 'guardian' | 'sibling' | 'institution'
export type Way = 'account' | 'pickup' | 'cash'

/** Whom we pay for a student, and how. `institution` is the code of an institutional payee, whose account an admin registered. */
export interface Payee {
  readonly name: string
  readonly relation: Relation
  readonly way: Way
  readonly iban?: string
  readonly accountNumber?: string
  /** The national code of the bank's branch; in Russia the BIK. */
  readonly routingCode?: string
  readonly bank?: string
  readonly bic?: string
  /** ISO 3166-1 alpha-2: where the account is, or where the payee collects. */
  readonly country?: string
  readonly city?: string
  readonly phone?: string
  readonly institution?: string
  readonly currency: string
}

/** The account in the form in which accounts are compared, or undefined for pick-up and cash. */
export function accountOf(payee: Payee): string | undefined {
  if (payee.way !== 'account') return undefined
  const account = accountForm(payee.iban ?? payee.accountNumber ?? '')
  return account === '' ? undefined : account
}

/** The last 4 characters of the account, or undefined without one. */
export const accountEnding = (payee: Payee): string | undefined => accountOf(payee)?.slice(-4)

/** An account for people who need not know it: only its last 4 characters show, and an IBAN's country. */
export function maskedAccount(account: string): string {
  const form = accountForm(account)
  const head = /^[A-Z]{2}\d{2}/.test(form) ? form.slice(0, 2) : ''
  const shown = form.length > 8 ? form.slice(-4) : ''
  return `${head}${'•'.repeat(form.length - head.length - shown.length)}${shown}`
}
