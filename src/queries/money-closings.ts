import { z } from 'zod'
import { idOf } from '../core/id.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { addDays, daysBetween } from '../core/time/dates.ts'
import { date } from '../input/shapes.ts'
import { bankAccountByCode } from '../store/bank-accounts.ts'
import { stepsOf } from '../store/batch-lists.ts'
import { actionsOf } from '../store/breaks.ts'
import { closingDigest, periodDigest } from '../store/closing-digests.ts'
import { closingTo, drawnUpIn, lastClosingOf, lockBefore, newestClosings, newestPeriods } from '../store/closing-lists.ts'
import { accountsInUse, type Closing, closingById, type Period, periodById } from '../store/closings.ts'
import { hashAt } from '../store/ledger.ts'
import { nameOf } from '../store/people.ts'
import type { Read } from '../store/read.ts'
import { closingView, periodView } from './closings.ts'
import { trialBalanceView } from './ledger.ts'
import { listed, none, pageOf, paging, query } from './query.ts'
import { reconciliationStatementView } from './reconciliation-statement.ts'
import { exceptionsReport } from './reports/exceptions.ts'

/** By whom and when a closing or a period close was approved. */
function approvalOf(read: Read, noun: 'closing' | 'period', id: number) {
  const step = stepsOf(read, noun, id).find(({ state }) => state === 'approved')
  return step ? { by: nameOf(read, step.actor), at: step.at, seq: step.seq } : null
}

const closingListed = (read: Read, of: Closing, person: number) => ({
  ...closingView(read, of),
  isOwn: of.drawnUpBy === person,
  approved: approvalOf(read, 'closing', of.id),
})

const periodListed = (read: Read, of: Period, person: number) => ({
  ...periodView(read, of),
  isOwn: of.drawnUpBy === person,
  approved: approvalOf(read, 'period', of.id),
})

export type ClosingListed = ReturnType<typeof closingListed>
export type PeriodListed = ReturnType<typeof periodListed>

export const newClosings = query({
  summary: 'Closings, the newest first',
  filters: z.strictObject(paging),
  ask: (read, { filters, reader }) => {
    const page = pageOf(filters)
    return done(listed(newestClosings(read, page), page, (row) => closingListed(read, row, reader.person)))
  },
})

export const newPeriods = query({
  summary: 'Period closes, the newest first',
  filters: z.strictObject(paging),
  ask: (read, { filters, reader }) => {
    const page = pageOf(filters)
    return done(listed(newestPeriods(read, page), page, (row) => periodListed(read, row, reader.person)))
  },
})

/** A reconciliation statement whose open items have an owner and an age. */
function statementView(read: Read, account: NonNullable<ReturnType<typeof bankAccountByCode>>, asOf: string, knownAt?: number) {
  const { items, ...of } = reconciliationStatementView(read, account, asOf, knownAt)
  return {
    ...of,
    items: items.map(({ line, bookedOn, money, break: kind }) => ({
      line,
      bookedOn,
      money,
      kind: kind ?? null,
      owner: kind === undefined ? 'finance' : (actionsOf(read, kind)[0]?.role ?? 'auditor'),
      ageDays: daysBetween(bookedOn, asOf),
    })),
  }
}

export type StatementOfClosing = ReturnType<typeof statementView>

/** A closing with the reconciliation statement on which it was drawn up, whatever came to the books since. */
function closingSheetView(read: Read, of: Closing, person: number) {
  const account = bankAccountByCode(read, of.bankAccountCode)
  const statement = account ? statementView(read, account, of.asOf, drawnUpIn(read, 'closing', of.id)) : null
  const open = (statement?.items ?? []).map(({ line, money }) => ({ line, amount: money.amount }))
  const digest = statement === null ? '' : closingDigest([statement.ledgerBalance.amount, statement.statementBalance.amount], open)
  return { ...closingListed(read, of, person), statement, digest }
}

export type ClosingSheet = ReturnType<typeof closingSheetView>

export const closingSheet = query({
  summary: 'A closing with the reconciliation statement on which it was drawn up',
  filters: none,
  ask: (read, { params, reader }) => {
    const row = closingById(read, idOf(params['id']) ?? -1)
    return row ? done(closingSheetView(read, row, reader.person)) : notFound(say.noClosing, params['id'])
  },
})

/** The accounts in use, each with its newest approved closing. */
export const closedAccounts = query({
  summary: 'Accounts in use and the day to which each is closed',
  filters: none,
  ask: (read, { reader }) =>
    done({
      accounts: accountsInUse(read).map(({ code }) => {
        const closing = lastClosingOf(read, code)
        return { code, closing: closing ? closingListed(read, closing, reader.person) : null }
      }),
    }),
})

