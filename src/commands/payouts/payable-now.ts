import { convert } from '../../core/money/money.ts'
import { paysThatWay } from '../../core/payouts/ways-to-pay.ts'
import type { Problem, ProblemCode } from '../../core/problem.ts'
import { addDays } from '../../core/time/dates.ts'
import { type BankAccount, rateOn } from '../../store/bank-accounts.ts'
import { fundById } from '../../store/funds.ts'
import { coolingUntil, holdOn, mayStillBeCarriedOut, type Payable } from '../../store/payable.ts'
import { decidersOf } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'

const RATE_DAYS = 3

/** What an instalment is paid as: in the account's currency, by the rate used where that is not the fund's. */
export interface Planned extends Payable {
  readonly amount: number
  readonly rate: string | null
  readonly rateSource: string | null
}

const WORDS: Partial<Record<ProblemCode, string>> = {
  erased: 'Its student was erased: an approver cancels what is left of the grant.',
  fund_closed: 'Its fund is closed: an approver cancels what is left of the grant, and the fund refunds it to its donors.',
  same_person: 'Whoever recommended or approved a grant does not prepare its payout: ask a colleague.',
  payout_held: 'A hold stands on the grant or its programme: it has to end first.',
  payee_not_approved: 'A changed payee was recorded and waits for its approval.',
  cooling_off: 'The cooling-off of a changed payee runs.',
  may_still_be_carried_out: 'An earlier payout was handed over and may still be carried out: import the statements of those days first.',
  rate_missing: 'There is no exchange rate of the last three days from the fund to the account: record one.',
  currency_differs: "The payee is paid in another currency than the account's: take another account.",
  way_differs: 'An account is paid from a bank, a pick-up from an agent, cash from a cash desk: take an account of that kind.',
  institution_differs: 'An institution is paid in a batch of its own, and nobody else in it: name it as "institution".',
  nothing_payable: 'Nothing of the grant is payable now.',
  amount_invalid: 'The amount is no amount in the currency of the account at this rate.',
}

/** The refusal of a grant that was named, with its reason in words. */
export const notPayable = (reason: ProblemCode, grant: number): Problem => ({
  code: reason,
  detail: `Grant ${grant} is not payable here. ${WORDS[reason] ?? ''}`.trim(),
})

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
  const rate = rateOn(read, of.fundCurrency, account.currency, read.today)
  if (!rate || rate.date < addDays(read.today, -RATE_DAYS)) return { reason: 'rate_missing' }
  const money = convert({ minor: of.left, currency: of.fundCurrency }, account.currency, rate.rate)
  return money.ok ? { ...of, amount: money.value.minor, rate: rate.rate, rateSource: `${rate.source}, ${rate.date}` } : { reason: 'amount_invalid' }
}
