import { inputProblem } from '../../commands/input.ts'
import type { Result } from '../../core/result.ts'
import { head } from '../../store/ledger.ts'
import { clockOffset } from '../../store/people.ts'
import type { Book } from '../query.ts'
import { reconciliationReport } from './reconciliation.ts'
import type { Report, ReportKind } from './report.ts'
import { trialBalanceReport } from './trial-balance.ts'

export const REPORT_ROLES = ['auditor', 'finance'] as const

/** Every report by its name: the one place to add another. */
const REPORTS: readonly ReportKind<unknown>[] = [trialBalanceReport, reconciliationReport]

export const reportNames = (): readonly string[] => REPORTS.map(({ name }) => name)

/** IPSAS 48: a transfer is an expense once the obligation stands, whatever has left the bank by then. */
const RECOGNITION = 'Expenses and payables are recognised at approval; the budget counts as spent what a line of the bank proves.'

/** A report with what stands on each: how expenses are recognised, the head of the chain, a test book's clock. */
export interface MarkedReport extends Report {
  readonly notes: readonly string[]
}

/** Asks a report by its name. Refuses invalid_input, unknown_member, and what the report itself refuses. */
export function askReport(book: Book, name: string, options: Readonly<Record<string, string>>): Result<MarkedReport> | undefined {
  const kind = REPORTS.find((report) => report.name === name)
  if (!kind) return undefined
  const checked = kind.options.safeParse(options)
  if (!checked.success) return { ok: false, problem: inputProblem(checked.error) }
  return book.read((read) => {
    const asked = kind.ask(read, checked.data)
    if (!asked.ok) return asked
    const { seq, hash } = head(read)
    const testClock = clockOffset(read) === undefined ? undefined : read.at
    const notes = [RECOGNITION, `Books at event ${seq}, ${hash}`, ...(testClock === undefined ? [] : [`test clock ${testClock}`])]
    const json = { ...asked.value.json, notes, head: { seq, hash }, ...(testClock === undefined ? {} : { testClock }) }
    return { ok: true, value: { ...asked.value, json, notes } }
  })
}
