import { describe, expect, it } from 'vitest'
import { digitsOf } from '../../../src/core/money/currency.ts'
import { minorFromText } from '../../../src/core/money/money.ts'
import type { Payee } from '../../../src/core/payees/payee.ts'
import { type DebtorAccount, PAIN_001, paymentMessage } from '../../../src/core/payouts/pain-001.ts'
import { type PaymentBatch, type PaymentTemplate, PLAIN_TEMPLATE } from '../../../src/core/payouts/payment-file.ts'
import { writeXml } from '../../../src/files/xml.ts'
import { hasSchema, readByOther, schemaFaults, textsAt } from '../../support/bank-schemas.ts'
import { SWISS_BANK } from '../../support/payment-templates.ts'

const SWISS: DebtorAccount = { name: 'UBS, francs', currency: 'CHF', iban: 'CH9300762011623852957', accountNumber: null }
const RUSSIAN: DebtorAccount = { name: 'Банк, рубли', currency: 'RUB', iban: null, accountNumber: '40703810938000012345' }
const REFERENCE = 'TOABCDEFGHJK97'

const PAYEES: ReadonlyArray<Partial<Payee> & { readonly name: string }> = [
  { name: 'Aýna Şahin', iban: 'TR330006100519786457841326', bic: 'TCZBTR2AXXX', city: 'Kazan', country: 'TR' },
  { name: 'Айна Маликгулыева', accountNumber: '40817810099910004312', routingCode: '044525225', bank: 'ПАО «Сбербанк»', country: 'RU' },
  { name: 'Wei & Wang <Trust>', accountNumber: '6222 0212 3456 7890', routingCode: '102100099996', bank: 'ICBC', country: 'CN', city: 'Beijing' },
  { name: 'Iryna', accountNumber: 'BY123', routingCode: 'A1', bank: 'Belbank', country: 'BY' },
  { name: 'Ben', iban: 'CH9300762011623852957' },
  { name: 'Ken', accountNumber: '1234567', bank: 'Maybank', country: 'MY' },
]

const batch = (payees: ReadonlyArray<Partial<Payee>> = PAYEES, currency = 'CHF', amount = '150.05', total = '900.30'): PaymentBatch => ({
  reference: REFERENCE,
  releasedAt: '2020-11-02T08:00:00.000Z',
  currency,
  total,
  orders: payees.map((payee, n) => ({
    reference: `TOABCDEFGHJ${'ABCDEF'.charAt(n)}0${n}`,
    caseNumber: `2020-00000${n}`,
    amount,
    currency,
    payee: { relation: 'self', way: 'account', currency, name: '', ...payee },
  })),
})

function xmlOf(template: PaymentTemplate = PLAIN_TEMPLATE, account = SWISS, of = batch()): string {
  const { root, misfits } = paymentMessage(template, account, of)
  expect(misfits).toEqual([])
  return writeXml(root, PAIN_001)
}

