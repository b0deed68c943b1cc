import { z } from 'zod'
import { seesMessage } from '../../core/access/sight.ts'
import { repliersOf } from '../../core/applications/message.ts'
import { idOf } from '../../core/id.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { words } from '../../input/shapes.ts'
import { messageView } from '../../queries/messages.ts'
import { addResolution } from '../../store/breaks.ts'
import { addReply, messageById, messageOfEvent } from '../../store/messages.ts'
import { studentKey } from '../../store/notes.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'

/**
 * Answers a student's message on his or her page, once; the break of a complaint ends with it. Refuses not_found (a complaint is there for auditors alone),
 * role_not_allowed, erased, already_decided.
 */
export const replyToMessage = command({
  kind: 'message_answered',
  summary: "Answer a student's message",
  makes: true,
  body: z.strictObject({ text: words(4000) }),
  refuses: ['erased', 'already_decided'],
  decide: (read, { params, body, roles }) => {
    const of = messageById(read, idOf(params['id']) ?? -1)
    if (!of || !seesMessage(of, roles)) return notFound(say.noMessage, params['id'])
    const may = repliersOf(of.about)
    if (!may.some((role) => roles.includes(role))) return problem('role_not_allowed', say.messageFor(may))
    const key = studentKey(read, of.student)
    if (!key) return problem('erased', say.nobodyReads(of.caseNumber))
    if (of.state !== 'open') return problem('already_decided', say.messageAnswered)
    return done((tx) => {
      addReply(tx, { id: of.student, key }, { message: of.id, text: body.text })
      tx.step('message', of.id, 'open', 'answered')
      if (of.about !== 'person' || of.break === null) return
      addResolution(tx, { break: of.break, action: 'answered' })
      tx.step('break', of.break, 'open', 'resolved')
    })
  },
  answer: (read, seq) => {
    const of = found(messageOfEvent(read, seq))
    return messageView(read, of, repliersOf(of.about))
  },
})
