import { describe, expect, it } from 'vitest'
import { nameTokens, withoutPatronymics } from '../../../src/core/names/tokens.ts'

describe('nameTokens', () => {
  it.each([
    ['Aýna  ANNAÝEWA', ['aýna', 'annaýewa']],
    ['Ýusup', ['ýusup']],
    ['İSMAİL IŞIK', ['ismail', 'işik']],
    ["O‘g’ul O'raz", ['ogul', 'oraz']],
    ['Г-Н Атаев Мердан', ['атаев', 'мердан']],
    ['Г. Н. Атаев', ['г', 'н', 'атаев']],
    ['Mr. Merdan Atayev', ['merdan', 'atayev']],
    ['ATAYEV/MERDAN,2', ['atayev', 'merdan']],
    ['Aýna-Gözel', ['aýna', 'gözel']],
    ['Aтаев', ['атаев']],
    ['  ', []],
    ['123', []],
  ])('%j', (text, tokens) => expect(nameTokens(text)).toEqual(tokens.map((token) => token.normalize('NFC'))))
})

describe('withoutPatronymics', () => {
  it.each([
    ['Annaýewa Aýna Myradowna', 'Annaýewa Aýna'],
    ['Атаев Мердан Курбанович', 'Атаев Мердан'],
    ['Atayev Merdan Gurbanovich', 'Atayev Merdan'],
    ['Ataýew Merdan Gurban ogly', 'Ataýew Merdan'],
    ['Annaýewa Aýna Myrat gyzy', 'Annaýewa Aýna'],
    ['Merdan Petrovich', 'Merdan Petrovich'],
    ['Myrat ogly', 'Myrat ogly'],
    ['Aýna', 'Aýna'],
  ])('%s → %s', (name, left) => expect(withoutPatronymics(nameTokens(name))).toEqual(nameTokens(left)))
})
