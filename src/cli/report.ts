import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { reportCsv, reportJson, reportWorkbook } from '../queries/reports/report-files.ts'
import { askReport, type MarkedReport, REPORT_ROLES, reportLines, reportNames, reportOptions } from '../queries/reports/reports.ts'
import { anchorFromText } from '../queries/verification.ts'
import { AsPerson } from './as-person.ts'
import { readFile, writeWhole } from './file-words.ts'
import { tableText } from './table-text.ts'
import { optional, type Refusal, UsageError, type Verb, withBook } from './verb.ts'

const FORMATS = ['table', 'json', 'csv', 'xlsx'] as const

const text = { type: 'string' } as const

/** Of these each report takes the ones that it knows. */
const OPTIONS = {
  ...{ account: text, case: text, fund: text, donor: text, programme: text, seed: text, size: text, after: text },
  ...{ 'as-of': text, 'known-at': text, from: text, to: text },
}

export const report: Verb = {
  name: 'report',
  usage: `report ${reportNames().join('|')} [--account A] [--case NUMBER] [--fund CODE] [--donor D] [--programme CODE] [--seed N] [--size N] [--as-of D] [--known-at SEQ] [--from D --to D] [--after N] [--anchor FILE] [--format ${FORMATS.join(',')}] [--out PATH]`,
  summary: '(auditor, finance) a report, on standard output or into a file',
  options: { ...OPTIONS, anchor: text, format: text, out: text },
  words: 1,
  run: (machine, given) => {
    const format = given.json ? 'json' : (optional(given, 'format') ?? 'table')
    if (!FORMATS.some((one) => one === format)) throw new UsageError(`--format is one of ${FORMATS.join(', ')}.`)
    const [name = ''] = given.words
    const known = reportOptions(name)
    if (!known) throw new UsageError([`"${name}" is no report. There are:`, ...reportLines()].join('\n'))
    const asked = Object.fromEntries(
      Object.keys(OPTIONS).flatMap((option) => (optional(given, option) === undefined ? [] : [[option, optional(given, option) ?? '']])),
    )
    const out = optional(given, 'out')
    const path = optional(given, 'anchor')
    const anchor = path === undefined ? done(undefined) : anchorFromText(Buffer.from(readFile(path)).toString('utf8'))
    if (!anchor.ok) return anchor
    return withBook(
      machine,
      async (book) => {
        const person = new AsPerson(machine, book)
        const refusal = person.refusedBut(REPORT_ROLES)
        if (refusal) return { ok: false, problem: refusal }
        const made = askReport(book, name, { options: asked, asker: { roles: person.roles() }, anchor: anchor.value })
        if (!made) throw new UsageError(`"${name}" is no report.`)
        const lacking = made.ok ? undefined : lackingOf(made.problem)
        if (lacking !== undefined) throw new UsageError(`--${lacking} is needed.`)
        if (!made.ok) return made
        const content = await written(made.value, format)
        if (out !== undefined) {
          writeWhole(out, (put) => done(put(content)))
          return done({ json: { report: name, path: out }, text: `Report in ${out}.` })
        }
        if (!given.json) machine.write(content)
        return done({ json: made.value.json })
      },
      true,
    )
  },
}

/** The option that the report cannot be made without: the command line does not say what it needs. */
const lackingOf = ({ errors = [] }: Refusal): string | undefined => errors.find(({ reason }) => reason === say.isMissing.text)?.pointer.slice(1)

async function written(made: MarkedReport, format: string): Promise<string | Uint8Array> {
  if (format === 'json') return reportJson(made)
  if (format === 'csv') return reportCsv(made)
  if (format === 'xlsx') return reportWorkbook(made)
  return `${[made.title, ...made.notes, ...made.tables.flatMap((table) => ['', table.title, tableText(table.columns, table.rows)])].join('\n')}\n`
}
