import type { Source, Table } from '../../source.ts'
import { type Grid, gridOf, hasLine } from './grid.ts'

/** What may part the cells of a row. */
const DELIMITERS = [';', ',', '\t', '|', '~|~', '||', '^', '~'] as const

/** A source as a table: a workbook's, or its text by one delimiter. */
interface Cut {
  readonly delimiter: string
  readonly table: Table
}

/** Every way to cut a source: by each delimiter that stands in it, one after the other; a workbook's cells are cut already. */
export function* cutsOf(source: Source): Iterable<Cut> {
  if (source.rows) yield { delimiter: '', table: source.rows }
  else for (const delimiter of delimitersIn(source.text)) yield { delimiter, table: source.split(source.text, delimiter, 'minimal') }
}

/** The delimiters that stand in a text. */
export const delimitersIn = (text: string): readonly string[] => DELIMITERS.filter((delimiter) => text.includes(delimiter))

/** The same source, but where it is cut by `delimiter`, or in cells already, its table is another one. */
export const recut = (source: Source, delimiter: string, change: (of: Table) => Table): Source => ({
  ...source,
  ...(source.rows ? { rows: change(source.rows) } : {}),
  split: (text, by, quotes) => (by === delimiter ? change(source.split(text, by, quotes)) : source.split(text, by, quotes)),
})

/** The table of the file, split in the way that gives the most whole rows. */
export function gridIn(source: Source): Grid | undefined {
  if (source.rows) return gridOf(source.rows, null)
  const grids = likelyDelimiters(source).flatMap((delimiter) => splitGrid(source, delimiter) ?? [])
  const weight = (grid: Grid): number => (grid.rows.length - grid.torn.length * 2) * 100 + Math.min(grid.width, 40) + (grid.header ? 30 : 0)
  return grids.reduce<Grid | undefined>((most, next) => (most && weight(most) >= weight(next) ? most : next), undefined)
}

const LONG = 200_000
const HEAD_LETTERS = 64_000

/** In a long file the delimiter is the one that parts its beginning best; a short one is tried with all. */
function likelyDelimiters({ text, split }: Source): readonly string[] {
  if (!isLong(text)) return delimitersIn(text)
  const best = delimiterOf(text, split)
  return best === undefined ? [] : [best]
}

/** Is a text so long that its beginning tells the delimiter? */
export const isLong = (text: string): boolean => text.length >= LONG

/** The delimiter that parts the beginning of a text best, of those by which it has a line at all. */
export function delimiterOf(text: string, split: Source['split']): string | undefined {
  const head = text.slice(0, HEAD_LETTERS)
  const there = delimitersIn(head).filter((delimiter) => hasLine(split(head, delimiter, 'minimal')))
  const lines = head.split('\n').slice(0, -1)
  const regular = (delimiter: string): number => {
    const counts = new Map<number, number>()
    for (const line of lines) {
      const cells = line.split(delimiter).length
      if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1)
    }
    return Math.max(0, ...counts.values())
  }
  return [...there].sort((a, b) => regular(b) - regular(a))[0]
}

/** Without regard to quotes only where quotes do not pair up or leave torn rows. */
function splitGrid(source: Source, delimiter: string): Grid | undefined {
  const quoted = source.split(source.text, delimiter, 'minimal')
  const grid = quoted.faults.length === 0 ? gridOf(quoted, delimiter) : undefined
  if (grid && grid.torn.length === 0) return grid
  if (!source.text.includes('"')) return grid
  const plain = gridOf(source.split(source.text, delimiter, 'none'), delimiter)
  return plain && plain.torn.length === 0 && plain.rows.length >= (grid ? grid.rows.length + grid.torn.length : 0) ? plain : grid
}
