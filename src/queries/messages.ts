import { z } from 'zod'
import { messageInWords } from '../core/applications/message.ts'
import { accountEnding } from '../core/payees/payee.ts'
import { problem } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { requestsOf } from '../store/corrections.ts'
import { type Message, messageById, messagesAfter, messagesOfCase } from '../store/messages.ts'
import { notesOf } from '../store/notes.ts'
import { nameOf } from '../store/people.ts'
import type { Read } from '../store/read.ts'
import { idOf, listed, none, pageOf, paging, query } from './query.ts'

const READERS = ['case_officer', 'finance', 'auditor']

/** A complaint about a person is seen by auditors alone. */
export const seesMessage = ({ about }: Pick<Message, 'about'>, roles: readonly string[]): boolean => about !== 'person' || roles.includes('auditor')

/** Who may read what a student wrote: of a complaint the auditors; of everything else who works on cases, and no auditor. */
const readsWords = ({ about }: Message, roles: readonly string[]): boolean =>
  about === 'person' ? roles.includes('auditor') : roles.some((role) => ['case_officer', 'approver', 'finance'].includes(role))

export const messageNotFound = (id: string | undefined) => problem('not_found', `There is no message "${id ?? ''}".`)

/** A message as staff see it. A proposed payee is whole for case officers, who take it over; for others its account's ending. */
export function messageView(read: Read, of: Message, roles: readonly string[]) {
  const told = readsWords(of, roles) ? of.told : null
  const payee = told?.payee
  return {
    id: String(of.id),
    application: String(of.application),
    caseNumber: of.caseNumber,
    kind: of.kind,
    state: of.state,
    at: of.at,
    from: 'student',
    ...(of.about === null ? {} : { about: of.about }),
    ...(of.received === null ? {} : { received: of.received }),
    ...(of.payout === null ? {} : { payout: String(of.payout) }),
    ...(of.break === null ? {} : { break: String(of.break) }),
    text: told ? messageInWords(of.received, told) : null,
    ...(told?.amount ? { amount: told.amount } : {}),
    ...(payee ? { payee: roles.includes('case_officer') ? payee : { way: payee.way, currency: payee.currency, ending: accountEnding(payee) ?? null } } : {}),
    reply: of.reply && { at: of.reply.at, by: nameOf(read, of.reply.actor), from: 'office', text: readsWords(of, roles) ? of.reply.text : null },
  }
}

/** The messages of a case, oldest first, as one may see them. */
export const messagesView = (read: Read, application: number, roles: readonly string[]) =>
  messagesOfCase(read, application)
    .filter((of) => seesMessage(of, roles))
    .map((of) => messageView(read, of, roles))

export const messages = query({
  summary: "Students' messages, by state; those about a person for auditors alone",
  roles: READERS,
  filters: z.strictObject({ ...paging, state: z.enum(['open', 'answered']).optional() }),
  ask: (read, { filters, reader }) => {
    const page = pageOf(filters)
    const rows = messagesAfter(read, { state: filters.state, complaints: reader.roles.includes('auditor') }, page)
    return done(listed(rows, page, (of) => messageView(read, of, reader.roles)))
  },
})

export const messageByPath = query({
  summary: "A student's message and its answer",
  roles: READERS,
  filters: none,
  ask: (read, { params, reader }) => {
    const of = messageById(read, idOf(params['id']) ?? -1)
    return of && seesMessage(of, reader.roles) ? done(messageView(read, of, reader.roles)) : messageNotFound(params['id'])
  },
})

/** One thing that was said, as the student sees it. */
export interface MessageShown {
  readonly at: string
  readonly from: 'student' | 'office'
  readonly text: string
}

/** What was said about a case, by student and office, oldest first. */
export function conversationOf(read: Read, application: number): MessageShown[] {
  const asked = requestsOf(read, application).flatMap(({ id, at }): MessageShown[] => {
    const text = notesOf(read, 'information_request', id)[0]?.words?.['message']
    return text === undefined ? [] : [{ at, from: 'office', text }]
  })
  const written = messagesOfCase(read, application).flatMap(({ at, received, told, reply }): MessageShown[] => [
    ...(told ? [{ at, from: 'student', text: messageInWords(received, told) } as const] : []),
    ...(reply?.text == null ? [] : [{ at: reply.at, from: 'office', text: reply.text } as const]),
  ])
  return [...asked, ...written].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