describe('paymentMessage', () => {
  const TRANSFER = 'CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf'

  it('tells another parser what the batch is', () => {
    const { namespace, root } = readByOther(xmlOf())
    const at = (path: string) => textsAt(root, path)
    expect(namespace).toBe(PAIN_001)
    const of = batch()
    for (const path of ['CstmrCdtTrfInitn/GrpHdr/MsgId', 'CstmrCdtTrfInitn/PmtInf/PmtInfId']) expect(at(path)).toEqual([REFERENCE])
    expect(at('CstmrCdtTrfInitn/GrpHdr/CreDtTm')).toEqual(['2020-11-02T08:00:00.000Z'])
    expect(at('CstmrCdtTrfInitn/PmtInf/ReqdExctnDt/Dt')).toEqual(['2020-11-02'])
    for (const part of ['GrpHdr', 'PmtInf']) {
      expect(at(`CstmrCdtTrfInitn/${part}/NbOfTxs`)).toEqual(['6'])
      expect(at(`CstmrCdtTrfInitn/${part}/CtrlSum`)).toEqual(['900.30'])
    }
    expect(at('CstmrCdtTrfInitn/PmtInf/BtchBookg')).toEqual(['false'])
    expect(at('CstmrCdtTrfInitn/PmtInf/DbtrAcct/Id/IBAN')).toEqual(['CH9300762011623852957'])
    expect(at('CstmrCdtTrfInitn/PmtInf/DbtrAcct/Ccy')).toEqual(['CHF'])
    for (const id of ['InstrId', 'EndToEndId']) expect(at(`${TRANSFER}/PmtId/${id}`)).toEqual(of.orders.map((o) => o.reference))
    expect(at(`${TRANSFER}/Amt/InstdAmt`)).toEqual(of.orders.map((o) => o.amount))
    expect(at(`${TRANSFER}/Cdtr/Nm`)).toEqual(['Ayna Sahin', 'Aina Malikgulyeva', 'Wei + Wang (Trust)', 'Iryna', 'Ben', 'Ken'])
    expect(at(`${TRANSFER}/CdtrAcct/Id/IBAN`)).toEqual(['TR330006100519786457841326', 'CH9300762011623852957'])
    expect(at(`${TRANSFER}/CdtrAcct/Id/Othr/Id`)).toEqual(['40817810099910004312', '6222021234567890', 'BY123', '1234567'])
    expect(at(`${TRANSFER}/RmtInf/Ustrd`)).toEqual(of.orders.map((o) => `${o.reference} assistance ${o.caseNumber}`))
    const cents = at(`${TRANSFER}/Amt/InstdAmt`).reduce((sum, text) => sum + (minorFromText(text, digitsOf('CHF') ?? 0) ?? Number.NaN), 0)
    expect(cents).toBe(90_030)
  })

  it("names the payee's bank by BIC, by its national code with the country's clearing system, or by name", () => {
    const { root } = readByOther(xmlOf())
    const at = (path: string) => textsAt(root, `${TRANSFER}/CdtrAgt/FinInstnId/${path}`)
    expect(at('BICFI')).toEqual(['TCZBTR2AXXX'])
    expect(at('ClrSysMmbId/ClrSysId/Cd')).toEqual(['RUCBC', 'CNAPS'])
    expect(at('ClrSysMmbId/MmbId')).toEqual(['044525225', '102100099996'])
    expect(at('Othr/Id')).toEqual(['A1'])
    expect(at('Nm')).toEqual(["PAO 'Sberbank'", 'ICBC', 'Belbank', 'Maybank'])
    expect(textsAt(root, `${TRANSFER}/CdtrAgt`)).toHaveLength(5)
    expect(textsAt(root, `${TRANSFER}/Cdtr/PstlAdr/TwnNm`)).toEqual(['Kazan', 'Beijing'])
  })

  it("names us and our bank: by the template, by a Swiss account's own clearing number, or not", () => {
    const ours = (template: PaymentTemplate | undefined, account: DebtorAccount, of = batch()) => {
      const { root } = readByOther(xmlOf(template, account, of))
      const at = (path: string) => textsAt(root, `CstmrCdtTrfInitn/${path}`)
      expect(at('PmtInf/Dbtr/Nm')).toEqual(at('GrpHdr/InitgPty/Nm'))
      const bank = 'PmtInf/DbtrAgt/FinInstnId'
      return [
        ...at('PmtInf/Dbtr/Nm'),
        ...at(`${bank}/BICFI`),
        ...at(`${bank}/ClrSysMmbId/ClrSysId/Cd`),
        ...at(`${bank}/ClrSysMmbId/MmbId`),
        ...at(`${bank}/Othr/Id`),
      ]
    }
    expect(ours(SWISS_BANK, SWISS, batch(PAYEES.slice(0, 1)))).toEqual(['Hilfe für Studierende im Ausland', 'UBSWCHZH80A'])
    expect(ours(undefined, SWISS)).toEqual(['UBS, francs', 'CHBCC', '762'])
    expect(ours(undefined, RUSSIAN)).toEqual(['Bank, rubli', 'NOTPROVIDED'])
  })

  it('keeps the letters that the template allows', () => {
    const names = (letters: PaymentTemplate['letters']) =>
      textsAt(readByOther(xmlOf({ ...PLAIN_TEMPLATE, letters }, SWISS, batch(PAYEES.slice(0, 2)))).root, `${TRANSFER}/Cdtr/Nm`)
    expect(names('latin')).toEqual(['Aýna Şahin', 'Aina Malikgulyeva'])
    expect(names('any')).toEqual(['Aýna Şahin', 'Айна Маликгулыева'])
    expect(names(undefined)).toEqual(['Ayna Sahin', 'Aina Malikgulyeva'])
  })

  it('refuses what has no form, and who is not paid to an account, with the place', () => {
    const of = batch([
      { name: '王', iban: 'CH9300762011623852957' },
      { name: 'Ann', way: 'pickup', country: 'RU', city: 'Омск' },
    ])
    expect(paymentMessage(PLAIN_TEMPLATE, SWISS, of).misfits.map(({ order, field, value }) => [order, field, value])).toEqual([
      [0, 'payeeName', '王'],
      [1, 'payeeAccount', ''],
    ])
  })

  it('cuts names at 70 characters, by words', () => {
    const of = batch([{ name: `${'Gurbanguly '.repeat(9)}Last`, iban: 'CH9300762011623852957' }])
    expect(textsAt(readByOther(xmlOf(PLAIN_TEMPLATE, SWISS, of)).root, `${TRANSFER}/Cdtr/Nm`)).toEqual(['Gurbanguly '.repeat(6).trim()])
  })

  it('is the same text each time', () => expect(xmlOf()).toBe(xmlOf()))

  describe.skipIf(!hasSchema('pain.001.001.09'))('against the schema of pain.001.001.09', () => {
    it.each([
      ['a Swiss account, no template', undefined, SWISS, batch()],
      ['a Swiss template', SWISS_BANK, SWISS, batch(PAYEES)],
      ['any letters', { ...PLAIN_TEMPLATE, letters: 'any' }, SWISS, batch(PAYEES)],
      ['a Russian account', undefined, RUSSIAN, batch(PAYEES, 'RUB')],
      ['a currency without decimals', undefined, RUSSIAN, batch(PAYEES, 'JPY', '300', '1800')],
      ['a currency with three', undefined, RUSSIAN, batch(PAYEES, 'KWD', '300.125', '1800.750')],
    ] as const)('is valid: %s', (_name, template, account, of) =>
      expect(schemaFaults('pain.001.001.09', xmlOf(template as PaymentTemplate | undefined, account, of))).toBe(''),
    )

    it('is not with an element out of its place (the control)', () => {
      const xml = xmlOf()
      expect(schemaFaults('pain.001.001.09', xml.replace('<PmtMtd>TRF</PmtMtd>', ''))).toContain('PmtMtd')
      expect(schemaFaults('pain.001.001.09', xml.replace('Ccy="CHF"', 'Ccy="chf"'))).toContain('Ccy')
    })
  })
})
