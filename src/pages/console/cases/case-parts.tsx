import type { Child } from 'hono/jsx'
import { Form, type FormOf } from '../form.tsx'
import { figures, Instant, Table } from '../parts.tsx'
import { AUDIT_STORY, said } from '../words/audit.ts'
import { CASE_VALUES, CASES, worded } from '../words/cases.ts'
import type { Language } from '../words/language.ts'
import { dateInWords, moneyInWords } from '../words/values.ts'
import { CaseState } from './case-list.tsx'
import { type DecisionSeen, type DocumentSeen, type ListedCase, nameOfStudent, type WholeCase } from './case-shapes.ts'

/** A form behind its title; open where it was sent and not taken, or is what comes next. */
export function Fold({
  of,
  name,
  title,
  isOpen,
  children,
}: {
  readonly of: FormOf
  readonly name: string
  readonly title: string
  readonly isOpen?: boolean
  readonly children: Child
}) {
  return (
    <details open={isOpen || of.fault?.form === name}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

/** Runs the automatic checks of the case, or those that later instalments need. */
export const RunChecks = ({ language, of, address }: { readonly language: Language; readonly of: FormOf; readonly address: string }) => (
  <Form of={of} name="run-checks" action={`${address}/run-checks`} button={CASES[language].runChecks} />
)

/** Persons beside each other, a column each: the same facts in the same row, those that are equal marked. */
export function SideBySide({ language, of, others }: { readonly language: Language; readonly of: ListedCase; readonly others: readonly ListedCase[] }) {
  const words = CASES[language]
  const all = [of, ...others]
  const row = (name: string, fact: (one: ListedCase) => string | undefined) => {
    const own = fact(of)
    return [name, ...all.map((one, place) => (place > 0 && own !== undefined && fact(one) === own ? <b>{fact(one)}</b> : (fact(one) ?? '–')))]
  }
  const account = ({ payee }: ListedCase) => payee?.iban ?? payee?.accountNumber ?? payee?.account
  return (
    <Table
      language={language}
      caption={words.similarLead}
      columns={[words.facts, ...all.map((one, place) => (place === 0 ? words.thisCase : <a href={`/cases/${one.id}`}>{one.caseNumber}</a>))]}
      rows={[
        row(words.person, ({ student }) => (student === null ? undefined : nameOfStudent(student))),
        row(words.born, ({ student }) => (student?.birthDate ? dateInWords(language, student.birthDate) : undefined)),
        row(words.passport, ({ student }) => student?.passportNumber ?? undefined),
        row(words.country, ({ hostCountry }) => hostCountry),
        row(words.institution, ({ institution }) => institution ?? undefined),
        row(words.email, ({ student }) => student?.email),
        row(words.phone, ({ student }) => student?.phone),
        row(words.account, account),
        row(words.programme, ({ programme }) => programme),
        [words.state, ...all.map(({ state }) => <CaseState language={language} state={state} />)],
      ]}
      isNamed
    />
  )
}

/** The documents of a case, each to be opened; what it is is told by its hash. */
export function Documents({ language, id, documents }: { readonly language: Language; readonly id: string; readonly documents: readonly DocumentSeen[] }) {
  const words = CASES[language]
  return (
    <Table
      language={language}
      caption={words.documents}
      columns={[words.document, words.added, words.by, figures(words.size), words.fingerprint]}
      rows={documents.map((one) => [
        one.erased ? (
          `${said(AUDIT_STORY[language].values, one.kind)} (${words.erased})`
        ) : (
          <a href={`/cases/${id}/documents/${one.sha256}`}>{said(AUDIT_STORY[language].values, one.kind)}</a>
        ),
        <Instant language={language} at={one.at} />,
        one.by,
        `${Math.ceil(one.sizeBytes / 1024)} KiB`,
        <code class="hash">{one.sha256}</code>,
      ])}
      isNamed
    />
  )
}

function decisionText(language: Language, of: DecisionSeen): Child {
  const values = CASE_VALUES[language]
  const money = of.expected?.money
  return [
    of.outcome === undefined ? '' : worded(values.outcomesWanted, of.outcome),
    money === undefined ? '' : moneyInWords(language, money),
    of.reason === undefined ? '' : worded(values.reasons, of.reason),
    of.sameAs ? of.sameAs : '',
    of.note ?? '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

/** Who decided what, oldest first. */
export function Decisions({ language, decisions }: { readonly language: Language; readonly decisions: readonly DecisionSeen[] }) {
  const words = CASES[language]
  return (
    <Table
      language={language}
      caption={words.decisions}
      columns={[words.what, words.why, words.by, words.when]}
      rows={decisions.map((of) => [
        worded(CASE_VALUES[language].decisions, of.kind),
        decisionText(language, of),
        of.by,
        <Instant language={language} at={of.at} />,
      ])}
      isNamed
      isHeading
    />
  )
}

/** Everything that happened, oldest first. */
export function History({ language, of }: { readonly language: Language; readonly of: WholeCase }) {
  const words = CASES[language]
  return (
    <details>
      <summary>{words.history}</summary>
      <Table
        language={language}
        caption={words.history}
        columns={[words.when, words.what, words.by]}
        rows={of.history.map(({ kind, at, by }) => [<Instant language={language} at={at} />, worded(CASE_VALUES[language].events, kind), by])}
      />
    </details>
  )
}
