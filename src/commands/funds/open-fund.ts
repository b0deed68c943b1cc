import { z } from 'zod'
import { digitsOf } from '../../core/money/currency.ts'
import { problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { code, currency, words } from '../../input/shapes.ts'
import { fundView } from '../../queries/funds.ts'
import { fundByCode, fundOpenedBy } from '../../store/funds.ts'
import { fund } from '../../store/schema/ledger.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'

/** Opens a fund: donors' money in one currency with its own budget. Refuses currency_unknown, already_exists. */
export const openFund = command({
  kind: 'fund_opened',
  summary: 'Open a fund',
  makes: true,
  refuses: ['already_exists', 'currency_unknown'],
  body: z.strictObject({ code, name: words(200), currency, projectCode: words(60).optional() }),
  decide: (read, { body }) => {
    if (digitsOf(body.currency) === undefined) return problem('currency_unknown', say.noCurrency(body.currency))
    if (fundByCode(read, body.code) || body.code.startsWith('unassigned')) return problem('already_exists', say.fundExists(body.code))
    return done((tx) => tx.fact(fund, { code: body.code, name: body.name, currency: body.currency, projectCode: body.projectCode ?? null }))
  },
  answer: (read, seq) => fundView(read, found(fundOpenedBy(read, seq)), true),
})
