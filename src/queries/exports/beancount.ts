import { amountText } from '../../core/money/money.ts'
import { addDays } from '../../core/time/dates.ts'
import { fundById } from '../../store/funds.ts'
import { accountsPosted, type JournalPart, journal, lastEffectiveDate } from '../../store/journal.ts'
import { head, trialBalance } from '../../store/ledger.ts'
import type { Read } from '../../store/read.ts'
import { byEntry, inOneLine, type JournalEntry, kindInWords } from './entries.ts'
import { ledgerCodes } from './ledger-codes.ts'

const ROOTS: Readonly<Record<string, string>> = {
  assets: 'Assets',
  liabilities: 'Liabilities',
  income: 'Income',
  expenses: 'Expenses',
  equity: 'Equity',
  budget: 'Equity:Budget',
}
/** Before every entry: no account is opened after its first posting. */
const OPENED_ON = '1900-01-01'
const PLAIN = /^(?!X-)[A-Z0-9][A-Za-z0-9-]*$/

/**
 * A name of the chart as beancount takes it: one of its five roots, components that begin with a capital or a digit. Two accounts never
 * get one name: a bank account's code that is not of that form is written as `X-` with each letter that is not taken as its number.
 */
export function beancountAccount(account: string): string {
  const [root = '', ...rest] = account.split(':')
  const [kind = '', ...codes] = rest
  return [ROOTS[root] ?? 'Equity', `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`, ...codes.map(component)].join(':')
}

const component = (code: string): string =>
  PLAIN.test(code) ? code : `X-${code.replace(/[^A-Za-z0-9]/g, (letter) => `-${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)}`

/**
 * The journal in beancount's format: one transaction an entry, its fund as a tag, event and entry as metadata. The budget layer stands
 * under `Equity:Budget`. A whole journal ends with the balance of every account, so that `bean-check` itself compares them.
 */
export function* beancountExport(read: Read, part: JournalPart): Generator<string> {
  const accounts = accountsPosted(read)
  const codes = ledgerCodes(read)
  yield 'option "title" "Tideover: the journal, debit positive; Equity:Budget is the budget layer"\n\n'
  for (const currency of new Set(accounts.map((a) => a.currency))) yield `${OPENED_ON} commodity ${currency}\n`
  for (const account of new Set(accounts.map((a) => a.account))) {
    const gl = codes.get(account)
    yield `${OPENED_ON} open ${beancountAccount(account)}\n${gl === undefined ? '' : `  gl: "${inOneLine(gl)}"\n`}`
  }
  for (const entry of byEntry(journal(read, part))) yield `\n${transaction(entry)}`
  if (part.from === undefined) yield* balances(read, part)
}

/** What our own books say of every account, on the day after: bean-check reckons it anew. */
function* balances(read: Read, { fund, to }: JournalPart): Generator<string> {
  const last = to ?? lastEffectiveDate(read)
  if (last === undefined) return
  const code = fund === undefined ? undefined : fundById(read, fund)?.code
  const sums = new Map<string, { account: string; currency: string; minor: number }>()
  for (const { account, currency, balance, fund: of } of trialBalance(read, last, head(read).seq)) {
    if (code !== undefined && of !== code) continue
    const key = `${account} ${currency}`
    sums.set(key, { account, currency, minor: (sums.get(key)?.minor ?? 0) + balance })
  }
  yield '\n'
  for (const { account, currency, minor } of sums.values())
    yield `${addDays(last, 1)} balance ${beancountAccount(account)}  ${amountText(minor, currency)} ${currency}\n`
}

function transaction({ head: of, postings }: JournalEntry): string {
  const told = [
    `  event: ${of.seq}`,
    `  entry: ${of.entry}`,
    ...(of.projectCode === null ? [] : [`  project: "${inOneLine(of.projectCode)}"`]),
    ...(of.bankDate === null ? [] : [`  bankdate: ${of.bankDate}`]),
    ...(of.reverses === null ? [] : [`  reverses: ${of.reverses}`]),
    ...(of.rate === null ? [] : [`  rate: ${of.rate}`]),
  ]
  const lines = postings.flatMap((row) => [
    `  ${beancountAccount(row.account)}  ${amountText(row.minor, row.currency)} ${row.currency}`,
    ...(row.subject === 0 ? [] : [`    ${row.subjectKind}: ${row.subject}`]),
    ...(row.line === null ? [] : [`    bankline: ${row.line}`]),
  ])
  return `${[`${of.effectiveDate} * "${kindInWords(of.entryKind)}" #${of.fund}`, ...told, ...lines].join('\n')}\n`
}
