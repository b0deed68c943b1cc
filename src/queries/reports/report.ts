import type { z } from 'zod'
import type { Result } from '../../core/result.ts'
import type { Read } from '../../store/read.ts'

/** A report as people and programs read it: `json` for programs; the tables for a terminal, CSV and XLSX. Amounts stand as decimal strings beside their currency. */
export interface Report {
  readonly title: string
  readonly json: object
  readonly tables: readonly ReportTable[]
}

export interface ReportTable {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: ReadonlyArray<readonly string[]>
}

/** One kind of report. `options`: its options on the command line, checked; each is a text. */
export interface ReportKind<O> {
  readonly name: string
  readonly options: z.ZodType<O>
  ask(read: Read, options: O): Result<Report>
}

export const reportKind = <O>(of: ReportKind<O>): ReportKind<O> => of
