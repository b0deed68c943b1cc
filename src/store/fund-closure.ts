import { type AccountHeld, CLEARING, type ContributionHeld, type FundHeld, type Position } from '../core/funds/closure.ts'
import type { Refundable } from '../core/ledger/closure.ts'
import { type Fund, fundBalance } from './funds.ts'
import type { Read } from './read.ts'

/** What a fund holds, as its closure is decided on. */
export const fundHeld = (read: Read, fund: Fund): FundHeld => ({
  currency: fund.currency,
  available: fundBalance(read, fund, 'budget:available'),
  overspent: -fundBalance(read, fund, 'budget:overspent'),
  standing: standing(read, fund),
  positions: positions(read, fund),
  isExchanged: isExchanged(read, fund),
  contributions: contributionsHeld(read, fund),
})

/** What subjects hold on an account that has a side is all on it: their sum, which is kept, is what each holds together. */
const standing = (read: Read, fund: Fund): AccountHeld[] =>
  read.all<AccountHeld>(
    `SELECT account, currency, minor FROM (SELECT a.code AS account, a.currency, CASE a.limit_side
         WHEN 0 THEN (SELECT sum(abs(b.amount)) FROM balance b WHERE b.account = a.id AND b.fund = ?)
         ELSE a.limit_side * (SELECT sum(t.amount) FROM turnover t WHERE t.account = a.id AND t.fund = ?) END AS minor
       FROM account a WHERE a.code IN (${CLEARING.map(() => '?').join(', ')}))
     WHERE minor <> 0 ORDER BY account, currency`,
    fund.id,
    fund.id,
    ...CLEARING,
  )

function positions(read: Read, fund: Fund): Position[] {
  const held = read.all<{ code: string; currency: string; minor: number }>(
    `SELECT a.code, a.currency, b.amount AS minor FROM account a CROSS JOIN balance b ON b.account = a.id AND b.fund = ? AND b.subject = 0
     WHERE a.code IN ('equity:fx-position', 'equity:opening') AND b.amount <> 0 ORDER BY a.currency`,
    fund.id,
  )
  const explained = new Map(
    read
      .all<{ currency: string; minor: number }>(
        `SELECT k.currency, sum(c.amount) AS minor FROM contribution c CROSS JOIN bank_account k ON k.id = c.bank_account AND k.fund = c.fund
         WHERE c.fund = ? AND c.before_opening = 1 GROUP BY k.currency`,
        fund.id,
      )
      .map(({ currency, minor }) => [currency, minor]),
  )
  return [...new Set(held.map(({ currency }) => currency))].map((currency) => {
    const of = (code: string) => held.find((row) => row.currency === currency && row.code === code)?.minor ?? 0
    return { currency, position: of('equity:fx-position'), opening: of('equity:opening'), explained: explained.get(currency) ?? 0 }
  })
}

const isExchanged = (read: Read, fund: Fund): boolean =>
  read.value(
    `SELECT 1 FROM account a CROSS JOIN balance b ON b.account = a.id AND b.fund = ? AND b.subject = 0
       CROSS JOIN posting p ON p.account = a.id AND p.subject = 0 AND p.fund = b.fund CROSS JOIN entry e ON e.id = p.entry AND e.kind <> 'reversal'
     WHERE a.code = 'equity:fx-position' AND a.currency <> ? AND NOT EXISTS(SELECT 1 FROM entry r WHERE r.reverses = e.id) LIMIT 1`,
    fund.id,
    fund.currency,
  ) !== undefined

const contributionsHeld = (read: Read, fund: Fund): ContributionHeld[] =>
  read.all<ContributionHeld>(
    `SELECT c.id, -coalesce((SELECT b.amount FROM balance b WHERE b.account = a.id AND b.fund = c.fund AND b.subject = c.id), 0) AS income,
       -coalesce((SELECT sum(p.amount) FROM posting p CROSS JOIN entry e ON e.id = p.entry AND e.kind <> 'fund_closed' WHERE p.account = a.id AND p.subject = c.id), 0) AS received
     FROM contribution c CROSS JOIN account a ON a.code = 'income:contributions' AND a.currency = ? WHERE c.fund = ? ORDER BY c.id`,
    fund.currency,
    fund.id,
  )

/** Accounts of expense, in the order in which more came back than went out is given on. */
const EXPENSES = ['expenses:fx-difference', 'expenses:assistance', 'expenses:bank-charges', 'expenses:losses'] as const

