import { z } from 'zod'
import { moneyFromText, moneyToText } from '../../core/money/money.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { date } from '../../input/shapes.ts'
import { closingView } from '../../queries/closings.ts'
import { bankAccountByCode } from '../../store/bank-accounts.ts'
import { closedThrough, closingDrawnUpBy, closingWaiting, lockedThrough } from '../../store/closings.ts'
import { reconciliationStatement } from '../../store/reconciliations.ts'
import { closing } from '../../store/schema/closings.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { bookedLater } from './closing-lines.ts'

const balance = z.strictObject({ amount: z.string().max(20), currency: z.string().max(3) })

/**
 * Draws up the closing of an account to a day, as its reconciliation statement of that day gives it; an earlier one that waits is
 * replaced. Refuses date_in_future, period_closed, difference_not_zero, closing_outdated.
 */
export const drawUpClosing = command({
  kind: 'closing_drawn_up',
  summary: 'Draw up the closing of a bank account to a day',
  makes: true,
  refuses: ['amount_invalid', 'currency_unknown', 'date_in_future', 'period_closed', 'difference_not_zero', 'closing_outdated'],
  body: z.strictObject({ asOf: date, expected: z.strictObject({ ledgerBalance: balance, statementBalance: balance }) }),
  decide: (read, { params, body }) => {
    const account = bankAccountByCode(read, params['code'] ?? '')
    if (!account) return notFound(say.noAccount, params['code'])
    if (body.asOf > read.today) return problem('date_in_future', say.accountAfterToday(read.today))
    const closed = closedThrough(read, account.id)
    if (closed !== undefined && body.asOf <= closed) return problem('period_closed', say.accountClosedThrough(account.code, closed))
    // What it would park could not be dated so: an account that was first used after the books were closed is closed to a later day
    const locked = lockedThrough(read)
    if (locked !== undefined && body.asOf <= locked) return problem('period_closed', say.booksClosedThrough(locked, account.code))
    const { ledgerBalance, statementBalance, items } = reconciliationStatement(read, account, body.asOf)
    const difference = ledgerBalance + items.reduce((sum, item) => sum + item.amount, 0) - statementBalance
    if (difference !== 0) {
      return problem('difference_not_zero', say.differBy(moneyToText(difference, account.currency)))
    }
    const later = bookedLater(read, items)
    if (later) return later
    const seen = [body.expected.ledgerBalance, body.expected.statementBalance].map((text) => moneyFromText(text))
    if (!seen.every((money, n) => money.ok && money.value.currency === account.currency && money.value.minor === [ledgerBalance, statementBalance][n])) {
      return problem('closing_outdated', say.balancesOutdated, {
        members: {
          expected: { ledgerBalance: moneyToText(ledgerBalance, account.currency), statementBalance: moneyToText(statementBalance, account.currency) },
        },
      })
    }
    const before = closingWaiting(read, account.id)
    return done((tx) => {
      if (before) tx.step('closing', before.id, 'drawn_up', 'replaced')
      tx.fact(closing, { bankAccount: account.id, asOf: body.asOf, ledgerBalance, statementBalance })
    })
  },
  answer: (read, seq) => closingView(read, found(closingDrawnUpBy(read, seq)), 'drawn_up'),
})
