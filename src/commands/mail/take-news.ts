import { dueAfter } from '../../core/mail/delivery.ts'
import type { Book } from '../../store/book.ts'
import { addNews, beginMails, hasUnread, mailPlace, moveMailPlace, nextNews } from '../../store/mail.ts'

/** Events of one transaction: others write in between. */
const EVENTS_AT_ONCE = 500

/**
 * Makes mails of what moved since it was last asked: news of one case that comes before its mail is tried goes with it. The first time nothing is made, and the
 * book's head of that moment is where news begins. It is no event of the chain: what a power cut takes away is made again of the events, which stay. Gives how many mails there are to send
 * more than before.
 */
export function takeNews(book: Book): number {
  let made = 0
  while (book.read(hasUnread)) {
    made += book.stage((tx) => {
      if (mailPlace(tx) === undefined) {
        beginMails(tx)
        return 0
      }
      const { news, through } = nextNews(tx, EVENTS_AT_ONCE)
      const added = news.filter((of) => addNews(tx, of, dueAfter(of.at))).length
      moveMailPlace(tx, through)
      return added
    })
  }
  return made
}
