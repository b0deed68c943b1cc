import { Fold } from '../cases/case-parts.tsx'
import type { ListOf, ProgrammeSeen } from '../cases/case-shapes.ts'
import { ExportLinks } from '../export-links.tsx'
import { ErrorSummary, Form, type FormOf, LongText, Select, Text } from '../form.tsx'
import { Filters, Instant, Pager, Table } from '../parts.tsx'
import { CASE_VALUES, holdReason, worded } from '../words/cases.ts'
import { FRAME } from '../words/frame.ts'
import type { Language } from '../words/language.ts'
import { REVIEW } from '../words/review.ts'

/** A hold as the list of the API has it. */
export interface HoldListed {
  readonly id: string
  readonly cause: string
  readonly on: 'grant' | 'programme'
  readonly programme: string
  readonly caseNumber?: string
  readonly state: 'standing' | 'ended'
  readonly by: string
  readonly at: string
  readonly reason: string | null
  readonly ended: { readonly by: string; readonly at: string; readonly reason: string | null } | null
}

export interface HoldsProps {
  readonly language: Language
  readonly of: FormOf
  readonly holds: ListOf<HoldListed>
  readonly state: 'standing' | 'ended'
  readonly isFirst: boolean
  readonly programmes: readonly Pick<ProgrammeSeen, 'code' | 'name'>[]
  /** A releaser has no pages of cases. */
  readonly seesCases: boolean
}

/** What is held, and why; a hold is lifted by another person than the one who set it. */
export function HoldsView({ language, of, holds, state, isFirst, programmes, seesCases }: HoldsProps) {
  const words = REVIEW[language]
  const on = (hold: HoldListed) => hold.caseNumber ?? words.wholeProgramme(hold.programme)
  const toLift = holds.items.filter(({ cause }) => cause !== 'payee_change')
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.holdsTitle}</h1>
      <Filters
        label={FRAME[language].filter}
        links={[
          [words.standing, '/review/holds', state === 'standing'],
          [words.ended, '/review/holds?state=ended', state === 'ended'],
        ]}
      />
      <Table
        language={language}
        caption={state === 'standing' ? words.standing : words.ended}
        columns={[words.on, words.reason, words.by, words.when, ...(state === 'ended' ? [words.endedBy] : [])]}
        rows={holds.items.map((hold) => [
          hold.caseNumber === undefined || !seesCases ? on(hold) : <a href={`/cases?q=${hold.caseNumber}`}>{on(hold)}</a>,
          [worded(CASE_VALUES[language].causes, hold.cause), holdReason(language, hold)].filter((part) => part !== '').join(': '),
          hold.by,
          <Instant language={language} at={hold.at} />,
          ...(hold.ended ? [`${hold.ended.by}${hold.ended.reason === null ? '' : `: ${hold.ended.reason}`}`] : []),
        ])}
        isNamed
      />
      <Pager language={language} href={state === 'standing' ? '/review/holds' : '/review/holds?state=ended'} cursor={holds.nextCursor} isFirst={isFirst} />
      <ExportLinks language={language} list="holds" asked={{ state }} />
      {state === 'standing' && toLift.length > 0 ? (
        <Fold of={of} name="lift" title={words.liftTitle}>
          <Form of={of} name="lift" action="/review/holds/lift" button={words.lift}>
            <Select of={of} form="lift" name="hold" label={words.on} options={toLift.map((hold) => [hold.id, `${on(hold)} (${hold.by})`] as const)} />
            <LongText of={of} form="lift" name="reason" label={words.liftReason} />
          </Form>
        </Fold>
      ) : null}
      <NewHolds of={of} programmes={programmes} />
    </>
  )
}

/** A hold on one grant, by its case, or on a whole programme. */
function NewHolds({ of, programmes }: Pick<HoldsProps, 'of' | 'programmes'>) {
  const words = REVIEW[of.language]
  return (
    <>
      <Fold of={of} name="hold-grant" title={words.holdGrant}>
        <Form of={of} name="hold-grant" action="/review/holds/hold-grant" button={words.hold} isGrave>
          <p class="hint">{words.holdGrantLead}</p>
          <Text
            of={of}
            form="hold-grant"
            name="caseNumber"
            label={words.caseNumber}
            hint={words.caseNumberHint}
            attributes={{ maxlength: 40, spellcheck: 'false' }}
          />
          <LongText of={of} form="hold-grant" name="reason" label={words.reason} />
        </Form>
      </Fold>
      <Fold of={of} name="hold" title={words.holdProgramme}>
        <Form of={of} name="hold" action="/review/holds/hold" button={words.hold} isGrave>
          <p class="hint">{words.holdProgrammeLead}</p>
          <Select of={of} form="hold" name="programme" label={words.programme} options={programmes.map(({ code, name }) => [code, name] as const)} />
          <LongText of={of} form="hold" name="reason" label={words.reason} />
        </Form>
      </Fold>
    </>
  )
}
