import { describe, expect, it } from 'vitest'
import { holdsHash, Keys, marksIn, packLookups, unpackLookups } from '../../src/store/keys.ts'
import { evidenceOf, plainSaid } from '../../src/store/line-evidence.ts'

const keys = Keys.make()
const hash = (n: number): Buffer => Buffer.from(`hash ${String(n).padStart(3, '0')}`)
const REFERENCE = 'TOFCPVFNWWMJ56'

describe('packLookups', () => {
  it('keeps marks apart from what is looked up, and tells rows that were made without any', () => {
    for (const [tokens, marks] of [
      [0, 0],
      [1, 0],
      [0, 2],
      [3, 300],
    ] as const) {
      const looked = Array.from({ length: tokens }, (_, n) => hash(n))
      const marked = Array.from({ length: marks }, (_, n) => hash(500 + n))
      const packed = packLookups(looked, { marks: marked, said: 7 })
      expect(unpackLookups(packed)).toEqual(looked)
      expect(marksIn(packed)).toEqual({ from: 16 + tokens * 8, count: marks, said: 7 })
      expect(unpackLookups(packLookups(looked))).toEqual(looked)
      expect(marksIn(packLookups(looked))).toBeUndefined()
      const all = Buffer.concat([...looked, ...marked])
      for (let at = 0; at < all.length; at += 8) expect(holdsHash(packed, all, at)).toBe(true)
      expect(holdsHash(packed, hash(400), 0)).toBe(false)
    }
  })

  it('is another text each time, so that equal rows have different digests', () => {
    expect(packLookups([hash(1)], { marks: [], said: 0 })).not.toEqual(packLookups([hash(1)], { marks: [], said: 0 }))
  })
})

describe('evidenceOf', () => {
  const line = { narrative: `EFT ${REFERENCE}`, raw: '' }
  const said = (packed: Buffer) => plainSaid(marksIn(packed)?.said ?? 0)

  it('looks a plain line up by its reference first, and marks its account and the words of its name', () => {
    const { tokens, packed } = evidenceOf(keys, { ...line, counterparty: 'ŞIRIN Ataýewa', account: 'TR33 0006 1005 1978 6457 8413 26' })
    expect(tokens).toEqual([keys.lookup('reference', REFERENCE), keys.lookup('account', 'TR330006100519786457841326')])
    expect(unpackLookups(packed)).toEqual(tokens)
    expect(said(packed)).toEqual({ accounts: 1, numbers: 0 })
    const words = Buffer.concat([keys.lookup('word', 'şirin'), keys.lookup('word', 'ataýewa')])
    expect(marksIn(packed)?.count).toBe(3)
    expect([0, 8].map((at) => holdsHash(packed, words, at))).toEqual([true, true])
  })

  it('marks long numbers behind all else', () => {
    const { packed } = evidenceOf(keys, { narrative: `${REFERENCE} 428586253338`, counterparty: 'ŞIRIN', account: 'TR330006100519786457841326', raw: '' })
    expect(said(packed)).toEqual({ accounts: 1, numbers: 1 })
    expect(packed.subarray(16 + 32, 16 + 40)).toEqual(keys.lookup('account', '428586253338'))
  })

  it('looks a line up by a reference in the column of the name too', () => {
    expect(evidenceOf(keys, { narrative: 'EFT', counterparty: REFERENCE, raw: '' }).tokens).toEqual([keys.lookup('reference', REFERENCE)])
  })

  it.each([
    ['no reference', { narrative: 'EFT', raw: '' }],
    ['a masked account', { ...line, account: 'TR33****1326' }],
    ['two references', { ...line, narrative: `${REFERENCE} TOEKGDWWQQHV04` }],
    ['one in two pieces', { ...line, narrative: 'TOFCPVF NWWMJ56' }],
  ])('says nothing of a line with %s', (_, told) => {
    const { packed } = evidenceOf(keys, told)
    expect(said(packed)).toBeUndefined()
    expect(marksIn(packed)?.count).toBe(0)
  })
})
