import { describe, expect, it } from 'vitest'
import { isStrong, type PersonSeen, personSeen, resembles } from '../../../src/core/names/resembles.ts'

interface Written {
  readonly familyName: string
  readonly givenName: string
  readonly birthDate: string
  readonly passportNumber: string
  readonly account: string
}

const seen = (person: Written): PersonSeen => personSeen(person, person.account)
const aina: Written = { familyName: 'Annaýewa', givenName: 'Aýna', birthDate: '1999-04-07', passportNumber: 'A1000003', account: 'TR1' }
const other = (changes: Partial<Written>): Written => ({
  familyName: 'Сапаров',
  givenName: 'Мердан',
  birthDate: '2001-11-23',
  passportNumber: 'A7654321',
  account: 'TR2',
  ...changes,
})

describe('resembles', () => {
  it.each<[string, Partial<Written>, readonly string[]]>([
    ['nobody', {}, []],
    ['another with the passport, typed otherwise', { passportNumber: 'а 1000-003' }, ['the same passport number']],
    [
      'the same name, spelt otherwise, and birth date',
      { familyName: 'Аннаева', givenName: 'Айна', birthDate: '1999-04-07' },
      ['the same name in another spelling and the same birth date'],
    ],
    ['names exchanged', { familyName: 'Aýna', givenName: 'Annaýewa', birthDate: '1999-04-07' }, ['the same name and birth date']],
    [
      'the form of the other sex, same birth date',
      { familyName: 'Annaýew', givenName: 'Aýna', birthDate: '1999-04-07' },
      ['a similar name and the same birth date'],
    ],
    [
      'day and month exchanged, no passport',
      { familyName: 'Annayeva', givenName: 'Ayna', birthDate: '1999-07-04', passportNumber: '' },
      ['the same name and a similar birth date'],
    ],
    ['day and month exchanged, another passport', { familyName: 'Annayeva', givenName: 'Ayna', birthDate: '1999-07-04' }, []],
    [
      'a digit of the passport, same name',
      { familyName: 'Annayeva', givenName: 'Ayna', passportNumber: 'A1000008' },
      ['a similar passport number and the same name'],
    ],
    [
      'a digit of the passport, same birth date',
      { birthDate: '1999-04-07', passportNumber: 'A1000008' },
      ['a similar passport number and the same birth date'],
    ],
    ['the account and the name', { familyName: 'Annayeva', givenName: 'Ayna', account: 'TR1' }, ['the same account and the same name']],
    ['a sibling on the account', { familyName: 'Annaýew', givenName: 'Merdan', account: 'TR1' }, []],
    [
      'a twin on the account',
      { familyName: 'Annaýew', givenName: 'Merdan', account: 'TR1', birthDate: '1999-04-07' },
      ['the same account and the same birth date'],
    ],
    ['only the name', { familyName: 'Annayeva', givenName: 'Ayna' }, []],
    ['only the birth date', { birthDate: '1999-04-07' }, []],
    ['another without passport', { passportNumber: '', account: 'TR3' }, []],
  ])('%s', (_, changes, because) => {
    expect(resembles(seen(aina), seen(other(changes)))).toEqual(because)
    expect(resembles(seen(other(changes)), seen(aina))).toEqual(because)
  })

  it('tells nothing of the persons', () => {
    const words = resembles(seen(aina), seen(aina)).join()
    for (const datum of [aina.familyName, aina.givenName, aina.birthDate, 'A1000003', 'TR1']) expect(words).not.toContain(datum)
  })
})

describe('isStrong', () => {
  it('takes the same passport, or the same name and birth date', () => {
    expect(resembles(seen(aina), seen({ ...aina, account: 'TR9' })).filter(isStrong)).toEqual(['the same passport number', 'the same name and birth date'])
    expect(isStrong('the same account and the same name')).toBe(false)
  })
})
