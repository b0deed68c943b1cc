import { z } from 'zod'
import { digitsOf } from '../../core/money/currency.ts'
import { isRate } from '../../core/money/money.ts'
import { problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { currency, date, refusing, words } from '../../input/shapes.ts'
import { rateView } from '../../queries/bank-accounts.ts'
import { rateRecordedBy } from '../../store/bank-accounts.ts'
import { exchangeRate } from '../../store/schema/payouts.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'

/** Records how many `to` one `from` buys on a day, with its source. Refuses currency_unknown, currency_differs, date_in_future. */
export const recordRate = command({
  kind: 'rate_recorded',
  summary: 'Record an exchange rate',
  makes: true,
  refuses: ['currency_unknown', 'currency_differs', 'date_in_future'],
  body: z.strictObject({
    from: currency,
    to: currency,
    rate: z.string().refine(isRate, refusing(say.rateForm)),
    date,
    source: words(200),
  }),
  decide: (read, { body }) => {
    const unknown = [body.from, body.to].find((c) => digitsOf(c) === undefined)
    if (unknown !== undefined) return problem('currency_unknown', say.noCurrency(unknown))
    if (body.from === body.to) return problem('currency_differs', say.rateOfOne)
    if (body.date > read.today) return problem('date_in_future', say.rateAfterToday(read.today))
    return done((tx) => tx.fact(exchangeRate, { fromCurrency: body.from, toCurrency: body.to, rate: body.rate, date: body.date, source: body.source }))
  },
  answer: (read, seq) => rateView(found(rateRecordedBy(read, seq))),
})
