/** Cells that are packed together. */
const BLOCK = 1024

/** A text of letters of one byte where it can be one: what is cut out of a larger text may hold that, or take two bytes a letter. */
const packed = (cells: readonly string[]): string => JSON.stringify(JSON.parse(JSON.stringify(cells)))

/**
 * The cells of a column as an array that holds them packed: a million strings of ten letters take 35 MB, and packed 13. They are unpacked by blocks, best
 * one after the other.
 */
export class CellPacker {
  readonly #blocks: string[] = []
  #open: string[] = []

  push(cell: string): void {
    if (this.#open.push(cell) < BLOCK) return
    this.#blocks.push(packed(this.#open))
    this.#open = []
  }

  /** What was pushed; nothing more comes. */
  cells(): readonly string[] {
    return arrayOf(new Blocks(this.#blocks, this.#open))
  }
}

class Blocks {
  readonly length: number
  readonly #blocks: readonly string[]
  readonly #last: readonly string[]
  #at = -1
  #cells: readonly string[] = []

  constructor(blocks: readonly string[], last: readonly string[]) {
    this.length = blocks.length * BLOCK + last.length
    this.#blocks = blocks
    this.#last = last
  }

  cell(place: number): string | undefined {
    const at = Math.floor(place / BLOCK)
    if (at !== this.#at) {
      this.#cells = this.#block(at)
      this.#at = at
    }
    return this.#cells[place % BLOCK]
  }

  #block(at: number): readonly string[] {
    const block = this.#blocks[at]
    return block === undefined ? this.#last : (JSON.parse(block) as string[])
  }

  *[Symbol.iterator](): Generator<string> {
    for (const block of this.#blocks) yield* JSON.parse(block) as string[]
    yield* this.#last
  }

  forEach(see: (cell: string, place: number) => void): void {
    let place = 0
    for (let at = 0; at <= this.#blocks.length; at += 1) for (const cell of this.#block(at)) see(cell, place++)
  }

  some(is: (cell: string, place: number) => boolean): boolean {
    let place = 0
    for (let at = 0; at <= this.#blocks.length; at += 1) for (const cell of this.#block(at)) if (is(cell, place++)) return true
    return false
  }

  every(is: (cell: string, place: number) => boolean): boolean {
    return !this.some((cell, place) => !is(cell, place))
  }
}

/** The blocks as an array; what they do not do themselves is done cell by cell. */
function arrayOf(blocks: Blocks): readonly string[] {
  const own: Readonly<Record<string | symbol, unknown>> = {
    length: blocks.length,
    forEach: blocks.forEach.bind(blocks),
    some: blocks.some.bind(blocks),
    every: blocks.every.bind(blocks),
    [Symbol.iterator]: blocks[Symbol.iterator].bind(blocks),
  }
  return new Proxy<string[]>([], {
    get: (target, key) => {
      const known = own[key]
      if (known !== undefined) return known
      const place = typeof key === 'string' ? Number(key) : Number.NaN
      return Number.isInteger(place) && place >= 0 && place < blocks.length ? blocks.cell(place) : Reflect.get(target, key)
    },
    has: (target, key) => (typeof key === 'string' && Number(key) < blocks.length) || Reflect.has(target, key),
  })
}
