import type { Book } from '../store/book.ts'
import { leaveUnpublished } from '../store/statement-import.ts'

/** What is put in order before a book is served: the one place to add more. Statement imports that were broken off go away. */
export function startBook(book: Book): void {
  leaveUnpublished(book)
}
