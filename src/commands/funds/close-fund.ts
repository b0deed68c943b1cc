import { z } from 'zod'
import { closureOf, sharesOf } from '../../core/funds/closure.ts'
import { fundClosed, openingCarried, rateDifference } from '../../core/ledger/closure.ts'
import { moneyFromText, moneyToText } from '../../core/money/money.ts'
import { problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { closureView, fundNotFound, openItemView } from '../../queries/funds.ts'
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
    if (!fund) return fundNotFound(params['code'])
    if (fund.code.startsWith('unassigned'))
      return problem('wrong_state', `Fund ${fund.code} holds lines that nobody has explained yet: it stays open for those that come.`)
    const held = fundHeld(read, fund)
    const plan = closureOf(held)
    const text = (minor: number) => `${moneyToText(minor, fund.currency).amount} ${fund.currency}`
    if (plan.openItems.length > 0) {
      const items = plan.openItems.map(openItemView)
      const named = items.map(({ kind, money }) => `${kind.replaceAll('_', ' ')} ${money.amount} ${money.currency}`)
      return problem(
        'money_still_open',
        `Fund ${fund.code} cannot close while money of it is open: ${named.join(', ')}. openItems says what to do about each.`,
        {
          members: { openItems: items },
        },
      )
    }
    if (fund.state !== 'open' && plan.refund === 0 && plan.rateDifference === 0)
      return problem('fund_closed', `Fund ${fund.code} is closed, and nothing came since that is owed to its donors.`)
    const seen = moneyFromText(body.expected.donorRefunds)
    if (!seen.ok || seen.value.currency !== fund.currency || seen.value.minor !== plan.refund) {
      const wrong = body.expected.donorRefunds
      const by = seen.ok && seen.value.currency === fund.currency ? `, ${text(plan.refund - seen.value.minor)} more than you saw` : ''
      return problem('closing_outdated', `${text(plan.refund)} is owed to the donors of fund ${fund.code}${by}. Look at the fund again.`, {
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
