import { describe, expect, it } from 'vitest'
import { masked } from '../../src/core/access/mask.ts'

describe('masked', () => {
  it.each([
    ['Havale TOABCDEFGHJK97 Annaýewa Aýna', 'H… TOABCDEFGHJK97 A… A…'],
    ['02.11.2020;-3000,00;TRY', '02.11.2020;-3000,00;T…'],
    ['40817810099910004312', '…4312'],
    ['TR330006100519786457841326', '…1326'],
    ['A1000003', '…0003'],
    ['A12', '…'],
    ['Ýazgy ş', 'Ý… ş'],
    ['Аннаева Айна', 'А… А…'],
    ['', ''],
  ])('%s → %s', (text, expected) => {
    expect(masked(text)).toBe(expected)
  })
})
