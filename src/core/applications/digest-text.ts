import { invariant } from '../invariant.ts'
import type { Payee } from '../payees/payee.ts'
import type { ApplicationFacts, Student } from '../students/student.ts'

/** What an application is, beside the person and the payee: its case number, its programme, its facts. */
export interface ApplicationSeen {
  readonly caseNumber: string
  readonly programme: string
  readonly facts: ApplicationFacts
}

/**
 * What a decision is bound to, as one stable text: the application, the person and the payee as they stand, members sorted,
 * absent ones left out. It holds personal data that can be guessed: hash it under a key, and do not store the text.
 */
export const applicationDigestText = (application: ApplicationSeen, student: Student, payee: Payee | undefined): string =>
  canonicalJson({ caseNumber: application.caseNumber, programme: application.programme, ...application.facts, student, payee })

/** What a decision on a changed payee is bound to. */
export const payeeDigestText = (caseNumber: string, payee: Payee): string => canonicalJson({ caseNumber, payee })

/**
 * JSON with members sorted by code units and absent ones left out, so that equal values give equal texts (as RFC 8785 does
 * for what Tideover keeps: text, safe integers, truth values, null, lists and records).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`
  }
  invariant(
    typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isSafeInteger(value),
    'canonical JSON holds text, safe integers, truth values and null',
  )
  return JSON.stringify(value)
}

/**
 * Paths of the members in which two records differ (`city`, `student.passportNumber`, `payee.iban`, `requested`), sorted.
 * A member that is absent, null or blank is the same as none; composed and decomposed letters are the same. Money differs as a whole.
 */
export function differences(before: object, after: object): readonly string[] {
  const [left, right] = [new Map(leaves(before, '')), new Map(leaves(after, ''))]
  return [...new Set([...left.keys(), ...right.keys()])].filter((path) => left.get(path) !== right.get(path)).sort()
}

function leaves(value: object, at: string): ReadonlyArray<readonly [path: string, text: string]> {
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const path = at === '' ? name : `${at}.${name}`
    if (member === undefined || member === null) return []
    if (typeof member === 'object' && !isMoney(member) && !Array.isArray(member)) return leaves(member, path)
    const text = typeof member === 'string' ? member.normalize('NFC').trim() : canonicalJson(member)
    return text === '' ? [] : [[path, text] as const]
  })
}

const isMoney = (value: object): boolean => 'currency' in value && ('minor' in value || 'amount' in value) && Object.keys(value).length === 2
