import { isDate } from '../time/dates.ts'
import type { PlannedInstalment } from './caps.ts'
import type { Policy } from './policy.ts'

/**
 * The instalments that a grant has unless told otherwise: a flat amount in its equal parts (what does not divide goes into
 * the first), one a month from `firstDueOn`; else `askedMinor` at once, no more than the policy's cap; empty if nothing is asked for.
 */
export function plannedInstalments(policy: Pick<Policy, 'grant'>, askedMinor: number | undefined, firstDueOn: string): readonly PlannedInstalment[] {
  const { grant } = policy
  if (grant.kind === 'cap') return askedMinor === undefined ? [] : [{ dueOn: firstDueOn, amountMinor: Math.min(askedMinor, grant.capMinor) }]
  return inEqualParts(grant.amountMinor, grant.instalments, firstDueOn)
}

/** `amountMinor` in so many equal parts, one a month; amounts in minor units of one currency. */
export function inEqualParts(amountMinor: number, parts: number, firstDueOn: string): readonly PlannedInstalment[] {
  const rest = amountMinor % parts
  return Array.from({ length: parts }, (_, part) => ({
    dueOn: monthsAfter(firstDueOn, part),
    amountMinor: (amountMinor - rest) / parts + (part === 0 ? rest : 0),
  }))
}

/** The same day so many months later, or that month's last. */
function monthsAfter(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const counted = year * 12 + month - 1 + months
  const head = `${Math.floor(counted / 12)}-${String((counted % 12) + 1).padStart(2, '0')}`
  const days = [day, 30, 29, 28].filter((one) => one <= day).map((one) => `${head}-${String(one).padStart(2, '0')}`)
  return days.find(isDate) ?? date
}
