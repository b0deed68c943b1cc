import { describe, expect, it } from 'vitest'
import { folded, hasWord, wordList } from '../../../src/core/statements/recognise/words/words.ts'

describe('folded', () => {
  it.each([
    ['BookingDate', 'booking date'],
    ['  Amount (USD) ', 'amount usd'],
    ['B e t r a g', 'betrag'],
    ['a b', 'a b'],
    ['Döviz Kodu', 'doviz kodu'],
    ['TutarıIşlem', 'tutari islem'],
    ['Straße_Nr', 'strasse nr'],
    ['Wpłata', 'wplata'],
    ['BetragÜberweisung', 'betrag uberweisung'],
    ['Ｄａｔｅ', 'date'],
    ['e\u0301tat', 'etat'],
    // Latin a and o in a Cyrillic word, and a Latin word beside it
    ['Остaтoк USD', 'остаток usd'],
    ['账 户 号', '账户号'],
    ['', ''],
    ['—', ''],
  ])('makes %s into "%s"', (text, plain) => {
    expect(folded(text)).toBe(plain)
  })
})

describe('folded, letter by letter', () => {
  /** Is no Latin letter, and so leads the long way; it is folded to nothing. */
  const FAR = '｜'

  it('comes to the same as the long way, for every letter up to Cyrillic beside every kind of neighbour', () => {
    const letters = Array.from({ length: 0x500 }, (_, code) => String.fromCharCode(code))
    const texts = letters.flatMap((one) => [one, `a${one}B`, `Ş${one}ı`, `${one} ${one} ${one}`, `x${one}1${one}`, `-${one}é`])
    expect(texts.filter((text) => folded(text) !== folded(text + FAR))).toEqual([])
  })
})

describe('hasWord', () => {
  const words = wordList('=saldo; .pos; fee; data; betrag\n 余额; движ')
  it.each([
    ['saldo', true],
    ['saldo usd', false],
    ['at pos terminal', true],
    ['deposit', false],
    ['fee', true],
    ['coffee', false],
    ['database', true],
    ['metadata', true],
    ['metadatas', false],
    ['buchungsbetrag', true],
    ['账户余额', true],
    ['движение', true],
    ['', false],
  ])('%s: %s', (text, has) => {
    expect(hasWord(folded(text), words)).toBe(has)
  })

  it('finds nothing in a list without words', () => {
    expect(hasWord('anything', wordList(' ; = \n'))).toBe(false)
  })
})
