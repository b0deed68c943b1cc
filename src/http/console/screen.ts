import type { Child } from 'hono/jsx'
import type { ComingFile } from '../../commands/statements/held-files.ts'
import type { Role } from '../../core/access/roles.ts'
import type { FormOf } from '../../pages/console/form.tsx'
import type { Note } from '../../pages/console/words/notes.ts'
import type { Desk, Refusal } from './desk.ts'

/** A form's fields as trimmed text; of one that came several times all are in `all`. Files as they came. */
export interface Typed {
  readonly one: Readonly<Record<string, string>>
  readonly all: Readonly<Record<string, readonly string[]>>
  readonly files: Readonly<Record<string, File>>
}

/** Who asks for what. `query`: of the address. */
export interface Asked {
  readonly desk: Desk
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** For every `<Form>` and `<ErrorSummary>` of the page. */
  readonly of: FormOf
}

/** A page: its title and what stands in it (`status`: where what it was asked for is at fault); or an answer of another kind (a file); or why there is none. */
export type Shown = { readonly title: string; readonly body: Child; readonly status?: number } | { readonly file: Response } | { readonly problem: Refusal }

/** A file of a form that holds its files: under which field it came, and as what its sender calls it. It goes away unless it is held. */
export interface Came {
  readonly field: string
  readonly name: string
  readonly file: ComingFile
}

export interface Posted extends Asked {
  readonly typed: Typed
  /** The files of a form that holds them; empty ones are none. */
  readonly came: readonly Came[]
  /** The form's own idempotency key. */
  readonly key: string
}

/** Where a form leads once it is done (`note`: the code of a confirmation that the next page shows); why it is not done; or a page that it shows at once. */
export type Taken = { readonly to: string; readonly note?: Note } | { readonly problem: Refusal } | { readonly shown: Shown }

export interface Form {
  readonly who: readonly Role[]
  /** The password again, before it does anything: money leaves by it. */
  readonly needsProof?: true
  /** Its files go to where files are held while they come: of a statement, memory would hold several times its size. */
  readonly holdsFiles?: true
  readonly take: (posted: Posted) => Promise<Taken>
}

/**
 * A page of the console with its forms: `POST path/name` is the form `name`. Who may stands beside it; what the forms do is judged once more by the API's own policies.
 */
export interface Screen {
  /** `/cases/{id}` */
  readonly path: string
  readonly who: readonly Role[] | 'signed in'
  readonly show: (asked: Asked) => Promise<Shown>
  readonly forms?: Readonly<Record<string, Form>>
}
