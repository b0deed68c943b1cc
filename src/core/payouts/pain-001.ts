import type { Letters } from '../names/in-letters.ts'
import { countryOfIban, ibanFault } from '../payees/iban.ts'
import type { Payee } from '../payees/payee.ts'
import { accountOf } from '../payees/payee.ts'
import { because, say } from '../said/say.ts'
import { accountForm } from '../students/normal-forms.ts'
import { element, leaf, type XmlElement } from '../xml-element.ts'
import { fitted, type Misfit, type PaymentBatch, type PaymentField, type PaymentOrder, type PaymentTemplate, purposeOf } from './payment-file.ts'

/**
 * A released batch as ISO 20022 customer credit transfer initiation, pain.001.001.09, within what SEPA and the Swiss Payment Standards take of it. The
 * batch's reference is the message's and the payment information's, an order's own reference its end-to-end id: what the bank reports back names them.
 */

export const PAIN_001 = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09'

/** Longest name that SEPA and the Swiss standards take of the 140 characters of the schema; and of an unstructured remittance. */
const NAME_MOST = 70
const REMITTANCE_MOST = 140

/** Our account that is debited. `name` stands for us where the template names no debtor. */
export interface DebtorAccount {
  readonly name: string
  readonly currency: string
  readonly iban: string | null
  readonly accountNumber: string | null
}

export interface PaymentMessage {
  readonly root: XmlElement
  readonly misfits: readonly Misfit[]
}

/** Without `letters` in the template names are written in ASCII, which every bank takes. */
export function paymentMessage(template: PaymentTemplate, account: DebtorAccount, batch: PaymentBatch): PaymentMessage {
  const letters = template.letters ?? 'ascii'
  const misfits: Misfit[] = []
  const transfers = batch.orders.map((order, place) => {
    const words = (field: PaymentField, value: string, most: number): string => {
      const made = fitted(field, value, letters, most)
      if ('text' in made) return made.text
      misfits.push({ order: place, reference: order.reference, field, value, ...because(made.why) })
      return value
    }
    if (accountOf(order.payee) === undefined)
      misfits.push({
        order: place,
        reference: order.reference,
        field: 'payeeAccount',
        value: '',
        ...because(say.accountsOnly),
      })
    return transfer(template, order, words)
  })
  const us = partyName(template.debtor?.name ?? account.name, letters)
  const figures = [leaf('NbOfTxs', String(batch.orders.length)), leaf('CtrlSum', batch.total)]
  const root = element(
    'Document',
    element(
      'CstmrCdtTrfInitn',
      element('GrpHdr', leaf('MsgId', batch.reference), leaf('CreDtTm', batch.releasedAt), ...figures, element('InitgPty', leaf('Nm', us))),
      element(
        'PmtInf',
        leaf('PmtInfId', batch.reference),
        leaf('PmtMtd', 'TRF'),
        // Each order a line of its own: that is what matching needs.
        leaf('BtchBookg', 'false'),
        ...figures,
        element('ReqdExctnDt', leaf('Dt', batch.releasedAt.slice(0, 10))),
        element('Dbtr', leaf('Nm', us)),
        element('DbtrAcct', accountId(account.iban ?? account.accountNumber ?? ''), leaf('Ccy', account.currency)),
        element('DbtrAgt', ourBank(template, account)),
        ...transfers,
      ),
    ),
  )
  return { root, misfits }
}

/** Our own name is not refused over a letter: what has no form is left out. */
function partyName(name: string, letters: Letters): string {
  const kept = [...name].filter((letter) => 'text' in fitted('payeeName', letter, letters)).join('')
  const made = fitted('payeeName', kept, letters, NAME_MOST)
  return 'text' in made && made.text !== '' ? made.text : 'NOTPROVIDED'
}

type Words = (field: PaymentField, value: string, most: number) => string

