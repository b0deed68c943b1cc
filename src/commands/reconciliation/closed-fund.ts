import { problem } from '../../core/problem.ts'
import type { BankAccount } from '../../store/bank-accounts.ts'
import { fundBalanceOf, hasPosition } from '../../store/fund-closure.ts'
import { fundById } from '../../store/funds.ts'
import type { Read } from '../../store/read.ts'
import type { LineRow } from '../../store/statements.ts'

/** A closed fund takes no new money: what is beyond a contribution to it is sent back, or is another fund's. */
export function closedExcess(read: Read, id: number) {
  const fund = fundById(read, id)
  if (!fund || fund.state === 'open') return undefined
  return problem('fund_closed', `Fund ${fund.code} is closed: more than is outstanding of a contribution to it is sent back, or is for another fund.`)
}

/** A contribution to a closed fund is not reduced by what was refunded of it. */
export function closedReduction(read: Read, id: number, minor: number) {
  const fund = fundById(read, id)
  if (!fund || fund.state === 'open') return undefined
  const appropriated = -fundBalanceOf(read, { fund: id, account: 'budget:appropriated', currency: fund.currency, subject: 0 })
  return minor <= appropriated ? undefined : problem('fund_closed', `Fund ${fund.code} is closed, and what the contribution brought is owed to its donors.`)
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
  return clears
    ? undefined
    : problem('fund_closed', `Fund ${fund.code} is closed: no more is bought for it, only what it still holds of another currency is exchanged.`)
}
