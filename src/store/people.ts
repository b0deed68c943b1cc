import { sha256 } from './keys.ts'
import type { Read } from './read.ts'
import { credential, person, roleGrant, token, tokenRevocation } from './schema/people.ts'
import { SealedRows } from './verify/sealed-rows.ts'
import type { Write } from './write.ts'

/** The book's own two persons, made by its first event. */
export const OPERATOR = 1
export const STUDENT = 2

export interface Staff {
  readonly name: string
  readonly email: string
}

/** Who a token stands for: the person and the roles that hold today, narrowed by the token's scope. */
export interface Signed {
  readonly person: number
  readonly roles: readonly string[]
}

const emailLookup = (read: Read, email: string) => read.keys.lookup('email', email.trim().toLowerCase())

/** The book's first two persons and what it starts with. */
export function addFirstPersons(tx: Write): void {
  tx.fact(person, { kind: 'operator' })
  tx.fact(person, { kind: 'student' })
  tx.fact(roleGrant, { person: OPERATOR, role: 'operator', ended: 0 })
  tx.fact(roleGrant, { person: STUDENT, role: 'student', ended: 0 })
}

export function addPerson(tx: Write, staff: Staff): number {
  return tx.factWithLookups(person, { kind: 'user', personal: tx.personal('staff', staff) }, [emailLookup(tx, staff.email)])
}

export function setRole(tx: Write, who: number, role: string, ended: boolean, until?: string): void {
  tx.fact(roleGrant, { person: who, role, ended: ended ? 1 : 0, until: until ?? null })
}

export const setOneTimeSignIn = (tx: Write, who: number, secret: string) => tx.fact(credential, { person: who, kind: 'one_time', digest: sha256(secret) })

/** What lets a person in, as the chain knows it last: a one-time sign-in (its hash), or the digest of the credentials that the person set. None that was not sealed so. */
export function credentialNow(read: Read, who: number) {
  const row = read.one<{ id: number; seq: number; kind: 'one_time' | 'digest'; digest: string }>(
    'SELECT id, event_seq AS seq, kind, digest FROM credential WHERE person = ? ORDER BY id DESC LIMIT 1',
    who,
  )
  return row && new SealedRows(read).has({ table: 'credential', ...row }) ? row : undefined
}

export const setCredentialDigest = (tx: Write, who: number, digest: string) => tx.fact(credential, { person: who, kind: 'digest', digest })

export const addToken = (tx: Write, who: number, secret: string, scope: readonly string[], expires?: string) =>
  tx.fact(token, { person: who, hash: sha256(secret), scope: scope.length > 0 ? scope.join(',') : null, expires: expires ?? null })

export const revokeToken = (tx: Write, id: number) => tx.fact(tokenRevocation, { token: id })

export const personByEmail = (read: Read, email: string): number | undefined =>
  read.value<number>("SELECT row_id FROM lookup WHERE token = ? AND table_name = 'person'", emailLookup(read, email))

export function staffOf(read: Read, who: number): Staff | null {
  return read.open<Staff>('staff', read.value<Buffer | null>('SELECT personal FROM person WHERE id = ?', who) ?? null)
}

/** The name of a person for people to read; `person 7` where the keys are not at hand. */
export const nameOf = (read: Read, who: number): string =>
  who === OPERATOR ? 'operator' : who === STUDENT ? 'student' : (staffOf(read, who)?.name ?? `person ${who}`)

/** The same for a list, in which the same few persons come again and again: each is looked up once. */
export function namesOf(read: Read): (who: number) => string {
  const known = new Map<number, string>()
  return (who) => {
    const name = known.get(who) ?? nameOf(read, who)
    known.set(who, name)
    return name
  }
}

/** Roles that hold on a date. */
export const rolesOf = (read: Read, who: number, on: string): string[] =>
  read
    .all<{ role: string }>(
      `SELECT g.role FROM role_grant g WHERE g.person = ? AND g.ended = 0 AND (g.until IS NULL OR g.until >= ?)
       AND g.id = (SELECT max(id) FROM role_grant WHERE person = g.person AND role = g.role) ORDER BY g.role`,
      who,
      on,
    )
    .map((r) => r.role)

/** Who a token's secret stands for, or undefined: unknown, revoked, expired, or not as it was sealed. */
export function signedBy(read: Read, secret: string): Signed | undefined {
  const row = read.one<{ id: number; seq: number; person: number; scope: string | null; expires: string | null }>(
    'SELECT id, event_seq AS seq, person, scope, expires FROM token t WHERE hash = ? AND NOT EXISTS(SELECT 1 FROM token_revocation WHERE token = t.id)',
    sha256(secret),
  )
  if (!row || (row.expires !== null && row.expires < read.today) || !new SealedRows(read).has({ table: 'token', ...row })) return undefined
  const roles = rolesOf(read, row.person, read.today)
  const scope = row.scope?.split(',')
  return { person: row.person, roles: scope ? roles.filter((r) => scope.includes(r)) : roles }
}

export interface UserRow extends Staff {
  readonly id: number
  readonly roles: readonly string[]
}

export const users = (read: Read): UserRow[] =>
  read
    .all<{ id: number }>("SELECT id FROM person WHERE kind = 'user' ORDER BY id")
    .map(({ id }) => ({ id, roles: rolesOf(read, id, read.today), ...(staffOf(read, id) ?? { name: '', email: '' }) }))

export interface TokenRow {
  readonly id: number
  readonly person: number
  readonly scope: string | null
  readonly expires: string | null
  readonly revoked: number
}

export const tokens = (read: Read): TokenRow[] =>
  read.all<TokenRow>(
    'SELECT t.id, t.person, t.scope, t.expires, EXISTS(SELECT 1 FROM token_revocation WHERE token = t.id) AS revoked FROM token t ORDER BY t.id',
  )

export const isLiveToken = (read: Read, id: number): boolean =>
  read.value('SELECT 1 FROM token t WHERE id = ? AND NOT EXISTS(SELECT 1 FROM token_revocation WHERE token = t.id)', id) !== undefined

export const liveTokens = (read: Read, who: number): number[] =>
  read
    .all<{ id: number }>(
      'SELECT id FROM token t WHERE person = ? AND (expires IS NULL OR expires >= ?) AND NOT EXISTS(SELECT 1 FROM token_revocation WHERE token = t.id)',
      who,
      read.today,
    )
    .map((t) => t.id)

/** Which roles may make events of a kind. */
export const rolesFor = (read: Read, kind: string): string[] =>
  read.all<{ role: string }>('SELECT role FROM permit WHERE event_kind = ?', kind).map((r) => r.role)
