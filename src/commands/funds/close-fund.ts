import { z } from 'zod'
import { closureOf, sharesOf } from '../../core/funds/closure.ts'
import { fundClosed, openingCarried, rateDifference } from '../../core/ledger/closure.ts'
import { moneyFromText, moneyToText } from '../../core/money/money.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { closureView, openItemView } from '../../queries/funds.ts'
import { fundClosedBy, fundHeld, refundable } from '../../store/fund-closure.ts'
import { fundByCode, fundById } from '../../store/funds.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'

const expected = z.strictObject({ donorRefunds: z.strictObject({ amount: z.string().max(20), currency: z.string().max(3) }) })

/**
 * Closes a fund: what is left of its money, the rate difference counted, is owed to its donors, to each contribution by what it received
 * (`sharesOf`). A closed fund in which a late return or the like left money again is closed once more, for that alone. Refuses not_found,
 * wrong_state (a fund of unexplained lines), money_still_open (with `openItems`), fund_closed (nothing new is owed), closing_outdated (another
 * sum than was seen).
 */
export const closeFund = command({
  kind: 'fund_closed',
  summary: 'Close a fund: what is left is owed to its donors',
  makes: true,
  refuses: ['amount_invalid', 'currency_unknown', 'wrong_state', 'money_still_open', 'fund_closed', 'closing_outdated'],
  body: z.strictObject({ expected }),
  decide: (read, { params, body }) => {
    const fund = fundByCode(read, params['code'] ?? '')
    if (!fund) return notFound(say.noFund, params['code'])
    if (fund.code.startsWith('unassigned')) return problem('wrong_state', say.unassignedStaysOpen(fund.code))
    const held = fundHeld(read, fund)
    const plan = closureOf(held)
    if (plan.openItems.length > 0) {
      const items = plan.openItems.map(openItemView)
      return problem(
        'money_still_open',
        say.moneyOfFundOpen(
          fund.code,
          items.map(({ kind, money }) => say.openItem(kind, money)),
        ),
        {
          members: { openItems: items },
        },
      )
    }
    if (fund.state !== 'open' && plan.refund === 0 && plan.rateDifference === 0) return problem('fund_closed', say.fundClosedNothingOwed(fund.code))
    const seen = moneyFromText(body.expected.donorRefunds)
    if (!seen.ok || seen.value.currency !== fund.currency || seen.value.minor !== plan.refund) {
      const wrong = body.expected.donorRefunds
      const by = seen.ok && seen.value.currency === fund.currency ? say.moreThanSeen(moneyToText(plan.refund - seen.value.minor, fund.currency)) : ''
      return problem('closing_outdated', say.owedToDonors(moneyToText(plan.refund, fund.currency), fund.code, by), {
        members: { expected: { donorRefunds: moneyToText(plan.refund, fund.currency) }, seen: wrong },
      })
    }
    const of = { fund: fund.id, currency: fund.currency }
    const from = refundable(read, fund, plan.rateDifference)
    return done((tx) => {
      if (plan.carried.length > 0) tx.entry(openingCarried(of, plan.carried, tx.today))
      if (plan.rateDifference !== 0) tx.entry(rateDifference(of, plan.rateDifference, tx.today))
      if (plan.refund > 0) tx.entry(fundClosed(of, sharesOf(plan.refund, held.contributions), from, tx.today))
      if (fund.state === 'open') tx.step('fund', fund.id, 'open', 'closed')
    })
  },
  answer: (read, seq) => closureView(read, found(fundById(read, found(fundClosedBy(read, seq)))), seq),
})
