import { openedTicket, sealedTicket } from '../store/tickets.ts'
import type { Book } from './query.ts'

/** What somebody typed and what goes through a browser, or stands in an address: for each purpose its own, so that one is never taken for another. */
export type SealedFor = 'a search' | 'a form of staff' | 'a form of a student'

const MINUTE_MS = 60_000

interface Sealed {
  readonly sealedFor: SealedFor
  readonly untilTime: number
  readonly value: unknown
}

/** Encrypted, for so many minutes of the book's clock. */
export const sealWords = (book: Book, sealedFor: SealedFor, value: unknown, minutes: number): string =>
  book.read((read) => sealedTicket(read, { sealedFor, untilTime: Date.parse(read.at) + minutes * MINUTE_MS, value } satisfies Sealed))

/** What was sealed for this; undefined where it was for something else, where its time is over, or where it is none of ours. */
export const openWords = <T>(book: Book, sealedFor: SealedFor, text: string): T | undefined =>
  book.read((read) => {
    const of = openedTicket<Partial<Sealed> | null>(read, text)
    return of?.sealedFor === sealedFor && of.untilTime !== undefined && of.untilTime >= Date.parse(read.at) ? (of.value as T) : undefined
  })
