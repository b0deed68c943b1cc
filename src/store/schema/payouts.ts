import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Typed rows of drizzle/*_payouts.sql; a test holds them against the migrated file. What each column means stands there. */

export const exchangeRate = sqliteTable('exchange_rate', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  fromCurrency: text('from_currency').notNull(),
  toCurrency: text('to_currency').notNull(),
  rate: text('rate').notNull(),
  date: text('date').notNull(),
  source: text('source').notNull(),
})

export const batch = sqliteTable('batch', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  bankAccount: integer('bank_account').notNull(),
  institution: integer('institution'),
  reference: text('reference').notNull(),
  count: integer('count').notNull(),
  total: integer('total').notNull(),
  digest: text('digest').notNull(),
})

export const leftOut = sqliteTable('left_out', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  batch: integer('batch').notNull(),
  grant: integer('grant').notNull(),
  reason: text('reason').notNull(),
})

export const payout = sqliteTable('payout', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  batch: integer('batch').notNull(),
  instalment: integer('instalment').notNull(),
  grant: integer('grant').notNull(),
  payee: integer('payee').notNull(),
  reference: text('reference').notNull(),
  amount: integer('amount').notNull(),
  fundAmount: integer('fund_amount').notNull(),
  rate: text('rate'),
  rateSource: text('rate_source'),
})

export const referenceKey = sqliteTable('reference_key', {
  key: text('key').notNull(),
  reference: text('reference').notNull(),
})

export const release = sqliteTable('release', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  batch: integer('batch').notNull(),
  digest: text('digest').notNull(),
  template: text('template'),
})

export const handOver = sqliteTable('hand_over', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  batch: integer('batch').notNull(),
  at: text('at').notNull(),
  bankReference: text('bank_reference'),
})

export const paymentFile = sqliteTable('payment_file', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  batch: integer('batch').notNull(),
  format: text('format').notNull(),
  sha256: text('sha256').notNull(),
})

export const agentNumber = sqliteTable('agent_number', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  payout: integer('payout').notNull(),
  number: text('number').notNull(),
  match: integer('match'),
})
