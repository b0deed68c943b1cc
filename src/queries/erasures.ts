import { z } from 'zod'
import { type ErasureListed, erasuresOf, isToErase } from '../store/erasure.ts'
import type { Book } from './query.ts'

export type { ErasureListed }

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const listed = z.strictObject({ book: hash, student: z.number().int().min(1), made: hash, caseNumber: z.string().max(40), erasedAt: z.string().max(40) })

/** The list of erasures as a file has it: a line of JSON each. */
export const erasureLines = (list: readonly ErasureListed[]): string => list.map((of) => `${JSON.stringify(of)}\n`).join('')

/** Reads such a file; undefined where it is none. */
export function erasuresFromText(text: string): readonly ErasureListed[] | undefined {
  try {
    const parsed = z.array(listed).safeParse(
      text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => JSON.parse(line) as unknown),
    )
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** Lists together, each student of a book once: as listed first. */
export function joined(...lists: readonly (readonly ErasureListed[])[]): readonly ErasureListed[] {
  const found = new Map<string, ErasureListed>()
  for (const of of lists.flat()) {
    const key = `${of.book} ${of.student} ${of.made}`
    if (!found.has(key)) found.set(key, of)
  }
  return [...found.values()]
}

/** What the book itself knows of erasures. */
export const knownErasures = (book: Book): readonly ErasureListed[] => book.read(erasuresOf)

/** Those of a list whose student is in this copy of the book and not erased: it is of a time before the erasure. */
export const erasuresToRepeat = (book: Book, list: readonly ErasureListed[]): readonly ErasureListed[] =>
  book.read((read) => list.filter((of) => isToErase(read, of)))
