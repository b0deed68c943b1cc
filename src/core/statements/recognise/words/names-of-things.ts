import type { Role } from './vocabulary.ts'

const THINGS = ['narrative', 'reference', 'counterparty', 'counterpartyAccount'] as const
const DAYS = ['booked', 'date', 'value'] as const

const namesDay = (roles: ReadonlySet<Role>): boolean => DAYS.some((role) => roles.has(role))

/** Texts, numbers and names may look like days (`19022000`), and a damaged day is none of them. */
export const namesThing = (roles: ReadonlySet<Role>): boolean => THINGS.some((role) => roles.has(role)) && !namesDay(roles)

/** Of columns with days those that are no things by their names, where the name of one says that it has days: not only of value, for `Opération; Date de valeur` are two of them. */
export function ofDays<T>(all: readonly T[], rolesOf: (one: T) => ReadonlySet<Role>): readonly T[] {
  const isNamed = (roles: ReadonlySet<Role>) => namesDay(roles) && !roles.has('value')
  return all.some((one) => isNamed(rolesOf(one))) ? all.filter((one) => !namesThing(rolesOf(one))) : all
}
