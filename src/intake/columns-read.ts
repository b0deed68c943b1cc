import type { Column } from './list-columns.ts'
import { readHeader } from './list-header.ts'
import { readTable } from './list-table.ts'

/** A list's titles as written, and what each is read as; null where the column is not used. Empty for what is no list. */
export async function columnsRead(bytes: Uint8Array): Promise<ReadonlyArray<{ readonly title: string; readonly column: Column | null }>> {
  const table = await readTable(bytes)
  if (!table.ok) return []
  const { titles, places } = readHeader(table.value.header)
  const columns = new Map([...places].map(([column, place]) => [place, column]))
  return titles.map((title, place) => ({ title, column: columns.get(place) ?? null }))
}
