import { repliersOf } from '../../../core/applications/message.ts'
import { ErrorSummary, type FormOf } from '../form.tsx'
import { Filters, Pager } from '../parts.tsx'
import { CASE_LIST } from '../words/cases.ts'
import { FRAME } from '../words/frame.ts'
import type { Language } from '../words/language.ts'
import type { MessageSeen } from './case-shapes.ts'
import { Message } from './message-parts.tsx'

export interface MessagesProps {
  readonly language: Language
  readonly of: FormOf
  readonly messages: readonly MessageSeen[]
  readonly nextCursor: string | null
  readonly isFirst: boolean
  readonly state: 'open' | 'answered'
  readonly roles: readonly string[]
}

/** What students wrote, oldest first: who waits longest is answered first. */
export function MessagesPage({ language, of, messages, nextCursor, isFirst, state, roles }: MessagesProps) {
  const words = CASE_LIST[language]
  const mayReply = (about: string | undefined) => repliersOf(about === 'person' ? 'person' : null).some((role) => roles.includes(role))
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
      <h2>{state === 'open' ? words.open : words.answered}</h2>
      {messages.length === 0 ? <p class="none">{FRAME[language].none}</p> : null}
      {messages.map((message) => (
        <Message language={language} of={of} message={message} replyTo={mayReply(message.about) ? '/messages/reply' : undefined} hasCase />
      ))}
      <Pager language={language} href={state === 'open' ? '/messages' : '/messages?state=answered'} cursor={nextCursor} isFirst={isFirst} />
    </>
  )
}
