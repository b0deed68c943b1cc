import type { AutomaticCriterion, Criterion, CriterionKind, Policy } from './policy.ts'

/** What is particular to each kind of criterion. */
interface KindOfCriterion {
  readonly automatic: boolean
  /**
   * May an officer decide an automatic outcome anew, with note and evidence? Not where it is the programme's own rule: a new
   * version of the policy changes that.
   */
  readonly decidedAnew: boolean
  /** Members of the application that the check reads, as paths; a parent stands for all below it. */
  readonly facts: readonly string[]
}

const PERSON = ['student.familyName', 'student.givenName', 'student.birthDate', 'student.passportNumber']

const KINDS: Readonly<Record<CriterionKind, KindOfCriterion>> = {
  nationality: { automatic: true, decidedAnew: false, facts: ['student.nationality'] },
  host_country: { automatic: true, decidedAnew: false, facts: ['hostCountry'] },
  programme_dates: { automatic: true, decidedAnew: false, facts: [] },
  institution: { automatic: true, decidedAnew: true, facts: ['institution', 'institutionEmailDomain', 'hostCountry', 'student.email'] },
  no_route_home: { automatic: true, decidedAnew: true, facts: ['hostCountry'] },
  not_assisted_within: { automatic: true, decidedAnew: false, facts: ['student.passportNumber', 'student.birthDate'] },
  not_duplicate: { automatic: true, decidedAnew: true, facts: [...PERSON, 'payee'] },
  caps: { automatic: true, decidedAnew: false, facts: ['requested', 'student.passportNumber', 'student.birthDate'] },
  payee_valid: { automatic: true, decidedAnew: true, facts: ['payee', 'student.familyName', 'student.givenName'] },
  payee_not_shared: { automatic: true, decidedAnew: true, facts: ['payee'] },
  not_screened: { automatic: true, decidedAnew: true, facts: PERSON },
  document: { automatic: false, decidedAnew: false, facts: [] },
  consent: { automatic: false, decidedAnew: false, facts: ['consentOn'] },
  manual: { automatic: false, decidedAnew: false, facts: [] },
}

/** Is the criterion decided from the facts, not by an officer? */
export const isAutomatic = (criterion: Criterion): criterion is AutomaticCriterion => KINDS[criterion.kind].automatic

/** May an officer decide an automatic outcome of this kind anew? */
export const mayBeDecidedAnew = (kind: CriterionKind): boolean => KINDS[kind].decidedAnew

/** Members of the application that a check of this kind reads, as paths (`hostCountry`, `student.birthDate`, `payee` for all of the payee). */
export const factsUsedBy = (kind: CriterionKind): readonly string[] => KINDS[kind].facts

/** The automatic criteria whose checks a correction of these members (`differences`) makes run again. */
export function criteriaTouched(policy: Pick<Policy, 'criteria'>, changed: readonly string[]): readonly AutomaticCriterion[] {
  const touches = (fact: string) => changed.some((path) => path === fact || path.startsWith(`${fact}.`) || fact.startsWith(`${path}.`))
  return policy.criteria.filter(isAutomatic).filter((criterion) => factsUsedBy(criterion.kind).some(touches))
}
