import { existsSync, readFileSync } from 'node:fs'
import { replaceFile } from '../../files/replace-file.ts'
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
  try {
    const known = erasuresBeside(book.file)
    if (!known) return false
    replaceFile(listBeside(book.file), erasureLines(joined(known, knownErasures(book))))
    return true
  } catch {
    return false
  }
}
