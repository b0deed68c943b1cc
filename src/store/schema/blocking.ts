import { integer, sqliteTable } from 'drizzle-orm/sqlite-core'

/** Typed rows of drizzle/*_blocking.sql; a test holds them against the migrated file. What each column means stands there. */

export const blocking = sqliteTable('blocking', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  student: integer('student').notNull(),
  blocked: integer('blocked').notNull(),
})

export const blockingLine = sqliteTable('blocking_line', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  blocking: integer('blocking').notNull(),
  line: integer('line').notNull(),
})
