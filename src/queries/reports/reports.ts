import { z } from 'zod'
import { problem } from '../../core/problem.ts'
import type { Result } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { inputProblem } from '../../input/input-problem.ts'
import { type Head, hashAt, head } from '../../store/ledger.ts'
import { operatorEvents } from '../../store/operator-events.ts'
import { clockOffset } from '../../store/test-clock.ts'
import type { Book } from '../query.ts'
import { accountReport } from './account.ts'
import { assistanceReport } from './assistance.ts'
import { caseReport } from './case.ts'
import { exceptionsReport } from './exceptions.ts'
import { fundReport } from './fund.ts'
import { inTransitReport } from './in-transit.ts'
import { payablesReport } from './payables.ts'
import { reconciliationReport } from './reconciliation.ts'
import type { Asker, Report, ReportKind } from './report.ts'
import { retentionReport } from './retention.ts'
import { sampleReport } from './sample.ts'
import { trialBalanceReport } from './trial-balance.ts'

export const REPORT_ROLES = ['auditor', 'finance'] as const

/** Every report by its name: the one place to add another. */
const REPORTS: readonly ReportKind<unknown>[] = [
  ...[trialBalanceReport, fundReport, assistanceReport, reconciliationReport, payablesReport, inTransitReport],
  ...[exceptionsReport, sampleReport, accountReport, caseReport, retentionReport],
]

export const reportNames = (): readonly string[] => REPORTS.map(({ name }) => name)

/** A line for each report: its name and what it tells. */
export const reportLines = (): readonly string[] => REPORTS.map(({ name, summary }) => `  ${name}: ${summary}`)

/** The options that a report takes, and those without which it can't be asked; undefined where there is no such report. */
export function reportOptions(name: string): { readonly takes: readonly string[]; readonly needs: readonly string[] } | undefined {
  const kind = REPORTS.find((report) => report.name === name)
  if (!kind) return undefined
  const asked = kind.options.safeParse({})
  const needs = asked.success ? [] : asked.error.issues.map(({ path }) => String(path[0] ?? ''))
  return { takes: kind.options instanceof z.ZodObject ? Object.keys(kind.options.shape) : [], needs }
}

/** IPSAS 48: a transfer is an expense once the obligation stands, whatever has left the bank by then. */
const RECOGNITION = 'Expenses and payables are recognised at approval; the budget counts as spent what a line of the bank proves.'

/** A report with what stands on each: how expenses are recognised, the head of the chain, the operator's events, a test book's clock. */
export interface MarkedReport extends Report {
  readonly notes: readonly string[]
}

/** How a report is asked for. `anchor`: the last one, since which the operator's events are counted; absent: since the first event. */
export interface ReportAsked {
  readonly options: Readonly<Record<string, string>>
  readonly asker: Asker
  readonly anchor?: Head | undefined
}

/** Asks a report by its name. Refuses invalid_input, unknown_member, and what the report itself refuses. */
export function askReport(book: Book, name: string, { options, asker, anchor }: ReportAsked): Result<MarkedReport> | undefined {
  const kind = REPORTS.find((report) => report.name === name)
  if (!kind) return undefined
  const checked = kind.options.safeParse(options)
  if (!checked.success) return { ok: false, problem: inputProblem(checked.error) }
  return book.read((read) => {
    const asked = kind.ask(read, checked.data, asker)
    if (!asked.ok) return asked
    if (anchor && hashAt(read, anchor.seq) !== anchor.hash) return problem('invalid_input', say.anchorOfOther)
    const { seq, hash } = head(read)
    const since = anchor?.seq ?? 0
    const testClock = clockOffset(read) === undefined ? undefined : read.at
    const { events, tokens } = operatorEvents(read, since)
    const operator = { since, events, tokens }
    const notes = [
      RECOGNITION,
      ...(asked.value.notes ?? []),
      `Books at event ${seq}, ${hash}`,
      `The operator of the machine made ${events} event(s), ${tokens} of them token(s) to act as a person, since ${anchor ? `the anchor at event ${since}` : 'the first event'}.`,
      ...(testClock === undefined ? [] : [`test clock ${testClock}`]),
    ]
    const json = { ...asked.value.json, notes, head: { seq, hash }, operator, ...(testClock === undefined ? {} : { testClock }) }
    return { ok: true, value: { ...asked.value, json, notes } }
  })
}
