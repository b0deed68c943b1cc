import { describe, expect, it } from 'vitest'
import { Random } from '../../fixtures/demo/random.ts'
import { heldBytes, packedBytes } from '../../src/files/file-bytes.ts'

const SEED = 4_711
const BLOCK = 262_144

const textOf = (random: Random, length: number): Uint8Array => Uint8Array.from({ length }, () => 0x30 + random.below(20))

describe('bytes that are packed', () => {
  it.each([0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 7])('are the same as those that are held: %s of them', (length) => {
    const random = new Random(SEED + length)
    const bytes = textOf(random, length)
    const held = heldBytes(bytes)
    const packed = packedBytes(Uint8Array.from(bytes))
    expect([packed.length, packed.sha256, packed.isUtf8, packed.includes(0x31), packed.includes(0x22)]).toEqual([
      length,
      held.sha256,
      true,
      held.includes(0x31),
      false,
    ])
    expect(Buffer.compare(packed.whole(), bytes)).toBe(0)
    for (let n = 0; n < 20; n += 1) {
      const from = random.below(length + 1)
      const to = from + random.below(2 * BLOCK)
      expect(Buffer.compare(packed.part(from, to), held.part(from, to)), `seed ${SEED + length}: ${from} to ${to}`).toBe(0)
    }
  })

  it('tell a letter that is no UTF-8, and a quote anywhere', () => {
    const bytes = new Uint8Array(2 * BLOCK).fill(0x61)
    bytes[2 * BLOCK - 1] = 0x22
    expect(packedBytes(Uint8Array.from(bytes))).toMatchObject({ isUtf8: true })
    expect(packedBytes(Uint8Array.from(bytes)).includes(0x22)).toBe(true)
    bytes[BLOCK] = 0xe4
    expect(packedBytes(bytes).isUtf8).toBe(false)
  })

  it('are given back where their memory holds nothing else', () => {
    const [own, shared] = [new Uint8Array(10).fill(1), new Uint8Array(20).fill(1).subarray(5, 15)]
    packedBytes(own)
    packedBytes(shared)
    expect([own.length, shared.length]).toEqual([0, 10])
  })
})
