import { sendDue } from '../commands/mail/send-due.ts'
import { takeNews } from '../commands/mail/take-news.ts'
import { done } from '../core/result.ts'
import { smtpPost } from '../mail/smtp.ts'
import { mailLogOf, mailStatusOf } from '../queries/mail.ts'
import { mailSettingsOf } from './mail-settings.ts'
import { tableText } from './table-text.ts'
import { FaultyError, optional, UsageError, type Verb, withBook } from './verb.ts'

const OFF = 'E-mail is off: TIDEOVER_SMTP_URL and TIDEOVER_MAIL_FROM are not set.'
const MOST_LOGGED = 1000

export const mailStatus: Verb = {
  name: 'mail status',
  usage: 'mail status',
  summary: 'is e-mail to students on, and how many mails wait, went, or failed',
  run: (machine) => {
    const on = mailSettingsOf(machine) !== undefined
    return withBook(
      machine,
      (book) => {
        const status = mailStatusOf(book)
        const { waiting, sent, failed, skipped, nextAt } = status
        const counts = `${waiting} waiting${nextAt === null ? '' : ` (the next at ${nextAt})`}, ${sent} sent, ${failed} failed, ${skipped} without an address`
        return done({ json: { on, ...status }, text: `${on ? 'E-mail is on' : OFF.slice(0, -1)}. ${counts}.` })
      },
      true,
    )
  },
}

export const mailLog: Verb = {
  name: 'mail log',
  usage: 'mail log [--most 50]',
  summary: 'what became of the last mails, newest first; without addresses',
  options: { most: { type: 'string' } },
  run: (machine, given) => {
    const most = optional(given, 'most') ?? '50'
    if (!/^[1-9]\d{0,3}$/.test(most) || Number(most) > MOST_LOGGED) throw new UsageError(`--most "${most}" is no number from 1 to ${MOST_LOGGED}.`)
    return withBook(
      machine,
      (book) => {
        const items = mailLogOf(book, Number(most))
        const rows = items.map((of) => [of.caseNumber, of.kind, of.state, String(of.attempts), of.endedAt ?? of.dueAt ?? '', of.lastError ?? ''])
        return done({ json: { items }, text: items.length === 0 ? 'No mail yet.' : tableText(['case', 'news', 'state', 'tries', 'at', 'error'], rows) })
      },
      true,
    )
  },
}

export const mailSend: Verb = {
  name: 'mail send',
  usage: 'mail send',
  summary: 'send what is due once, as "serve" does by itself',
  run: (machine) => {
    const settings = mailSettingsOf(machine)
    if (!settings) throw new FaultyError(OFF)
    return withBook(machine, async (book) => {
      const { post, close } = smtpPost(settings.server)
      try {
        takeNews(book)
        const told = await sendDue(book, post, settings.frame)
        const { waiting, nextAt } = mailStatusOf(book)
        const { sent, failed, skipped, later, unreachable } = told
        return done({
          json: { ...told, waiting, nextAt },
          text: `${sent} sent, ${failed} failed, ${skipped} without an address, ${later} to be tried again; ${waiting} waiting.`,
          ...(unreachable === undefined ? {} : { fault: `The mail server takes no mail (${unreachable}). Nothing is lost: it is tried again.` }),
        })
      } finally {
        close()
      }
    })
  },
}
