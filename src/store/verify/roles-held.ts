import { dateOf } from '../../core/time/dates.ts'

/** Columns of `role_grant` in its order. */
type RoleGrantRow = [id: number, seq: number, person: number, role: string, ended: number, until?: string]

/** Who holds which role as the chain is walked: the newest row of a person and role counts. */
export class RolesHeld {
  readonly #held = new Map<number, Map<string, { readonly ended: boolean; readonly until: string | undefined }>>()

  /** Takes a row in the form of the digest. */
  take(text: string): void {
    const [, , person, role, ended, until] = JSON.parse(text) as RoleGrantRow
    const roles = this.#held.get(person) ?? new Map()
    roles.set(role, { ended: ended === 1, until })
    this.#held.set(person, roles)
  }

  /** Does the person hold one of these roles at the instant? */
  allow(person: number, roles: readonly string[], at: string): boolean {
    const held = this.#held.get(person)
    return roles.some((role) => {
      const one = held?.get(role)
      return one !== undefined && !one.ended && (one.until === undefined || one.until >= dateOf(at))
    })
  }
}
