import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Typed rows of drizzle/*_cases.sql; a test holds them against the migrated file. What each column means stands there. */

export const programme = sqliteTable('programme', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  code: text('code').notNull(),
})

export const programmeVersion = sqliteTable('programme_version', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  programme: integer('programme').notNull(),
  version: integer('version').notNull(),
  name: text('name').notNull(),
  fund: integer('fund').notNull(),
  policy: text('policy').notNull(),
  secondApprovalAbove: integer('second_approval_above'),
  capPerStudent: integer('cap_per_student'),
  capPerMonth: integer('cap_per_month'),
  coolingOffHours: integer('cooling_off_hours').notNull(),
})

export const institution = sqliteTable('institution', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  lookups: blob('lookups', { mode: 'buffer' }),
  lookupsSha256: text('lookups_sha256'),
  personal: blob('personal', { mode: 'buffer' }),
  personalSha256: text('personal_sha256'),
})

export const screeningList = sqliteTable('screening_list', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  code: text('code').notNull(),
  sha256: text('sha256').notNull(),
  entries: integer('entries').notNull(),
})

export const screeningEntry = sqliteTable('screening_entry', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  list: integer('list').notNull(),
  lookups: blob('lookups', { mode: 'buffer' }),
  lookupsSha256: text('lookups_sha256'),
  personal: blob('personal', { mode: 'buffer' }),
  personalSha256: text('personal_sha256'),
})

export const student = sqliteTable('student', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  wrapped: blob('wrapped', { mode: 'buffer' }),
  wrappedSha256: text('wrapped_sha256'),
})

export const studentVersion = sqliteTable('student_version', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  student: integer('student').notNull(),
  sex: text('sex'),
  lookups: blob('lookups', { mode: 'buffer' }),
  lookupsSha256: text('lookups_sha256'),
  personal: blob('personal', { mode: 'buffer' }),
  personalSha256: text('personal_sha256'),
})

export const studentCode = sqliteTable('student_code', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  student: integer('student').notNull(),
  nth: integer('nth').notNull(),
  lookups: blob('lookups', { mode: 'buffer' }),
  lookupsSha256: text('lookups_sha256'),
})

export const intake = sqliteTable('intake', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  programme: integer('programme').notNull(),
  source: text('source'),
  letter: text('letter'),
  sha256: text('sha256').notNull(),
  accepted: integer('accepted').notNull(),
  personal: blob('personal', { mode: 'buffer' }),
  personalSha256: text('personal_sha256'),
})

export const application = sqliteTable('application', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  student: integer('student').notNull(),
  programme: integer('programme').notNull(),
  caseNumber: text('case_number').notNull(),
  intake: integer('intake'),
  intakeLine: integer('intake_line'),
})

export const payee = sqliteTable('payee', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  student: integer('student').notNull(),
  institution: integer('institution'),
  relation: text('relation').notNull(),
  way: text('way').notNull(),
  currency: text('currency').notNull(),
  lookups: blob('lookups', { mode: 'buffer' }),
  lookupsSha256: text('lookups_sha256'),
  personal: blob('personal', { mode: 'buffer' }),
  personalSha256: text('personal_sha256'),
})

export const applicationVersion = sqliteTable('application_version', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  application: integer('application').notNull(),
  studentVersion: integer('student_version').notNull(),
  payee: integer('payee'),
  hostCountry: text('host_country').notNull(),
  personal: blob('personal', { mode: 'buffer' }),
  personalSha256: text('personal_sha256'),
})

export const checkResult = sqliteTable('check_result', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  application: integer('application').notNull(),
  applicationVersion: integer('application_version').notNull(),
  programmeVersion: integer('programme_version').notNull(),
  criterion: text('criterion').notNull(),
  outcome: text('outcome').notNull(),
  by: text('by').notNull(),
  decidedAnew: integer('decided_anew'),
  evidenceSha256: text('evidence_sha256'),
  personal: blob('personal', { mode: 'buffer' }),
  personalSha256: text('personal_sha256'),
})

export const correction = sqliteTable('correction', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  application: integer('application').notNull(),
  applicationVersion: integer('application_version').notNull(),
  source: text('source').notNull(),
  answersRequest: integer('answers_request').notNull(),
})

export const informationRequest = sqliteTable('information_request', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  application: integer('application').notNull(),
  items: text('items').notNull(),
  dueDate: text('due_date').notNull(),
})
