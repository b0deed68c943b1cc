import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Payee } from '../../../src/core/payees/payee.ts'
import { closingLine, fitted, type PaymentOrder, type PaymentTemplate, PLAIN_TEMPLATE, paymentRows, purposeOf } from '../../../src/core/payouts/payment-file.ts'

const REFERENCE = 'TOABCDEFGHJK12'
const payee = (more: Partial<Payee> = {}): Payee => ({
  name: 'Aýna Şahin',
  relation: 'self',
  way: 'account',
  iban: 'TR33 0006 1005 1978 6457 8413 26',
  bank: 'Bankası',
  currency: 'TRY',
  ...more,
})
const order = (more: Partial<Payee> = {}): PaymentOrder => ({
  reference: REFERENCE,
  caseNumber: '2020-000123',
  amount: '1234.50',
  currency: 'TRY',
  payee: payee(more),
})
const template = (more: Partial<PaymentTemplate> = {}): PaymentTemplate => ({ ...PLAIN_TEMPLATE, ...more })
const one = (field: PaymentTemplate['columns'][number]['field'], most?: number): PaymentTemplate['columns'] => [{ title: 'T', field, most }]

describe('paymentRows', () => {
  it.each([
    ['reference', {}, REFERENCE],
    ['payeeName', {}, 'Aýna Şahin'],
    ['payeeAccount', {}, 'TR330006100519786457841326'],
    ['payeeAccount', { iban: undefined, accountNumber: '40817 810 0' }, '408178100'],
    ['payeeAccount', { way: 'cash' }, ''],
    ['bank', {}, 'Bankası'],
    ['bic', {}, ''],
    ['bic', { bic: 'TCZBTR2A' }, 'TCZBTR2A'],
    ['routingCode', { routingCode: '044525225' }, '044525225'],
    ['amount', {}, '1234.50'],
    ['currency', {}, 'TRY'],
    ['purpose', {}, `${REFERENCE} assistance 2020-000123`],
    ['country', { country: 'TR' }, 'TR'],
    ['city', { city: 'Kazan' }, 'Kazan'],
    ['phone', { phone: '+90 555' }, '+90 555'],
    ['caseNumber', {}, '2020-000123'],
  ] as const)('shows %s of %j', (field, more, cell) => {
    const made = paymentRows(template({ columns: one(field) }), [order(more as Partial<Payee>)])
    expect(made).toEqual({ rows: [['T'], [cell]], misfits: [] })
  })

  it('writes words in the letters of the template, and leaves what is exact', () => {
    const columns = (['payeeName', 'bank', 'purpose', 'payeeAccount', 'reference'] as const).map((field) => ({ title: field, field }))
    const [, row] = paymentRows(template({ columns, letters: 'ascii', purpose: '{reference} öğrenci yardımı' }), [order()]).rows
    expect(row).toEqual(['Ayna Sahin', 'Bankasi', `${REFERENCE} ogrenci yardimi`, 'TR330006100519786457841326', REFERENCE])
  })

  it('writes amounts with the decimal mark of the template', () => {
    expect(paymentRows(template({ columns: one('amount'), decimalMark: ',' }), [order()]).rows[1]).toEqual(['1234,50'])
  })

  it('cuts names at a word, and refuses what is exact and too long', () => {
    const long = order({ name: 'Gurbanguly Mälikgulyýewiç Annamyradow' })
    expect(paymentRows(template({ columns: one('payeeName', 35), letters: 'ascii' }), [long]).rows[1]).toEqual(['Gurbanguly Malikgulyyewic'])
    const made = paymentRows(template({ columns: one('payeeAccount', 20) }), [order(), long])
    expect(made.misfits.map(({ order: at, field, value }) => [at, field, value])).toEqual([
      [0, 'payeeAccount', 'TR330006100519786457841326'],
      [1, 'payeeAccount', 'TR330006100519786457841326'],
    ])
  })

  it('names every cell that has no form in the letters, with its order and value', () => {
    const made = paymentRows(template({ letters: 'latin' }), [order(), order({ name: '王 Wei', bank: '中国银行' })])
    expect(made.misfits.map(({ order: at, reference, field, value }) => [at, reference, field, value])).toEqual([
      [1, REFERENCE, 'payeeName', '王 Wei'],
      [1, REFERENCE, 'bank', '中国银行'],
    ])
  })

  it('refuses a purpose whose cut loses the reference', () => {
    const purpose = 'Assistance to a student abroad: {reference}'
    expect(paymentRows(template({ columns: one('purpose', 30), purpose }), [order()]).misfits).toMatchObject([{ field: 'purpose' }])
    expect(paymentRows(template({ columns: one('purpose', 60), purpose }), [order()]).misfits).toEqual([])
  })
})

describe('purposeOf', () => {
  it('says what the template says, with reference and case', () => {
    expect(purposeOf(template({ purpose: '{caseNumber}/{reference}' }), order())).toBe(`2020-000123/${REFERENCE}`)
    expect(purposeOf(template(), { ...order(), caseNumber: '' })).toBe(`${REFERENCE} assistance`)
  })
})

describe('closingLine', () => {
  const batch = { reference: 'TOZZZZZZZZZZ99', releasedAt: '2020-11-02T08:00:00.000Z', currency: 'TRY', total: '2469.00', orders: [order(), order()] }
  it('has count, sum, currency, day and reference where the template wants them', () => {
    const text = '{count}|{total}|{currency}|{date}|{reference}|{count}'
    expect(closingLine(template({ closingLine: text }), batch)).toBe('2|2469.00|TRY|2020-11-02|TOZZZZZZZZZZ99|2')
    expect(closingLine(template({ closingLine: '{total}', decimalMark: ',' }), batch)).toBe('2469,00')
    expect(closingLine(template(), batch)).toBeUndefined()
  })
})

describe('fitted', () => {
  it('is never longer than the bank takes, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('ascii', 'latin', 'any'), (name, letters) => {
        const made = fitted('payeeName', name, letters, 35)
        return 'why' in made || [...made.text].length <= 35
      }),
    )
  })
})
