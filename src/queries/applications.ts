import { z } from 'zod'
import { seesPapers, seesPayees, seesPersons } from '../core/access/sight.ts'
import { idOf } from '../core/id.ts'
import { moneyToText } from '../core/money/money.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { type Case, type CaseFilters, caseById, caseByNumber, casesAfter, payeeChangedBy, type Told, versionAt, versionById } from '../store/applications.ts'
import { isBlocked, isErased } from '../store/blocking.ts'
import { checksOf } from '../store/checks.ts'
import { grantOfCase } from '../store/grants.ts'
import { eventAt, historyOf } from '../store/history.ts'
import { studentKey } from '../store/notes.ts'
import { grantPayee, payoutByReference, payoutsOfGrant } from '../store/payouts.ts'
import { nameOf } from '../store/people.ts'
import type { Page, Read } from '../store/read.ts'
import { studentsNamed } from '../store/search.ts'
import { checkView } from './checks.ts'
import { answerDueOn, decisionsView, expectedOf, requestsView } from './decisions.ts'
import { grantOfCaseView, payoutOfCaseView } from './grants.ts'
import { messagesView } from './messages.ts'
import { payeeView } from './payouts.ts'
import { programmeFiltered } from './programmes.ts'
import { listed, none, pageOf, paging, query } from './query.ts'

const ABSENT = { student: null, city: null, institution: null, institutionEmailDomain: null, requested: null, consentOn: null }

/** The members that were posted, the payee apart. */
function personalMembers(told: Told) {
  const { city, institution, institutionEmailDomain, requested, consentOn } = told.facts
  return {
    student: told.student,
    city: city ?? null,
    institution: institution ?? null,
    institutionEmailDomain: institutionEmailDomain ?? null,
    requested: requested ? moneyToText(requested.minor, requested.currency) : null,
    consentOn: consentOn ?? null,
  }
}

/** The same for who reads the case: finance needs neither passport nor birth date. */
function membersFor(told: Told, roles: readonly string[]) {
  const members = personalMembers(told)
  if (seesPapers(roles)) return members
  return { ...members, student: { ...members.student, passportNumber: null, birthDate: null } }
}

/** The personal members of a case and its payee, as they stood at an event; null where they were erased. */
export function personalView(read: Read, application: number, seq: number) {
  const of = caseById(read, application)
  const version = versionById(read, versionAt(read, application, seq) ?? -1)
  const payee = payeeChangedBy(read, application, seq) ?? version.payee
  return {
    id: String(application),
    caseNumber: of?.caseNumber,
    ...(of ? hiddenView(read, of.student) : {}),
    hostCountry: version.hostCountry,
    ...(version.told ? personalMembers(version.told) : ABSENT),
    payee: payee === null ? null : payeeView(read, payee, true),
  }
}

/** Why nothing of a student is shown: the data were erased, or are blocked. What was blocked first and erased then is gone. */
function hiddenView(read: Read, student: number) {
  if (studentKey(read, student) !== null) return {}
  return isBlocked(read, student) && !isErased(read, student) ? { blocked: true } : { erased: true }
}

/** What every list shows of a case. The payee is the application's, and most often the student: a releaser sees payees with their payouts. After an approved change it is the grant's present one. */
export function caseView(read: Read, of: Case, roles: readonly string[]) {
  const version = versionById(read, of.version)
  const grant = grantOfCase(read, of.id)
  const payee = grant ? (grantPayee(read, grant.id) ?? grant.payee) : version.payee
  return {
    id: String(of.id),
    caseNumber: of.caseNumber,
    programme: of.programmeCode,
    state: of.state,
    since: eventAt(read, of.since),
    ...hiddenView(read, of.student),
    hostCountry: version.hostCountry,
    ...(version.told && seesPersons(roles) ? membersFor(version.told, roles) : ABSENT),
    payee: payee === null ? null : payeeView(read, payee, seesPersons(roles)),
    answerDueOn: answerDueOn(read, of),
    expected: expectedOf(read, of.id),
    grant: grant ? grantOfCaseView(read, grant, seesPayees(roles)) : null,
    payouts: grant ? payoutsOfGrant(read, grant.id).map((payout) => payoutOfCaseView(read, payout)) : [],
  }
}

export const applicationByPath = query({
  summary: 'An application with its checks, decisions, grant and history',
  filters: none,
  ask: (read, { params, reader }) => {
    const of = caseById(read, idOf(params['id']) ?? -1)
    if (!of) return notFound(say.noApplication, params['id'])
    const full = seesPersons(reader.roles)
    return done({
      ...caseView(read, of, reader.roles),
      checks: checksOf(read, of.id, studentKey(read, of.student)).map((check) => checkView(read, check, full)),
      requests: requestsView(read, of.id, full),
      decisions: decisionsView(read, of.id, full),
      messages: messagesView(read, of.id, reader.roles),
      history: historyOf(read, of.id).map(({ kind, at, actor }) => ({ kind, at, by: nameOf(read, actor) })),
    })
  },
})

const filters = z.strictObject({
  ...paging,
  state: z.enum(['received', 'checking', 'information_needed', 'recommended', 'approved', 'refused', 'withdrawn']).optional(),
  programme: z.string().max(40).optional(),
  q: z.string().max(200).optional(),
})

export const applications = query({
  summary: 'Applications, by state and programme; q: a case number, the reference of a payout, a passport number, or a name in any spelling',
  filters,
  ask: (read, { filters: by, reader }) => {
    const programme = programmeFiltered(read, by.programme)
    if (!programme.ok) return programme
    const page = pageOf(by)
    const rows = found(read, { state: by.state, programme: programme.value }, by.q?.trim(), page, seesPersons(reader.roles))
    return done(listed(rows, page, (of) => caseView(read, of, reader.roles)))
  },
})

/** Who may not read personal data finds by case numbers and references alone: a search by name would tell whose case is whose. */
function found(read: Read, by: CaseFilters, q: string | undefined, page: Page, persons: boolean): Case[] {
  if (q === undefined || q === '') return casesAfter(read, by, page)
  const numbered = caseByNumber(read, payoutByReference(read, q.toUpperCase())?.caseNumber ?? q)
  if (numbered) return casesAfter(read, { ...by, students: [numbered.student] }, page).filter((of) => of.id === numbered.id)
  return persons ? casesAfter(read, { ...by, students: studentsNamed(read, q) }, page) : []
}
