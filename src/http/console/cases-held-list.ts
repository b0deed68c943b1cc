import { createHash } from 'node:crypto'
import type { Book } from '../../queries/query.ts'

/**
 * The list that a person looks at, between the preview and the import: in memory alone, so that no file with personal data lies anywhere, and for
 * half an hour. What is imported is told by its hash: another file than the one that was looked at is never taken. Lost with the process: then
 * the same file is chosen once more.
 */

const MINUTES = 30
const MOST_LISTS = 8

interface HeldList {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly sha256: string
  readonly atMs: number
}

interface Imported {
  readonly key: string
  readonly to: string
}

class Shelf {
  readonly lists = new Map<number, HeldList>()
  /** The last import of each person: the same form sent twice leads to the same place. */
  readonly imported = new Map<number, Imported>()
}

const SHELVES = new WeakMap<Book, Shelf>()

function shelfOf(book: Book): Shelf {
  const known = SHELVES.get(book)
  if (known) return known
  const made = new Shelf()
  SHELVES.set(book, made)
  return made
}

const nowMs = (book: Book): number => Date.parse(book.read((read) => read.at))

export const hashOfFile = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Keeps the list that a person looks at, in the place of the one before. Gives its hash. */
export function holdList(book: Book, person: number, bytes: Uint8Array<ArrayBuffer>): string {
  const { lists } = shelfOf(book)
  const [sha256, atMs] = [hashOfFile(bytes), nowMs(book)]
  lists.delete(person)
  for (const [one, held] of lists) if (atMs - held.atMs > MINUTES * 60_000 || lists.size >= MOST_LISTS) lists.delete(one)
  lists.set(person, { bytes, sha256, atMs })
  return sha256
}

/** The list that a person looked at, by its hash, while it is kept. */
export function heldList(book: Book, person: number, sha256: string): Uint8Array<ArrayBuffer> | undefined {
  const held = shelfOf(book).lists.get(person)
  return held?.sha256 === sha256 && nowMs(book) - held.atMs <= MINUTES * 60_000 ? held.bytes : undefined
}

/** The list is taken in: it is kept no longer, and its form is known. */
export function letGo(book: Book, person: number, imported: Imported): void {
  const shelf = shelfOf(book)
  shelf.lists.delete(person)
  shelf.imported.set(person, imported)
}

/** Where an import that was done already led. */
export function importedBy(book: Book, person: number, key: string): string | undefined {
  const last = shelfOf(book).imported.get(person)
  return last?.key === key ? last.to : undefined
}
