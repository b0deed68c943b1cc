import type { Money } from '../../money/money.ts'
import { say } from '../../said/say.ts'
import { elementAt, elementsAt, textAt, type XmlElement } from '../../xml-element.ts'
import { type FileProblem, type LineDraft, type ProblemList, placeAt, problemList } from '../statement.ts'
import { narrativeOf } from './narrative.ts'
import { ordered, partyOf, returnReasonOf } from './parties.ts'
import { amountOf, cellOf, dayOf, holdOnce, signOf } from './values.ts'

/** An entry of a statement, read by itself: its line, or that it is none. */
export interface Entry {
  readonly line: LineDraft
  readonly currency: string
  readonly kind: 'booked' | 'pending'
  readonly problems: ProblemList
  /** What speaks against its amount, unless balances prove that. */
  readonly doubt?: FileProblem
  /** The accounts of both parties, for telling ours from the other's once it is known. */
  readonly parties: ReturnType<typeof partyOf>
}

const BOOKED = 'BOOK'
const NOT_BOOKED = ['PDNG', 'INFO', 'FUTR']
const ONCE = ['Amt', 'CdtDbtInd', 'RvslInd', 'Sts', 'BookgDt', 'ValDt']

/**
 * Reads an entry (Ntry). The amount is signed by CdtDbtInd alone: that of a reversal (RvslInd) tells its own direction, not that of what it reverses.
 * Several transactions within it stay one line, and must sum up to it.
 */
export function readEntry(entry: XmlElement, raw: string): Entry {
  const problems = problemList()
  holdOnce(entry, ONCE, problems)
  const kind = kindOf(entry, problems)
  const amount = amountOf(elementAt(entry, 'Amt'), 'Ntry/Amt', entry, problems)
  const sign = signOf(entry, problems)
  const valueOn = dayOf(elementAt(entry, 'ValDt'), entry, problems)
  const bookedOn = dayOf(elementAt(entry, 'BookgDt'), entry, problems) ?? valueOn
  if (bookedOn === undefined && kind === 'booked' && !problems.any()) problems.add(cellOf(undefined, 'Ntry/BookgDt', entry), say.bookedOrValue)
  const minor = amount && sign ? (amount.minor === 0 ? 0 : sign * amount.minor) : 0
  const details = elementsAt(entry, 'NtryDtls', 'TxDtls')
  const moved = amount && sign && kind === 'booked' ? { minor, currency: amount.currency } : undefined
  const doubt = moved && !holdDetails(entry, details, moved, problems) ? wrongBatches(entry, details, moved) : undefined
  const parties = partyOf(entry, details, minor)
  const line: LineDraft = { line: entry.line, bookedOn: bookedOn ?? '', amountMinor: minor, narrative: narrativeOf(entry, details), raw }
  if (valueOn !== undefined) line.valueOn = valueOn
  const [only] = details
  const single = details.length === 1 ? only : undefined
  const reference = textAt(entry, 'AcctSvcrRef') ?? (single && textAt(single, 'Refs', 'AcctSvcrRef'))
  if (reference !== undefined) line.bankReference = reference
  const ids = new Set(details.map((detail) => textAt(detail, 'Refs', 'EndToEndId')))
  const [id] = ids
  if (ids.size === 1 && id !== undefined && id !== 'NOTPROVIDED') line.endToEndId = id
  const reason = details.map(returnReasonOf).find((text) => text !== undefined)
  if (reason !== undefined) line.returnReason = reason
  const told = amount && ordered(entry, single, amount)
  if (told?.ordered) line.ordered = told.ordered
  if (told?.feeMinor !== undefined) line.feeMinor = told.feeMinor
  return { line, currency: amount?.currency ?? '', kind, problems, parties, ...(doubt ? { doubt } : {}) }
}

/** Plain text in version 02, a code in 08. Without a status an entry of a statement is booked: that is what a statement is. */
function kindOf(entry: XmlElement, problems: ProblemList): Entry['kind'] {
  const status = elementAt(entry, 'Sts', 'Cd') ?? elementAt(entry, 'Sts', 'Prtry') ?? elementAt(entry, 'Sts')
  const text = (status?.text ?? '').trim()
  if (NOT_BOOKED.includes(text)) return 'pending'
  if (text !== '' && text !== BOOKED) {
    problems.add(cellOf(status, 'Ntry/Sts', entry), say.entryStatus(BOOKED, NOT_BOOKED))
  }
  return 'booked'
}

/** The transactions of an entry must make its amount, charges of the entry aside: otherwise one of them is missing. False where they do not tell what they make. */
function holdDetails(entry: XmlElement, details: readonly XmlElement[], of: Money, problems: ProblemList): boolean {
  if (details.length === 0) return false
  let sum = 0
  for (const detail of details) {
    const amount = elementAt(detail, 'Amt') ?? (details.length > 1 ? elementAt(detail, 'AmtDtls', 'TxAmt', 'Amt') : undefined)
    if (!amount || amount.attributes['Ccy'] !== of.currency) return false
    const read = amountOf(amount, 'TxDtls/Amt', detail, problems)
    if (!read) return true
    const indicator = textAt(detail, 'CdtDbtInd')
    const out = indicator === undefined ? of.minor < 0 : indicator === 'DBIT'
    sum += out ? -read.minor : read.minor
  }
  if (!isApart(entry, details, Math.abs(sum - of.minor), of.currency)) return true
  problems.add(cellOf(elementAt(entry, 'Amt'), 'Ntry/Amt', entry), say.transactionsMake(details.length))
  return true
}

/** Where the transactions of an entry do not tell what they make, the totals of its batches do (NtryDtls/Btch/TtlAmt); some banks print them before what they kept. */
function wrongBatches(entry: XmlElement, details: readonly XmlElement[], of: Money): FileProblem | undefined {
  const parts = elementsAt(entry, 'NtryDtls')
  const totals = parts.flatMap((part) => elementAt(part, 'Btch', 'TtlAmt') ?? [])
  if (totals.length === 0 || totals.length < parts.length || totals.some((total) => total.attributes['Ccy'] !== of.currency)) return undefined
  const read = totals.map((total) => amountOf(total, 'Btch/TtlAmt', entry, problemList())?.minor ?? 0)
  const isOut = (n: number) => (textAt(parts[n] ?? entry, 'Btch', 'CdtDbtInd') ?? (of.minor < 0 ? 'DBIT' : 'CRDT')) === 'DBIT'
  const sum = read.reduce((all, minor, n) => all + (isOut(n) ? -minor : minor), 0)
  return isApart(entry, details, Math.abs(sum - of.minor), of.currency) ? placeAt(cellOf(totals[0], 'Btch/TtlAmt', entry), say.batchTotal) : undefined
}

/** Are two sums apart by more than charges of the entry or its transactions? */
function isApart(entry: XmlElement, details: readonly XmlElement[], apart: number, currency: string): boolean {
  const charges = [entry, ...details].flatMap((one) => [
    ...elementsAt(one, 'Chrgs', 'Rcrd', 'Amt'),
    ...elementsAt(one, 'Chrgs', 'Amt'),
    ...elementsAt(one, 'Chrgs', 'TtlChrgsAndTaxAmt'),
  ])
  const kept = charges
    .filter((amount) => amount.attributes['Ccy'] === currency)
    .map((amount) => Number(amountOf(amount, 'Chrgs', entry, problemList())?.minor ?? 0))
  return apart !== 0 && !kept.includes(apart) && apart !== kept.reduce((all, one) => all + one, 0)
}
