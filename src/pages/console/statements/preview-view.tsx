import type { MoneyText } from '../../../core/money/money.ts'
import { Span } from '../accounts/account-view.tsx'
import { Choice, ErrorSummary, Form, type FormOf, Text } from '../form.tsx'
import { Day, Facts, figures, Money, Table, Tag, type Tone } from '../parts.tsx'
import type { Language } from '../words/language.ts'
import { STATEMENTS } from '../words/match.ts'
import { reasonIn } from '../words/said.ts'
import { dateInWords } from '../words/values.ts'
import { Differences, toldApart } from './differences.tsx'
import { type LineSeen, onlyOf, type Preview, type ProblemSeen, type ReadingSeen } from './preview-shapes.ts'

const TONES: Readonly<Record<string, Tone>> = { proof: 'good', proposal: 'wait', refusal: 'stop' }

interface PreviewProps {
  readonly of: FormOf
  readonly code: string
  readonly file: { readonly id: string; readonly name: string }
  readonly preview: Preview
  /** The name under which the reading is to be saved, given when the file was chosen. */
  readonly profile: string | undefined
}

/** How the file is read, and why that is certain or not; below it the way into the book, where there is one. */
export function PreviewView(props: PreviewProps) {
  const { of, code, file, preview } = props
  const { language } = of
  const words = STATEMENTS[language]
  const { verdict, readings, problems } = preview
  const only = onlyOf(preview)
  const others = only && readings.length > 1
  const all = readings.map((reading) => <Reading language={language} reading={reading} name={file.name} isAlone={readings.length === 1} />)
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.title(code)}</h1>
      <Verdict language={language} preview={preview} />
      {verdict === 'refusal' ? <Problems language={language} problems={problems} /> : null}
      {only?.ahead ? <Problems language={language} problems={only.ahead} /> : null}
      {readings.length > 1 && !only ? <Differences language={language} readings={readings} /> : null}
      {only ? <Reading language={language} reading={only} name={file.name} isAlone /> : all}
      {readings.length === 0 || only?.ahead ? null : <Take {...props} only={only} form="take" />}
      {others ? (
        <details open={of.fault?.form === 'take-other'}>
          <summary>{words.readings}</summary>
          <Differences language={language} readings={readings} />
          {all}
          <Take {...props} only={undefined} form="take-other" />
        </details>
      ) : null}
      <p>
        <a href={`/accounts/${code}/import`}>{words.another}</a>
      </p>
    </>
  )
}

function Verdict({ language, preview }: { readonly language: Language; readonly preview: Preview }) {
  const words = STATEMENTS[language]
  const { verdict, readings } = preview
  const only = onlyOf(preview)
  return (
    <p>
      <Tag tone={TONES[verdict] ?? 'wait'}>{words.verdicts[verdict]}</Tag>{' '}
      {verdict === 'refusal'
        ? words.refusalLead
        : !only
          ? [words.proposalMany(readings.length), readings.some(({ ahead }) => ahead) ? words.aheadLead : ''].join(' ').trim()
          : `${words.proofs[only.proof] ?? ''} ${only.confirmed ? words.confirmedBefore : verdict === 'proposal' ? words.proposalOne : ''}`}
    </p>
  )
}

/** No person reads more; the number of the others is told. */
const PROBLEMS = 200

function Problems({ language, problems }: { readonly language: Language; readonly problems: readonly ProblemSeen[] }) {
  const words = STATEMENTS[language]
  return (
    <>
      <Table
        language={language}
        caption={words.problems}
        columns={[words.line, words.column, words.value, words.reason]}
        rows={problems
          .slice(0, PROBLEMS)
          .map((problem) => [String(problem.line), problem.column ?? '', <code>{problem.value ?? ''}</code>, reasonIn(language, problem)])}
      />
      {problems.length > PROBLEMS ? <p>{words.problemsMore(problems.length - PROBLEMS)}</p> : null}
    </>
  )
}

function Reading({
  language,
  reading: r,
  name,
  isAlone,
}: {
  readonly language: Language
  readonly reading: ReadingSeen
  readonly name: string
  readonly isAlone: boolean
}) {
  const words = STATEMENTS[language]
  const title = isAlone ? words.facts : words.reading(r.n)
  const balance = (money: MoneyText | null) => (money === null ? words.unknown : <Money language={language} of={money} />)
  return (
    <>
      <h2>{title}</h2>
      {r.ahead ? (
        <p>
          <Tag tone="stop">{words.aheadShort}</Tag> {words.ahead(dateInWords(language, r.until))}
        </p>
      ) : null}
      <Facts
        rows={[
          [words.name, isAlone ? name : undefined],
          [words.format, r.format === 'recognised' ? words.recognised : r.format],
          [words.period, <Span language={language} since={r.since} until={r.until} />],
          [words.opening, balance(r.opening)],
          [words.closing, balance(r.closing)],
          [words.count, String(r.lines)],
          [words.added, String(r.added)],
          [words.known, String(r.known)],
          [words.changed, r.changed === 0 ? undefined : <Tag tone="stop">{r.changed}</Tag>],
          [words.pending, r.pending === 0 ? undefined : String(r.pending)],
          [words.withoutMoney, r.withoutMoney === 0 ? undefined : String(r.withoutMoney)],
        ]}
      />
      <Lines language={language} caption={`${r.last.length === 0 ? words.all : words.first}${isAlone ? '' : ` (${title})`}`} lines={r.first} />
      {r.last.length === 0 ? null : <Lines language={language} caption={`${words.last}${isAlone ? '' : ` (${title})`}`} lines={r.last} />}
    </>
  )
}

function Lines({ language, caption, lines }: { readonly language: Language; readonly caption: string; readonly lines: readonly LineSeen[] }) {
  const words = STATEMENTS[language]
  return (
    <Table
      language={language}
      caption={caption}
      columns={[words.line, words.bookedOn, figures(words.amount), words.who, words.text]}
      rows={lines.map(({ line, bookedOn, money, counterparty, narrative }) => [
        String(line),
        <Day language={language} on={bookedOn} />,
        <Money language={language} of={money} />,
        counterparty ?? '',
        narrative,
      ])}
    />
  )
}

/** The import of what is seen above: of the one reading, or of the one that is chosen. */
function Take({
  of,
  code,
  file,
  preview: { readings, verdict },
  profile,
  only,
  form,
}: PreviewProps & { readonly only: ReadingSeen | undefined; readonly form: string }) {
  const words = STATEMENTS[of.language]
  const button = !only ? words.importChosen : only.added === 0 ? words.importNothing : words.import(only.added)
  return (
    <Form
      of={of}
      name={form}
      action={`/accounts/${code}/import/${form}`}
      button={button}
      seen={{ file: file.id, ...(only ? { reading: String(only.n) } : {}) }}
    >
      {only ? null : (
        <Choice
          of={of}
          form={form}
          name="reading"
          label={words.choose}
          options={readings.map((one) => [String(one.n), toldApart(of.language, one, readings)])}
        />
      )}
      {verdict === 'proposal' && !only?.confirmed ? (
        <Text
          of={of}
          form={form}
          name="profile"
          label={words.profile}
          hint={words.profileKeep}
          isOptional
          {...(profile === undefined ? {} : { value: profile })}
          attributes={{ maxlength: 80 }}
        />
      ) : null}
    </Form>
  )
}
