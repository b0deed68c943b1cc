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
    `SELECT m.code AS programme, q.currency, f.currency AS fundCurrency, i.due_on <= ? AS isDue, count(*) AS count, sum(w.amount - w.taken) AS minor
     FROM state s CROSS JOIN grant g ON g.id = s.subject CROSS JOIN instalment i ON i.grant = g.id CROSS JOIN instalment_money w ON w.instalment = i.id AND w.taken < w.amount
       CROSS JOIN grant_payee y ON y.grant = g.id CROSS JOIN payee q ON q.id = y.payee CROSS JOIN fund f ON f.id = g.fund CROSS JOIN programme m ON m.id = g.programme
     WHERE s.noun = 'grant' AND s.state IN ('approved', 'paying') GROUP BY m.code, q.currency, f.currency, isDue ORDER BY m.code, q.currency, isDue DESC`,
    read.today,
  )

/** Breaks that are not resolved, by their kind; `week`, `month`, `older`: how many are not older than a day, than an earlier one, and older. */
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
    `SELECT b.kind, count(*) AS count, sum(e.at >= ?) AS week, sum(e.at < ? AND e.at >= ?) AS month, sum(e.at < ?) AS older, min(e.at) AS since
     FROM state s CROSS JOIN break b ON b.id = s.subject CROSS JOIN event e ON e.seq = b.event_seq
     WHERE s.noun = 'break' AND s.state IN ('open', 'waiting', 'claimed') AND (? OR b.kind <> 'complaint') GROUP BY b.kind ORDER BY count(*) DESC, b.kind`,
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
    `SELECT substr(t.effective_date, 1, 7) AS month, a.code AS account, a.currency, sum(t.amount) AS minor FROM turnover t CROSS JOIN account a ON a.id = t.account AND a.code IN (${MOVED.map(() => '?').join(', ')})
     WHERE t.bucket >= 0 AND t.effective_date >= ? AND (? IS NULL OR t.fund = ?) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
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
