import { z } from 'zod'
import { seesBreak, seesPayees } from '../core/access/sight.ts'
import { idOf } from '../core/id.ts'
import { moneyToText } from '../core/money/money.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { bankAccountById } from '../store/bank-accounts.ts'
import { rejectionCodesAt } from '../store/bank-reports.ts'
import { newestPayouts, payoutIdsOfBatch, stepsOf } from '../store/batch-lists.ts'
import { standingBreaksOfPayout } from '../store/breaks.ts'
import { hashAt, head } from '../store/ledger.ts'
import { notesOf } from '../store/notes.ts'
import { agentNumberOf, batchById, type PayoutRow, payoutById, payoutByReference } from '../store/payouts.ts'
import { nameOf } from '../store/people.ts'
import type { Read } from '../store/read.ts'
import { payoutFacts, personsOf } from '../store/reports/payout-story.ts'
import { codesIn } from './bank-reports.ts'
import { payoutView } from './payouts.ts'
import { listed, none, pageOf, paging, query } from './query.ts'

export const PAYOUT_STATES = ['prepared', 'instructed', 'settled', 'returned', 'rejected', 'cancelled'] as const

function inList(read: Read, row: PayoutRow, full: boolean) {
  const facts = payoutFacts(read, row.id)
  return {
    ...payoutView(read, row, full),
    batchReference: facts?.batchReference ?? '',
    bankAccount: facts?.bankAccount ?? '',
    programme: facts?.programme ?? '',
    fund: facts?.fund ?? '',
    dueOn: facts?.dueOn ?? '',
    agentNumber: agentNumberOf(read, row.id) ?? null,
  }
}

export type PayoutListed = ReturnType<typeof inList>

/** Payouts, the newest first; by reference at most one. */
export const newPayouts = query({
  summary: 'Payouts, the newest first',
  filters: z.strictObject({ ...paging, state: z.enum(PAYOUT_STATES).optional(), reference: z.string().max(40).optional() }),
  ask: (read, { filters, reader }) => {
    const full = seesPayees(reader.roles)
    if (filters.reference !== undefined && filters.reference !== '') {
      const row = payoutByReference(read, filters.reference.replace(/[\s-]/g, '').toUpperCase())
      return done({ items: row ? [inList(read, row, full)] : [], nextCursor: null })
    }
    const page = pageOf(filters)
    const { items, nextCursor } = listed(
      newestPayouts(read, filters.state, page).map((id) => ({ id })),
      page,
      ({ id }) => payoutById(read, id),
    )
    return done({ items: items.flatMap((row) => (row ? [inList(read, row, full)] : [])), nextCursor })
  },
})

interface Made {
  readonly at: string
  readonly actor: number
}

const madeView = (read: Read, of: Made | undefined) => (of ? { by: nameOf(read, of.actor), at: of.at } : null)

/** A payout with its story: who decided, prepared and released, each step, why it was rejected, and what stands open about it. */
function sheetView(read: Read, row: PayoutRow, roles: readonly string[]) {
  const full = seesPayees(roles)
  const facts = payoutFacts(read, row.id)
  const persons = facts && personsOf(read, facts, head(read).seq)
  const notes = full ? notesOf(read, 'payout', row.id) : []
  return {
    ...inList(read, row, full),
    accountKind: bankAccountById(read, row.bankAccount)?.kind ?? 'bank',
    accountName: bankAccountById(read, row.bankAccount)?.name ?? '',
    isOfInstitution: (batchById(read, row.batch)?.institution ?? null) !== null,
    fundMoney: moneyToText(row.fundAmount, row.fundCurrency),
    persons: {
      recommended: madeView(read, persons?.recommended),
      approved: (persons?.approved ?? []).flatMap((one) => madeView(read, one) ?? []),
      prepared: madeView(read, persons?.prepared),
      released: madeView(read, persons?.released),
      handedOver: madeView(read, persons?.handedOver),
    },
    steps: stepsOf(read, 'payout', row.id).map(({ state, at, actor, seq }) => ({
      state,
      at,
      by: nameOf(read, actor),
      reason: notes.find((note) => note.seq === seq)?.words?.['reason'] ?? null,
      codes: state === 'rejected' ? codesOfBank(read, row.id, seq) : null,
    })),
    breaks: standingBreaksOfPayout(read, row.id)
      .filter((one) => seesBreak(one, roles))
      .map(({ id, kind, state, since }) => ({ id: String(id), kind, state, since })),
    seal: sealOf(read, persons?.released?.seq),
  }
}

/** What the bank's report said, where it was that which rejected the payout. */
function codesOfBank(read: Read, payout: number, seq: number): readonly string[] | null {
  const codes = rejectionCodesAt(read, payout, seq)
  return codes === undefined ? null : codesIn(codes)
}

export type PayoutSheet = ReturnType<typeof sheetView>

/** The seal of the books at an event: of the release, where there is one. */
const sealOf = (read: Read, seq: number | undefined) => (seq === undefined ? null : { seq, hash: hashAt(read, seq) ?? '' })

export const payoutSheet = query({
  summary: 'A payout and its story',
  filters: none,
  ask: (read, { params, reader }) => {
    const row = payoutById(read, idOf(params['id']) ?? -1)
    return row ? done(sheetView(read, row, reader.roles)) : notFound(say.noPayout, params['id'])
  },
})

/** A page of a batch's payouts with their stories, for its vouchers. */
export const vouchersOfBatch = query({
  summary: 'The payouts of a batch with their stories',
  filters: z.strictObject(paging),
  ask: (read, { params, filters, reader }) => {
    const of = batchById(read, idOf(params['id']) ?? -1)
    if (!of) return notFound(say.noBatch, params['id'])
    const page = pageOf(filters)
    const { items, nextCursor } = listed(
      payoutIdsOfBatch(read, of.id, page).map((id) => ({ id })),
      page,
      ({ id }) => payoutById(read, id),
    )
    return done({
      reference: of.reference,
      items: items.flatMap((row) => (row && row.state !== 'cancelled' ? [sheetView(read, row, reader.roles)] : [])),
      nextCursor,
    })
  },
})
