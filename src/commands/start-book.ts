import type { Book } from '../store/book.ts'
import { leaveRequests } from '../store/requests.ts'
import { leaveUnpublished } from '../store/statement-staging.ts'

/**
 * What is put in order before a book is served: the one place to add more. Statement imports that were broken off go away, and so does what is
 * known of requests whose keys are answered no more.
 */
export function startBook(book: Book): void {
  leaveUnpublished(book)
  leaveRequests(book)
}
