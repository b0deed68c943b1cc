import type { Payee } from '../../core/payees/payee.ts'
import type { Told } from '../../store/applications.ts'
import { present } from '../present.ts'
import type { Changes } from './application-body.ts'

/** What an application says after a correction. A member left out stays, null takes one back; the payee is as `payeeAfter` says. */
export function applyChanges(told: Told, { student, payee, ...facts }: Changes): Told {
  const after = payeeAfter(told.payee, payee)
  return { student: merged(told.student, student ?? {}), facts: merged(told.facts, facts), ...(after ? { payee: after } : {}) }
}

/** Members of the bank, which another account does not share unless that is said. */
const OF_THE_ACCOUNT = { bank: null, bic: null, routingCode: null }

/**
 * A payee with name and currency takes the place of the one before. Single members change it; another account loses the bank of
 * the account before.
 */
function payeeAfter(before: Payee | undefined, change: Changes['payee']): Payee | undefined {
  if (change === undefined) return before
  if (change === null) return undefined
  const whole = change.name !== undefined && change.currency !== undefined
  const kept = whole || before === undefined ? ({ name: '', relation: 'self', way: 'account', currency: '' } as const) : before
  const other = change.iban !== undefined || change.accountNumber !== undefined
  const account = other && !whole ? { iban: null, accountNumber: null, ...OF_THE_ACCOUNT } : {}
  return merged(kept, { ...account, ...change })
}

/** `before` with the members of `changes` that are given; null takes one away. */
function merged<T extends object>(before: T, changes: object): T {
  const entries = Object.entries({ ...before, ...present(changes) }).filter(([, member]) => member !== null)
  return Object.fromEntries(entries) as T
}
