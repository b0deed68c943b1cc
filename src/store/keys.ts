import { createCipheriv, createDecipheriv, createHmac, hash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { invariant } from '../core/invariant.ts'
import { remembered } from '../core/remembered.ts'

const NONCE = 12
const TAG = 16

/** What a derived key is for: each purpose has its own, so that no use tells of another. */
export type Purpose =
  | 'marks'
  | 'lookups'
  | 'codes'
  | 'requests'
  | 'fingerprints'
  | 'staff'
  | 'notes'
  | 'lists'
  | 'institutions'
  | 'wrap'
  | 'tickets'
  | 'sign_ins'
  | 'sessions'
  | 'proposals'

const POOL = 8192
let pool = Buffer.alloc(0)
let used = 0

/** Random bytes, drawn from the system in larger pieces: a call for each value would cost more than its encryption. None is given twice. */
function random(length: number): Buffer {
  if (used + length > pool.length) {
    pool = randomBytes(POOL)
    used = 0
  }
  used += length
  return pool.subarray(used - length, used)
}

/** AES-256-GCM: nonce ‖ tag ‖ ciphertext. */
export function encrypt(key: Uint8Array, plain: Uint8Array | string): Buffer {
  const nonce = random(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  // In this mode the text comes whole from `update`; `final` only ends it.
  const text = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain)
  cipher.final()
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

/** Opens what `encrypt` made; throws where the key is another or a byte was changed. */
export function decrypt(key: Uint8Array, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE))
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
  const text = decipher.update(sealed.subarray(NONCE + TAG))
  // As above, there is no more of the text; here it throws where the tag is another's
  decipher.final()
  return text
}

export const sha256 = (data: Uint8Array | string): string => hash('sha256', data)

const BLOCK = 64
const DIGEST = 32

/**
 * HMAC-SHA-256 under one key (RFC 2104) of many short texts: the two hashes of which it is made take half the time of a `createHmac` for each.
 * A key has at most the 64 bytes of a block.
 */
export function hmacUnder(key: Uint8Array): (text: string) => Buffer {
  invariant(key.length <= BLOCK, 'a key of at most one block')
  const padded = (byte: number) => Buffer.alloc(BLOCK, byte).map((pad, n) => pad ^ (key[n] ?? 0))
  const outer = Buffer.concat([padded(0x5c), Buffer.alloc(DIGEST)])
  let inner = Buffer.concat([padded(0x36), Buffer.alloc(1024)])
  return (text) => {
    // A letter of a text takes at most three bytes of UTF-8.
    if (BLOCK + text.length * 3 > inner.length) inner = Buffer.concat([inner.subarray(0, BLOCK), Buffer.alloc(text.length * 3)])
    const length = inner.write(text, BLOCK, 'utf8')
    outer.write(hash('sha256', inner.subarray(0, BLOCK + length), 'binary'), BLOCK, 'latin1')
    return Buffer.from(hash('sha256', outer, 'binary'), 'latin1')
  }
}

/** The master key does not open this book. */
export class WrongKeyError extends Error {
  override name = 'WrongKeyError'
}

/** Tells a master key from another without keeping it. */
export const checkValue = (master: Uint8Array): string => createHmac('sha256', master).update('tideover check value').digest('hex').slice(0, 32)

