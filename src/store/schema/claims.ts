import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Typed rows of drizzle/*_claims.sql; a test holds them against the migrated file. What each column means stands there. */

export const missingMoney = sqliteTable('missing_money', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  break: integer('break').notNull(),
  line: integer('line').notNull(),
  fund: integer('fund').notNull(),
  amount: integer('amount').notNull(),
  moved: integer('moved').notNull(),
  match: integer('match'),
  rate: text('rate'),
  rateSource: text('rate_source'),
  fee: integer('fee'),
})

export const paidOnce = sqliteTable('paid_once', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  break: integer('break').notNull(),
  amount: integer('amount').notNull(),
  moved: integer('moved').notNull(),
  fee: integer('fee').notNull(),
  match: integer('match'),
})

export const broughtBack = sqliteTable('brought_back', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  match: integer('match').notNull(),
  break: integer('break').notNull(),
  amount: integer('amount').notNull(),
  moved: integer('moved').notNull(),
})
