import type { HttpProblemCode } from '../../../http/problem.ts'

/** What only the line between browser and program refuses: it has one sentence each. */
export const saidHttpEn: Readonly<Record<HttpProblemCode, string>> = {
  broken_json: 'What was sent could not be read. Open the page again and send the form from it.',
  body_incomplete: 'What was sent broke off before its end. Send it again.',
  idempotency_key_missing: 'The form was sent without its key. Open the page again and send the form from it.',
  token_missing_or_bad: 'You are not signed in any more. Sign in again.',
  foreign_origin: 'This came from a page of another site, and was refused.',
  no_such_route: 'There is nothing at this address.',
  method_not_allowed: 'This address does not take that. Open the page again.',
  body_too_slow: 'What was sent did not come in time. Send it again over a better line, or in parts.',
  too_large: 'The file is larger than is taken. Send it in parts.',
  media_type_not_taken: 'A file of this kind is not taken here.',
  too_many_requests: 'Too many requests in a second. Wait a little, then send it again.',
  internal_error: 'Something went wrong here. Send it again: nothing is done twice. If it fails again, tell the administrator.',
  book_unavailable:
    'The book could not be read or written: the disk is full or in error, or the file is held. Send it again later; if it fails again, tell the administrator.',
}
