import type { StoryFact, ToldView } from '../../../queries/story.ts'
import { Day, Facts, Instant, Money, Table } from '../parts.tsx'
import { AUDIT, AUDIT_STORY, said } from '../words/audit.ts'
import type { Language } from '../words/language.ts'
import { seenInWords } from '../words/match.ts'

const CODES: ReadonlySet<string> = new Set([
  'sha256',
  'evidenceSha256',
  'listSha256',
  'fileSha256',
  'documentSha256',
  'digest',
  'fingerprint',
  'raw',
  'narrative',
])
/** Facts whose values are codes with words of their own; of the others the value is what was written. */
const WORDED: ReadonlySet<string> = new Set([
  ...['outcome', 'by', 'recommended', 'reason', 'source', 'cause', 'message', 'about', 'received', 'from', 'to', 'verdict', 'proof'],
  ...['matched', 'broken', 'action', 'difference', 'hidden', 'document', 'format'],
])
const YES_NO: ReadonlySet<string> = new Set(['anew', 'answersRequest'])

interface FactProps {
  readonly language: Language
  readonly name: string
  readonly value: StoryFact
}

function Fact({ language, name, value }: FactProps) {
  const { values } = AUDIT_STORY[language]
  if (typeof value === 'object' && 'currency' in value) return <Money language={language} of={value} />
  if (typeof value === 'object')
    return (
      <ul>
        {value.map(({ value: told, ...seen }) => (
          <li>{seenInWords(language, told === undefined ? seen : { ...seen, value: told })}</li>
        ))}
      </ul>
    )
  const text = String(value)
  if (YES_NO.has(name)) return <>{value === 0 ? AUDIT[language].no : AUDIT[language].yes}</>
  if (CODES.has(name)) return <code>{text}</code>
  if (name === 'items')
    return (
      <>
        {itemsOf(text)
          .map((item) => said(values, item))
          .join(', ')}
      </>
    )
  if (WORDED.has(name)) return <>{said(values, text)}</>
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return <Day language={language} on={text} />
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return <Instant language={language} at={text} />
  return <>{text}</>
}

/** What was asked for stands as JSON, or with commas. */
const itemsOf = (text: string): readonly string[] => (text.startsWith('[') ? (JSON.parse(text) as string[]) : text.split(','))

/** Yes-or-no facts are told only where they are a yes. */
const isTold = ([name, value]: readonly [string, StoryFact]): boolean => !(YES_NO.has(name) && value === 0) && name !== 'batchId'

/** One thing that an event did. */
export function Told({ language, told }: { readonly language: Language; readonly told: ToldView }) {
  const words = AUDIT_STORY[language]
  return (
    <>
      <h3>{said(words.what, told.what)}</h3>
      <Facts
        rows={Object.entries(told.facts)
          .filter(isTold)
          .map(([name, value]) => [said(words.facts, name), <Fact language={language} name={name} value={value} />] as const)}
      />
    </>
  )
}

/** The checks of an event, side by side. */
export function Checks({ language, checks, seq }: { readonly language: Language; readonly checks: readonly ToldView[]; readonly seq: number }) {
  const { what, facts: names, values } = AUDIT_STORY[language]
  const text = (value: StoryFact | undefined) => (value === undefined ? '' : String(value))
  return (
    <Table
      language={language}
      caption={`${what['checked'] ?? ''} (${AUDIT[language].event} ${seq})`}
      columns={['criterion', 'outcome', 'by', 'anew', 'rules', 'evidenceSha256'].map((name) => names[name] ?? name)}
      rows={checks.map(({ facts }) => [
        text(facts['criterion']),
        said(values, text(facts['outcome'])),
        said(values, text(facts['by'])),
        facts['anew'] === 1 ? AUDIT[language].yes : '',
        text(facts['rules']),
        <code>{text(facts['evidenceSha256'])}</code>,
      ])}
      isNamed
    />
  )
}
