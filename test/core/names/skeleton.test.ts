import { describe, expect, it } from 'vitest'
import { lookupTokens, searchTokens, skeleton, skeletons } from '../../../src/core/names/skeleton.ts'
import { nameTokens } from '../../../src/core/names/tokens.ts'
import { TURKMEN_NAMES } from './turkmen-names.ts'

const of = (name: string) => skeleton(nameTokens(name)[0] ?? '')

describe('skeleton', () => {
  it.each(TURKMEN_NAMES)('%s, %s and %s meet', (turkmen, latin, russian) => {
    expect(of(latin)).toBe(of(turkmen))
    expect(of(russian)).toBe(of(turkmen))
    expect(of(turkmen.normalize('NFD').replace(/\p{M}/gu, ''))).toBe(of(turkmen))
  })

  it.each([
    ['Annaýewa', 'ANV'],
    ['Hojaýewa', 'HJV'],
    ['Şohrat', 'SRT'],
    ['Ýusup', 'ASP'],
    ['Meňli', 'MNL'],
    ['Gurbanguly', 'KRBNL'],
  ])('%s → %s', (name, due) => expect(of(name)).toBe(due))
})

describe('skeletons', () => {
  it('gives another reading where a j can be a y, and an x a ks', () => {
    expect(skeletons('annajewa')).toEqual(['ANJV', 'ANV'])
    expect(skeletons('alexandr')).toContain(skeleton('aleksandr'))
    expect(skeletons('aýna')).toEqual(['AN'])
  })
})

describe('lookupTokens', () => {
  it('gives each word whole and by its first 3 to 6 letters', () => {
    expect(lookupTokens('Hudaýberdiýew Aýna Myradowna')).toEqual(['AN.', 'HTB', 'HTBR', 'HTBRT', 'HTBRTV', 'HTBRTV.'])
  })

  it('is the same in every spelling and order', () => {
    expect(lookupTokens('ХУДАЙБЕРДЫЕВ Айна')).toEqual(lookupTokens('Ayna Khudayberdiyev'))
  })
})

describe('searchTokens', () => {
  it.each([
    ['Huda', 'Hudaýberdiýew Merdan'],
    ['Худайберд', 'Hudaýberdiýew Merdan'],
    ['merdan khudayberdi', 'Hudaýberdiýew Merdan'],
    ['Annajewa', 'Annaýewa Aýna'],
  ])('%s finds %s, if three consonants are told', (typed, name) => {
    const stored = lookupTokens(name)
    const found = searchTokens(typed).every((alternatives) => alternatives.some((token) => stored.includes(token)))
    expect(found).toBe(typed !== 'Huda')
  })
})
