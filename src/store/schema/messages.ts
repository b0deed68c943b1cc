import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Typed rows of drizzle/*_messages.sql; a test holds them against the migrated file. What each column means stands there. */

export const message = sqliteTable('message', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  application: integer('application').notNull(),
  kind: text('kind').notNull(),
  about: text('about'),
  received: text('received'),
  payout: integer('payout'),
  break: integer('break'),
  personal: blob('personal', { mode: 'buffer' }),
  personalSha256: text('personal_sha256'),
})

export const reply = sqliteTable('reply', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  message: integer('message').notNull(),
  personal: blob('personal', { mode: 'buffer' }),
  personalSha256: text('personal_sha256'),
})

export const document = sqliteTable('document', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  application: integer('application').notNull(),
  kind: text('kind').notNull(),
  mediaType: text('media_type').notNull(),
  sizeBytes: integer('size_bytes').notNull(),
  sha256: text('sha256').notNull(),
  personal: blob('personal', { mode: 'buffer' }),
  personalSha256: text('personal_sha256'),
})

export const slip = sqliteTable('slip', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  studentCode: integer('student_code').notNull(),
})
