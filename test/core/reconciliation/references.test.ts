import { describe, expect, it } from 'vitest'
import { referenceHolds, seamKeys } from '../../../src/core/payouts/reference.ts'
import { damagedReferencesIn, hasUnreadReference } from '../../../src/core/reconciliation/damaged-references.ts'
import { referencesIn } from '../../../src/core/reconciliation/references.ts'
import { chance } from './world.ts'

const draw = chance(11)
const holding = (fits: (reference: string) => boolean): string => {
  for (let tries = 0; tries < 100_000; tries++) {
    const reference = draw.reference()
    if (fits(reference)) return reference
  }
  throw new Error('no such reference')
}
const R = holding((reference) => !/[B8O01]/.test(reference.slice(2)))

describe('referencesIn', () => {
  it.each([
    ['alone', R],
    ['in a text', `EFT ${R} Merdan Amanow`],
    ['in small letters', `eft ${R.toLowerCase()} gönderi`],
    ['with blanks', `/RFB/${R.slice(0, 4)} ${R.slice(4, 8)} ${R.slice(8, 12)} ${R.slice(12)}`],
    ['with separators', `${R.slice(0, 2)}-${R.slice(2, 12)}/${R.slice(12)}`],
    ['over two lines', `${R.slice(0, 7)}\r\n${R.slice(7)}`],
    ['glued to digits', `0012${R}4500`],
    ['glued to letters', `REF${R}TRY`],
    ['after another TO', `PAYMENT TO ${R}`],
    ['with the O as a nought', `T0${R.slice(2)}`],
    ['in Cyrillic letters of the same look', `оплата ${R.replace('TO', 'ТО')}`],
  ])('reads one %s', (_, text) => {
    expect(referencesIn(['nothing', text]).map(({ token, text: number }) => [token, number])).toEqual([[R, 1]])
  })

  it('says where it stands, and whether it was folded or spaced', () => {
    expect(referencesIn([`EFT ${R}`])).toEqual([{ token: R, text: 0, at: 4, folded: false, spaced: false }])
    expect(referencesIn([`T0 ${R.slice(2)}`])).toEqual([{ token: R, text: 0, at: 0, folded: true, spaced: true }])
  })

  it('folds by place: 8 to B among the letters; O, I, L, B among the digits', () => {
    const lettered = holding((reference) => /B/.test(reference.slice(2, 12)))
    expect(referencesIn([lettered.replaceAll('B', '8')]).map(({ token }) => token)).toEqual([lettered])
    const digits = holding((reference) => reference.endsWith('10'))
    for (const ending of ['IO', 'LO', 'lo', '1O']) expect(referencesIn([digits.slice(0, 12) + ending]).map(({ token }) => token)).toEqual([digits])
    const eight = holding((reference) => /8$/.test(reference))
    expect(referencesIn([`${eight.slice(0, 13)}B`]).map(({ token }) => token)).toEqual([eight])
  })

  it('reads several in one text, and none where a single letter is wrong', () => {
    const second = draw.reference()
    expect(referencesIn([`${R} ve ${second}`]).map(({ token }) => token)).toEqual([R, second])
    for (let place = 2; place < 12; place++) {
      for (const letter of 'ACEHKMPRTZ') {
        const wrong = R.slice(0, place) + letter + R.slice(place + 1)
        if (wrong !== R) expect(referencesIn([wrong])).toEqual([])
      }
    }
  })

  it('reads nothing across a letter that no reference has', () => {
    expect(referencesIn([`${R.slice(0, 7)} Ş ${R.slice(7)}`])).toEqual([])
  })
})

