import type { Assistance, EligibilitySeen, Resembling } from '../core/eligibility/eligibility-seen.ts'
import { plannedInstalments } from '../core/eligibility/planned-instalments.ts'
import type { Policy } from '../core/eligibility/policy.ts'
import { type ScreeningHit, screeningHit } from '../core/eligibility/screening.ts'
import { personSeen, resembles } from '../core/names/resembles.ts'
import { accountOf, type Payee } from '../core/payees/payee.ts'
import { accountKey } from '../core/students/person-keys.ts'
import type { Student } from '../core/students/student.ts'
import type { Case, Told } from './applications.ts'
import { capSumsOf } from './grants.ts'
import type { Persons } from './persons.ts'
import type { Read } from './read.ts'
import { lastScreeningList, screeningEntriesLike } from './screening.ts'
import { hashOf } from './students.ts'

/** All that the automatic checks of an application look at. */
export function eligibilitySeen(read: Read, persons: Persons, of: Pick<Case, 'id' | 'student' | 'programme'>, told: Told, policy: Policy): EligibilitySeen {
  const { student, facts, payee } = told
  const asked = facts.requested?.currency === policy.currency ? facts.requested.minor : undefined
  const uses = (kind: string) => policy.criteria.some((criterion) => criterion.kind === kind)
  return {
    today: read.today,
    policy,
    student,
    facts,
    ...(payee ? { payee } : {}),
    assisted: uses('not_assisted_within') ? assistedBefore(read, of) : [],
    resembling: uses('not_duplicate') ? resembling(persons, of.student, student, payee) : [],
    sharedWith: payee && uses('payee_not_shared') ? sharedWith(read, of.student, payee) : [],
    screening: screening(read, policy, student),
    capSums: capSumsOf(read, of.student, of.programme, of.id),
    planned: plannedInstalments(policy, asked, read.today),
  }
}

/** Grants of the student under any programme that were not cancelled before anything was paid. */
const assistedBefore = (read: Read, of: Pick<Case, 'id' | 'student'>): Assistance[] =>
  read.all<Assistance>(
    `SELECT p.code AS programme, substr(e.at, 1, 10) AS "on", g.amount AS amountMinor, f.currency FROM grant g CROSS JOIN state s ON s.noun = 'grant' AND s.subject = g.id CROSS JOIN event e ON e.seq = g.event_seq
       CROSS JOIN programme p ON p.id = g.programme CROSS JOIN fund f ON f.id = g.fund WHERE g.student = ? AND g.application <> ? AND s.state <> 'cancelled' ORDER BY g.id`,
    of.student,
    of.id,
  )

/** Other students who may be this one, by the number of their last case; those who have withdrawn from everything left out. */
function resembling(persons: Persons, self: number, student: Student, payee: Payee | undefined): Resembling[] {
  const account = payee && accountOf(payee)
  const seen = personSeen(student, account)
  return persons.like(student, account, self).flatMap((other) => {
    const because = resembles(seen, other.seen)
    return because.length > 0 ? [{ caseNumber: other.caseNumber, because }] : []
  })
}

/** Case numbers of other students who are to be paid on the same account. */
function sharedWith(read: Read, self: number, payee: Payee): string[] {
  const account = accountOf(payee)
  if (account === undefined) return []
  return read
    .all<{ caseNumber: string }>(
      `SELECT max(a.case_number) AS caseNumber FROM lookup k CROSS JOIN payee p ON p.id = k.row_id AND p.institution IS NULL AND p.student <> ? AND NOT EXISTS(SELECT 1 FROM blocked_student b WHERE b.student = p.student) CROSS JOIN application a ON a.student = p.student
         CROSS JOIN state s ON s.noun = 'application' AND s.subject = a.id AND s.state <> 'withdrawn'
       WHERE k.token = ? AND k.table_name = 'payee' AND (p.id = (SELECT payee FROM application_version WHERE application = a.id ORDER BY id DESC LIMIT 1)
         OR EXISTS(SELECT 1 FROM grant g CROSS JOIN payee_change c ON c.grant = g.id WHERE g.application = a.id AND c.payee = p.id)) GROUP BY a.student ORDER BY 1`,
      self,
      hashOf(read, accountKey(account)),
    )
    .map((row) => row.caseNumber)
}

function screening(read: Read, policy: Policy, student: Student): Record<string, readonly ScreeningHit[]> {
  const codes = policy.criteria.flatMap((criterion) => (criterion.kind === 'not_screened' ? [criterion.list] : []))
  const known = [...new Set(codes)].flatMap((code) => {
    const list = lastScreeningList(read, code)
    return list ? [[code, list.id] as const] : []
  })
  return Object.fromEntries(
    known.map(([code, list]) => [code, screeningEntriesLike(read, list, student).flatMap((entry) => screeningHit(student, entry) ?? [])]),
  )
}
