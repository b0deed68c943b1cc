import { describe, expect, it } from 'vitest'
import { accountForm, emailForm, passportForm, phoneForm } from '../../../src/core/students/normal-forms.ts'
import { fullName } from '../../../src/core/students/student.ts'

describe('passportForm', () => {
  it.each([
    ['A1000003', 'A1000003'],
    [' a 100-0003 ', 'A1000003'],
    ['А 1000003', 'A1000003'],
    ['І-АШ № 123', 'IAШNO123'],
    ['', ''],
  ])('%j → %j', (text, form) => expect(passportForm(text)).toBe(form))
})

describe('accountForm', () => {
  it.each([
    ['tr33 0006 1005-1978 6457.841326', 'TR330006100519786457841326'],
    ['40817 810', '40817810'],
  ])('%j → %j', (text, form) => expect(accountForm(text)).toBe(form))
})

describe('emailForm', () => {
  it('writes small letters without blanks', () => expect(emailForm(' Aina.A@Ankara.EDU.tr ')).toBe('aina.a@ankara.edu.tr'))
})

describe('phoneForm', () => {
  it.each([
    ['+90 (532) 100-00-01', '+905321000001'],
    ['0090 532 1000001', '+905321000001'],
    ['8 916 123-45-67', '89161234567'],
    ['', ''],
  ])('%j → %j', (text, form) => expect(phoneForm(text)).toBe(form))
})

describe('fullName', () => {
  it('puts the given name first', () => expect(fullName({ familyName: 'Annaýewa', givenName: 'Aýna' })).toBe('Aýna Annaýewa'))
})
