import { ACCIDENTS } from './accidents.ts'
import { all, changed, digitChanged, isProvable, MONEY, middle, placesOf, turned, type Variant, withCell, withRows } from './change.ts'

/** Every variant: the file as it is, what its figures contradict, and what happens on the way. */
export const VARIANTS: readonly Variant[] = [
  { name: 'plain', make: (sheet) => changed(sheet, all(sheet)) },
  {
    name: 'rows turned round',
    make: (sheet) => {
      if (sheet.format.openingRow || sheet.format.closingRow || sheet.format.totalsRow) return undefined
      return changed(withRows(sheet, [...sheet.rows].reverse()), [...all(sheet)].reverse())
    },
  },
  {
    name: 'two rows in progress',
    make: (sheet) => {
      const { pending, order } = sheet.format
      const at = sheet.rows.findIndex((cells, n) => !sheet.lineRows.includes(n) && pending && cells[pending.column] === pending.value)
      const row = sheet.rows[at]
      if (!row) return undefined
      return changed(withRows(sheet, order === 'newest_first' ? [row, ...sheet.rows] : [...sheet.rows, row]), all(sheet))
    },
  },
  {
    name: 'rows without a balance at the end',
    make: (sheet, random) => {
      const place = placesOf(sheet, ['balance']).at(-1)
      if (place === undefined || sheet.format.pending || sheet.format.openingRow || sheet.format.closingRow || sheet.format.totalsRow) return undefined
      const bare = (row: readonly string[] | undefined) =>
        (row ?? []).map((cell, at) => (at === place || sheet.format.columns[at]?.role === 'balance' ? '' : cell))
      const count = 1 + random.below(2)
      const newest = sheet.format.order === 'newest_first' ? sheet.rows.slice(0, count) : sheet.rows.slice(-count)
      const more = newest.map(bare)
      return changed(withRows(sheet, sheet.format.order === 'newest_first' ? [...more, ...sheet.rows] : [...sheet.rows, ...more]), 'none')
    },
  },
  {
    name: 'balances gone in the middle',
    make: (sheet, random) => {
      const places = placesOf(sheet, ['balance'])
      if (places.length === 0) return undefined
      const row = middle(sheet, random)
      return changed(
        places.reduce((made, place) => withCell(made, row, place, () => ''), sheet),
        all(sheet),
      )
    },
  },
  {
    name: 'balance broken',
    make: (sheet, random) => {
      const place = placesOf(sheet, ['balance']).at(-1)
      if (place === undefined || sheet.format.columns[place]?.when === 'before') return undefined
      return changed(withCell(sheet, middle(sheet, random), place, digitChanged), 'none')
    },
  },
  {
    name: 'amount changed',
    make: (sheet, random) => {
      const row = middle(sheet, random)
      const place = placesOf(sheet, MONEY).find((at) => /[1-9]/.test(sheet.rows[row]?.[at] ?? ''))
      return place === undefined || !isProvable(sheet) ? undefined : changed(withCell(sheet, row, place, digitChanged), 'none')
    },
  },
  {
    name: 'line dropped',
    make: (sheet, random) => {
      const row = middle(sheet, random)
      const lines = isProvable(sheet) ? 'none' : all(sheet).filter((n) => sheet.lineRows[n] !== row)
      return changed(
        withRows(
          sheet,
          sheet.rows.filter((_, n) => n !== row),
        ),
        lines,
      )
    },
  },
  {
    name: 'sign swapped',
    make: (sheet, random) => {
      const made = isProvable(sheet) ? turned(sheet, middle(sheet, random)) : undefined
      return made && changed(made, 'none')
    },
  },
  ...ACCIDENTS,
]
