import type { Problem, ProblemCode } from '../core/problem.ts'
import type { Result } from '../core/result.ts'
import type { Book } from '../store/book.ts'
import type { Answered } from './command.ts'

/** What a request with a file as its body brings. */
export interface Upload {
  readonly bytes: Uint8Array
  readonly contentType: string
  /** The header as it was sent: a multipart body's boundary stands in it. */
  readonly contentTypeHeader: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly actor: number
  readonly key: string
  readonly request: string
  /** Tells when nobody waits for the answer any more. */
  readonly signal?: AbortSignal
  /** Was the token of whoever asked revoked since? What is read for minutes asks once more before it counts. */
  readonly hasEnded?: () => boolean
  /** Nobody else is answered by this process: what takes a moment may hold it up. */
  readonly isAlone?: boolean
}

/** A body that is a file. `types`: content types taken (absent: any); `mostBytes`: its limit. `perform` answers by itself. */
export interface FileCommand {
  readonly kind: string
  readonly summary: string
  readonly types?: readonly string[]
  readonly mostBytes: number
  /** The query's parameters that are known, by name. */
  readonly query: readonly string[]
  /** As in Command. */
  readonly refuses: readonly ProblemCode[]
  readonly perform: (book: Book, upload: Upload) => Promise<Result<Answered>>
}

/** A GET that makes an event: a download of what leaves the house. */
export interface DownloadCommand {
  readonly kind: string
  readonly summary: string
  /** The query's parameters that are known, by name (absent: whatever `perform` makes of them). */
  readonly query?: readonly string[]
  /** As in Command. */
  readonly refuses: readonly ProblemCode[]
  /** An Idempotency-Key can be sent with it: a repeat makes no other event, and is the same file again. */
  readonly isKeyed?: true
  readonly perform: (
    book: Book,
    asked: {
      readonly params: Readonly<Record<string, string>>
      readonly query: Readonly<Record<string, string>>
      readonly actor: number
      readonly key: string
      /** The address under which people reach the pages. */
      readonly publicUrl: string
    },
  ) => Result<{ readonly bytes: Uint8Array; readonly contentType: string; readonly name: string }, Problem>
}
