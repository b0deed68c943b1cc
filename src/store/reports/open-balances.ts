import type { Read } from '../read.ts'
import type { Axes } from './axes.ts'

/** What is open on an account for one subject (a grant, a payout, a line, a contribution, a transfer). Minor units, debit positive. */
export interface OpenBalance {
  readonly fund: number
  readonly currency: string
  readonly subject: number
  readonly amount: number
  /** The earliest effective date of what counts. */
  readonly since: string
}

/** From the balances as they stand: nothing is left out, so nothing is summed again. */
const NOW = `SELECT b.fund, a.currency, b.subject, b.amount, (SELECT min(e.effective_date) FROM posting q CROSS JOIN entry e ON e.id = q.entry WHERE q.account = b.account AND q.subject = b.subject AND q.fund = b.fund) AS since
  FROM account a CROSS JOIN balance b ON b.account = a.id WHERE a.code = ? AND b.amount <> 0 ORDER BY b.subject, b.fund, a.id`

/** From the postings that count on both axes, in the order of the index (account, subject, event). */
const EARLIER = `SELECT p.fund, a.currency, p.subject, sum(p.amount) AS amount, min(e.effective_date) AS since
  FROM account a CROSS JOIN posting p ON p.account = a.id CROSS JOIN entry e ON e.id = p.entry
  WHERE a.code = ? AND p.event_seq <= ? AND e.effective_date <= ? GROUP BY p.subject, p.fund, a.id HAVING sum(p.amount) <> 0 ORDER BY p.subject, p.fund, a.id`

/** How much of what is open on an account of the chart is so since a day, in a fund and currency. Minor units, debit positive. */
export interface OpenSum {
  readonly fund: number
  readonly currency: string
  readonly since: string
  readonly count: number
  readonly amount: number
}

/** As it stands: by the sums that the book keeps, one for each day. */
export const openSumsNow = (read: Read, account: string): OpenSum[] =>
  read.all<OpenSum>(
    'SELECT o.fund, a.currency, o.since, o.count, o.amount FROM account a CROSS JOIN open_sum o ON o.account = a.id WHERE a.code = ? ORDER BY o.fund, a.currency, o.since',
    account,
  )

/** Everything that is open on an account of the chart, in the order of its subjects, over all funds and currencies. */
export const openBalances = (read: Read, account: string, axes: Axes): IterableIterator<OpenBalance> =>
  axes.isNow ? read.iterate<OpenBalance>(NOW, account) : read.iterate<OpenBalance>(EARLIER, account, axes.knownAt, axes.asOf)
