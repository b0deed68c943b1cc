import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { personByEmail } from '../../store/people.ts'
import type { Account } from '../../store/sign-in-file.ts'
import { type Door, digestOf, type Known, knownPerson, openedFactor, setAccount } from './accounts.ts'
import { isPassword, recoveryHash, stepOf } from './secrets.ts'
import { begin, type SignedIn } from './sessions.ts'
import { mustWait, rightTry, wrongTry } from './tries.ts'

export interface SignInAsked {
  readonly email: string
  readonly password: string
  /** Of the second factor, or one for recovery; empty where the person has none. */
  readonly code: string
}

/** One answer to whatever is wrong: nobody learns which. */
const WRONG = () =>
  problem(
    'not_found_or_wrong',
    'Address, password or code are not right. A reset sign-in must be used first. Compare them, or ask an administrator for a new one-time sign-in.',
  )

/**
 * Signs a person in by password and, where one is set or needed, second factor. Gives the session's secret. Refuses not_found_or_wrong, too_many_tries. The digest of the
 * credentials must be the last one in the chain: who changes the file of sign-ins gets in by it no more.
 */
export async function signIn(door: Door, { email, password, code }: SignInAsked): Promise<Result<string>> {
  const wait = mustWait(door, email)
  if (wait) return wait
  const known = byEmail(door, email)
  const account = known && door.file.account(known.person)
  const isRight = await isPassword(password, account?.password)
  const credential = known && account && isRight && isOfChain(known, account) ? factorTaken(door, known, account, code) : undefined
  if (!known || credential === undefined) {
    wrongTry(door, email)
    return WRONG()
  }
  rightTry(door, email)
  return done(begin(door, known.person, credential))
}

export const byEmail = ({ book }: Door, email: string): Known | undefined =>
  knownPerson(
    book,
    book.read((read) => personByEmail(read, email)),
  )

const isOfChain = ({ credential }: Known, account: Account): boolean => credential.kind === 'digest' && credential.digest === digestOf(account)

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

/** The same person once more, before money is released or the credentials are changed. Refuses not_found_or_wrong, too_many_tries. */
export async function prove(door: Door, signed: SignedIn, { password, code }: Omit<SignInAsked, 'email'>): Promise<Result<Account>> {
  const wait = mustWait(door, signed.email)
  if (wait) return wait
  const account = door.file.account(signed.person)
  const isRight = await isPassword(password, account?.password)
  if (!account || !isRight || !isOfChain(signed, account) || !isFactor(door, signed, account, code)) {
    wrongTry(door, signed.email)
    return WRONG()
  }
  rightTry(door, signed.email)
  door.file.proven(signed.sessionId, door.clock())
  return done(account)
}

function isFactor({ book, clock, file }: Door, { person }: SignedIn, { secondFactor }: Account, code: string): boolean {
  if (secondFactor === null) return true
  const step = stepOf(openedFactor(book, secondFactor), code, clock())
  return step !== undefined && file.takeStep(person, step)
}
