import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Typed rows of drizzle/*_bank_reports.sql; a test holds them against the migrated file. What each column means stands there. */

export const bankReport = sqliteTable('bank_report', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  batch: integer('batch').notNull(),
  fileSha256: text('file_sha256').notNull(),
  message: text('message').notNull(),
  accepted: integer('accepted').notNull(),
  pending: integer('pending').notNull(),
})

export const bankRejection = sqliteTable('bank_rejection', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  bankReport: integer('bank_report').notNull(),
  payout: integer('payout').notNull(),
  codes: text('codes').notNull(),
  outcome: text('outcome', { enum: ['rejected', 'known', 'contradicted'] }).notNull(),
})
