import { canonicalJson } from '../../core/applications/digest-text.ts'
import type { PlannedInstalment } from '../../core/eligibility/caps.ts'
import { isAutomatic } from '../../core/eligibility/criterion-kinds.ts'
import { evaluate } from '../../core/eligibility/evaluate.ts'
import type { AutomaticCriterion } from '../../core/eligibility/policy.ts'
import type { Told } from '../../store/applications.ts'
import { type Check, checksOf, type NewCheck } from '../../store/checks.ts'
import { eligibilitySeen } from '../../store/eligibility.ts'
import type { Persons } from '../../store/persons.ts'
import type { Read } from '../../store/read.ts'
import type { OpenCase } from './open-case.ts'

/** The outcome of an automatic check, to be stored with the version that it looked at. */
export type Outcomes = readonly Omit<NewCheck, 'version'>[]

/** Evaluates automatic criteria on what an application says (`told`: as it will say after a correction; `planned`: the instalments of a grant). */
export function evaluateCriteria(
  read: Read,
  persons: Persons,
  { of, policy, programme }: OpenCase,
  criteria: readonly AutomaticCriterion[],
  told: Told,
  planned?: readonly PlannedInstalment[],
): Outcomes {
  if (criteria.length === 0) return []
  const asked = eligibilitySeen(read, persons, of, told, policy)
  const seen = planned ? { ...asked, planned } : asked
  return criteria.map((criterion) => ({
    application: of.id,
    programmeVersion: programme.versionId,
    criterion: criterion.code,
    by: 'automatic',
    ...evaluate(criterion, seen),
  }))
}

/**
 * All automatic criteria of a case. An outcome that an officer decided anew is left as it is while the check still comes to the same on the
 * same facts.
 */
export function evaluateAll(read: Read, persons: Persons, open: OpenCase): Outcomes {
  const outcomes = evaluateCriteria(read, persons, open, open.policy.criteria.filter(isAutomatic), open.told)
  const checks = checksOf(read, open.of.id, open.student.key)
  return outcomes.filter((outcome) => !standsDecidedAnew(checks, outcome))
}

function standsDecidedAnew(checks: readonly Check[], outcome: Outcomes[number]): boolean {
  const last = checks.findLast((check) => check.criterion === outcome.criterion)
  const before = checks.find((check) => check.id === last?.decidedAnew)
  return before !== undefined && before.outcome === outcome.outcome && before.facts !== null && canonicalJson(before.facts) === canonicalJson(outcome.facts)
}
