import { invariant } from '../core/invariant.ts'

/** What an event's own rows must give when its answer is rendered. */
export function found<T>(row: T | undefined): T {
  invariant(row !== undefined, 'an event has the rows that its answer tells')
  return row
}
