import type { Roots } from './story-roots.ts'

/** `seq, what, facts` of rows under the ids of a list (JSON); each takes that list. */
export interface Piece {
  readonly of: Exclude<keyof Roots, 'leftOut'>
  readonly sql: string
}

/** The list of ids. */
export const IN = '(SELECT value FROM json_each(?))'
/** A piece of a story: `facts` are those of the row whose alias begins `from`, which is the event's. */
export const piece = (of: Piece['of'], what: string, facts: string, from: string): Piece => ({
  of,
  sql: `SELECT ${from.split(' ')[0]}.event_seq AS seq, '${what}' AS what, json_object(${facts}) AS facts FROM ${from.slice(from.indexOf(' ') + 1)}`,
})
