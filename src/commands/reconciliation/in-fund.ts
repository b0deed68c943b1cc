import { invariant } from '../../core/invariant.ts'
import type { BankSide, FundSide, RateUsed } from '../../core/ledger/sides.ts'
import { convert } from '../../core/money/money.ts'
import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { addDays } from '../../core/time/dates.ts'
import { type BankAccount, chartName, rateOn } from '../../store/bank-accounts.ts'
import { fundById } from '../../store/funds.ts'
import type { PayoutRow } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import type { LineRow } from '../../store/statements.ts'

const RATE_DAYS = 3

export const bankSide = (account: BankAccount, line: LineRow, minor = line.amount): BankSide => ({
  account: chartName(account),
  currency: account.currency,
  minor,
  line: line.id,
  bookedOn: line.bookedOn,
})

/** The fund's side of what is booked for a payout. */
export const sideOfPayout = (p: PayoutRow): FundSide => ({ fund: p.fund, currency: p.fundCurrency })

/** The rate that a payout, or what is claimed, keeps; none within one currency. */
export const rateKept = ({ rate, rateSource }: { readonly rate: string | null; readonly rateSource: string | null }): RateUsed | undefined =>
  rate === null ? undefined : { rate, source: rateSource ?? '' }

/** An amount of the account in a fund's currency, by the newest rate of the last three days. Refuses rate_missing. */
export function inFund(
  read: Read,
  account: BankAccount,
  of: FundSide,
  minor: number,
  on: string,
): Result<{ readonly minor: number; readonly used?: RateUsed }> {
  if (account.currency === of.currency) return done({ minor })
  const rate = rateOn(read, account.currency, of.currency, on)
  if (!rate || rate.date < addDays(on, -RATE_DAYS)) return problem('rate_missing', say.rateMissing(account.currency, of.currency, on))
  const money = convert({ minor, currency: account.currency }, of.currency, rate.rate)
  return money.ok ? done({ minor: money.value.minor, used: { rate: rate.rate, source: `${rate.source}, ${rate.date}` } }) : money
}

/** The fund that carries what of an account belongs to no other. */
export function homeOf(read: Read, account: BankAccount): FundSide {
  const fund = fundById(read, account.fund)
  invariant(fund, 'an account has a home fund')
  return { fund: fund.id, currency: fund.currency }
}
