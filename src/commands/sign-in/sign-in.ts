import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { personByEmail } from '../../store/people.ts'
import type { Account } from '../../store/sign-in-file.ts'
import { accountOf, type Door, type Known, knownPerson, openedFactor, setAccount } from './accounts.ts'
import { isPassword, recoveryHash, stepOf } from './secrets.ts'
import { begin, provenNow, type SignedIn } from './sessions.ts'
import { takeTry } from './tries.ts'

export interface SignInAsked {
  readonly email: string
  readonly password: string
  /** Of the second factor, or one for recovery; empty where the person has none. */
  readonly code: string
}

/** One answer to whatever is wrong: nobody learns which. */
const WRONG = () => problem('not_found_or_wrong', say.signInWrong)

/**
 * Signs a person in by password and, where one is set or needed, second factor. Gives the session's secret. Refuses not_found_or_wrong, too_many_tries. The digest of the
 * credentials must be the last one in the chain: who changes the file of sign-ins gets in by it no more.
 */
export async function signIn(door: Door, { email, password, code }: SignInAsked): Promise<Result<string>> {
  const tried = takeTry(door, email)
  if (!tried.ok) return tried
  const known = byEmail(door, email)
  const account = known && accountOf(door, known)
  const isRight = await isPassword(password, account?.password)
  const credential = known && account && isRight ? factorTaken(door, known, account, code) : undefined
  if (!known || credential === undefined) return WRONG()
  tried.value.right()
  return done(begin(door, known.person, credential))
}

export const byEmail = ({ book }: Door, email: string): Known | undefined =>
  knownPerson(
    book,
    book.read((read) => personByEmail(read, email)),
  )

/** The row of the chain to sign in with, where the code is right or none is needed. A code for recovery is used up, which is a change of the credentials. */
function factorTaken(door: Door, known: Known, account: Account, code: string): number | undefined {
  if (account.secondFactor === null) return known.needsFactor ? undefined : known.credential.id
  const step = stepOf(openedFactor(door.book, account.secondFactor), code, door.clock())
  if (step !== undefined) return door.file.takeStep(known.person, step) ? known.credential.id : undefined
  const used = recoveryHash(code)
  if (code === '' || !account.recovery.includes(used)) return undefined
  const set = setAccount(door, { ...account, recovery: account.recovery.filter((one) => one !== used) }, known.credential.id)
  return set.ok ? set.value : undefined
}

/** What is given once more; `orRecovery`: a code for recovery will do, which is not used up by it. */
export interface Proof extends Omit<SignInAsked, 'email'> {
  readonly orRecovery?: boolean
}

/** The same person once more, before money is released or the credentials are changed. Refuses not_found_or_wrong, too_many_tries. */
export async function prove(door: Door, signed: SignedIn, { password, code, orRecovery = false }: Proof): Promise<Result<Account>> {
  const tried = takeTry(door, signed.email)
  if (!tried.ok) return tried
  const account = accountOf(door, signed)
  const isRight = await isPassword(password, account?.password)
  if (!account || !isRight) return WRONG()
  const isRecovered = orRecovery && account.recovery.includes(recoveryHash(code))
  if (!isRecovered && !isFactor(door, signed, account, code)) return WRONG()
  tried.value.right()
  // It stays good: what it proves is no more than what it is asked for
  if (!isRecovered) provenNow(door, signed.sessionId)
  return done(account)
}

function isFactor({ book, clock, file }: Door, { person }: SignedIn, { secondFactor }: Account, code: string): boolean {
  if (secondFactor === null) return true
  const step = stepOf(openedFactor(book, secondFactor), code, clock())
  return step !== undefined && file.takeStep(person, step)
}
