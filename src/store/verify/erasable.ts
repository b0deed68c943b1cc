import { sha256, unpackLookups } from '../keys.ts'
import type { Read } from '../read.ts'
import type { Faults } from './faults.ts'
import { Ordered } from './ordered.ts'
import { declaredTables, digestedTable } from './tables.ts'

interface Value {
  readonly row: number
  readonly value: Buffer | null
  readonly digest: string | null
  readonly blanked: number
}

/** Columns whose tokens are projected into the index of look-ups. */
const INDEXED = ['lookups', 'evidence']

/** Every erasable value matches its digest, or is blank and named; the index of look-ups is exactly what these columns hold. */
export function judgeErasables(read: Read, faults: Faults): void {
  const tables = declaredTables(read)
    .filter(({ declared }) => declared === 'fact' || declared === 'staged_fact')
    .map(({ name }) => digestedTable(read, name))
  for (const { name, erasable } of tables) {
    for (const column of erasable) {
      judgeColumn(read, name, column, faults)
    }
  }
  const indexed = tables.filter(({ erasable }) => erasable.some((column) => INDEXED.includes(column))).map(({ name }) => name)
  for (const { table, row } of read.iterate<{ table: string; row: number }>(
    'SELECT DISTINCT table_name AS "table", row_id AS row FROM lookup WHERE table_name NOT IN (SELECT value FROM json_each(?)) ORDER BY 1, 2',
    JSON.stringify(indexed),
  )) {
    faults.add('cache_differs', `The index of look-ups names row ${row} of ${table}, which holds none.`, { table: 'lookup', row })
  }
}

function judgeColumn(read: Read, table: string, column: string, faults: Faults): void {
  const index = INDEXED.includes(column) ? new IndexCursor(read, table, faults) : undefined
  try {
    for (const value of valuesOf(read, table, column)) {
      judgeValue(table, column, value, faults)
      index?.expect(value.row, value.value === null ? [] : unpackLookups(value.value))
    }
    index?.end()
  } finally {
    index?.close()
  }
}

const valuesOf = (read: Read, table: string, column: string) =>
  read.iterate<Value>(
    `SELECT t.id AS row, t.${column} AS value, t.${column}_sha256 AS digest,
       EXISTS(SELECT 1 FROM blanked b WHERE b.table_name = ? AND b.row_id = t.id AND b.column_name = ?) AS blanked
     FROM "${table}" t ORDER BY t.id`,
    table,
    column,
  )

function judgeValue(table: string, column: string, { row, value, digest, blanked }: Value, faults: Faults): void {
  const wrong = (words: string) => faults.add('erasable_differs', `The ${column} of row ${row} of ${table} ${words}.`, { table, row })
  if (value === null) {
    if (digest !== null && blanked === 0) wrong('is gone, and no erasure names it')
  } else if (blanked === 1) wrong('was erased, and is there all the same')
  else if (digest === null) wrong('is there, and the chain knows of none')
  else if (sha256(value) !== digest) wrong('is not the one that was sealed')
}

/** The index of look-ups of one table, read in the order of its rows beside them. */
class IndexCursor {
  readonly #table: string
  readonly #faults: Faults
  readonly #rows: Ordered<{ row: number; token: Buffer }>

  constructor(read: Read, table: string, faults: Faults) {
    this.#table = table
    this.#faults = faults
    this.#rows = new Ordered(read.iterate('SELECT row_id AS row, token FROM lookup WHERE table_name = ? ORDER BY row_id, token', table))
  }

  /** The next row, in the order of ids, and the tokens that it holds. */
  expect(row: number, tokens: readonly Buffer[]): void {
    this.#skip(row)
    const found: string[] = []
    for (; this.#rows.next?.row === row; this.#rows.advance()) found.push(this.#rows.next.token.toString('hex'))
    const held = [...new Set(tokens.map((token) => token.toString('hex')))].sort()
    if (held.join() !== found.join()) this.#wrong(row, `${found.length} tokens that are not the ${held.length} of the row`)
  }

  /** After the last row: what is left belongs to none. */
  end(): void {
    this.#skip(Number.POSITIVE_INFINITY)
  }

  close(): void {
    this.#rows.close()
  }

  #skip(row: number): void {
    for (; this.#rows.next !== undefined && this.#rows.next.row < row; this.#rows.advance())
      this.#wrong(this.#rows.next.row, 'a token, and the row is not there')
  }

  #wrong(row: number, words: string): void {
    this.#faults.add('cache_differs', `The index of look-ups has, for row ${row} of ${this.#table}, ${words}.`, { table: 'lookup', row })
  }
}
