import { z } from 'zod'
import { seesPayees } from '../core/access/sight.ts'
import { idOf } from '../core/id.ts'
import { moneyToText } from '../core/money/money.ts'
import { accountOf, maskedAccount } from '../core/payees/payee.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { notesOf } from '../store/notes.ts'
import { coolingOffEndOf } from '../store/payee-changes.ts'
import { payeePersonal } from '../store/payees.ts'
import {
  agentNumberOf,
  type BatchRow,
  batchById,
  batchesAfter,
  handOverOf,
  leftOutOf,
  type PayoutRow,
  payoutById,
  payoutByReference,
  payoutsAfter,
  payoutsOfBatch,
  releaseOf,
} from '../store/payouts.ts'
import { nameOf } from '../store/people.ts'
import type { Read } from '../store/read.ts'
import { stateAt } from '../store/states.ts'
import { listed, none, pageOf, paging, query } from './query.ts'

/** A payee as one may see it; null where it was erased. */
export function payeeView(read: Read, payee: number, full: boolean) {
  const told = payeePersonal(read, payee)
  if (told === null || full) return told
  const account = accountOf(told)
  return { relation: told.relation, way: told.way, currency: told.currency, ...(account === undefined ? {} : { account: maskedAccount(account) }) }
}

export function payoutView(read: Read, of: PayoutRow, full: boolean, state = of.state) {
  return {
    id: String(of.id),
    batch: String(of.batch),
    reference: of.reference,
    grant: String(of.grant),
    applicationId: String(of.application),
    caseNumber: of.caseNumber,
    state,
    money: moneyToText(of.amount, of.currency),
    ...(of.rate === null ? {} : { fundMoney: moneyToText(of.fundAmount, of.fundCurrency), rate: of.rate, rateSource: of.rateSource }),
    payee: payeeView(read, of.payee, full),
  }
}

/** Of a changed payee whose cooling-off was ended early: by whom and why, for who releases. It was before the payout was prepared. */
export function coolingOffEndView(read: Read, { grant, payee }: PayoutRow, full: boolean) {
  const end = coolingOffEndOf(read, grant, payee)
  if (!end) return {}
  const reason = full ? (notesOf(read, 'cooling_off_end', end.id)[0]?.words?.['reason'] ?? null) : null
  return { coolingOffEnded: { by: nameOf(read, end.actor), at: end.at, reason } }
}

/** A batch with its payouts; as it stood at the event `seq`, or now. Cancelled payouts are not counted. */
export function batchView(read: Read, of: BatchRow, seq: number | undefined, full: boolean) {
  const rows = payoutsOfBatch(read, of.id).map((row) => ({ row, state: seq === undefined ? row.state : stateAt(read, 'payout', row.id, seq) }))
  const counted = rows.filter(({ state }) => state !== 'cancelled')
  const handedOver = handOverOf(read, of.id, seq)
  const release = releaseOf(read, of.id, seq)
  return {
    id: String(of.id),
    reference: of.reference,
    state: seq === undefined ? of.state : stateAt(read, 'batch', of.id, seq),
    bankAccount: of.bankAccountCode,
    ...(of.institutionCode === null ? {} : { institution: of.institutionCode }),
    preparedBy: nameOf(read, of.preparedBy),
    preparedAt: of.preparedAt,
    ...(release ? { releasedBy: nameOf(read, release.by), releasedAt: release.at } : {}),
    count: counted.length,
    total: moneyToText(
      counted.reduce((sum, { row }) => sum + row.amount, 0),
      of.currency,
    ),
    digest: of.digest,
    payouts: rows.map(({ row, state }) => ({ ...payoutView(read, row, full, state), ...coolingOffEndView(read, row, full) })),
    leftOut: leftOutOf(read, of.id).map(({ grant, reason }) => ({ grant: String(grant), reason })),
    handedOver: handedOver ?? null,
  }
}

export const batchByPath = query({
  summary: 'A payout batch',
  filters: none,
  ask: (read, { params, reader }) => {
    const row = batchById(read, idOf(params['id']) ?? -1)
    return row ? done(batchView(read, row, undefined, seesPayees(reader.roles))) : notFound(say.noBatch, params['id'])
  },
})

export const batches = query({
  summary: 'Payout batches',
  filters: z.strictObject(paging),
  ask: (read, { filters, reader }) => {
    const page = pageOf(filters)
    return done(listed(batchesAfter(read, page), page, (row) => batchView(read, row, undefined, seesPayees(reader.roles))))
  },
})

/** A payout with what is told of it since. */
const payoutNow = (read: Read, row: PayoutRow, full: boolean) => ({ ...payoutView(read, row, full), agentNumber: agentNumberOf(read, row.id) ?? null })

export const payoutByPath = query({
  summary: 'A payout',
  filters: none,
  ask: (read, { params, reader }) => {
    const row = payoutById(read, idOf(params['id']) ?? -1)
    return row ? done(payoutNow(read, row, seesPayees(reader.roles))) : notFound(say.noPayout, params['id'])
  },
})

const STATES = ['prepared', 'instructed', 'settled', 'returned', 'rejected', 'cancelled'] as const

export const payouts = query({
  summary: 'Payouts, by state or reference',
  filters: z.strictObject({ ...paging, state: z.enum(STATES).optional(), reference: z.string().max(20).optional() }),
  ask: (read, { filters, reader }) => {
    const full = seesPayees(reader.roles)
    if (filters.reference !== undefined) {
      const row = payoutByReference(read, filters.reference.toUpperCase())
      return done({ items: row && (filters.state === undefined || row.state === filters.state) ? [payoutNow(read, row, full)] : [], nextCursor: null })
    }
    const page = pageOf(filters)
    return done(listed(payoutsAfter(read, filters.state, page), page, (row) => payoutNow(read, row, full)))
  },
})
