import { z } from 'zod'
import { idOf } from '../core/id.ts'
import { moneyToText } from '../core/money/money.ts'
import { notFound } from '../core/problem.ts'
import type { Feature, Reason } from '../core/reconciliation/plan.ts'
import { evidenceOf, reasonInWords } from '../core/reconciliation/words.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { type BankAccount, bankAccountByCode } from '../store/bank-accounts.ts'
import { contributionById, fundById } from '../store/funds.ts'
import {
  countProposedLines,
  countReasons,
  countUnproposed,
  lastRun,
  proposalsOfLines,
  proposalsOfReason,
  proposedLinesAfter,
  proposedLinesBefore,
  proposedWith,
  unproposedLines,
} from '../store/match-desk.ts'
import { payoutById, releaseOf } from '../store/payouts.ts'
import { nameOf } from '../store/people.ts'
import { type ProposalRow, proposalById } from '../store/proposals.ts'
import type { Page, Read } from '../store/read.ts'
import { lineById } from '../store/statements.ts'
import { transferById } from '../store/transfers.ts'
import { contributionView } from './funds.ts'
import { payoutView } from './payouts.ts'
import { pageOf, paging, query } from './query.ts'
import { lineView } from './statements.ts'

/** Things of one suggestion that are shown one by one. */
const SHOWN = 12

const MATCHERS = ['finance'] as const

/** A payout with the day on which it was released. */
export function payoutShown(read: Read, id: number) {
  const row = payoutById(read, id)
  if (!row) return undefined
  return { ...payoutView(read, row, true), releasedOn: releaseOf(read, row.batch)?.at.slice(0, 10) }
}

export const linesShown = (read: Read, ids: readonly number[], currency: string) =>
  ids.flatMap((id) => {
    const line = lineById(read, id)
    return line ? [lineView(line, currency)] : []
  })

interface Meant {
  readonly kind: string
  readonly payouts: readonly number[]
  readonly contributions: readonly number[]
  readonly features: readonly Feature[]
  readonly transfer?: number | null
  readonly charge?: number | null
}

function meantShown(read: Read, account: BankAccount, of: Meant) {
  const payouts = of.payouts.map((id) => payoutById(read, id)).filter((row) => row !== undefined)
  const transfer = of.transfer === null || of.transfer === undefined ? undefined : transferById(read, of.transfer)
  return {
    kind: of.kind,
    payoutIds: of.payouts.map(String),
    payouts: of.payouts.slice(0, SHOWN).flatMap((id) => payoutShown(read, id) ?? []),
    payoutCount: payouts.length,
    total: moneyToText(
      payouts.reduce((sum, { amount }) => sum + amount, 0),
      account.currency,
    ),
    contributionIds: of.contributions.map(String),
    contributions: of.contributions.flatMap((id) => {
      const c = contributionById(read, id)
      const fund = c && fundById(read, c.fund)
      return c && fund ? [contributionView(c, fund.currency)] : []
    }),
    ...(transfer ? { transfer: { id: String(transfer.id), from: transfer.bankAccountCode, on: transfer.bookedOn } } : {}),
    ...(of.charge ? { charge: moneyToText(of.charge, account.currency) } : {}),
    evidence: evidenceOf(of.features, account.currency),
  }
}

const idsIn = (text: string) => JSON.parse(text) as number[]

function suggestionShown(read: Read, account: BankAccount, row: ProposalRow) {
  const features = JSON.parse(row.features) as Feature[]
  return {
    id: String(row.id),
    reason: row.reason,
    reasonWords: reasonInWords(row.reason as Reason, features),
    preselected: row.preselected === 1,
    ...meantShown(read, account, { ...row, payouts: idsIn(row.payouts), contributions: idsIn(row.contributions), features }),
  }
}

/** What is proposed for some lines, the surest first; `runnerUp`: the next best that is no proposal of its own. */
function itemShown(read: Read, account: BankAccount, { id, lines }: { readonly id: number; readonly lines: string }) {
  const rows = proposalsOfLines(read, account.id, lines).flatMap((one) => proposalById(read, one) ?? [])
  const first = rows[0]
  const next = first?.runnerUp && rows.length === 1 ? (JSON.parse(first.runnerUp) as Meant) : undefined
  return {
    id: String(id),
    lines: linesShown(read, idsIn(lines), account.currency),
    suggestions: rows.map((row) => suggestionShown(read, account, row)),
    ...(next ? { runnerUp: meantShown(read, account, next) } : {}),
  }
}

