import { z } from 'zod'
import { faultAt, problem } from '../../core/problem.ts'
import { done, type Result } from '../../core/result.ts'
import { type Said, say } from '../../core/said/say.ts'
import { words } from '../../input/shapes.ts'
import { holdFacts } from '../../queries/holds.ts'
import { type Case, caseByNumber } from '../../store/applications.ts'
import { addWithdrawal, withdrawnBy } from '../../store/corrections.ts'
import { type Grant, grantOfCase } from '../../store/grants.ts'
import { addHold, holdSetBy } from '../../store/holds.ts'
import { addNote } from '../../store/notes.ts'
import type { Read } from '../../store/read.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { note } from './application-body.ts'
import { findCase, inState } from './open-case.ts'

/**
 * Says that a case and another are one person's: this one is withdrawn, and both keep their histories; after its approval its grant is held instead.
 * Refuses not_found, erased, already_decided, wrong_state (the other is withdrawn, the grant is cancelled), invalid_input.
 */
export const samePerson = command({
  kind: 'same_person_found',
  summary: 'Say that a case is of the same person as another',
  makes: true,
  body: z.strictObject({ as: words(40), note }),
  refuses: ['erased', 'already_decided', 'wrong_state'],
  decide: (read, { params, body }) => {
    const opened = findCase(read, params['id'])
    if (!opened.ok) return opened
    const { of, student } = opened.value
    const other = otherCase(read, of, body.as)
    if (!other.ok) return other
    const same = other.value
    const grant = grantOfCase(read, of.id)
    if (grant) {
      const held = mayHold(grant)
      if (!held.ok) return held
      return done((tx) => {
        const id = addHold(tx, { cause: 'duplicate', grant: grant.id, sameAs: same.id })
        addNote(tx, { noun: 'hold', subject: id, student, words: { reason: body.note } })
      })
    }
    const state = inState(of, ['received', 'checking', 'information_needed', 'recommended'])
    if (!state.ok) return state
    return done((tx) => {
      const id = addWithdrawal(tx, of.id, same.id)
      addNote(tx, { noun: 'withdrawal', subject: id, student, words: { note: body.note } })
      tx.step('application', of.id, of.state, 'withdrawn')
    })
  },
  answer: (read, seq) => {
    const hold = holdSetBy(read, seq)
    return hold
      ? { state: 'approved', sameAs: hold.sameAs, hold: holdFacts(hold, 'standing') }
      : { state: 'withdrawn', sameAs: found(withdrawnBy(read, seq)).sameAs }
  },
})

function otherCase(read: Read, of: Case, number: string): Result<Case> {
  const other = caseByNumber(read, number)
  const wrong = (said: Said, at: Said) => problem('invalid_input', said, { errors: [faultAt('/as', at)] })
  if (!other) return problem('not_found', say.noCase(number), { errors: [faultAt('/as', say.isNoCaseNumber)] })
  if (other.id === of.id) return wrong(say.sameCase(number), say.isThisCase)
  if (other.state === 'withdrawn') return problem('wrong_state', say.otherWithdrawn(number))
  return other.student === of.student ? wrong(say.sameStudent(number), say.isSameStudent) : done(other)
}

const mayHold = ({ state, caseNumber }: Grant): Result<undefined> =>
  state === 'cancelled' ? problem('wrong_state', say.cancelledNotHeld(caseNumber)) : done(undefined)
