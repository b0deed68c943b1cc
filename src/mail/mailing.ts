import { sendDue } from '../commands/mail/send-due.ts'
import { takeNews } from '../commands/mail/take-news.ts'
import type { Book } from '../queries/query.ts'
import type { MailSettings } from './settings.ts'
import { smtpPost } from './smtp.ts'

/** How often the book is asked for news, and how long a mail that is on its way may take once the server is to stop. */
const PAUSE_MS = 15_000
const GRACE_MS = 10_000

export interface Mailing {
  /** Begins no more mail; the one that is on its way is finished, or given up after a while, to be tried again by whoever serves next. */
  readonly stop: () => Promise<void>
}

/** Takes in news and sends what is due, now and ever again, beside everything else. `tell`: what an operator is to know, without whom it is about. */
export function startMailing(book: Book, { server, frame }: MailSettings, tell: (text: string) => void): Mailing {
  const { post, close } = smtpPost(server)
  const [ending, givingUp] = [new AbortController(), new AbortController()]
  let trouble: string | undefined
  let next: NodeJS.Timeout | undefined
  /** Said once, until it changes. */
  const say = (now: string | undefined) => {
    if (now !== trouble) tell(now ?? 'e-mail: the server takes mails again')
    trouble = now
  }
  const round = async (): Promise<void> => {
    try {
      takeNews(book)
      const { sent, unreachable } = await sendDue(book, (letter) => post(letter, givingUp.signal), frame, ending.signal)
      if (unreachable !== undefined && !ending.signal.aborted) say(`e-mail: the server takes no mail (${unreachable}); it is tried again`)
      else if (sent > 0) say(undefined)
    } catch (thrown) {
      say(`e-mail: ${thrown instanceof Error ? thrown.message : String(thrown)}`)
    }
    if (!ending.signal.aborted) next = setTimeout(begin, PAUSE_MS)
  }
  let running = Promise.resolve()
  const begin = (): void => {
    running = round()
  }
  next = setTimeout(begin, 0)
  return {
    stop: async () => {
      ending.abort()
      clearTimeout(next)
      const late = setTimeout(() => givingUp.abort(), GRACE_MS)
      await running
      clearTimeout(late)
      close()
    },
  }
}
