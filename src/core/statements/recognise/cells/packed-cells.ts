/** Cells that are packed together. */
const BLOCK = 1024

/** A text of letters of one byte where it can be one: what is cut out of a larger text may hold that, or take two bytes a letter. */
const packed = (cells: readonly string[]): string => JSON.stringify(JSON.parse(JSON.stringify(cells)))

/** So many different cells of a column are known by their number: days, kinds, currencies. */
const MOST_KNOWN = 1024

/** A text that holds no larger one of which it was cut out. */
const apart = (cell: string): string => JSON.parse(JSON.stringify(cell)) as string

/** The different cells of a column, as long as they are few. */
class Few {
  readonly #codes = new Map<string, number>()
  readonly #cells: string[] = []

  /** The cells as their numbers; undefined where a new one would be one too many. */
  coded(cells: readonly string[]): Uint16Array | undefined {
    const codes = new Uint16Array(cells.length)
    let n = 0
    for (const cell of cells) {
      const code = this.#codes.get(cell) ?? this.#known(cell)
      if (code === undefined) return undefined
      codes[n] = code
      n += 1
    }
    return codes
  }

  cells(codes: Uint16Array): readonly string[] {
    return Array.from(codes, (code) => this.#cells[code] ?? '')
  }

  #known(cell: string): number | undefined {
    if (this.#cells.length >= MOST_KNOWN) return undefined
    const kept = apart(cell)
    this.#codes.set(kept, this.#cells.length)
    return this.#cells.push(kept) - 1
  }
}

/**
 * The cells of a column as an array that holds them packed: a million strings of ten letters take 35 MB, and packed 13, or 2 where they are few. They are unpacked
 * by blocks, best one after the other.
 */
export class CellPacker {
  #few: Few | undefined = new Few()
  #blocks: Block[] = []
  #open: string[] = []

  push(cell: string): void {
    if (this.#open.push(cell) < BLOCK) return
    const coded = this.#few?.coded(this.#open)
    if (!coded) this.#packAll()
    this.#blocks.push(coded ?? packed(this.#open))
    this.#open = []
  }

  /** What was pushed; nothing more comes. */
  cells(): readonly string[] {
    return arrayOf(new Blocks(this.#few, this.#blocks, this.#open))
  }

  /** They are not few: what was a number until now is packed as well, and nothing is kept beside. */
  #packAll(): void {
    const few = this.#few
    if (!few) return
    this.#blocks = this.#blocks.map((block) => (typeof block === 'string' ? block : packed(few.cells(block))))
    this.#few = undefined
  }
}

type Block = Uint16Array | string

class Blocks {
  readonly length: number
  readonly #few: Few | undefined
  readonly #blocks: readonly Block[]
  readonly #last: readonly string[]
  #at = -1
  #cells: readonly string[] = []

  constructor(few: Few | undefined, blocks: readonly Block[], last: readonly string[]) {
    this.length = blocks.length * BLOCK + last.length
    this.#few = few
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
    if (block === undefined) return this.#last
    return typeof block === 'string' ? (JSON.parse(block) as string[]) : (this.#few?.cells(block) ?? [])
  }

  *[Symbol.iterator](): Generator<string> {
    for (let at = 0; at <= this.#blocks.length; at += 1) yield* this.#block(at)
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
