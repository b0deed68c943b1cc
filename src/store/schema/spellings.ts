import { integer, sqliteTable } from 'drizzle-orm/sqlite-core'

/** Typed rows of drizzle/*_spellings.sql; a test holds them against the migrated file. What each column means stands there. */

export const spellingRemoval = sqliteTable('spelling_removal', {
  id: integer('id').primaryKey(),
  eventSeq: integer('event_seq').notNull(),
  match: integer('match').notNull(),
})
