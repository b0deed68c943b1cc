import type { Child } from 'hono/jsx'
import type { CaseShown } from '../../queries/status-case.ts'

/** What a student can do on the page. */
export type Act = 'answer' | 'received' | 'review' | 'message'

/** A form that was sent and not taken: of which case, why, and what was typed. */
export interface ActFault {
  readonly act: Act
  readonly caseNumber: string
  readonly words: string
  readonly typed: Readonly<Record<string, string>>
}

interface FormOf {
  readonly of: CaseShown
  /** Stands for code and year of birth. */
  readonly ticket: string
  readonly fault: ActFault | undefined
}

/** The id of a field; several cases can have the same form. */
export const fieldId = (act: Act, caseNumber: string, name: string): string => `${act}-${caseNumber}-${name}`

/** The first field of a form: where its fault leads. */
export const FIRST_FIELD: Readonly<Record<Act, string>> = { answer: 'message', received: 'all', review: 'message', message: 'payment' }

/** The one thing to do in this state, if there is one; then a message about anything. */
export function Acts({ of, ticket, fault }: FormOf) {
  const mine = fault?.caseNumber === of.caseNumber ? fault : undefined
  return (
    <>
      {of.status === 'information_needed' || of.status === 'returned' ? <AnswerForm of={of} ticket={ticket} fault={mine} /> : null}
      {of.status === 'paid' ? <ReceivedForm of={of} ticket={ticket} fault={mine} /> : null}
      {of.status === 'refused' ? <ReviewForm of={of} ticket={ticket} fault={mine} /> : null}
      <details open={mine?.act === 'message'}>
        <summary>Write to us, or complain</summary>
        <WriteForm of={of} ticket={ticket} fault={mine} />
      </details>
    </>
  )
}

interface ActFormProps {
  readonly act: Act
  readonly of: CaseShown
  readonly ticket: string
  readonly button: string
  readonly children: Child
}

function ActForm({ act, of, ticket, button, children }: ActFormProps) {
  return (
    <form method="post" action={`/status/${act}`} novalidate>
      <input type="hidden" name="ticket" value={ticket} />
      <input type="hidden" name="caseNumber" value={of.caseNumber} />
      {children}
      <button type="submit">{button}</button>
    </form>
  )
}

interface TextProps {
  readonly act: Act
  readonly of: CaseShown
  readonly name: string
  readonly label: string
  readonly fault: ActFault | undefined
  readonly isLong?: boolean
}

function Text({ act, of, name, label, fault, isLong }: TextProps) {
  const id = fieldId(act, of.caseNumber, name)
  const typed = fault?.act === act ? (fault.typed[name] ?? '') : ''
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {isLong ? (
        <textarea id={id} name={name} rows={4} maxlength={4000}>
          {typed}
        </textarea>
      ) : (
        <input id={id} name={name} type="text" autocomplete="off" maxlength={200} value={typed} />
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly act: Act
  readonly of: CaseShown
  readonly name: string
  readonly legend: string
  readonly fault: ActFault | undefined
  readonly options: ReadonlyArray<readonly [value: string, label: string]>
}

function Choice({ act, of, name, legend, fault, options }: ChoiceProps) {
  const typed = fault?.act === act ? fault.typed[name] : undefined
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      {options.map(([value, label]) => {
        const id = fieldId(act, of.caseNumber, value)
        return (
          <p class="choice">
            <input type="radio" id={id} name={name} value={value} checked={typed === value} />
            <label for={id}>{label}</label>
          </p>
        )
      })}
    </fieldset>
  )
}

function AnswerForm({ of, ticket, fault }: FormOf) {
  const isReturned = of.status === 'returned'
  const asksAccount = isReturned || of.needed?.includes('payee_account') === true
  const text = (name: string, label: string) => <Text act="answer" of={of} name={name} label={label} fault={fault} />
  return (
    <ActForm act="answer" of={of} ticket={ticket} button={isReturned ? 'Send account details' : 'Send what is missing'}>
      <Text act="answer" of={of} name="message" label={isReturned ? 'Anything we should know (you can leave it empty)' : 'Your answer'} fault={fault} isLong />
      {asksAccount ? (
        <fieldset>
          <legend>Account to pay to</legend>
          <p class="hint">A person will contact you at the address we know before we use it.</p>
          {text('name', 'Name of the account’s holder')}
          {text('account', 'IBAN or account number')}
          {text('bank', 'Bank, and its code if it has one')}
          {text('currency', 'Currency, in three letters')}
        </fieldset>
      ) : null}
    </ActForm>
  )
}

function ReceivedForm({ of, ticket, fault }: FormOf) {
  const options = [
    ['all', 'Yes, all of it'],
    ['less', 'Less than that'],
    ['no', 'No, nothing'],
  ] as const
  return (
    <ActForm act="received" of={of} ticket={ticket} button="Send">
      <Choice act="received" of={of} name="received" legend="Have you received it?" fault={fault} options={options} />
      <Text act="received" of={of} name="amount" label="If less: how much has arrived?" fault={fault} />
    </ActForm>
  )
}

function ReviewForm({ of, ticket, fault }: FormOf) {
  return (
    <ActForm act="review" of={of} ticket={ticket} button="Ask for a review">
      <Text act="review" of={of} name="message" label="Why should we look at it again?" fault={fault} isLong />
    </ActForm>
  )
}

function WriteForm({ of, ticket, fault }: FormOf) {
  const options = [
    ['payment', 'A payment'],
    ['details', 'My details'],
    ['person', 'A person who dealt with me: only the auditors will see it'],
    ['other', 'Something else'],
  ] as const
  return (
    <ActForm act="message" of={of} ticket={ticket} button="Send message">
      <Choice act="message" of={of} name="about" legend="What is it about?" fault={fault} options={options} />
      <Text act="message" of={of} name="message" label="Your message" fault={fault} isLong />
    </ActForm>
  )
}
