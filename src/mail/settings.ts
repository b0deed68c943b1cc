import { z } from 'zod'
import type { Config } from '../config.ts'
import { addressForm, type MailFrame, type Sender } from './compose.ts'

/** A mail server. `secure`: TLS from the first byte. */
export interface MailServer {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly auth?: { readonly user: string; readonly pass: string }
}

export interface MailSettings {
  readonly server: MailServer
  readonly frame: MailFrame
}

/** A setting of mail is not as it must be. */
export class MailSettingsError extends Error {
  override name = 'MailSettingsError'
}

const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

/** What is written percent-encoded; undefined where it is not written so. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** No query: it could switch off the check of certificates, or log what is sent. */
const smtpUrl = z.string().transform((text, context): MailServer => {
  const url = urlOf(text)
  const [user, pass] = [decoded(url?.username ?? ''), decoded(url?.password ?? '')]
  const isServer = url && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && /^\/?$/.test(url.pathname) && url.search === '' && url.hash === ''
  if (!isServer || user === undefined || pass === undefined) {
    context.addIssue({
      code: 'custom',
      message: 'smtp://[USER:PASSWORD@]HOST[:PORT] or smtps://… is expected, without path or query; what is special is percent-encoded',
    })
    return z.NEVER
  }
  const secure = url.protocol === 'smtps:'
  const port = url.port === '' ? (secure ? 465 : 587) : Number(url.port)
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port, secure, ...(user === '' ? {} : { auth: { user, pass } }) }
})

const mailFrom = z.string().transform((text, context): Sender => {
  const parts = /^(?:([^<>"]*)<)?([^<>\s]+)(>?)$/.exec(text.trim())
  const address = addressForm(parts?.[2] ?? '')
  const isWhole = parts !== null && (parts[1] === undefined) === (parts[3] === '') && !/\p{Cc}/u.test(text)
  if (address === undefined || !isWhole) {
    context.addIssue({ code: 'custom', message: `"${text}" is no sender: help@example.org or Tideover <help@example.org> is expected` })
    return z.NEVER
  }
  return { name: (parts?.[1] ?? '').trim(), address }
})

const publicUrl = z.string({ error: 'is not set: mails need the address of the pages' }).transform((text, context): string => {
  const url = urlOf(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '' || url.hash !== '' || /\s|\p{Cc}/u.test(text)) {
    context.addIssue({ code: 'custom', message: `"${text}" is no address for a link: https://HOST[/PATH] is expected` })
    return z.NEVER
  }
  return url.href.replace(/\/+$/, '')
})

const Settings = z.object({
  TIDEOVER_SMTP_URL: z.string({ error: 'is not set, and TIDEOVER_MAIL_FROM is: set both, or neither' }).pipe(smtpUrl),
  TIDEOVER_MAIL_FROM: z.string({ error: 'is not set, and TIDEOVER_SMTP_URL is: set both, or neither' }).pipe(mailFrom),
  TIDEOVER_PUBLIC_URL: publicUrl,
})

/**
 * How mails are sent; undefined where they are off: neither a server nor a sender is set, or they are set empty. What is wrong is told without the server's
 * address, which can hold a password. Throws MailSettingsError.
 */
export function mailSettings(config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'publicUrl'>): MailSettings | undefined {
  const [smtp, from] = [config.smtpUrl || undefined, config.mailFrom || undefined]
  if (smtp === undefined && from === undefined) return undefined
  const read = Settings.safeParse({ TIDEOVER_SMTP_URL: smtp, TIDEOVER_MAIL_FROM: from, TIDEOVER_PUBLIC_URL: config.publicUrl || undefined })
  if (!read.success) throw new MailSettingsError(`E-mail: ${read.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`).join('; ')}.`)
  const { TIDEOVER_SMTP_URL: server, TIDEOVER_MAIL_FROM: sender, TIDEOVER_PUBLIC_URL: address } = read.data
  return { server, frame: { from: sender, publicUrl: address } }
}
