import { invariant } from '../../core/invariant.ts'
import { contributionReceived, contributionReduced } from '../../core/ledger/money-in.ts'
import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import type { BreakRow } from '../../store/breaks.ts'
import { contributionById, fundById } from '../../store/funds.ts'
import type { Read } from '../../store/read.ts'
import type { Action } from './break-answer.ts'
import { openLine, written } from './break-line.ts'
import { closedReduction } from './closed-fund.ts'
import { bankSide, inFund } from './in-fund.ts'

/** contribution_differs, less came: a bank kept the rest for itself. */
export const chargeContribution = (read: Read, of: BreakRow): Result<Action> => shortContribution(read, of, 'charge')

/** contribution_differs, less came: the donor gives less than was agreed. */
export const reduceContribution = (read: Read, of: BreakRow): Result<Action> => shortContribution(read, of, 'reduce')

function shortContribution(read: Read, of: BreakRow, action: 'charge' | 'reduce'): Result<Action> {
  const opened = openLine(read, of)
  if (!opened.ok) return opened
  const { line, account } = opened.value
  const row = contributionById(read, of.contribution ?? -1)
  const fund = row && fundById(read, row.fund)
  invariant(row && fund, 'the break names its contribution')
  const side = { fund: fund.id, currency: fund.currency }
  const money = inFund(read, account, side, line.amount, line.bookedOn)
  if (!money.ok) return money
  const { minor, used } = money.value
  const missing = row.outstanding - minor
  if (missing <= 0) return problem('action_not_allowed', say.noLessCame)
  const refused = action === 'reduce' ? closedReduction(read, fund.id, missing) : undefined
  if (refused) return refused
  const bank = bankSide(account, line)
  const entries =
    action === 'charge'
      ? [contributionReceived(side, row.id, bank, minor, used, missing)]
      : [contributionReduced(side, row.id, missing, line.bookedOn), contributionReceived(side, row.id, bank, minor, used)]
  return done(
    written(of, {
      bankAccount: account.id,
      kind: 'contribution',
      by: 'person',
      features: [{ feature: 'amount_line', minor: line.amount }],
      lines: [line.id],
      payouts: [],
      contributions: [row.id],
      entries,
    }),
  )
}
