import { invariant } from '../../core/invariant.ts'
import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { type BankAccount, bankAccountById } from '../../store/bank-accounts.ts'
import type { BreakRow } from '../../store/breaks.ts'
import type { Read } from '../../store/read.ts'
import type { LineRow } from '../../store/statements.ts'
import type { Action } from './break-answer.ts'
import { endPaidTwice } from './paid-once.ts'
import { lineRow, payoutRow } from './plan-match.ts'
import { lineMatched } from './prepare-match.ts'
import { type MatchReady, writeMatch } from './write-match.ts'

/** The line that a break is about, open still, with its account. Refuses line_already_matched. */
export function openLine(read: Read, of: BreakRow): Result<{ readonly line: LineRow; readonly account: BankAccount }> {
  if (of.line === null) return problem('action_not_allowed', say.breakOfNoLine)
  const line = lineRow(read, of.line)
  const account = bankAccountById(read, line.bankAccount)
  invariant(account, 'a line is of a bank account')
  return line.state === 'open' ? done({ line, account }) : lineMatched(line.id)
}

/** Writes the match of an action; the break itself is answered by its resolution. */
export const written =
  (of: BreakRow, made: MatchReady, state?: 'waiting'): Action =>
  (tx) => {
    const match = writeMatch(tx, { ...made, keepBreaks: [of.id] })
    // Less left than was paid for the second time
    if (made.shortfall) endPaidTwice(tx, payoutRow(tx, made.shortfall.payout).instalment, match)
    return { match, ...(state ? { state } : {}) }
  }
