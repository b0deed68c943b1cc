import type { Child } from 'hono/jsx'
import type { CasePage } from '../../queries/status-case.ts'
import type { Words } from '../i18n/en.ts'
import { type FileKind, neededOf } from '../i18n/states.ts'
import { type Act, type ActFault, Choice, FileField, type FormOf, fieldId, TextField } from './act-fields.tsx'
import { sentOf } from './state-sentence.ts'

interface ActsProps {
  readonly of: CasePage
  readonly words: Words
  /** Stands for code and year of birth. */
  readonly ticket: string
  readonly fault: ActFault | undefined
}

/** The one thing to do in this state, if there is one; then a message about anything. */
export function Acts({ of, words, ticket, fault }: ActsProps) {
  const form = (act: Act): FormOf => ({ act, of, words, fault: fault?.caseNumber === of.caseNumber && fault.act === act ? fault : undefined })
  return (
    <>
      {of.status === 'information_needed' || (of.status === 'returned' && of.facts.isFundClosed !== true) ? (
        <AnswerForm form={form('answer')} ticket={ticket} />
      ) : null}
      {of.status === 'paid' && !hasReceivedAll(of) ? <ReceivedForm form={form('received')} ticket={ticket} /> : null}
      {of.status === 'refused' && of.facts.isOver !== true ? <ReviewForm form={form('review')} ticket={ticket} /> : null}
      <details open={form('message').fault !== undefined}>
        <summary>{words.write.summary}</summary>
        <WriteForm form={form('message')} ticket={ticket} />
      </details>
    </>
  )
}

/** Who has said that money is missing can still say that it came. */
const hasReceivedAll = (of: CasePage): boolean =>
  of.facts.receivedTold === true && of.said.findLast(({ received }) => received !== undefined)?.received === 'all'

interface FormProps {
  readonly form: FormOf
  readonly ticket: string
}

interface ActFormProps extends FormProps {
  readonly button: string
  readonly hasFiles?: boolean
  readonly children: Child
}

function ActForm({ form: { act, of }, ticket, button, hasFiles, children }: ActFormProps) {
  return (
    <form method="post" action={`/status/${act}`} enctype={hasFiles ? 'multipart/form-data' : undefined} novalidate>
      <input type="hidden" name="ticket" value={ticket} />
      <input type="hidden" name="caseNumber" value={of.caseNumber} />
      {children}
      <button type="submit">{button}</button>
    </form>
  )
}

/** What a file can prove of what is asked for; a way to reach somebody is written. */
const fileKinds = (of: CasePage): readonly FileKind[] =>
  of.status === 'information_needed' ? neededOf(of.needed).filter((item): item is FileKind => item !== 'contact') : []

function AnswerForm({ form, ticket }: FormProps) {
  const { of, words } = form
  const isReturned = of.status === 'returned'
  const asksAccount = (isReturned && of.facts.isInstitutions !== true) || of.needed?.includes('payee_account') === true
  const kinds = fileKinds(of)
  return (
    <ActForm form={form} ticket={ticket} button={isReturned ? words.answer.account : words.answer.missing} hasFiles={kinds.length > 0}>
      <TextField form={form} name="message" label={isReturned ? words.answer.more : words.answer.message} isLong />
      {kinds.length > 0 ? <Files form={form} kinds={kinds} /> : null}
      {asksAccount ? <Account form={form} /> : null}
    </ActForm>
  )
}

function Files({ form, kinds }: { readonly form: FormOf; readonly kinds: readonly FileKind[] }) {
  const hintId = fieldId(form.act, form.of.caseNumber, 'files-hint')
  return (
    <fieldset>
      <legend>{form.words.answer.files}</legend>
      <p class="hint" id={hintId}>
        {form.words.answer.filesHint}
      </p>
      {kinds.map((kind) => (
        <FileField form={form} name={`file-${kind}`} label={form.words.answer.file[kind]} hintId={hintId} />
      ))}
    </fieldset>
  )
}

function Account({ form }: { readonly form: FormOf }) {
  const { answer } = form.words
  return (
    <fieldset>
      <legend>{answer.payTo}</legend>
      <p class="hint">{answer.payToHint}</p>
      <TextField form={form} name="name" label={answer.name} />
      <TextField form={form} name="account" label={answer.number} />
      <TextField form={form} name="bank" label={answer.bank} />
      <TextField form={form} name="currency" label={answer.currency} />
    </fieldset>
  )
}

function ReceivedForm({ form, ticket }: FormProps) {
  const { receipt } = form.words
  const options = [
    ['all', receipt.all],
    ['less', receipt.less],
    ['no', receipt.no],
  ] as const
  return (
    <ActForm form={form} ticket={ticket} button={receipt.button}>
      <Choice form={form} name="received" label={receipt.question} options={options} />
      <TextField form={form} name="amount" label={receipt.amount(sentOf(form.of)?.currency ?? '')} />
    </ActForm>
  )
}

function ReviewForm({ form, ticket }: FormProps) {
  return (
    <ActForm form={form} ticket={ticket} button={form.words.review.button}>
      <TextField form={form} name="message" label={form.words.review.message} isLong />
    </ActForm>
  )
}

function WriteForm({ form, ticket }: FormProps) {
  const { write } = form.words
  const options = [
    ['payment', write.payment],
    ['details', write.details],
    ['person', write.person],
    ['other', write.other],
  ] as const
  return (
    <ActForm form={form} ticket={ticket} button={write.button}>
      <Choice form={form} name="about" label={write.about} options={options} />
      <TextField form={form} name="message" label={write.message} isLong />
    </ActForm>
  )
}
