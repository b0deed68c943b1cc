import { invariant } from '../invariant.ts'

/** Bytes of a keyed hash that identify: of 16 no two lines have the same by chance. */
export const KEY_BYTES = 16
const WORDS = KEY_BYTES / 4

/**
 * Numbers for keyed hashes of 16 bytes: equal ones get one number, from 1 in the order of their first appearance. A million of them take 25 MB,
 * where a map of texts would take 150.
 */
export class KeyNumbers {
  #keys: Int32Array<ArrayBuffer>
  #slots: Int32Array<ArrayBuffer>
  #count = 0

  /** `expected`: about how many keys there will be; more find room too. */
  constructor(expected = 0) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(expected, 1024) * 2))
    this.#slots = new Int32Array(slots)
    this.#keys = new Int32Array((slots / 2) * WORDS)
  }

  /** One more than the largest number. */
  get end(): number {
    return this.#count + 1
  }

  number(key: Uint8Array): number {
    const words = wordsOf(key)
    let slot = this.#slotOf(words, 0)
    const known = this.#slots[slot] ?? 0
    if (known !== 0) return known
    if ((this.#count + 1) * 2 > this.#slots.length) {
      this.#grow()
      slot = this.#slotOf(words, 0)
    }
    this.#count += 1
    this.#keys.set(words, (this.#count - 1) * WORDS)
    this.#slots[slot] = this.#count
    return this.#count
  }

  /** The key of a number. */
  key(number: number): Uint8Array {
    invariant(number >= 1 && number <= this.#count, 'a number of a key')
    return new Uint8Array(this.#keys.buffer, (number - 1) * KEY_BYTES, KEY_BYTES)
  }

  /** The slot that holds the key which stands in `from` at `offset`, or the empty one where it belongs. */
  #slotOf(from: Int32Array, offset: number): number {
    const mask = this.#slots.length - 1
    // Hashes are spread already: any of their bits will do.
    for (let slot = (from[offset] ?? 0) & mask; ; slot = (slot + 1) & mask) {
      const held = this.#slots[slot] ?? 0
      if (held === 0 || this.#isSame(held - 1, from, offset)) return slot
    }
  }

  #isSame(place: number, from: Int32Array, offset: number): boolean {
    for (let word = 0; word < WORDS; word++) if (this.#keys[place * WORDS + word] !== from[offset + word]) return false
    return true
  }

  #grow(): void {
    const keys = new Int32Array(this.#slots.length * WORDS)
    keys.set(this.#keys.subarray(0, this.#count * WORDS))
    this.#keys = keys
    this.#slots = new Int32Array(this.#slots.length * 2)
    for (let place = 0; place < this.#count; place++) this.#slots[this.#slotOf(keys, place * WORDS)] = place + 1
  }
}

const held = new Int32Array(WORDS)
const heldBytes = new Uint8Array(held.buffer)

function wordsOf(key: Uint8Array): Int32Array {
  invariant(key.length === KEY_BYTES, 'a key has 16 bytes')
  heldBytes.set(key)
  return held
}
