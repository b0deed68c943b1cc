import { isHeader } from './header-rows.ts'

/** Where a second table begins below the first one: of another account, of cards, of what is not booked yet. */

interface Row {
  readonly cells: readonly string[]
}

/**
 * The rows with which another table begins: the one before a header that stands there once more, where it has other cells than lines have, and a header of which
 * a name is another one (`Amount (USD)`). `rows` are without blank ones; `names`: those of the first header; `fits`: has a row as many cells as lines have?
 */
export function tablesBelow<R extends Row>(rows: readonly R[], names: readonly string[], width: number, fits: (row: R) => boolean): readonly R[] {
  return rows.filter((row, index) => {
    const next = rows[index + 1]
    if (likenessOf(row, names, width) === 'other') return true
    return next !== undefined && !fits(row) && likenessOf(next, names, width) !== 'none' && likenessOf(row, names, width) === 'none'
  })
}

function likenessOf(row: Row, names: readonly string[], width: number): 'same' | 'other' | 'none' {
  let [filled, same, isOther] = [0, 0, false]
  for (const [place, cell] of row.cells.entries()) {
    if (cell === '') continue
    const name = names[place] ?? ''
    filled += 1
    if (cell === name) same += 1
    // A header over several lines is joined to one.
    else if (!name.includes(cell)) isOther = true
  }
  // Asked of every line, and nearly always answered by this.
  if (same * 2 <= filled || !isHeader(row, width)) return 'none'
  return isOther ? 'other' : 'same'
}
