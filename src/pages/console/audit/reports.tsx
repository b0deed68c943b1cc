import type { MarkedReport } from '../../../queries/reports/reports.ts'
import { Select, Text } from '../form.tsx'
import { Facts, figures, Table } from '../parts.tsx'
import { AUDIT } from '../words/audit.ts'
import { type Language, numberInWords } from '../words/language.ts'
import { accountInWords } from '../words/ledger-words.ts'
import { reportInWords } from '../words/report-words.ts'
import { addressWith, type ListProps, NARROW, Narrow } from './narrow.tsx'

/** What a form of filters lets one choose from. */
export interface ReportChoices {
  readonly funds: readonly string[]
  readonly accounts: readonly string[]
  readonly ledgerAccounts: readonly string[]
  readonly programmes: readonly string[]
}

interface ListOfReports {
  readonly names: readonly string[]
  readonly choices: ReportChoices
  readonly mayExport: boolean
}

const EXPORT_NAMES = ['donor-pack', 'chain', 'journal', 'hledger', 'beancount', 'iati', '360giving'] as const

/** Every report, and what other programs read. */
export function ReportsPage({ of, asked, names, choices, mayExport }: ListProps & ListOfReports) {
  const { language } = of
  const words = AUDIT[language]
  const field = { of, form: NARROW }
  return (
    <>
      <h1>{words.reportsTitle}</h1>
      <p>{words.reportsLead}</p>
      <Facts
        rows={names.map((name) => {
          const [title, lead] = words.reports[name] ?? [name, '']
          return [lead, <a href={`/reports/${name}`}>{title}</a>] as const
        })}
      />
      {mayExport ? (
        <>
          <h2>{words.exportsTitle}</h2>
          <p>{words.exportsLead}</p>
          <Narrow language={language} action="/exports" button={words.exportButton}>
            <Select
              {...field}
              name="name"
              label={words.exportField}
              value={asked['name'] ?? ''}
              options={EXPORT_NAMES.map((name) => [name, words.exports[name] ?? name] as const)}
            />
            <Select
              {...field}
              name="fund"
              label={words.fund}
              value={asked['fund'] ?? ''}
              options={choices.funds.map((fund) => [fund, fund] as const)}
              isOptional
            />
            <Text {...field} name="from" label={words.from} hint={words.dayHint} value={asked['from'] ?? ''} isOptional />
            <Text {...field} name="to" label={words.to} hint={words.dayHint} value={asked['to'] ?? ''} isOptional />
          </Narrow>
        </>
      ) : null}
    </>
  )
}

interface ReportPageProps extends ListProps {
  readonly name: string
  readonly takes: readonly string[]
  readonly needs: readonly string[]
  readonly choices: ReportChoices
  /** Absent while what it needs is not chosen. */
  readonly report: MarkedReport | undefined
}

/** Rows of one table on the page; the file has all of them. */
const MOST_SHOWN = 60

const MONEY_COLUMNS: ReadonlySet<string> = new Set(['amount', 'balance', 'count', 'grants', 'debit', 'credit', 'days'])

function optionsOf(option: string, name: string, choices: ReportChoices): readonly string[] | undefined {
  if (option === 'fund') return choices.funds
  if (option === 'programme') return choices.programmes
  if (option === 'account') return name === 'reconciliation' ? choices.accounts : choices.ledgerAccounts
  return undefined
}

function Options({ of, asked, name, takes, needs, choices }: ReportPageProps) {
  const words = AUDIT[of.language]
  const dated = ['as-of', 'from', 'to']
  return (
    <Narrow language={of.language} action={`/reports/${name}`}>
      {takes.map((option) => {
        const field = {
          ...{ of, form: NARROW, name: option, label: words.options[option] ?? option, value: asked[option] ?? '', isOptional: !needs.includes(option) },
          ...(dated.includes(option) ? { hint: words.dayHint } : {}),
        }
        const choice = optionsOf(option, name, choices)
        return choice ? <Select {...field} options={choice.map((one) => [one, accountInWords(of.language, one)] as const)} /> : <Text {...field} />
      })}
    </Narrow>
  )
}

function ReportTables({ language, name, report }: { readonly language: Language; readonly name: string; readonly report: MarkedReport }) {
  const words = AUDIT[language]
  const worded = reportInWords(language, name, { ...report, tables: report.tables.map((table) => ({ ...table, rows: table.rows.slice(0, MOST_SHOWN) })) }, true)
  return (
    <>
      <p class="hint">{worded.title}</p>
      {worded.tables.map(({ title, columns, rows }, n) => {
        const { columns: names, rows: all } = report.tables[n] ?? { columns, rows }
        return (
          <>
            <Table
              language={language}
              caption={title}
              columns={columns.map((column, at) => (MONEY_COLUMNS.has(names[at] ?? '') ? figures(column) : column))}
              rows={rows}
            />
            {all.length > MOST_SHOWN ? <p>{words.inFile(numberInWords(language, MOST_SHOWN), numberInWords(language, all.length))}</p> : null}
          </>
        )
      })}
      <h2>{words.notes}</h2>
      <ul>
        {worded.notes.map((note) => (
          <li>{note}</li>
        ))}
      </ul>
    </>
  )
}

/** One report: its filters, its tables, and the same as files. */
export function ReportPage(props: ReportPageProps) {
  const { of, asked, name, needs, report } = props
  const { language } = of
  const words = AUDIT[language]
  const [title, lead] = words.reports[name] ?? [name, '']
  const missing = needs.filter((option) => (asked[option] ?? '') === '').map((option) => words.options[option] ?? option)
  return (
    <>
      <h1>{title}</h1>
      <p>{lead}</p>
      <Options {...props} />
      {report === undefined ? (
        <p>{words.needed(missing.join(', '))}</p>
      ) : (
        <>
          <p>
            <a href={addressWith(`/reports/${name}/csv`, asked)}>{words.asCsv}</a> <a href={addressWith(`/reports/${name}/xlsx`, asked)}>{words.asXlsx}</a>{' '}
            <a href={addressWith(`/reports/${name}/json`, asked)}>{words.asJson}</a>
          </p>
          <ReportTables language={language} name={name} report={report} />
        </>
      )}
    </>
  )
}
