import { instantAt } from '../../core/time/dates.ts'
import { sha256 } from '../../store/keys.ts'
import type { Session } from '../../store/sign-in-file.ts'
import { type Door, type Known, knownPerson, proofOf } from './accounts.ts'
import { newSecret } from './secrets.ts'

const IDLE_MS = 30 * 60_000
const LONGEST_MS = 12 * 60 * 60_000
/** A password given so long ago must be given again before money is released. */
const PROVEN_MS = 5 * 60_000
const LOOK_MS = 30_000

/** Who asks, by the cookie: with the roles of this moment. `formKey`: what every form of the session carries; its end is the same in all sessions of a person. */
export interface SignedIn extends Known {
  readonly sessionId: string
  readonly formKey: string
  readonly isProven: boolean
}

/** A session with the book's word for it. */
const vouched = ({ book }: Door, id: string, { person, credential, startedAt, seenAt, provenAt }: Session) => ({
  ...{ person, credential, startedAt, seenAt, provenAt },
  proof: proofOf(book, ['session', id, person, credential, startedAt, seenAt, provenAt]),
})

/** The session of a secret; undefined where the file has none, or one that this book did not begin: with another person in it, or other times. */
function sessionOf(door: Door, id: string): Session | undefined {
  const kept = door.file.session(id)
  return kept && vouched(door, id, kept).proof.equals(kept.proof) ? kept : undefined
}

/** Begins a session: its secret is for the cookie alone, its hash is kept. */
export function begin(door: Door, person: number, credential: number): string {
  const { file, clock } = door
  const now = clock()
  file.endSessionsBefore(now - LONGEST_MS, now - IDLE_MS)
  const secret = newSecret()
  const id = sha256(secret)
  file.startSession(id, vouched(door, id, { person, credential, startedAt: now, seenAt: now, provenAt: now }))
  return secret
}

/** The password was given once more. */
export function provenNow(door: Door, id: string): void {
  const session = sessionOf(door, id)
  if (session) door.file.changeSession(id, vouched(door, id, { ...session, provenAt: door.clock() }))
}

/** Whose session it is; undefined where it ended: idle, too old, or the credentials or roles are others now; or where this book never began it. */
export function signedInBy(door: Door, secret: string | undefined): SignedIn | undefined {
  if (secret === undefined || !/^[\w-]{20,100}$/.test(secret)) return undefined
  const { book, file, clock } = door
  const id = sha256(secret)
  const session = sessionOf(door, id)
  const now = clock()
  const known = session && session.seenAt > now - IDLE_MS && session.startedAt > now - LONGEST_MS ? knownPerson(book, session.person) : undefined
  if (!session || known?.credential.id !== session.credential || known.credential.kind !== 'digest') {
    if (session) file.endSession(id)
    return undefined
  }
  if (session.seenAt < now - LOOK_MS) file.changeSession(id, vouched(door, id, { ...session, seenAt: now }))
  return { ...known, sessionId: id, formKey: `${sha256(`form ${secret}`)}${writerMark(book, session.person)}`, isProven: session.provenAt > now - PROVEN_MS }
}

const WRITER_LETTERS = 32

/** The book's word for who wrote into a form, under whichever of their sign-ins. */
const writerMark = (book: Door['book'], person: number): string => proofOf(book, ['form of', person]).toString('hex').slice(0, WRITER_LETTERS)

/** What of a form's key tells whose form it is, whichever sign-in of theirs it is of. */
export const writerOf = (formKey: string): string => formKey.slice(-WRITER_LETTERS)

export const end = ({ file }: Door, sessionId: string): void => file.endSession(sessionId)

/** The session of a browser that is given another one. */
export const endBySecret = ({ file }: Door, secret: string): void => file.endSession(sha256(secret))

/** Who had this session, if it is remembered: it may have ended since. Says nothing of who asks. */
export const whoHadSession = (door: Door, secret: string | undefined): number | undefined =>
  secret === undefined ? undefined : sessionOf(door, sha256(secret))?.person

/** Nobody is signed in any more: the book is another one than that of a moment ago. */
export const endEverySession = ({ file }: Door): void => file.endAllSessions()

/** Where a person is signed in; `name` tells one from another, and lets nobody in. */
export const sessionsOf = ({ file }: Door, { person, sessionId }: SignedIn) =>
  file.sessionsOf(person).map(({ id, startedAt, seenAt }) => ({
    name: sha256(`name ${id}`).slice(0, 16),
    isThis: id === sessionId,
    startedAt: instantAt(startedAt),
    seenAt: instantAt(seenAt),
  }))

/** Ends another session of the same person, by its name; all of them without one. */
export function endOthers({ file }: Door, { person, sessionId }: SignedIn, name: string | undefined): void {
  if (name === undefined) file.endSessionsOf(person, sessionId)
  else for (const { id } of file.sessionsOf(person)) if (id !== sessionId && sha256(`name ${id}`).slice(0, 16) === name) file.endSession(id)
}