function deskShown(read: Read, account: BankAccount, at: number) {
  const rows = proposedLinesAfter(read, account.id, { after: at - 1, most: 12 })
  const before = proposedLinesBefore(read, account.id, at)
  const [first, second] = rows
  return {
    ...(first ? { item: itemShown(read, account, first) } : {}),
    queue: rows.slice(1).map(({ id, lines }) => ({ id: String(id), lines: linesShown(read, idsIn(lines).slice(0, 3), account.currency) })),
    next: second ? String(second.id) : null,
    previous: before ? String(before.id) : null,
  }
}

function allShown(read: Read, account: BankAccount, filters: { readonly at?: string | undefined; readonly line?: string | undefined }) {
  const ofLine = filters.line === undefined ? undefined : proposedWith(read, account.id, idOf(filters.line) ?? -1)
  const run = lastRun(read, account.id)
  return {
    ...deskShown(read, account, ofLine?.id ?? idOf(filters.at) ?? 1),
    suggested: countProposedLines(read, account.id),
    unproposed: countUnproposed(read, account.id),
    reasons: countReasons(read, account.id).map((one) => ({ ...one, words: reasonInWords(one.reason as Reason, []) })),
    ...(run ? { lastRun: { ...run, by: nameOf(read, run.actor) } } : {}),
  }
}

export type Line = ReturnType<typeof lineView>
export type Payout = NonNullable<ReturnType<typeof payoutShown>>
export type Meaning = ReturnType<typeof meantShown>
export type Suggestion = ReturnType<typeof suggestionShown>
export type MatchItem = ReturnType<typeof itemShown>
export type MatchDesk = ReturnType<typeof allShown>

/** `at`: the number of a proposal; the first that stands from it on is shown. `line`: what is proposed for that line. */
export const matchDesk = query({
  summary: 'What stands to be matched on an account: one suggestion, and those behind it',
  roles: MATCHERS,
  filters: z.strictObject({ at: z.string().max(16).optional(), line: z.string().max(20).optional() }),
  ask: (read, { params, filters }) => {
    const account = bankAccountByCode(read, params['code'] ?? '')
    return account ? done(allShown(read, account, filters)) : notFound(say.noAccount, params['code'])
  },
})

function togetherShown(read: Read, account: BankAccount, reason: string, page: Page) {
  const ids = proposalsOfReason(read, account.id, reason, page)
  const shown = ids.slice(0, page.most - 1)
  return {
    reason,
    words: reasonInWords(reason as Reason, []),
    items: shown.flatMap((id) => {
      const row = proposalById(read, id)
      return row ? [{ ...suggestionShown(read, account, row), lines: linesShown(read, idsIn(row.lines), account.currency) }] : []
    }),
    nextCursor: ids.length === page.most ? String(shown.at(-1)) : null,
  }
}

export type Together = ReturnType<typeof togetherShown>

/** Suggestions of one reason that nothing equals: they can be confirmed in one act. */
export const matchTogether = query({
  summary: 'Suggestions of one reason',
  roles: MATCHERS,
  filters: z.strictObject({ ...paging, reason: z.string().max(40) }),
  ask: (read, { params, filters }) => {
    const account = bankAccountByCode(read, params['code'] ?? '')
    return account ? done(togetherShown(read, account, filters.reason, pageOf(filters))) : notFound(say.noAccount, params['code'])
  },
})

function unproposedShown(read: Read, account: BankAccount, page: Page) {
  const rows = unproposedLines(read, account.id, page)
  const shown = rows.slice(0, page.most - 1)
  return {
    items: shown.flatMap((row) => {
      const line = lineById(read, row.id)
      return line ? [{ ...lineView(line, account.currency), ...(row.break === null ? {} : { break: String(row.break), kind: row.kind ?? '' }) }] : []
    }),
    nextCursor: rows.length === page.most ? String(shown.at(-1)?.id) : null,
  }
}

export type Unproposed = ReturnType<typeof unproposedShown>

/** Open lines without a suggestion, with the break that owns each. */
export const matchUnproposed = query({
  summary: 'Open lines for which nothing is proposed',
  roles: MATCHERS,
  filters: z.strictObject(paging),
  ask: (read, { params, filters }) => {
    const account = bankAccountByCode(read, params['code'] ?? '')
    return account ? done(unproposedShown(read, account, pageOf(filters))) : notFound(say.noAccount, params['code'])
  },
})
