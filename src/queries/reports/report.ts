import { z } from 'zod'
import type { Result } from '../../core/result.ts'
import { date } from '../../input/shapes.ts'
import type { Read } from '../../store/read.ts'
import { type Axes, axesOf } from '../../store/reports/axes.ts'

/**
 * A report as people and programs read it: `json` for programs; the tables for a terminal, CSV and XLSX. Amounts stand as decimal strings
 * beside their currency. `notes`: what a reader must know of its figures.
 */
export interface Report {
  readonly title: string
  readonly json: object
  readonly tables: readonly ReportTable[]
  readonly notes?: readonly string[]
}

export interface ReportTable {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: ReadonlyArray<readonly string[]>
}

/** Who asks for a report: a complaint about a person is shown to auditors alone. */
export interface Asker {
  readonly roles: readonly string[]
}

/** One kind of report. `options`: its options on the command line, checked; each is a text. */
export interface ReportKind<O> {
  readonly name: string
  readonly summary: string
  readonly options: z.ZodType<O>
  ask(read: Read, options: O, asker: Asker): Result<Report>
}

export const reportKind = <O>(of: ReportKind<O>): ReportKind<O> => of

/** The two axes of every report: `as-of`, the last effective date that counts; `known-at`, the last event that counts. */
export const axesOptions = { 'as-of': date.optional(), 'known-at': z.coerce.number().int().min(0).optional() }

export type AxesAsked = { readonly 'as-of'?: string | undefined; readonly 'known-at'?: number | undefined }

export const axesAsked = (read: Read, options: AxesAsked): Axes => axesOf(read, options['as-of'], options['known-at'])

/** The period of a report, both days inclusive; `to` ends it as `as-of` does, and the earlier of them counts. */
export const periodOptions = { ...axesOptions, from: date.optional(), to: date.optional() }

export type PeriodAsked = AxesAsked & { readonly from?: string | undefined; readonly to?: string | undefined }

/** The axes at the end of a period, and its first day if it has one. */
export function periodAsked(read: Read, options: PeriodAsked): { readonly axes: Axes; readonly from: string | undefined } {
  const ends = [options.to, options['as-of']].filter((day) => day !== undefined).sort()
  return { axes: axesOf(read, ends[0], options['known-at']), from: options.from }
}

/** From which row on a long list goes on: what the part before it names. */
export const after = z.coerce.number().int().min(0).default(0)

/** How a report says where it looked from. */
export const axesView = (axes: Axes) => ({ asOf: axes.on, knownAt: axes.knownAt })

export const inAxes = (axes: Axes): string => `as of ${axes.on}, as known at event ${axes.knownAt}`
