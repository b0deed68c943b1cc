import { z } from 'zod'
import { idOf } from '../core/id.ts'
import type { Problem, ProblemCode } from '../core/problem.ts'
import type { Result } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import type { Book } from '../store/book.ts'
import type { Page, Read } from '../store/read.ts'

export type { Book }

/** Who asks a query: the person and the roles that hold now. */
export interface Reader {
  readonly person: number
  readonly roles: readonly string[]
}

/** What a query is asked: the path's parameters, the checked filters, who asks. */
export interface Question<F> {
  readonly params: Readonly<Record<string, string>>
  readonly filters: F
  readonly reader: Reader
}

/** One read. `roles`: who may; absent: everybody signed in. `filters`: the query's parameters, checked. */
export interface Query<F> {
  readonly summary: string
  readonly roles?: readonly string[]
  readonly filters: z.ZodType<F>
  /** What it can refuse beside the shape of its filters and, where the path has parameters, not_found. */
  readonly refuses?: readonly ProblemCode[]
  ask(read: Read, question: Question<F>): Result<unknown, Problem>
  /** Asked first, where there is one: what takes long answers from a thread of its own. Undefined: `ask` answers. */
  aside?(book: Book, question: Question<F>): Promise<Result<unknown, Problem> | undefined>
}

export const query = <F>(of: Query<F>): Query<F> => of

export const none = z.strictObject({})

const cursor = z.string().regex(/^\d{1,15}$/, say.cursorForm.text)

/** `limit` (1–200, 50 if absent) and `cursor` of a list. */
export const paging = { limit: z.coerce.number().int().min(1).max(200).default(50), cursor: cursor.optional() }

/** The page that the filters ask for; one more row than shown, to see whether there is a next page. */
export const pageOf = (filters: { readonly limit: number; readonly cursor?: string | undefined }): Page => ({
  after: idOf(filters.cursor ?? '0') ?? 0,
  most: filters.limit + 1,
})

/** The answer of a list: its items, and the cursor of the next page or null. */
export function listed<R extends { readonly id: number | string }, T>(
  rows: readonly R[],
  page: Page,
  view: (row: R) => T,
): { items: T[]; nextCursor: string | null } {
  const shown = rows.slice(0, page.most - 1)
  return { items: shown.map(view), nextCursor: rows.length === page.most ? String(shown.at(-1)?.id) : null }
}
