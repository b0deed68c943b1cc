import type { ProgrammeRow } from '../../pages/console/admin/programmes.tsx'
import type { ListOf } from '../../pages/console/cases/case-shapes.ts'
import type { HoldListed } from '../../pages/console/review/holds.tsx'
import { ADMIN } from '../../pages/console/words/admin.ts'
import { AUDIT, AUDIT_EVENTS, AUDIT_STORY, said, whoInWords } from '../../pages/console/words/audit.ts'
import { CASE_VALUES, worded } from '../../pages/console/words/cases.ts'
import { FRAME } from '../../pages/console/words/frame.ts'
import { accountInWords } from '../../pages/console/words/ledger-words.ts'
import { type PeopleView, type PersonView, people } from '../../queries/admin-people.ts'
import { newestStatements, type StatementList } from '../../queries/match-account.ts'
import { type JournalItem, journalOfBook, type TrailItem, trail } from '../../queries/trail.ts'
import { payeesWaiting, type WaitingPayeeSeen } from '../../queries/work-payees.ts'
import { type QueuedCase, reviewQueue } from '../../queries/work-review.ts'
import { askFiltered } from './audit-asked.ts'
import { exportScreen, type ListExport } from './list-exports.ts'
import type { Screen } from './screen.ts'

/** Lists as files: none tells of a student or a payee more than the case's number. */

const trailExport: ListExport<TrailItem> = {
  name: 'trail',
  who: ['auditor'],
  filters: ['person', 'kind', 'of', 'from', 'to'],
  columns: ['event', 'at', 'by', 'kind', 'about_kind', 'about', 'seal'],
  ask: (desk, filters) => askFiltered<ListOf<TrailItem>, unknown>(desk, trail, filters),
  row: ({ seq, at, by, kind, led, hash }, told) => [
    String(seq),
    at,
    told((language) => whoInWords(language, by), by),
    told((language) => said(AUDIT_EVENTS[language].events, kind), kind),
    told((language) => said(AUDIT[language].kinds, led?.kind ?? ''), led?.kind ?? ''),
    led?.name ?? '',
    hash,
  ],
}

const journalExport: ListExport<JournalItem> = {
  name: 'journal',
  who: ['auditor', 'finance'],
  filters: ['account', 'subject', 'from', 'to'],
  columns: ['entry', 'day', 'bank_day', 'kind', 'account', 'fund', 'about_kind', 'about', 'line', 'amount', 'currency', 'by', 'event'],
  ask: (desk, filters) => askFiltered<ListOf<JournalItem>, unknown>(desk, journalOfBook, filters),
  row: (of, told) => [
    ...[of.entry, of.on, of.bankDate ?? ''],
    told((language) => said(AUDIT_EVENTS[language].entries, of.kind), of.kind),
    told((language) => accountInWords(language, of.account), of.account),
    of.fund,
    told((language) => said(AUDIT[language].kinds, of.of?.kind ?? ''), of.of?.kind ?? ''),
    ...[of.of?.name ?? '', of.line ?? '', of.money.amount, of.money.currency],
    told((language) => whoInWords(language, of.by), of.by),
    String(of.seq),
  ],
}

const reviewExport: ListExport<QueuedCase> = {
  name: 'review',
  who: ['approver'],
  filters: ['programme', 'only'],
  columns: ['case', 'programme', 'outcome', 'amount', 'currency', 'recommended_by', 'recommended_at', 'approved_by'],
  ask: (desk, filters) => askFiltered<ListOf<QueuedCase>, unknown>(desk, reviewQueue, filters),
  row: (of, told) => [
    ...[of.caseNumber, of.programme],
    told((language) => said(AUDIT_STORY[language].values, of.outcome ?? ''), of.outcome ?? ''),
    ...[of.money?.amount ?? '', of.money?.currency ?? '', of.recommendedBy ?? '', of.recommendedAt ?? '', of.approvedBy ?? ''],
  ],
}

const holdsExport: ListExport<HoldListed> = {
  name: 'holds',
  who: ['approver', 'finance', 'releaser'],
  filters: ['state'],
  columns: ['case', 'programme', 'cause', 'state', 'by', 'at', 'ended_by', 'ended_at'],
  ask: (desk, filters) => desk.get<ListOf<HoldListed>>(`/holds?${new URLSearchParams({ state: 'standing', ...filters })}`),
  row: (of, told) => [
    ...[of.caseNumber ?? '', of.programme],
    told((language) => worded(CASE_VALUES[language].causes, of.cause), of.cause),
    told((language) => said(AUDIT_STORY[language].values, of.state), of.state),
    ...[of.by, of.at, of.ended?.by ?? '', of.ended?.at ?? ''],
  ],
}

const payeesExport: ListExport<WaitingPayeeSeen> = {
  name: 'payees',
  who: ['approver'],
  filters: [],
  columns: ['case', 'by', 'at'],
  ask: (desk, filters) => askFiltered<ListOf<WaitingPayeeSeen>, unknown>(desk, payeesWaiting, filters),
  row: ({ caseNumber, recordedBy, at }) => [caseNumber, recordedBy, at],
}

const usersExport: ListExport<PersonView> = {
  name: 'users',
  who: ['admin'],
  filters: [],
  columns: ['name', 'email', 'roles', 'sign_in'],
  ask: (desk) => {
    const answer = desk.ask<PeopleView, unknown>(people, {})
    return answer.ok ? { ok: true, value: { items: answer.value.people, nextCursor: null } } : answer
  },
  row: ({ name, email, roles, signIn }, told) => [
    ...[name, email],
    roles.map(({ role, until }) => `${told((language) => FRAME[language].roles[role] ?? role, role)}${until === null ? '' : ` ${until}`}`).join(', '),
    told((language) => ADMIN[language].signIns[signIn] ?? signIn, signIn),
  ],
}

const programmesExport: ListExport<ProgrammeRow> = {
  name: 'programmes',
  who: ['admin', 'auditor'],
  filters: [],
  columns: ['code', 'name', 'fund', 'version', 'lacks'],
  ask: (desk, filters) => desk.get<ListOf<ProgrammeRow>>(`/programmes?${new URLSearchParams(filters)}`),
  row: ({ code, name, fund, version, warnings }) => [code, name, fund, String(version), String(warnings.length)],
}

const statementsExport: ListExport<StatementList['items'][number]> = {
  name: 'statements',
  path: 'statements/{code}',
  who: ['finance', 'auditor'],
  filters: [],
  columns: ['statement', 'since', 'until', 'closing', 'currency', 'lines', 'added', 'known', 'changed'],
  ask: (desk, { limit: _, ...filters }, params) => askFiltered<StatementList, unknown>(desk, newestStatements, filters, params),
  row: (of) => [
    ...[of.id, of.since ?? '', of.until ?? '', of.closing?.amount ?? '', of.closing?.currency ?? ''],
    ...[of.lines, of.added, of.known, of.conflicts].map(String),
  ],
}

export const listExportScreens: readonly Screen[] = [
  ...[exportScreen(trailExport), exportScreen(journalExport), exportScreen(reviewExport), exportScreen(holdsExport)],
  ...[exportScreen(payeesExport), exportScreen(usersExport), exportScreen(programmesExport), exportScreen(statementsExport)],
]
