import { invariant } from '../../../invariant.ts'
import type { GridRow } from '../table/grid.ts'
import { SAMPLE } from './lines.ts'

/** Rows of a large file by their places: those of a part of the file are made when one of them is asked for. */
export interface PartsOfRows {
  readonly length: number
  /** The place of the first row of each part; the last entry is `length`. */
  readonly begins: readonly number[]
  /** The rows of the parts from the nth on. */
  readonly from: (part: number) => Iterator<readonly GridRow[]>
}

/** Reads rows part by part; forward this goes through the file once. */
class Reader {
  readonly #of: PartsOfRows
  #part = -1
  #rows: readonly GridRow[] = []
  #parts: Iterator<readonly GridRow[]> | undefined

  constructor(of: PartsOfRows) {
    this.#of = of
  }

  row(place: number): GridRow | undefined {
    const { begins } = this.#of
    const isHere = place >= (begins[this.#part] ?? Number.POSITIVE_INFINITY) && place < (begins[this.#part + 1] ?? 0)
    if (!isHere) this.#open(partOf(begins, place))
    return this.#rows[place - (begins[this.#part] ?? 0)]
  }

  #open(part: number): void {
    if (part !== this.#part + 1 || !this.#parts) this.#parts = this.#of.from(part)
    const next = this.#parts.next()
    invariant(!next.done, 'a part of the rows is there again')
    this.#rows = next.value
    this.#part = part
  }
}

/** The part in which a place lies. */
function partOf(begins: readonly number[], place: number): number {
  let [low, high] = [0, begins.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((begins[middle] ?? 0) <= place) low = middle
    else high = middle
  }
  // Parts without rows share their beginning with the next one.
  return low
}

interface View {
  readonly of: PartsOfRows
  readonly from: number
  readonly to: number
}

const views = new WeakMap<object, View>()

/** Which places an array of unheld rows shows; undefined for any other array. */
export const viewOf = (rows: readonly GridRow[]): Pick<View, 'from' | 'to'> | undefined => views.get(rows)

/**
 * The rows as an array that does not hold them, so that a search sees a file of any size as it sees a small one. Rows are read where they are asked for,
 * best one after the other; a large piece cut out of it does not hold them either.
 */
export function unheld(of: PartsOfRows, from = 0, to = of.length): readonly GridRow[] {
  const reader = new Reader(of)
  const at = (key: string | symbol): number => (typeof key === 'string' && /^\d+$/.test(key) ? Number(key) : -1)
  const piece = (begin = 0, end = to - from): readonly GridRow[] => {
    const within = (place: number): number => Math.min(Math.max(place < 0 ? to - from + place : place, 0), to - from)
    const [first, last] = [within(begin), Math.max(within(begin), within(end))]
    // A sample is looked at again and again.
    if (last - first > SAMPLE) return unheld(of, from + first, from + last)
    return Array.from({ length: last - first }, (_, n) => reader.row(from + first + n)).filter((row) => row !== undefined)
  }
  const rows: readonly GridRow[] = new Proxy<GridRow[]>([], {
    get: (target, key) => {
      if (key === 'length') return to - from
      if (key === 'slice') return piece
      const place = at(key)
      return place < 0 ? Reflect.get(target, key) : place < to - from ? reader.row(from + place) : undefined
    },
    has: (target, key) => {
      const place = at(key)
      return place < 0 ? Reflect.has(target, key) : place < to - from
    },
  })
  views.set(rows, { of, from, to })
  return rows
}
