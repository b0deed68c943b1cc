import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BooksExport, type ExportAsked, exportBooks } from '../../src/queries/exports/books.ts'
import type { Book } from '../../src/store/book.ts'

/** Is a program on the PATH? */
export const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0

export interface Ran {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

export function run(program: string, ...args: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  return { status, out: stdout, err: stderr }
}

/** The text of an export. */
export function exported(book: Book, name: BooksExport, asked: ExportAsked = {}): string {
  const pieces: string[] = []
  const result = exportBooks(book, name, asked, (text) => pieces.push(text))
  if (!result.ok) throw new Error(result.problem.detail)
  return pieces.join('')
}

const folder = mkdtempSync(join(tmpdir(), 'tideover-export-'))
let files = 0

/** A file with this text. */
export function fileOf(text: string, ending: string): string {
  files += 1
  const file = join(folder, `export-${files}.${ending}`)
  writeFileSync(file, text)
  return file
}
