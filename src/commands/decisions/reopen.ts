import { z } from 'zod'
import { problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { openCaseOf } from '../../store/applications.ts'
import { caseMovedBy } from '../../store/corrections.ts'
import { lastRecommendation } from '../../store/decisions.ts'
import { addNote } from '../../store/notes.ts'
import type { Read } from '../../store/read.ts'
import { note } from '../applications/application-body.ts'
import { findCase, inState, type OpenCase } from '../applications/open-case.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'

/**
 * Leads a case back to checking: a recommended one by an approver (a question) or by who recommended it (a mistake), a refused one by an approver (a review, new
 * facts); another approver than the one who refused decides then. Refuses not_found, erased, role_not_allowed, already_decided, wrong_state,
 * already_applied (the student has another case in the programme by now).
 */
export const reopen = command({
  kind: 'reopened',
  summary: 'Lead a recommended or refused case back to checking',
  makes: false,
  body: z.strictObject({ reason: note }),
  refuses: ['erased', 'already_applied', 'already_decided', 'wrong_state'],
  decide: (read, { params, body, actor, roles }) => {
    const opened = findCase(read, params['id'])
    if (!opened.ok) return opened
    const { of, student } = opened.value
    const person = mayReopen(read, opened.value, { actor, roles })
    if (!person.ok) return person
    const state = inState(of, ['recommended', 'refused'], say.onlyDecidedReopened)
    if (!state.ok) return state
    const other = of.state === 'refused' ? openCaseOf(read, of.student, of.programme) : undefined
    if (other) {
      return problem('already_applied', say.hasCaseByNow(other.caseNumber, of.programmeCode), { members: { caseNumber: other.caseNumber } })
    }
    return done((tx) => {
      addNote(tx, { noun: 'reopening', subject: of.id, student, words: { note: body.reason } })
      tx.step('application', of.id, of.state, 'checking')
    })
  },
  answer: (read, seq) => ({ state: found(caseMovedBy(read, seq)).state }),
})

function mayReopen(read: Read, { of }: OpenCase, { actor, roles }: { readonly actor: number; readonly roles: readonly string[] }): Result<undefined> {
  if (of.state !== 'recommended' && of.state !== 'refused') return done(undefined)
  if (roles.includes('approver')) return done(undefined)
  if (of.state === 'refused') return problem('role_not_allowed', say.refusedByApprover(of.caseNumber))
  return lastRecommendation(read, of.id)?.actor === actor ? done(undefined) : problem('role_not_allowed', say.recommendedByOther(of.caseNumber))
}
