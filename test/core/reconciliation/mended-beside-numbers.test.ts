import { describe, expect, it } from 'vitest'
import { accountAgreement, accountsShown } from '../../../src/core/reconciliation/accounts-shown.ts'
import { evidenceIn } from '../../../src/core/reconciliation/clean-evidence.ts'
import { reconcile } from '../../../src/core/reconciliation/engine.ts'
import { line, payout, type WorldSaid, worldOf } from './world.ts'

const IBAN = 'TR330006100519786457841326'
const RU = '40817810099910004312'
const OTHER_RU = '40817810440460559944'
const SHORT = '364052594351'

const inColumn = (counterpartyAccount: string, account: string) => accountAgreement(accountsShown(line(1, -1, '', { counterpartyAccount }), []), account)
const inText = (narrative: string, account: string) => accountAgreement(accountsShown(line(1, -1, narrative), []), account)

const told = (said: WorldSaid) => {
  const { matches, breaks, proposals } = reconcile(worldOf(said))
  return [...matches.map(({ kind }) => kind), ...proposals.map(({ kind }) => `?${kind}`), ...breaks.map(({ kind }) => `!${kind}`)]
}

describe('a masked account', () => {
  it('is known by two dots, or two X before its end, in its column', () => {
    for (const [shown, account] of [
      ['..4312', RU],
      ['TR33..1326', IBAN],
      ['XX1326', IBAN],
    ] as const)
      expect(inColumn(shown, account), shown).toBe('masked')
    for (const [shown, account] of [
      ['..4313', RU],
      ['TR34..1326', IBAN],
      ['XX1327', IBAN],
    ] as const)
      expect(inColumn(shown, account), shown).toBe('differs')
    expect(inColumn('XX574165178358', '574165178358')).toBe('same')
  })

  it('is known by one star or by dots before its end in a text', () => {
    for (const shown of ['HESAPTAN *841326 AMANOW', 'ALICI: ..1326', 'HVL ...457841326 BURS', 'EFT TR33..1326'])
      expect(inText(shown, IBAN), shown).toBe('masked')
    for (const shown of ['HESAPTAN *841327 AMANOW', 'ALICI: ..1327']) expect(inText(shown, IBAN), shown).toBe('doubtful')
  })

  it('is no amount, factor or end of a sentence', () => {
    for (const shown of ['2*1327', 'AMANOW...1327', 'TUTAR *1327.50', 'NO #1327', '30..1327']) expect(inText(shown, IBAN), shown).toBe('unknown')
  })

  it('stands beside numbers of something else', () => {
    for (const [shown, account] of [
      ['п/п 8155562 4081 XXXX XXXX 4312', RU],
      ['реестр №837 408178XXXXXXXXXX4312 помощь', RU],
      ['OUTGOING SWIFT 1665553 364052******4351', SHORT],
      ['EFT 4081 **** **** 4312 20201103', RU],
      ['EFT TR33 **** **** 1326 20201103', IBAN],
    ] as const)
      expect(inText(shown, account), shown).toBe('masked')
    expect(inText('EFT TR33 **** **** 1327 20201103', IBAN)).toBe('differs')
    for (const [shown, account] of [
      ['п/п 8155562 4081 XXXX XXXX 4313', RU],
      ['реестр №837 408179XXXXXXXXXX4312 помощь', RU],
      // Of a group of four nobody knows whose it is, and one end alone agrees too easily
      ['п/п 8155 4081 XXXX XXXX 4312', RU],
      ['п/п 8155562 **** **** 4312', RU],
    ] as const)
      expect(inText(shown, account), shown).toBe('doubtful')
  })
})

