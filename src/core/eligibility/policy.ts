import type { MoneyText } from '../money/money.ts'

/** A programme's rules. As JSON carries them: `PolicyText`; as core uses them, money in minor units of the fund's currency: `Policy`. */

interface CriterionHead {
  readonly code: string
  readonly mandatory: boolean
}

export interface RecognisedInstitution {
  readonly country: string
  readonly name: string
  readonly emailDomains?: readonly string[]
}

/** Dates, inclusive, in which there was no route home from the country. */
export interface ClosedRoute {
  readonly country: string
  readonly from: string
  readonly to: string
}

/** A criterion that the programme decides from the facts. */
export type AutomaticCriterion = CriterionHead &
  (
    | { readonly kind: 'nationality' | 'host_country' | 'programme_dates' | 'not_duplicate' | 'caps' | 'payee_valid' | 'payee_not_shared' }
    | { readonly kind: 'institution'; readonly institutions: readonly RecognisedInstitution[] }
    | { readonly kind: 'no_route_home'; readonly routes: readonly ClosedRoute[] }
    | { readonly kind: 'not_assisted_within'; readonly days: number }
    | { readonly kind: 'not_screened'; readonly list: string }
  )

/** A criterion that an officer decides. */
export type OfficersCriterion = CriterionHead &
  ({ readonly kind: 'document'; readonly document: string } | { readonly kind: 'consent' } | { readonly kind: 'manual'; readonly question: string })

export type Criterion = AutomaticCriterion | OfficersCriterion
export type CriterionKind = Criterion['kind']

interface PolicyRules {
  readonly startsOn: string
  readonly endsOn: string
  readonly criteria: readonly Criterion[]
}

export interface PolicyText extends PolicyRules {
  readonly nationality?: readonly string[]
  readonly hostCountries?: readonly string[]
  readonly grant: { readonly amount: MoneyText; readonly instalments?: number } | { readonly cap: MoneyText }
  readonly capPerStudent?: MoneyText
  readonly capPerMonth?: MoneyText
  readonly secondApprovalAbove?: MoneyText
  readonly coolingOffHours?: number
  readonly answerWithinDays?: number
  readonly reviewWithinDays?: number
  readonly recheck?: readonly string[]
}

/** Everybody's amount, in so many equal parts; or each case's own up to a cap. */
export type GrantRule =
  | { readonly kind: 'flat'; readonly amountMinor: number; readonly instalments: number }
  | { readonly kind: 'cap'; readonly capMinor: number }

export interface Policy extends PolicyRules {
  readonly currency: string
  readonly nationality: readonly string[]
  readonly hostCountries: readonly string[]
  readonly grant: GrantRule
  readonly capPerStudentMinor?: number
  readonly capPerMonthMinor?: number
  readonly secondApprovalAboveMinor?: number
  readonly coolingOffHours: number
  readonly answerWithinDays: number
  readonly reviewWithinDays: number
  /** Codes of criteria whose checks run again before later instalments. */
  readonly recheck: readonly string[]
}
