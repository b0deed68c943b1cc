import type { Child } from 'hono/jsx'
import type { QueuedCase } from '../../../queries/work-review.ts'
import { nameOfStudent, type ProgrammeSeen } from '../cases/case-shapes.ts'
import { ExportLinks } from '../export-links.tsx'
import { ErrorSummary, Form, type FormOf } from '../form.tsx'
import { figures, Money, Pager, Table, Tag } from '../parts.tsx'
import { CASE_VALUES, worded } from '../words/cases.ts'
import type { Language } from '../words/language.ts'
import { REVIEW } from '../words/review.ts'
import { dateInWords, moneyInWords } from '../words/values.ts'

export interface QueueProps {
  readonly language: Language
  readonly cases: readonly QueuedCase[]
  readonly programmes: readonly Pick<ProgrammeSeen, 'code' | 'name'>[]
  readonly nextCursor: string | null
  readonly isFirst: boolean
}

/** Everything that was recommended; what is not this person's to decide stands there too, without a way in, and says why. */
export function QueueView({ language, cases, programmes, nextCursor, isFirst }: QueueProps) {
  const words = REVIEW[language]
  return (
    <>
      <h1>{words.title}</h1>
      <p>
        <a class="go" href="/review/next">
          {words.next}
        </a>
      </p>
      <Table
        language={language}
        caption={words.queue}
        columns={[words.case, words.name, words.recommended, figures(words.money), words.by, words.note]}
        rows={cases.map((of) => queueRow(language, of))}
        isNamed
      />
      <Pager language={language} href="/review" cursor={nextCursor} isFirst={isFirst} />
      <ExportLinks language={language} list="review" />
      <h2>{words.together}</h2>
      <p>{words.togetherLead}</p>
      <ul>
        {programmes.map(({ code, name }) => (
          <li>
            <a href={`/review/together?programme=${encodeURIComponent(code)}`}>{name}</a>
          </li>
        ))}
      </ul>
      <p>
        <a href="/review/holds">{words.holds}</a>
      </p>
    </>
  )
}

function queueRow(language: Language, of: QueuedCase): readonly Child[] {
  const words = REVIEW[language]
  const hint = of.notYours === null ? (of.isClear ? words.clear : words.looked) : (words.yours[of.notYours] ?? '')
  return [
    of.notYours === null ? <a href={`/review/${of.id}`}>{of.caseNumber}</a> : <span aria-disabled="true">{of.caseNumber}</span>,
    of.student === null ? '–' : nameOfStudent(of.student),
    worded(CASE_VALUES[language].outcomesWanted, of.outcome ?? ''),
    of.money === null ? '' : <Money language={language} of={of.money} />,
    `${of.recommendedBy ?? ''}${of.recommendedAt === null ? '' : `, ${dateInWords(language, of.recommendedAt.slice(0, 10))}`}`,
    <>
      {of.notYours === null && of.isClear ? <Tag tone="good">{hint}</Tag> : hint}
      {of.approvedBy === null ? null : `; ${words.firstApproval(of.approvedBy)}`}
    </>,
  ]
}

/** What a tick stands for: the case, and what of it was seen. */
export const tickOf = ({ id, digest, money }: QueuedCase): string => `${id} ${digest ?? ''} ${money?.amount ?? ''} ${money?.currency ?? ''}`

const payeeText = ({ payee }: QueuedCase): string => (payee === null ? '' : [payee.name, payee.iban ?? payee.accountNumber].filter(Boolean).join(', '))

export interface TogetherProps {
  readonly language: Language
  readonly of: FormOf
  readonly programme: Pick<ProgrammeSeen, 'code' | 'name'>
  readonly cases: readonly QueuedCase[]
}

/** The clear cases of a programme, all ticked: who leaves one out looks at it by itself. */
export function TogetherView({ language, of, programme, cases }: TogetherProps) {
  const words = REVIEW[language]
  return (
    <>
      <ErrorSummary of={of} />
      <h1>
        {words.together}: {programme.name}
      </h1>
      {cases.length === 0 ? (
        <p class="none">{words.noneClear}</p>
      ) : (
        <Form of={of} name="check" action="/review/together/check" button={words.checkButton} seen={{ programme: programme.code }}>
          <fieldset id="check-case">
            <legend>{words.tick}</legend>
            {cases.map((one) => (
              <p class="choice">
                <input type="checkbox" id={`case-${one.id}`} name="case" value={tickOf(one)} checked />
                <label for={`case-${one.id}`}>
                  {[
                    one.caseNumber,
                    one.student === null ? '' : nameOfStudent(one.student),
                    one.money === null ? '' : moneyInWords(language, one.money),
                    payeeText(one),
                  ]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </label>
              </p>
            ))}
          </fieldset>
        </Form>
      )}
      <p>
        <a href="/review">{words.title}</a>
      </p>
    </>
  )
}

export interface TickedProps {
  readonly language: Language
  readonly of: FormOf
  readonly programme: string
  readonly cases: readonly QueuedCase[]
  readonly total: { readonly amount: string; readonly currency: string }
}

/** What is about to be approved, each name, amount and payee, and the sum: the form carries what was seen. */
export function TickedView({ language, of, programme, cases, total }: TickedProps) {
  const words = REVIEW[language]
  const seen = {
    programme,
    count: String(cases.length),
    total: total.amount,
    currency: total.currency,
    items: cases.map(({ id, digest }) => `${id} ${digest ?? ''}`).join('\n'),
  }
  return (
    <>
      <h1>{words.checkTitle}</h1>
      <Table
        language={language}
        caption={words.approveCount(cases.length)}
        columns={[words.case, words.name, figures(words.money), words.after]}
        rows={cases.map((one) => [
          one.caseNumber,
          one.student === null ? '' : nameOfStudent(one.student),
          one.money === null ? '' : <Money language={language} of={one.money} />,
          payeeText(one),
        ])}
        isNamed
      />
      <p>
        {words.inAll}: <Money language={language} of={total} />
      </p>
      <Form of={of} name="approve" action="/review/together/approve" button={words.approveCount(cases.length)} seen={seen} isGrave>
        <p class="hint">{words.approveLead}</p>
      </Form>
      <p>
        <a href={`/review/together?programme=${encodeURIComponent(programme)}`}>{words.together}</a>
      </p>
    </>
  )
}
