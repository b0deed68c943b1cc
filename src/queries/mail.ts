import type { MailState } from '../core/mail/delivery.ts'
import { type MailLogged, mailCounts, mailPlace, mailsLogged, nextMailAt } from '../store/mail.ts'
import type { Book } from './query.ts'

/** How the outbox stands. `begun`: mails were switched on once; `waiting` counts those that are being sent too. */
export interface MailStatus {
  readonly begun: boolean
  readonly waiting: number
  readonly sent: number
  readonly failed: number
  readonly skipped: number
  readonly nextAt: string | null
}

export const mailStatusOf = (book: Book): MailStatus =>
  book.read((read) => {
    const counts = new Map<MailState, number>(mailCounts(read).map(({ state, count }) => [state, count]))
    const of = (state: MailState) => counts.get(state) ?? 0
    return {
      begun: mailPlace(read) !== undefined,
      waiting: of('waiting') + of('sending'),
      sent: of('sent'),
      failed: of('failed'),
      skipped: of('skipped'),
      nextAt: nextMailAt(read) ?? null,
    }
  })

/** The last mails, newest first. None of them tells an address. */
export const mailLogOf = (book: Book, most: number): MailLogged[] => book.read((read) => mailsLogged(read, most))
