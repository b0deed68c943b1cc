import type { Door } from '../../commands/sign-in/accounts.ts'
import type { SignedIn } from '../../commands/sign-in/sessions.ts'
import { HeldFiles } from '../../commands/statements/held-files.ts'
import type { Book } from '../../queries/query.ts'
import { openWords, sealWords } from '../../queries/sealed-words.ts'
import type { Typed } from './screen.ts'

/** What was typed into a form that could not be taken yet: its session had ended, or the password is asked for once more. */
export interface KeptForm {
  /** The page with the form. */
  readonly at: string
  readonly form: string
  /** Who had been signed in; unknown where the session is not even remembered. */
  readonly person?: number | undefined
  readonly all: Typed['all']
}

/** A working day: who comes back the next morning begins anew. */
const KEPT_MINUTES = 12 * 60
const MOST_LETTERS = 100_000
/** A form that nobody is signed in for is read up to this size; a larger one has a file, and its page is what leads on. */
export const KEPT_MOST_BYTES = 512 * 1024

/** The keys of a session are another's then, and secrets are typed again. */
const NOT_KEPT: ReadonlySet<string> = new Set(['formKey', 'key', 'password', 'again', 'now', 'oneTime'])

const worthKeeping = (all: Typed['all']): Typed['all'] => Object.fromEntries(Object.entries(all).filter(([name]) => !NOT_KEPT.has(name)))

/** Sealed, to go through the page of the sign-in; undefined where there is nothing in it, or too much. */
export function sealForm(book: Book, { all, ...of }: KeptForm): string | undefined {
  const kept = worthKeeping(all)
  const letters = JSON.stringify(kept).length
  return letters > MOST_LETTERS || !Object.values(kept).some((values) => values.some((text) => text !== ''))
    ? undefined
    : sealWords(book, 'a form of staff', { ...of, all: kept } satisfies KeptForm, KEPT_MINUTES)
}

/** What a page of the sign-in had kept; undefined where its time is over. */
export const sealedForm = (book: Book, sealed: string): KeptForm | undefined => openWords<KeptForm>(book, 'a form of staff', sealed)

const PLACE = 'a form'

/** Keeps it for a session that has begun, for half an hour; gives the address of the form's page with it. Another person gets the page alone. */
export function keepForm(door: Door, { person, sessionId }: Pick<SignedIn, 'person' | 'sessionId'>, of: KeptForm): string {
  if (of.person !== undefined && of.person !== person) return of.at
  const held = new HeldFiles(door, sessionId)
  const id = held.hold(held.coming(), PLACE, of.at, { ...of, all: worthKeeping(of.all) })
  return `${of.at}?kept=${id}`
}

/** What was typed on this page before, of this session. */
export function keptForm(door: Door, { sessionId }: SignedIn, id: string | undefined, at: string): KeptForm | undefined {
  const held = id === undefined ? undefined : new HeldFiles(door, sessionId).find(id, PLACE)
  const of = held?.state as KeptForm | undefined
  return of?.at === at ? of : undefined
}
