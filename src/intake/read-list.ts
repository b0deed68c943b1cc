import { done, type Result } from '../core/result.ts'
import { readHeader } from './list-header.ts'
import type { ListProblem } from './list-problem.ts'
import { readTable } from './list-table.ts'
import { type ListRow, readRow } from './read-row.ts'

/** An embassy's list as read. `line` counts the file's lines (workbook: rows) from 1. */
export interface ListRead {
  /** `,` `;` TAB or `|`, or `xlsx` for a workbook. */
  readonly delimiter: string
  readonly encoding: string
  /** The titles of the columns as written. */
  readonly headers: readonly string[]
  /** What is wrong with the list as a whole: while there is any, no row can be taken in. */
  readonly headerProblems: readonly ListProblem[]
  readonly rows: readonly ListRow[]
  /** Every problem of the header and of every row, in the order of the lines. */
  readonly problems: readonly ListProblem[]
}

/**
 * Reads a list: CSV of any delimiter and encoding, or XLSX, told apart by content (what the sender calls it is often wrong, so
 * the content type is not asked). Refuses `list_unreadable` where the file is no list at all; all else is told as problems.
 */
export async function readList(bytes: Uint8Array): Promise<Result<ListRead>> {
  const table = await readTable(bytes)
  if (!table.ok) return table
  const { delimiter, encoding } = table.value
  const header = readHeader(table.value.header)
  const rows = table.value.rows.map((row) => readRow(row, header))
  const problems = [...header.problems, ...rows.flatMap((row) => row.problems)]
  return done({ delimiter, encoding, headers: header.titles, headerProblems: header.problems, rows, problems })
}
