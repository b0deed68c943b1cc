import { z } from 'zod'
import { isAutomatic, mayBeDecidedAnew } from '../../core/eligibility/criterion-kinds.ts'
import type { Criterion } from '../../core/eligibility/policy.ts'
import { faultAt, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { code, sha256 } from '../../input/shapes.ts'
import { addCheck, checksOf, checksOfEvent } from '../../store/checks.ts'
import type { Read } from '../../store/read.ts'
import { stateAt } from '../../store/states.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { note } from './application-body.ts'
import { findCase, inState, type OpenCase } from './open-case.ts'

/**
 * An officer's outcome of a criterion: a document seen, a consent, a question answered; or an automatic outcome decided anew where its kind
 * allows that. Refuses not_found, already_decided, wrong_state, criterion_unknown, check_is_automatic, invalid_input (a document without its hash).
 */
export const recordCheck = command({
  kind: 'check_recorded',
  summary: 'Record a check, or decide an automatic one anew',
  makes: true,
  refuses: ['erased', 'already_decided', 'wrong_state', 'check_is_automatic', 'criterion_unknown'],
  body: z.strictObject({ criterion: code, outcome: z.enum(['pass', 'fail', 'unclear']), note, evidenceSha256: sha256.optional() }),
  decide: (read, { params, body }) => {
    const opened = findCase(read, params['id'])
    if (!opened.ok) return opened
    const { of, student, policy, programme } = opened.value
    const state = inState(of, ['received', 'checking', 'information_needed'], say.reopenBeforeCheck)
    if (!state.ok) return state
    const criterion = policy.criteria.find(({ code: known }) => known === body.criterion)
    if (!criterion)
      return problem(
        'criterion_unknown',
        say.noCriterion(
          programme.code,
          body.criterion,
          policy.criteria.map((c) => c.code),
        ),
      )
    const before = automaticBefore(read, opened.value, criterion)
    if (!before.ok) return before
    if (criterion.kind === 'document' && body.outcome === 'pass' && body.evidenceSha256 === undefined) {
      return problem('invalid_input', say.documentNeedsHash, {
        errors: [faultAt('/evidenceSha256', say.hashNeeded)],
      })
    }
    return done((tx) => {
      if (body.evidenceSha256 !== undefined) tx.documents.push(body.evidenceSha256)
      const { outcome, evidenceSha256 } = body
      addCheck(tx, student, {
        application: of.id,
        version: of.version,
        programmeVersion: programme.versionId,
        criterion: criterion.code,
        outcome,
        by: 'officer',
        decidedAnew: before.value,
        evidenceSha256,
        words: body.note,
        facts: {},
      })
      if (of.state === 'received') tx.step('application', of.id, 'received', 'checking')
    })
  },
  answer: (read, seq) => {
    const { id, application, criterion, outcome } = found(checksOfEvent(read, seq)[0])
    return { id: String(id), application: String(application), criterion, outcome, state: stateAt(read, 'application', application, seq) }
  },
})

/** The automatic outcome that is decided anew; undefined for a criterion that is an officer's. */
function automaticBefore(read: Read, { of, student }: OpenCase, criterion: Criterion): Result<number | undefined> {
  if (!isAutomatic(criterion)) return done(undefined)
  if (!mayBeDecidedAnew(criterion.kind)) {
    return problem('check_is_automatic', say.ownRule(criterion.code))
  }
  const last = checksOf(read, of.id, student.key).findLast((check) => check.criterion === criterion.code && check.by === 'automatic')
  return last ? done(last.id) : problem('wrong_state', say.neverChecked(criterion.code))
}
