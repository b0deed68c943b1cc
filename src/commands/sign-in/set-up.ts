import { passwordFault, SHORTEST_ALONE, SHORTEST_WITH_FACTOR } from '../../core/access/passwords.ts'
import { faultAt, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { sha256 } from '../../store/keys.ts'
import type { Account } from '../../store/sign-in-file.ts'
import { type Door, type Known, openedFactor, proofOf, sealedFactor, setAccount } from './accounts.ts'
import { factorAddress, hashPassword, newFactor, newRecoveryCodes, newSecret, recoveryHash, stepOf } from './secrets.ts'
import { begin, type SignedIn } from './sessions.ts'
import { byEmail, prove, type SignInAsked } from './sign-in.ts'
import { takeTry } from './tries.ts'

const SETUP_MS = 20 * 60_000

/** What is left to do: the authenticator takes the secret, gives a code, and the codes for recovery are written down. Told once. */
export interface Setup {
  readonly ticket: string
  readonly secret: string
  readonly address: string
  readonly recovery: readonly string[]
}

/** A session's secret, or a second factor to set up first. */
export type SetUp = { readonly session: string } | { readonly setup: Setup }

export interface FirstAsked {
  readonly email: string
  readonly oneTime: string
  readonly password: string
  readonly withFactor: boolean
}

const WRONG = () => problem('not_found_or_wrong', say.oneTimeWrong)

/**
 * The first sign-in, by the secret that was told once; after a reset too. The password is set, and a second factor where the roles need one or the person wants it.
 * Refuses not_found_or_wrong, too_many_tries, invalid_input (the password).
 */
export async function firstSignIn(door: Door, { email, oneTime, password, withFactor }: FirstAsked): Promise<Result<SetUp>> {
  const tried = takeTry(door, email)
  if (!tried.ok) return tried
  const known = byEmail(door, email)
  if (known?.credential.kind !== 'one_time' || known.credential.digest !== sha256(oneTime.trim())) return WRONG()
  const isWithFactor = withFactor || known.needsFactor
  const fault = passwordProblem(password, email, isWithFactor)
  if (fault) {
    tried.value.none()
    return fault
  }
  tried.value.right()
  const kept = await hashPassword(password)
  return isWithFactor ? done({ setup: startSetup(door, known, kept) }) : settled(door, known, kept)
}

/** Another password; sessions elsewhere end. Refuses as `prove`, and invalid_input. */
export async function changePassword(
  door: Door,
  signed: SignedIn,
  asked: { readonly now: Omit<SignInAsked, 'email'>; readonly password: string },
): Promise<Result<string>> {
  const proven = await prove(door, signed, asked.now)
  if (!proven.ok) return proven
  const fault = passwordProblem(asked.password, signed.email, proven.value.secondFactor !== null)
  if (fault) return fault
  const account = { ...proven.value, password: await hashPassword(asked.password) }
  const set = setAccount(door, account, signed.credential.id)
  return set.ok ? done(begin(door, signed.person, set.value)) : set
}

/**
 * A second factor, the first or another one. Who lost the authenticator gives a code for recovery: without that the codes would let in and lead no further.
 * What was begun changes nothing yet, and at its end all codes of before go. Refuses as `prove`.
 */
export async function changeFactor(door: Door, signed: SignedIn, now: Omit<SignInAsked, 'email'>): Promise<Result<Setup>> {
  const proven = await prove(door, signed, { ...now, orRecovery: true })
  return proven.ok ? done(startSetup(door, signed, proven.value.password)) : proven
}

/** The code shows that the authenticator has the secret: now it counts. Gives a session's secret. Refuses not_found (too late), not_found_or_wrong, too_many_tries. */
export function finishSetup(door: Door, { ticket, code }: { readonly ticket: string; readonly code: string }): Result<string> {
  const { book, file, clock } = door
  const id = sha256(ticket)
  const tried = takeTry(door, id)
  if (!tried.ok) return tried
  const begun = setupOf(door, id)
  if (!begun?.secondFactor) {
    tried.value.none()
    return problem('not_found', say.setupTooLate)
  }
  const step = stepOf(openedFactor(book, begun.secondFactor), code, clock())
  if (step === undefined) return problem('not_found_or_wrong', say.factorWrong)
  tried.value.right()
  file.endSetup(id)
  const { person, password, secondFactor, recovery, credential } = begun
  const set = setAccount(door, { person, password, secondFactor, recovery }, credential)
  if (!set.ok) return set
  file.takeStep(person, step)
  return done(begin(door, person, set.value))
}

/** What the page shows again while the person is at it; undefined where it is too late. The codes for recovery were told once. */
export function setupAgain(door: Door, ticket: string, email: string): Omit<Setup, 'recovery'> | undefined {
  const begun = setupOf(door, sha256(ticket))
  if (!begun?.secondFactor) return undefined
  const secret = openedFactor(door.book, begun.secondFactor)
  return { ticket, secret, address: factorAddress(secret, email) }
}

interface Begun extends Account {
  readonly credential: number
  readonly at: number
}

/** The book's word for what was begun: without it a row of one person's would set the credentials of another. */
const setupProof = ({ book }: Door, id: string, { person, credential, password, secondFactor, recovery, at }: Begun): Buffer =>
  proofOf(book, ['setup', id, person, credential, password, secondFactor === null ? '' : sha256(secondFactor), recovery, at])

/** What was begun with a ticket; undefined where it is too late, or this book never began it. */
function setupOf(door: Door, id: string): Begun | undefined {
  const begun = door.file.setup(id, door.clock() - SETUP_MS)
  return begun && setupProof(door, id, begun).equals(begun.proof) ? begun : undefined
}

function startSetup(door: Door, { person, email, credential }: Known, password: string): Setup {
  const [ticket, secret, recovery] = [newSecret(), newFactor(), newRecoveryCodes()]
  const of = {
    person,
    credential: credential.id,
    password,
    secondFactor: sealedFactor(door.book, secret),
    recovery: recovery.map(recoveryHash),
    at: door.clock(),
  }
  const id = sha256(ticket)
  door.file.keepSetup(id, { ...of, proof: setupProof(door, id, of) })
  return { ticket, secret, address: factorAddress(secret, email), recovery }
}

function settled(door: Door, { person, credential }: Known, password: string): Result<SetUp> {
  const set = setAccount(door, { person, password, secondFactor: null, recovery: [] }, credential.id)
  return set.ok ? done({ session: begin(door, person, set.value) }) : set
}

function passwordProblem(password: string, email: string, hasFactor: boolean) {
  const fault = passwordFault(password, email, hasFactor)
  if (fault === undefined) return undefined
  const least = hasFactor ? SHORTEST_WITH_FACTOR : SHORTEST_ALONE
  const words = { too_short: say.passwordShort(least), too_long: say.passwordLong, too_common: say.passwordCommon }
  const briefly = { too_short: say.isTooShort, too_long: say.isTooLong, too_common: say.isTooCommon }
  return problem('invalid_input', words[fault], { errors: [faultAt('/password', briefly[fault])] })
}
