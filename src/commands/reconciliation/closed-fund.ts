import { closureOf } from '../../core/funds/closure.ts'
import { moneyToText } from '../../core/money/money.ts'
import { problem } from '../../core/problem.ts'
import { say } from '../../core/said/say.ts'
import type { BankAccount } from '../../store/bank-accounts.ts'
import { fundBalanceOf, fundHeld, hasPosition } from '../../store/fund-closure.ts'
import { type Fund, fundById } from '../../store/funds.ts'
import type { Read } from '../../store/read.ts'
import type { LineRow } from '../../store/statements.ts'

/** A closed fund takes no new money: what is beyond a contribution to it is sent back, or is another fund's. */
export function closedExcess(read: Read, id: number) {
  const fund = fundById(read, id)
  if (!fund || fund.state === 'open') return undefined
  return problem('fund_closed', say.closedFundExcess(fund.code))
}

/**
 * A closed fund takes no new money but what it lacks, to the last unit: a charge that the bank took after the refunds is in the way of its closure
 * until somebody pays it. `minor`: of the fund's currency, still to come by a line.
 */
export function closedContribution(read: Read, fund: Fund, minor: number) {
  if (fund.state === 'open') return undefined
  const lacking = closureOf(fundHeld(read, fund)).openItems.find(({ kind }) => kind === 'overspent')?.minor ?? 0
  if (lacking === 0) return problem('fund_closed', say.closedFundNewMoney(fund.code))
  return minor > 0 && minor <= lacking ? undefined : problem('fund_closed', say.closedFundLacks(fund.code, moneyToText(lacking, fund.currency)))
}

/** A contribution to a closed fund is not reduced by what was refunded of it. */
export function closedReduction(read: Read, id: number, minor: number) {
  const fund = fundById(read, id)
  if (!fund || fund.state === 'open') return undefined
  const appropriated = -fundBalanceOf(read, { fund: id, account: 'budget:appropriated', currency: fund.currency, subject: 0 })
  return minor <= appropriated ? undefined : problem('fund_closed', say.closedFundBrought(fund.code))
}

/**
 * Nothing more is bought for a closed fund; but what a late return or a refund in another currency left there is exchanged, or it would stand for
 * ever: a line of that currency brings the position nearer to nothing, and one of the fund's own is the other side of such an exchange.
 */
export function closedExchange(read: Read, id: number, account: BankAccount, line: LineRow) {
  const fund = fundById(read, id)
  if (!fund || fund.state === 'open') return undefined
  const position = fundBalanceOf(read, { fund: id, account: 'equity:fx-position', currency: account.currency, subject: 0 })
  const clears = account.currency === fund.currency ? hasPosition(read, id) : Math.abs(position - line.amount) < Math.abs(position)
  return clears ? undefined : problem('fund_closed', say.closedFundBuys(fund.code))
}
