import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { statementPieces, UNKNOWN } from '../../../src/bench/statement-file.ts'
import type { Spent } from '../peers/process.ts'
import { beginning } from '../peers/tideover-book.ts'
import { tideoverServed } from '../peers/tideover-served.ts'

/** What the import of a proven statement of `size` lines takes by the built program as it serves: its time, and the server's largest size until then. */
export async function largeImport(size: number): Promise<Spent> {
  const folder = mkdtempSync(join(tmpdir(), 'tideover-large-'))
  const file = join(folder, 'statement.csv')
  writeFileSync(file, '')
  for (const piece of statementPieces(size, UNKNOWN)) appendFileSync(file, piece)
  const books = await tideoverServed(await beginning()).begin(folder)
  try {
    const { spent, refused } = await books.take(file, { name: 'statement.csv', text: '', rows: [], account: [] })
    if (refused !== undefined) throw new Error(refused)
    return spent
  } finally {
    await books.end()
    rmSync(folder, { recursive: true, force: true })
  }
}
