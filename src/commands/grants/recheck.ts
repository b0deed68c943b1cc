import { isAutomatic } from '../../core/eligibility/criterion-kinds.ts'
import type { AutomaticCriterion } from '../../core/eligibility/policy.ts'
import { addCheck } from '../../store/checks.ts'
import { type Grant, grantById, instalmentsOf } from '../../store/grants.ts'
import { addHold, recheckLifted } from '../../store/holds.ts'
import { addNote } from '../../store/notes.ts'
import { payeePersonal } from '../../store/payees.ts'
import { grantPayee } from '../../store/payouts.ts'
import type { Persons } from '../../store/persons.ts'
import type { Read } from '../../store/read.ts'
import type { Write } from '../../store/write.ts'
import { evaluateCriteria, type Outcomes } from '../applications/evaluate-case.ts'
import { findCase, type OpenCase } from '../applications/open-case.ts'

/** What the checks of a later instalment came to; `fails`: the grant is to be held. */
export interface Rechecked {
  readonly grant: Grant
  readonly open: OpenCase
  readonly outcomes: Outcomes
  readonly fails: boolean
}

/**
 * Runs the checks that a programme wants again before a later instalment, on the case, payee and instalments as they are now. Undefined where it wants none,
 * or where a person lifted such a hold and nothing of the grant was prepared since.
 */
export function recheck(read: Read, persons: Persons, id: number): Rechecked | undefined {
  const grant = grantById(read, id)
  if (!grant || recheckLifted(read, id)) return undefined
  const opened = findCase(read, String(grant.application))
  if (!opened.ok) return undefined
  const open = opened.value
  const criteria = open.policy.criteria.filter((one): one is AutomaticCriterion => isAutomatic(one) && open.policy.recheck.includes(one.code))
  if (criteria.length === 0) return undefined
  const payee = payeePersonal(read, grantPayee(read, id) ?? grant.payee)
  const planned = instalmentsOf(read, id).map(({ dueOn, amount, cancelled }) => ({ dueOn, amountMinor: amount - cancelled }))
  const outcomes = evaluateCriteria(read, persons, open, criteria, { ...open.told, ...(payee ? { payee } : {}) }, planned)
  return { grant, open, outcomes, fails: outcomes.some(({ outcome }) => outcome === 'fail') }
}

/** Keeps the outcomes, and holds the grant for one that failed. */
export function writeRecheck(tx: Write, { grant, open: { of, student }, outcomes, fails }: Rechecked): void {
  for (const outcome of outcomes) addCheck(tx, student, { ...outcome, version: of.version })
  if (!fails) return
  const reason = outcomes.flatMap((one) => (one.outcome === 'fail' ? [`${one.criterion}: ${one.words}`] : [])).join(' ')
  const id = addHold(tx, { cause: 'recheck', grant: grant.id })
  addNote(tx, { noun: 'hold', subject: id, student, words: { reason } })
}
