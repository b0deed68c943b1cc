import { z } from 'zod'
import { seesPayees } from '../core/access/sight.ts'
import type { PolicyText } from '../core/eligibility/policy.ts'
import { idOf } from '../core/id.ts'
import { moneyToText } from '../core/money/money.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { bankAccountByCode, ledgerBalance } from '../store/bank-accounts.ts'
import {
  type BatchListed,
  batchListed,
  decidedInBatch,
  isNewPayee,
  newestBatches,
  newPayeesOf,
  orderedFrom,
  payoutIdsOfBatch,
  programmesOfBatch,
  statesOfBatch,
} from '../store/batch-lists.ts'
import { agentNumberOf, batchById, handOverOf, leftOutOf, payoutById } from '../store/payouts.ts'
import { namesOf } from '../store/people.ts'
import { programmeById } from '../store/programmes.ts'
import type { Read } from '../store/read.ts'
import { grantNamed } from '../store/reports/subjects.ts'
import { coolingOffEndView, payoutView } from './payouts.ts'
import { listed, none, pageOf, paging, query } from './query.ts'

/** Why a person may not release a batch: it is the person's own, or a case in it is. */
function whyNot(read: Read, of: BatchListed, person: number): 'prepared' | 'decided' | null {
  if (of.preparedBy === person) return 'prepared'
  return decidedInBatch(read, of.id, person) ? 'decided' : null
}

/** A batch without its payouts. `whyNot`: why who asks may not release it, as long as it waits. */
const listedView = (read: Read, of: BatchListed, person: number, named = namesOf(read)) => ({
  id: String(of.id),
  reference: of.reference,
  state: of.state,
  bankAccount: of.bankAccount,
  institution: of.institution,
  preparedBy: named(of.preparedBy),
  preparedAt: of.preparedAt,
  releasedBy: of.releasedBy === null ? null : named(of.releasedBy),
  releasedAt: of.releasedAt,
  handedOverAt: of.handedOverAt,
  count: of.count,
  total: moneyToText(of.total, of.currency),
  whyNot: of.state === 'prepared' ? whyNot(read, of, person) : null,
})

export type BatchListedView = ReturnType<typeof listedView>

export const BATCH_STATES = ['prepared', 'released', 'stopped', 'cancelled'] as const

export const newBatches = query({
  summary: 'Payout batches without their payouts, the newest first',
  filters: z.strictObject({ ...paging, state: z.enum(BATCH_STATES).optional() }),
  ask: (read, { filters, reader }) => {
    const [page, named] = [pageOf(filters), namesOf(read)]
    return done(listed(newestBatches(read, filters.state, page), page, (row) => listedView(read, row, reader.person, named)))
  },
})

/** How many grants of those left out the page shows; their number is of all. */
const MOST_LEFT_OUT = 100

function leftOutView(read: Read, batch: number) {
  const all = leftOutOf(read, batch)
  const reasons = [...new Set(all.map(({ reason }) => reason))]
  return {
    count: all.length,
    reasons: reasons.map((reason) => ({ reason, count: all.filter((one) => one.reason === reason).length })),
    items: all.slice(0, MOST_LEFT_OUT).map(({ grant, reason }) => ({ grant: String(grant), reason, ...grantNamed(read, grant) })),
  }
}

/** A batch as its page shows it: what it came to, by state; what was left out; and what is needed to release it as it was seen. */
function sheetView(read: Read, of: BatchListed, person: number) {
  const row = batchById(read, of.id)
  return {
    ...listedView(read, of, person),
    digest: row?.digest ?? '',
    states: statesOfBatch(read, of.id).map(({ state, count, minor }) => ({ state, count, total: moneyToText(minor, of.currency) })),
    newPayees: newPayeesOf(read, of.id),
    leftOut: leftOutView(read, of.id),
    handedOver: handOverOf(read, of.id) ?? null,
    accountKind: bankAccountByCode(read, of.bankAccount)?.kind ?? 'bank',
  }
}

export type BatchSheet = ReturnType<typeof sheetView>

export const batchSheet = query({
  summary: 'A payout batch without its payouts',
  filters: none,
  ask: (read, { params, reader }) => {
    const row = batchListed(read, idOf(params['id']) ?? -1)
    return row ? done(sheetView(read, row, reader.person)) : notFound(say.noBatch, params['id'])
  },
})

/** The limits that a programme's rules set, beside what the batch pays under it; and what its account holds before and after. */
function limitsView(read: Read, of: BatchListed) {
  const account = bankAccountByCode(read, of.bankAccount)
  const held = account ? ledgerBalance(read, account) : 0
  const ordered = account ? orderedFrom(read, account.id) : 0
  return {
    programmes: programmesOfBatch(read, of.id).map(({ programme, currency, fund, count, minor, largest }) => {
      const rules = programmeById(read, programme)
      const policy = rules ? (JSON.parse(rules.policyText) as PolicyText) : undefined
      return {
        code: rules?.code ?? '',
        fund,
        count,
        total: moneyToText(minor, currency),
        largest: moneyToText(largest, currency),
        most: policy === undefined ? null : 'amount' in policy.grant ? policy.grant.amount : policy.grant.cap,
        capPerStudent: policy?.capPerStudent ?? null,
        capPerMonth: policy?.capPerMonth ?? null,
      }
    }),
    held: moneyToText(held, of.currency),
    ordered: moneyToText(ordered, of.currency),
    left: moneyToText(held - ordered - (of.state === 'prepared' ? of.total : 0), of.currency),
    isEnough: held - ordered - (of.state === 'prepared' ? of.total : 0) >= 0,
  }
}

export type BatchLimits = ReturnType<typeof limitsView>

export const batchLimits = query({
  summary: 'The limits that a batch stands under',
  filters: none,
  ask: (read, { params }) => {
    const row = batchListed(read, idOf(params['id']) ?? -1)
    return row ? done(limitsView(read, row)) : notFound(say.noBatch, params['id'])
  },
})

function ofBatchView(read: Read, id: number, full: boolean) {
  const row = payoutById(read, id)
  if (!row) return []
  const { first, changed } = isNewPayee(read, id)
  const { coolingOffEnded } = coolingOffEndView(read, row, full)
  return [
    {
      ...payoutView(read, row, full),
      agentNumber: agentNumberOf(read, id) ?? null,
      isFirst: first === 1,
      isChanged: changed === 1,
      coolingOffEnded: coolingOffEnded ?? null,
    },
  ]
}

export type PayoutOfBatch = ReturnType<typeof ofBatchView>[number]

/** A page of a batch's payouts; new and changed payees are marked. */
export const payoutsInBatch = query({
  summary: 'The payouts of a batch',
  filters: z.strictObject(paging),
  ask: (read, { params, filters, reader }) => {
    const row = batchListed(read, idOf(params['id']) ?? -1)
    if (!row) return notFound(say.noBatch, params['id'])
    const page = pageOf(filters)
    const ids = payoutIdsOfBatch(read, row.id, page)
    const { items, nextCursor } = listed(
      ids.map((id) => ({ id })),
      page,
      ({ id }) => ofBatchView(read, id, seesPayees(reader.roles)),
    )
    return done({ items: items.flat(), nextCursor })
  },
})
