import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Typed rows of drizzle/*_own_money.sql; a test holds them against the migrated file. What each column means stands there. */

export const transfer = sqliteTable('transfer', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  bankAccount: integer('bank_account').notNull(),
  line: integer('line').notNull(),
  fund: integer('fund').notNull(),
  currency: text('currency').notNull(),
  amount: integer('amount').notNull(),
})

export const matchTransfer = sqliteTable('match_transfer', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  match: integer('match').notNull(),
  transfer: integer('transfer').notNull(),
})
