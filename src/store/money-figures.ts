import { type Rate, rateById } from './bank-accounts.ts'
import type { Page, Read } from './read.ts'

/** What is payable under a programme in a currency of payees. `minor`: in the fund's currency; `isDue`: by today. */
export interface PayableSum {
  readonly programme: string
  readonly currency: string
  readonly fundCurrency: string
  readonly isDue: 0 | 1
  readonly count: number
  readonly minor: number
}

export const payableSums = (read: Read): PayableSum[] =>
  read.all<PayableSum>(
    `SELECT m.code AS programme, y.currency, f.currency AS fundCurrency, y.due_on <= ? AS isDue, sum(y.count) AS count, sum(y.amount) AS minor
     FROM programme m CROSS JOIN payable_sum y ON y.programme = m.id CROSS JOIN fund f ON f.id = y.fund GROUP BY m.code, y.currency, f.currency, isDue ORDER BY m.code, y.currency, isDue DESC`,
    read.today,
  )

/** Breaks that are not resolved, by their kind; `week`, `month`, `older`: how many are not older than a day, than an earlier one, and older. `since`: the day of the oldest. */
export interface BreakSum {
  readonly kind: string
  readonly count: number
  readonly week: number
  readonly month: number
  readonly older: number
  readonly since: string
}

/** `complaints`: with those about a person. */
export const breakSums = (read: Read, ages: { readonly week: string; readonly month: string }, complaints: boolean): BreakSum[] =>
  read.all<BreakSum>(
    `SELECT y.kind, sum(y.count) AS count, sum(y.count * (y.since >= ?)) AS week, sum(y.count * (y.since < ? AND y.since >= ?)) AS month, sum(y.count * (y.since < ?)) AS older, min(y.since) AS since
     FROM tally y WHERE y.noun = 'break' AND (? OR y.kind <> 'complaint') GROUP BY y.kind ORDER BY sum(y.count) DESC, y.kind`,
    ages.week,
    ages.week,
    ages.month,
    ages.month,
    complaints ? 1 : 0,
  )

/** What an account of the chart moved by in a month (`YYYY-MM`), over all funds. Minor units, debit positive. */
export interface MonthMoved {
  readonly month: string
  readonly account: string
  readonly currency: string
  readonly minor: number
}

const MOVED = ['budget:appropriated', 'expenses:assistance', 'budget:spent'] as const

export type MovedAccount = (typeof MOVED)[number]

/** By the sums that the book keeps for its trial balances: the postings themselves are not read. `fund`: of this fund alone. */
export const monthsMoved = (read: Read, from: string, fund: number | undefined): MonthMoved[] =>
  read.all<MonthMoved>(
    `SELECT substr(t.effective_date, 1, 7) AS month, a.code AS account, a.currency, sum(t.amount) AS minor FROM account a CROSS JOIN turnover t ON t.account = a.id
     WHERE a.code IN (${MOVED.map(() => '?').join(', ')}) AND t.effective_date >= ? AND (? IS NULL OR t.fund = ?) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    ...MOVED,
    from,
    fund ?? null,
    fund ?? null,
  )

/** Exchange rates, the newest first: those before the id `page.after`, or from the last. */
export const newestRates = (read: Read, page: Page): Rate[] =>
  read
    .column<number>('SELECT id FROM exchange_rate WHERE id < ? ORDER BY id DESC LIMIT ?', page.after === 0 ? Number.MAX_SAFE_INTEGER : page.after, page.most)
    .flatMap((id) => rateById(read, id) ?? [])
