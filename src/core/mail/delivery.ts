import { addDays, dateOf, instantAt } from '../time/dates.ts'

/** What moved in a case, so that its student would read something else there. */
export const NEWS_KINDS = [
  'information_needed',
  'approved',
  'on_its_way',
  'paid',
  'returned',
  'rejected',
  'refused',
  'cancelled',
  'withdrawn',
  'reply',
] as const
export type NewsKind = (typeof NEWS_KINDS)[number]

/** `sending`: somebody tries it now, or was stopped while trying. `skipped`: there is nobody to send it to. */
export const MAIL_STATES = ['waiting', 'sending', 'sent', 'failed', 'skipped'] as const
export type MailState = (typeof MAIL_STATES)[number]

/**
 * What became of one try. `refused`: the server takes this mail never; `later`: not now; `unreachable`: it took no mail at all, so there is no use in trying the next.
 * `code`: letters, digits and underscores; never the server's words, which can quote the address.
 */
export type Posted = { readonly outcome: 'sent' } | { readonly outcome: 'refused' | 'later' | 'unreachable'; readonly code: string }

/** Moves of one case within so long are told by one mail: an approval and its batch are often minutes apart. */
const BUNDLE_MS = 10 * 60_000
/** What is older when it is found (mails were switched off meanwhile) is no news. */
const NEWS_DAYS = 14
/** Whoever sends a mail needs a minute or two; after so long the process is taken for gone, and the mail is tried again. */
const LEASE_MS = 15 * 60_000
const FIRST_WAIT_MS = 60_000
const LONGEST_WAIT_MS = 60 * 60_000
/** Hourly, these are some four days: as long as mail servers themselves go on trying. */
export const MOST_ATTEMPTS = 100

const later = (instant: string, ms: number): string => instantAt(Date.parse(instant) + ms)

/** When a mail goes whose first news is of `at`. */
export const dueAfter = (at: string): string => later(at, BUNDLE_MS)

/** Since when news is told, seen from `at`. */
export const newsSince = (at: string): string => addDays(dateOf(at), -NEWS_DAYS)

/** Until when a mail is the one's who began to send it at `at`. */
export const leasedUntil = (at: string): string => later(at, LEASE_MS)

/** When a mail is tried again after so many tries, the last at `at`: one minute, four, sixteen, then hourly. */
export const nextTry = (attempts: number, at: string): string => later(at, Math.min(FIRST_WAIT_MS * 4 ** (attempts - 1), LONGEST_WAIT_MS))
