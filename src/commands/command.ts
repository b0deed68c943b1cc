import type { z } from 'zod'
import type { ProblemCode } from '../core/problem.ts'
import type { Result } from '../core/result.ts'
import type { Acted, Book } from '../store/book.ts'
import type { Read } from '../store/read.ts'
import type { Write } from '../store/write.ts'

/** What a person asks: the path's and query's parameters as text, the body as its schema gives it, and who asks. */
export interface Asked<B> {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: B
  readonly actor: number
  /** The roles with which the person asks: those that hold today, narrowed by the token's scope. */
  readonly roles: readonly string[]
}

/**
 * One verb. `kind` names its event, and with it who may (the view `permit`). `decide` only reads; what it returns only writes, so
 * after the point of no refusal nothing refuses. `answer` tells what the event `seq` came to, from its own facts: for the first
 * request and for every repeat of its key.
 */
export interface Command<B> {
  readonly kind: string
  readonly summary: string
  readonly makes: boolean
  readonly body: z.ZodType<B>
  /** Names of the query's parameters that are known; any other is refused. */
  readonly query?: readonly string[]
  /** What it can refuse beside what its route's form brings with it; a test holds it against the code. */
  readonly refuses: readonly ProblemCode[]
  // A method, so that a table of commands of many inputs is a table of Command<unknown>: each checks its own by its schema.
  decide(read: Read, asked: Asked<B>): Result<(tx: Write) => void>
  readonly answer: (read: Read, seq: number) => unknown
}

/** Gives a command its types. */
export const command = <B>(of: Command<B>): Command<B> => of

/** A command's body was read already; `key` and `request` are its idempotency (request: method, path, query and body as sent). */
export interface Ask<B> extends Asked<B> {
  readonly key: string
  readonly request: string
}

/** What a caller gets: the answer, whether something was made, whether it is a repeat. */
export interface Answered {
  readonly status: number
  readonly answer: unknown
  readonly seq: number
  readonly repeated: boolean
}

/** Runs a command in one transaction and renders its answer from the event. */
export function run<B>(book: Book, of: Command<B>, ask: Ask<B>): Result<Answered> {
  const acted: Result<Acted> = book.act({ kind: of.kind, actor: ask.actor, key: ask.key, request: ask.request, status: of.makes ? 201 : 200 }, (read) =>
    of.decide(read, ask),
  )
  if (!acted.ok) return acted
  const { seq, status, repeated } = acted.value
  return { ok: true, value: { seq, status, repeated, answer: book.read((read) => of.answer(read, seq)) } }
}
