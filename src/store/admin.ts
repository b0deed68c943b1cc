import type { Read } from './read.ts'

/** A role that a person holds, and its last day. */
export interface RoleHeld {
  readonly person: number
  readonly role: string
  readonly until: string | null
}

/** The roles of all users as last given, those that ended by their day among them. */
export const rolesGiven = (read: Read): RoleHeld[] =>
  read.all<RoleHeld>(
    `SELECT g.person, g.role, g.until FROM role_grant g CROSS JOIN person u ON u.id = g.person AND u.kind = 'user'
     WHERE g.ended = 0 AND g.id = (SELECT max(id) FROM role_grant WHERE person = g.person AND role = g.role) ORDER BY g.person, g.role`,
  )

/** A programme's version with who made it, and when. */
export interface VersionRow {
  readonly version: number
  readonly name: string
  readonly seq: number
  readonly at: string
  readonly actor: number
  readonly policy: string
}

/** The versions of a programme, the newest first. */
export const versionsOf = (read: Read, programme: number, most: number): VersionRow[] =>
  read.all<VersionRow>(
    `SELECT v.version, v.name, e.seq, e.at, e.actor, v.policy FROM programme_version v CROSS JOIN event e ON e.seq = v.event_seq WHERE v.programme = ? ORDER BY v.version DESC LIMIT ?`,
    programme,
    most,
  )
