import type { Posted } from '../../core/mail/delivery.ts'
import { addressForm, compose, type MailFrame } from '../../mail/compose.ts'
import type { Post } from '../../mail/smtp.ts'
import type { Book, StagingWrite } from '../../store/book.ts'
import { type DueMail, endTry, isMailDue, skipMail, takeDueMail } from '../../store/mail.ts'

/** What became of the mails that were due. `later`: tried, and to be tried again; `unreachable`: the code with which the server took none. */
export interface Sent {
  readonly sent: number
  readonly failed: number
  readonly skipped: number
  readonly later: number
  readonly unreachable?: string
}

/**
 * Sends what is due, one mail after the other. Each is marked before it goes and after it went, in two transactions with the sending in between. Whoever is
 * stopped there leaves a marked mail that is tried again a quarter of an hour later: so a mail goes at least once, and twice only if the server took it and the second mark was
 * lost. Both then have the same Message-ID, by which a repeat is known (SMTP itself has nothing better). Where the server can't be reached at all the others wait.
 */
export async function sendDue(book: Book, post: Post, frame: MailFrame, signal?: AbortSignal): Promise<Sent> {
  const told = { sent: 0, failed: 0, skipped: 0, later: 0 }
  while (!signal?.aborted && book.read(isMailDue)) {
    const taken = book.stage((tx) => take(tx))
    if (taken === undefined) break
    if (taken.to === undefined) {
      told.skipped += 1
      continue
    }
    const posted = await post(compose(frame, { ...taken.mail, to: taken.to, at: taken.at }))
    book.stage((tx) => endTry(tx, taken.mail, posted))
    told[counted(posted)] += 1
    if (posted.outcome === 'unreachable') return { ...told, unreachable: posted.code }
  }
  // What went is to stay marked, even if the power fails now
  if (told.sent > 0) book.restartLog()
  return told
}

const counted = ({ outcome }: Posted): 'sent' | 'failed' | 'later' => (outcome === 'sent' ? 'sent' : outcome === 'refused' ? 'failed' : 'later')

/** The next mail and where it goes; one that can't go anywhere ends here. */
function take(tx: StagingWrite): { readonly mail: DueMail; readonly to: string | undefined; readonly at: string } | undefined {
  const mail = takeDueMail(tx)
  if (!mail) return undefined
  const to = mail.address === undefined ? undefined : addressForm(mail.address)
  if (to === undefined) skipMail(tx, mail.id, mail.isHidden ? 'hidden' : mail.address === undefined ? 'no_address' : 'address_unusable')
  return { mail, to, at: tx.at }
}
