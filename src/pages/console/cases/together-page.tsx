import type { ClearCase, TogetherSeen } from '../../../queries/work-recommend.ts'
import { ErrorSummary, Form, type FormOf, LongText } from '../form.tsx'
import { figures, Money, Table } from '../parts.tsx'
import { CASE_LIST } from '../words/cases.ts'
import { type Language, numberInWords } from '../words/language.ts'
import { moneyInWords } from '../words/values.ts'
import { nameOfStudent, type ProgrammeSeen } from './case-shapes.ts'

export interface TogetherProps {
  readonly language: Language
  readonly of: FormOf
  readonly programme: Pick<ProgrammeSeen, 'code' | 'name'>
  readonly seen: TogetherSeen
}

const COUNTED = 200

/** What a tick stands for: the case, its amount and its facts as they were seen. */
export const clearTick = ({ id, money, digest }: ClearCase): string => `${id} ${money.amount} ${money.currency} ${digest}`

const payeeText = ({ payee }: ClearCase): string => [payee.name, payee.iban ?? payee.accountNumber].filter(Boolean).join(', ')

/** Many cases of a programme at once: their automatic checks, and the recommendation of the clear ones. */
export function TogetherPage({ language, of, programme, seen }: TogetherProps) {
  const words = CASE_LIST[language]
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.togetherOf(programme.name)}</h1>
      {seen.unchecked === 0 ? null : (
        <Form of={of} name="run" action="/cases/together/run" button={words.runAll} seen={{ programme: programme.code }}>
          <p class="hint">{words.runAllLead(seen.unchecked > COUNTED ? words.manyNew : numberInWords(language, seen.unchecked))}</p>
        </Form>
      )}
      <h2>{words.recommendAll}</h2>
      <p>{words.recommendAllLead}</p>
      {seen.clear.length === 0 ? (
        <p class="none">{words.noneClear}</p>
      ) : (
        <Form of={of} name="check" action="/cases/together/check" button={words.checkButton} seen={{ programme: programme.code }}>
          <fieldset id="check-case">
            <legend>{words.tick}</legend>
            {seen.clear.map((one) => (
              <p class="choice">
                <input type="checkbox" id={`case-${one.id}`} name="case" value={clearTick(one)} checked />
                <label for={`case-${one.id}`}>
                  {[one.caseNumber, nameOfStudent(one.student), moneyInWords(language, one.money), payeeText(one)].join(' · ')}
                </label>
              </p>
            ))}
          </fieldset>
          <LongText of={of} form="check" name="note" label={words.note} />
        </Form>
      )}
      <p>
        <a href="/cases">{words.title}</a>
      </p>
    </>
  )
}

export interface TickedProps {
  readonly language: Language
  readonly of: FormOf
  readonly programme: string
  readonly cases: readonly ClearCase[]
  readonly note: string
  readonly total: { readonly amount: string; readonly currency: string }
}

/** What is about to be recommended: each name, amount and payee, and the sum. */
export function ToRecommendPage({ language, of, programme, cases, note, total }: TickedProps) {
  const words = CASE_LIST[language]
  return (
    <>
      <h1>{words.checkTitle}</h1>
      <Table
        language={language}
        caption={words.recommendCount(cases.length)}
        columns={[words.number, words.name, figures(words.money), words.payee]}
        rows={cases.map((one) => [one.caseNumber, nameOfStudent(one.student), <Money language={language} of={one.money} />, payeeText(one)])}
        isNamed
      />
      <p>
        {words.inAll}: <Money language={language} of={total} />
      </p>
      <Form
        of={of}
        name="recommend"
        action="/cases/together/recommend"
        button={words.recommendCount(cases.length)}
        seen={{ programme, note, items: cases.map(clearTick).join('\n') }}
      >
        <p class="written">{note}</p>
      </Form>
      <p>
        <a href={`/cases/together?programme=${encodeURIComponent(programme)}`}>{words.together}</a>
      </p>
    </>
  )
}
