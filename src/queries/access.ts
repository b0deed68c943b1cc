import type { Book } from '../store/book.ts'
import { rolesFor, type Signed, signedBy } from '../store/people.ts'

/** Who a token's secret stands for now; undefined: unknown, revoked or expired. */
export const whoSigned = (book: Book, secret: string): Signed | undefined => book.read((read) => signedBy(read, secret))

/** The roles that may make events of a kind, from the book's own rules. */
export const rolesThatMay = (book: Book, kind: string): string[] => book.read((read) => rolesFor(read, kind))
