import { z } from 'zod'
import { masked } from '../core/access/mask.ts'
import { seesNamesOfLines } from '../core/access/sight.ts'
import { idOf } from '../core/id.ts'
import { moneyToText } from '../core/money/money.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { bankAccountByCode, bankAccountById } from '../store/bank-accounts.ts'
import type { Read } from '../store/read.ts'
import {
  type LineRow,
  lineById,
  linesAfter,
  namedReadingsAfter,
  type StatementRow,
  statementById,
  statementImportedBy,
  statementsAfter,
} from '../store/statements.ts'
import { listed, none, pageOf, paging, query } from './query.ts'
import { moneyOrNull } from './reading-view.ts'

/** What an import came to. */
export function importedView(read: Read, seq: number) {
  const row = statementImportedBy(read, seq)
  const account = row && bankAccountById(read, row.bankAccount)
  if (!row || !account) return {}
  return { ...statementView(row, account.currency), statementId: String(row.id) }
}

function statementView(row: StatementRow, currency: string) {
  const { form: _layout, ...form } = JSON.parse(row.reading) as Record<string, unknown>
  return {
    verdict: row.proof === 'none' ? 'proposal' : 'proof',
    readings: [{ n: 1, format: row.format, ...form, proof: row.proof }],
    opening: moneyOrNull(row.opening, currency),
    closing: moneyOrNull(row.closing, currency),
    lines: row.lines,
    problems: [],
    added: row.added,
    known: row.known,
    conflicts: row.conflicts,
    since: row.since,
    until: row.until,
    sha256: row.fileSha256,
    ...(row.documentSha256 === null ? {} : { documentSha256: row.documentSha256 }),
  }
}

const REASON_CODE = /^[A-Z]{2}\d{2}(?![\p{L}\p{N}])/u

/** The code of a reason tells of nobody; what a bank writes beside it may. */
const maskedReason = (text: string): string => {
  const [code = ''] = REASON_CODE.exec(text) ?? []
  return `${code}${masked(text.slice(code.length))}`
}

/** A line as it is told outside. `full`: with the names that it tells; else its texts are masked, but for references of ours, dates and amounts in them. */
export function lineView(line: LineRow, currency: string, full = true) {
  const told = line.personal
  const words = (text: string): string => (full ? text : masked(text))
  return {
    id: String(line.id),
    bookedOn: line.bookedOn,
    ...(line.valueOn === null ? {} : { valueOn: line.valueOn }),
    money: moneyToText(line.amount, currency),
    ...(line.erased ? { erased: true, counterparty: null, counterpartyAccount: null, bankReference: null } : {}),
    ...(told?.counterparty === undefined ? {} : { counterparty: words(told.counterparty) }),
    ...(told?.account === undefined ? {} : { counterpartyAccount: words(told.account) }),
    narrative: told === null ? null : words(told.narrative),
    ...(told?.reference === undefined ? {} : { bankReference: words(told.reference) }),
    ...(told?.endToEndId === undefined ? {} : { endToEndId: words(told.endToEndId) }),
    ...(told?.returnReason === undefined ? {} : { returnReason: full ? told.returnReason : maskedReason(told.returnReason) }),
    ...(told?.ordered === undefined ? {} : { ordered: told.ordered }),
    ...(told?.feeMinor === undefined ? {} : { fee: moneyToText(told.feeMinor, currency) }),
    state: line.state,
  }
}

export const lines = query({
  summary: "Lines of a bank account's statements; names and texts masked for all but finance",
  filters: z.strictObject({ ...paging, state: z.enum(['open', 'matched']).optional() }),
  ask: (read, { params, filters, reader }) => {
    const account = bankAccountByCode(read, params['code'] ?? '')
    if (!account) return notFound(say.noAccount, params['code'])
    const page = pageOf(filters)
    return done(listed(linesAfter(read, account.id, filters.state, page), page, (line) => lineView(line, account.currency, seesNamesOfLines(reader.roles))))
  },
})

export const lineByPath = query({
  summary: 'A line of a statement; names and texts masked for all but finance',
  filters: none,
  ask: (read, { params, reader }) => {
    const line = lineById(read, idOf(params['id']) ?? -1)
    const account = line && bankAccountById(read, line.bankAccount)
    return line && account
      ? done({ ...lineView(line, account.currency, seesNamesOfLines(reader.roles)), bankAccount: account.code })
      : notFound(say.noLine, params['id'])
  },
})

export const statementByPath = query({
  summary: 'A statement that was taken in',
  filters: none,
  ask: (read, { params }) => {
    const row = statementById(read, idOf(params['id']) ?? -1)
    const account = row && bankAccountById(read, row.bankAccount)
    return row && account
      ? done({ id: String(row.id), bankAccount: account.code, ...statementView(row, account.currency) })
      : notFound(say.noStatement, params['id'])
  },
})

export const statements = query({
  summary: "A bank account's statements",
  filters: z.strictObject(paging),
  ask: (read, { params, filters }) => {
    const account = bankAccountByCode(read, params['code'] ?? '')
    if (!account) return notFound(say.noAccount, params['code'])
    const page = pageOf(filters)
    return done(listed(statementsAfter(read, account.id, page), page, (row) => ({ id: String(row.id), ...statementView(row, account.currency) })))
  },
})

export const profiles = query({
  summary: 'Readings that were saved under a name',
  filters: z.strictObject(paging),
  ask: (read, { filters }) => {
    const page = pageOf(filters)
    return done(
      listed(namedReadingsAfter(read, page), page, ({ id, reading, ...row }) => ({ id: String(id), ...row, reading: JSON.parse(reading) as unknown })),
    )
  },
})