/** What a fund's refund is taken from. `afterMinor`: what the closure itself adds to the rate differences. */
export function refundable(read: Read, fund: Fund, afterMinor: number): Refundable {
  const gains = EXPENSES.map((account) => ({ account, minor: -fundBalance(read, fund, account) - (account === 'expenses:fx-difference' ? afterMinor : 0) }))
  return {
    contributions: contributionsHeld(read, fund),
    interest: -fundBalance(read, fund, 'income:interest'),
    gains: gains.filter(({ minor }) => minor > 0),
  }
}

/** What is owed to each contribution of a fund, and what was paid of it. Minor units of the fund's currency. */
export interface Refund {
  readonly contribution: number
  readonly owed: number
  readonly paid: number
}

const REFUND = `SELECT c.id AS contribution, -coalesce((SELECT b.amount FROM balance b WHERE b.account = a.id AND b.fund = c.fund AND b.subject = c.id), 0) AS owed,
    coalesce((SELECT sum(p.amount) FROM posting p CROSS JOIN entry e ON e.id = p.entry AND e.kind <> 'fund_closed' WHERE p.account = a.id AND p.subject = c.id), 0) AS paid
  FROM contribution c CROSS JOIN fund f ON f.id = c.fund CROSS JOIN account a ON a.code = 'liabilities:donor-refunds' AND a.currency = f.currency`

export const refundOf = (read: Read, contribution: number): Refund =>
  read.one<Refund>(`${REFUND} WHERE c.id = ?`, contribution) ?? { contribution, owed: 0, paid: 0 }

/** What is owed to a fund's donors and not paid yet. */
export const refundsOwed = (read: Read, fund: Fund): number => -fundBalance(read, fund, 'liabilities:donor-refunds')

/** The fund that an event closed: of one fund are its step and all its entries. */
export const fundClosedBy = (read: Read, seq: number): number | undefined =>
  read.value<number>("SELECT subject FROM step WHERE event_seq = ? AND noun = 'fund' UNION SELECT fund FROM entry WHERE event_seq = ? LIMIT 1", seq, seq)

/** What an event made owed, by contribution. */
export const refundsMadeBy = (read: Read, seq: number): { readonly contribution: number; readonly donor: string; readonly minor: number }[] =>
  read.all(
    `SELECT p.subject AS contribution, c.donor, -p.amount AS minor FROM posting p CROSS JOIN account a ON a.id = p.account AND a.code = 'liabilities:donor-refunds'
       CROSS JOIN contribution c ON c.id = p.subject WHERE p.event_seq = ? ORDER BY p.id`,
    seq,
  )

/** The rate difference that an event booked: a loss above zero. */
export const rateDifferenceBy = (read: Read, seq: number): number =>
  read.value<number>(
    `SELECT coalesce(sum(p.amount), 0) FROM posting p CROSS JOIN account a ON a.id = p.account AND a.code = 'expenses:fx-difference'
       CROSS JOIN entry e ON e.id = p.entry AND e.kind = 'rate_difference' WHERE p.event_seq = ?`,
    seq,
  ) ?? 0

/** A balance of a fund for one subject, debit positive. */
export const fundBalanceOf = (
  read: Read,
  of: { readonly fund: number; readonly account: string; readonly currency: string; readonly subject: number },
): number =>
  read.value<number>(
    'SELECT b.amount FROM account a CROSS JOIN balance b ON b.account = a.id AND b.fund = ? AND b.subject = ? WHERE a.code = ? AND a.currency = ?',
    of.fund,
    of.subject,
    of.account,
    of.currency,
  ) ?? 0

/** Does a fund hold something by exchange, in any currency? */
export const hasPosition = (read: Read, fund: number): boolean =>
  read.value(
    "SELECT 1 FROM account a CROSS JOIN balance b ON b.account = a.id AND b.fund = ? AND b.subject = 0 WHERE a.code = 'equity:fx-position' AND b.amount <> 0 LIMIT 1",
    fund,
  ) !== undefined

/** The contribution that an event reduced, and what was still to come of it then. */
export const contributionReducedBy = (read: Read, seq: number): { readonly contribution: number; readonly outstanding: number } | undefined =>
  read.one(
    `SELECT p.subject AS contribution, (SELECT sum(q.amount) FROM posting q WHERE q.account = p.account AND q.subject = p.subject AND q.event_seq <= p.event_seq) AS outstanding
     FROM posting p CROSS JOIN account a ON a.id = p.account AND a.code = 'assets:contributions-receivable' WHERE p.event_seq = ?`,
    seq,
  )
