import { z } from 'zod'
import { idOf } from '../../core/id.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { words } from '../../input/shapes.ts'
import { holdFacts } from '../../queries/holds.ts'
import { grantById } from '../../store/grants.ts'
import { addHold, holdSetBy } from '../../store/holds.ts'
import { addNote, addNoteOfGrant } from '../../store/notes.ts'
import { programmeByCode } from '../../store/programmes.ts'
import type { Read } from '../../store/read.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'

const body = z.strictObject({ reason: words(2000) })
const answer = (read: Read, seq: number) => holdFacts(found(holdSetBy(read, seq)), 'standing')

/** Holds a grant: nothing of it is prepared or released until another person lifts the hold. Refuses not_found, wrong_state (cancelled). */
export const holdGrant = command({
  kind: 'hold_set',
  summary: 'Hold a grant, with a reason',
  makes: true,
  body,
  refuses: ['wrong_state'],
  decide: (read, { params, body: { reason } }) => {
    const grant = grantById(read, idOf(params['id']) ?? -1)
    if (!grant) return notFound(say.noGrant, params['id'])
    if (grant.state === 'cancelled') return problem('wrong_state', say.grantCancelledNoPay(grant.caseNumber))
    return done((tx) => {
      const id = addHold(tx, { cause: 'person', grant: grant.id })
      addNoteOfGrant(tx, grant.id, { noun: 'hold', subject: id, words: { reason } })
    })
  },
  answer,
})

/** Holds every grant of a programme. Refuses not_found. */
export const holdProgramme = command({
  kind: 'hold_set',
  summary: 'Hold a whole programme, with a reason',
  makes: true,
  refuses: [],
  body,
  decide: (read, { params, body: { reason } }) => {
    const programme = programmeByCode(read, params['code'] ?? '')
    if (!programme) return notFound(say.noProgramme, params['code'])
    return done((tx) => {
      const id = addHold(tx, { cause: 'person', programme: programme.id })
      addNote(tx, { noun: 'hold', subject: id, words: { reason } })
    })
  },
  answer,
})
