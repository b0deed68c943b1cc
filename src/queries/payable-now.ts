import { convert } from '../core/money/money.ts'
import { paysThatWay } from '../core/payouts/ways-to-pay.ts'
import { type Problem, type ProblemCode, problemOf } from '../core/problem.ts'
import { type Said, say } from '../core/said/say.ts'
import { type BankAccount, usableRate } from '../store/bank-accounts.ts'
import { fundById } from '../store/funds.ts'
import { coolingUntil, holdOn, mayStillBeCarriedOut, type Payable } from '../store/payable.ts'
import { decidersOf } from '../store/payouts.ts'
import type { Read } from '../store/read.ts'

/** What an instalment is paid as: in the account's currency, by the rate used where that is not the fund's. */
export interface Planned extends Payable {
  readonly amount: number
  readonly rate: string | null
  readonly rateSource: string | null
}

const WHY: Partial<Record<ProblemCode, Said>> = {
  erased: say.whyErased,
  fund_closed: say.whyFundClosed,
  same_person: say.whySamePerson,
  payout_held: say.whyHeld,
  payee_not_approved: say.whyPayee,
  cooling_off: say.whyCoolingOff,
  may_still_be_carried_out: say.whyStillOut,
  rate_missing: say.whyRate,
  currency_differs: say.whyCurrency,
  way_differs: say.whyWay,
  institution_differs: say.whyInstitution,
  nothing_payable: say.whyNothing,
  amount_invalid: say.whyAmount,
}

/** The refusal of a grant that was named, with its reason in words. */
export const notPayable = (reason: ProblemCode, grant: number): Problem => problemOf(reason, say.notPayableHere(grant, WHY[reason] ?? ''))

/** The batch that is being prepared: from which account, by whom, and the institutional payee to whom it goes as one row. */
export interface Preparing {
  readonly account: BankAccount
  readonly preparer: number
  readonly institution: number | null
}

/** Why an instalment may not go into a batch, or what it is paid as. */
export function planned(read: Read, { account, preparer, institution }: Preparing, of: Payable): { readonly reason: ProblemCode } | Planned {
  if (decidersOf(read, of.grant).includes(preparer)) return { reason: 'same_person' }
  if (of.isErased === 1) return { reason: 'erased' }
  if (fundById(read, of.fund)?.state === 'closed') return { reason: 'fund_closed' }
  if (of.institution !== institution) return { reason: 'institution_differs' }
  if (!paysThatWay(account.kind, of.payeeWay)) return { reason: 'way_differs' }
  if (of.payeeCurrency !== account.currency) return { reason: 'currency_differs' }
  const held = holdOn(read, of.grant, of.programme)
  if (held) return { reason: held }
  if (coolingUntil(read, of.grant, of.payee) !== undefined) return { reason: 'cooling_off' }
  if (mayStillBeCarriedOut(read, of.instalment)) return { reason: 'may_still_be_carried_out' }
  if (of.fundCurrency === account.currency) return { ...of, amount: of.left, rate: null, rateSource: null }
  const used = usableRate(read, of.fundCurrency, account.currency, read.today)
  if (!used) return { reason: 'rate_missing' }
  const money = convert({ minor: of.left, currency: of.fundCurrency }, account.currency, used.rate)
  return money.ok ? { ...of, amount: money.value.minor, rate: used.rate, rateSource: used.source } : { reason: 'amount_invalid' }
}
