import { z } from 'zod'
import { idOf } from '../../core/id.ts'
import { contributionReduced } from '../../core/ledger/money-in.ts'
import { moneyToText } from '../../core/money/money.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { money, words } from '../../input/shapes.ts'
import { contributionView } from '../../queries/funds.ts'
import { contributionReducedBy } from '../../store/fund-closure.ts'
import { contributionById, fundByCode, fundById } from '../../store/funds.ts'
import { addNote } from '../../store/notes.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { closedReduction } from '../reconciliation/closed-fund.ts'

/**
 * The donor gives less than was agreed, and no line will tell it: what does not come is receivable no longer, nor available; beyond what is available
 * it is overspent. Without it a fund whose donor never pays could not close. Refuses not_found, currency_differs, amount_not_allowed, fund_closed (it is
 * refunded already).
 */
export const reduceContribution = command({
  kind: 'contribution_reduced',
  summary: 'Reduce a contribution by what will not come',
  makes: true,
  refuses: ['currency_differs', 'fund_closed', 'amount_not_allowed'],
  body: z.strictObject({ money, note: words(2000) }),
  decide: (read, { params, body }) => {
    const fund = fundByCode(read, params['code'] ?? '')
    if (!fund) return notFound(say.noFund, params['code'])
    const row = contributionById(read, idOf(params['id']) ?? -1)
    if (!row || row.fund !== fund.id) return problem('not_found', say.noContribution(params['id'] ?? '', fund.code))
    if (body.money.currency !== fund.currency) return problem('currency_differs', say.amountInFunds(fund.code, fund.currency))
    if (body.money.minor > row.outstanding) return problem('amount_not_allowed', say.notComeYet(moneyToText(row.outstanding, fund.currency)))
    const refused = closedReduction(read, fund.id, body.money.minor)
    if (refused) return refused
    return done((tx) => {
      tx.entry(contributionReduced({ fund: fund.id, currency: fund.currency }, row.id, body.money.minor, tx.today))
      addNote(tx, { noun: 'contribution', subject: row.id, words: { note: body.note } })
    })
  },
  answer: (read, seq) => {
    const { contribution, outstanding } = found(contributionReducedBy(read, seq))
    const of = found(contributionById(read, contribution))
    return contributionView(of, found(fundById(read, of.fund)).currency, outstanding)
  },
})
