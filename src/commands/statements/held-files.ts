import { decrypt, encrypt, sha256 } from '../../store/keys.ts'
import type { Door } from '../sign-in/accounts.ts'
import { newSecret } from '../sign-in/secrets.ts'

const MINUTES = 60_000
/** So long a file is kept from when it came: as long as a session may be idle. */
const KEPT_MS = 30 * MINUTES
/** A file is written and read in pieces, so that others are answered between them. */
const PART_BYTES = 4 * 1024 * 1024

/** A file that somebody looks at before it is taken in. `state`: how far that is, as its page left it. */
export interface HeldFile {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  readonly state: unknown
}

const pause = () => new Promise<void>((done) => setImmediate(done))

/**
 * Files between being looked at and being taken in, so that what is taken in is what was seen: kept beside the book for some minutes, encrypted, for one
 * session alone.
 */
export class HeldFiles {
  readonly #door: Door
  readonly #session: string

  constructor(door: Door, session: string) {
    this.#door = door
    this.#session = session
  }

  async hold(account: string, name: string, bytes: Uint8Array, state: unknown): Promise<string> {
    const { file, clock } = this.#door
    const id = newSecret()
    const of: HeldFile = { id, account, name, bytes: bytes.length, sha256: sha256(bytes), state }
    file.hold(id, { session: this.#session, at: clock(), sealed: this.#sealed(JSON.stringify(of)) }, clock() - KEPT_MS)
    for (let from = 0; from < bytes.length; from += PART_BYTES) {
      file.holdPart(id, from / PART_BYTES, this.#sealed(bytes.subarray(from, from + PART_BYTES)))
      await pause()
    }
    return id
  }

  /** Undefined where it is another session's, another account's, or gone. */
  find(id: string, account: string): HeldFile | undefined {
    const sealed = this.#door.file.held(id, this.#session, this.#door.clock() - KEPT_MS)
    const of = sealed && (JSON.parse(this.#opened(sealed).toString('utf8')) as HeldFile)
    return of?.account === account && of.id === id ? of : undefined
  }

  /** Undefined where a part of it is gone or another one than came. */
  async bytes({ id, bytes, sha256: digest }: HeldFile): Promise<Uint8Array | undefined> {
    const whole = Buffer.alloc(bytes)
    for (let from = 0; from < bytes; from += PART_BYTES) {
      const part = this.#door.file.heldPart(id, from / PART_BYTES)
      if (!part) return undefined
      this.#opened(part).copy(whole, from)
      await pause()
    }
    return sha256(whole) === digest ? whole : undefined
  }

  keep(of: HeldFile, state: unknown): void {
    this.#door.file.changeHeld(of.id, this.#sealed(JSON.stringify({ ...of, state })))
  }

  /** It was taken in: only what came of it is kept. */
  drop(of: HeldFile, state: unknown): void {
    this.keep(of, state)
    this.#door.file.dropHeldParts(of.id)
  }

  #sealed(plain: Uint8Array | string): Buffer {
    return this.#door.book.read((read) => encrypt(read.keys.for('sign_ins'), plain))
  }

  #opened(sealed: Buffer): Buffer {
    return this.#door.book.read((read) => decrypt(read.keys.for('sign_ins'), sealed))
  }
}
