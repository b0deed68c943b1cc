import type { MoneyText } from '../../../core/money/money.ts'
import type { QueuedCase } from '../../../queries/work-review.ts'
import { ChecksTable } from '../cases/case-checks.tsx'
import { PayeeFacts, PersonFacts } from '../cases/case-facts.tsx'
import { Decisions, Documents, Fold, SideBySide } from '../cases/case-parts.tsx'
import type { DecisionSeen, DocumentSeen, ListedCase, ProgrammeSeen, WholeCase } from '../cases/case-shapes.ts'
import { standingOf } from '../cases/next-step.ts'
import { ErrorSummary, Form, type FormOf, LongText, Select } from '../form.tsx'
import { Day, Facts, figures, Money, Table } from '../parts.tsx'
import { CASE_VALUES, CASES } from '../words/cases.ts'
import type { Language } from '../words/language.ts'
import { REVIEW } from '../words/review.ts'

export interface ReviewProps {
  readonly language: Language
  readonly of: FormOf
  readonly case: WholeCase
  readonly queued: QueuedCase
  readonly programme: ProgrammeSeen
  readonly budget: { readonly fund: string; readonly now: MoneyText; readonly after: MoneyText | undefined }
  readonly similar: readonly ListedCase[]
  readonly documents: readonly DocumentSeen[]
}

/** Exactly what is being signed; then the three ways on. */
export function ReviewPage(props: ReviewProps) {
  const { language, of, case: one, queued, programme, similar, documents } = props
  const words = REVIEW[language]
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.reviewTitle(one.caseNumber)}</h1>
      {queued.notYours === null ? null : <p class="note">{words.yours[queued.notYours]}</p>}
      {one.state === 'recommended' ? null : <p class="note">{words.notWaiting}</p>}
      <Signed {...props} />
      {standingOf(one, programme).some(({ decidedAnew }) => decidedAnew) ? <p class="note">{words.anewWarning}</p> : null}
      <ChecksTable language={language} of={one} programme={programme} />
      {similar.length === 0 ? null : (
        <>
          <h2>{CASES[language].similar}</h2>
          <SideBySide language={language} of={one} others={similar} />
        </>
      )}
      <h2>{CASES[language].documents}</h2>
      <Documents language={language} id={one.id} documents={documents} />
      <Decisions language={language} decisions={one.decisions} />
      <p>
        <a href={`/cases/${one.id}`}>{words.wholeCase}</a>
      </p>
      {one.state === 'recommended' && queued.notYours === null ? <Decide {...props} /> : null}
      <p>
        <a href={`/review/next?after=${one.id}`}>{words.next}</a>
      </p>
    </>
  )
}

const lastRecommendation = ({ decisions }: WholeCase): DecisionSeen | undefined => decisions.findLast(({ kind }) => kind === 'recommendation')

function Signed({ language, case: one, queued, budget }: ReviewProps) {
  const words = REVIEW[language]
  const instalments = lastRecommendation(one)?.instalments ?? []
  const isShort = budget.after?.amount.startsWith('-') ?? false
  return (
    <>
      <h2>{words.signed}</h2>
      {queued.outcome === 'refuse' ? <p>{words.outcomeRefuse}</p> : null}
      {queued.money === null ? null : (
        <Facts
          rows={[
            [
              words.money,
              <b>
                <Money language={language} of={queued.money} />
              </b>,
            ],
            [words.fund, budget.fund],
            [words.availableNow, <Money language={language} of={budget.now} />],
            [words.availableThen, budget.after === undefined ? undefined : <Money language={language} of={budget.after} />],
          ]}
        />
      )}
      {isShort ? <p class="note">{words.notEnough}</p> : null}
      {instalments.length === 0 ? null : (
        <Table
          language={language}
          caption={words.instalments}
          columns={[CASES[language].dueOn, figures(words.money)]}
          rows={instalments.map(({ dueOn, money }) => [<Day language={language} on={dueOn} />, <Money language={language} of={money} />])}
        />
      )}
      <div class="columns">
        <section>
          <h3>{CASES[language].facts}</h3>
          <PersonFacts language={language} of={one} />
        </section>
        <section>
          <h3>{CASES[language].payeeTitle}</h3>
          <PayeeFacts language={language} payee={one.payee} />
        </section>
      </div>
    </>
  )
}

function Decide({ language, of, case: one, queued }: ReviewProps) {
  const words = REVIEW[language]
  const address = `/review/${one.id}`
  const { money, digest } = queued
  return (
    <>
      {money === null || digest === null || queued.outcome !== 'approve' ? null : (
        <Form
          of={of}
          name="approve"
          action={`${address}/approve`}
          button={words.approve}
          isGrave
          seen={{ amount: money.amount, currency: money.currency, digest }}
        >
          <p class="hint">{words.approveLead}</p>
        </Form>
      )}
      <Fold of={of} name="ask-back" title={words.askBack}>
        <Form of={of} name="ask-back" action={`${address}/ask-back`} button={words.askBack}>
          <p class="hint">{words.askBackLead}</p>
          <LongText of={of} form="ask-back" name="reason" label={words.question} />
        </Form>
      </Fold>
      <Fold of={of} name="refuse" title={words.refuse} isOpen={queued.outcome === 'refuse'}>
        <Form of={of} name="refuse" action={`${address}/refuse`} button={words.refuse} isGrave>
          <p class="hint">{words.refuseLead}</p>
          <Select
            of={of}
            form="refuse"
            name="reason"
            label={words.reason}
            value={lastRecommendation(one)?.reason ?? ''}
            options={Object.entries(CASE_VALUES[language].reasons)}
          />
          <LongText of={of} form="refuse" name="note" label={words.note} />
        </Form>
      </Fold>
    </>
  )
}
