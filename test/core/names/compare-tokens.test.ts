import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCutOf, isInitialOf, likenessOf } from '../../../src/core/names/compare-tokens.ts'
import { nameTokens } from '../../../src/core/names/tokens.ts'
import { DIFFERENT_NAMES, TURKMEN_NAMES } from './turkmen-names.ts'

const token = (name: string) => nameTokens(name)[0] ?? ''
const alike = (a: string, b: string) => likenessOf(token(a), token(b))

/** As intake lists lose accents, and as banks write in capitals. */
const bare = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '')

describe('likenessOf', () => {
  it.each(TURKMEN_NAMES)('%s, %s and %s are one name', (turkmen, latin, russian) => {
    for (const [a, b] of [
      [turkmen, latin],
      [turkmen, russian],
      [latin, russian],
      [turkmen, bare(turkmen)],
      [bare(turkmen), latin],
      [turkmen, turkmen.toUpperCase()],
    ] as const) {
      expect([a, b, ['same', 'vowel'].includes(alike(a, b) ?? '')]).toEqual([a, b, true])
      expect(alike(a, b)).toBe(alike(b, a))
    }
  })

  it.each(DIFFERENT_NAMES)('%s and %s are two names', (a, b) => {
    expect(alike(a, b)).toBeUndefined()
    expect(alike(b, a)).toBeUndefined()
  })

  it('takes no two names of the corpus for one; two pairs are near', () => {
    const wrong = TURKMEN_NAMES.flatMap(([a], place) =>
      TURKMEN_NAMES.slice(place + 1)
        .filter(([b]) => alike(a, b) !== undefined)
        .map(([b]) => `${a} ${b} ${alike(a, b)}`),
    )
    expect(wrong).toEqual(['Annaýewa Annaýew ending', 'Meredow Mämmedow letter'])
  })

  it.each([
    ['Myrat', 'Murat', 'vowel'],
    ['Maral', 'Meral', 'vowel'],
    ['Nurmuhammet', 'Nurmyhammed', 'vowel'],
    ['Annaýew', 'Annaýewa', 'ending'],
    ['Sapar', 'Sapara', 'ending'],
    ['Orazgeldi', 'Orazgeldy', 'same'],
    ['Gurbanow', 'Gurbanof', 'letter'],
    ['Saparow', 'Satarow', 'letter'],
    ['Annajewa', 'Annaýewa', 'same'],
    ['Jazgul', 'Ýazgül', 'same'],
    ['Ishak', 'Исхак', 'same'],
    ['Alexandr', 'Aleksandr', 'same'],
    ['Cumayev', 'Jumaýew', 'same'],
    ['Cemalcanov', 'Jemaljanow', 'same'],
    ['Реджепджан', 'Rejepjan', 'same'],
    ['Saparow', 'Sapzrow', 'letter'],
    ['Annaýewa', 'Anntýewa', 'letter'],
    ['Atayeff', 'Ataýew', 'same'],
    ['Aтаев', 'Атаев', 'same'],
    ['王', '王', 'same'],
  ])('%s and %s: %s', (a, b, likeness) => expect(alike(a, b)).toBe(likeness))

  it.each([
    ['ž', 'Gužar', 'Gujar Guzhar Guzar Гужар Гуджар'],
    ['ý', 'Maýsa', 'Maysa Майса'],
    ['ý, silent beside a vowel', 'Annaýewa', 'Annaewa Аннаева'],
    ['ň', 'Meňli', 'Menli Mengli Менли Менгли'],
    ['ş', 'Şirin', 'Shirin Sirin Ширин'],
    ['ç', 'Çary', 'Chary Cary Чары'],
    ['ä', 'Läle', 'Lale Lele Ляле'],
    ['ö', 'Döwlet', 'Dowlet Dewlet Довлет Дёвлет'],
    ['ü', 'Gülnar', 'Gulnar Гульнар Гюлнар'],
    ['w', 'Wepa', 'Vepa Вепа'],
    ['g', 'Gurban', 'Kurban Qurban Курбан Гурбан'],
    ['h', 'Halbibi', 'Khalbibi Xalbibi Халбиби'],
    ['d', 'Muhammet', 'Muhammed Мухаммед'],
    ['j', 'Jeren', 'Ceren Dzheren Джерен'],
    ['i, dotted or not', 'Selbi', 'Selbı SELBİ SELBI'],
  ])('takes %s of %s for the same in %s', (_, name, spellings) => {
    expect(spellings.split(' ').map((spelling) => `${spelling} ${alike(name, spelling)}`)).toEqual(spellings.split(' ').map((spelling) => `${spelling} same`))
  })

  it('is the same in both directions, and a word is itself', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aäebçdfghijžklmnňoöprsştuüwyýzаебвгджзийклмнорстуфхцчшщыэюяx'), minLength: 1, maxLength: 12 })
    fc.assert(fc.property(word, word, (a, b) => likenessOf(a, b) === likenessOf(b, a) && likenessOf(a, a) === 'same'))
  })
})

describe('isCutOf', () => {
  it('takes the beginning of a word, three sounds at least', () => {
    expect(isCutOf('annay', 'annaýewa')).toBe(true)
    expect(isCutOf('аннае', 'annaýewa')).toBe(true)
    expect(isCutOf('an', 'annaýewa')).toBe(false)
    expect(isCutOf('nay', 'annaýewa')).toBe(false)
    expect(isCutOf('annaýewa', 'anna')).toBe(false)
  })
})

describe('isInitialOf', () => {
  it.each([
    ['a', 'annaýewa', true],
    ['ш', 'şohrat', true],
    ['ю', 'ýusup', true],
    ['y', 'ýusup', true],
    ['m', 'annaýewa', false],
    ['d', 'serdar', false],
  ])('%s of %s: %s', (letter, whole, holds) => {
    expect(isInitialOf(letter, whole)).toBe(holds)
  })
})
