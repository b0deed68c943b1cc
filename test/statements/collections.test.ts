import { describe, expect, it } from 'vitest'
import { readStatement } from '../../src/statements/read-statement.ts'
import { encodeAs } from '../support/banks.ts'
import { linesOf, TODAY } from './reading.ts'

/** Agents' reports and cash desks' pay lists, as they are written in three languages. */

const REPORTS = {
  'agent-report-en': [
    'utf-8',
    'Account,AGT-7\nCurrency,TRY\nPeriod,2020-11-01 - 2020-11-05\nOpening balance,0.00\nClosing balance,"1,500.00"\n\n' +
      'Date,Agent number,Reference,Beneficiary,Paid out,Paid in,Balance\n' +
      '2020-11-01,,,Programme,,"4,500.00","4,500.00"\n2020-11-02,N-1,TOABCDEFGHJK12,AMANOW MERDAN,"3,000.00",,"1,500.00"\n',
  ],
  'agent-report-ru': [
    'windows-1251',
    'Счёт;AGT-7\nВалюта;TRY\nПериод;01.11.2020 - 05.11.2020\nВходящий остаток;0,00\nИсходящий остаток;1 500,00\n\n' +
      'Дата;Номер перевода;Референс;Получатель;Выплачено;Поступило;Остаток\n' +
      '01.11.2020;;;Программа;;4 500,00;4 500,00\n02.11.2020;N-1;TOABCDEFGHJK12;АМАНОВ МЕРДАН;3 000,00;;1 500,00\n',
  ],
  'agent-report-tr': [
    'windows-1254',
    'Hesap;AGT-7\nDöviz Cinsi;TRY\nDönem;01.11.2020 - 05.11.2020\nAçılış Bakiyesi;0,00\nKapanış Bakiyesi;1.500,00\n\n' +
      'Tarih;İşlem No;Referans;Alıcı;Ödenen;Yatırılan;Bakiye\n' +
      '01.11.2020;;;Program;;4.500,00;4.500,00\n02.11.2020;N-1;TOABCDEFGHJK12;AMANOW MERDAN;3.000,00;;1.500,00\n',
  ],
} as const

const LISTS = {
  'pay-list-en': [
    'utf-8',
    'Currency,TRY\nPeriod,2020-11-01 - 2020-11-05\nOpening balance,0.00\nClosing balance,1500.00\n\n' +
      'Date,Reference,Case,Name,Paid out,Paid in,Signature\n' +
      '2020-11-01,,,Cash from the bank,,4500.00,signed\n2020-11-02,TOABCDEFGHJK12,2020-000001,AMANOW MERDAN,3000.00,,Signed\n,TOABCDEFGHJK13,2020-000002,ORAZOWA MARAL,1000.00,,not signed\n',
  ],
  'pay-list-ru': [
    'windows-1251',
    'Валюта;TRY\nПериод;01.11.2020 - 05.11.2020\nВходящий остаток;0,00\nИсходящий остаток;1 500,00\n\n' +
      'Дата;Референс;Дело;Фамилия и имя;Выплачено;Поступило;Подпись\n' +
      '01.11.2020;;;Из банка;;4 500,00;подписано\n02.11.2020;TOABCDEFGHJK12;2020-000001;АМАНОВ МЕРДАН;3 000,00;;Подписано\n;TOABCDEFGHJK13;2020-000002;ОРАЗОВА МАРАЛ;1 000,00;;не подписано\n',
  ],
  'pay-list-tr': [
    'windows-1254',
    'Döviz Cinsi;TRY\nDönem;01.11.2020 - 05.11.2020\nAçılış Bakiyesi;0,00\nKapanış Bakiyesi;1.500,00\n\n' +
      'Tarih;Referans;Dosya;Adı Soyadı;Ödenen;Yatırılan;İmza\n' +
      '01.11.2020;;;Bankadan;;4.500,00;imzalı\n02.11.2020;TOABCDEFGHJK12;2020-000001;AMANOW MERDAN;3.000,00;;İmzalı\n;TOABCDEFGHJK13;2020-000002;ORAZOWA MARAL;1.000,00;;\n',
  ],
} as const

