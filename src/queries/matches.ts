import { z } from 'zod'
import { seesBreak, seesComplaints } from '../core/access/sight.ts'
import { idOf } from '../core/id.ts'
import { moneyToText } from '../core/money/money.ts'
import { notFound } from '../core/problem.ts'
import type { Feature } from '../core/reconciliation/plan.ts'
import { evidenceOf } from '../core/reconciliation/words.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { bankAccountByCode, bankAccountById } from '../store/bank-accounts.ts'
import { actionsOf, type BreakRow, breakById, breaksAfter, resolutionsOf, waitsUntil } from '../store/breaks.ts'
import { missingOf, nobodysReceiptOf } from '../store/claims.ts'
import { contributionsOfMatch, linesOfMatch, type MatchRow, matchById, matchesAfter, payoutsOfMatch } from '../store/matches.ts'
import { messageOfBreak } from '../store/messages.ts'
import { nameOf } from '../store/people.ts'
import { type ProposalRow, proposalsAfter } from '../store/proposals.ts'
import type { Read } from '../store/read.ts'
import { statementBetween } from '../store/statement-neighbours.ts'
import { transferOfMatch } from '../store/transfers.ts'
import { actionsNow } from './break-actions.ts'
import { listed, none, pageOf, paging, query } from './query.ts'

const currencyOf = (read: Read, account: number | null): string => (account === null ? '' : (bankAccountById(read, account)?.currency ?? ''))

export function matchView(read: Read, of: MatchRow, state = of.state) {
  const transfer = transferOfMatch(read, of.id)
  return {
    id: String(of.id),
    kind: of.kind,
    state,
    by: of.by,
    at: of.at,
    person: nameOf(read, of.actor),
    lines: linesOfMatch(read, of.id).map(String),
    payouts: payoutsOfMatch(read, of.id).map(String),
    contributions: contributionsOfMatch(read, of.id).map(String),
    ...(transfer === undefined ? {} : { transfer: String(transfer) }),
    rules: of.rules,
    evidence: evidenceOf(JSON.parse(of.features) as Feature[], currencyOf(read, of.bankAccount)),
  }
}

export const matches = query({
  summary: 'Matches, of a line or a payout',
  filters: z.strictObject({ ...paging, line: z.string().max(20).optional(), payout: z.string().max(20).optional() }),
  ask: (read, { filters }) => {
    const page = pageOf(filters)
    const of = {
      line: filters.line === undefined ? undefined : (idOf(filters.line) ?? -1),
      payout: filters.payout === undefined ? undefined : (idOf(filters.payout) ?? -1),
    }
    return done(listed(matchesAfter(read, of, page), page, (row) => matchView(read, row)))
  },
})

export const matchByPath = query({
  summary: 'A match and its evidence',
  filters: none,
  ask: (read, { params }) => {
    const row = matchById(read, idOf(params['id']) ?? -1)
    return row ? done(matchView(read, row)) : notFound(say.noMatch, params['id'])
  },
})

const BREAK_WORDS: Record<string, string> = {
  ends: 'The earlier statement ends on this day.',
  begins: 'The later statement begins on this day.',
  until: 'The statement ends on this day.',
  closing_minor: 'The balance with which it ends.',
  opening_minor: 'The balance with which it begins.',
  reckoned_minor: 'The balance that the stored lines lead to.',
}

/** A statement's misfit tells dates and balances; the engine's features are in words. */
export function breakEvidence(of: BreakRow, currency: string) {
  const features = JSON.parse(of.features) as ({ feature: string; value?: string | number } & Feature)[]
  if (of.line !== null || of.payout !== null || of.contribution !== null) return evidenceOf(features, currency)
  return features.map(({ feature, value }) => ({
    feature,
    ...(typeof value === 'number' ? { value: moneyToText(value, currency).amount, money: moneyToText(value, currency) } : { value }),
    words: BREAK_WORDS[feature] ?? feature,
  }))
}

/** Why an answer to what a student says posts nothing. */
const NO_ENTRY: Readonly<Record<string, string>> = {
  traced: 'No entry: the notice shows that the payee was paid, and the payout stays settled.',
  received: 'No entry: the student has the money after all, and the payout stays settled.',
  recall: 'No entry yet: the bank was asked to bring the money back; its line is booked as a return.',
  answered: 'No entry: it is not about money.',
}

const text = (id: number | null) => (id === null ? {} : String(id))

/** Of two statements that do not meet: one taken in since that ends with the balance with which the later one begins. */
function shownBy(read: Read, of: BreakRow): number | undefined {
  if (of.bankAccount === null || of.statement === null || of.state === 'resolved') return undefined
  const seen = new Map((JSON.parse(of.features) as { feature: string; value?: string | number }[]).map(({ feature, value }) => [feature, value]))
  const [ends, begins, opening] = [seen.get('ends'), seen.get('begins'), seen.get('opening_minor')]
  if (typeof ends !== 'string' || typeof begins !== 'string' || typeof opening !== 'number') return undefined
  return statementBetween(read, of.bankAccount, { ends, begins, opening, after: of.statement })
}

