import type { PostingTold } from '../../core/ledger/body.ts'
import type { Faults } from './faults.ts'
import { type AccountSeen, type Knowledge, keyOf } from './knowledge.ts'

/** Columns of `entry` in its order. */
export type EntryRow = [id: number, seq: number, kind: string, fund: number, date: string, bankDate?: string | null, reverses?: number | null]

/** Columns of `posting` in its order. */
export type PostingRow = [id: number, seq: number, entry: number, fund: number, account: number, subject: number, amount: number, line?: number]

interface EventSeen {
  readonly seq: number
  readonly kind: string
}

const NO_SUBJECT = new Set(['budget:spent', 'income:contributions', 'expenses:assistance'])

/** Judges an event's entries by the rules that its seal was held to, and gives its postings as the body tells them. */
export function judgeEntries(of: EventSeen, entries: readonly EntryRow[], postings: readonly PostingRow[], known: Knowledge, faults: Faults): PostingTold[] {
  const byId = new Map(entries.map((entry) => [entry[0], entry]))
  const counts = new Map<number, number>()
  const sums = new Map<string, number>()
  const told: PostingTold[] = []
  for (const posting of postings) {
    const [id, , entryId, fundId, accountId, subject, minor, line = null] = posting
    const entry = byId.get(entryId)
    const account = known.accounts.get(accountId)
    const fund = known.funds.get(fundId)
    if (!entry || !account || !fund) {
      faults.add('posting_wrong', `Posting ${id} of event ${of.seq} names an entry of another event, or an account or fund that is not there.`, {
        table: 'posting',
        row: id,
        seq: of.seq,
      })
      continue
    }
    counts.set(entryId, (counts.get(entryId) ?? 0) + 1)
    const key = keyOf(entryId, account.layer, account.currency)
    sums.set(key, (sums.get(key) ?? 0) + minor)
    const wrong = postingFault(posting, entry, account, fund.currency, known)
    if (wrong !== undefined) faults.add('posting_wrong', `Posting ${id} of event ${of.seq}: ${wrong}.`, { table: 'posting', row: id, seq: of.seq })
    told.push({ entry: entry[2], fund: fund.code, account: account.code, currency: account.currency, subject, minor, line })
  }
  for (const [key, sum] of sums) if (sum !== 0) unbalanced(of, key, sum, faults)
  for (const entry of entries) judgeEntry(of, entry, counts.get(entry[0]) ?? 0, known, faults)
  return told
}

function unbalanced(of: EventSeen, key: string, sum: number, faults: Faults): void {
  const [entry, layer, currency] = key.split('\n')
  faults.add('unbalanced', `Entry ${entry} of event ${of.seq} does not sum to zero in the ${layer} layer: ${sum} minor units of ${currency} are left.`, {
    table: 'entry',
    row: Number(entry),
    seq: of.seq,
  })
}

function judgeEntry(of: EventSeen, entry: EntryRow, count: number, known: Knowledge, faults: Faults): void {
  const [id, , kind, , , , reverses = null] = entry
  const where = { table: 'entry', row: id, seq: of.seq }
  if (count < 2) faults.add('entry_wrong', `Entry ${id} of event ${of.seq} has ${count} postings; two are the least.`, where)
  if (!known.entryRules.has(keyOf(of.kind, kind)))
    faults.add('entry_wrong', `Event ${of.seq} (${of.kind}) may not make an entry of the kind ${kind}: entry ${id}.`, where)
  if ((kind === 'reversal') !== (reverses !== null))
    faults.add('entry_wrong', `Entry ${id} of event ${of.seq} is a reversal without naming what it reverses, or the other way round.`, where)
}

function postingFault(posting: PostingRow, entry: EntryRow, account: AccountSeen, fundCurrency: string, known: Knowledge): string | undefined {
  const [, , , fund, , subject, minor, line = null] = posting
  const [, , kind, entryFund] = entry
  if (fund !== entryFund) return 'its fund is not its entry’s'
  if (minor === 0 || !Number.isSafeInteger(minor)) return `${minor} is no amount`
  if (account.fundOnly && account.currency !== fundCurrency) return `${account.code} stands in ${account.currency}, its fund is in ${fundCurrency}`
  const withoutSubject = subject === 0
  if ((account.subjectKind === 'none') !== withoutSubject && !(withoutSubject && NO_SUBJECT.has(account.code)))
    return `${account.code} takes ${account.subjectKind === 'none' ? 'no subject' : `a ${account.subjectKind}`}, subject ${subject} is told`
  if (account.bankAccount === null ? line !== null : (line === null) !== (kind === 'account_opened'))
    return 'a posting to a bank account, and no other, names a line of it (only the opening names none)'
  if (kind !== 'reversal' && !known.postingRules.has(keyOf(kind, account.ruleCode, minor > 0 ? 'D' : 'C')))
    return `an entry of the kind ${kind} may not ${minor > 0 ? 'debit' : 'credit'} ${account.code}`
  return undefined
}
