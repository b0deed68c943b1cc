import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Typed rows of drizzle/*_closings.sql; a test holds them against the migrated file. What each column means stands there. */

export const closing = sqliteTable('closing', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  bankAccount: integer('bank_account').notNull(),
  asOf: text('as_of').notNull(),
  ledgerBalance: integer('ledger_balance').notNull(),
  statementBalance: integer('statement_balance').notNull(),
})

export const parking = sqliteTable('parking', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  closing: integer('closing').notNull(),
  line: integer('line').notNull(),
  entry: integer('entry').notNull(),
})

export const period = sqliteTable('period', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  closedThrough: text('closed_through').notNull(),
})
