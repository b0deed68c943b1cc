import type { Payee } from '../../core/payees/payee.ts'
import { faultAt, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { type Said, say } from '../../core/said/say.ts'
import { accountForm } from '../../core/students/normal-forms.ts'
import { institutionByCode } from '../../store/payee-rows.ts'
import type { Read } from '../../store/read.ts'

/** Whom to pay as it will be kept: the payee, and the institutional payee whose account it is. */
export interface PayeeTold {
  readonly told: Payee
  readonly institution: number | null
}

/**
 * A payee as it is kept: one that names an institutional payee has the account that an admin registered for it, whatever was posted.
 * Refuses payee_invalid where there is no such institution, or another account was given for it.
 */
export function payeeTold(read: Read, payee: Payee): Result<PayeeTold> {
  if (payee.institution === undefined) return done({ told: payee, institution: null })
  const of = institutionByCode(read, payee.institution)
  if (!of?.payee) return refuse('/payee/institution', say.institutionToRegister(payee.institution))
  const given = payee.iban ?? payee.accountNumber
  if (given !== undefined && accountForm(given) !== accountForm(of.payee.iban ?? of.payee.accountNumber ?? '')) {
    return refuse('/payee/iban', say.institutionsAccount(of.code))
  }
  if (payee.currency !== of.payee.currency) return refuse('/payee/currency', say.institutionPaidIn(of.code, of.payee.currency))
  return done({ told: { ...of.payee, relation: 'institution', institution: of.code }, institution: of.id })
}

const refuse = (pointer: string, said: Said): Result<never> => problem('payee_invalid', said, { errors: [faultAt(pointer, said)] })
