import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { sha256 } from '../../store/keys.ts'

/** scrypt as OWASP's list has it for 32 MiB: N = 2^15, r = 8, p = 3. */
const COST = 32_768
const BLOCK = 8
const PARALLEL = 3
const MEMORY = 64 * 1024 * 1024
const KEY_BYTES = 32
const SALT_BYTES = 16

const derive = (password: string, salt: Buffer, cost: number): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N: cost, r: BLOCK, p: PARALLEL, maxmem: MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )

/** `scrypt$N$salt$hash`; made off the event loop. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await derive(password, salt, COST)
  return `scrypt$${COST}$${salt.toString('base64')}$${key.toString('base64')}`
}

/** Where there is no account, one that nobody has is tried: the answer takes the same time. */
const NOBODYS = `scrypt$${COST}$${Buffer.alloc(SALT_BYTES).toString('base64')}$${Buffer.alloc(KEY_BYTES).toString('base64')}`

export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  const [, cost = '', salt = '', hash = ''] = (kept ?? NOBODYS).split('$')
  const key = await derive(password, Buffer.from(salt, 'base64'), Number(cost))
  return timingSafeEqual(key, Buffer.from(hash, 'base64')) && kept !== undefined
}

const STEP_SECONDS = 30
/** A code of the step before or after counts too: clocks differ. */
const WINDOW = 1
const ISSUER = 'Tideover'

const factorOf = (secret: string, label = ''): TOTP => new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), period: STEP_SECONDS })

/** A new secret of a second factor (RFC 6238), in Base32. */
export const newFactor = (): string => new Secret({ size: 20 }).base32

/** What an authenticator takes in: as an address, and as its QR code is drawn from. */
export const factorAddress = (secret: string, email: string): string => factorOf(secret, email).toString()

/** The step that a code is of; undefined where it is none. */
export function stepOf(secret: string, code: string, atMs: number): number | undefined {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const delta = factorOf(secret).validate({ token, timestamp: atMs, window: WINDOW })
  return delta === null ? undefined : Math.floor(atMs / 1000 / STEP_SECONDS) + delta
}

const RECOVERY_CODES = 8
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Codes for one use each where the second factor is lost: 16 letters of 31, 79 bits. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => {
    const letters: string[] = []
    while (letters.length < 16) for (const byte of randomBytes(32)) if (byte < LETTERS.length * 8 && letters.length < 16) letters.push(LETTERS[byte % 31] ?? '')
    return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
  })

export const recoveryHash = (code: string): string => sha256(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))

/** A secret for a cookie or a form: 256 bits. Its hash is what is kept. */
export const newSecret = (): string => randomBytes(32).toString('base64url')
