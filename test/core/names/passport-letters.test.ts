import { describe, expect, it } from 'vitest'
import { inLetters } from '../../../src/core/names/in-letters.ts'
import { skeletons } from '../../../src/core/names/skeleton.ts'
import { nameTokens } from '../../../src/core/names/tokens.ts'
import { nameAgreement, nameContradicts } from '../../../src/core/reconciliation/names-shown.ts'
import { line } from '../reconciliation/world.ts'

const CYRILLIC = 'абвгґдеёєжзиіїйклмнопрстуўфхцчшщыьэюяђѓјќљњћџѕәғҗқңөүұһҳҷ'
const MARKED = 'çşžýäöüğâêîôûàèéìòùãõåčšćśźżąęńőűřťďľĺŕěůășțķļņģēūīāėįųơưạấñ'
const OTHER_LATIN = 'ılłđðøæœßþħŧŋəĸɓɗɖƙƴɔɛƒɣʋɩʊ'

/** A letter between vowels, behind a consonant, and at the ends of a word. */
function namesWith(letter: string): readonly string[] {
  if (!CYRILLIC.includes(letter)) return [`Ma${letter}ara Kor${letter}ov`, `${letter}amra Lom${letter}`]
  // A Uzbek ў is written as a u, and read as an o or a v, where it does not stand alone at an end
  return [`Ма${letter}ара Кор${letter}ов`, ...(letter === 'ў' ? [] : [`${letter}амра Лом${letter}`])]
}

const isFound = (word: string, by: string): boolean => skeletons(word).some((one) => skeletons(by).includes(one))

describe('a name as our own payment file writes it', () => {
  it.each([...CYRILLIC, ...MARKED, ...OTHER_LATIN])('is the name that has %s', (letter) => {
    for (const name of namesWith(letter)) {
      const file = inLetters(name, 'ascii')
      const written = 'text' in file ? file.text : ''
      expect(written).toMatch(/^[A-Za-z]+ [A-Za-z]+$/)
      expect([name, written, nameContradicts(written, name, () => true)]).toEqual([name, written, false])
      expect([name, written, nameAgreement(line(1, -100, '', { counterparty: written }), name)]).toEqual([name, written, 'name'])
      for (const [place, word] of nameTokens(name).entries())
        expect([name, written, isFound(word, nameTokens(written)[place] ?? '')]).toEqual([name, written, true])
    }
  })

  it.each([
    ['Hodžić Amir', 'HODZIC AMIR'],
    ['Hodžić Amir', 'HODZHICH AMIR'],
    ['Хоџић Амир', 'HODŽIĆ AMIR'],
    ['Đorđe Marić', 'DJORDJE MARIC'],
    ['Ђорђе Марић', 'DORDE MARIC'],
    ['Djamila Kerimi', 'JAMILA KERIMI'],
    ['Þórdís Anna', 'THORDIS ANNA'],
    ['Þórdís Anna', 'TORDIS ANNA'],
    ['Његош Љиљана', 'NJEGOS LJILJANA'],
    ['Ɗanladi Ɓello', 'DANLADI BELLO'],
  ])('%s is %s', (name, shown) => {
    expect(nameAgreement(line(1, -100, '', { counterparty: shown }), name)).toBe('name')
    for (const [place, word] of nameTokens(name).entries()) expect([word, isFound(word, nameTokens(shown)[place] ?? '')]).toEqual([word, true])
  })
})
