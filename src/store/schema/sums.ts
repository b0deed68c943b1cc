import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Typed rows of drizzle/*_sums.sql; a test holds them against the migrated file. What each column means stands there. */

export const reckoned = sqliteTable('reckoned', {
  id: integer('id').primaryKey(),
  seq: integer('seq').notNull(),
})

export const openSum = sqliteTable('open_sum', {
  account: integer('account').notNull(),
  fund: integer('fund').notNull(),
  since: text('since').notNull(),
  count: integer('count').notNull(),
  amount: integer('amount').notNull(),
})

export const tally = sqliteTable('tally', {
  noun: text('noun').notNull(),
  bankAccount: integer('bank_account').notNull(),
  state: text('state').notNull(),
  kind: text('kind').notNull(),
  since: text('since').notNull(),
  count: integer('count').notNull(),
  amount: integer('amount').notNull(),
})

export const payable = sqliteTable('payable', {
  instalment: integer('instalment').primaryKey(),
  programme: integer('programme').notNull(),
  fund: integer('fund').notNull(),
  currency: text('currency').notNull(),
  dueOn: text('due_on').notNull(),
  amount: integer('amount').notNull(),
})

export const payableSum = sqliteTable('payable_sum', {
  programme: integer('programme').notNull(),
  fund: integer('fund').notNull(),
  currency: text('currency').notNull(),
  dueOn: text('due_on').notNull(),
  count: integer('count').notNull(),
  amount: integer('amount').notNull(),
})
