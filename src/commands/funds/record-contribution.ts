import { z } from 'zod'
import { contributionBeforeOpening, contributionRecorded } from '../../core/ledger/money-in.ts'
import { LARGEST_MINOR, moneyToText } from '../../core/money/money.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { code, date, money, words } from '../../input/shapes.ts'
import { contributionView } from '../../queries/funds.ts'
import { bankAccountByCode } from '../../store/bank-accounts.ts'
import { lockedThrough } from '../../store/closings.ts'
import { contributionRecordedBy, fundBalance, fundByCode, fundById } from '../../store/funds.ts'
import { contribution } from '../../store/schema/banks.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { closedContribution } from '../reconciliation/closed-fund.ts'

/** Records a donor's agreed payment: spendable at once, receivable until its line comes. Refuses fund_closed (but for what a closed fund lacks), currency_differs, date_in_future, amount_invalid (more than a fund can hold). */
export const recordContribution = command({
  kind: 'contribution_recorded',
  summary: 'Record a contribution to a fund',
  makes: true,
  refuses: ['currency_differs', 'date_in_future', 'period_closed', 'fund_closed', 'wrong_state'],
  body: z.strictObject({ donor: words(200), money, date, bankAccount: code, reference: words(80).optional(), receivedBeforeOpening: z.boolean().optional() }),
  decide: (read, { params, body }) => {
    const fund = fundByCode(read, params['code'] ?? '')
    if (!fund) return notFound(say.noFund, params['code'])
    const account = bankAccountByCode(read, body.bankAccount)
    if (!account) return problem('not_found', say.accountToOpen(body.bankAccount))
    if (fund.code.startsWith('unassigned')) return problem('wrong_state', say.unassignedNoBudget(fund.code))
    if (body.money.currency !== fund.currency) return problem('currency_differs', say.contributionInFunds(fund.code, fund.currency))
    if (body.date > read.today) return problem('date_in_future', say.contributionAfterToday(read.today))
    const before = body.receivedBeforeOpening === true
    const beyondClosed = closedContribution(read, fund, before ? 0 : body.money.minor)
    if (beyondClosed) return beyondClosed
    const locked = lockedThrough(read)
    // What was in an opening balance can't be dated after it: the entry goes to the first open day and keeps its own date beside
    if (!before && locked !== undefined && body.date <= locked) return problem('period_closed', say.contributionInClosed(locked))
    if (before && account.currency !== fund.currency && account.fund !== fund.id)
      return problem('currency_differs', say.openedInOther(account.code, account.currency, account.fundCode))
    if (before && body.date > account.openingDate) return problem('date_invalid', say.beforeOpening(account.openingDate))
    const beyond = [-fundBalance(read, fund, 'budget:appropriated'), before ? fundBalance(read, fund, 'equity:opening') : 0].some(
      (held) => held + body.money.minor > LARGEST_MINOR,
    )
    if (beyond) return problem('amount_invalid', say.fundHoldsMost(fund.code, moneyToText(LARGEST_MINOR, fund.currency)))
    const of = { fund: fund.id, currency: fund.currency }
    return done((tx) => {
      const id = tx.fact(contribution, {
        fund: fund.id,
        donor: body.donor,
        amount: body.money.minor,
        date: body.date,
        bankAccount: account.id,
        reference: body.reference ?? null,
        beforeOpening: before ? 1 : 0,
      })
      tx.entry(contributionRecorded(of, id, body.money.minor, body.date))
      if (before) tx.entry(contributionBeforeOpening(of, id, body.money.minor, body.date))
    })
  },
  answer: (read, seq) => {
    const of = found(contributionRecordedBy(read, seq))
    return contributionView(of, found(fundById(read, of.fund)).currency, of.beforeOpening === 1 ? 0 : of.amount)
  },
})
