import { existsSync } from 'node:fs'
import { done } from '../core/result.ts'
import { type ErasureListed, erasureLines, erasuresFromText, joined, knownErasures } from '../queries/erasures.ts'
import type { Book } from '../queries/query.ts'
import { readFile, writeWhole } from './file-words.ts'
import { FaultyError } from './verb.ts'

/** Where the erasures of a book, or of a copy, are listed: beside it. */
export const listBeside = (file: string): string => `${file}.erasures`

/** The list beside a file; empty where there is none. Throws FaultyError where it is no list. */
export function erasuresBeside(file: string): readonly ErasureListed[] {
  const path = listBeside(file)
  if (!existsSync(path)) return []
  const list = erasuresFromText(Buffer.from(readFile(path)).toString('utf8'))
  if (!list) throw new FaultyError(`${path} is no list of erasures: put back the one that was there, or move it away.`)
  return list
}

/** Writes beside a file what the book knows of erasures and what the lists say; nothing where there was none. */
export function listErasures(book: Book, file: string, ...lists: readonly (readonly ErasureListed[])[]): void {
  const list = joined(erasuresBeside(file), ...lists, knownErasures(book))
  if (list.length > 0) writeWhole(listBeside(file), (put) => done(put(erasureLines(list))))
}
