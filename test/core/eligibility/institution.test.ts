import { describe, expect, it } from 'vitest'
import { institutionForm } from '../../../src/core/eligibility/institution.ts'

describe('institutionForm', () => {
  it.each([
    ['Ankara Üniversitesi', 'ANKARA UNIVERSITESI'],
    ['ANKARA ÜNİVERSİTESİ', 'Ankara Üniversitesi'],
    ['ankara ünıversıtesı', 'Ankara Universitesi'],
    ['Boğaziçi Üniversitesi', 'Bogazici Universitesi'],
    ['Universitatea „Babeș-Bolyai”', 'Universitatea Babes Bolyai'],
    ['Казанский  федеральный университет', 'КАЗАНСКИЙ ФЕДЕРАЛЬНЫЙ УНИВЕРСИТЕТ'],
    ['O’Neill Univ.', 'Oneill univ'],
  ])('%s = %s', (a, b) => expect(institutionForm(a)).toBe(institutionForm(b)))

  it('keeps different names apart', () => expect(institutionForm('Gazi Üniversitesi')).not.toBe(institutionForm('Ankara Üniversitesi')))
})
