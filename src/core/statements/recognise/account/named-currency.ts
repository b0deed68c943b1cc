import type { Cell } from '../../statement.ts'
import { isEmptyCell } from '../cells/empty-cell.ts'
import type { Column } from '../columns/columns.ts'
import { pricedBy } from '../columns/currencies.ts'
import type { Lines } from '../lines/lines.ts'
import { cellAt, type Grid, type GridRow } from '../table/grid.ts'
import type { Labels } from '../table/labels.ts'
import { currenciesBeside, currenciesNamed, currenciesOfHeader, currencyOfCell } from '../words/currency-names.ts'

interface Named {
  readonly cell: Cell
  readonly codes: readonly string[]
}

interface Around {
  readonly lines: Lines
  readonly labels: Labels
  readonly grid: Grid
}

/**
 * The currency that the file says of the account or of the amounts that are read (`places`): the one that is not `ours`, if any says so. `value` is its code; where a
 * sign is that of several, ours is one of them.
 */
export function namedCurrency(ours: string | undefined, around: Around, places: readonly number[]): Cell | undefined {
  const { lines, labels } = around
  const { currency } = labels
  const label = currency && namedBy({ line: currency.line, column: currency.label, value: currency.value }, currenciesNamed(currency.value))
  const [row] = lines.rows
  const said = [
    label,
    ...(row ? [byColumn(around, row, places), ...besideAmounts(around, places), byHeader(around, places)] : []),
    besideBalances(around),
    byCells(around),
  ]
  const all = said.filter((one) => one !== undefined)
  const other = all.find(({ codes }) => ours !== undefined && !codes.includes(ours))
  const found = other ?? all[0]
  if (!found) return undefined
  const value = ours !== undefined && found.codes.includes(ours) ? ours : (found.codes[0] ?? '')
  return { ...found.cell, value }
}

const namedBy = (cell: Cell, codes: readonly string[] | undefined): Named | undefined => (codes ? { cell, codes } : undefined)

/** A column of one currency: beside the amounts that are read, else one that is no original currency. */
function byColumn({ lines, grid }: Around, row: GridRow, places: readonly number[]): Named | undefined {
  const one = pricedBy(lines.columns).filter(({ isOne }) => isOne)
  const isOriginal = ({ roles }: Column) => roles.has('original')
  const beside = one.find(({ column, amount }) => amount && places.includes(amount.place) && (!isOriginal(column) || isOriginal(amount)))
  const free = one.find(({ column, amount }) => !isOriginal(column) && (amount === undefined || column.roles.has('currency')))
  const column = (beside ?? free)?.column ?? lines.columns.find((other) => other.roles.has('currency') && !isOriginal(other) && isConstant(other))
  return column && namedBy(cellAt(grid, row, column.place), currenciesNamed((column.cells[0] ?? '').toUpperCase()))
}

const isConstant = ({ cells }: Column): boolean => cells.length > 0 && cells.every((cell) => cell === cells[0])

/** A sign on every amount of a column. */
function besideAmounts({ lines, grid }: Around, places: readonly number[]): readonly (Named | undefined)[] {
  return places.map((place) => {
    const column = lines.columns[place]
    const first = column?.cells.findIndex((cell) => !isEmptyCell(cell)) ?? -1
    const row = lines.rows[first]
    const codes = column && row && currenciesBeside(column.cells[first] ?? '')
    if (!codes || !row || !column) return undefined
    const isSame = column.cells.every((cell) => isEmptyCell(cell) || currenciesBeside(cell) === codes || currenciesBeside(cell)?.join() === codes.join())
    return isSame ? namedBy(cellAt(grid, row, place), codes) : undefined
  })
}

function byHeader({ grid }: Around, places: readonly number[]): Named | undefined {
  const place = places.find((one) => currenciesOfHeader(grid.header?.[one] ?? '') !== undefined)
  const name = place === undefined ? '' : (grid.header?.[place] ?? '')
  return namedBy({ line: grid.headerLine, column: name, value: name }, currenciesOfHeader(name))
}

/** Balances and sums above and below the table, where all that have a sign have the same. */
function besideBalances({ grid }: Around): Named | undefined {
  const found = [...grid.above, ...grid.below].flatMap((row) =>
    row.cells.flatMap((value) => {
      const codes = value.length < 40 && /\d[.,]\d/.test(value) ? currenciesBeside(value.replace(/^[^\d:]*:\s*/, '')) : undefined
      return codes ? [{ cell: { line: row.line, column: row.cells[0] ?? '', value }, codes }] : []
    }),
  )
  const [first] = found
  return first && found.every(({ codes }) => codes.join() === first.codes.join()) ? first : undefined
}

/** Cells above the table that are a code and nothing else, where all are the same. */
function byCells({ grid }: Around): Named | undefined {
  const found = grid.above.flatMap((row) =>
    row.cells.flatMap((value) => {
      const code = currencyOfCell(value)
      return code === undefined ? [] : [{ cell: { line: row.line, column: row.cells[0] ?? '', value }, codes: [code] }]
    }),
  )
  const [first] = found
  return first && found.every(({ codes }) => codes[0] === first.codes[0]) ? first : undefined
}
