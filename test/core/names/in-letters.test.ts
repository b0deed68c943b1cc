import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutAtWord, inLetters, type Letters } from '../../../src/core/names/in-letters.ts'

const written = (text: string, letters: Letters): string => {
  const made = inLetters(text, letters)
  return 'text' in made ? made.text : `missing ${made.missing}`
}

/** What SWIFT's character set x holds. */
const SWIFT = /^[A-Za-z0-9/\-?:().,'+ ]*$/

describe('inLetters', () => {
  it.each([
    // Turkmen
    ['Aýna Mälikgulyýewa', 'Ayna Malikgulyyewa'],
    ['Öwezmyrat Nuryýew', 'Owezmyrat Nuryyew'],
    ['Şöhrat Çaryýew', 'Sohrat Caryyew'],
    ['Jeňňet Üýşmekowa', 'Jennet Uysmekowa'],
    ['Žanna ŽUMAÝEWA', 'Zanna ZUMAYEWA'],
    // Turkish
    ['Işıl Öğüt Çağlayan', 'Isil Ogut Caglayan'],
    ['İBRAHİM ŞAHİN', 'IBRAHIM SAHIN'],
    // Cyrillic, as ICAO Doc 9303-3 has it
    ['Айна Маликгулыева', 'Aina Malikgulyeva'],
    ['Юлия Щербакова', 'Iuliia Shcherbakova'],
    ['ЩУКИН ЯКОВ', 'SHCHUKIN IAKOV'],
    ['Хемра Чарыев', 'Khemra Charyev'],
    ['Объездчикова Дарья', 'Obieezdchikova Daria'],
    ['Київ Євген Їжак', 'Kiiv Ievgen Izhak'],
    ['Җума Өвез Әше Ңур Үсен', 'Juma Ovez Ashe Nur Usen'],
    ['Щ. Аннаев', 'Shch. Annaev'],
    // Others, and marks
    ['Łukasz Żółć', 'Lukasz Zolc'],
    ['Straße Ærø', 'Strasse Aeroe'],
    ['Məmməd Əliyev', 'Mammad Aliyev'],
    ['O’Neill – «Банк» № 5', "O'Neill - 'Bank' No 5"],
    ['A & B; C_D', 'A + B, C-D'],
    ['Ann\u00a0 a', 'Ann a'],
    ['e\u0301 n\u0308a', 'e na'],
  ])('writes %s in ASCII as %s', (text, ascii) => expect(written(text, 'ascii')).toBe(ascii))

  it.each([
    ['Aýna Şahin', 'Aýna Şahin'],
    ['İbrahim Ğ', 'İbrahim Ğ'],
    ['Айна Şahin', 'Aina Şahin'],
    ['Łukasz Straße', 'Łukasz Straße'],
    ['A & B; C_D', 'A & B; C_D'],
  ])('keeps Latin letters of %s, and no others: %s', (text, latin) => expect(written(text, 'latin')).toBe(latin))

  it('leaves any letters as they are', () => expect(written('Айна 王 «Şahin»', 'any')).toBe('Айна 王 «Şahin»'))

  it.each([
    ['王 Wei', 'ascii', '王'],
    ['Wei 王', 'latin', '王'],
    ['Ελένη', 'ascii', 'Ε'],
    ['Ann 🙂', 'ascii', '🙂'],
    ['Ann\u0007', 'any', '\u0007'],
  ] as const)('tells what of %s has no form in %s', (text, letters, missing) => expect(inLetters(text, letters)).toEqual({ missing }))

  it('gives nothing in ASCII that SWIFT does not take, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const made = inLetters(text, 'ascii')
        return !('text' in made) || SWIFT.test(made.text)
      }),
    )
  })

  it('has a form for every letter of the Turkmen, Turkish and Russian alphabets', () => {
    const letters = 'AÄBÇDEFGHIJŽKLMNŇOÖPRSŞTUÜWYÝZaäbçdefghijžklmnňoöprsştuüwyýzĞğİıАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя'
    expect([...letters].filter((letter) => 'missing' in inLetters(`x${letter}x`, 'ascii'))).toEqual([])
  })
})

describe('cutAtWord', () => {
  it.each([
    ['Gurbanguly Mälikgulyýewiç Annamyradow', 35, 'Gurbanguly Mälikgulyýewiç'],
    ['Gurbanguly Annamyradow', 22, 'Gurbanguly Annamyradow'],
    ['Gurbanguly Annamyradow', 10, 'Gurbanguly'],
    ['Gurbanguly Annamyradow', 11, 'Gurbanguly'],
    ['Gurbangulyannamyradow', 10, 'Gurbanguly'],
    ['x\u0331y', 1, ''],
    ['👩👩', 1, '👩'],
  ])('cuts %s to %i: %s', (text, most, cut) => expect(cutAtWord(text, most)).toBe(cut))

  it('is never longer, and always a beginning', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, most) => {
        const cut = cutAtWord(text, most)
        return [...cut].length <= most && text.normalize('NFC').startsWith(cut)
      }),
    )
  })
})
