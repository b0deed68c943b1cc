import { safeCell, writeDelimited } from '../../files/safe-cell.ts'
import { writeWorkbook } from '../../files/write-workbook.ts'
import type { MarkedReport } from './reports.ts'

/** What a workbook needs of a report: as programs have it, or in the words of people. */
type Written = Pick<MarkedReport, 'title' | 'tables' | 'notes'>

const sheetsOf = ({ tables }: Written) => tables.map((table) => ({ name: table.title, rows: [table.columns, ...table.rows] }))

const preface = ({ title, notes }: Written): string[][] => [[title], ...notes.map((note) => [note])]

/** A report as the JSON of a file. */
export const reportJson = ({ json }: MarkedReport): string => `${JSON.stringify(json)}\n`

/** A report as CSV: its tables one below the other, an empty row between them, its title and notes at the end. */
export function reportCsv(made: MarkedReport): string {
  const rows = sheetsOf(made).flatMap(({ rows: of }, n) => (n === 0 ? of : [[''], ...of]))
  return writeDelimited(
    [...rows, [''], ...preface(made)].map((row) => row.map(safeCell)),
    ',',
  )
}

/** A report as an XLSX workbook: a sheet a table, and one with its title and notes, called `about`. */
export const reportWorkbook = (made: Written, about = 'About'): Promise<Uint8Array> => writeWorkbook([...sheetsOf(made), { name: about, rows: preface(made) }])
