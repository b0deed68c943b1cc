import { describe, expect, it } from 'vitest'
import { type ScreeningEntry, screeningHit } from '../../../src/core/eligibility/screening.ts'
import { STUDENT } from './seen.ts'

describe('screeningHit', () => {
  it.each<[ScreeningEntry, string | undefined]>([
    [{ name: 'Somebody Else', passportNumber: 'a 1000003' }, 'passport number'],
    [{ name: 'АННАЕВА Айна', birthDate: '1999-04-07' }, 'name and birth date'],
    [{ name: 'АННАЕВА Айна', birthDate: '1999-04-07', passportNumber: 'B1' }, 'name and birth date'],
    [{ name: 'АННАЕВА Айна' }, 'name alone'],
    [{ name: 'АННАЕВА Айна', birthDate: '1999' }, 'name alone'],
    [{ name: 'Аннаев Айна', birthDate: '1999-04-07' }, 'similar name and birth date'],
    [{ name: 'Аннаев Айна' }, undefined],
    [{ name: 'АННАЕВА Айна', birthDate: '1998' }, undefined],
    [{ name: 'АННАЕВА Айна', birthDate: '1980-01-01' }, undefined],
    [{ name: 'Annaýewa Maral', birthDate: '1999-04-07' }, undefined],
    [{ name: '', passportNumber: '' }, undefined],
  ])('%j: %s', (entry, because) => expect(screeningHit(STUDENT, entry)).toEqual(because && { name: entry.name, because }))

  it('does not take an empty passport number for another', () => {
    const { passportNumber: _, ...without } = STUDENT
    expect(screeningHit(without, { name: 'X Y', passportNumber: ' ' })).toBeUndefined()
  })
})
