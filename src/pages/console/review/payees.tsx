import type { CoolingPayeeSeen, WaitingPayeeSeen } from '../../../queries/work-payees.ts'
import { PayeeFacts } from '../cases/case-facts.tsx'
import type { GrantAlone, PayeeSeen } from '../cases/case-shapes.ts'
import { ExportLinks } from '../export-links.tsx'
import { ErrorSummary, Form, type FormOf, LongText } from '../form.tsx'
import { Facts, Instant, Pager, Table } from '../parts.tsx'
import { CASES } from '../words/cases.ts'
import type { Language } from '../words/language.ts'
import { REVIEW } from '../words/review.ts'
import { instantInWords } from '../words/values.ts'

export interface PayeesProps {
  readonly language: Language
  readonly waiting: readonly WaitingPayeeSeen[]
  readonly nextCursor: string | null
  readonly isFirst: boolean
  readonly cooling: readonly CoolingPayeeSeen[]
}

/** Changed payees: those to approve, and those that cool off. */
export function PayeesView({ language, waiting, nextCursor, isFirst, cooling }: PayeesProps) {
  const words = REVIEW[language]
  return (
    <>
      <h1>{words.payeesTitle}</h1>
      <h2>{words.waiting}</h2>
      <Table
        language={language}
        caption={words.waiting}
        columns={[words.case, words.recordedBy, words.when, words.note]}
        rows={waiting.map((of) => [
          <a href={`/payees/${of.id}`}>{of.caseNumber}</a>,
          of.recordedBy,
          <Instant language={language} at={of.at} />,
          of.isReaders ? words.ownPayee : '',
        ])}
        isNamed
      />
      <Pager language={language} href="/payees" cursor={nextCursor} isFirst={isFirst} />
      <ExportLinks language={language} list="payees" />
      <h2>{words.cooling}</h2>
      <Table
        language={language}
        caption={words.cooling}
        columns={[words.case, words.approvedBy, words.until, words.note]}
        rows={cooling.map((of) => [
          <a href={`/payees/${of.id}`}>{of.caseNumber}</a>,
          of.approvedBy,
          <Instant language={language} at={of.payableFrom} />,
          of.isReaders ? words.ownCooling : '',
        ])}
        isNamed
      />
      <p>
        <a href="/review/holds">{words.holds}</a>
      </p>
    </>
  )
}

export interface PayeeProps {
  readonly language: Language
  readonly of: FormOf
  readonly grant: GrantAlone
  readonly payeeNow: PayeeSeen | null
  /** The person recorded the change. */
  readonly isReaders: boolean
  /** The person approved it, and so does not end its cooling-off. */
  readonly isApprovers: boolean
}

/** The payee of until now beside the one that is to be paid. */
export function PayeeView({ language, of, grant, payeeNow, isReaders, isApprovers }: PayeeProps) {
  const words = REVIEW[language]
  const { pendingPayee: pending, coolingOffUntil: until } = grant
  const address = `/payees/${grant.id}`
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.payeeTitle(grant.caseNumber)}</h1>
      <p>
        <a href={`/cases/${grant.applicationId}`}>{CASES[language].title(grant.caseNumber)}</a>
      </p>
      <div class="columns">
        <section>
          <h2>{pending ? words.before : words.after}</h2>
          <PayeeFacts language={language} payee={payeeNow} />
        </section>
        {pending ? (
          <section>
            <h2>{words.after}</h2>
            <PayeeFacts language={language} payee={pending.payee} />
            <Facts
              rows={[
                [words.recordedBy, pending.recordedBy],
                [words.reason, pending.reason ?? undefined],
                [words.recognisedBy, pending.recognisedBy ?? undefined],
              ]}
            />
          </section>
        ) : null}
      </div>
      {pending && isReaders ? <p>{words.ownPayee}</p> : null}
      {pending && !isReaders ? (
        <Form of={of} name="approve" action={`${address}/approve`} button={words.approvePayee} isGrave seen={{ digest: pending.digest }}>
          <p class="hint">{words.approvePayeeLead}</p>
        </Form>
      ) : null}
      {until === null ? null : <p>{words.coolingUntil(instantInWords(language, until))}</p>}
      {until !== null && isApprovers ? <p>{words.ownCooling}</p> : null}
      {until === null || isApprovers ? null : (
        <Form of={of} name="end" action={`${address}/end`} button={words.endCooling} isGrave>
          <p class="hint">{words.endCoolingLead}</p>
          <LongText of={of} form="end" name="reason" label={words.reason} />
        </Form>
      )}
      {pending || until !== null ? null : <p class="none">{words.nothingWaits}</p>}
    </>
  )
}
