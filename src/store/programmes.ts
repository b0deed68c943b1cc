import type { Policy, PolicyText } from '../core/eligibility/policy.ts'
import { policyFromText } from '../core/eligibility/policy-from-text.ts'
import { invariant } from '../core/invariant.ts'
import type { Page, Read } from './read.ts'
import { programme, programmeVersion } from './schema/cases.ts'
import type { Write } from './write.ts'

/** A programme in one of its versions. */
export interface Programme {
  readonly id: number
  readonly code: string
  readonly version: number
  readonly versionId: number
  readonly name: string
  readonly fund: number
  readonly fundCode: string
  readonly currency: string
  readonly policyText: string
}

const PROGRAMME = `SELECT p.id, p.code, v.version, v.id AS versionId, v.name, v.fund, f.code AS fundCode, f.currency, v.policy AS policyText
  FROM programme p CROSS JOIN programme_version v ON v.programme = p.id CROSS JOIN fund f ON f.id = v.fund`
const LAST = 'v.version = (SELECT max(version) FROM programme_version WHERE programme = p.id)'

export const programmeByCode = (read: Read, code: string): Programme | undefined => read.one<Programme>(`${PROGRAMME} WHERE p.code = ? AND ${LAST}`, code)

export const programmeById = (read: Read, id: number): Programme | undefined => read.one<Programme>(`${PROGRAMME} WHERE p.id = ? AND ${LAST}`, id)

export const programmesAfter = (read: Read, page: Page): Programme[] =>
  read.all<Programme>(`${PROGRAMME} WHERE p.id > ? AND ${LAST} ORDER BY p.id LIMIT ?`, page.after, page.most)

/** A programme as it was in a version (by the version's id). */
export const programmeInVersion = (read: Read, version: number): Programme | undefined => read.one<Programme>(`${PROGRAMME} WHERE v.id = ?`, version)

/** The version that an event made. */
export const programmeVersionedBy = (read: Read, seq: number): Programme | undefined => read.one<Programme>(`${PROGRAMME} WHERE v.event_seq = ?`, seq)

/** A programme's rules with money in minor units of its fund's currency. */
export function policyOf(of: Pick<Programme, 'policyText' | 'currency'>): Policy {
  const policy = policyFromText(JSON.parse(of.policyText) as PolicyText, of.currency)
  invariant(policy.ok, 'a policy in the book holds')
  return policy.value
}

export interface NewVersion {
  readonly name: string
  readonly fund: number
  readonly text: PolicyText
  readonly policy: Policy
}

export const addProgramme = (tx: Write, code: string): number => tx.fact(programme, { code })

/** The next version of a programme. */
export function addProgrammeVersion(tx: Write, of: number, version: number, { name, fund, text, policy }: NewVersion): void {
  tx.fact(programmeVersion, {
    programme: of,
    version,
    name,
    fund,
    policy: JSON.stringify(text),
    secondApprovalAbove: policy.secondApprovalAboveMinor ?? null,
    capPerStudent: policy.capPerStudentMinor ?? null,
    capPerMonth: policy.capPerMonthMinor ?? null,
    coolingOffHours: policy.coolingOffHours,
  })
}
