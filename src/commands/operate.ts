import { randomUUID } from 'node:crypto'
import { problem } from '../core/problem.ts'
import { done, type Result } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import type { Book } from '../store/book.ts'
import { OPERATOR, rolesFor, rolesOf } from '../store/people.ts'
import type { Read } from '../store/read.ts'
import type { Write } from '../store/write.ts'

/** Who acts on users and tokens: the machine's operator on the file itself, without a token; or an admin, by a form that has a key of its own. */
export interface By {
  readonly actor: number
  readonly key: string
}

export const byOperator = (): By => ({ actor: OPERATOR, key: randomUUID() })

/** One event. Secrets are told once and kept as hashes, so that a form that comes a second time is told that it was done, and no more. */
export function operate(
  book: Book,
  kind: string,
  decide: (read: Read) => Result<(tx: Write) => void>,
  { actor, key }: By = byOperator(),
  asked: object = {},
): Result<number> {
  const acted = book.act({ kind, actor, key, request: `${kind} ${JSON.stringify(asked)}`, status: 200 }, (read) => {
    const may = rolesFor(read, kind)
    const isAllowed = actor === OPERATOR || rolesOf(read, actor, read.today).some((role) => role !== 'operator' && may.includes(role))
    return isAllowed ? decide(read) : problem('role_not_allowed', say.forRoles(may))
  })
  if (!acted.ok) return acted
  if (acted.value.repeated) return problem('already_exists', say.sentBefore)
  return done(acted.value.seq)
}
