import { KeyNumbers } from '../key-numbers.ts'

/** A payout that waits for its line. Ids are the store's whole numbers, `minor` is positive. */
export interface OpenPayout {
  readonly id: number
  readonly minor: number
  readonly payee: number
  readonly batch: number
}

const KEY_BYTES = 8
const FEWEST = 1024
/** Numbers kept of each: its id, amount, payee and batch. */
const NUMBERS = 4
/** No payout's id. */
const SEVERAL = 0

/**
 * Open payouts by the keyed hash (8 bytes) of their reference. A million of them take 70 MB, where a map of objects would take 250: all
 * that wait for a line can be held at once.
 */
export class CleanPayouts {
  readonly #places = new KeyNumbers(FEWEST, KEY_BYTES)
  #numbers = new Float64Array(FEWEST * NUMBERS)

  get size(): number {
    return this.#places.end - 1
  }

  add(key: Uint8Array, { id, minor, payee, batch }: OpenPayout): void {
    const isNew = this.#places.numberAt(key, 0) === 0
    const at = (this.#places.number(key) - 1) * NUMBERS
    if (at === this.#numbers.length) this.#numbers = twice(this.#numbers)
    this.#numbers.set([isNew ? id : SEVERAL, minor, payee, batch], at)
  }

  /** Whoever has this hash is found no more. */
  leave(key: Uint8Array): void {
    const place = this.#places.numberAt(key, 0)
    if (place > 0) this.#numbers[(place - 1) * NUMBERS] = SEVERAL
  }

  /** The payout whose reference has the hash that stands in `bytes` at `offset`; undefined where two have it. */
  find(bytes: Uint8Array, offset: number): OpenPayout | undefined {
    const at = (this.#places.numberAt(bytes, offset) - 1) * NUMBERS
    const id = this.#numberAt(at)
    return at < 0 || id === SEVERAL ? undefined : { id, minor: this.#numberAt(at + 1), payee: this.#numberAt(at + 2), batch: this.#numberAt(at + 3) }
  }

  #numberAt(at: number): number {
    return this.#numbers[at] ?? SEVERAL
  }
}

function twice(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(numbers.length * 2)
  larger.set(numbers)
  return larger
}
