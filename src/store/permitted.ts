import { problem } from '../core/problem.ts'
import { say } from '../core/said/say.ts'
import { rolesFor, rolesOf } from './people.ts'
import type { Read } from './read.ts'

/**
 * Refuses an event by whom none of the roles that may make it holds any more: a body or a file takes its time to come and to be read, and roles end meanwhile.
 * The trigger `event_permit` says the same, and knows no words. Undefined where nothing is in the way; whoever opens the book is its first person.
 */
export function notPermitted(read: Read, { actor, kind }: { readonly actor: number; readonly kind: string }) {
  const may = rolesFor(read, kind)
  if (rolesOf(read, actor, read.today).some((role) => may.includes(role)) || read.value('SELECT 1 FROM event LIMIT 1') === undefined) return undefined
  return problem('role_not_allowed', say.forRoles(may))
}
