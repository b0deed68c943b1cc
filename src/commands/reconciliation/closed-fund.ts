import { problem } from '../../core/problem.ts'
import type { BankAccount } from '../../store/bank-accounts.ts'
import { fundBalanceOf, hasPosition } from '../../store/fund-closure.ts'
import { fundById } from '../../store/funds.ts'
import type { Read } from '../../store/read.ts'
import type { LineRow } from '../../store/statements.ts'

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
