import { z } from 'zod'
import { caseNumber, count, day, id, instant, listOf, money, sha256, shape } from './parts.ts'
import { grant, grantOfCase, payoutOfCase } from './payouts.ts'

const programme = shape({
  code: z.string(),
  name: z.string(),
  fund: z.string(),
  version: count,
  policy: shape({ startsOn: day, endsOn: day, grant: shape({}), criteria: z.array(shape({ code: z.string(), kind: z.string(), mandatory: z.boolean() })) }),
  warnings: z.array(shape({ step: z.string(), words: z.string() })),
})

const settings = shape({ ledgerCodes: shape({}), contact: z.unknown(), feeSchedules: shape({}) })

const institution = shape({ code: z.string(), name: z.string(), kind: z.enum(['university', 'vendor', 'embassy']), payee: shape({}) })

const screeningList = shape({ code: z.string(), entries: count, sha256 })

const applicationState = z.enum(['received', 'checking', 'information_needed', 'recommended', 'approved', 'refused', 'withdrawn'])

const outcome = z.enum(['pass', 'fail', 'unclear'])

/** A student's code, written 4-4-3. */
const code = z.string().regex(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{3}$/)

/** A list shows the members that it takes to find a case; the personal ones are null for who does not need them, and once erased. */
const listedCase = shape({
  id,
  caseNumber,
  programme: z.string(),
  state: applicationState,
  student: shape({}).nullable(),
  hostCountry: z.string(),
  city: z.string().nullable(),
  institution: z.string().nullable(),
  institutionEmailDomain: z.string().nullable(),
  requested: money.nullable(),
  consentOn: day.nullable(),
  payee: shape({}).nullable(),
  erased: z.literal(true).optional(),
  expected: shape({ money, digest: sha256 }).nullable(),
  grant: grantOfCase.nullable(),
  payouts: z.array(payoutOfCase),
})

const application = listedCase.extend({
  checks: z.array(shape({ criterion: z.string(), outcome, by: z.string(), at: instant, words: z.string().nullable() })),
  decisions: z.array(shape({ kind: z.string(), by: z.string(), at: instant })),
  messages: z.array(shape({ at: instant, from: z.string(), text: z.string().nullable() })),
  history: z.array(shape({ kind: z.string(), at: instant, by: z.string() })),
})

const personalMembers = listedCase.pick({ id: true, caseNumber: true, student: true, hostCountry: true, payee: true })

const decided = z.union([
  shape({ state: z.literal('recommended'), grant: z.null() }),
  shape({ state: z.literal('approved'), grant: shape({ id, state: z.literal('approved'), money }) }),
])

const decidedTogether = shape({
  items: z.array(shape({ application: id, state: applicationState, grant: shape({ id, state: z.string(), money }).optional() })),
})

const checksRun = shape({
  checked: count,
  applications: z.array(shape({ id, state: applicationState, checks: z.array(shape({ criterion: z.string(), outcome })) })),
})

const rowProblem = shape({ line: count, column: z.string(), value: z.string().nullable(), reason: z.string() })

/** Of an erased list `problems`, `known` and `duplicates` are null. */
const intake = shape({
  accepted: count,
  problems: z.array(rowProblem).nullable(),
  applications: z.array(shape({ id, caseNumber, code: code.nullable(), line: count })),
  known: z.array(shape({ line: count, differs: z.array(z.unknown()) })).nullable(),
  duplicates: z.array(shape({ line: count, because: z.array(z.unknown()) })).nullable(),
  rejected: z.string().optional(),
})

const moved = shape({ state: applicationState })

/** From programme to decision. */
export const caseAnswers = {
  'POST /programmes': programme,
  'GET /programmes': listOf(programme),
  'GET /programmes/{code}': programme,
  'PUT /programmes/{code}': programme,
  'GET /settings': settings,
  'PUT /settings': settings,
  'POST /institutions': institution,
  'GET /institutions': listOf(institution),
  'GET /institutions/{code}': institution,
  'POST /screening-lists': screeningList,
  'GET /screening-lists': listOf(screeningList),
  'GET /screening-lists/{code}': screeningList,
  'POST /programmes/{code}/applications': shape({ id, caseNumber, code: code.nullable(), state: applicationState }),
  'POST /programmes/{code}/intake': intake,
  'POST /programmes/{code}/automatic-checks': checksRun,
  'GET /applications': listOf(listedCase),
  'GET /applications/{id}': application,
  'POST /applications/{id}/corrections': shape({ state: applicationState, digest: sha256.nullable() }),
  'POST /applications/{id}/documents': shape({ sha256 }),
  'GET /applications/{id}/documents': listOf(shape({ sha256, kind: z.string(), mediaType: z.string(), at: instant, by: z.string() })),
  'POST /applications/{id}/automatic-checks': checksRun,
  'POST /applications/{id}/checks': shape({ criterion: z.string(), outcome, state: applicationState }),
  'POST /applications/{id}/information-request': shape({ state: applicationState, items: z.array(z.string()), dueDate: day }),
  'POST /applications/{id}/recommendation': shape({ state: applicationState, expected: shape({ money, digest: sha256 }).nullable() }),
  'POST /applications/{id}/approval': decided,
  'POST /applications/{id}/refusal': moved,
  'POST /applications/{id}/reopening': moved,
  'POST /applications/{id}/withdrawal': moved,
  'POST /applications/{id}/same-person': moved,
  'POST /applications/{id}/code': shape({ code: code.nullable() }),
  'POST /applications/{id}/disclosure': personalMembers,
  'POST /programmes/{code}/recommendations': decidedTogether,
  'POST /programmes/{code}/approvals': decidedTogether,
  'GET /grants': listOf(grant),
  'GET /grants/{id}': grant,
} as const
