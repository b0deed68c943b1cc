// A process of its own that reads columns of amounts with gaps and one without, chains them, and prints whether V8 holds the numbers of the one without gaps bare in their array.

import { amountsOf, type Column, columnOf } from '../../src/core/statements/recognise/columns/columns.ts'
import { chainOf } from '../../src/core/statements/recognise/days/chains.ts'

const ROWS = 50_000
/** Needs `--allow-natives-syntax`. */
const isBare = new Function('array', 'return %HasDoubleElements(array)') as (array: unknown) => boolean

const cellsOf = (cell: (row: number) => string): readonly string[] => Array.from({ length: ROWS }, (_, row) => cell(row))
const half = (odd: number): Column =>
  columnOf(
    'Amount',
    0,
    cellsOf((row) => (row % 2 === odd ? '5.00' : '')),
  )
// Too large for the numbers that every array holds bare
const full = (): Column =>
  columnOf(
    'Balance',
    1,
    cellsOf((row) => `${3_000_000_000 + 5 * row}.00`),
  )
const read = (column: Column): readonly (number | undefined)[] => amountsOf(column, '.', 2) ?? []

const amounts = Array.from({ length: ROWS }, () => 500)
// As often as V8 needs to be sure of what comes
for (let turn = 0; turn < 20; turn += 1) for (const one of [half(0), half(1), full()]) chainOf(amounts, read(one), 'oldest_first', 'after')
const balances = read(full())
const made = isBare(balances)
if (chainOf(amounts, balances, 'oldest_first', 'after')?.held !== ROWS - 1) throw new Error('the balances do not chain')
process.stdout.write(JSON.stringify({ made, chained: isBare(balances) }))
