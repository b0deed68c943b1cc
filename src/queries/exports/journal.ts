import { amountText } from '../../core/money/money.ts'
import { safeCell, writeDelimited } from '../../files/safe-cell.ts'
import { type JournalPart, type JournalRow, journal } from '../../store/journal.ts'
import { nameOf } from '../../store/people.ts'
import type { Read } from '../../store/read.ts'
import { ledgerCodes } from './ledger-codes.ts'

const HEADER = [
  ...['event', 'at', 'kind', 'who', 'entry', 'entryKind', 'effectiveDate', 'bankDate', 'reverses', 'fund', 'projectCode', 'account', 'ledgerCode'],
  ...['subjectKind', 'subject', 'amount', 'currency', 'bankLine', 'rate', 'rateSource'],
]

/** The journal as CSV (RFC 4180, UTF-8), a row for each posting: who, when, what, which entry, which account, how much (debit positive). */
export function* journalExport(read: Read, part: JournalPart): Generator<string> {
  const codes = ledgerCodes(read)
  const names = new Map<number, string>()
  const who = (actor: number): string => {
    const name = names.get(actor) ?? nameOf(read, actor)
    names.set(actor, name)
    return name
  }
  yield writeDelimited([HEADER], ',')
  for (const row of journal(read, part)) yield writeDelimited([cells(row, who(row.actor), codes.get(row.account) ?? '').map(safeCell)], ',')
}

const told = (value: number | string | null): string => (value === null ? '' : String(value))

function cells(row: JournalRow, who: string, ledgerCode: string): string[] {
  return [
    ...[String(row.seq), row.at, row.eventKind, who, String(row.entry), row.entryKind, row.effectiveDate, told(row.bankDate), told(row.reverses)],
    ...[row.fund, told(row.projectCode), row.account, ledgerCode, row.subject === 0 ? '' : row.subjectKind, row.subject === 0 ? '' : String(row.subject)],
    ...[amountText(row.minor, row.currency), row.currency, told(row.line), told(row.rate), told(row.rateSource)],
  ]
}
