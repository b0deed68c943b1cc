import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Typed rows of drizzle/*_banks.sql; a test holds them against the migrated file. What each column means stands there. */

export const bankAccount = sqliteTable('bank_account', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  currency: text('currency').notNull(),
  iban: text('iban'),
  accountNumber: text('account_number'),
  fund: integer('fund').notNull(),
  openingBalance: integer('opening_balance').notNull(),
  openingDate: text('opening_date').notNull(),
  usualDays: integer('usual_days'),
  collectDays: integer('collect_days'),
  paymentFile: text('payment_file'),
})

export const contribution = sqliteTable('contribution', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  fund: integer('fund').notNull(),
  donor: text('donor').notNull(),
  amount: integer('amount').notNull(),
  date: text('date').notNull(),
  bankAccount: integer('bank_account').notNull(),
  reference: text('reference'),
  beforeOpening: integer('before_opening').notNull(),
})

export const statementImport = sqliteTable('statement_import', {
  id: integer('id').primaryKey(),
  bankAccount: integer('bank_account').notNull(),
  startedAt: text('started_at').notNull(),
  process: text('process'),
  lines: integer('lines'),
  staged: integer('staged').notNull(),
  amount: integer('amount').notNull(),
  wrapped: blob('wrapped', { mode: 'buffer' }).notNull(),
  state: text('state').notNull(),
})

export const statement = sqliteTable('statement', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  bankAccount: integer('bank_account').notNull(),
  fileSha256: text('file_sha256').notNull(),
  format: text('format').notNull(),
  formatVersion: integer('format_version').notNull(),
  reading: text('reading').notNull(),
  proof: text('proof').notNull(),
  since: text('since'),
  until: text('until'),
  opening: integer('opening'),
  closing: integer('closing'),
  lines: integer('lines').notNull(),
  added: integer('added').notNull(),
  known: integer('known').notNull(),
  conflicts: integer('conflicts').notNull(),
  digest: text('digest').notNull(),
  wrapped: blob('wrapped', { mode: 'buffer' }),
  wrappedSha256: text('wrapped_sha256'),
  documentSha256: text('document_sha256'),
})

export const statementLine = sqliteTable('statement_line', {
  id: integer('id').primaryKey(),
  bankAccount: integer('bank_account').notNull(),
  bookedOn: text('booked_on').notNull(),
  valueOn: text('value_on'),
  amount: integer('amount').notNull(),
  balance: integer('balance'),
  fingerprint: text('fingerprint').notNull(),
  occurrence: integer('occurrence').notNull(),
  bankId: text('bank_id'),
  evidence: blob('evidence', { mode: 'buffer' }),
  evidenceSha256: text('evidence_sha256'),
  personal: blob('personal', { mode: 'buffer' }),
  personalSha256: text('personal_sha256'),
})

export const confirmedReading = sqliteTable('confirmed_reading', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  bankAccount: integer('bank_account').notNull(),
  format: text('format').notNull(),
  name: text('name'),
  reading: text('reading').notNull(),
})

export const match = sqliteTable('match', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  bankAccount: integer('bank_account').notNull(),
  kind: text('kind').notNull(),
  by: text('by').notNull(),
  rules: integer('rules').notNull(),
  features: text('features').notNull(),
})

export const matchLine = sqliteTable('match_line', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  match: integer('match').notNull(),
  line: integer('line').notNull(),
})

export const matchPayout = sqliteTable('match_payout', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  match: integer('match').notNull(),
  payout: integer('payout').notNull(),
})

export const matchContribution = sqliteTable('match_contribution', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  match: integer('match').notNull(),
  contribution: integer('contribution').notNull(),
})

export const matchEntry = sqliteTable('match_entry', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  match: integer('match').notNull(),
  entry: integer('entry').notNull(),
})

export const shortfall = sqliteTable('shortfall', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  match: integer('match').notNull(),
  payout: integer('payout').notNull(),
  amount: integer('amount').notNull(),
})

export const reconciliation = sqliteTable('reconciliation', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  bankAccount: integer('bank_account').notNull(),
  auto: integer('auto').notNull(),
  proposed: integer('proposed').notNull(),
  breaks: integer('breaks').notNull(),
  openLines: integer('open_lines').notNull(),
  boundsReached: integer('bounds_reached').notNull(),
})

export const proposal = sqliteTable('proposal', {
  id: integer('id').primaryKey(),
  bankAccount: integer('bank_account').notNull(),
  kind: text('kind').notNull(),
  reason: text('reason').notNull(),
  lines: text('lines').notNull(),
  payouts: text('payouts').notNull(),
  contributions: text('contributions').notNull(),
  preselected: integer('preselected').notNull(),
  charge: integer('charge'),
  features: text('features').notNull(),
  runnerUp: text('runner_up'),
  transfer: integer('transfer'),
  proof: blob('proof', { mode: 'buffer' }),
})

export const breaks = sqliteTable('break', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  kind: text('kind').notNull(),
  bankAccount: integer('bank_account'),
  line: integer('line'),
  payout: integer('payout'),
  contribution: integer('contribution'),
  statement: integer('statement'),
  otherLine: integer('other_line'),
  features: text('features').notNull(),
})

export const resolution = sqliteTable('resolution', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  break: integer('break').notNull(),
  action: text('action').notNull(),
  difference: text('difference'),
  until: text('until'),
  statement: integer('statement'),
  match: integer('match'),
})