function breakView(read: Read, of: BreakRow) {
  const currency = currencyOf(read, of.bankAccount)
  const until = waitsUntil(read, of.id)
  const message = messageOfBreak(read, of.id)
  const missing = missingOf(read, of.id)
  const nobodys = of.state === 'waiting' ? nobodysReceiptOf(read, of.id) : undefined
  const shown = shownBy(read, of)
  return {
    id: String(of.id),
    kind: of.kind,
    state: of.state,
    owner: actionsOf(read, of.kind)[0]?.role ?? 'auditor',
    since: of.since,
    ...(of.bankAccountCode === null ? {} : { bankAccount: of.bankAccountCode }),
    ...(of.line === null ? {} : { line: text(of.line) }),
    ...(of.otherLine === null ? {} : { otherLine: text(of.otherLine) }),
    ...(of.payout === null ? {} : { payout: text(of.payout) }),
    ...(of.contribution === null ? {} : { contribution: text(of.contribution) }),
    ...(of.statement === null ? {} : { statement: text(of.statement) }),
    ...(message === undefined ? {} : { message: text(message) }),
    ...(shown === undefined ? {} : { shownBy: String(shown) }),
    ...(of.state === 'waiting' && until !== undefined ? { until } : {}),
    evidence: breakEvidence(of, currency),
    ...(missing === undefined || missing.restMoved === 0 ? {} : { missing: moneyToText(missing.restMoved, currency) }),
    ...(nobodys === undefined ? {} : { toSendBack: moneyToText(nobodys.minor, currency) }),
    actions: actionsNow(read, of, missing !== undefined),
    resolutions: resolutionsOf(read, of.id).map(({ action, difference, at, actor }) => ({
      action,
      ...(difference === null ? {} : { difference }),
      ...(NO_ENTRY[action] === undefined ? {} : { words: NO_ENTRY[action] }),
      at,
      by: nameOf(read, actor),
    })),
  }
}

const BREAK_KINDS = [
  'amount_differs',
  'duplicate_payment',
  'unknown_debit',
  'unknown_receipt',
  'payee_differs',
  'in_transit_too_long',
  'contribution_differs',
  'late_return',
  'line_changed',
  'statement_gap',
  'closing_balance_differs',
  'not_received',
  'complaint',
] as const

export const breaks = query({
  summary: 'Breaks, by state and kind',
  filters: z.strictObject({ ...paging, state: z.enum(['open', 'waiting', 'claimed', 'resolved']).optional(), kind: z.enum(BREAK_KINDS).optional() }),
  ask: (read, { filters, reader }) => {
    const page = pageOf(filters)
    return done(listed(breaksAfter(read, { ...filters, complaints: seesComplaints(reader.roles) }, page), page, (row) => breakView(read, row)))
  },
})

export const breakByPath = query({
  summary: 'A break, its evidence and what can be done about it',
  filters: none,
  ask: (read, { params, reader }) => {
    const row = breakById(read, idOf(params['id']) ?? -1)
    return row && seesBreak(row, reader.roles) ? done(breakView(read, row)) : notFound(say.noBreak, params['id'])
  },
})

function proposalView(of: ProposalRow, currency: string) {
  return {
    id: String(of.id),
    kind: of.kind,
    reason: of.reason,
    preselected: of.preselected === 1,
    lines: (JSON.parse(of.lines) as number[]).map(String),
    payouts: (JSON.parse(of.payouts) as number[]).map(String),
    contributions: (JSON.parse(of.contributions) as number[]).map(String),
    ...(of.transfer === null ? {} : { transfer: String(of.transfer) }),
    evidence: evidenceOf(JSON.parse(of.features) as Feature[], currency),
    ...(of.runnerUp === null ? {} : { runnerUp: runnerUpView(of.runnerUp, currency) }),
  }
}

function runnerUpView(text_: string, currency: string) {
  const of = JSON.parse(text_) as { kind: string; payouts: number[]; contributions: number[]; features: Feature[] }
  return { kind: of.kind, payouts: of.payouts.map(String), contributions: of.contributions.map(String), evidence: evidenceOf(of.features, currency) }
}

export const proposals = query({
  summary: "What the engine's last run proposes",
  filters: z.strictObject(paging),
  ask: (read, { params, filters }) => {
    const account = bankAccountByCode(read, params['code'] ?? '')
    if (!account) return notFound(say.noAccount, params['code'])
    const page = pageOf(filters)
    return done(listed(proposalsAfter(read, account.id, page), page, (row) => proposalView(row, account.currency)))
  },
})
