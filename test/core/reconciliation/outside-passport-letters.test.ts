import { describe, expect, it } from 'vitest'
import { inLetters } from '../../../src/core/names/in-letters.ts'
import { skeletons } from '../../../src/core/names/skeleton.ts'
import { nameTokens } from '../../../src/core/names/tokens.ts'
import { nameAgreement, nameContradicts } from '../../../src/core/reconciliation/names-shown.ts'
import { line } from './world.ts'

/** Letters of Latin alphabets that are none of A to Z with a mark, as a passport writes them. */
const NAMES: ReadonlyArray<readonly [written: string, passport: string]> = [
  ['Trần Văn Đức', 'TRAN VAN DUC'],
  ['Đặng Thị Đào', 'DANG THI DAO'],
  ['Đorđević Ana', 'DORDEVIC ANA'],
  ['Sigurðsson Ragnar', 'SIGURDSSON RAGNAR'],
  ['Weiß Johann', 'WEISS JOHANN'],
  ['Żaħra Toni', 'ZAHRA TONI'],
  ['Diŋ Akec', 'DIN AKEC'],
  ['Ŧeodor Mikkel', 'TEODOR MIKKEL'],
  ['Sørensen Kjell', 'SOERENSEN KJELL'],
  ['Sørensen Kjell', 'SORENSEN KJELL'],
  ['Bækkelund Ida', 'BAEKKELUND IDA'],
  ['Lacœur Anne', 'LACOEUR ANNE'],
]

describe('a name with a letter that its passport has to write otherwise', () => {
  it.each(NAMES)('%s is named by %s, in either direction', (of, shown) => {
    for (const [payee, counterparty] of [
      [of, shown],
      [shown, of],
    ] as const) {
      expect(nameContradicts(counterparty, payee, () => true)).toBe(false)
      expect(nameAgreement(line(1, -100, '', { counterparty }), payee)).toBe('name')
    }
  })

  it.each(NAMES)('%s is found by every word of what our own payment file makes of it', (of) => {
    const written = inLetters(of, 'ascii')
    const words = 'text' in written ? nameTokens(written.text) : []
    for (const [place, word] of nameTokens(of).entries()) expect(skeletons(word).filter((one) => skeletons(words[place] ?? '').includes(one))).not.toEqual([])
  })

  it('is still another than one with another letter there', () => {
    expect(nameContradicts('BANG THI BAO', 'Đặng Thị Đào', () => true)).toBe(false)
    expect(nameAgreement(line(1, -100, '', { counterparty: 'BANG THI BAO' }), 'Đặng Thị Đào')).toBe('none')
    expect(nameContradicts('BANG BAO', 'Đặng Đào', () => true)).toBe(true)
    expect(nameContradicts('LUC', 'Đức', () => true)).toBe(true)
  })
})
