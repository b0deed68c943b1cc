import { z } from 'zod'
import { idOf } from '../core/id.ts'
import { moneyToText } from '../core/money/money.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { type BankAccount, bankAccountByCode } from '../store/bank-accounts.ts'
import { breakById } from '../store/breaks.ts'
import { countProposedLines, lastRun } from '../store/match-desk.ts'
import { countBreaks, latestStatement, linesListed, standingBreaksOf, statementsBefore } from '../store/match-lists.ts'
import type { Read } from '../store/read.ts'
import { standingOf } from '../store/reconciliations.ts'
import { countLines, statementById } from '../store/statements.ts'
import { none, query } from './query.ts'
import { moneyOrNull } from './reading-view.ts'

/** What the statements of an account leave open between each other. */
const GAPS = ['statement_gap', 'closing_balance_differs', 'line_changed']
const MOST_GAPS = 50

function overview(read: Read, account: BankAccount) {
  const last = latestStatement(read, account.id)
  const gaps = standingBreaksOf(read, account.id, GAPS, MOST_GAPS).flatMap((id) => breakById(read, id) ?? [])
  return {
    ...(last
      ? { lastStatement: { id: String(last.id), since: last.since, until: last.until, closing: moneyOrNull(last.closing, account.currency), at: last.at } }
      : {}),
    gaps: gaps.map(({ id, kind, since, features }) => ({ id: String(id), kind, since, days: daysIn(features) })),
    suggested: countProposedLines(read, account.id),
    breaks: countBreaks(read, false)
      .filter(({ bankAccount }) => bankAccount === account.code)
      .reduce((sum, { count }) => sum + count, 0),
    ran: lastRun(read, account.id)?.at ?? null,
  }
}

/** The days that a misfit between statements tells. */
const daysIn = (features: string): readonly string[] =>
  (JSON.parse(features) as { readonly value?: unknown }[]).flatMap(({ value }) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? [value] : []))

export type AccountOverview = ReturnType<typeof overview>

export const accountOverview = query({
  summary: 'What an account waits for',
  filters: none,
  ask: (read, { params }) => {
    const account = bankAccountByCode(read, params['code'] ?? '')
    return account ? done(overview(read, account)) : notFound(say.noAccount, params['code'])
  },
})

function newestFirst(read: Read, account: BankAccount, before: number, most: number) {
  const ids = statementsBefore(read, account.id, before, most + 1)
  const shown = ids.slice(0, most)
  const items = shown.flatMap((id) => {
    const row = statementById(read, id)
    if (!row) return []
    const { since, until, lines, added, known, conflicts, proof } = row
    return [{ id: String(id), since, until, lines, added, known, conflicts, proof, closing: moneyOrNull(row.closing, account.currency) }]
  })
  return { items, nextCursor: ids.length > most ? String(shown.at(-1)) : null }
}

export type StatementList = ReturnType<typeof newestFirst>

/** An account's statements, the newest first. */
export const newestStatements = query({
  summary: 'The newest statements of an account',
  filters: z.strictObject({
    cursor: z
      .string()
      .regex(/^\d{1,15}$/)
      .optional(),
  }),
  ask: (read, { params, filters }) => {
    const account = bankAccountByCode(read, params['code'] ?? '')
    return account ? done(newestFirst(read, account, idOf(filters.cursor) ?? Number.MAX_SAFE_INTEGER, 50)) : notFound(say.noAccount, params['code'])
  },
})

/** So many lines at most leave in one file. */
export const MOST_EXPORTED = 50_000

export const linesForExport = query({
  summary: 'Lines of an account without personal data',
  filters: z.strictObject({ state: z.enum(['open', 'matched']).optional() }),
  ask: (read, { params, filters }) => {
    const account = bankAccountByCode(read, params['code'] ?? '')
    if (!account) return notFound(say.noAccount, params['code'])
    return done(
      linesListed(read, account.id, filters.state, MOST_EXPORTED + 1).map(({ amount, ...line }) => ({ ...line, money: moneyToText(amount, account.currency) })),
    )
  },
})

function stand(read: Read, account: BankAccount) {
  const { ledgerBalance, statementBalance, difference } = standingOf(read, account, read.today)
  const money = (minor: number) => moneyToText(minor, account.currency)
  return {
    code: account.code,
    ledgerBalance: money(ledgerBalance),
    statementBalance: money(statementBalance),
    /** What the two balances beside it differ by. */
    gap: money(ledgerBalance - statementBalance),
    /** The open lines together, which explain the gap but for `difference`. */
    openSum: money(statementBalance + difference - ledgerBalance),
    difference: money(difference),
    openLines: countLines(read, account.id, 'open'),
  }
}

export type Stand = ReturnType<typeof stand>

/** What the bar of every page of matching shows: the figures of today's reconciliation statement. */
export const accountStand = query({
  summary: 'Where an account stands today',
  filters: none,
  ask: (read, { params }) => {
    const account = bankAccountByCode(read, params['code'] ?? '')
    return account ? done(stand(read, account)) : notFound(say.noAccount, params['code'])
  },
})
