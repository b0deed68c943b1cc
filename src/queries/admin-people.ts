import { z } from 'zod'
import { type StepGap, stepGaps } from '../core/access/separation.ts'
import { idOf } from '../core/id.ts'
import { notFound } from '../core/problem.ts'
import { done, type Result } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { rolesGiven } from '../store/admin.ts'
import { head } from '../store/ledger.ts'
import { credentialNow, liveTokens, type TokenRow, tokens, users } from '../store/people.ts'
import type { Read } from '../store/read.ts'
import { roleHolders } from '../store/role-holders.ts'
import { none, query } from './query.ts'

export interface PersonView {
  readonly id: string
  readonly name: string
  readonly email: string
  /** Those that hold today, each with its last day if it has one. */
  readonly roles: readonly { readonly role: string; readonly until: string | null }[]
  /** Whether the person has set a password, waits for it with a one-time sign-in, or never got one. */
  readonly signIn: 'set' | 'one time' | 'none'
  readonly tokens: number
}

export interface PeopleView {
  readonly people: readonly PersonView[]
  readonly gaps: readonly StepGap[]
}

const ADMIN = ['admin']

function peopleOf(read: Read): PersonView[] {
  const given = rolesGiven(read)
  return users(read).map(({ id, name, email, roles }) => {
    const kind = credentialNow(read, id)?.kind
    return {
      ...{ id: String(id), name, email, tokens: liveTokens(read, id).length },
      roles: roles.map((role) => ({ role, until: given.find((of) => of.person === id && of.role === role)?.until ?? null })),
      signIn: kind === 'digest' ? 'set' : kind === 'one_time' ? 'one time' : 'none',
    }
  })
}

/** The most that a payout can need: two approvers. */
export const gapsNow = (read: Read): readonly StepGap[] => stepGaps(true, roleHolders(read, head(read).seq, read.today))

export const people = query({
  summary: 'Staff with their roles, and the steps that nobody or one person alone can do',
  roles: ADMIN,
  filters: none,
  ask: (read): Result<PeopleView> => done({ people: peopleOf(read), gaps: gapsNow(read) }),
})

export interface TokenOfPerson {
  readonly id: string
  readonly scope: readonly string[] | null
  readonly expires: string | null
  readonly state: 'live' | 'revoked' | 'expired'
}

const tokenView = ({ id, scope, expires, revoked }: TokenRow, today: string): TokenOfPerson => ({
  id: String(id),
  scope: scope?.split(',') ?? null,
  expires,
  state: revoked === 1 ? 'revoked' : expires !== null && expires < today ? 'expired' : 'live',
})

export const personById = query({
  summary: 'One of staff, with roles and tokens',
  roles: ADMIN,
  filters: z.strictObject({}),
  ask: (read, { params }): Result<{ readonly person: PersonView; readonly tokens: readonly TokenOfPerson[] }> => {
    const id = idOf(params['id'])
    const person = peopleOf(read).find((of) => of.id === String(id))
    if (!person) return notFound(say.noPerson, params['id'])
    return done({
      person,
      tokens: tokens(read)
        .filter((of) => of.person === id)
        .map((of) => tokenView(of, read.today)),
    })
  },
})
