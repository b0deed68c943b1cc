import { z } from 'zod'
import { RETURN_REASONS } from '../../core/payouts/return-reason.ts'
import { caseNumber, count, day, id, instant, listOf, money, reference, sha256, shape } from './parts.ts'

const payoutState = z.enum(['prepared', 'instructed', 'settled', 'returned', 'rejected', 'cancelled'])

const onePayout = shape({ id, reference, state: payoutState, money })

export const payoutOfCase = onePayout.extend({ returned: shape({ on: day, reason: z.enum(RETURN_REASONS) }).optional() })

const payout = onePayout.extend({ batch: id, grant: id, applicationId: id, caseNumber, payee: shape({}).nullable() })

/** A payout with what is told of it since. */
const payoutNow = payout.extend({ agentNumber: z.string().nullable() })

const batch = shape({
  id,
  reference,
  state: z.enum(['prepared', 'released', 'cancelled', 'stopped']),
  bankAccount: z.string(),
  institution: z.string().optional(),
  preparedBy: z.string(),
  count,
  total: money,
  digest: sha256,
  payouts: z.array(payout),
  leftOut: z.array(shape({ grant: id, reason: z.string() })),
  handedOver: shape({ at: z.string(), bankReference: z.string().nullable() }).nullable(),
})

const grantState = z.enum(['approved', 'paying', 'paid', 'cancelled'])

export const grantOfCase = shape({
  id,
  state: grantState,
  money,
  instalments: z.array(shape({ dueOn: day, money, rest: money.optional(), state: z.enum(['due', ...payoutState.options]) })),
  holds: z.array(shape({ id, cause: z.string(), by: z.string(), at: instant, reason: z.string().nullable() })),
  fundClosed: z.literal(true).optional(),
})

export const grant = grantOfCase.extend({
  caseNumber,
  payee: shape({}).nullable(),
  pendingPayee: shape({
    payee: shape({}).nullable(),
    digest: sha256,
    recordedBy: z.string(),
    reason: z.string().nullable(),
    recognisedBy: z.string().nullable(),
  }).nullable(),
})

const hold = shape({ id, cause: z.string(), on: z.enum(['grant', 'programme']), state: z.enum(['standing', 'ended']) })

const reported = z.array(shape({ payout: id, reference, reason: z.string(), codes: z.array(z.string()) }))

const bankReport = shape({ id, batch: id, at: instant, by: z.string(), rejected: reported, known: count, contradicted: reported })

/** Batches and payouts, and what becomes of a grant. */
export const payoutAnswers = {
  'POST /payout-batches': batch,
  'GET /payout-batches': listOf(batch),
  'GET /payout-batches/{id}': batch,
  'POST /payout-batches/{id}/release': batch,
  'POST /payout-batches/{id}/cancellation': batch,
  'POST /payout-batches/{id}/stop': batch,
  'POST /payout-batches/{id}/hand-over': batch,
  'POST /payout-batches/{id}/bank-report': bankReport,
  'GET /payout-batches/{id}/bank-reports': listOf(bankReport),
  'GET /payouts': listOf(payoutNow),
  'GET /payouts/{id}': payoutNow,
  'POST /payouts/{id}/agent-number': payoutNow,
  'POST /payouts/{id}/rejection': payout,
  'POST /payouts/{id}/cancellation': payout,
  'POST /grants/{id}/payee': shape({ digest: sha256 }),
  'POST /grants/{id}/payee-approval': shape({ grant: id, digest: sha256, payableFrom: instant }),
  'POST /grants/{id}/cooling-off-end': shape({ grant: id, payableFrom: instant }),
  'POST /grants/{id}/cancellation': shape({ id, state: grantState, cancelled: money }),
  'POST /grants/{id}/holds': hold,
  'POST /programmes/{code}/holds': hold,
  'POST /holds/{id}/lifting': hold,
  'GET /holds': listOf(hold),
  'GET /holds/{id}': hold,
} as const
