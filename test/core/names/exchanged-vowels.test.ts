import { describe, expect, it } from 'vitest'
import { compareNames } from '../../../src/core/names/compare.ts'
import { personSeen, resembles } from '../../../src/core/names/resembles.ts'
import { lookupTokens, searchTokens } from '../../../src/core/names/skeleton.ts'
import { nameAgreement, nameContradicts } from '../../../src/core/reconciliation/names-shown.ts'
import { line } from '../reconciliation/world.ts'

const isFound = (name: string, by: string): boolean => searchTokens(by).every((words) => words.some((word) => lookupTokens(name).includes(word)))

describe('vowels that languages write in their own way', () => {
  it.each([
    ['Umar Kerimow', 'OMAR KARIMOV'],
    ['Muhammad Rahimi', 'RAHIMI MOHAMMED'],
    ['Oraz Nuryýew', 'NURYYEV URAZ'],
    ['Anwar Saparow', 'SAPAROV ENVER'],
  ])('%s is near to %s: proposed, found, and contradicted by nothing', (payee, shown) => {
    expect(compareNames(payee, shown)).toMatchObject({ likeness: 'near', because: expect.arrayContaining(['vowels differ']) })
    expect(compareNames(shown, payee).likeness).toBe('near')
    expect(nameAgreement(line(1, -100, '', { counterparty: shown }), payee)).toBe('name_near')
    expect(nameContradicts(shown, payee, () => true)).toBe(false)
    expect(isFound(payee, shown)).toBe(true)
  })

  it.each([
    ['Umar Kerimow', 'OMAR SAPAROV'],
    ['Oraz Nuryýew', 'NURYYEV ARAZ'],
    ['Meret Nuryýew', 'NURYYEV MYRAT'],
    ['Hasan Nuryýew', 'NURYYEV HUSEYIN'],
  ])('%s is not %s', (payee, shown) => {
    expect(compareNames(payee, shown).likeness).toBe('different')
    expect(nameAgreement(line(1, -100, '', { counterparty: shown }), payee)).toBe('none')
  })

  it('make two persons of one birth date a question, never one', () => {
    const person = (givenName: string) => personSeen({ familyName: 'Rahimi', givenName, birthDate: '2001-04-07' }, undefined)
    expect(resembles(person('Muhammad'), person('Mohammed'))).toEqual(['a similar name and the same birth date'])
    expect(resembles(person('Muhammad'), person('Mahmud'))).toEqual([])
  })
})

describe('an h that ends a word, and two e', () => {
  it.each([
    ['Sara Karimi', 'SARAH KARIMI'],
    ['Abdulla Karimi', 'KARIMI ABDULLAH'],
    ['Karim Nadimow', 'KAREEM NADEEMOV'],
    ['Walid Said', 'WALEED SAEED'],
  ])('%s is %s', (payee, shown) => {
    expect(compareNames(payee, shown).likeness).toBe('same')
    expect(isFound(payee, shown)).toBe(true)
    expect(isFound(shown, payee)).toBe(true)
  })

  it.each([
    ['Nur Karimi', 'NUH KARIMI'],
    ['Sara Karimi', 'SAHRA KARIMI'],
  ])('%s is not %s', (payee, shown) => expect(compareNames(payee, shown).likeness).toBe('different'))
})
