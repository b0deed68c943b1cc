import { accountForm } from '../../core/students/normal-forms.ts'
import { bankAccountById } from '../../store/bank-accounts.ts'
import { agentNumberOf, payoutWithAgentNumber } from '../../store/payouts.ts'
import { agentNumber } from '../../store/schema/payouts.ts'
import type { Write } from '../../store/write.ts'
import { lineRow } from './plan-match.ts'

/**
 * The agent's own number, as the line shows it by which one payout was collected: kept with that payout while the match stands. A number
 * that another payout of the account has stays that one's, and one that was told already stays as it was told.
 */
export function keepAgentNumber(tx: Write, match: number, of: { readonly lines: readonly number[]; readonly payouts: readonly number[] }): void {
  const [line, ...lines] = of.lines
  const [payout, ...payouts] = of.payouts
  if (line === undefined || payout === undefined || lines.length + payouts.length > 0) return
  const row = lineRow(tx, line)
  if (bankAccountById(tx, row.bankAccount)?.kind !== 'agent') return
  const number = row.personal?.reference?.trim() ?? ''
  if (number === '' || number.length > MOST_LETTERS) return
  const told = agentNumberOf(tx, payout)
  if ((told !== undefined && accountForm(told) === accountForm(number)) || payoutWithAgentNumber(tx, row.bankAccount, number) !== undefined) return
  tx.fact(agentNumber, { payout, number, match })
}

/** As many as a person may write. */
const MOST_LETTERS = 60