const transfer = (template: PaymentTemplate, order: PaymentOrder, words: Words): XmlElement =>
  element(
    'CdtTrfTxInf',
    element('PmtId', leaf('InstrId', order.reference), leaf('EndToEndId', order.reference)),
    element('Amt', leaf('InstdAmt', order.amount, { Ccy: order.currency })),
    theirBank(order.payee, words),
    element('Cdtr', leaf('Nm', words('payeeName', order.payee.name, NAME_MOST)), address(order.payee, words)),
    element('CdtrAcct', accountId(accountOf(order.payee) ?? '')),
    element('RmtInf', leaf('Ustrd', words('purpose', purposeOf(template, order), REMITTANCE_MOST))),
  )

/** Structured, as banks ask for: town and country, or nothing. */
function address({ city, country, iban }: Payee, words: Words): XmlElement | undefined {
  const where = country ?? countryOfIban(iban ?? '')
  return city === undefined || where === undefined ? undefined : element('PstlAdr', leaf('TwnNm', words('city', city, 35)), leaf('Ctry', where))
}

const accountId = (account: string): XmlElement => {
  const form = accountForm(account)
  return element('Id', ibanFault(form) === undefined ? leaf('IBAN', form) : element('Othr', leaf('Id', form)))
}

/** By BIC, in Switzerland and Liechtenstein else by the clearing number in the IBAN; a bank that knows its own account needs neither. */
function ourBank({ debtor }: PaymentTemplate, { iban }: DebtorAccount): XmlElement {
  if (debtor?.bic !== undefined) return element('FinInstnId', leaf('BICFI', accountForm(debtor.bic)))
  const clearing = /^(?:CH|LI)\d{2}0*(\d{1,5})/.exec((iban ?? '').slice(0, 9))?.[1]
  return element('FinInstnId', clearing === undefined ? element('Othr', leaf('Id', 'NOTPROVIDED')) : memberOf('CHBCC', clearing))
}

/** The payee's bank by BIC, else by its national code, else by name; an IBAN says it alone. */
function theirBank(payee: Payee, words: Words): XmlElement | undefined {
  const { bic, routingCode, bank } = payee
  const member = routingCode === undefined || routingCode === '' ? undefined : accountForm(routingCode)
  const named = bank === undefined || bank === '' ? undefined : leaf('Nm', words('bank', bank, 140))
  if (bic !== undefined && bic !== '') return element('CdtrAgt', element('FinInstnId', leaf('BICFI', accountForm(bic))))
  if (member === undefined) return named === undefined || payee.iban !== undefined ? undefined : element('CdtrAgt', element('FinInstnId', named))
  const system = CLEARING[payee.country ?? (payee.currency === 'RUB' ? 'RU' : '')]
  return element(
    'CdtrAgt',
    system === undefined ? element('FinInstnId', named, element('Othr', leaf('Id', member))) : element('FinInstnId', memberOf(system, member), named),
  )
}

const memberOf = (system: string, member: string): XmlElement => element('ClrSysMmbId', element('ClrSysId', leaf('Cd', system)), leaf('MmbId', member))

/** Country → its clearing system (ISO 20022 external code set ExternalClearingSystemIdentification1Code). */
const CLEARING: Readonly<Record<string, string>> = {
  ...{ AT: 'ATBLZ', AU: 'AUBSB', CA: 'CACPA', CH: 'CHBCC', CN: 'CNAPS', DE: 'DEBLZ', ES: 'ESNCC', GB: 'GBDSC', GR: 'GRBIC', HK: 'HKNCC', IE: 'IENCC' },
  ...{ IN: 'INFSC', IT: 'ITNCC', JP: 'JPZGN', LI: 'CHBCC', NZ: 'NZNCC', PL: 'PLKNR', PT: 'PTNCC', RU: 'RUCBC', SE: 'SESBA', SG: 'SGIBG', TH: 'THCBC' },
  ...{ TW: 'TWNCC', US: 'USABA', ZA: 'ZANCC' },
}
