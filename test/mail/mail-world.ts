import { type Sent, sendDue } from '../../src/commands/mail/send-due.ts'
import { takeNews } from '../../src/commands/mail/take-news.ts'
import { type MailSettings, mailSettings } from '../../src/mail/settings.ts'
import { type Post, smtpPost } from '../../src/mail/smtp.ts'
import { mailLogOf, mailStatusOf } from '../../src/queries/mail.ts'
import type { Book } from '../../src/store/book.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { type Json, student } from '../commands/cases-world.ts'
import { PostOffice } from './post-office.ts'

const FROM = 'Tideover <help@iom.example>'
export const PUBLIC = 'https://aid.example.org'

/** A world with money, a programme, and a mail server. */
export class MailWorld extends BankWorld {
  readonly office = new PostOffice()

  async begin(rules: Record<string, unknown> = {}): Promise<void> {
    await this.office.open()
    await this.found(rules)
    takeNews(this.book)
  }

  async end(): Promise<void> {
    this.close()
    await this.office.close()
  }

  get settings(): MailSettings {
    const settings = mailSettings({ smtpUrl: this.office.url, mailFrom: FROM, publicUrl: PUBLIC })
    if (!settings) throw new Error('mails are on')
    return settings
  }

  /** One round, as the server makes them. `spoilt`: what is to happen around each sending. */
  async round(spoilt: (post: Post) => Post = (post) => post, book: Book = this.book, settings = this.settings): Promise<Sent> {
    const { post, close } = smtpPost(settings.server)
    try {
      takeNews(book)
      return await sendDue(book, spoilt(post), settings.frame)
    } finally {
      close()
    }
  }

  /** A round once everything that moved by now is due. */
  later(minutes = 11): Promise<Sent> {
    this.hoursPass(minutes / 60)
    return this.round()
  }

  log(): Json[] {
    return mailLogOf(this.book, 200)
  }

  status() {
    return mailStatusOf(this.book)
  }

  /** A case with a code, and which made-up person it is of. */
  async applied(over: Record<string, unknown> = {}): Promise<{ of: Json; n: number }> {
    const of = await this.apply(over)
    return { of, n: this.n }
  }

  ask(of: Json): Promise<Json> {
    return this.post('officer', `/applications/${of.id}/information-request`, { items: ['residence'], message: 'Where is your room?', dueDate: '2020-12-20' })
  }

  withdraw(of: Json): Promise<Json> {
    return this.post('officer', `/applications/${of.id}/withdrawal`, { note: 'flies home' })
  }

  yearOf(n: number): number {
    return Number(student(n).student.birthDate.slice(0, 4))
  }
}
