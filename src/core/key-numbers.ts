import { invariant } from './invariant.ts'

/** Bytes of a keyed hash that identify: of 16 no two lines have the same by chance. */
export const KEY_BYTES = 16
const WORD_BYTES = 4
const FEWEST = 1024

/**
 * Numbers for keyed hashes of one length, whole words of four bytes (16, where nothing else is said): equal ones get one number, from 1 in the order of
 * their first appearance. A million of 16 bytes take 25 MB, where a map of texts would take 150.
 */
export class KeyNumbers {
  readonly #words: number
  /** The key that is looked for. */
  readonly #asked: Int32Array<ArrayBuffer>
  readonly #askedBytes: Uint8Array
  #keys: Int32Array<ArrayBuffer>
  #slots: Int32Array<ArrayBuffer>
  #count = 0

  /** `expected`: about how many keys there will be; more find room too. */
  constructor(expected = 0, keyBytes = KEY_BYTES) {
    this.#words = keyBytes / WORD_BYTES
    this.#asked = new Int32Array(this.#words)
    this.#askedBytes = new Uint8Array(this.#asked.buffer)
    const slots = 2 ** Math.ceil(Math.log2(Math.max(expected, FEWEST) * 2))
    this.#slots = new Int32Array(slots)
    this.#keys = new Int32Array((slots / 2) * this.#words)
  }

  /** One more than the largest number. */
  get end(): number {
    return this.#count + 1
  }

  /** The number of a key, which it is given where it has none. */
  number(key: Uint8Array): number {
    invariant(key.length === this.#askedBytes.length, `a key has ${this.#askedBytes.length} bytes`)
    const known = this.numberAt(key, 0)
    if (known !== 0) return known
    if ((this.#count + 1) * 2 > this.#slots.length) this.#grow()
    const slot = this.#slotOf(this.#asked, 0)
    this.#keys.set(this.#asked, this.#count * this.#words)
    this.#count += 1
    this.#slots[slot] = this.#count
    return this.#count
  }

  /** The number of the key that stands in `bytes` at `offset`; 0: it has none. */
  numberAt(bytes: Uint8Array, offset: number): number {
    for (let byte = 0; byte < this.#askedBytes.length; byte++) this.#askedBytes[byte] = bytes[offset + byte] ?? 0
    return this.#slots[this.#slotOf(this.#asked, 0)] ?? 0
  }

  /** The key of a number. */
  key(number: number): Uint8Array {
    invariant(number >= 1 && number <= this.#count, 'a number of a key')
    const length = this.#askedBytes.length
    return new Uint8Array(this.#keys.buffer, (number - 1) * length, length)
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
    for (let word = 0; word < this.#words; word++) if (this.#keys[place * this.#words + word] !== from[offset + word]) return false
    return true
  }

  #grow(): void {
    const keys = new Int32Array(this.#slots.length * this.#words)
    keys.set(this.#keys.subarray(0, this.#count * this.#words))
    this.#keys = keys
    this.#slots = new Int32Array(this.#slots.length * 2)
    for (let place = 0; place < this.#count; place++) this.#slots[this.#slotOf(keys, place * this.#words)] = place + 1
  }
}
