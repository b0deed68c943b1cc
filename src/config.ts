import { existsSync, readFileSync } from 'node:fs'

/** Where the book and its master key are. */
export interface Config {
  readonly db: string
  readonly keyFile: string
  readonly token: string | undefined
  readonly publicUrl: string | undefined
  /** Where a test book's clock is to be set by `serve`. */
  readonly clock: string | undefined
  /** The mail server and the sender, as they were given: src/mail/settings.ts checks them where mail is sent. */
  readonly smtpUrl: string | undefined
  readonly mailFrom: string | undefined
}

/** The key file holds something else than a key. */
export class KeyFileError extends Error {
  override name = 'KeyFileError'
}

export function configOf(env: NodeJS.ProcessEnv, db: string | undefined): Config {
  const file = db ?? env['TIDEOVER_DB'] ?? 'tideover.db'
  return {
    db: file,
    keyFile: env['TIDEOVER_KEY_FILE'] ?? `${file}.key`,
    token: env['TIDEOVER_TOKEN'],
    publicUrl: env['TIDEOVER_PUBLIC_URL'],
    clock: env['TIDEOVER_CLOCK'],
    smtpUrl: env['TIDEOVER_SMTP_URL'],
    mailFrom: env['TIDEOVER_MAIL_FROM'],
  }
}

/** The master key: 64 hexadecimal digits in a file of its own; undefined where there is none. Throws KeyFileError. */
export function masterKey(keyFile: string): Buffer | undefined {
  if (!existsSync(keyFile)) return undefined
  const text = readFileSync(keyFile, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(text)) throw new KeyFileError(`${keyFile} holds no master key: 64 hexadecimal digits are expected.`)
  return Buffer.from(text, 'hex')
}
