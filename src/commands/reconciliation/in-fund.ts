import { invariant } from '../../core/invariant.ts'
import type { PayoutSide } from '../../core/ledger/payouts.ts'
import type { BankSide, FundSide, RateUsed } from '../../core/ledger/sides.ts'
import { convert } from '../../core/money/money.ts'
import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { type BankAccount, chartName, usableRate } from '../../store/bank-accounts.ts'
import { fundById } from '../../store/funds.ts'
import type { PayoutRow } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import type { LineRow } from '../../store/statements.ts'

export const bankSide = (account: BankAccount, line: LineRow, minor = line.amount): BankSide => ({
  account: chartName(account),
  currency: account.currency,
  minor,
  line: line.id,
  bookedOn: line.bookedOn,
})

/** The fund's side of what is booked for a payout. */
export const sideOfPayout = (p: PayoutRow): FundSide => ({ fund: p.fund, currency: p.fundCurrency })

/** A payout's own side of it: its grant, and what was approved for it. */
export const approvedOf = (p: PayoutRow): PayoutSide => ({ payout: p.id, grant: p.grant, minor: p.fundAmount })

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
  const used = usableRate(read, account.currency, of.currency, on)
  if (!used) return problem('rate_missing', say.rateMissing(account.currency, of.currency, on))
  const money = convert({ minor, currency: account.currency }, of.currency, used.rate)
  return money.ok ? done({ minor: money.value.minor, used }) : money
}

/** The fund that carries what of an account belongs to no other. */
export function homeOf(read: Read, account: BankAccount): FundSide {
  const fund = fundById(read, account.fund)
  invariant(fund, 'an account has a home fund')
  return { fund: fund.id, currency: fund.currency }
}
