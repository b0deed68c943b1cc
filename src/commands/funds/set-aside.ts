import { z } from 'zod'
import { moneySetAside } from '../../core/ledger/money-in.ts'
import { moneyToText } from '../../core/money/money.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { signedMoney, words } from '../../input/shapes.ts'
import { setAsideView } from '../../queries/funds.ts'
import { fundBalance, fundByCode } from '../../store/funds.ts'
import { addNote } from '../../store/notes.ts'
import { command } from '../command.ts'

/** Sets money aside (overheads, a tranche not to be used yet), or frees it (a negative amount). Refuses fund_closed, currency_differs, fund_would_be_overspent, amount_not_allowed. */
export const setAside = command({
  kind: 'set_aside',
  summary: 'Set money of a fund aside, or free it',
  makes: true,
  refuses: ['currency_differs', 'fund_would_be_overspent', 'fund_closed', 'amount_not_allowed'],
  body: z.strictObject({ money: signedMoney, note: words(2000) }),
  decide: (read, { params, body }) => {
    const fund = fundByCode(read, params['code'] ?? '')
    if (!fund) return notFound(say.noFund, params['code'])
    if (fund.state !== 'open') return problem('fund_closed', say.fundClosed(fund.code))
    if (body.money.currency !== fund.currency) return problem('currency_differs', say.fundIsIn(fund.code, fund.currency))
    const [available, aside] = [fundBalance(read, fund, 'budget:available'), fundBalance(read, fund, 'budget:set-aside')]
    if (body.money.minor > available) return problem('fund_would_be_overspent', say.onlyAvailable(moneyToText(available, fund.currency), fund.code))
    if (-body.money.minor > aside) return problem('amount_not_allowed', say.onlySetAside(moneyToText(aside, fund.currency), fund.code))
    return done((tx) => {
      tx.entry(moneySetAside({ fund: fund.id, currency: fund.currency }, body.money.minor, read.today))
      addNote(tx, { noun: 'fund', subject: fund.id, words: { note: body.note } })
    })
  },
  answer: (read, seq) => setAsideView(read, seq),
})
