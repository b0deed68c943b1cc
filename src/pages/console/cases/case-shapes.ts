import type { MessageTold, ReceivedTold } from '../../../core/applications/message.ts'
import type { PolicyText } from '../../../core/eligibility/policy.ts'
import type { MoneyText } from '../../../core/money/money.ts'
import type { Payee } from '../../../core/payees/payee.ts'
import type { ReturnReason } from '../../../core/payouts/return-reason.ts'
import type { Student } from '../../../core/students/student.ts'

/** What pages use of the API's answers about cases. */

export interface ListOf<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
}

/** A payee in full, or masked for who need not know it. */
export type PayeeSeen = Payee & { readonly account?: string }

export interface HoldSeen {
  readonly id: string
  readonly cause: string
  readonly on: 'grant' | 'programme'
  readonly by: string
  readonly at: string
  readonly reason: string | null
}

export interface InstalmentSeen {
  readonly nth: number
  readonly dueOn: string
  readonly money: MoneyText
  readonly cancelled?: MoneyText
  /** What is still to be ordered of one that was paid. */
  readonly rest?: MoneyText
  readonly state: string
}

export interface GrantSeen {
  readonly id: string
  readonly state: string
  readonly money: MoneyText
  readonly instalments: readonly InstalmentSeen[]
  readonly holds: readonly HoldSeen[]
  /** Nothing more is paid under it. */
  readonly fundClosed?: true
}

export interface PayoutSeen {
  readonly id: string
  readonly reference: string
  readonly state: string
  readonly money: MoneyText
  readonly returned?: { readonly on: string; readonly reason: ReturnReason }
}

/** A student as the reader needs it: finance reads neither birth date nor passport. */
export type StudentSeen = Omit<Student, 'birthDate' | 'passportNumber'> & { readonly birthDate: string | null; readonly passportNumber?: string | null }

/** A case as lists have it. */
export interface ListedCase {
  readonly id: string
  readonly caseNumber: string
  readonly programme: string
  readonly state: string
  readonly since: string
  readonly student: StudentSeen | null
  readonly hostCountry: string
  readonly city: string | null
  readonly institution: string | null
  readonly institutionEmailDomain: string | null
  readonly requested: MoneyText | null
  readonly consentOn: string | null
  readonly payee: PayeeSeen | null
  readonly erased?: true
  readonly blocked?: true
  readonly answerDueOn: string | null
  readonly expected: { readonly money: MoneyText; readonly digest: string } | null
  readonly grant: GrantSeen | null
  readonly payouts: readonly PayoutSeen[]
}

export interface CheckSeenOnPage {
  readonly criterion: string
  readonly outcome: 'pass' | 'fail' | 'unclear'
  readonly by: string
  readonly at: string
  readonly words: string | null
  /** Of an automatic one alone. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>> | null
  readonly decidedAnew?: true
  readonly evidenceSha256?: string
}

export interface DecisionSeen {
  readonly kind: string
  readonly by: string
  readonly at: string
  readonly outcome?: string
  readonly reason?: string
  readonly note?: string | null
  readonly expected?: { readonly money: MoneyText } | null
  readonly instalments?: ReadonlyArray<{ readonly dueOn: string; readonly money: MoneyText }>
  readonly sameAs?: string | null
}

export interface MessageSeen {
  readonly id: string
  readonly application: string
  readonly caseNumber: string
  readonly kind: string
  readonly state: 'open' | 'answered'
  readonly at: string
  readonly about?: string
  readonly received?: ReceivedTold
  readonly amount?: MoneyText
  readonly text: string | null
  readonly documents?: MessageTold['documents']
  readonly payee?: Partial<Payee> & { readonly ending?: string | null }
  readonly reply: { readonly at: string; readonly by: string; readonly text: string | null } | null
}

export interface RequestSeen {
  readonly items: readonly string[]
  readonly message: string | null
  readonly dueDate: string
  readonly by: string
  readonly at: string
}

/** A case as its page has it. */
export interface WholeCase extends ListedCase {
  readonly checks: readonly CheckSeenOnPage[]
  readonly requests: readonly RequestSeen[]
  readonly decisions: readonly DecisionSeen[]
  readonly messages: readonly MessageSeen[]
  readonly history: ReadonlyArray<{ readonly kind: string; readonly at: string; readonly by: string }>
}

export interface DocumentSeen {
  readonly sha256: string
  readonly kind: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly at: string
  readonly by: string
  readonly erased?: true
}

export interface ProgrammeSeen {
  readonly code: string
  readonly name: string
  readonly fund: string
  readonly policy: PolicyText
  readonly warnings: ReadonlyArray<{ readonly step: string; readonly words: string }>
}

/** A grant by itself: with the payee of now, and the one that waits. */
export interface GrantAlone extends GrantSeen {
  readonly applicationId: string
  readonly caseNumber: string
  readonly programme: string
  readonly payee: PayeeSeen | null
  readonly pendingPayee: {
    readonly payee: PayeeSeen | null
    readonly digest: string
    readonly recordedBy: string
    readonly reason: string | null
    readonly recognisedBy: string | null
  } | null
  readonly coolingOffUntil: string | null
}

/** Family name first, as in the passport. */
export const nameOfStudent = ({ familyName, givenName, patronymic }: Pick<Student, 'familyName' | 'givenName' | 'patronymic'>): string =>
  [familyName, givenName, patronymic].filter((part) => part !== undefined).join(' ')
