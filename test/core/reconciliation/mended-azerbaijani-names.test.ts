import { describe, expect, it } from 'vitest'
import { nameAgreement, nameContradicts } from '../../../src/core/reconciliation/names-shown.ts'
import { line } from './world.ts'

describe('a name with ə, the Latin letter', () => {
  it.each([
    ['Rəşad Məmmədov', 'RASHAD MAMMADOV'],
    ['Rəşad Məmmədov', 'MEMMEDOV RESAD'],
    ['Rəşad Məmmədov', 'Маммадов Рашад'],
    ['Əli Əliyev', 'ALİ ALİYEV'],
    ['ƏLİ MƏMMƏDOVA', 'Мәммәдова Әли'],
    ['Şəbnəm Xəlilova', 'Shabnam Khalilova'],
  ])('%s is named by %s, in either direction', (of, shown) => {
    for (const [payee, counterparty] of [
      [of, shown],
      [shown, of],
    ] as const) {
      expect(nameContradicts(counterparty, payee, () => true)).toBe(false)
      expect(nameAgreement(line(1, -100, '', { counterparty }), payee)).toBe('name')
    }
  })

  it('is still another than one with o', () => {
    expect(nameContradicts('ROSHOD MOMMODOV', 'Rəşad Məmmədov', () => true)).toBe(true)
  })
})
