import type { Resemblance } from '../../../core/names/resembles.ts'
import type { Said } from '../../../core/said/say.ts'
import { ErrorSummary, FileField, Form, type FormOf, Select, Text } from '../form.tsx'
import { CASE_LIST } from '../words/cases.ts'
import type { Language } from '../words/language.ts'
import type { ProgrammeSeen } from './case-shapes.ts'
import { ListTables } from './list-tables.tsx'

/** What a dry run of a list answers. */
export interface ListSeen {
  readonly accepted: number
  readonly columns: ReadonlyArray<{ readonly title: string; readonly column: string | null }>
  readonly problems: ReadonlyArray<{
    readonly line: number
    readonly column: string
    readonly value: string | null
    readonly reason: string
    readonly said?: Said
  }>
  readonly known: ReadonlyArray<{ readonly line: number; readonly caseNumber?: string; readonly of?: number; readonly differs: readonly string[] }>
  readonly duplicates: ReadonlyArray<{
    readonly line: number
    readonly of: string | number
    readonly because: readonly Resemblance[]
    readonly others?: ReadonlyArray<string | number>
  }>
  readonly rejected?: string
}

/** What is said about a list beside its file. */
export interface ListAsked {
  readonly programme: string
  readonly source: string
  readonly letter: string
}

interface Common {
  readonly language: Language
  readonly of: FormOf
}

export type ListsProps = Common & {
  readonly programmes: readonly Pick<ProgrammeSeen, 'code' | 'name'>[]
  readonly asked: ListAsked
  /** Of a list that was looked at and is no longer at hand: it can be imported by choosing the same file. */
  readonly again?: { readonly sha256: string; readonly accepted: string; readonly rows: string }
}

/** Takes in a list, and prints slips. */
export function ListsPage(props: ListsProps) {
  const { language, of, programmes, asked, again } = props
  const words = CASE_LIST[language]
  const options = programmes.map(({ code, name }) => [code, name] as const)
  const only = programmes.length === 1 ? (programmes[0]?.code ?? '') : ''
  const programme = asked.programme || only
  const field = (form: string) => ({ of, form })
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.listsTitle}</h1>
      <p>{words.listsLead}</p>
      {again === undefined ? null : (
        <Form of={of} name="import" action="/lists/import" button={words.importButton(Number(again.accepted) || 0)} isFile seen={{ ...asked, ...again }}>
          <FileField {...field('import')} name="file" label={words.fileAgain} hint={words.fileAgainHint} accept=".csv,.xlsx,.txt" />
        </Form>
      )}
      <Form of={of} name="preview" action="/lists/preview" button={words.preview} isFile>
        <Select {...field('preview')} name="programme" label={words.programme} value={programme} options={options} />
        <FileField {...field('preview')} name="file" label={words.file} hint={words.fileHint} accept=".csv,.xlsx,.txt" />
        <Text {...field('preview')} name="source" label={words.source} hint={words.sourceHint} value={asked.source} isOptional />
        <Text {...field('preview')} name="letter" label={words.letter} value={asked.letter} isOptional />
      </Form>
      <h2>{words.slipsTitle}</h2>
      <p>{words.slipsLead}</p>
      <Form of={of} name="slips" action="/lists/slips" button={words.slipsButton}>
        <Select {...field('slips')} name="programme" label={words.programme} value={programme} options={options} />
        <Text {...field('slips')} name="source" label={words.source} value={asked.source} isOptional />
        <Select
          {...field('slips')}
          name="format"
          label={words.slipsForm}
          value="html"
          options={[
            ['html', words.slipsPage],
            ['csv', words.slipsCsv],
          ]}
        />
      </Form>
    </>
  )
}

export type PreviewProps = Common & { readonly asked: ListAsked; readonly sha256: string; readonly list: ListSeen }

/** What would come of a list: nothing of it is written yet. */
export function PreviewPage(props: PreviewProps) {
  const { language, of, asked, sha256, list } = props
  const words = CASE_LIST[language]
  const { accepted, problems, known, duplicates } = list
  const seen = { ...asked, sha256, accepted: String(accepted), rows: problems.length > 0 ? 'good' : 'all' }
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.previewTitle}</h1>
      <ul>
        <li>
          <b>{words.takenCount(accepted)}</b>
        </li>
        {problems.length === 0 ? null : <li>{words.problemCount(problems.length)}</li>}
        {known.length === 0 ? null : <li>{words.knownCount(known.length)}</li>}
        {duplicates.length === 0 ? null : <li>{words.similarCount(duplicates.length)}</li>}
      </ul>
      {accepted === 0 ? (
        <p>{words.nothingToImport}</p>
      ) : (
        <Form of={of} name="import" action="/lists/import" button={words.importButton(accepted)} seen={seen}>
          {problems.length === 0 ? null : <p class="hint">{words.importGood}</p>}
        </Form>
      )}
      {list.rejected === undefined ? null : (
        <>
          <h2>{words.rejectedTitle}</h2>
          <p>{words.rejectedLead}</p>
          <Form of={of} name="rejected" action="/lists/rejected" button={words.rejectedButton} seen={seen} />
        </>
      )}
      <ListTables {...props} />
      <p>
        <a href="/lists">{words.listsTitle}</a>
      </p>
    </>
  )
}
