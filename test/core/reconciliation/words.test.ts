import { describe, expect, it } from 'vitest'
import { saysFee } from '../../../src/core/reconciliation/charges.ts'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { nameAgreement, nameContradicts } from '../../../src/core/reconciliation/names-shown.ts'
import { evidenceOf, reasonInWords } from '../../../src/core/reconciliation/words.ts'
import { simulateYear } from './simulated-year.ts'
import { line, worldOf } from './world.ts'

describe('evidenceOf', () => {
  it('says features in words, with amounts in the currency', () => {
    expect(evidenceOf([{ feature: 'reference' }, { feature: 'amount_with_fee', minor: 250 }, { feature: 'payouts_missing', count: 1 }], 'TRY')).toEqual([
      { feature: 'reference', words: 'The line shows the reference.' },
      { feature: 'amount_with_fee', words: 'The amount differs by exactly one fee of the schedule, 2.50 TRY.', money: { amount: '2.50', currency: 'TRY' } },
      { feature: 'payouts_missing', words: '1 payout of the batch is missing in this amount.', count: 1 },
    ])
  })

  it('says of an amount that no payout has that none has it', () => {
    expect(evidenceOf([{ feature: 'payouts_of_amount', count: 0 }], 'TRY')[0]?.words).toBe('No payout has this amount.')
    expect(evidenceOf([{ feature: 'payouts_of_amount', count: 2 }], 'TRY')[0]?.words).toBe('2 payouts have this amount: the amount alone tells nothing.')
  })

  it('makes a sentence of everything that a year of lines brings', () => {
    const year = simulateYear(240, 3)
    const plan = reconcile(worldOf({ lines: year.lines, payouts: year.payouts, today: '2020-12-31', coveredThrough: year.coveredThrough }))
    const features = [...plan.matches, ...plan.proposals, ...plan.breaks].flatMap((one) => one.features)
    for (const { words } of evidenceOf(features, 'TRY')) expect(words).toMatch(/^[A-Z0-9].*[a-zA-Z].*\.$/)
  })
})

describe('reasonInWords', () => {
  it("tells another person's name", () => {
    expect(reasonInWords('reference_but', [{ feature: 'reference' }, { feature: 'name_differs' }])).toBe('reference, but another name')
    expect(reasonInWords('account', [{ feature: 'account' }])).toBe('the whole account')
  })
})

describe('saysFee', () => {
  it.each([
    'EFT MASRAFI',
    'Havale Ücreti',
    'BSMV',
    'Komisyon tahsilatı',
    'Комиссия за перевод',
    'Плата за ведение счета',
    'Outgoing payment fee',
    'CHARGES',
    'Überweisungsgebühr',
    'Bankspesen',
    'Frais de virement',
    '手续费',
    'Opłata za przelew',
    'Комісія банку',
    'Comisión',
    'COMMISSION',
  ])('knows %s', (text) => {
    expect(saysFee(['nothing', text])).toBe(true)
  })

  it.each(['EFT Merdan Amanow', 'Оплата обучения', 'COFFEE 12', 'Maaş ödemesi', 'Платёж', 'Ücretsiz'])('does not see one in %s', (text) => {
    expect(saysFee([text])).toBe(false)
  })
})

describe('nameContradicts', () => {
  const isNameWord = (word: string) => ['aman', 'berdiyew', 'serdar', 'ivanov'].includes(word)
  it.each([
    ['another person', 'SERDAR BERDIYEW', true],
    ['a name that is no name word of the book', 'John Smith', false],
    ['a bank', 'GARANTI BANKASI', false],
    ['one word that agrees', 'Serdar Annaýew', false],
    ['the name in Russian', 'Аннаев Мерет', false],
    ['an initial', 'M. BERDIYEW', false],
    ['nothing', undefined, false],
  ])('%s', (_, counterparty, contradicts) => {
    expect(nameContradicts(counterparty, 'Meret Annaýew', isNameWord)).toBe(contradicts)
  })
})

describe('nameAgreement', () => {
  it.each([
    ['EFT TOX MERET ANNAYEV', 'name'],
    ['Аннаев Мерет', 'name'],
    ['M. ANNAYEV', 'name_near'],
    ['MERET', 'none'],
    ['MERET HAVALE', 'none'],
    ['SERDAR BERDIYEW', 'none'],
  ])('%s', (text, said) => {
    expect(nameAgreement(line(1, -1, text), 'Meret Annaýew')).toBe(said)
  })
})
