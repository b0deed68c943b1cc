import { digitsOf } from '../money/currency.ts'
import { minorFromText } from '../money/money.ts'
import { because, type Said, say } from '../said/say.ts'
import type { BankReport, PaymentTold, ReportFault, ToldStatus, TransactionTold } from './pain-002.ts'

/** A payout of the batch on which the bank reports. `amount`: minor units of the batch's currency. */
export interface PayoutSeen {
  readonly id: number
  readonly reference: string
  readonly amount: number
  readonly state: string
}

/** A released batch: its own reference is the message's and the payment information's that the bank was given. */
export interface BatchSeen {
  readonly reference: string
  readonly currency: string
  /** Rows that the bank was given: one a payout, or one for all under the batch's reference. */
  readonly rows: number
  readonly payouts: readonly PayoutSeen[]
}

/** What a rejection does: the payout is rejected by it; it was already, or had come back; a line proves that it left all the same. */
export type Outcome = 'rejected' | 'known' | 'contradicted'

export interface Rejection {
  readonly payout: PayoutSeen
  readonly codes: readonly string[]
  readonly outcome: Outcome
}

export interface Judged {
  readonly rejections: readonly Rejection[]
  /** Payouts of which the bank says so. */
  readonly accepted: number
  readonly pending: number
}

interface Word {
  readonly status: ToldStatus
  readonly codes: readonly string[]
}

/**
 * What a report says of a batch's payouts: a transaction's own status, else its payment information's, else the message's. Faults are all places that
 * can't be of this batch; then nothing of it counts.
 */
export function judgeReport(report: BankReport, batch: BatchSeen): { readonly judged: Judged } | { readonly faults: readonly ReportFault[] } {
  const faults: ReportFault[] = []
  const words = new Map<number, Word>()
  // The bank was told the payouts' own references only where each is a row
  const own = batch.rows === batch.payouts.length ? batch.payouts : []
  const named: Named = new Map([...own.map((payout) => [payout.reference, [payout]] as const), [batch.reference, batch.payouts]])
  const isOurs = report.group.id === batch.reference
  for (const payment of report.payments) {
    for (const told of payment.transactions) {
      const fault = transactionFault(told, batch, named) ?? heard(words, told, named, wordOf([told, payment, report.group]))
      if (fault) faults.push(fault)
    }
  }
  const whole = isOurs && report.group.count !== undefined && report.group.count !== batch.rows
  if (whole)
    faults.push({
      line: report.group.line,
      element: 'OrgnlNbOfTxs',
      value: String(report.group.count),
      ...because(say.batchGivenWith(batch.rows)),
    })
  faults.push(...foreign(report, batch, isOurs))
  if (faults.length > 0) return { faults: faults.sort((a, b) => a.line - b.line) }
  const rest = restOf(report, batch, isOurs)
  for (const payout of batch.payouts) if (rest && !words.has(payout.id)) words.set(payout.id, rest)
  return { judged: judgedBy(words, batch) }
}

/** The first that says anything, from the transaction outwards; reasons of a whole with the same status stand for what has none of its own. */
function wordOf(told: ReadonlyArray<{ readonly status: ToldStatus | undefined; readonly codes: readonly string[] }>): Word {
  const at = told.findIndex(({ status }) => status !== undefined)
  const status = told[at]?.status ?? 'pending'
  const reasoned = told.find((one, index) => one.codes.length > 0 && (index <= at || one.status === status))
  return { status, codes: reasoned?.codes ?? [] }
}

/** Reference → the payouts that it stands for: one, or with the batch's own all. */
type Named = ReadonlyMap<string, readonly PayoutSeen[]>

function transactionFault(told: TransactionTold, batch: BatchSeen, named: Named): ReportFault | undefined {
  const payouts = named.get(told.reference) ?? []
  const at = (element: string, value: string, said: Said): ReportFault => ({ line: told.line, element, value, ...because(said) })
  if (payouts.length === 0) return at('OrgnlEndToEndId', told.reference, say.noPayoutWithReference(batch.reference))
  const { amount } = told
  const total = payouts.reduce((sum, payout) => sum + payout.amount, 0)
  if (amount && (amount.currency !== batch.currency || minorOf(amount.text, batch.currency) !== total))
    return at('OrgnlTxRef/Amt/InstdAmt', `${amount.text} ${amount.currency}`, say.notTheAmountOf(told.reference))
  return undefined
}

/** `500`, `500.0` and `500.000` are 500.00: ISO 20022 writes any number of decimals up to five. */
function minorOf(text: string, currency: string): number | undefined {
  const digits = digitsOf(currency) ?? 2
  const [whole = '', decimals = ''] = text.split('.')
  if (!/^\d+$/.test(whole) || !/^\d*$/.test(decimals) || /[1-9]/.test(decimals.slice(digits))) return undefined
  return minorFromText(digits === 0 ? whole : `${whole}.${decimals.slice(0, digits).padEnd(digits, '0')}`, digits)
}

function heard(words: Map<number, Word>, told: TransactionTold, named: Named, word: Word): ReportFault | undefined {
  for (const payout of named.get(told.reference) ?? []) {
    const before = words.get(payout.id)
    if (before && before.status !== word.status)
      return {
        line: told.line,
        element: 'TxSts',
        value: told.reference,
        ...because(say.saysTwoThings(before.status, word.status)),
      }
    words.set(payout.id, word)
  }
  return undefined
}

const isOf = (payment: PaymentTold, batch: BatchSeen): boolean => payment.id === batch.reference

/** A status of a whole that is not this batch says nothing of its payouts: unless each is named, it is another batch's report. */
function foreign(report: BankReport, batch: BatchSeen, isOurs: boolean): readonly ReportFault[] {
  const why = because(say.otherMessage(batch.reference))
  const faults = report.payments
    .filter((payment) => payment.transactions.length === 0 && payment.status !== undefined && !isOf(payment, batch))
    .map((payment) => ({ line: payment.line, element: 'OrgnlPmtInfId', value: payment.id, ...why }))
  const names = report.payments.some((payment) => payment.transactions.length > 0 || isOf(payment, batch))
  return isOurs || names ? faults : [...faults, { line: report.group.line, element: 'OrgnlMsgId', value: report.group.id, ...why }]
}

/** What is said of payouts that are not named: nothing where the whole has several statuses. */
function restOf({ group, payments }: BankReport, batch: BatchSeen, isOurs: boolean): Word | undefined {
  const payment = payments.find((one) => isOf(one, batch))
  const whole = [payment, isOurs ? group : undefined].filter((told) => told !== undefined)
  const said = whole.find((told) => told.status !== undefined)
  return said === undefined || said.inPart ? undefined : wordOf(whole)
}

function judgedBy(words: ReadonlyMap<number, Word>, { payouts }: BatchSeen): Judged {
  const told = payouts.flatMap((payout) => {
    const word = words.get(payout.id)
    return word ? [{ payout, ...word }] : []
  })
  const count = (wanted: ToldStatus): number => told.filter(({ status }) => status === wanted).length
  return {
    rejections: told.filter(({ status }) => status === 'rejected').map(({ payout, codes }) => ({ payout, codes, outcome: outcomeOf(payout.state) })),
    accepted: count('accepted'),
    pending: count('pending'),
  }
}

function outcomeOf(state: string): Outcome {
  if (state === 'instructed') return 'rejected'
  return state === 'settled' ? 'contradicted' : 'known'
}
