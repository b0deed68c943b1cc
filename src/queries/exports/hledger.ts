import { digitsOf } from '../../core/money/currency.ts'
import { amountText } from '../../core/money/money.ts'
import { accountsPosted, type JournalPart, type JournalRow, journal } from '../../store/journal.ts'
import type { Read } from '../../store/read.ts'
import { byEntry, inOneLine, type JournalEntry, kindInWords } from './entries.ts'
import { ledgerCodes } from './ledger-codes.ts'

/**
 * The journal in hledger's format, strict: accounts and commodities are declared, one transaction an entry, on its effective date, with
 * its event, entry and fund as tags. The budget layer stands beside the books under `budget:`; both balance by themselves.
 */
export function* hledgerExport(read: Read, part: JournalPart): Generator<string> {
  const accounts = accountsPosted(read)
  const codes = ledgerCodes(read)
  yield '; Tideover: the journal, debit positive. Accounts under budget: are the budget layer.\n\n'
  for (const currency of new Set(accounts.map((a) => a.currency))) yield `commodity 1000.${'0'.repeat(digitsOf(currency) ?? 2)} ${currency}\n`
  for (const account of new Set(accounts.map((a) => a.account)))
    yield `account ${account}${codes.has(account) ? `  ; gl:${inOneLine(codes.get(account) ?? '')}` : ''}\n`
  for (const entry of byEntry(journal(read, part))) yield `\n${transaction(entry)}`
}

function transaction({ head, postings }: JournalEntry): string {
  const tags = [
    `event:${head.seq}`,
    `entry:${head.entry}`,
    `fund:${head.fund}`,
    ...(head.projectCode === null ? [] : [`project:${inOneLine(head.projectCode)}`]),
    ...(head.bankDate === null ? [] : [`bankdate:${head.bankDate}`]),
    ...(head.reverses === null ? [] : [`reverses:${head.reverses}`]),
    ...(head.rate === null ? [] : [`rate:${head.rate}`]),
  ]
  return [`${head.effectiveDate} (${head.seq}) ${kindInWords(head.entryKind)}  ; ${tags.join(', ')}`, ...postings.map(posting), ''].join('\n')
}

function posting(row: JournalRow): string {
  const tags = [...(row.subject === 0 ? [] : [`${row.subjectKind}:${row.subject}`]), ...(row.line === null ? [] : [`bankline:${row.line}`])]
  return `    ${row.account}  ${amountText(row.minor, row.currency)} ${row.currency}${tags.length > 0 ? `  ; ${tags.join(', ')}` : ''}`
}
