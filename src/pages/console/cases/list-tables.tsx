import { Table } from '../parts.tsx'
import { CASE_LIST } from '../words/cases.ts'
import type { Language } from '../words/language.ts'
import { resemblancesRu } from '../words/resemblances-ru.ts'
import { reasonIn } from '../words/said.ts'
import type { ListSeen } from './lists-page.tsx'
import { memberInWords } from './member-words.ts'

/** So many rows of each kind are shown: all of them stand in the file to send back. */
const MOST_ROWS = 100

interface Props {
  readonly language: Language
  readonly list: ListSeen
}

/** Everything that was found in a list: by row, and how its columns were read. */
export function ListTables(props: Props) {
  return (
    <>
      <Problems {...props} />
      <Known {...props} />
      <Similar {...props} />
      <Mapping {...props} />
    </>
  )
}

const More = ({ count, words }: { readonly count: number; readonly words: (n: number) => string }) =>
  count > MOST_ROWS ? <p>{words(count - MOST_ROWS)}</p> : null

function Problems({ language, list: { problems } }: Props) {
  const words = CASE_LIST[language]
  if (problems.length === 0) return null
  return (
    <>
      <Table
        language={language}
        caption={words.problemsTitle}
        columns={[words.line, words.column, words.value, words.reason]}
        rows={problems.slice(0, MOST_ROWS).map((problem) => [String(problem.line), problem.column, problem.value ?? '', reasonIn(language, problem)])}
      />
      <More count={problems.length} words={words.more} />
    </>
  )
}

function Known({ language, list: { known } }: Props) {
  const words = CASE_LIST[language]
  if (known.length === 0) return null
  const rows = known
    .slice(0, MOST_ROWS)
    .map(({ line, caseNumber, of, differs }) => [
      String(line),
      caseNumber ?? (of === undefined ? '' : words.earlierLine(of)),
      differs.length === 0 ? words.nothingDiffers : differs.map((member) => memberInWords(language, member)).join(', '),
    ])
  return (
    <>
      <Table language={language} caption={words.knownTitle} columns={[words.line, words.knownAs, words.differs]} rows={rows} />
      <More count={known.length} words={words.moreRows} />
    </>
  )
}

function Similar({ language, list: { duplicates } }: Props) {
  const words = CASE_LIST[language]
  if (duplicates.length === 0) return null
  const rows = duplicates
    .slice(0, MOST_ROWS)
    .map(({ line, of, because, others = [] }) => [
      String(line),
      [of, ...others].map((one) => (typeof one === 'number' ? words.earlierLine(one) : one)).join(', '),
      because.map((one) => (language === 'ru' ? resemblancesRu[one] : one)).join('; '),
    ])
  return (
    <>
      <p class="hint">{words.similarLead}</p>
      <Table language={language} caption={words.similarTitle} columns={[words.line, words.resembles, words.because]} rows={rows} />
      <More count={duplicates.length} words={words.moreRows} />
    </>
  )
}

function Mapping({ language, list: { columns } }: Props) {
  const words = CASE_LIST[language]
  return (
    <details>
      <summary>{words.mappingTitle}</summary>
      <Table
        language={language}
        caption={words.mappingTitle}
        columns={[words.column, words.readAs]}
        rows={columns.map(({ title, column }) => [title, column === null ? words.notUsed : memberInWords(language, column)])}
      />
    </details>
  )
}
