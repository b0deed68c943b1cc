import type { MoneyText } from '../../../core/money/money.ts'
import { Span } from '../accounts/account-view.tsx'
import { Choice, ErrorSummary, FileField, Form, type FormOf, Text } from '../form.tsx'
import { Day, Facts, Money, Tag } from '../parts.tsx'
import type { Language } from '../words/language.ts'
import { numberInWords } from '../words/language.ts'
import { BREAKS, STATEMENTS } from '../words/match.ts'

interface ChooseProps {
  readonly of: FormOf
  readonly code: string
  /** Said above the form: why one is to be chosen again. */
  readonly why?: string
}

/** The file is chosen here. */
export function ChooseView({ of, code, why }: ChooseProps) {
  const words = STATEMENTS[of.language]
  const form = 'look'
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.title(code)}</h1>
      {why === undefined ? null : <p class="note">{why}</p>}
      <p>{words.lead}</p>
      <Form of={of} name={form} action={`/accounts/${code}/import/${form}`} button={words.look} isFile>
        <FileField of={of} form={form} name="file" label={words.file} />
        <details>
          <summary>{words.profileName}</summary>
          <Text of={of} form={form} name="profile" label={words.profile} hint={words.profileHint} isOptional attributes={{ maxlength: 80 }} />
        </details>
      </Form>
    </>
  )
}

interface ProgressProps {
  readonly of: FormOf
  readonly code: string
  readonly title: string
  readonly file: { readonly id: string; readonly name: string }
  readonly progress: { readonly phase: string; readonly done: number; readonly total: number } | undefined
}

/** What takes long: how far it is. A script asks anew by itself; without it there is a link. */
export function ProgressView({ of, code, title, file, progress }: ProgressProps) {
  const words = STATEMENTS[of.language]
  const { phase = 'waiting', done = 0, total = 0 } = progress ?? {}
  const phaseWords = words.phases[phase] ?? phase
  return (
    <>
      <h1>{title}</h1>
      <div id="progress" data-again="1500" aria-live="polite">
        <p>
          {file.name}: {phaseWords}
          {total === 0 ? '' : `, ${words.progress(numberInWords(of.language, done), numberInWords(of.language, total))}`}
        </p>
        {total === 0 ? null : (
          <progress max={total} value={Math.min(done, total)} aria-label={phaseWords}>
            {Math.floor((100 * done) / total)} %
          </progress>
        )}
      </div>
      <p>
        <a href={`/accounts/${code}/import?file=${file.id}`}>{words.lookAgain}</a>
      </p>
      <Form of={of} name="cancel" action={`/accounts/${code}/import/cancel`} button={words.cancel} seen={{ file: file.id }} />
    </>
  )
}

interface NotTakenProps {
  readonly of: FormOf
  readonly code: string
  readonly file: { readonly id: string; readonly name: string }
  readonly detail: string
  /** May it be sent once more as it was? */
  readonly isAgain: boolean
}

/** An import that came to nothing, and why. */
export function NotTakenView({ of, code, file, detail, isAgain }: NotTakenProps) {
  const words = STATEMENTS[of.language]
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.refused}</h1>
      <p>
        <Tag tone="stop">{file.name}</Tag> {detail}
      </p>
      {isAgain ? <Form of={of} name="again" action={`/accounts/${code}/import/again`} button={words.sendAgain} seen={{ file: file.id }} /> : null}
      <p>
        <a href={`/accounts/${code}/import`}>{words.another}</a>
      </p>
    </>
  )
}

export interface Overlap {
  readonly statementId: string
  readonly day: string
  readonly equalLines: number
}

/** Two files with a part of one day each: a person says whether their equal rows are the same payments. None is preselected. */
export function OverlapView({
  of,
  code,
  file,
  overlaps,
}: {
  readonly of: FormOf
  readonly code: string
  readonly file: { readonly id: string }
  readonly overlaps: readonly Overlap[]
}) {
  const words = STATEMENTS[of.language]
  const form = 'again'
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.overlapTitle}</h1>
      {overlaps.map(({ statementId, day, equalLines }) => (
        <>
          <p>
            <Day language={of.language} on={day} />
          </p>
          <Facts
            rows={[
              [words.overlapStatement, <a href={`/statements/${statementId}`}>{statementId}</a>],
              [words.overlapEqual, String(equalLines)],
            ]}
          />
        </>
      ))}
      <Form of={of} name={form} action={`/accounts/${code}/import/${form}`} button={words.sendAgain} seen={{ file: file.id }}>
        <Choice
          of={of}
          form={form}
          name="overlap"
          label={words.overlapQuestion}
          hint={words.overlapHint}
          options={[
            ['same', words.overlapSame],
            ['new', words.overlapNew],
          ]}
        />
      </Form>
      <p>
        <a href={`/accounts/${code}/import`}>{words.another}</a>
      </p>
    </>
  )
}

/** A statement as the API tells it. */
export interface StatementTold {
  readonly id: string
  readonly bankAccount: string
  readonly readings: readonly { readonly format: string; readonly proof: string }[]
  readonly opening: MoneyText | null
  readonly closing: MoneyText | null
  readonly lines: number
  readonly added: number
  readonly known: number
  readonly conflicts: number
  readonly since: string | null
  readonly until: string | null
}

interface StatementProps {
  readonly language: Language
  readonly told: StatementTold
  readonly gaps: readonly { readonly id: string; readonly kind: string }[]
  readonly isFinance: boolean
}

/** What an import came to. */
export function StatementView({ language, told, gaps, isFinance }: StatementProps) {
  const words = STATEMENTS[language]
  const [reading] = told.readings
  const balance = (money: MoneyText | null) => (money === null ? words.unknown : <Money language={language} of={money} />)
  return (
    <>
      <h1>{words.statementTitle(told.id)}</h1>
      <Facts
        rows={[
          [words.toAccount, <a href={`/accounts/${told.bankAccount}`}>{told.bankAccount}</a>],
          [words.period, <Span language={language} since={told.since} until={told.until} />],
          [words.opening, balance(told.opening)],
          [words.closing, balance(told.closing)],
          [words.count, String(told.lines)],
          [words.added, String(told.added)],
          [words.known, String(told.known)],
          [words.changed, String(told.conflicts)],
          [words.format, reading?.format === 'recognised' ? words.recognised : reading?.format],
          [words.certainty, words.proofs[reading?.proof ?? 'none']],
        ]}
      />
      {gaps.length === 0 ? null : (
        <ul>
          {gaps.map(({ id, kind }) => (
            <li>
              <a href={`/breaks/${id}`}>{BREAKS[language].kinds[kind] ?? kind}</a>
            </li>
          ))}
        </ul>
      )}
      <ul>
        {isFinance ? (
          <li>
            <a href={`/accounts/${told.bankAccount}/match`}>{words.matchNow}</a>
          </li>
        ) : null}
        <li>
          <a href={`/accounts/${told.bankAccount}/lines`}>{words.linesLink}</a>
        </li>
      </ul>
    </>
  )
}
