import type { MarkedReport } from '../../../queries/reports/reports.ts'
import { AUDIT, AUDIT_EVENTS, AUDIT_STORY, whoInWords } from './audit.ts'
import { termOf } from './audit-terms.ts'
import { FRAME } from './frame.ts'
import type { Language } from './language.ts'
import { accountInWords } from './ledger-words.ts'
import { sentenceInWords } from './report-sentences.ts'
import { dateInWords, instantInWords } from './values.ts'

/** A report as people read it, in their language: on a page, in print and in a workbook. */
export interface WordedReport {
  readonly title: string
  readonly tables: ReadonlyArray<{ readonly title: string; readonly columns: readonly string[]; readonly rows: ReadonlyArray<readonly string[]> }>
  readonly notes: readonly string[]
}

const DAY = /^\d{4}-\d\d-\d\d$/
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

/** How the values of a column are told; those of others were written by people, or are numbers and references. */
const CODES: Readonly<Record<string, 'events' | 'story' | 'roles' | 'account' | 'term' | 'who'>> = {
  kind: 'story',
  state: 'story',
  match: 'story',
  undone: 'story',
  by: 'who',
  detail: 'events',
  of: 'events',
  what: 'term',
  figure: 'term',
  layer: 'term',
  group: 'term',
  owners: 'roles',
  account: 'account',
}

const roleInWords = (language: Language, role: string): string => FRAME[language].roles[role] ?? role

/** A code of the program in words: an event, an entry, a state, a kind, a reason, a role. */
function codeInWords(language: Language, code: string): string {
  const { events, entries } = AUDIT_EVENTS[language]
  return events[code] ?? entries[code] ?? AUDIT_STORY[language].values[code] ?? termOf(language, code) ?? code.replaceAll('_', ' ')
}

/** A place of a sentence in words. */
function placeInWords(language: Language, place: string, text: string): string {
  if (place === 'day') return dateInWords(language, text)
  if (place === 'at') return instantInWords(language, text)
  if (place === 'code') return codeInWords(language, text)
  if (place === 'roles')
    return text
      .split(', ')
      .map((one) =>
        one
          .replace(/^\w+/, (role) => roleInWords(language, role))
          .replace(/ until (\S+)$/, (_, day: string) => AUDIT[language].untilDay(dateInWords(language, day))),
      )
      .join(', ')
  return place === 'any' ? (termOf(language, text) ?? text) : text
}

const sentenceOf = (language: Language, text: string): string => sentenceInWords(language, text, (place, found) => placeInWords(language, place, found)) ?? text

/** What stands in a cell under a column; `withDays`: days in words, as on a page (a workbook sorts by them). */
function cellOf(language: Language, column: string, cell: string, withDays: boolean): string {
  if (withDays && DAY.test(cell)) return dateInWords(language, cell)
  if (withDays && INSTANT.test(cell)) return instantInWords(language, cell)
  const as = CODES[column]
  if (as === undefined || cell === '') return cell
  if (as === 'account') return accountInWords(language, cell)
  if (as === 'who') return whoInWords(language, cell)
  if (as === 'roles')
    return cell
      .split(' ')
      .map((role) => roleInWords(language, role))
      .join(', ')
  if (as === 'term') return termOf(language, cell) ?? cell
  return as === 'events' ? (AUDIT_EVENTS[language].events[cell] ?? sentenceOf(language, cell)) : codeKnown(language, cell)
}

/** A code in words where it is one; elsewhere the cell was written by a person. */
const codeKnown = (language: Language, cell: string): string => (/^[a-z_]+$/.test(cell) ? codeInWords(language, cell) : cell)

/** A table's title: one of the ledger of an account is the account's name and its currency. */
function titleOf(language: Language, title: string): string {
  const known = termOf(language, title)
  if (known !== undefined) return known
  const [account = '', ...rest] = title.split(' ')
  return [accountInWords(language, account), ...rest].join(' ')
}

const axesOf = (language: Language, { asOf, knownAt }: { readonly asOf?: unknown; readonly knownAt?: unknown }): string =>
  typeof asOf === 'string' && typeof knownAt === 'number' ? AUDIT[language].axes(dateInWords(language, asOf), String(knownAt)) : ''

/** A report in the words of staff's pages. The files for programs keep the report's own. */
export function reportInWords(language: Language, name: string, report: MarkedReport, withDays: boolean): WordedReport {
  const [title = name] = AUDIT[language].reports[name] ?? []
  const axes = axesOf(language, report.json)
  return {
    title: axes === '' ? title : `${title}: ${axes}`,
    tables: report.tables.map((table) => ({
      title: titleOf(language, table.title),
      columns: table.columns.map((column) => termOf(language, column) ?? column),
      rows: table.rows.map((row) => row.map((cell, n) => cellOf(language, table.columns[n] ?? '', cell, withDays))),
    })),
    notes: report.notes.map((note) => sentenceOf(language, note)),
  }
}

/** What an exception was about, or its detail, in words. */
export const detailInWords = (language: Language, detail: string | null): string =>
  detail === null ? '' : (AUDIT_EVENTS[language].events[detail] ?? sentenceOf(language, detail))
