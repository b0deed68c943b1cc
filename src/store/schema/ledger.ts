import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Typed rows of drizzle/*_ledger.sql; a test holds them against the migrated file. What each column means stands there. */

export const event = sqliteTable('event', {
  seq: integer('seq').primaryKey(),
  kind: text('kind').notNull(),
  at: text('at').notNull(),
  actor: integer('actor').notNull(),
  idempotencyKey: text('idempotency_key').notNull(),
})

export const seal = sqliteTable('seal', {
  eventSeq: integer('event_seq').primaryKey(),
  prevHash: blob('prev_hash', { mode: 'buffer' }).notNull(),
  hash: blob('hash', { mode: 'buffer' }).notNull(),
  body: text('body').notNull(),
  mark: blob('mark', { mode: 'buffer' }),
})

export const fund = sqliteTable('fund', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  currency: text('currency').notNull(),
  projectCode: text('project_code'),
})

export const account = sqliteTable('account', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  code: text('code').notNull(),
  currency: text('currency').notNull(),
  layer: text('layer').notNull(),
  subjectKind: text('subject_kind').notNull(),
  limitSide: integer('limit_side').notNull(),
  fundOnly: integer('fund_only').notNull(),
  bankAccount: integer('bank_account'),
})

export const entry = sqliteTable('entry', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  kind: text('kind').notNull(),
  fund: integer('fund').notNull(),
  effectiveDate: text('effective_date').notNull(),
  bankDate: text('bank_date'),
  reverses: integer('reverses'),
  rate: text('rate'),
  rateSource: text('rate_source'),
})

export const posting = sqliteTable('posting', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  entry: integer('entry').notNull(),
  fund: integer('fund').notNull(),
  account: integer('account').notNull(),
  subject: integer('subject').notNull(),
  amount: integer('amount').notNull(),
  bankLine: integer('bank_line'),
})

export const balance = sqliteTable('balance', {
  account: integer('account').notNull(),
  fund: integer('fund').notNull(),
  subject: integer('subject').notNull(),
  amount: integer('amount').notNull(),
  lastPosting: integer('last_posting').notNull(),
})

export const turnover = sqliteTable('turnover', {
  bucket: integer('bucket').notNull(),
  account: integer('account').notNull(),
  fund: integer('fund').notNull(),
  effectiveDate: text('effective_date').notNull(),
  amount: integer('amount').notNull(),
  lastSeq: integer('last_seq').notNull(),
})

export const periodLock = sqliteTable('period_lock', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  closedThrough: text('closed_through').notNull(),
})

export const step = sqliteTable('step', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  noun: text('noun').notNull(),
  subject: integer('subject').notNull(),
  fromState: text('from_state').notNull(),
  toState: text('to_state').notNull(),
})

export const state = sqliteTable('state', {
  noun: text('noun').notNull(),
  subject: integer('subject').notNull(),
  state: text('state').notNull(),
  since: integer('since').notNull(),
})

export const blanked = sqliteTable('blanked', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  tableName: text('table_name').notNull(),
  rowId: integer('row_id').notNull(),
  columnName: text('column_name').notNull(),
})

export const request = sqliteTable('request', {
  eventSeq: integer('event_seq').primaryKey(),
  mac: blob('mac', { mode: 'buffer' }).notNull(),
  status: integer('status').notNull(),
  at: text('at').notNull(),
})
