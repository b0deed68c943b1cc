import { Form, type FormOf, LongText } from '../form.tsx'
import { Instant, Tag } from '../parts.tsx'
import { AUDIT_STORY, said } from '../words/audit.ts'
import { CASE_LIST, CASE_VALUES, worded } from '../words/cases.ts'
import type { Language } from '../words/language.ts'
import { moneyInWords } from '../words/values.ts'
import type { MessageSeen } from './case-shapes.ts'

export interface MessageProps {
  readonly language: Language
  readonly of: FormOf
  readonly message: MessageSeen
  /** Where its answer is sent to; absent for who may not answer it. */
  readonly replyTo: string | undefined
  /** Leads to the case, on pages of several cases. */
  readonly hasCase?: boolean
}

/** Each answer is a form of its own on the page. */
const replyForm = (message: string): string => `reply-${message}`

/** What a student wrote, and the answer or the form for it. */
export function Message({ language, of, message, replyTo, hasCase }: MessageProps) {
  const words = CASE_LIST[language]
  const values = CASE_VALUES[language]
  const { payee } = message
  return (
    <article class="message">
      <h3>
        {hasCase ? (
          <>
            <a href={`/cases/${message.application}#messages`}>{message.caseNumber}</a>{' '}
          </>
        ) : null}
        {worded(values.messageKinds, message.kind)}
        {message.about === undefined ? '' : ` · ${worded(values.abouts, message.about)}`}{' '}
        <Tag tone={message.state === 'open' ? 'wait' : 'good'}>{message.state === 'open' ? words.open : words.answered}</Tag>
      </h3>
      <p class="hint">
        {words.wrote}, <Instant language={language} at={message.at} />
      </p>
      <p class="written">{wordsOf(language, message) ?? words.notForYou}</p>
      {payee === undefined ? null : (
        <p>
          {words.newAccount}: {[payee.name, payee.iban ?? payee.accountNumber ?? payee.ending, payee.bank, payee.currency].filter(Boolean).join(', ')}
        </p>
      )}
      <Sent language={language} message={message} />
      {message.reply === null ? null : (
        <>
          <p class="hint">
            {words.weWrote(message.reply.by)}, <Instant language={language} at={message.reply.at} />
          </p>
          <p class="written">{message.reply.text ?? words.notForYou}</p>
        </>
      )}
      {message.state === 'open' && replyTo !== undefined ? (
        <Form of={of} name={replyForm(message.id)} action={replyTo} button={words.replyButton} seen={{ message: message.id }}>
          <LongText of={of} form={replyForm(message.id)} name="text" label={words.reply} hint={words.replyHint} />
        </Form>
      ) : null}
    </article>
  )
}

/** What the student wrote as it was written; what was chosen, in the language of the page. Beside the text the API has a line for each thing that was told with it. */
function wordsOf(language: Language, { text, received, amount, payee, documents = [] }: MessageSeen): string | null {
  if (text === null || language === 'en') return text
  const words = CASE_LIST[language]
  const [before, after] = [Number(received !== undefined) + Number(amount !== undefined), Number(payee !== undefined) + Number(documents.length > 0)]
  const lines = text.split('\n')
  return [
    ...(received === undefined ? [] : [words.received[received]]),
    ...(amount === undefined ? [] : [words.arrived(moneyInWords(language, amount))]),
    ...lines.slice(before, lines.length - after),
  ].join('\n')
}

function Sent({ language, message }: Pick<MessageProps, 'language' | 'message'>) {
  const { documents = [] } = message
  if (documents.length === 0) return null
  return (
    <p>
      {CASE_LIST[language].sentDocuments}:{' '}
      {documents.map(({ kind, sha256 }) => (
        <>
          <a href={`/cases/${message.application}/documents/${sha256}`}>{said(AUDIT_STORY[language].values, kind)}</a>{' '}
        </>
      ))}
    </p>
  )
}
