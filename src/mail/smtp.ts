import { createTransport, type NodemailerError, type SMTPPoolOptions } from 'nodemailer'
import type { Posted } from '../core/mail/delivery.ts'
import type { Letter } from './compose.ts'
import type { MailServer } from './settings.ts'

/** Sends one mail. Never rejects; `signal` calls it off, and then nobody knows whether it arrived. */
export type Post = (letter: Letter, signal?: AbortSignal) => Promise<Posted>

const CONNECT_MS = 15_000
const SILENT_MS = 60_000

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

/**
 * How the library is to speak to a server: one connection, used again for the next mail. Without TLS nothing leaves the machine: `smtp://` demands STARTTLS, so that
 * nobody between can talk us out of it. A relay on the machine itself mostly has a certificate of its own making, and there is nothing between.
 */
export const smtpOptions = ({ host, port, secure, auth }: MailServer): SMTPPoolOptions & { pool: true } => ({
  pool: true,
  host,
  port,
  secure,
  ...(auth ? { auth } : {}),
  ...(secure ? {} : isLoopback(host) ? { ignoreTLS: true } : { requireTLS: true }),
  maxConnections: 1,
  // A mail whose connection broke is ours to try again, by the outbox
  maxRequeues: 0,
  connectionTimeout: CONNECT_MS,
  greetingTimeout: CONNECT_MS,
  dnsTimeout: CONNECT_MS,
  socketTimeout: SILENT_MS,
  disableFileAccess: true,
  disableUrlAccess: true,
})

/** A way to a mail server; `close` when no more mails are to be sent. */
export function smtpPost(server: MailServer): { readonly post: Post; readonly close: () => void } {
  const transport = createTransport(smtpOptions(server))
  const post: Post = async (letter, signal) => {
    try {
      await transport.sendMail({ ...mailOf(letter), ...(signal ? { signal } : {}) })
      return { outcome: 'sent' }
    } catch (thrown) {
      return failure(thrown)
    }
  }
  return { post, close: () => transport.close() }
}

/** Addresses are objects and the envelope is told apart, so that the library reads no list of addresses out of a text. */
const mailOf = ({ from, to, subject, text, messageId, at }: Letter) => ({
  envelope: { from: from.address, to: [to] },
  from,
  to: { name: '', address: to },
  subject,
  text,
  messageId,
  // As a Date: a text would go into the header as it is
  date: new Date(at),
  xMailer: false as const,
  // Out-of-office answers are not wanted (RFC 3834), and nothing is loaded or followed
  headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'en, ru, tr, tk' },
})

/**
 * What a failure says about this mail. Only an answer to the recipient or to the mail itself is about it; what the server says of the connection, the password or
 * our own address (MAIL FROM) would be said of every mail, and to give them up for it would lose them.
 */
function failure(thrown: unknown): Posted {
  const { code, originalCode, responseCode, command, permanent }: NodemailerError = thrown instanceof Error ? thrown : new Error(String(thrown))
  const told = String(responseCode ?? originalCode ?? code ?? 'unknown')
    .replace(/\W/g, '_')
    .slice(0, 40)
  const isOfMail = (code === 'EENVELOPE' && command !== 'MAIL FROM') || code === 'EMESSAGE'
  if (!isOfMail || responseCode === 421) return { outcome: 'unreachable', code: told }
  return { outcome: permanent === false ? 'later' : 'refused', code: told }
}
