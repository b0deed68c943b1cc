/** A payout that waits for its line. Ids are the store's whole numbers, `minor` is positive. */
export interface OpenPayout {
  readonly id: number
  readonly minor: number
  readonly payee: number
  readonly batch: number
}

const EMPTY = -1
const FEWEST = 1024
/** Numbers kept of each: its id, amount, payee and batch. */
const NUMBERS = 4

/**
 * Open payouts by the keyed hash (8 bytes) of their reference. A million of them take 50 MB, where a map of objects would take 250: all
 * that wait for a line can be held at once.
 */
export class CleanPayouts {
  #slots = new Int32Array(FEWEST * 2).fill(EMPTY)
  #low = new Int32Array(FEWEST)
  #high = new Int32Array(FEWEST)
  #numbers = new Float64Array(FEWEST * NUMBERS)
  #count = 0

  get size(): number {
    return this.#count
  }

  add(key: Uint8Array, { id, minor, payee, batch }: OpenPayout): void {
    if (this.#count === this.#low.length) this.#grow()
    const [low, high] = [wordAt(key, 0), wordAt(key, 4)]
    this.#low[this.#count] = low
    this.#high[this.#count] = high
    this.#numbers.set([id, minor, payee, batch], this.#count * NUMBERS)
    this.#slots[this.#slotOf(low, high)] = this.#count
    this.#count += 1
  }

  /** The payout whose reference has the hash that stands in `bytes` at `offset`. */
  find(bytes: Uint8Array, offset: number): OpenPayout | undefined {
    const place = this.#slots[this.#slotOf(wordAt(bytes, offset), wordAt(bytes, offset + 4))] ?? EMPTY
    if (place === EMPTY) return undefined
    const at = place * NUMBERS
    return { id: this.#numberAt(at), minor: this.#numberAt(at + 1), payee: this.#numberAt(at + 2), batch: this.#numberAt(at + 3) }
  }

  #numberAt(at: number): number {
    return this.#numbers[at] ?? 0
  }

  /** The slot that holds a key, or the empty one where it belongs. */
  #slotOf(low: number, high: number): number {
    const mask = this.#slots.length - 1
    // Hashes are spread already: any of their bits will do.
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const place = this.#slots[slot] ?? EMPTY
      if (place === EMPTY || (this.#low[place] === low && this.#high[place] === high)) return slot
    }
  }

  #grow(): void {
    this.#low = twice(this.#low)
    this.#high = twice(this.#high)
    const numbers = new Float64Array(this.#numbers.length * 2)
    numbers.set(this.#numbers)
    this.#numbers = numbers
    this.#slots = new Int32Array(this.#slots.length * 2).fill(EMPTY)
    for (let place = 0; place < this.#count; place++) this.#slots[this.#slotOf(this.#low[place] ?? 0, this.#high[place] ?? 0)] = place
  }
}

function twice(words: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(words.length * 2)
  larger.set(words)
  return larger
}

const wordAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)
