import { z } from 'zod'
import type { Policy } from '../core/eligibility/policy.ts'
import { clearToBulk, standing } from '../core/eligibility/standing.ts'
import { idOf } from '../core/id.ts'
import { moneyToText } from '../core/money/money.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { type Case, caseById, casesAfter, versionById } from '../store/applications.ts'
import { checksOf } from '../store/checks.ts'
import { applicationDigest } from '../store/decision-digests.ts'
import { approvalsOf, refusalsOf } from '../store/decisions.ts'
import { studentKey } from '../store/notes.ts'
import { policyOf, programmeByCode } from '../store/programmes.ts'
import type { Read } from '../store/read.ts'
import { none, query } from './query.ts'

/** What a case would be recommended with: everybody's amount, or what was requested within the cap; undefined where it has to be said. */
function amountOf({ grant, currency }: Policy, requested: { readonly minor: number; readonly currency: string } | undefined): number | undefined {
  if (grant.kind === 'flat') return grant.amountMinor
  return requested?.currency === currency && requested.minor <= grant.capMinor ? requested.minor : undefined
}

function clearView(read: Read, of: Case, policy: Policy, person: number) {
  const { told } = versionById(read, of.version)
  const minor = told ? amountOf(policy, told.facts.requested) : undefined
  if (!told?.payee || minor === undefined || !clearToBulk(standing(checksOf(read, of.id, studentKey(read, of.student)), policy))) return []
  const decided = [...approvalsOf(read, of.id), ...refusalsOf(read, of.id)].some(({ actor }) => actor === person)
  if (decided) return []
  const money = moneyToText(minor, policy.currency)
  return [{ id: String(of.id), caseNumber: of.caseNumber, student: told.student, payee: told.payee, money, digest: applicationDigest(read, of, told) }]
}

export type ClearCase = ReturnType<typeof clearView>[number]

/** What an officer does with many cases of a programme in one act. */
export interface TogetherSeen {
  readonly clear: readonly ClearCase[]
  /** New cases, counted to 201. */
  readonly unchecked: number
}

/** What a recommendation of a case is bound to: the application as it stands; null where its data are not at hand. */
export const caseSeen = query({
  summary: 'A case as it is seen, by its digest',
  roles: ['case_officer'],
  filters: none,
  ask: (read, { params }) => {
    const of = caseById(read, idOf(params['id']) ?? -1)
    const told = of && versionById(read, of.version).told
    return done({ digest: told ? applicationDigest(read, of, told) : null })
  },
})

/** So many cases are looked through, and so many shown, at once. */
const LOOKED_THROUGH = 1000
const MOST = 200

export const recommendTogether = query({
  summary: 'Clear cases of a programme that the person may recommend together, and how many were never checked',
  roles: ['case_officer'],
  filters: z.strictObject({ programme: z.string().max(40) }),
  ask: (read, { filters, reader }) => {
    const programme = programmeByCode(read, filters.programme)
    if (!programme) return notFound(say.noProgramme, filters.programme)
    const policy = policyOf(programme)
    const cases = casesAfter(read, { state: 'checking', programme: programme.id }, { after: 0, most: LOOKED_THROUGH })
    const clear: ClearCase[] = []
    for (const of of cases) {
      if (clear.length === MOST) break
      clear.push(...clearView(read, of, policy, reader.person))
    }
    const unchecked = casesAfter(read, { state: 'received', programme: programme.id }, { after: 0, most: MOST + 1 }).length
    return done({ clear, unchecked })
  },
})
