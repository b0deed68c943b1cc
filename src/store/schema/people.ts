import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Typed rows of drizzle/*_people.sql; a test holds them against the migrated file. What each column means stands there. */

export const person = sqliteTable('person', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  kind: text('kind').notNull(),
  lookups: blob('lookups', { mode: 'buffer' }),
  lookupsSha256: text('lookups_sha256'),
  personal: blob('personal', { mode: 'buffer' }),
  personalSha256: text('personal_sha256'),
})

export const roleGrant = sqliteTable('role_grant', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  person: integer('person').notNull(),
  role: text('role').notNull(),
  ended: integer('ended').notNull(),
  until: text('until'),
})

export const token = sqliteTable('token', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  person: integer('person').notNull(),
  hash: text('hash').notNull(),
  scope: text('scope'),
  expires: text('expires'),
})

export const tokenRevocation = sqliteTable('token_revocation', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  token: integer('token').notNull(),
})

export const credential = sqliteTable('credential', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  person: integer('person').notNull(),
  kind: text('kind').notNull(),
  digest: text('digest').notNull(),
})

export const bookKey = sqliteTable('book_key', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  checkValue: text('check_value').notNull(),
  wrapped: blob('wrapped', { mode: 'buffer' }),
  wrappedSha256: text('wrapped_sha256'),
  anchorKey: text('anchor_key'),
})

export const clock = sqliteTable('clock', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  offsetMs: integer('offset_ms').notNull(),
})

export const settings = sqliteTable('settings', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  value: text('value').notNull(),
})

export const note = sqliteTable('note', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  noun: text('noun').notNull(),
  subject: integer('subject').notNull(),
  student: integer('student'),
  evidenceSha256: text('evidence_sha256'),
  personal: blob('personal', { mode: 'buffer' }),
  personalSha256: text('personal_sha256'),
})

export const lookup = sqliteTable('lookup', {
  token: blob('token', { mode: 'buffer' }).notNull(),
  tableName: text('table_name').notNull(),
  rowId: integer('row_id').notNull(),
})
