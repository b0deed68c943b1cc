import type { Money } from '../../money/money.ts'
import { elementAt, elementsAt, textAt, type XmlElement } from '../../xml-element.ts'
import { isSameAccount } from '../same-account.ts'
import { problemList } from '../statement.ts'
import { amountOf, numberOf } from './values.ts'

interface Party {
  readonly name?: string
  readonly account?: string
}

/** Both parties of an entry's only transaction, and which of them is the other one by the direction of the money. */
export interface Parties {
  readonly creditor: Party
  readonly debtor: Party
  readonly other: 'creditor' | 'debtor'
}

/** Of several transactions there is no one party. */
export function partyOf(entry: XmlElement, details: readonly XmlElement[], minor: number): Parties | undefined {
  const [detail] = details
  if (!detail || details.length > 1) return undefined
  const related = elementAt(detail, 'RltdPties')
  if (!related) return undefined
  const party = (side: 'Cdtr' | 'Dbtr'): Party => {
    const name = nameOf(related, side) ?? nameOf(related, `Ultmt${side}`)
    const account = numberOf(elementAt(related, `${side}Acct`))
    return { ...(name === undefined ? {} : { name }), ...(account === undefined ? {} : { account }) }
  }
  // What comes back names the parties of the payment that it takes back: they have not changed sides.
  const turned = elementAt(detail, 'RtrInf') !== undefined || textAt(entry, 'RvslInd') === 'true'
  return { creditor: party('Cdtr'), debtor: party('Dbtr'), other: minor < 0 === !turned ? 'creditor' : 'debtor' }
}

/** A name stands under Pty since version 08, and may be that of a bank. */
const nameOf = (related: XmlElement, role: string): string | undefined =>
  textAt(related, role, 'Nm') ?? textAt(related, role, 'Pty', 'Nm') ?? textAt(related, role, 'Agt', 'FinInstnId', 'Nm')

/** The other party: whoever's account is not ours, else by the direction, else whoever is named. */
export function otherParty({ creditor, debtor, other }: Parties, own: string): Party {
  const ours = ({ account }: Party): boolean => account !== undefined && isSameAccount(account, own)
  if (ours(creditor) !== ours(debtor)) return ours(creditor) ? debtor : creditor
  const [first, second] = other === 'creditor' ? [creditor, debtor] : [debtor, creditor]
  return first.name === undefined && first.account === undefined ? second : first
}

/** Why a transaction came back. */
export function returnReasonOf(detail: XmlElement): string | undefined {
  const returned = elementAt(detail, 'RtrInf')
  if (!returned) return undefined
  const code = textAt(returned, 'Rsn', 'Cd') ?? textAt(returned, 'Rsn', 'Prtry')
  const words = elementsAt(returned, 'AddtlInf').map(({ text }) => text.trim())
  return [code ?? '', ...words].filter((text) => text !== '').join(' ')
}

export interface Ordered {
  readonly ordered?: { readonly amount: string; readonly currency: string }
  readonly feeMinor?: number
}

/** What was ordered where it is another amount, and the charges that the bank says it kept within the entry. */
export function ordered(entry: XmlElement, detail: XmlElement | undefined, moved: Money): Ordered {
  const places = detail ? [detail, entry] : [entry]
  const amount = places.map((place) => elementAt(place, 'AmtDtls', 'InstdAmt', 'Amt')).find((one) => one !== undefined)
  const [text, currency] = [amount?.text.trim() ?? '', amount?.attributes['Ccy'] ?? '']
  const differs = amount !== undefined && (currency !== moved.currency || amountOf(amount, 'InstdAmt', entry, problemList())?.minor !== moved.minor)
  const charges = places.map((place) => feeOf(place, moved.currency)).find((fee) => fee !== undefined)
  return { ...(differs && text !== '' ? { ordered: { amount: text, currency } } : {}), ...(charges === undefined ? {} : { feeMinor: charges }) }
}

/** The sum of the charges in the account's currency that are part of the amount. */
function feeOf(place: XmlElement, currency: string): number | undefined {
  const records = elementsAt(place, 'Chrgs', 'Rcrd').filter((record) => textAt(record, 'ChrgInclInd') === 'true')
  const fees = records.map((record) => amountOf(elementAt(record, 'Amt'), 'Chrgs/Rcrd/Amt', record, problemList()))
  if (fees.length === 0 || fees.some((fee) => fee === undefined || fee.currency !== currency)) return undefined
  const total = fees.reduce((sum, fee) => sum + (fee?.minor ?? 0), 0)
  return Number.isSafeInteger(total) ? total : undefined
}
