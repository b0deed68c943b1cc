/** How many rows of one list a report shows at once; its counts and totals are always of all of them. */
export const MOST_ROWS = 5000

/** The rows shown of a long list, how many there are, and after which row the next part begins. */
export interface LongList<T> {
  readonly shown: readonly T[]
  readonly count: number
  readonly next: number | null
}

/** Reads all rows once, in the order of their ids: `each` sees every one, and the first after `after` are kept. */
export function longList<T>(rows: Iterable<T>, idOf: (row: T) => number, after: number, each: (row: T) => void = () => undefined): LongList<T> {
  const shown: T[] = []
  let count = 0
  let isMore = false
  for (const row of rows) {
    each(row)
    count += 1
    if (idOf(row) <= after) continue
    if (shown.length < MOST_ROWS) shown.push(row)
    else isMore = true
  }
  const last = shown.at(-1)
  return { shown, count, next: isMore && last !== undefined ? idOf(last) : null }
}

/** What a report says of a list that it has cut; null where it is whole. */
export const cutView = ({ shown, count, next }: LongList<unknown>) => (next === null ? null : { shown: shown.length, of: count, next: `--after ${next}` })

export const cutNotes = (list: LongList<unknown>, what: string): string[] =>
  list.next === null
    ? []
    : [`${list.shown.length} of ${list.count} ${what} are shown; the next part: --after ${list.next}. Counts and totals are of all of them.`]
