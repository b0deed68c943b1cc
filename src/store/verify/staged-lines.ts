import { createHash } from 'node:crypto'
import type { Read } from '../read.ts'
import { LINES_PER_IMPORT } from '../statements.ts'
import type { Faults } from './faults.ts'
import { RowDigest } from './row-digest.ts'
import { cutNulls, digestedTable, rowJson } from './tables.ts'

/** Lines of one digest: what an import writes in one transaction. */
const CHUNK = 1000

interface Published {
  readonly id: number
  readonly seq: number
  readonly added: number
  readonly digest: string
}

/** The lines of every published statement are those that it sealed: their number, and the digest over the digests of each thousand. */
export function judgeStagedLines(read: Read, faults: Faults): void {
  const sql = `SELECT ${rowJson(digestedTable(read, 'statement_line'))} AS text FROM statement_line WHERE id BETWEEN ? AND ? ORDER BY id`
  for (const { id, seq, added, digest } of read.iterate<Published>('SELECT id, event_seq AS seq, added, digest FROM statement ORDER BY id')) {
    const chunks = createHash('sha256')
    let chunk = new RowDigest()
    let count = 0
    for (const { text } of read.iterate<{ text: string }>(sql, id * LINES_PER_IMPORT, (id + 1) * LINES_PER_IMPORT - 1)) {
      chunk.add(cutNulls(text))
      count += 1
      if (chunk.count === CHUNK) {
        chunks.update(`${chunk.hex()}\n`)
        chunk = new RowDigest()
      }
    }
    if (chunk.count > 0) chunks.update(`${chunk.hex()}\n`)
    const where = { table: 'statement_line', seq }
    if (count !== added) faults.add('lines_differ', `Statement ${id} was imported with ${added} lines; ${count} are there.`, where)
    else if (chunks.digest('hex') !== digest) faults.add('lines_differ', `A line of statement ${id} was changed.`, where)
  }
}
