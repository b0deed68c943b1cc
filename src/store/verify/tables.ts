import type { Read } from '../read.ts'

export type Declared = 'fact' | 'staged_fact' | 'cache' | 'staging'

export interface DeclaredTable {
  readonly name: string
  readonly declared: Declared
}

/** A table whose rows are digested: `digested` are its columns in table order without the erasable ones. */
export interface DigestedTable {
  readonly name: string
  readonly digested: readonly string[]
  readonly erasable: readonly string[]
}

/** Every table with its kind, in the order of their names. */
export const declaredTables = (read: Read): DeclaredTable[] => read.all<DeclaredTable>('SELECT name, kind AS declared FROM declared ORDER BY name')

export function digestedTable(read: Read, name: string): DigestedTable {
  const columns = read.all<{ name: string }>('SELECT name FROM pragma_table_info(?) ORDER BY cid', name).map((column) => column.name)
  const erasable = columns.filter((column) => columns.includes(`${column}_sha256`))
  return { name, erasable, digested: columns.filter((column) => !erasable.includes(column)) }
}

/** Fact tables whose rows events digest, in the order of their names (which is the order in an event's digest). */
export const factTables = (read: Read): DigestedTable[] =>
  declaredTables(read)
    .filter(({ name, declared }) => declared === 'fact' && name !== 'event' && name !== 'seal')
    .map(({ name }) => digestedTable(read, name))

/** A row as SQLite writes it for the digest; NULLs at the end are not cut yet. */
export const rowJson = (table: DigestedTable): string => `json_array(${table.digested.map((column) => `"${column}"`).join(', ')})`

/** The digested form of what `rowJson` gave: the same text as `rowText` makes of the values. */
export function cutNulls(json: string): string {
  let text = json
  while (text.endsWith(',null]')) text = `${text.slice(0, -6)}]`
  return text
}
