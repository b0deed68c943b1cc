import { z } from 'zod'
import { caseNumber, day, id, instant, listOf, money, sha256, shape } from './parts.ts'

const status = z.enum([
  'received',
  'checking',
  'information_needed',
  'approved',
  'held',
  'on_its_way',
  'paid',
  'returned',
  'rejected',
  'cancelled',
  'refused',
  'withdrawn',
])

const said = shape({ at: instant, from: z.enum(['student', 'office']), text: z.string() })

const caseShown = shape({
  caseNumber,
  status,
  since: day,
  amount: money.optional(),
  next: z.string(),
  reason: z.string().optional(),
  payeeEnding: z.string().max(4).optional(),
  steps: z.array(shape({ what: z.string(), on: day, instalment: z.int().min(1).optional() })),
  messages: z.array(said),
})

const message = shape({
  id,
  application: id,
  caseNumber,
  kind: z.string(),
  state: z.enum(['open', 'answered']),
  at: instant,
  from: z.literal('student'),
  about: z.enum(['payment', 'details', 'person', 'other']).optional(),
  received: z.enum(['all', 'less', 'no']).optional(),
  text: z.string().nullable(),
  documents: z.array(shape({ kind: z.string(), sha256 })).optional(),
  reply: shape({ at: instant, by: z.string(), text: z.string().nullable() }).nullable(),
})

const saidOfCase = said.extend({ caseNumber })

/** The student's page, and what is said there. */
export const messageAnswers = {
  'POST /status': shape({ cases: z.array(caseShown) }),
  'POST /status/answer': saidOfCase,
  'POST /status/received': saidOfCase,
  'POST /status/review': saidOfCase,
  'POST /status/message': saidOfCase,
  'GET /messages': listOf(message),
  'GET /messages/{id}': message,
  'POST /messages/{id}/reply': message,
} as const
