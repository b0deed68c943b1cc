import { because, type Said, say } from '../said/say.ts'
import { elementAt, elementsAt, textAt, type XmlElement } from '../xml-element.ts'

/**
 * A bank's report on payments that it was given: ISO 20022 customer payment status report, pain.002.001.03 to .14. Read is what every one of these versions
 * has in the same place; what a status means is by the external code sets of payment and transaction status.
 */

/** A place of the report that can't be taken, as a person finds it. `element`: the name of the element. */
export interface ReportFault {
  readonly line: number
  readonly element: string
  readonly value: string
  readonly reason: string
  readonly said: Said
}

/** pending: received or looked at. No status but a line of a statement proves that money left. */
export type ToldStatus = 'rejected' | 'accepted' | 'pending'

/** What the bank says of a message, a payment information or a transaction; `status` is undefined where it says nothing. */
interface Told {
  readonly line: number
  readonly status: ToldStatus | undefined
  /** The status is of some of its transactions alone (PART). */
  readonly inPart: boolean
  readonly codes: readonly string[]
}

export interface TransactionTold extends Told {
  /** Our end-to-end reference. */
  readonly reference: string
  /** The amount as the bank repeats it. */
  readonly amount: { readonly text: string; readonly currency: string } | undefined
}

export interface PaymentTold extends Told {
  readonly id: string
  readonly transactions: readonly TransactionTold[]
}

export interface BankReport {
  /** `pain.002.001.10` */
  readonly message: string
  readonly group: Told & { readonly id: string; readonly count: number | undefined }
  readonly payments: readonly PaymentTold[]
}

export type ReportRead = { readonly report: BankReport } | { readonly faults: readonly ReportFault[] }

const NAMESPACE = /^urn:iso:std:iso:20022:tech:xsd:(pain\.002\.001\.(?:0[3-9]|1[0-4]))$/

const STATUSES: Readonly<Record<string, ToldStatus>> = {
  ...{ RJCT: 'rejected', CANC: 'rejected' },
  ...{ ACTC: 'accepted', ACCP: 'accepted', ACSP: 'accepted', ACSC: 'accepted', ACCC: 'accepted', ACFC: 'accepted', ACWC: 'accepted', ACWP: 'accepted' },
  ...{ RCVD: 'pending', PDNG: 'pending', PART: 'pending', PATC: 'pending', PRES: 'pending', BLCK: 'pending' },
} as const

/** Reads a report whole; faults are all that its parts have, in the order of the file. */
export function readBankReport(root: XmlElement, namespace: string): ReportRead {
  const message = NAMESPACE.exec(namespace)?.[1]
  const body = elementAt(root, 'CstmrPmtStsRpt')
  if (message === undefined || root.name !== 'Document' || !body) {
    return { faults: [{ line: root.line, element: root.name, value: namespace, ...because(say.noBankReport) }] }
  }
  const reader = new Reader()
  const original = elementAt(body, 'OrgnlGrpInfAndSts')
  const group = { ...reader.told(original ?? body, 'GrpSts'), id: reader.needed(original ?? body, 'OrgnlMsgId'), count: reader.count(original ?? body) }
  const payments = elementsAt(body, 'OrgnlPmtInfAndSts').map((of) => ({
    ...reader.told(of, 'PmtInfSts'),
    id: reader.needed(of, 'OrgnlPmtInfId'),
    transactions: elementsAt(of, 'TxInfAndSts').map((transaction) => reader.transaction(transaction)),
  }))
  return reader.faults.length > 0 ? { faults: reader.faults } : { report: { message, group, payments } }
}

class Reader {
  readonly faults: ReportFault[] = []

  needed(of: XmlElement, name: string): string {
    const text = textAt(of, name)
    if (text === undefined) this.faults.push({ line: of.line, element: `${of.name}/${name}`, value: '', ...because(say.elementAbsent(name)) })
    return text ?? ''
  }

  count(of: XmlElement): number | undefined {
    const text = textAt(of, 'OrgnlNbOfTxs')
    return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
  }

  told(of: XmlElement, name: string): Told {
    const text = textAt(of, name)
    const status = text === undefined ? undefined : STATUSES[text]
    if (text !== undefined && status === undefined) {
      this.faults.push({ line: elementAt(of, name)?.line ?? of.line, element: name, value: text, ...because(say.statusUnknown(Object.keys(STATUSES))) })
    }
    const codes = elementsAt(of, 'StsRsnInf').flatMap(reasonOf)
    return { line: of.line, status, inPart: text === 'PART', codes: text === 'CANC' && codes.length === 0 ? ['CANC'] : [...new Set(codes)].slice(0, 5) }
  }

  transaction(of: XmlElement): TransactionTold {
    const endToEnd = textAt(of, 'OrgnlEndToEndId')
    const reference = endToEnd === undefined || endToEnd === 'NOTPROVIDED' ? textAt(of, 'OrgnlInstrId') : endToEnd
    if (reference === undefined)
      this.faults.push({
        line: of.line,
        element: 'TxInfAndSts/OrgnlEndToEndId',
        value: '',
        ...because(say.noReferenceOfOurs),
      })
    const amount = elementAt(of, 'OrgnlTxRef', 'Amt', 'InstdAmt')
    const currency = amount?.attributes['Ccy']
    return {
      ...this.told(of, 'TxSts'),
      reference: reference ?? '',
      amount: amount && currency !== undefined ? { text: amount.text.trim(), currency } : undefined,
    }
  }
}

/** An ISO code as it stands. A bank's own code only where it can be no person's name. */
function reasonOf(of: XmlElement): readonly string[] {
  const code = textAt(of, 'Rsn', 'Cd')
  if (code !== undefined && /^[A-Z0-9]{1,4}$/.test(code)) return [code]
  const own = textAt(of, 'Rsn', 'Prtry')
  if (own !== undefined && /^(?=.*\d)[A-Z0-9]{1,8}$/.test(own)) return [own]
  return elementAt(of, 'Rsn') || elementAt(of, 'AddtlInf') ? ['NARR'] : []
}
