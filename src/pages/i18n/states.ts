import type { NextFacts } from '../../core/applications/next-words.ts'
import type { StudentStatus } from '../../core/applications/states.ts'
import type { MoneyText } from '../../core/money/money.ts'
import type { ReturnReason } from '../../core/payouts/return-reason.ts'
import type { StepKind } from '../../queries/status-steps.ts'

/** What can be asked of a student. */
export const NEEDED = ['passport', 'enrolment', 'residence', 'payee_account', 'birth_date', 'contact', 'other'] as const
export type Needed = (typeof NEEDED)[number]

/** What a file can prove of it. */
export type FileKind = Exclude<Needed, 'contact'>

/** Money that was sent in another currency than it was granted in. */
export interface Changed {
  readonly sent: MoneyText
  readonly granted: MoneyText
  readonly rate: string
  readonly on: string
}

/** A page that says one thing. */
export interface Note {
  readonly title: string
  readonly words: string
}

export const note = (title: string, words: string): Note => ({ title, words })

/** Why a request is refused, as a student is told it. A hit on a screening list is `other`. */
export type ShownReason =
  | 'not_national'
  | 'not_enrolled'
  | 'not_in_host_country'
  | 'can_travel_home'
  | 'already_assisted'
  | 'applied_twice'
  | 'documents_missing'
  | 'no_answer'
  | 'outside_dates'
  | 'no_money_left'

/** Why a grant is cancelled, as its student is told it: also because the student wished it. */
export type EndReason = ShownReason | 'student_wish'

/** Why money came back, as a student is told it. */
export type CameBack = Exclude<ReturnReason, 'other'>

/** What the sentence about a state can tell. Dates `YYYY-MM-DD`. `sent`: the money of the instalment that it is about, as it was sent. */
export interface StateFacts {
  readonly since: string
  readonly amount: MoneyText
  readonly sent: MoneyText
  readonly needed: readonly Needed[]
  readonly agent: string | undefined
  readonly payeeEnding: string | undefined
  /** Of a refusal or a cancellation. Undefined: one that is not told. */
  readonly reason: EndReason | undefined
  /** Of money that came back. Undefined: the bank told none, or one that is not told. */
  readonly cameBack: CameBack | undefined
  /** It is paid to an institution: the bank is not the student's. */
  readonly isInstitutions: boolean
}

/** How a language tells where a request stands. */
export interface StateWords {
  /** The state in one sentence. */
  readonly state: Readonly<Record<StudentStatus, (of: StateFacts) => string>>
  /** What happens next or is to be done. */
  readonly next: Readonly<Record<StudentStatus, (facts: NextFacts) => string>>
  /** That a part of what was granted is still to come: less left than was ordered. `isHeld`: a hold stands. */
  readonly rest: (money: MoneyText, isHeld: boolean) => string
  /** The state in a word or two. */
  readonly tags: Readonly<Record<StudentStatus, string>>
  readonly steps: Readonly<Record<StepKind, string>>
  readonly needed: Readonly<Record<Needed, string>>
  readonly reasons: Readonly<Record<EndReason, string>>
  readonly cameBack: Readonly<Record<CameBack, string>>
}

export const neededOf = (items: readonly string[] | undefined): readonly Needed[] => {
  const known = NEEDED.filter((one) => items?.includes(one))
  return known.length > 0 ? known : ['other']
}
