import type { z } from 'zod'
import type { Command } from '../commands/command.ts'
import type { DownloadCommand, FileCommand } from '../commands/file-command.ts'
import type { SentUnder } from '../commands/messages/say.ts'
import type { Problem, ProblemCode } from '../core/problem.ts'
import type { Result } from '../core/result.ts'
import type { Book, Query } from '../queries/query.ts'

/** What anybody may ask or say without a token, with a JSON body. `makes`: it writes, is answered by 201, and knows a repeat by its key if one is sent. */
export interface PublicQuery {
  readonly summary: string
  readonly makes?: boolean
  /** The body's form, for the documentation; `ask` checks it. */
  readonly body?: z.ZodType
  readonly refuses: readonly ProblemCode[]
  readonly ask: (book: Book, body: unknown, under?: SentUnder) => Result<unknown, Problem>
}

/** Routes are data: a method, a path with `{parameters}`, and what it does. What it does carries who may: no route can lack a policy. */
export type Route =
  | { readonly method: 'POST' | 'PUT'; readonly path: string; readonly command: Command<unknown> }
  | { readonly method: 'POST'; readonly path: string; readonly file: FileCommand }
  | { readonly method: 'POST'; readonly path: string; readonly open: PublicQuery }
  | { readonly method: 'GET'; readonly path: string; readonly download: DownloadCommand }
  | { readonly method: 'GET'; readonly path: string; readonly query: Query<unknown> }
