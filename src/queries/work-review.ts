import { z } from 'zod'
import { clearToBulk, standing } from '../core/eligibility/standing.ts'
import { idOf } from '../core/id.ts'
import { moneyToText } from '../core/money/money.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { type Case, caseById, casesAfter, versionById } from '../store/applications.ts'
import { checksOf } from '../store/checks.ts'
import { approvalsOf, lastRecommendation, recommendationsOf, refusalsOf } from '../store/decisions.ts'
import { studentKey } from '../store/notes.ts'
import { payeePersonal } from '../store/payees.ts'
import { nameOf } from '../store/people.ts'
import { policyOf, programmeInVersion } from '../store/programmes.ts'
import type { Page, Read } from '../store/read.ts'
import { programmeFiltered } from './programmes.ts'
import { listed, none, pageOf, paging, query } from './query.ts'

/** Why a person does not decide on a recommended case. */
export type NotYours = 'recommended' | 'approved' | 'refused'

const did = (rows: readonly { readonly actor: number }[], person: number): boolean => rows.some(({ actor }) => actor === person)

/** As `mayApprove` of the commands decides; null: the person may. */
function notYours(read: Read, application: number, person: number): NotYours | null {
  const last = lastRecommendation(read, application)
  if (did(recommendationsOf(read, application), person)) return 'recommended'
  const waiting = approvalsOf(read, application).filter((one) => one.recommendation === last?.id)
  if (did(waiting, person)) return 'approved'
  return did(refusalsOf(read, application), person) ? 'refused' : null
}

/** A recommended case as an approver's queue has it. */
function queueView(read: Read, of: Case, person: number) {
  const version = versionById(read, of.version)
  const last = lastRecommendation(read, of.id)
  const programme = last && programmeInVersion(read, last.programmeVersion)
  const isClear = programme !== undefined && clearToBulk(standing(checksOf(read, of.id, studentKey(read, of.student)), policyOf(programme)))
  const approvals = approvalsOf(read, of.id).filter((one) => one.recommendation === last?.id)
  return {
    id: String(of.id),
    caseNumber: of.caseNumber,
    programme: of.programmeCode,
    student: version.told?.student ?? null,
    payee: version.payee === null ? null : payeePersonal(read, version.payee),
    outcome: last?.outcome ?? null,
    money: last?.amount == null || !programme ? null : moneyToText(last.amount, programme.currency),
    digest: last?.digest ?? null,
    recommendedBy: last ? nameOf(read, last.actor) : null,
    recommendedAt: last?.at ?? null,
    approvedBy: approvals[0] ? nameOf(read, approvals[0].actor) : null,
    notYours: notYours(read, of.id, person),
    /** May be approved together with others. */
    isClear: isClear && last?.outcome === 'approve' && version.told !== null,
  }
}

export type QueuedCase = ReturnType<typeof queueView>

/** So many recommended cases are looked through for clear ones in one page. */
const LOOKED_THROUGH = 400

const filters = z.strictObject({ ...paging, programme: z.string().max(40).optional(), only: z.enum(['clear']).optional() })

export const reviewQueue = query({
  summary: 'Recommended cases with what is asked to be signed; only=clear: those that the person may approve together',
  roles: ['approver'],
  filters,
  ask: (read, { filters: by, reader }) => {
    const programme = programmeFiltered(read, by.programme)
    if (!programme.ok) return programme
    const page = pageOf(by)
    const cases = (most: Page) => casesAfter(read, { state: 'recommended', programme: programme.value }, most)
    if (by.only === undefined) return done(listed(cases(page), page, (of) => queueView(read, of, reader.person)))
    const seen = cases({ after: page.after, most: LOOKED_THROUGH })
    const rows = seen.map((of) => queueView(read, of, reader.person)).filter((of) => of.isClear && of.notYours === null)
    return done(listed(rows.slice(0, page.most), page, (of) => of))
  },
})

export const reviewByPath = query({
  summary: 'A recommended case as its approver sees it in the queue',
  roles: ['approver'],
  filters: none,
  ask: (read, { params, reader }) => {
    const of = caseById(read, idOf(params['id']) ?? -1)
    return of ? done(queueView(read, of, reader.person)) : notFound(say.noApplication, params['id'])
  },
})

export const lastRecommender = query({
  summary: 'Did the person give the last recommendation of a case?',
  filters: none,
  ask: (read, { params, reader }) => done({ isReader: lastRecommendation(read, idOf(params['id']) ?? -1)?.actor === reader.person }),
})
