import { z } from 'zod'
import { readsMessage, seesComplaints, seesMessage } from '../core/access/sight.ts'
import { type MessageTold, messageInWords, type ReceivedTold } from '../core/applications/message.ts'
import { idOf } from '../core/id.ts'
import type { MoneyText } from '../core/money/money.ts'
import { accountEnding } from '../core/payees/payee.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { requestsOf } from '../store/corrections.ts'
import { type Message, messageById, messagesAfter, messagesOfCase } from '../store/messages.ts'
import { notesOf } from '../store/notes.ts'
import { nameOf } from '../store/people.ts'
import type { Read } from '../store/read.ts'
import { listed, none, pageOf, paging, query } from './query.ts'

const READERS = ['case_officer', 'finance', 'auditor']

/** A message as staff see it. A proposed payee is whole for case officers, who take it over; for others its account's ending. */
export function messageView(read: Read, of: Message, roles: readonly string[]) {
  const told = readsMessage(of, roles) ? of.told : null
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
    ...(told?.documents ? { documents: told.documents } : {}),
    ...(payee ? { payee: roles.includes('case_officer') ? payee : { way: payee.way, currency: payee.currency, ending: accountEnding(payee) ?? null } } : {}),
    reply: of.reply && { at: of.reply.at, by: nameOf(read, of.reply.actor), from: 'office', text: readsMessage(of, roles) ? of.reply.text : null },
  }
}

/** The messages of a case, oldest first, as one may see them. */
export const messagesView = (read: Read, application: number, roles: readonly string[]) =>
  messagesOfCase(read, application)
    .filter((of) => seesMessage(of, roles))
    .map((of) => messageView(read, of, roles))

export const messages = query({
  summary: "Students' messages, by state; those about a person for auditors alone (about=person: nothing else)",
  roles: READERS,
  filters: z.strictObject({ ...paging, state: z.enum(['open', 'answered']).optional(), about: z.enum(['person', 'case']).optional() }),
  ask: (read, { filters, reader }) => {
    const page = pageOf(filters)
    const mayComplaints = seesComplaints(reader.roles)
    if (filters.about === 'person' && !mayComplaints) return done({ items: [], nextCursor: null })
    const complaints = filters.about === 'person' ? 'only' : mayComplaints && filters.about === undefined ? 'with' : 'without'
    const rows = messagesAfter(read, { state: filters.state, complaints }, page)
    return done(listed(rows, page, (of) => messageView(read, of, reader.roles)))
  },
})

export const messageByPath = query({
  summary: "A student's message and its answer",
  roles: READERS,
  filters: none,
  ask: (read, { params, reader }) => {
    const of = messageById(read, idOf(params['id']) ?? -1)
    return of && seesMessage(of, reader.roles) ? done(messageView(read, of, reader.roles)) : notFound(say.noMessage, params['id'])
  },
})

/** One thing that was said, as the student sees it. */
export interface MessageShown {
  readonly at: string
  readonly from: 'student' | 'office'
  readonly text: string
}

/** The same in its parts, for whoever words it in another language. `text`: as it was written. */
export interface SaidShown {
  readonly at: string
  readonly from: 'student' | 'office'
  readonly text?: string
  readonly received?: ReceivedTold
  readonly amount?: MoneyText
  /** New account details; `ending`: of the account, where it has one. */
  readonly payee?: { readonly ending?: string }
  /** Kinds of the files that came with it. */
  readonly documents?: readonly string[]
}

interface Spoken {
  readonly at: string
  readonly from: 'student' | 'office'
  readonly received: ReceivedTold | null
  readonly told: MessageTold
}

/** What was said about a case, by student and office, oldest first: in English, and in its parts. */
export function conversationOf(read: Read, application: number): { readonly messages: MessageShown[]; readonly said: SaidShown[] } {
  const office = (at: string, text: string): Spoken => ({ at, from: 'office', received: null, told: { text } })
  const asked = requestsOf(read, application).flatMap(({ id, at }): Spoken[] => {
    const text = notesOf(read, 'information_request', id)[0]?.words?.['message']
    return text === undefined ? [] : [office(at, text)]
  })
  const written = messagesOfCase(read, application).flatMap(({ at, received, told, reply }): Spoken[] => [
    ...(told ? [{ at, from: 'student', received, told } as const] : []),
    ...(reply?.text == null ? [] : [office(reply.at, reply.text)]),
  ])
  const spoken = [...asked, ...written].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return { messages: spoken.map(({ at, from, received, told }) => ({ at, from, text: messageInWords(received, told) })), said: spoken.map(partsOf) }
}

function partsOf({ at, from, received, told: { text, amount, payee, documents } }: Spoken): SaidShown {
  const ending = payee && accountEnding(payee)
  return {
    at,
    from,
    ...(text === undefined ? {} : { text }),
    ...(received === null ? {} : { received }),
    ...(amount ? { amount } : {}),
    ...(payee ? { payee: ending === undefined ? {} : { ending } } : {}),
    ...(documents ? { documents: documents.map(({ kind }) => kind) } : {}),
  }
}
