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

const NEXT = 'SELECT min(id) AS id FROM statement_line WHERE id >= ?'
const KNOWN =
  "SELECT 1 WHERE EXISTS(SELECT 1 FROM statement WHERE id = ?) OR EXISTS(SELECT 1 FROM statement_import WHERE id = ? AND state IN ('staging', 'left'))"

/** Lines that no statement has, and no import is about to bring or to take away, would stand in the way of such a line when it comes. */
function judgeStrays(read: Read, faults: Faults): void {
  for (let id = read.value<number | null>(NEXT, 0) ?? undefined; id !== undefined; ) {
    const of = Math.floor(id / LINES_PER_IMPORT)
    if (read.value(KNOWN, of, of) === undefined)
      faults.add('line_not_published', `Line ${id}, and what comes after it, is of import ${of}: no statement has it, and nobody brings it.`, {
        table: 'statement_line',
        row: id,
      })
    id = read.value<number | null>(NEXT, (of + 1) * LINES_PER_IMPORT) ?? undefined
  }
}

/** The lines of every published statement are those that it sealed: their number, and the digest over the digests of each thousand. */
export function judgeStagedLines(read: Read, faults: Faults): void {
  judgeStrays(read, faults)
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
