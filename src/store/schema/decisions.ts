import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Typed rows of drizzle/*_decisions.sql; a test holds them against the migrated file. What each column means stands there. */

export const recommendation = sqliteTable('recommendation', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  application: integer('application').notNull(),
  applicationVersion: integer('application_version').notNull(),
  programmeVersion: integer('programme_version').notNull(),
  outcome: text('outcome').notNull(),
  reason: text('reason'),
  amount: integer('amount'),
  digest: text('digest').notNull(),
})

export const recommendedInstalment = sqliteTable('recommended_instalment', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  recommendation: integer('recommendation').notNull(),
  dueOn: text('due_on').notNull(),
  amount: integer('amount').notNull(),
})

export const approval = sqliteTable('approval', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  application: integer('application').notNull(),
  recommendation: integer('recommendation').notNull(),
  nth: integer('nth').notNull(),
  digest: text('digest').notNull(),
})

export const refusal = sqliteTable('refusal', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  application: integer('application').notNull(),
  reason: text('reason').notNull(),
})

export const withdrawal = sqliteTable('withdrawal', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  application: integer('application').notNull(),
  sameAs: integer('same_as'),
})

export const grant = sqliteTable('grant', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  application: integer('application').notNull(),
  recommendation: integer('recommendation').notNull(),
  student: integer('student').notNull(),
  programme: integer('programme').notNull(),
  fund: integer('fund').notNull(),
  payee: integer('payee').notNull(),
  amount: integer('amount').notNull(),
})

export const instalment = sqliteTable('instalment', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  grant: integer('grant').notNull(),
  nth: integer('nth').notNull(),
  dueOn: text('due_on').notNull(),
  amount: integer('amount').notNull(),
})

export const cancellation = sqliteTable('cancellation', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  grant: integer('grant').notNull(),
  instalment: integer('instalment').notNull(),
  amount: integer('amount').notNull(),
})

export const payeeChange = sqliteTable('payee_change', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  grant: integer('grant').notNull(),
  payee: integer('payee').notNull(),
  digest: text('digest').notNull(),
})

export const payeeApproval = sqliteTable('payee_approval', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  payeeChange: integer('payee_change').notNull(),
  payableFrom: text('payable_from').notNull(),
})

export const coolingOffEnd = sqliteTable('cooling_off_end', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  payeeApproval: integer('payee_approval').notNull(),
})

export const hold = sqliteTable('hold', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  cause: text('cause').notNull(),
  grant: integer('grant'),
  programme: integer('programme'),
  sameAs: integer('same_as'),
})
