import { repliersOf } from '../../../core/applications/message.ts'
import { ErrorSummary, type FormOf } from '../form.tsx'
import { Filters, Pager } from '../parts.tsx'
import { CASE_LIST } from '../words/cases.ts'
import { FRAME } from '../words/frame.ts'
import type { Language } from '../words/language.ts'
import type { ListOf, MessageSeen } from './case-shapes.ts'
import { Message } from './message-parts.tsx'

export interface MessagesProps {
  readonly language: Language
  readonly of: FormOf
  readonly messages: readonly MessageSeen[]
  readonly nextCursor: string | null
  readonly isFirst: boolean
  /** To an auditor: the first complaints about persons. */
  readonly complaints: ListOf<MessageSeen> | undefined
  /** Complaints alone are listed. */
  readonly isApart: boolean
  readonly state: 'open' | 'answered'
  readonly roles: readonly string[]
}

/** What students wrote, oldest first: who waits longest is answered first. */
export function MessagesPage({ language, of, messages, nextCursor, isFirst, complaints, isApart, state, roles }: MessagesProps) {
  const words = CASE_LIST[language]
  const mayReply = (about: string | undefined) => repliersOf(about === 'person' ? 'person' : null).some((role) => roles.includes(role))
  const href = state === 'open' ? '/messages' : '/messages?state=answered'
  const one = (message: MessageSeen) => (
    <Message language={language} of={of} message={message} replyTo={mayReply(message.about) ? '/messages/reply' : undefined} hasCase />
  )
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.messagesTitle}</h1>
      <Filters
        label={FRAME[language].filter}
        links={[
          [words.open, '/messages', state === 'open'],
          [words.answered, '/messages?state=answered', state === 'answered'],
        ]}
      />
      {complaints === undefined || complaints.items.length === 0 ? null : (
        <section>
          <h2>{words.complaints}</h2>
          {complaints.items.map((message) => one(message))}
          {complaints.nextCursor === null ? null : (
            <p>
              <a href={`${href}${href.includes('?') ? '&' : '?'}about=person`}>{words.allComplaints}</a>
            </p>
          )}
        </section>
      )}
      <h2>{isApart ? words.complaints : state === 'open' ? words.open : words.answered}</h2>
      {messages.length === 0 ? <p class="none">{FRAME[language].none}</p> : null}
      {messages.map((message) => one(message))}
      <Pager language={language} href={isApart ? `${href}${href.includes('?') ? '&' : '?'}about=person` : href} cursor={nextCursor} isFirst={isFirst} />
    </>
  )
}