type Sample = readonly [encoding: string, text: string]

const bytesOf = ([encoding, text]: Sample) => (encoding === 'utf-8' ? new TextEncoder().encode(text) : encodeAs(text, encoding))
const read = (sample: Sample, currency = 'TRY', number?: string) =>
  readStatement(bytesOf(sample), { account: { currency, ...(number === undefined ? {} : { number }) }, today: TODAY })
const changed = ([encoding, text]: Sample, from: string | RegExp, to: string): Sample => {
  expect(text).toMatch(from)
  return [encoding, text.replace(from, to)]
}
const reasons = (sample: Sample, currency = 'TRY', number?: string) => read(sample, currency, number).problems.map(({ reason }) => reason)

describe.each(Object.entries(REPORTS))('readStatement: %s', (format, sample) => {
  it('reads what was collected and what came in, with the agent’s numbers, by its running balance', () => {
    const result = read(sample, 'TRY', 'AGT-7')
    expect(result).toMatchObject({ verdict: 'proof', opening: 0, closing: 150_000, readings: [{ format, proof: 'running_balance', encoding: sample[0] }] })
    expect(linesOf(result)).toMatchObject([
      { bookedOn: '2020-11-01', amountMinor: 450_000, narrative: '' },
      {
        bookedOn: '2020-11-02',
        amountMinor: -300_000,
        bankReference: 'N-1',
        narrative: 'TOABCDEFGHJK12',
        counterparty: expect.stringMatching(/MERDAN|МЕРДАН/),
      },
    ])
  })

  it('reads a report of days in which nobody came', () => {
    const [encoding, text] = sample
    const none: Sample = [encoding, text.replace(/^(\d|,,|;;).*\n/gm, '').replace(/"?1[ .,]?500[.,]00"?/, text.includes(',0.00') ? '0.00' : '0,00')]
    expect(read(none, 'TRY', 'AGT-7')).toMatchObject({ verdict: 'proof', opening: 0, closing: 0 })
    expect(linesOf(read(none, 'TRY', 'AGT-7'))).toEqual([])
  })

  it('refuses another agent’s, another currency’s, and one whose balance is broken', () => {
    expect(reasons(sample, 'TRY', 'AGT-8').join()).toMatch(/another account/)
    expect(reasons(sample, 'RUB', 'AGT-7').join()).toMatch(/another currency/)
    expect(reasons(changed(sample, /4[ .,]500([.,]00"?)\n/, '4$1\n'), 'TRY', 'AGT-7').length).toBeGreaterThan(0)
  })
})

describe.each(Object.entries(LISTS))('readStatement: %s', (format, sample) => {
  it('reads who signed, by opening and closing balance; who did not sign is no line', () => {
    const result = read(sample)
    expect(result).toMatchObject({ verdict: 'proof', opening: 0, closing: 150_000, pending: 1, readings: [{ format, proof: 'opening_closing' }] })
    expect(linesOf(result)).toMatchObject([
      { amountMinor: 450_000 },
      { bookedOn: '2020-11-02', amountMinor: -300_000, narrative: 'TOABCDEFGHJK12 2020-000001', counterparty: expect.stringMatching(/MERDAN|МЕРДАН/) },
    ])
    expect(linesOf(result).every((line) => line.bankReference === undefined)).toBe(true)
  })

  it('refuses a payment without a date, a date without a signature, a missing balance and a sum that does not hold', () => {
    const [encoding, text] = sample
    const paid = text.includes(';') ? '02.11.2020;TO' : '2020-11-02,TO'
    expect(reasons([encoding, text.replace(paid, paid.slice(10))]).length).toBeGreaterThan(0)
    expect(reasons([encoding, text.replace(/[,;](Signed|Подписано|İmzalı)\n/, text.includes(';') ? ';\n' : ',\n')]).join()).toMatch(/not booked yet/)
    expect(reasons([encoding, text.replace(/^(Closing|Исходящий|Kapanış).*\n/m, '')]).join()).toMatch(/is expected/)
    expect(reasons([encoding, text.replace(/1[ .]?500([.,]00)\n/, '1501$1\n')]).join()).toMatch(/make 1500\.00/)
  })
})
