import { applicationDigestText, canonicalJson, payeeDigestText } from '../core/applications/digest-text.ts'
import type { PlannedInstalment } from '../core/eligibility/caps.ts'
import type { Payee } from '../core/payees/payee.ts'
import type { Case, Told } from './applications.ts'
import type { Read } from './read.ts'

/** What a decision is bound to. Each is hashed under a key of the book, since what it covers can be guessed. */

type Of = Pick<Case, 'caseNumber' | 'programmeCode'>

const hash = (read: Read, text: string): string => read.keys.hmac('fingerprints', text).toString('hex')

const textOf = (of: Of, { facts, student, payee }: Told): string =>
  applicationDigestText({ caseNumber: of.caseNumber, programme: of.programmeCode, facts }, student, payee)

/** Of the application and its payee as they stand. */
export const applicationDigest = (read: Read, of: Of, told: Told): string => hash(read, `application ${textOf(of, told)}`)

/** Of the application as recommended: what is above, and the instalments. */
export const recommendationDigest = (read: Read, of: Of, told: Told, instalments: readonly PlannedInstalment[]): string =>
  hash(read, `recommendation ${textOf(of, told)} ${canonicalJson(instalments)}`)

/** Of a changed payee. */
export const payeeDigest = (read: Read, caseNumber: string, payee: Payee): string => hash(read, `payee ${payeeDigestText(caseNumber, payee)}`)
