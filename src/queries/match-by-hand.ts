import { z } from 'zod'
import { idOf } from '../core/id.ts'
import { digitsOf } from '../core/money/currency.ts'
import { minorFromText, moneyToText } from '../core/money/money.ts'
import { notFound, problem } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { type BankAccount, bankAccountByCode } from '../store/bank-accounts.ts'
import { standingBreaksOfLine } from '../store/breaks.ts'
import { contributionById, fundById } from '../store/funds.ts'
import { linesBeside } from '../store/match-desk.ts'
import { answerableBreaks, contributionIds, type PayoutSought, payoutsSought } from '../store/match-search.ts'
import type { Read } from '../store/read.ts'
import { type LineRow, lineById } from '../store/statements.ts'
import { transfersInTransit } from '../store/transfers.ts'
import { contributionView } from './funds.ts'
import { linesShown, payoutShown } from './match-desk.ts'
import { query } from './query.ts'
import { lineView } from './statements.ts'

/** Payouts and lines shown to choose from: who does not find it among them looks for more of it. */
const MOST = 20
const MOST_CONTRIBUTIONS = 50

/**
 * What is looked for: a reference (14 letters, in any case and with blanks, or its beginning), an amount, or words of a name. Without a text the payouts of
 * the line's amount.
 */
function soughtIn(text: string, line: { readonly amount: number }, currency: string): PayoutSought {
  const states = line.amount < 0 ? ['instructed', 'rejected'] : ['settled']
  const plain = text.replace(/[\s.-]/g, '').toUpperCase()
  if (text.trim() === '') return { minor: Math.abs(line.amount), states }
  if (/^TO[A-Z]{1,10}\d{0,2}$/.test(plain) && plain.length > 4) return { reference: plain, states }
  const amount = minorFromText(written(text), digitsOf(currency) ?? 2)
  return amount === undefined ? { name: text, states } : { minor: amount, states }
}

/** `3 000,5` → `3000.50`: people leave out what a decimal string has. */
function written(text: string): string {
  const [whole = '', cents] = text
    .replace(/[\s\u00a0]/g, '')
    .replace(',', '.')
    .split('.')
  return `${whole}.${(cents ?? '').padEnd(2, '0')}`
}

function shown(read: Read, account: BankAccount, line: LineRow, sought: string) {
  const ids = payoutsSought(read, account, soughtIn(sought, line, account.currency), MOST + 1)
  return {
    line: lineView(line, account.currency),
    payouts: ids.slice(0, MOST).flatMap((id) => payoutShown(read, id) ?? []),
    hasMore: ids.length > MOST,
    beside: linesShown(read, linesBeside(read, account, line, MOST), account.currency),
    contributions: contributionIds(read, account, MOST_CONTRIBUTIONS).flatMap((id) => {
      const c = contributionById(read, id)
      const fund = c && fundById(read, c.fund)
      return c && fund ? [{ ...contributionView(c, fund.currency), fund: fund.code }] : []
    }),
    transfers: transfersInTransit(read, account, undefined)
      .slice(0, MOST)
      .map((t) => ({ id: String(t.id), from: t.bankAccountCode, on: t.bookedOn, money: moneyToText(t.amount, t.currency) })),
    claims: answerableBreaks(read, account, MOST).map(({ id, ...of }) => ({ id: String(id), ...of })),
    breaks: standingBreaksOfLine(read, line.id).map(({ id, kind, state }) => ({ id: String(id), kind, state })),
  }
}

export type ByHand = ReturnType<typeof shown>

/** A line that a person matches by hand, with what it can be matched with. */
export const matchByHand = query({
  summary: 'A line and what a person can match it with',
  roles: ['finance'],
  filters: z.strictObject({ line: z.string().max(20), sought: z.string().max(200).default('') }),
  ask: (read, { params, filters }) => {
    const account = bankAccountByCode(read, params['code'] ?? '')
    if (!account) return notFound(say.noAccount, params['code'])
    const line = lineById(read, idOf(filters.line) ?? -1)
    return line && line.bankAccount === account.id
      ? done(shown(read, account, line, filters.sought))
      : problem('not_found', say.noLineOf(filters.line, account.code))
  },
})
