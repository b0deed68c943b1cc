import { existsSync, readFileSync } from 'node:fs'

/** Where the book and its master key are. */
export interface Config {
  readonly db: string
  readonly keyFile: string
  readonly token: string | undefined
  readonly publicUrl: string | undefined
}

export function configOf(env: NodeJS.ProcessEnv, db: string | undefined): Config {
  const file = db ?? env['TIDEOVER_DB'] ?? 'tideover.db'
  return { db: file, keyFile: env['TIDEOVER_KEY_FILE'] ?? `${file}.key`, token: env['TIDEOVER_TOKEN'], publicUrl: env['TIDEOVER_PUBLIC_URL'] }
}

/** The master key: 64 hexadecimal digits in a file of its own; undefined where there is none. Throws where the file holds something else. */
export function masterKey(keyFile: string): Buffer | undefined {
  if (!existsSync(keyFile)) return undefined
  const text = readFileSync(keyFile, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`${keyFile} holds no master key: 64 hexadecimal digits are expected.`)
  return Buffer.from(text, 'hex')
}
