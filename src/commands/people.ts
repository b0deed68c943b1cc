import { randomBytes, randomUUID } from 'node:crypto'
import { isRole, ROLES } from '../core/access/roles.ts'
import { problem } from '../core/problem.ts'
import { done, type Result } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { isDate } from '../core/time/dates.ts'
import type { Book } from '../store/book.ts'
import { addPerson, addToken, isLiveToken, liveTokens, personByEmail, revokeToken, setOneTimeSignIn, setRole } from '../store/people.ts'
import type { Read } from '../store/read.ts'
import type { Write } from '../store/write.ts'
import { type By, byOperator, operate } from './operate.ts'

const secret = () => randomBytes(24).toString('base64url')

export interface NewUser {
  readonly email: string
  readonly name: string
  readonly roles: readonly string[]
  readonly until?: string
}

function rolesRefused(roles: readonly string[], until: string | undefined) {
  const unknown = roles.find((role) => !isRole(role))
  if (unknown !== undefined || roles.length === 0) return problem('role_unknown', say.noRole(unknown ?? '', ROLES))
  if (until !== undefined && !isDate(until)) return problem('date_invalid', say.noLastDay(until))
  return undefined
}

/** Adds a user with roles. Refuses role_unknown, already_exists. */
export function addUser(book: Book, user: NewUser, by?: By): Result<{ id: string; email: string; roles: readonly string[]; oneTimeSignIn: string }> {
  const refused = rolesRefused(user.roles, user.until)
  if (refused) return refused
  if (!/^[^\s@]+@[^\s@]+$/.test(user.email)) return problem('invalid_input', say.noEmail(user.email))
  const oneTimeSignIn = secret()
  let id = 0
  const decide = (read: Read): Result<(tx: Write) => void> => {
    if (personByEmail(read, user.email) !== undefined) return problem('already_exists', say.emailTaken(user.email))
    return done((tx) => {
      id = addPerson(tx, { name: user.name, email: user.email })
      for (const role of user.roles) setRole(tx, id, role, false, user.until)
      setOneTimeSignIn(tx, id, oneTimeSignIn)
    })
  }
  const made = operate(book, 'user_added', decide, by, user)
  return made.ok ? done({ id: String(id), email: user.email, roles: user.roles, oneTimeSignIn }) : made
}

/** Gives a user exactly these roles. Refuses role_unknown, user_unknown, same_person. */
export function changeRoles(book: Book, email: string, roles: readonly string[], until?: string, by?: By): Result<{ email: string; roles: readonly string[] }> {
  const refused = rolesRefused(roles, until)
  if (refused) return refused
  const write = (tx: Write, who: number) => {
    for (const role of ROLES) {
      if (roles.includes(role)) setRole(tx, who, role, false, until)
      else setRole(tx, who, role, true)
    }
  }
  const made = operateOn(book, 'user_roles_changed', email, write, by, { roles, until })
  return made.ok ? done({ email, roles }) : made
}

export interface ResetDone {
  readonly email: string
  readonly oneTimeSignIn: string
  /** How many of the person's tokens were ended, and how many go on. */
  readonly tokensEnded: number
  readonly tokensLeft: number
}

/**
 * A new one-time sign-in for a user. Programs work with a person's tokens, and a forgotten password is no reason to cut them: tokens end where that is asked
 * for (`endTokens`), and first, so that none outlives the reset if the machine stops between the two. Refuses user_unknown, same_person.
 */
export function resetUser(book: Book, email: string, { by, endTokens = false }: { readonly by?: By; readonly endTokens?: boolean } = {}): Result<ResetDone> {
  const oneTimeSignIn = secret()
  const live = book.read((read) => liveTokens(read, personByEmail(read, email) ?? -1))
  const ended = endTokens ? live : []
  if (ended.length > 0) {
    const end = (tx: Write) => {
      for (const id of ended) revokeToken(tx, id)
    }
    const cut = operateOn(book, 'token_revoked', email, end, by && { ...by, key: randomUUID() })
    if (!cut.ok) return cut
  }
  const made = operateOn(book, 'user_reset', email, (tx, who) => setOneTimeSignIn(tx, who, oneTimeSignIn), by)
  return made.ok ? done({ email, oneTimeSignIn, tokensEnded: ended.length, tokensLeft: live.length - ended.length }) : made
}

/** Ends a user's roles and tokens. The person and what the person did stay. Refuses user_unknown, same_person. */
export function disableUser(book: Book, email: string, by?: By): Result<{ email: string }> {
  const write = (tx: Write, who: number) => {
    for (const role of ROLES) setRole(tx, who, role, true)
    for (const id of liveTokens(tx, who)) revokeToken(tx, id)
  }
  const made = operateOn(book, 'user_disabled', email, write, by)
  return made.ok ? done({ email }) : made
}

/** A token that stands for a user: told once. Refuses user_unknown, role_unknown, date_invalid. */
export function createToken(
  book: Book,
  of: { readonly email: string; readonly expires?: string; readonly scope: readonly string[] },
): Result<{ token: string; expires: string | null }> {
  const refused = of.scope.length > 0 ? rolesRefused(of.scope, undefined) : undefined
  if (refused) return refused
  if (of.expires !== undefined && !isDate(of.expires)) return problem('date_invalid', say.noDay(of.expires))
  const value = `tdo_${randomBytes(32).toString('base64url')}`
  const made = operateOn(book, 'token_created', of.email, (tx, who) => addToken(tx, who, value, of.scope, of.expires))
  return made.ok ? done({ token: value, expires: of.expires ?? null }) : made
}

/** Revokes a token by its number. */
export function endToken(book: Book, id: number, by?: By): Result<{ id: string }> {
  const decide = (read: Read): Result<(tx: Write) => void> =>
    isLiveToken(read, id) ? done((tx) => revokeToken(tx, id)) : problem('not_found', say.noToken(id))
  const made = operate(book, 'token_revoked', decide, by, { id })
  return made.ok ? done({ id: String(id) }) : made
}

/** Acts on a user. An admin acts on others alone: nobody gives roles to themselves, or lets themselves in anew. */
function operateOn(
  book: Book,
  kind: string,
  email: string,
  write: (tx: Write, who: number) => void,
  by: By = byOperator(),
  asked: object = {},
): Result<number> {
  const decide = (read: Read): Result<(tx: Write) => void> => {
    const who = personByEmail(read, email)
    if (who === undefined) return problem('user_unknown', say.noUser(email))
    if (who === by.actor) return problem('same_person', say.notForOneself)
    return done((tx) => write(tx, who))
  }
  return operate(book, kind, decide, by, { email, ...asked })
}
