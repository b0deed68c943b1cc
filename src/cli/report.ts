import { done } from '../core/result.ts'
import { safeCell, writeDelimited } from '../files/safe-cell.ts'
import { writeWorkbook } from '../files/write-workbook.ts'
import { askReport, type MarkedReport, REPORT_ROLES, reportNames } from '../queries/reports/reports.ts'
import { AsPerson } from './as-person.ts'
import { writeWhole } from './file-words.ts'
import { tableText } from './table-text.ts'
import { optional, UsageError, type Verb, withBook } from './verb.ts'

const FORMATS = ['table', 'json', 'csv', 'xlsx'] as const

const text = { type: 'string' } as const

/** Of these each report takes the ones that it knows. */
const OPTIONS = { account: text, case: text, fund: text, seed: text, 'as-of': text, 'known-at': text, from: text, to: text }

export const report: Verb = {
  name: 'report',
  usage: `report ${reportNames().join('|')} [--account A] [--case NUMBER] [--fund CODE] [--seed N] [--as-of D] [--known-at SEQ] [--from D --to D] [--format ${FORMATS.join(',')}] [--out PATH]`,
  summary: '(auditor, finance) a report, on standard output or into a file',
  options: { ...OPTIONS, format: text, out: text },
  words: 1,
  run: (machine, given) => {
    const format = given.json ? 'json' : (optional(given, 'format') ?? 'table')
    if (!FORMATS.some((known) => known === format)) throw new UsageError(`--format is one of ${FORMATS.join(', ')}.`)
    const [name = ''] = given.words
    const asked = Object.fromEntries(
      Object.keys(OPTIONS).flatMap((option) => (optional(given, option) === undefined ? [] : [[option, optional(given, option) ?? '']])),
    )
    const out = optional(given, 'out')
    return withBook(
      machine,
      async (book) => {
        const refusal = new AsPerson(machine, book).refusedBut(REPORT_ROLES)
        if (refusal) return { ok: false, problem: refusal }
        const made = askReport(book, name, asked)
        if (!made) throw new UsageError(`"${name}" is no report: there are ${reportNames().join(', ')}.`)
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

async function written(made: MarkedReport, format: string): Promise<string | Uint8Array> {
  const { title, notes, tables, json } = made
  if (format === 'json') return `${JSON.stringify(json)}\n`
  if (format === 'table') return `${[title, ...notes, ...tables.flatMap((table) => ['', table.title, tableText(table.columns, table.rows)])].join('\n')}\n`
  const sheets = tables.map((table) => ({ name: table.title, rows: [table.columns, ...table.rows] }))
  const preface = [[title], ...notes.map((note) => [note])]
  if (format === 'xlsx') return writeWorkbook([...sheets, { name: 'About', rows: preface }])
  const rows = sheets.flatMap(({ rows: of }, n) => (n === 0 ? of : [[''], ...of]))
  return writeDelimited(
    [...rows, [''], ...preface].map((row) => row.map(safeCell)),
    ',',
  )
}