/** The reconciliation statement of an account as a closing of it would rest on. */
export const statementToClose = query({
  summary: 'A reconciliation statement with owners and ages',
  filters: z.strictObject({ asOf: date.optional() }),
  ask: (read, { params, filters }) => {
    const account = bankAccountByCode(read, params['code'] ?? '')
    return account ? done(statementView(read, account, filters.asOf ?? read.today)) : notFound(say.noAccount, params['code'])
  },
})

/** A period close with the accounts that it rests on. */
function periodSheetView(read: Read, of: Period, person: number) {
  const seq = drawnUpIn(read, 'period', of.id)
  return {
    ...periodListed(read, of, person),
    digest: periodDigest(read, of.closedThrough, seq),
    accounts: accountsInUse(read).map(({ code }) => {
      const closing = closingTo(read, code, of.closedThrough, seq)
      return { code, closing: closing ? closingListed(read, closing, person) : null }
    }),
  }
}

export type PeriodSheet = ReturnType<typeof periodSheetView>

export const periodSheet = query({
  summary: 'The close of a period with the accounts that it rests on',
  filters: none,
  ask: (read, { params, reader }) => {
    const row = periodById(read, idOf(params['id']) ?? -1)
    return row ? done(periodSheetView(read, row, reader.person)) : notFound(say.noPeriod, params['id'])
  },
})

interface Exceptions {
  readonly openBreaks: {
    readonly count: number
    readonly items: ReadonlyArray<{
      readonly id: string
      readonly kind: string
      readonly state: string
      readonly owners: readonly string[]
      readonly since: string
      readonly ageDays: number
      readonly bankAccount: string | null
      readonly money: { readonly amount: string; readonly currency: string } | null
    }>
  }
  readonly sections: ReadonlyArray<{ readonly kind: string; readonly count: number }>
}

interface Packed {
  readonly asOf: string
  readonly from: string | undefined
  readonly seq: number
  readonly accounts: readonly string[]
  readonly roles: readonly string[]
}

/** What an auditor files of a closing or a period: the books as known when it was approved, or drawn up, with their seal. */
function packView(read: Read, { asOf, from, seq, accounts, roles }: Packed) {
  const statements = accounts.flatMap((code) => {
    const account = bankAccountByCode(read, code)
    const closing = closingTo(read, code, asOf, seq)
    return account ? [statementView(read, account, asOf, closing ? drawnUpIn(read, 'closing', closing.id) : seq)] : []
  })
  const asked = exceptionsReport.ask(read, { to: asOf, 'known-at': seq, ...(from === undefined ? {} : { from }) }, { roles })
  return {
    asOf,
    from: from ?? null,
    statements,
    trialBalance: trialBalanceView(read, asOf, seq).rows,
    exceptions: asked.ok ? (asked.value.json as unknown as Exceptions) : null,
    seal: { seq, hash: hashAt(read, seq) ?? '' },
  }
}

export type ClosingPack = ReturnType<typeof packView>

const PACK_ROLES = ['finance', 'releaser', 'auditor']

export const closingPack = query({
  summary: 'What is filed of a closing',
  roles: PACK_ROLES,
  filters: none,
  ask: (read, { params, reader }) => {
    const row = closingById(read, idOf(params['id']) ?? -1)
    if (!row) return notFound(say.noClosing, params['id'])
    const drawnUp = drawnUpIn(read, 'closing', row.id)
    const seq = approvalOf(read, 'closing', row.id)?.seq ?? drawnUp
    const pack = packView(read, { asOf: row.asOf, from: undefined, seq, accounts: [], roles: reader.roles })
    const account = bankAccountByCode(read, row.bankAccountCode)
    if (!account) return notFound(say.noAccount, row.bankAccountCode)
    return done({ ...pack, statements: [statementView(read, account, row.asOf, drawnUp)], of: closingListed(read, row, reader.person) })
  },
})

export const periodPack = query({
  summary: 'What is filed of a period',
  roles: PACK_ROLES,
  filters: none,
  ask: (read, { params, reader }) => {
    const row = periodById(read, idOf(params['id']) ?? -1)
    if (!row) return notFound(say.noPeriod, params['id'])
    const drawnUp = drawnUpIn(read, 'period', row.id)
    const seq = approvalOf(read, 'period', row.id)?.seq ?? drawnUp
    const accounts = accountsInUse(read).map(({ code }) => code)
    const before = lockBefore(read, drawnUp)
    const pack = packView(read, { asOf: row.closedThrough, from: before === undefined ? undefined : addDays(before, 1), seq, accounts, roles: reader.roles })
    return done({ ...pack, of: periodListed(read, row, reader.person) })
  },
})