describe('damagedReferencesIn', () => {
  const others = Array.from({ length: 200 }, () => draw.reference())
  const stored = [R, ...others]
  const byKeys = (keys: readonly string[]) => new Map(keys.map((key) => [key, stored.filter((reference) => seamKeys(reference).includes(key))]))
  const damaged = (text: string) => damagedReferencesIn([text], byKeys)

  it('finds every single slip: a letter changed, left out, put in, or two neighbours exchanged', () => {
    for (let place = 0; place < 14; place++) {
      const slips = [
        R.slice(0, place) + (place < 12 ? 'X' : '7') + R.slice(place + 1),
        R.slice(0, place) + R.slice(place + 1),
        `${R.slice(0, place)}X${R.slice(place)}`,
        R.slice(0, place) + R.charAt(place + 1) + R.charAt(place) + R.slice(place + 2),
      ]
      for (const slip of slips) {
        if (referencesIn([slip]).length > 0) continue
        expect(damaged(`EFT ${slip} A`), slip).toEqual([{ reference: R, damage: 'reference_one_edit' }])
      }
    }
  })

  it('finds one cut to 7 characters or more, at either end, and not one cut shorter', () => {
    for (const cut of [R.slice(0, 7), R.slice(0, 10), R.slice(0, 12), R.slice(-7), R.slice(-10)])
      expect(damaged(`odeme ${cut}`), cut).toEqual([{ reference: R, damage: 'reference_cut' }])
    expect(damaged(R.slice(0, 6))).toEqual([])
    expect(damaged(`${R.slice(0, 7)}QQQQ`)).toEqual([])
  })

  it('finds one that is glued to a number of the bank, cut or not', () => {
    for (const cut of [R.slice(0, 9), R.slice(-9)]) expect(damaged(`EFT 0017${cut}`), cut).toEqual([{ reference: R, damage: 'reference_cut' }])
  })

  it('finds two slips that make it longer or shorter', () => {
    for (const slip of [`${R.slice(0, 8)}${R.slice(10)}`, `${R.slice(0, 4)}QQ${R.slice(4)}`, `${R.slice(0, 9)}Q${R.slice(9, 10)}${R.slice(11)}`])
      expect(
        damaged(`EFT ${slip}`).map(({ reference }) => reference),
        slip,
      ).toEqual([R])
  })

  it('finds every two slips of its letters, in one half or in both, that leave the digits whole', () => {
    const changed = (text: string, at: number) => text.slice(0, at) + (text[at] === 'X' ? 'Y' : 'X') + text.slice(at + 1)
    const missing = (text: string, at: number) => text.slice(0, at) + text.slice(at + 1)
    const more = (text: string, at: number) => `${text.slice(0, at)}Q${text.slice(at)}`
    for (let first = 2; first < 11; first++) {
      for (let second = first + 1; second < 12; second++) {
        // From the end, so that the second place is the first one's too
        for (const [one, two] of [
          [changed, changed],
          [changed, missing],
          [missing, more],
          [more, changed],
          [more, more],
          [missing, missing],
        ] as const) {
          const slip = one(two(R, second), first)
          const found = damaged(`EFT ${slip}`).map(({ reference }) => reference)
          if (referencesIn([slip]).length === 0) expect(found, slip).toContain(R)
        }
      }
    }
  })

  it('asks for pairs of letters only where no half leads to one that is one edit off, and finds another damaged one beside it', () => {
    const asked: string[] = []
    const noting = (keys: readonly string[]) => {
      asked.push(...keys)
      return byKeys(keys)
    }
    const twice = (of: string) => `${of.slice(0, 3)}${of[3] === 'X' ? 'Y' : 'X'}${of.slice(4, 9)}${of[9] === 'X' ? 'Y' : 'X'}${of.slice(10)}`
    const once = `${R.slice(0, 5)}${R.charAt(6)}${R.charAt(5)}${R.slice(7)}`
    const other = others.find((one) => referencesIn([twice(one)]).length === 0 && one.slice(12) !== R.slice(12)) ?? ''
    expect(damagedReferencesIn([`EFT ${once}`], noting)).toEqual([{ reference: R, damage: 'reference_one_edit' }])
    expect(asked.filter((key) => !/^[LR]:/.test(key))).toEqual([])
    expect(damagedReferencesIn([`EFT ${once} ${twice(other)}`], noting).map(({ reference }) => reference)).toEqual([R, other])
    expect(asked.some((key) => key.startsWith(`${other.slice(12)}:`))).toBe(true)
    expect(asked.some((key) => key.startsWith(`${R.slice(12)}:`))).toBe(false)
  })

  it('finds two slips in a whole one', () => {
    const twice = `${R.slice(0, 4)}${R[4] === 'X' ? 'Y' : 'X'}${R.slice(5, 9)}${R[9] === 'X' ? 'Y' : 'X'}${R.slice(10)}`
    expect(referenceHolds(twice)).toBe(false)
    expect(damaged(twice)).toEqual([{ reference: R, damage: 'reference_two_edits' }])
  })

  it('finds nothing in words, nor in a reference that checks', () => {
    expect(damaged('PAYMENT TO STUDENTS ABROAD 2020')).toEqual([])
    expect(damaged(R)).toEqual([])
  })
})

describe('hasUnreadReference', () => {
  it('tells a word of the form that does not check', () => {
    const wrong = `${R.slice(0, 12)}${R.slice(12) === '44' ? '45' : '44'}`
    expect(hasUnreadReference([`x ${wrong}`])).toBe(true)
    for (const strange of [R.slice(0, 5) + R.slice(6), `${R.slice(0, 5)}Q${R.slice(5)}`, `0017${R.slice(0, 6)}4${R.slice(7)}`])
      expect(hasUnreadReference([`EFT ${strange}`]), strange).toBe(true)
    expect(hasUnreadReference([R, 'PAYMENT TO STUDENTS 20'])).toBe(false)
  })
})
