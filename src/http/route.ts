import type { Command, Answered } from '../commands/command.ts'
import type { Problem } from '../core/problem.ts'
import type { Result } from '../core/result.ts'
import type { Book, Query } from '../queries/query.ts'

/** What a request with a file as its body brings. */
export interface Upload {
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly actor: number
  readonly key: string
  readonly request: string
}

/** A body that is a file. `types`: content types taken (absent: any); `mostBytes`: its limit. `perform` answers by itself. */
export interface FileCommand {
  readonly kind: string
  readonly summary: string
  readonly types?: readonly string[]
  readonly mostBytes: number
  /** The query's parameters that are known, by name. */
  readonly query: readonly string[]
  readonly perform: (book: Book, upload: Upload) => Promise<Result<Answered>>
}

/** A GET that makes an event: a download of what leaves the house. */
export interface DownloadCommand {
  readonly kind: string
  readonly summary: string
  readonly perform: (book: Book, asked: { readonly params: Readonly<Record<string, string>>; readonly query: Readonly<Record<string, string>>; readonly actor: number; readonly key: string }) => Result<{ readonly bytes: Uint8Array; readonly contentType: string; readonly name: string }, Problem>
}

/** A query that anybody may ask, without a token, with a JSON body. */
export interface PublicQuery {
  readonly summary: string
  readonly ask: (book: Book, body: unknown) => Result<unknown, Problem>
}

/** Routes are data: a method, a path with `{parameters}`, and what it does. What it does carries who may: no route can lack a policy. */
export type Route =
  // biome-ignore lint/suspicious/noExplicitAny: a table of commands of many inputs; each checks its own by its schema
  | { readonly method: 'POST' | 'PUT'; readonly path: string; readonly command: Command<any> }
  | { readonly method: 'POST'; readonly path: string; readonly file: FileCommand }
  | { readonly method: 'POST'; readonly path: string; readonly open: PublicQuery }
  | { readonly method: 'GET'; readonly path: string; readonly download: DownloadCommand }
  // biome-ignore lint/suspicious/noExplicitAny: as above
  | { readonly method: 'GET'; readonly path: string; readonly query: Query<any> }
