import { dateCell } from '../cells/date-cell.ts'
import { AT_A_DAY, BALANCE } from '../words/label-words.ts'
import { folded, hasWord } from '../words/words.ts'
import type { GridRow } from './grid.ts'
import { figureWithin, push } from './label-figures.ts'
import type { Labelled } from './labels.ts'

/** Two balances of which no word says which is which; `isOrdered`: their days do, and `above` is the opening. */
export interface Pair {
  readonly above: Labelled
  readonly below: Labelled
  readonly isOrdered?: true
  /** The one day of both: before and after the lines, where these are all of it. */
  readonly day?: string
}

export const pairOf = (above: readonly Labelled[], below: readonly Labelled[]): Pair | undefined =>
  above.length === 1 && below.length === 1 && above[0] && below[0] ? { above: above[0], below: below[0] } : undefined

/** The same where each row has a day of its own, and these differ: the balance of the first of them is the opening, in whichever order the lines stand. */
export function byDays(pair: Pair | undefined, rows: readonly GridRow[]): Pair | undefined {
  if (!pair) return undefined
  const [above = '', below = ''] = [pair.above, pair.below].map(({ line }) => dayOf(rows.find((row) => row.line === line)))
  if (above === '' || below === '' || above === below) return pair
  return above < below ? { ...pair, isOrdered: true } : { above: pair.below, below: pair.above, isOrdered: true }
}

/** The only day of a row, where it can be read in one way. */
function dayOf(row: GridRow | undefined): string | undefined {
  const [day, ...more] = (row?.cells ?? []).flatMap((cell) => dateCell(cell)?.days ?? [])
  const [first, ...others] = new Set(Object.values(day ?? {}))
  return more.length + others.length > 0 ? undefined : first
}

const DAY = /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}\.?[ /-]\p{L}{3,12}\.?,?[ /-]\d{2,4}(?!\d)|\p{L}{3,12}\.? \d{1,2}, \d{4}/u

/** One label twice, at two days: what the account had on the first of them, and on the last; or at one. */
export function pairOfDays(above: readonly GridRow[]): Pair | undefined {
  const found = above.flatMap((row, index) => {
    const text = row.cells[0] ?? ''
    const day = dateCell(DAY.exec(text)?.[0] ?? '')
    const label = folded(text.replace(DAY, '').replace(figureWithin(text) ?? '', ''))
    const list: Labelled[] = []
    if (day && (hasWord(label, BALANCE) || hasWord(label, AT_A_DAY))) push(list, above, index, 0, text)
    return list.map((labelled) => ({ labelled, label, day: day?.days.DMY ?? day?.days.YMD ?? '' }))
  })
  const [first, last] = [...found].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  if (found.length !== 2 || !first || !last || first.label !== last.label) return undefined
  if (first.day === last.day) return { above: first.labelled, below: last.labelled, day: first.day }
  return { above: first.labelled, below: last.labelled, isOrdered: true }
}

/** One and the same word for the balance above and the one below, where letters are lost, tells neither end. */
export function sameWord(opening: readonly Labelled[], closing: readonly Labelled[], above: readonly GridRow[]): Pair | undefined {
  if (opening.length > 0 && closing.length > 0) return undefined
  const all = [...opening, ...closing]
  const isAbove = ({ line }: Labelled) => above.some((row) => row.line === line)
  return all.length === 2
    ? pairOf(
        all.filter(isAbove),
        all.filter((one) => !isAbove(one)),
      )
    : undefined
}