/** The book's keys: one random book key, from which a key per purpose is derived. */
export class Keys {
  readonly #book: Buffer
  readonly #derived = new Map<Purpose, Buffer>()
  readonly #hmacs = new Map<Purpose, (text: string) => Buffer>()
  /** The skeletons and words of names are few, and a list brings each a thousand times. */
  readonly #remembered = {
    name: remembered(20_000, (normal) => this.#lookup('name', normal)),
    word: remembered(20_000, (normal) => this.#lookup('word', normal)),
  }

  /** Lines are read statement by statement: what opened the one before opens the next. */
  #last: { readonly wrapped: Uint8Array; readonly key: Buffer } | undefined

  private constructor(book: Buffer) {
    this.#book = book
  }

  static make(): Keys {
    return new Keys(randomBytes(32))
  }

  /** Opens the wrapped book key. Throws WrongKeyError where the master key is not the book's. */
  static open(master: Uint8Array, wrapped: Uint8Array, check: string): Keys {
    if (!timingSafeEqual(Buffer.from(checkValue(master)), Buffer.from(check)))
      throw new WrongKeyError('The master key is not the one of this book. Point TIDEOVER_KEY_FILE at the right key, or use the recovery sheet.')
    return new Keys(decrypt(master, wrapped))
  }

  /** The keys in another thread of this process, which were handed over in memory. */
  static received(book: Uint8Array): Keys {
    return new Keys(Buffer.from(book))
  }

  /** For another thread of this process: never for a file, a log or an answer. */
  handOver(): Uint8Array {
    return Uint8Array.from(this.#book)
  }

  wrappedBy(master: Uint8Array): Buffer {
    return encrypt(master, this.#book)
  }

  for(purpose: Purpose): Buffer {
    let key = this.#derived.get(purpose)
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', this.#book, 'tideover', purpose, 32))
      this.#derived.set(purpose, key)
    }
    return key
  }

  /** A new key of a student or statement, and the same wrapped for the file. */
  newKey(): { key: Buffer; wrapped: Buffer } {
    const key = randomBytes(32)
    return { key, wrapped: encrypt(this.for('wrap'), key) }
  }

  unwrap(wrapped: Uint8Array): Buffer {
    if (this.#last && Buffer.compare(this.#last.wrapped, wrapped) === 0) return this.#last.key
    const key = decrypt(this.for('wrap'), wrapped)
    invariant(key.length === 32, 'a wrapped key has 32 bytes')
    this.#last = { wrapped, key }
    return key
  }

  /** HMAC-SHA-256 of `text` under the key of a purpose. */
  hmac(purpose: Purpose, text: string | Uint8Array): Buffer {
    if (typeof text !== 'string') return createHmac('sha256', this.for(purpose)).update(text).digest()
    let of = this.#hmacs.get(purpose)
    if (!of) {
      of = hmacUnder(this.for(purpose))
      this.#hmacs.set(purpose, of)
    }
    return of(text)
  }

  /** The 8-byte look-up of a normal form of one kind (`passport:`, `account:`, `name:`). */
  lookup(kind: string, normal: string): Buffer {
    return kind === 'name' || kind === 'word' ? this.#remembered[kind](normal) : this.#lookup(kind, normal)
  }

  #lookup(kind: string, normal: string): Buffer {
    return this.hmac('lookups', `${kind}:${normal}`).subarray(0, 8)
  }
}

const SALT = 16
const TOKEN = 8
/** How many marks stand before it (2 bytes), what is said of them (1 byte), and the form itself. No look-ups without marks end in half a token. */
const TRAILER = 4
const FORM = 1

/** Keyed hashes that are compared with others and never looked up, and a byte of what is said of them. */
export interface Marks {
  readonly marks: readonly Uint8Array[]
  readonly said: number
}

/**
 * The erasable columns `lookups` and `evidence`: 16 random bytes, then the 8-byte hashes; equal sets of two rows so have different digests. Marks stand
 * behind them: they are not in the index of look-ups, and go with the row's own.
 */
export function packLookups(tokens: readonly Uint8Array[], more?: Marks): Buffer {
  if (!more) return Buffer.concat([random(SALT), ...tokens])
  const count = more.marks.length
  return Buffer.concat([random(SALT), ...tokens, ...more.marks, Uint8Array.of(count & 255, count >> 8, more.said, FORM)])
}

/** The hashes that are looked up. */
export function unpackLookups(packed: Uint8Array): Buffer[] {
  return hashesIn(packed, SALT, marksIn(packed)?.from ?? packed.length)
}

/** Where the marks begin, how many they are, and what is said of them. */
export interface MarksIn {
  readonly from: number
  readonly count: number
  readonly said: number
}

/** The marks of a packed column; undefined where the row was made without. */
export function marksIn(packed: Uint8Array): MarksIn | undefined {
  const end = packed.length - TRAILER
  if (end < SALT || packed.length % TOKEN !== TRAILER || packed[end + 3] !== FORM) return undefined
  const count = (packed[end] ?? 0) + 256 * (packed[end + 1] ?? 0)
  const from = end - count * TOKEN
  return from < SALT ? undefined : { from, count, said: packed[end + 2] ?? 0 }
}

/** Is the hash that stands in `from` at `place` among those of a packed column, looked up or not? Nothing is copied for it. */
export function holdsHash(packed: Buffer, from: Buffer, place: number): boolean {
  const [low, high] = [from.readInt32LE(place), from.readInt32LE(place + 4)]
  for (let at = SALT; at + TOKEN <= packed.length; at += TOKEN) if (packed.readInt32LE(at) === low && packed.readInt32LE(at + 4) === high) return true
  return false
}

function hashesIn(packed: Uint8Array, from: number, end: number): Buffer[] {
  const hashes: Buffer[] = []
  for (let at = from; at + TOKEN <= end; at += TOKEN) hashes.push(Buffer.from(packed.subarray(at, at + TOKEN)))
  return hashes
}
