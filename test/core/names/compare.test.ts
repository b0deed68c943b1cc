import { describe, expect, it } from 'vitest'
import { compareNames, nameComparer, nameRead } from '../../../src/core/names/compare.ts'
import { TURKMEN_NAMES } from './turkmen-names.ts'

describe('compareNames', () => {
  it.each([
    ['Aýna Annaýewa', 'Annaýewa Aýna', 'same', ['the same words']],
    ['Aýna Annaýewa', 'АННАЕВА АЙНА', 'same', ['other spelling']],
    ['Aýna Annaýewa', 'Аннаева Айна Мурадовна', 'same', ['other spelling']],
    ['Merdan Ataýew', 'Г-Н Атаев Мердан', 'same', ['other spelling']],
    ['Merdan Ataýew', 'MERDANATAYEV', 'same', ['written together']],
    ['Merdan Ataýew', 'ATAYEV MERDAN TOYLYYEV', 'same', ['the same words', 'other spelling', 'a further word']],
    ['Nurmyrat Ataýew', 'Nurmurat Ataýew', 'same', ['the same words', 'a vowel differs']],
    ['Orazowa', 'Оразова', 'same', ['other spelling', 'one word only']],
    ['Ana Anna', 'Anna', 'near', ['the same words', 'one word only', 'a further word']],
    ['Aýna Annaýewa', 'Annayeva A.', 'near', ['other spelling', 'an initial']],
    ['Aýna Annaýewa', 'Aýna Annaýew', 'near', ['the same words', 'ending of the other sex']],
    ['Merdan Saparow', 'Merdan Satarow', 'near', ['the same words', 'one letter differs']],
    ['Aýna Annaýewa', 'Annaýewa', 'near', ['the same words', 'one word only', 'a further word']],
    ['Aýna Annaýewa', 'Maral Annaýewa', 'different', []],
    ['Aýna Annaýewa', 'Aman Annaýew', 'different', []],
    ['Atajan Merdanow', 'Merdan Atajanow', 'different', []],
    ['Annaýew', 'Annaýewa', 'different', []],
    ['Aýna Annaýewa', 'M. Annaýewa', 'different', []],
    ['Aýna Annaýewa', '', 'different', []],
  ] as const)('%s and %s: %s', (a, b, likeness, because) => {
    expect(compareNames(a, b)).toEqual({ same: likeness === 'same', likeness, because })
    expect(compareNames(b, a).likeness).toBe(likeness)
  })

  it('takes a word that a bank cut off at 35 characters, and only there', () => {
    const cut = 'MUHAMMETGURBAN HUDAYBERDIGELDIYEVIC'
    expect(cut).toHaveLength(35)
    expect(compareNames('Muhammetgurban Hudaýberdigeldiýewiçow', cut)).toMatchObject({ same: true, because: ['the same words', 'cut short'] })
    expect(compareNames('Merdan Hudaýberdiýew', 'MERDAN HUDAYBERDI').same).toBe(false)
  })

  it('comes to the same for names that were read before and pairs that were compared before', () => {
    const compare = nameComparer()
    const names = TURKMEN_NAMES.flatMap(([turkmen, , russian]) => [`Aýna ${turkmen}`, `${russian} Айна`]).slice(0, 40)
    for (const round of [1, 2]) {
      for (const a of names) for (const b of names) expect(compare(nameRead(a), nameRead(b)), `${round}`).toEqual(compareNames(a, b))
    }
  })

  it('tells all pairs of full names of the corpus apart', () => {
    const families = TURKMEN_NAMES.slice(0, 36)
    const given = TURKMEN_NAMES.slice(36)
    const people = families.flatMap((family, place) =>
      given.map((name, at) => ({ id: `${place}-${at}`, turkmen: `${name[0]} ${family[0]}`, russian: `${family[2]} ${name[2]}` })),
    )
    const some = people.filter((_, place) => place % 13 === 0)
    const wrong = some.flatMap((a) => some.filter((b) => compareNames(a.turkmen, b.russian).same !== (a.id === b.id)).map((b) => `${a.turkmen}, ${b.russian}`))
    expect(wrong).toEqual([])
  })
})

describe('a text of many words', () => {
  const words = (count: number) => Array.from({ length: count }, (_, n) => `zorbun${'abcdefghij'.charAt(n % 10)}${'klmnoprst'.charAt(n % 9)}`)

  it('has a name whose two words are written apart where they stand beside each other', () => {
    const text = (between: readonly string[]) => ['transfer', 'Al', ...between, 'Hashimi', 'Sami', ...words(40)].join(' ')
    expect(compareNames(text([]), 'Sami Alhashimi')).toMatchObject({ likeness: 'same' })
    expect(compareNames(text(words(3)), 'Sami Alhashimi').because).not.toContain('written together')
  })

  it('of thousands of them is compared too', () => {
    expect(compareNames(`${words(5_000).join(' ')} Sami Alhashimi`, 'Sami Al Hashimi').likeness).toBe('same')
  })
})
