/**
 * The edits (a letter changed, put in, left out, or two neighbours exchanged) that lead from `a` to `b`, if at most
 * `limit`, else undefined. No letter is edited twice (optimal string alignment).
 */
export function editsWithin(a: string, b: string, limit: number): number | undefined {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > limit) return undefined
  const [left, right] = withoutCommonEnds(a, b)
  // One edit changes two neighbours at most.
  return limit === 1 && Math.max(left.length, right.length) > 2 ? undefined : editsBetween(left, right, limit)
}

/** Both texts without what they begin and end with alike: no edit falls there. */
function withoutCommonEnds(a: string, b: string): readonly [string, string] {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)]
}

function editsBetween(a: string, b: string, limit: number): number | undefined {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const now = [row]
    for (let column = 1; column <= b.length; column++) now.push(cheapest(a, b, row, column, { before, above, now }))
    if (Math.min(...now) > limit && Math.min(...above) > limit) return undefined
    before = above
    above = now
  }
  const edits = above[b.length] ?? limit + 1
  return edits <= limit ? edits : undefined
}

const at = (line: readonly number[], place: number): number => line[place] ?? Number.POSITIVE_INFINITY

function cheapest(
  a: string,
  b: string,
  row: number,
  column: number,
  rows: { before: readonly number[]; above: readonly number[]; now: readonly number[] },
): number {
  const change = at(rows.above, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1)
  const exchanged = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
  const exchange = exchanged ? at(rows.before, column - 2) + 1 : change
  return Math.min(change, exchange, at(rows.above, column) + 1, at(rows.now, column - 1) + 1)
}

/** Codes of letters and digits; others share a place with them, and so may only pass where they need not. */
const CODES = 128

/**
 * Can a text be within so many edits of this one? An edit brings at most one letter that was not there before: of two texts by chance one mostly
 * lacks more letters of the other, which takes no table to tell. Whatever is within the limit passes.
 */
export function lettersWithin(text: string): (other: string, limit: number) => boolean {
  const counts = new Int16Array(CODES)
  const move = (of: string, place: number, by: 1 | -1): number => {
    const code = of.charCodeAt(place) % CODES
    counts[code] = (counts[code] ?? 0) + by
    return counts[code] ?? 0
  }
  for (let place = 0; place < text.length; place++) move(text, place, 1)
  return (other, limit) => {
    let [lacking, place] = [0, 0]
    for (; place < other.length && lacking <= limit; place++) if (move(other, place, -1) < 0) lacking++
    while (place > 0) move(other, --place, 1)
    return lacking <= limit
  }
}
