import { describe, expect, it } from 'vitest'
import { accountAgreement, accountsShown, isBanksOwn, maskedEnds, wholeAccounts } from '../../../src/core/reconciliation/accounts-shown.ts'
import { line } from './world.ts'

const IBAN = 'TR330006100519786457841326'
const OTHER = 'TR320010009999901234567890'
const RU = '40817810099910004312'

const inColumn = (counterpartyAccount: string) => accountsShown(line(1, -1, '', { counterpartyAccount }), [])
const inText = (narrative: string, own: readonly string[] = []) => accountsShown(line(1, -1, narrative), own)

describe('accountAgreement', () => {
  it.each([
    ['whole', IBAN, IBAN, 'same'],
    ['with blanks', 'TR33 0006 1005 1978 6457 8413 26', IBAN, 'same'],
    ['its last 16 characters', '0519786457841326', IBAN, 'same'],
    ['its last 9 characters', '457841326', IBAN, 'masked'],
    ['another', OTHER, IBAN, 'differs'],
    ['one digit off', 'TR330006100519786457841327', IBAN, 'differs'],
    ['masked with stars', 'TR33**********1326', IBAN, 'masked'],
    ['masked in groups', 'TR33 XXXX XXXX XXXX XXXX XX13 26', IBAN, 'masked'],
    ['masked at its head', '****1326', IBAN, 'masked'],
    ['masked with dots', 'TR33...1326', IBAN, 'masked'],
    ['masked, another end', 'TR33**********1327', IBAN, 'differs'],
    ['masked, another head', 'TR34**********1326', IBAN, 'differs'],
    ['masked national number', '408178*********4312', RU, 'masked'],
    ['masked national number of another', '408179*********4312', RU, 'differs'],
    ['a Russian account', RU, RU, 'same'],
    ['a whole short account', '12345678', '12345678', 'same'],
    ['nothing to compare', 'n/a', IBAN, 'unknown'],
  ])('column: %s', (_, shown, account, said) => {
    expect(accountAgreement(inColumn(shown), account)).toBe(said)
  })

  it.each<[string, string, string, string?]>([
    ['the IBAN in the text', `EFT ${IBAN} AMANOW`, 'same'],
    ['in groups of four', 'EFT TR33 0006 1005 1978 6457 8413 26 MERDAN', 'same'],
    ['another IBAN', `EFT ${OTHER} AMANOW`, 'differs'],
    ['a whole national number', `PAYMENT ${RU} NOLU HESABA`, 'same', RU],
    ['a whole national number in groups', 'PAYMENT 4081 7810 0999 1000 4312 KVKK', 'same', RU],
    ['another long number, which may be anything', 'PAYMENT 20201103000012345678', 'unknown', RU],
    ['another and the right one', `${OTHER} ${IBAN}`, 'same'],
    ['a masked end', 'HESAP ****1326 EFT', 'masked'],
    ['another masked end, perhaps a card', 'KART 4543 **** **** 9999', 'doubtful'],
    ['a masked IBAN of another', 'TR34 **** **** **** **** **13 27', 'differs'],
    ['a long number that is no account', 'DEKONT 12345678901234567890', 'unknown'],
  ])('narrative: %s', (...[, narrative, said, account = IBAN]) => {
    expect(accountAgreement(inText(narrative), account)).toBe(said)
  })

  it('says nothing of a payee without an account, nor of our own account in the text', () => {
    expect(accountAgreement(inColumn(IBAN), undefined)).toBe('unknown')
    expect(accountAgreement(inText(`GONDEREN ${OTHER}`, [OTHER]), IBAN)).toBe('unknown')
  })
})

describe('wholeAccounts, maskedEnds', () => {
  it('gives what payouts are looked up by', () => {
    expect(wholeAccounts(inColumn(IBAN))).toEqual([IBAN])
    expect(wholeAccounts(inColumn('****1326'))).toEqual([])
    expect(maskedEnds(inColumn('TR33****1326'))).toEqual(['1326'])
  })
})

describe('isBanksOwn', () => {
  it('knows accounts that a Russian bank keeps for itself', () => {
    expect(isBanksOwn(inColumn('47416810000000000001'))).toBe(true)
    expect(isBanksOwn(inColumn(RU))).toBe(false)
  })
})
