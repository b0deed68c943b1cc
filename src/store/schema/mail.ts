import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { MAIL_STATES, NEWS_KINDS } from '../../core/mail/delivery.ts'

/** Typed rows of drizzle/*_mail.sql; a test holds them against the migrated file. What each column means stands there. */

export const mail = sqliteTable('mail', {
  id: integer('id').primaryKey(),
  application: integer('application').notNull(),
  eventSeq: integer('event_seq').notNull(),
  kind: text('kind', { enum: NEWS_KINDS }).notNull(),
  news: integer('news').notNull(),
  state: text('state', { enum: MAIL_STATES }).notNull(),
  attempts: integer('attempts').notNull(),
  dueAt: text('due_at'),
  lastError: text('last_error'),
  endedAt: text('ended_at'),
})

export const mailPlace = sqliteTable('mail_place', {
  id: integer('id').primaryKey(),
  seq: integer('seq').notNull(),
})
