import type { Attack } from './attack.ts'
import type { Forger } from './forger.ts'

/** Against who may get in, and as whom: an admin who would be finance too, and whoever would sign in as another. */
export const PEOPLE_ATTACKS: readonly Attack[] = [
  {
    name: 'an admin gives himself the role of a releaser',
    by: ['role_grant_other'],
    attack: (f, of) => grant(f, of.people.admin, of.people.admin, 'releaser'),
  },
  {
    name: 'a person who is disabled by himself goes on in another role',
    by: ['role_grant_other'],
    attack: (f, of) => {
      f.event('user_disabled', of.people.admin)
      f.row('role_grant', { person: of.people.admin, role: 'finance', ended: 0 })
      f.seal()
    },
  },
  {
    name: 'an admin sets the password of a releaser',
    by: ['credential_whose'],
    attack: (f, of) => credential(f, 'credentials_set', of.people.admin, { person: of.people.hats, kind: 'digest' }),
  },
  {
    name: 'an admin resets himself, and so takes the second factor away alone',
    by: ['credential_whose'],
    attack: (f, of) => credential(f, 'user_reset', of.people.admin, { person: of.people.admin, kind: 'one_time' }),
  },
  {
    name: 'credentials without a one-time sign-in, in a reset',
    by: ['credential_whose'],
    attack: (f, of) => credential(f, 'user_reset', of.people.admin, { person: of.people.hats, kind: 'digest' }),
  },
  {
    name: 'a one-time sign-in for oneself, in setting one’s credentials',
    by: ['credential_whose'],
    attack: (f, of) => credential(f, 'credentials_set', of.people.hats, { person: of.people.hats, kind: 'one_time' }),
  },
  {
    name: 'credentials set in an event of finance',
    by: ['seal_writers'],
    attack: (f, of) => credential(f, 'rate_recorded', of.people.finance, { person: of.people.hats, kind: 'one_time' }),
  },
  {
    name: 'a role given by finance',
    by: ['event_permit'],
    attack: (f, of) => grant(f, of.people.finance, of.people.hats, 'auditor'),
  },
]

export function grant(f: Forger, actor: number, person: number, role: string): void {
  f.event('user_roles_changed', actor)
  f.row('role_grant', { person, role, ended: 0 })
  f.seal()
}

export function credential(f: Forger, kind: string, actor: number, of: { readonly person: number; readonly kind: string }): void {
  f.event(kind, actor)
  f.row('credential', { ...of, digest: 'a'.repeat(64) })
  f.seal()
}
