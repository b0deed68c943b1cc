import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { type ErasureListed, erasureLines, erasuresFromText, joined, knownErasures } from '../../queries/erasures.ts'
import type { Book } from '../../store/book.ts'

/** Where the erasures of a book, or of a copy, are listed: beside it. */
export const listBeside = (file: string): string => `${file}.erasures`

/** The list beside a file; empty where there is none. Undefined where it is no list. */
export function erasuresBeside(file: string): readonly ErasureListed[] | undefined {
  const path = listBeside(file)
  return existsSync(path) ? erasuresFromText(readFileSync(path, 'utf8')) : []
}

/**
 * Keeps beside a served book what it knows of erasures, so that a copy from before them is erased again when it is restored. False where the list that is there
 * can't be read or written: the erasure stands, and a person has to see to the list.
 */
export function keepErasuresBeside(book: Book): boolean {
  const path = listBeside(book.file)
  const draft = `${path}.${process.pid}.draft`
  try {
    const known = erasuresBeside(book.file)
    if (!known) return false
    const file = openSync(draft, 'wx', 0o600)
    try {
      writeSync(file, erasureLines(joined(known, knownErasures(book))))
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(draft, path)
    return true
  } catch {
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}
