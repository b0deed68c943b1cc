import type { Resemblance } from '../names/resembles.ts'
import type { Payee } from '../payees/payee.ts'
import type { ApplicationFacts, Student } from '../students/student.ts'
import type { CapSums, PlannedInstalment } from './caps.ts'
import type { Policy } from './policy.ts'
import type { ScreeningHit } from './screening.ts'

/** All that the automatic checks of one application look at. The store builds it; nothing else is looked up. */
export interface EligibilitySeen {
  readonly today: string
  readonly policy: Policy
  readonly student: Student
  readonly facts: ApplicationFacts
  readonly payee?: Payee
  /** Grants of the same student under any programme, this application's own left out; `on` is the day of the approval or payment. */
  readonly assisted: readonly Assistance[]
  /** Other students who may be this one (`resembles`), by a case number of theirs; those whom an officer told apart left out. */
  readonly resembling: readonly Resembling[]
  /** Case numbers of other students whose payee has the same account. */
  readonly sharedWith: readonly string[]
  /** Hits of this student per screening list that the book has; a list that is not among the members is unknown. */
  readonly screening: Readonly<Record<string, readonly ScreeningHit[]>>
  /** What the student has of this programme already, this application left out. */
  readonly capSums: CapSums
  /** The instalments that would be granted; empty where the amount is each case's own and none is asked for. */
  readonly planned: readonly PlannedInstalment[]
}

export interface Assistance {
  readonly programme: string
  readonly on: string
  readonly amountMinor: number
  readonly currency: string
}

export interface Resembling {
  readonly caseNumber: string
  readonly because: readonly Resemblance[]
}
