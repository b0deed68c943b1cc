import { z } from 'zod'
import { moneyToText } from '../../core/money/money.ts'
import { notFound } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { addDays, FROM_THE_START } from '../../core/time/dates.ts'
import { code, words } from '../../input/shapes.ts'
import { type TrialRow, trialBalance } from '../../store/ledger.ts'
import type { Read } from '../../store/read.ts'
import { type AccountPosting, accountPostings, accountsNamed, type LedgerAccount, postingsSkipped } from '../../store/reports/account-postings.ts'
import type { Axes } from '../../store/reports/axes.ts'
import { fundAsked } from './fund-asked.ts'
import { MOST_ROWS } from './long-list.ts'
import { after, inAxes, periodAsked, periodOptions, reportKind } from './report.ts'

interface Part {
  readonly axes: Axes
  readonly from: string
  readonly fund: { readonly id: number; readonly code: string } | undefined
  readonly skip: number
}

const balanceIn = (rows: readonly TrialRow[], account: LedgerAccount, fund: string | undefined): number =>
  rows
    .filter((row) => row.account === account.code && row.currency === account.currency && (fund === undefined || row.fund === fund))
    .reduce((sum, row) => sum + row.balance, 0)

const postingView = (of: AccountPosting, balance: number, currency: string) => ({
  posting: String(of.id),
  effectiveDate: of.effectiveDate,
  bankDate: of.bankDate,
  event: { seq: of.seq, kind: of.eventKind },
  entry: String(of.entry),
  kind: of.entryKind,
  reverses: of.reverses === null ? null : String(of.reverses),
  fund: of.fundCode,
  subject: of.subject === 0 ? null : String(of.subject),
  of: of.named,
  line: of.line === null ? null : String(of.line),
  money: moneyToText(of.amount, currency),
  balance: moneyToText(balance, currency),
})

/** The ledger of one account in one currency: what it opened with, what was posted with the balance after each, what it closed with. */
function accountView(read: Read, account: LedgerAccount, part: Part, trials: { readonly opening: readonly TrialRow[]; readonly closing: readonly TrialRow[] }) {
  const of = { axes: part.axes, from: part.from, fund: part.fund?.id, skip: part.skip }
  const opening = balanceIn(trials.opening, account, part.fund?.code)
  const { count, skipped } = postingsSkipped(read, account, of)
  let running = opening + skipped
  const postings = accountPostings(read, account, { ...of, most: MOST_ROWS }).map((row) => {
    running += row.amount
    return postingView(row, running, account.currency)
  })
  const end = part.skip + postings.length
  return {
    account: account.code,
    currency: account.currency,
    opening: moneyToText(opening, account.currency),
    postings,
    closing: moneyToText(balanceIn(trials.closing, account, part.fund?.code), account.currency),
    cut: end < count || part.skip > 0 ? { shown: postings.length, of: count, next: end < count ? `--after ${end}` : null } : null,
  }
}

type AccountView = ReturnType<typeof accountView>

const tableOf = ({ account, currency, opening, postings, closing }: AccountView) => ({
  title: `${account} ${currency}`,
  columns: ['date', 'event', 'entry', 'kind', 'fund', 'of', 'line', 'amount', 'balance', 'currency'],
  rows: [
    ['', '', '', 'opening', '', '', '', '', opening.amount, currency],
    ...postings.map((of) => [
      ...[of.effectiveDate, String(of.event.seq), of.entry, of.kind, of.fund, of.of ?? of.subject ?? '', of.line ?? ''],
      ...[of.money.amount, of.balance.amount, currency],
    ]),
    ['', '', '', 'closing', '', '', '', '', closing.amount, currency],
  ],
})

/** The ledger of one account, with the balance after each posting; an account that exists in several currencies is shown in each. */
export const accountReport = reportKind({
  name: 'account',
  summary: 'The ledger of one account, with its running balance',
  options: z.strictObject({ ...periodOptions, account: words(80), fund: code.optional(), after }),
  ask: (read, options) => {
    const accounts = accountsNamed(read, options.account)
    if (accounts.length === 0) return notFound(say.noLedgerAccount, options.account)
    const fund = fundAsked(read, options.fund)
    if (!fund.ok) return fund
    const { axes, from = FROM_THE_START } = periodAsked(read, options)
    const trials = { opening: trialBalance(read, addDays(from, -1), axes.knownAt), closing: trialBalance(read, axes.asOf, axes.knownAt) }
    const views = accounts.map((account) => accountView(read, account, { axes, from, fund: fund.value, skip: options.after }, trials))
    const cuts = views.flatMap(({ currency, postings, cut }) =>
      cut === null ? [] : [`${postings.length} of ${cut.of} postings in ${currency} are shown${cut.next === null ? '' : `; the next part: ${cut.next}`}.`],
    )
    return done({
      title: `Account ${options.account} ${options.from === undefined ? 'from the beginning' : `from ${options.from}`}, ${inAxes(axes)} (debit positive)`,
      notes: cuts,
      json: { from: options.from ?? null, asOf: axes.on, knownAt: axes.knownAt, accounts: views },
      tables: views.map(tableOf),
    })
  },
})
