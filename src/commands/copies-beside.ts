import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { dateOf, daysBetween } from '../core/time/dates.ts'
import { replaceFile } from '../files/replace-file.ts'
import type { Book } from '../store/book.ts'
import { head } from '../store/ledger.ts'

const shape = z.object({ at: z.iso.datetime(), seq: z.number().int().min(0), bytes: z.number().int().min(0), name: z.string().max(300) })

/** A copy of a book. `at`: by the book's clock; `seq`: of the last event that is surely in it; `name`: of its file, without the folder. */
export type CopyMade = z.output<typeof shape>

/** Where the last copy of a book is told: beside it, as a copy is no event of the books (who can't write them can still copy them). */
const copiedBeside = (file: string): string => `${file}.copied`

/** A consistent copy of the book, while others write. The key is not in it. `isTold`: beside the book stands when it was made. */
export function copyBook(book: Book, file: string): { readonly copy: CopyMade; readonly isTold: boolean } {
  const { at, seq } = book.read((read) => ({ at: read.at, seq: head(read).seq }))
  book.copyTo(file)
  const copy = { at, seq, bytes: statSync(file).size, name: basename(file) }
  try {
    replaceFile(copiedBeside(book.file), `${JSON.stringify(copy)}\n`)
    return { copy, isTold: true }
  } catch {
    return { copy, isTold: false }
  }
}

/** After so many days without a copy there should be one. */
const OLD_DAYS = 7

/** The last copy as it is now. `eventsSince`: how many events it surely has not. */
export interface LastCopy extends CopyMade {
  readonly daysAgo: number
  readonly isOld: boolean
  readonly eventsSince: number
}

/** The last copy that was made of the book where it stands; undefined where none is told of. */
export function lastCopy(book: Book): LastCopy | undefined {
  const copy = copyTold(copiedBeside(book.file))
  if (!copy) return undefined
  return book.read((read) => {
    const daysAgo = Math.max(0, daysBetween(dateOf(copy.at), read.today))
    return { ...copy, daysAgo, isOld: daysAgo > OLD_DAYS, eventsSince: Math.max(0, head(read).seq - copy.seq) }
  })
}

function copyTold(path: string): CopyMade | undefined {
  if (!existsSync(path)) return undefined
  try {
    return shape.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
  } catch {
    return undefined
  }
}
