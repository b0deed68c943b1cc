import { z } from 'zod'
import { count, day, id, instant, listOf, money, shape } from './parts.ts'

const problem = shape({ line: count, column: z.string().nullable(), value: z.string().nullable(), reason: z.string() })

/** `ahead`: days of it have not come, and until they are there it is refused for these. */
const reading = shape({ n: count, format: z.string(), proof: z.enum(['running_balance', 'opening_closing', 'none']), ahead: z.array(problem).optional() })

const statementRead = shape({
  verdict: z.enum(['proof', 'proposal', 'refusal']),
  readings: z.array(reading),
  opening: money.nullable(),
  closing: money.nullable(),
  lines: count,
  problems: z.array(problem),
})

const statement = statementRead.extend({ id, added: count, known: count, conflicts: count })

const statementImported = statementRead.extend({
  statementId: id.optional(),
  added: count.optional(),
  known: count.optional(),
  conflicts: count.optional(),
})

/** Of an erased line the personal members are null; for all but finance they are masked. */
const line = shape({
  id,
  bookedOn: day,
  valueOn: day.optional(),
  money,
  counterparty: z.string().nullable().optional(),
  counterpartyAccount: z.string().nullable().optional(),
  narrative: z.string().nullable(),
  bankReference: z.string().nullable().optional(),
  endToEndId: z.string().optional(),
  returnReason: z.string().optional(),
  ordered: shape({ amount: z.string(), currency: z.string() }).optional(),
  fee: money.optional(),
  state: z.enum(['open', 'matched']),
})

const evidence = z.array(shape({ feature: z.string(), words: z.string() }))

const proposal = shape({
  id,
  lines: z.array(id),
  payouts: z.array(id),
  kind: z.string(),
  evidence,
  runnerUp: shape({ kind: z.string(), evidence }).optional(),
})

const match = shape({
  id,
  kind: z.enum(['settlement', 'return', 'charge', 'contribution', 'repayment', 'transfer', 'exchange', 'interest', 'claim', 'refund', 'receipt', 'payment']),
  state: z.enum(['confirmed', 'reversed']),
  by: z.enum(['engine', 'person']),
  at: instant,
  lines: z.array(id),
  payouts: z.array(id),
  contributions: z.array(id),
  evidence,
})

const breakState = z.enum(['open', 'waiting', 'claimed', 'resolved'])

const breakShape = shape({
  id,
  kind: z.string(),
  state: breakState,
  owner: z.string(),
  since: instant,
  line: id.optional(),
  payout: id.optional(),
  missing: money.optional(),
  toSendBack: money.optional(),
  shownBy: id.optional(),
  evidence: z.array(shape({ feature: z.string(), words: z.string() })),
  actions: z.array(z.string()),
  resolutions: z.array(shape({ action: z.string(), at: instant, by: z.string() })),
})

const closing = shape({
  id,
  bankAccount: z.string(),
  asOf: day,
  ledgerBalance: money,
  statementBalance: money,
  state: z.enum(['drawn_up', 'replaced', 'approved']),
  drawnUpBy: z.string(),
})

const period = shape({ id, closedThrough: day, state: z.enum(['drawn_up', 'replaced', 'approved']), drawnUpBy: z.string() })

const reconciliationStatement = shape({
  ledgerBalance: money,
  statementBalance: money,
  items: z.array(shape({ money })),
  itemsTotal: money,
  difference: money,
})

const endOfTransfer = shape({ bankAccount: z.string(), line: id, on: day, money })

const transfer = shape({
  id,
  state: z.enum(['in_transit', 'arrived', 'undone']),
  fund: z.string(),
  money,
  sent: endOfTransfer.optional(),
  arrived: endOfTransfer.optional(),
  kept: money.optional(),
})

/** Statements, matches, breaks and closings. */
export const bankAnswers = {
  'POST /bank-accounts/{code}/statements': statementImported,
  'GET /bank-accounts/{code}/imports': shape({
    running: z.array(shape({ phase: z.enum(['waiting', 'reading', 'comparing', 'storing']), done: count, total: count })),
  }),
  'POST /bank-accounts/{code}/imports/cancellation': shape({ cancelled: count }),
  'GET /bank-accounts/{code}/statements': listOf(statement),
  'GET /statements/{id}': statement,
  'GET /bank-accounts/{code}/lines': listOf(line),
  'GET /lines/{id}': line,
  'GET /profiles': listOf(shape({ id, bankAccount: z.string(), format: z.string(), name: z.string() })),
  'POST /bank-accounts/{code}/reconciliation': shape({ auto: count, proposed: count, breaks: count, openLines: count, boundsReached: count }),
  'GET /bank-accounts/{code}/proposals': listOf(proposal),
  'GET /bank-accounts/{code}/reconciliation-statement': reconciliationStatement,
  'POST /matches': z.union([match, shape({ items: z.array(match) })]),
  'GET /matches': listOf(match),
  'GET /matches/{id}': match,
  'POST /matches/{id}/reversal': match,
  'POST /breaks/{id}/resolution': shape({ state: breakState, match: match.optional() }),
  'GET /spellings': listOf(shape({ id, spelling: z.string(), payeeName: z.string(), match: id, line: id, payout: id })),
  'POST /spellings/{id}/removal': shape({ match: id, state: z.literal('removed') }),
  'GET /transfers': listOf(transfer),
  'GET /transfers/{id}': transfer,
  'POST /breaks': shape({ id, kind: z.string(), state: breakState, line: id, payout: id.optional() }),
  'GET /breaks': listOf(breakShape),
  'GET /breaks/{id}': breakShape,
  'POST /bank-accounts/{code}/closings': closing,
  'GET /closings': listOf(closing),
  'GET /closings/{id}': closing,
  'POST /closings/{id}/approval': closing,
  'POST /periods': period,
  'GET /periods': listOf(period),
  'GET /periods/{id}': period,
  'POST /periods/{id}/approval': period,
} as const