describe("another person's Russian account in the text", () => {
  const A = payout(1, { payeeAccount: RU })
  const B = payout(2, { payeeAccount: OTHER_RU, minor: A.minor })
  const settled = (text: string) => told({ lines: [line(10, -A.minor, text)], payouts: [A, B] })

  it('contradicts, as an IBAN does', () => {
    expect(settled(`Перевод ${OTHER_RU} помощь ${A.reference}`)).toEqual(['!payee_differs'])
    expect(settled(`${A.reference} 4081 7810 4404 6055 9944`)).toEqual(['!payee_differs'])
    expect(settled(`Перевод ${RU} помощь ${A.reference}`)).toEqual(['settlement'])
    // Our own kind of account, or a number of the bank's
    for (const number of ['40703810900000004321', '20201103000012345678', '30101810400000000225'])
      expect(settled(`${number} ${A.reference}`)).toEqual(['settlement'])
  })

  it('leaves a payee with another kind of account to a person', () => {
    const lines = [line(10, -A.minor, `${A.reference} ${OTHER_RU}`)]
    expect(told({ lines, payouts: [{ ...A, payeeAccount: SHORT }] })).toEqual(['?settlement'])
  })

  it('keeps a line from being settled by an account alone', () => {
    const of = (text: string) => told({ lines: [line(10, -A.minor, text)], payouts: [A], usualDays: 3, coveredThrough: '2030-12-31' })
    expect(of(`Перевод ${RU}`)).toEqual(['settlement'])
    expect(of(`Перевод ${RU} ${OTHER_RU}`)).toEqual(['?settlement'])
  })
})

describe("another payee's account that is a long number alone", () => {
  const A = payout(1, { payeeAccount: RU })
  const B = { ...payout(2), payee: 'another', payeeAccount: SHORT }
  const of = (text: string, payouts = [A, B]) => told({ lines: [line(10, -A.minor, text)], payouts })

  it('leaves the line to a person; what nobody has is any number', () => {
    expect(of(`${A.reference} ${SHORT}`)).toEqual(['?settlement'])
    expect(of(`${A.reference} ${SHORT} ${RU}`)).toEqual(['settlement'])
    expect(of(`${A.reference} 364052594352`)).toEqual(['settlement'])
    expect(of(`${A.reference} ${SHORT}`, [A, { ...B, payee: A.payee }])).toEqual(['settlement'])
  })
})

describe('evidenceIn', () => {
  it('leaves to the engine what it sees in these', () => {
    const { reference } = payout(1)
    for (const text of [`*841327 ${reference}`, `..1327 ${reference}`]) expect(evidenceIn(line(1, -1, text)).plain, text).toBe(false)
    expect(evidenceIn(line(1, -1, `${reference} ${OTHER_RU}`)).accounts).toEqual([OTHER_RU])
    expect(evidenceIn(line(1, -1, `${reference} 20201103000012345678`))).toMatchObject({ plain: true, accounts: [] })
  })
})

describe('who bears the fees', () => {
  it('says nothing of a fee', () => {
    const A = payout(1)
    const of = (text: string) => told({ lines: [line(10, -700, text)], payouts: [A] })
    for (const text of ['OUTGOING SWIFT 9022182 CHGS SHA', 'TRANSFER CHARGES: OUR', 'PAYMENT CHG/BEN']) expect(of(text), text).toEqual(['!unknown_debit'])
    for (const text of ['CHGS FOR SWIFT 9022182', 'CHARGES OUR REF 9022182', 'OUR CHARGES']) expect(of(text), text).toEqual(['?charge', '!unknown_debit'])
  })
})

describe("an agent's number", () => {
  it('is found behind code words of SWIFT', () => {
    const A = payout(1)
    const of = (text: string) => told({ lines: [line(10, -A.minor, text)], payouts: [A], agentNumbers: new Map([['189273743', 1]]) })
    for (const text of ['/ROC/189273743//URI/STUDENT ASSISTANCE', '/ROC/MTCN 189273743//URI/AID', 'MTCN=189273743', 'RFB/189273743'])
      expect(of(text), text).toEqual(['settlement'])
    for (const text of ['/ROC/1892737430//URI/AID', 'PAID 189273743/2', 'PAID 12/RFB/189273743', '/ROC/18927374//URI/3'])
      expect(of(text), text).toEqual(['!unknown_debit'])
  })
})
