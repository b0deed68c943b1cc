import { isAutomatic } from './criterion-kinds.ts'
import type { Outcome } from './evaluate.ts'
import type { CriterionKind, Policy } from './policy.ts'

/** A check as stored; `by` tells whether the programme or an officer decided it. */
export interface CheckSeen {
  readonly criterion: string
  readonly outcome: Outcome
  readonly by: 'automatic' | 'officer'
}

/** Where a criterion stands for an application: its last outcome. */
export interface Standing {
  readonly criterion: string
  readonly kind: CriterionKind
  readonly mandatory: boolean
  readonly outcome: Outcome | 'missing'
  /** An officer decided an automatic outcome anew, and no automatic check came after. */
  readonly decidedAnew: boolean
}

/** The last outcome of every criterion of the policy, in its order; `checks` oldest first. Checks of criteria that the policy no longer has do not count. */
export function standing(checks: readonly CheckSeen[], policy: Pick<Policy, 'criteria'>): readonly Standing[] {
  const last = new Map(checks.map((check) => [check.criterion, check]))
  return policy.criteria.map((criterion) => {
    const check = last.get(criterion.code)
    const { code, kind, mandatory } = criterion
    return { criterion: code, kind, mandatory, outcome: check?.outcome ?? 'missing', decidedAnew: check?.by === 'officer' && isAutomatic(criterion) }
  })
}

/** The mandatory criteria that block a recommendation to approve: failed, unclear or not yet checked. */
export const blocking = (standings: readonly Standing[]): readonly Standing[] => standings.filter((one) => one.mandatory && one.outcome !== 'pass')

/** May the case be recommended to approve (and then approved)? */
export const clearToRecommend = (standings: readonly Standing[]): boolean => blocking(standings).length === 0

/** May the case be decided together with others: clear, and no automatic outcome decided anew? */
export const clearToBulk = (standings: readonly Standing[]): boolean => clearToRecommend(standings) && !standings.some((one) => one.decidedAnew)
