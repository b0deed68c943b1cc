import { z } from 'zod'
import { differences } from '../../core/applications/digest-text.ts'
import { criteriaTouched } from '../../core/eligibility/criterion-kinds.ts'
import { faultAt, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { addVersion, caseById, type Told, versionById } from '../../store/applications.ts'
import { addCheck, checksOf } from '../../store/checks.ts'
import { addCorrection, correctionMadeBy } from '../../store/corrections.ts'
import { applicationDigest } from '../../store/decision-digests.ts'
import { addNote } from '../../store/notes.ts'
import { addPayee } from '../../store/payee-rows.ts'
import { Persons } from '../../store/persons.ts'
import type { Read } from '../../store/read.ts'
import { stateAt } from '../../store/states.ts'
import { addStudentVersion } from '../../store/students.ts'
import type { Write } from '../../store/write.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { changesBody, note } from './application-body.ts'
import { applyChanges } from './apply-changes.ts'
import { evaluateCriteria, type Outcomes } from './evaluate-case.ts'
import { findCase, inState, type OpenCase } from './open-case.ts'
import { type PayeeTold, payeeTold } from './payee-told.ts'
import { datesLate } from './receive-application.ts'
import { toldDifferences } from './told-differences.ts'

const body = z.strictObject({ changes: changesBody, source: z.enum(['student', 'embassy', 'document', 'bank']), note, answersRequest: z.boolean().optional() })

/**
 * Corrects what an application says: who said so, and why. The checks that used what changed run again, a recommended case goes back
 * to checking, and an information request ends where the correction answers it. Refuses not_found, already_decided, wrong_state (nothing
 * was asked for), payee_invalid, date_in_future.
 */
export const correctApplication = command({
  kind: 'application_corrected',
  summary: 'Correct an application, or record that a request was answered',
  makes: true,
  refuses: ['erased', 'date_in_future', 'already_decided', 'wrong_state', 'payee_invalid'],
  body,
  decide: (read, { params, body: b }) => {
    const opened = findCase(read, params['id'])
    if (!opened.ok) return opened
    const open = opened.value
    const state = inState(open.of, ['received', 'checking', 'information_needed', 'recommended'])
    if (!state.ok) return state
    if (b.answersRequest && open.of.state !== 'information_needed') return problem('wrong_state', say.nothingAskedInCase(open.of.caseNumber))
    const changed = changedCase(read, open, applyChanges(open.told, b.changes))
    if (!changed.ok) return changed
    const { told, payee, paths } = changed.value
    const run = new Set(checksOf(read, open.of.id, open.student.key).map((check) => check.criterion))
    const outcomes = evaluateCriteria(
      read,
      new Persons(read),
      open,
      criteriaTouched(open.policy, paths).filter((criterion) => run.has(criterion.code)),
      told,
    )
    return done((tx) => {
      const version = paths.length === 0 ? open.of.version : writeVersion(tx, open, told, payee, paths)
      const id = addCorrection(tx, { application: open.of.id, version, source: b.source, answersRequest: b.answersRequest === true })
      addNote(tx, { noun: 'correction', subject: id, student: open.student, words: { note: b.note } })
      writeOutcomes(tx, open, version, outcomes)
      moveOn(tx, open, paths.length > 0, b.answersRequest === true)
    })
  },
  answer: (read, seq) => {
    const { application, version } = found(correctionMadeBy(read, seq))
    const { told } = versionById(read, version)
    return { state: stateAt(read, 'application', application, seq), digest: told ? applicationDigest(read, found(caseById(read, application)), told) : null }
  },
})

interface Changed {
  readonly told: Told
  readonly payee: PayeeTold | undefined
  /** Paths of the members that differ. */
  readonly paths: readonly string[]
}

function changedCase(read: Read, { told: before }: OpenCase, after: Told): Result<Changed> {
  const late = datesLate(read, after)
  if (!late.ok) return late
  if (after.payee && (after.payee.name === '' || after.payee.currency === '')) {
    return problem('payee_invalid', say.payeeNeeds, { errors: [faultAt('/changes/payee', say.giveNameAndCurrency)] })
  }
  const unchanged = after.payee && before.payee && differences(before.payee, after.payee).length === 0
  const payee = after.payee && !unchanged ? payeeTold(read, after.payee) : done(undefined)
  if (!payee.ok) return payee
  const { payee: asked, ...rest } = after
  const kept = payee.value?.told ?? asked
  const told: Told = { ...rest, ...(kept ? { payee: kept } : {}) }
  return done({ told, payee: payee.value, paths: toldDifferences(before, told) })
}

function writeVersion(
  tx: Write,
  { of, student, studentVersion, payee: before }: OpenCase,
  told: Told,
  payee: PayeeTold | undefined,
  paths: readonly string[],
): number {
  const ofStudent = paths.some((path) => path.startsWith('student.'))
  const version = ofStudent ? addStudentVersion(tx, student, told.student) : studentVersion
  const kept = told.payee ? before : null
  const payeeId = payee ? addPayee(tx, student, payee.told, payee.institution) : kept
  return addVersion(tx, student, { application: of.id, studentVersion: version, payee: payeeId, facts: told.facts })
}

function writeOutcomes(tx: Write, { student }: OpenCase, version: number, outcomes: Outcomes): void {
  for (const outcome of outcomes) addCheck(tx, student, { ...outcome, version })
}

function moveOn(tx: Write, { of }: OpenCase, changed: boolean, answers: boolean): void {
  const back = (of.state === 'recommended' && changed) || (of.state === 'information_needed' && answers)
  if (back) tx.step('application', of.id, of.state, 'checking')
}
