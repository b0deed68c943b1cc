import { isDecided } from '../../core/applications/states.ts'
import type { Policy } from '../../core/eligibility/policy.ts'
import { idOf } from '../../core/id.ts'
import { invariant } from '../../core/invariant.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { type Said, say } from '../../core/said/say.ts'
import { type Case, caseById, type Told, versionById } from '../../store/applications.ts'
import { studentKey } from '../../store/notes.ts'
import { type Programme, policyOf, programmeById } from '../../store/programmes.ts'
import type { Read } from '../../store/read.ts'
import type { StudentKey } from '../../store/students.ts'

/** A case that a person works on: as it stands, what it says, and the rules of its programme's last version. */
export interface OpenCase {
  readonly of: Case
  readonly student: StudentKey
  readonly told: Told
  readonly studentVersion: number
  readonly payee: number | null
  readonly programme: Programme
  readonly policy: Policy
}

/** Finds the case of a path. Refuses not_found, erased. */
export function findCase(read: Read, id: string | undefined): Result<OpenCase> {
  const of = caseById(read, idOf(id) ?? -1)
  if (!of) return notFound(say.noApplication, id)
  const key = studentKey(read, of.student)
  const version = versionById(read, of.version)
  if (!key || !version.told) return problem('erased', say.dataErased(of.caseNumber))
  const programme = programmeById(read, of.programme)
  invariant(programme, 'a case has its programme')
  return done({
    of,
    student: { id: of.student, key },
    told: version.told,
    studentVersion: version.studentVersion,
    payee: version.payee,
    programme,
    policy: policyOf(programme),
  })
}

/** Refuses already_decided, or wrong_state where the case is in none of the states. */
export function inState({ state, caseNumber }: Case, states: readonly Case['state'][], otherwise: Said | '' = ''): Result<undefined> {
  if (states.includes(state)) return done(undefined)
  if (isDecided(state)) return problem('already_decided', say.caseIs(caseNumber, state))
  return problem('wrong_state', say.caseStands(caseNumber, state, otherwise))
}
