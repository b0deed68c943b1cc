import { erasuresBeside, listBeside } from '../commands/erase/list-beside.ts'
import { done } from '../core/result.ts'
import { type ErasureListed, erasureLines, joined, knownErasures } from '../queries/erasures.ts'
import type { Book } from '../queries/query.ts'
import { writeWhole } from './file-words.ts'
import { FaultyError } from './verb.ts'

/** The list beside a file; empty where there is none. Throws FaultyError where it is no list. */
export function erasuresListed(file: string): readonly ErasureListed[] {
  const list = erasuresBeside(file)
  if (!list) throw new FaultyError(`${listBeside(file)} is no list of erasures: put back the one that was there, or move it away.`)
  return list
}

/** Writes beside a file what the book knows of erasures and what the lists say; nothing where there was none. */
export function listErasures(book: Book, file: string, ...lists: readonly (readonly ErasureListed[])[]): void {
  const list = joined(erasuresListed(file), ...lists, knownErasures(book))
  if (list.length > 0) writeWhole(listBeside(file), (put) => done(put(erasureLines(list))))
}
