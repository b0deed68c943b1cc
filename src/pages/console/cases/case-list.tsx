import type { Child } from 'hono/jsx'
import { Form, type FormOf, Text } from '../form.tsx'
import { Day, Filters, figures, Money, Pager, Table, Tag, type Tone } from '../parts.tsx'
import { CASE_LIST, CASE_VALUES, worded } from '../words/cases.ts'
import { FRAME } from '../words/frame.ts'
import type { Language } from '../words/language.ts'
import { dateInWords } from '../words/values.ts'
import { type ListedCase, nameOfStudent, type ProgrammeSeen } from './case-shapes.ts'

const TONES: Readonly<Record<string, Tone>> = {
  received: 'calm',
  checking: 'calm',
  information_needed: 'wait',
  recommended: 'wait',
  approved: 'good',
  refused: 'stop',
  withdrawn: 'stop',
}

export const CaseState = ({ language, state }: { readonly language: Language; readonly state: string }) => (
  <Tag tone={TONES[state] ?? 'calm'}>{worded(CASE_VALUES[language].states, state)}</Tag>
)

export interface CaseListProps {
  readonly of: FormOf
  readonly language: Language
  readonly today: string
  readonly cases: readonly ListedCase[]
  readonly nextCursor: string | null
  readonly isFirst: boolean
  readonly filters: CaseFilters
  readonly programmes: readonly Pick<ProgrammeSeen, 'code' | 'name'>[]
  /** May search by what tells whose case is whose. */
  readonly seesPersons: boolean
  /** Takes cases on. */
  readonly isOfficer: boolean
}

export interface CaseFilters {
  /** Why the cases wait for an officer; then nothing else narrows the list. */
  readonly waits?: 'answered' | 'overdue' | 'returned'
  readonly state?: string
  readonly programme?: string
  /** What is searched for. */
  readonly q?: string
  /** The same as an address carries it, where it must not stand there in clear. */
  readonly find?: string
}

/** The address of the list with these filters. */
function listAddress({ q, ...filters }: CaseFilters, more: Readonly<Record<string, string>> = {}, path = '/cases'): string {
  const inClear = q === undefined || filters.find !== undefined ? {} : { q }
  const params = new URLSearchParams(Object.entries({ ...filters, ...inClear, ...more }).filter(([, value]) => value !== ''))
  return params.size === 0 ? path : `${path}?${params}`
}

const without = ({ state, programme, q, find }: CaseFilters, left: 'state' | 'programme'): CaseFilters => ({
  ...(state !== undefined && left !== 'state' ? { state } : {}),
  ...(programme !== undefined && left !== 'programme' ? { programme } : {}),
  ...(q === undefined ? {} : { q }),
  ...(find === undefined ? {} : { find }),
})

/** The list of cases: filtered by links, searched by a form. */
export function CaseListView(props: CaseListProps) {
  const { language, cases, nextCursor, isFirst, filters, isOfficer } = props
  const words = CASE_LIST[language]
  return (
    <>
      <h1>{words.title}</h1>
      {isOfficer ? (
        <p>
          <a class="go" href="/cases/next">
            {words.nextCase}
          </a>
        </p>
      ) : null}
      <Search {...props} />
      <CaseFilterLinks {...props} />
      <Table
        language={language}
        caption={filters.q === undefined ? words.title : words.searchFor(filters.q)}
        columns={[words.number, words.state, words.name, words.country, words.since, figures(words.money)]}
        rows={cases.map((of) => rowOf(props, of))}
        isNamed
      />
      <Pager language={language} href={listAddress(filters)} cursor={nextCursor} isFirst={isFirst} />
      {isOfficer ? <Together {...props} /> : null}
      {filters.waits === undefined ? <Exports language={language} filters={filters} /> : null}
    </>
  )
}

function Exports({ language, filters }: Pick<CaseListProps, 'language' | 'filters'>) {
  const words = CASE_LIST[language]
  return (
    <>
      <h2>{words.exportTitle}</h2>
      <p class="hint">{words.exportLead}</p>
      <ul class="filters">
        {(['csv', 'xlsx'] as const).map((format) => (
          <li>
            <a href={listAddress(filters, { format }, '/cases/export')}>{format.toUpperCase()}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Leads to what is done with many cases of a programme in one act. */
function Together({ language, programmes }: CaseListProps) {
  return (
    <>
      <h2>{CASE_LIST[language].together}</h2>
      <ul class="filters">
        {programmes.map(({ code, name }) => (
          <li>
            <a href={`/cases/together?programme=${encodeURIComponent(code)}`}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

function rowOf({ language, today }: CaseListProps, of: ListedCase): readonly Child[] {
  const words = CASE_LIST[language]
  return [
    <a href={`/cases/${of.id}`}>{of.caseNumber}</a>,
    <>
      <CaseState language={language} state={of.state} />
      {of.grant === null ? null : ` ${worded(CASE_VALUES[language].grantStates, of.grant.state)}`}
      {of.grant !== null && of.grant.holds.length > 0 ? ` (${words.held})` : null}
      {of.answerDueOn === null ? null : ` ${(of.answerDueOn < today ? words.overdue : words.answerBy)(dateInWords(language, of.answerDueOn))}`}
    </>,
    of.erased ? words.erased : of.blocked ? words.blocked : of.student === null ? '–' : nameOfStudent(of.student),
    of.hostCountry,
    <Day language={language} on={of.since.slice(0, 10)} />,
    moneyOf(language, of),
  ]
}

function moneyOf(language: Language, { grant, expected }: ListedCase): Child {
  const money = grant?.money ?? expected?.money
  return money === undefined ? '' : <Money language={language} of={money} />
}

/** By POST: what is typed here can be a name or a passport number, and an address must not hold it. */
function Search({ of, language, filters, seesPersons }: CaseListProps) {
  const words = CASE_LIST[language]
  const { state, programme, q = '' } = filters
  const seen = { ...(state === undefined ? {} : { state }), ...(programme === undefined ? {} : { programme }) }
  return (
    <search>
      <Form of={of} name="search" action="/cases/search" button={FRAME[language].search} seen={seen} isBare>
        <Text
          of={of}
          form="search"
          name="q"
          label={seesPersons ? words.searchLabel : words.searchPlain}
          value={q}
          attributes={{ type: 'search', maxlength: 200 }}
        />
      </Form>
    </search>
  )
}

/** The links that narrow a list of cases. */
function CaseFilterLinks({ language, filters, programmes, isOfficer }: CaseListProps) {
  const words = CASE_LIST[language]
  const { all } = FRAME[language]
  const states = Object.entries(CASE_VALUES[language].states)
  const inState = without(filters, 'state')
  const inProgramme = without(filters, 'programme')
  return (
    <>
      {isOfficer ? (
        <Filters
          label={words.waitsLabel}
          links={Object.entries(words.waits).map(([waits, text]) => [text, `/cases?waits=${waits}`, filters.waits === waits] as const)}
        />
      ) : null}
      <Filters
        label={words.state}
        links={[
          [all, listAddress(inState), filters.state === undefined && filters.waits === undefined],
          ...states.map(([state, text]) => [text, listAddress({ ...inState, state }), filters.state === state] as const),
        ]}
      />
      {programmes.length < 2 && filters.programme === undefined ? null : (
        <Filters
          label={words.programme}
          links={[
            [all, listAddress(inProgramme), filters.programme === undefined],
            ...programmes.map(({ code, name }) => [name, listAddress({ ...inProgramme, programme: code }), filters.programme === code] as const),
          ]}
        />
      )}
    </>
  )
}
