import { say } from '../core/said/say.ts'
import { hasLine } from '../core/statements/recognise/table/grid.ts'
import { placeAt } from '../core/statements/statement.ts'
import type { PageSheet } from '../files/markup-table.ts'
import { type Expected, refusal, type StatementRead } from './read-statement.ts'
import { readSheets } from './read-workbook.ts'

/**
 * Reads a page (HTML): its texts outside of tables stand above and below the lines. A page may part its lines over tables that repeat the header: they are one
 * statement where a balance proves it. Else a second table that is a statement by itself is of another account, or of what is not booked, and refuses the page.
 */
export function readPage(page: PageSheet, encoding: string, expected: Expected): StatementRead {
  if (page.cut) return refusal([placeAt({ ...page.cut, column: '' }, say.pageCut)])
  const read = readSheets([page], encoding, expected)
  const tables = tablesOfLines(page)
  if (tables.length < 2) return read
  const tableOf = new Map(page.rows.map(({ line, table }) => [line, table]))
  const lines = new Set(read.readings.flatMap(({ statement }) => statement.lines.map(({ line }) => tableOf.get(line))))
  const alone = tables.filter(({ rows }) => readSheets([{ name: '', rows }], encoding, expected).verdict !== 'refusal')
  const beside = alone.filter(({ table }) => !lines.has(table))
  const isOne = read.verdict === 'refusal' ? alone.length < 2 : beside.length === 0 && (lines.size < 2 || read.verdict === 'proof')
  if (isOne) return read
  const second = (read.verdict === 'refusal' ? alone : tables)[1]?.rows[0]
  return refusal([placeAt({ line: second?.line ?? 1, column: '', value: second?.cells.join(' ').slice(0, SHOWN) ?? '' }, say.severalTables)])
}

const SHOWN = 200

interface PageTable {
  readonly table: number
  readonly rows: PageSheet['rows']
}

/** The tables that have lines, with their rows. */
function tablesOfLines({ rows }: PageSheet): readonly PageTable[] {
  const tables = new Map<number, PageTable & { readonly rows: PageSheet['rows'][number][] }>()
  for (const row of rows) {
    const { table } = row
    if (table === 0) continue
    const one = tables.get(table)
    if (one) one.rows.push(row)
    else tables.set(table, { table, rows: [row] })
  }
  return [...tables.values()].filter((one) => hasLine({ rows: one.rows.map(({ cells }) => cells), lineOf: [], lines: [], faults: [] }))
}
