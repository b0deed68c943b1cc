import { randomUUID } from 'node:crypto'
import { needsFactor } from '../../core/access/passwords.ts'
import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import type { Book } from '../../store/book.ts'
import { decrypt, encrypt, sha256 } from '../../store/keys.ts'
import { credentialNow, rolesOf, setCredentialDigest, staffOf } from '../../store/people.ts'
import { type Account, SignInFile } from '../../store/sign-in-file.ts'

/** Book, sign-ins and the machine's clock: what signing in is about. The file of sign-ins stands beside the book, and is made when somebody first comes to the door. */
export class Door {
  readonly book: Book
  readonly clock: () => number
  #file: SignInFile | undefined

  constructor(book: Book, clock: () => number) {
    this.book = book
    this.clock = clock
  }

  get file(): SignInFile {
    this.#file ??= new SignInFile(`${this.book.file}.auth`)
    return this.#file
  }

  close(): void {
    this.#file?.close()
    this.#file = undefined
  }
}

/** What the chain holds of an account: whoever changes the file beside the book lets nobody in by it. */
const digestOf = ({ person, password, secondFactor, recovery }: Account): string =>
  sha256(JSON.stringify([person, password, secondFactor === null ? null : sha256(secondFactor), recovery]))

export const sealedFactor = (book: Book, secret: string): Buffer => book.read((read) => encrypt(read.keys.for('sign_ins'), secret))

export const openedFactor = (book: Book, sealed: Buffer): string => book.read((read) => decrypt(read.keys.for('sign_ins'), sealed).toString('utf8'))

/** The book's word for a row of the file beside it: only a process that has the key gives it, of all that the row says. */
export const proofOf = (book: Book, row: ReadonlyArray<string | number | readonly string[]>): Buffer =>
  book.read((read) => read.keys.hmac('sessions', JSON.stringify(row)))

/** A person who may sign in: with the newest of what the chain knows of the credentials. */
export interface Known {
  readonly person: number
  readonly email: string
  readonly name: string
  readonly roles: readonly string[]
  readonly credential: { readonly id: number; readonly kind: 'one_time' | 'digest'; readonly digest: string }
  readonly needsFactor: boolean
}

/** Undefined where the person has no role today, or no credentials were ever given. */
export function knownPerson(book: Book, person: number | undefined): Known | undefined {
  if (person === undefined) return undefined
  return book.read((read) => {
    const roles = rolesOf(read, person, read.today)
    const credential = credentialNow(read, person)
    const staff = staffOf(read, person)
    return roles.length === 0 || !credential || !staff ? undefined : { person, ...staff, roles, credential, needsFactor: needsFactor(roles) }
  })
}

const isOfChain = ({ credential }: Known, account: Account): boolean => credential.kind === 'digest' && credential.digest === digestOf(account)

/** So long after it was laid ready an account is surely none any more whose event is still to come. */
const LAID_MS = 60 * 60_000

/**
 * The account whose digest is the last one in the chain; undefined where the file has none such: it was changed, or a one-time sign-in is to be used first. Where the
 * process ended between the event and the file, what was laid ready is put in its place now.
 */
export function accountOf({ file, clock }: Door, known: Known): Account | undefined {
  const kept = file.account(known.person)
  if (kept && isOfChain(known, kept)) return kept
  const ready = file.laidReady(known.person, known.credential.digest)
  if (!ready || !isOfChain(known, ready)) return undefined
  file.putInPlace(known.person, known.credential.digest, clock() - LAID_MS)
  return ready
}

/**
 * Keeps an account and writes its digest into the chain, in the person's name. The event ends every session of before. File and book are two files: the account is
 * laid ready in the one, its digest written into the other, then it is put in its place. Wherever the process ends, the digest in the chain is that of one account in the file:
 * the one of before, or the new one. Where the event's fate is not known (a fault of the disk), what is laid ready stays.
 */
export function setAccount({ book, file, clock }: Door, account: Account, seen: number): Result<number> {
  const digest = digestOf(account)
  file.layReady(account, digest, clock())
  const acted = book.act({ kind: 'credentials_set', actor: account.person, key: randomUUID(), request: 'credentials_set', status: 200 }, (read) =>
    credentialNow(read, account.person)?.id === seen
      ? done((tx) => setCredentialDigest(tx, account.person, digest))
      : problem('changed_meanwhile', say.signInChanged),
  )
  if (!acted.ok) {
    file.dropReady(account.person, digest)
    return acted
  }
  file.putInPlace(account.person, digest, clock() - LAID_MS)
  file.endSessionsOf(account.person)
  return done(book.read((read) => credentialNow(read, account.person)?.id ?? 0))
}
