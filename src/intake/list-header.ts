import { because, say } from '../core/said/say.ts'
import type { WorkbookRow } from '../files/workbook.ts'
import { type Column, columnOf, headersOf, REQUIRED } from './list-columns.ts'
import { type ListProblem, toldValue } from './list-problem.ts'

/** A list's header line: the titles as written, where each known column stands, and what is wrong with the list as a whole. */
export interface ListHeader {
  readonly line: number
  readonly titles: readonly string[]
  readonly places: ReadonlyMap<Column, number>
  readonly problems: readonly ListProblem[]
}

/** Reads the header. An unknown title is no problem: its column is kept and not used. Two titles for one column, and a required one that is missing, are. */
export function readHeader({ line, cells, faults }: WorkbookRow): ListHeader {
  const titles = withoutBlankEnd(cells)
  const places = new Map<Column, number>()
  const problems: ListProblem[] = faults.map(({ value, said, column }) => ({ line, column: `column ${column + 1}`, value: toldValue(value), ...because(said) }))
  titles.forEach((title, place) => {
    const column = columnOf(title)
    if (column === undefined) return
    const earlier = places.get(column)
    if (earlier === undefined) places.set(column, place)
    else
      problems.push({
        line,
        column: title,
        value: toldValue(title),
        ...because(say.sameColumn(titles[earlier] ?? column, title, column)),
      })
  })
  for (const column of REQUIRED.filter((needed) => !places.has(needed))) {
    problems.push({ line, column, value: '', ...because(say.noSuchColumn(headersOf(column))) })
  }
  return { line, titles, places, problems }
}

function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
}
