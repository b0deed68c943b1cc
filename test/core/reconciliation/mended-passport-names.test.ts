import { describe, expect, it } from 'vitest'
import { lookupTokens, searchTokens } from '../../../src/core/names/skeleton.ts'
import { evidenceIn } from '../../../src/core/reconciliation/clean-evidence.ts'
import { nameAgreement, nameContradicts } from '../../../src/core/reconciliation/names-shown.ts'
import { line, payout } from './world.ts'

const both = (a: string, b: string) =>
  [
    [a, b],
    [b, a],
  ] as const

describe('a name as passports of another country spell it', () => {
  it.each([
    ['Сергій Щербань', 'SERHII SHCHERBAN'],
    ['Ганна Гнатюк', 'HANNA HNATIUK'],
    ['Євген Григоренко', 'HRYHORENKO YEVHEN'],
    ['Гасан Гасанов', 'Hasan Hasanow'],
    ['Сергей Цветаев', 'CVETAEV SERGEJ'],
    ['Екатерина Кузнецова', 'Kuznecova, Ekaterina'],
    ['O‘tkir Yo‘ldoshev', 'Ёлдошев Ўткир'],
    ['G‘ayrat O‘rinov', 'ЎРИНОВ ҒАЙРАТ'],
  ])('%s is named by %s, in either direction', (of, shown) => {
    for (const [payee, counterparty] of both(of, shown)) {
      expect(nameContradicts(counterparty, payee, () => true)).toBe(false)
      expect(nameAgreement(line(1, -100, '', { counterparty }), payee)).toBe('name')
    }
  })

  it.each([
    ['Сергій Гнатюк', 'HNATIUK SERHII'],
    ['Ганна Гнатюк', 'Hanna Hnatiuk'],
    ['O‘g‘iloy Jo‘rayeva', 'ЎҒИЛОЙ ЖЎРАЕВА'],
  ])('%s is found by two words of %s, in either direction', (of, shown) => {
    for (const [payee, text] of both(of, shown)) {
      const found = searchTokens(text).filter((words) => words.some((word) => lookupTokens(payee).includes(word)))
      expect(found).toHaveLength(2)
    }
  })

  it('is still another than one with another letter', () => {
    expect(nameContradicts('HANNA HNATIUK', 'Марія Шевченко', () => true)).toBe(true)
    expect(nameContradicts('CAN DEMİR', 'Сергей Жуков', () => true)).toBe(true)
    expect(nameAgreement(line(1, -100, '', { counterparty: 'BATYR ORAZOW' }), 'Ватыр Оразов')).not.toBe('name')
  })
})

describe('two words of a name that are written together', () => {
  it.each([
    ['Noor Al-Hashimi', 'NUR ALHASHIMI'],
    ['Mohammed El-Masry', 'Muhammad Elmasry'],
    ['Aisha Abu Zaid', 'AYESHA ABUZAID'],
  ])('%s is contradicted by no %s', (of, shown) => {
    for (const [payee, counterparty] of both(of, shown)) expect(nameContradicts(counterparty, payee, () => true)).toBe(false)
  })

  it('contradict where they are others', () => {
    expect(nameContradicts('NUR ALHASHIMI', 'Mohammed El-Masry', () => true)).toBe(true)
  })
})

describe('the Arabic article alone', () => {
  it('agrees with nobody', () => {
    expect(nameContradicts('FATIMA AL-QAHTANI', 'Mohammed Al-Hashimi', () => true)).toBe(true)
    expect(nameContradicts('AL HASHIMI', 'Mohammed Al-Hashimi', () => true)).toBe(false)
    expect(nameContradicts('EL HASHIMI M', 'Mohammed Al-Hashimi', () => true)).toBe(false)
  })

  it('is no word that makes a line clean', () => {
    const shown = line(1, -100, `EFT ${payout(1).reference}`, { counterparty: 'FATIMA AL-QAHTANI' })
    expect(evidenceIn(shown).words).toEqual(['fatima', 'qahtani'])
  })
})
