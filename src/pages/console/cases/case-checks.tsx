import type { Child } from 'hono/jsx'
import { isAutomatic } from '../../../core/eligibility/criterion-kinds.ts'
import type { Standing } from '../../../core/eligibility/standing.ts'
import { Instant, Table, Tag, type Tone } from '../parts.tsx'
import { CASE_VALUES, CASES, worded } from '../words/cases.ts'
import { checksRu } from '../words/checks-ru.ts'
import type { Language } from '../words/language.ts'
import { readable } from '../words/values.ts'
import type { CheckSeenOnPage, ProgrammeSeen, WholeCase } from './case-shapes.ts'
import { standingOf } from './next-step.ts'

const TONES: Readonly<Record<string, Tone>> = { pass: 'good', fail: 'stop', unclear: 'wait', missing: 'calm' }

interface ChecksProps {
  readonly language: Language
  readonly of: WholeCase
  readonly programme: ProgrammeSeen
}

/** A criterion in words: its own name, what it asks, and whether it is needed. */
export function criterionInWords(language: Language, { policy }: Pick<ProgrammeSeen, 'policy'>, code: string): string {
  const criterion = policy.criteria.find((one) => one.code === code)
  if (!criterion) return code
  if (criterion.kind === 'manual') return `${code}: ${criterion.question}`
  const kind = worded(CASE_VALUES[language].kinds, criterion.kind)
  return criterion.kind === 'document' ? `${code}: ${kind} (${criterion.document})` : `${code}: ${kind}`
}

/** Every criterion with its last outcome: by whom, when and why; what came before stands below. */
export function ChecksTable({ language, of, programme }: ChecksProps) {
  const words = CASES[language]
  const rows = standingOf(of, programme).map((one) => rowOf({ language, of, programme }, one))
  return (
    <>
      <Table
        language={language}
        caption={words.checks}
        columns={[words.criterion, words.outcome, words.why, words.checkedBy, words.evidence]}
        rows={rows}
        isNamed
        isHeading
      />
      <Earlier language={language} of={of} programme={programme} />
    </>
  )
}

function rowOf({ language, of, programme }: ChecksProps, { criterion, outcome, mandatory, decidedAnew }: Standing): readonly Child[] {
  const words = CASES[language]
  const last = of.checks.findLast((check) => check.criterion === criterion)
  return [
    <>
      {criterionInWords(language, programme, criterion)} <span class="hint">({mandatory ? words.mandatory : words.optional})</span>
    </>,
    <>
      <Tag tone={TONES[outcome] ?? 'calm'}>{worded(CASE_VALUES[language].outcomes, outcome)}</Tag>
      {decidedAnew ? (
        <>
          {' '}
          <Tag tone="wait">{words.anew}</Tag>
        </>
      ) : null}
    </>,
    last === undefined ? '' : <Why language={language} programme={programme} check={last} />,
    last === undefined ? '' : <By language={language} check={last} />,
    <Evidence check={last} />,
  ]
}

const By = ({ language, check }: { readonly language: Language; readonly check: CheckSeenOnPage }) => (
  <>
    {check.facts === undefined ? check.by : CASES[language].automatic}, <Instant language={language} at={check.at} />
  </>
)

interface WhyProps extends Pick<ChecksProps, 'language' | 'programme'> {
  readonly check: CheckSeenOnPage
}

/** An officer's note as it was written; what the program found in the language of the page, from the facts that it used. */
function Why({ language, programme, check: { criterion: code, outcome, facts, words } }: WhyProps) {
  const criterion = programme.policy.criteria.find((one) => one.code === code)
  if (!facts || !criterion || !isAutomatic(criterion)) return <>{words ?? ''}</>
  return <>{language === 'en' ? readable(words ?? '') : checksRu[criterion.kind](facts, outcome)}</>
}

const Evidence = ({ check }: { readonly check: CheckSeenOnPage | undefined }) =>
  check?.evidenceSha256 === undefined ? null : <code title={check.evidenceSha256}>{check.evidenceSha256.slice(0, 12)}…</code>

/** Outcomes that another one came after. */
function Earlier({ language, of, programme }: ChecksProps) {
  const words = CASES[language]
  const last = new Map(of.checks.map((check) => [check.criterion, check]))
  const before = of.checks.filter((check) => last.get(check.criterion) !== check)
  if (before.length === 0) return null
  return (
    <details>
      <summary>{words.earlier}</summary>
      <Table
        language={language}
        caption={words.earlier}
        columns={[words.criterion, words.outcome, words.why, words.checkedBy]}
        rows={before.map((check) => [
          criterionInWords(language, programme, check.criterion),
          worded(CASE_VALUES[language].outcomes, check.outcome),
          <Why language={language} programme={programme} check={check} />,
          <By language={language} check={check} />,
        ])}
      />
    </details>
  )
}
