import { describe, expect, it } from 'vitest'
import { searchTokens } from '../../../src/core/names/skeleton.ts'
import { nameContradicts } from '../../../src/core/reconciliation/names-shown.ts'

/** As the book looks words up: by what is left of them without vowels. */
const bookOf = (...names: readonly string[]) => {
  const known = new Set(names.flatMap((name) => searchTokens(name).flat()))
  return (word: string) => searchTokens(word).some((alternatives) => alternatives.some((token) => known.has(token)))
}

describe('a bank in the name column, where somebody of the book is called Bin', () => {
  const isOfBook = bookOf('Abdullah Bin Zayd', 'Aynur Orazowa')

  it.each(['BANK', 'Bankası', 'БАНК'])('%s is nobody else', (shown) => {
    expect(isOfBook('bank')).toBe(true)
    expect(nameContradicts(shown, 'Merdan Kerimow', isOfBook)).toBe(false)
  })

  it('does not hide who stands beside it', () => {
    expect(nameContradicts('BANK, Aynur Orazowa', 'Merdan Kerimow', isOfBook)).toBe(true)
    expect(nameContradicts('BIN ZAYD', 'Merdan Kerimow', isOfBook)).toBe(true)
  })
})
