import { createHash } from 'node:crypto'
import { decrypt, encrypt } from '../../store/keys.ts'
import type { Door } from '../sign-in/accounts.ts'
import { newSecret } from '../sign-in/secrets.ts'

const MINUTES = 60_000
/** So long a file is kept from when it came: as long as a session may be idle. */
const KEPT_MS = 30 * MINUTES
/** A file is written and read in pieces, so that others are answered between them. */
const PART_BYTES = 4 * 1024 * 1024
const GONE = 'a file that was held is not what came'

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

  async hold(account: string, name: string, sent: Blob, state: unknown): Promise<string> {
    const { file, clock } = this.#door
    const id = newSecret()
    const digest = createHash('sha256')
    const begun: HeldFile = { id, account, name, bytes: sent.size, sha256: '', state }
    file.hold(id, { session: this.#session, at: clock(), sealed: this.#sealed(JSON.stringify(begun)) }, clock() - KEPT_MS)
    for (let from = 0; from < sent.size; from += PART_BYTES) {
      const part = new Uint8Array(await sent.slice(from, from + PART_BYTES).arrayBuffer())
      digest.update(part)
      file.holdPart(id, from / PART_BYTES, this.#sealed(part))
      await pause()
    }
    file.changeHeld(id, this.#sealed(JSON.stringify({ ...begun, sha256: digest.digest('hex') })))
    return id
  }

  /** Undefined where it is another session's, another account's, or gone. */
  find(id: string, account: string): HeldFile | undefined {
    const sealed = this.#door.file.held(id, this.#session, this.#door.clock() - KEPT_MS)
    const of = sealed && (JSON.parse(this.#opened(sealed).toString('utf8')) as HeldFile)
    return of?.account === account && of.id === id ? of : undefined
  }

  /** The file as it came, in pieces of which one is held at a time. Throws where a part of it is gone, or another one than came. */
  async *pieces({ id, bytes, sha256: digest }: HeldFile): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const read = createHash('sha256')
    for (let from = 0; from < bytes; from += PART_BYTES) {
      const part = this.#door.file.heldPart(id, from / PART_BYTES)
      if (!part) throw new Error(GONE)
      const piece = Uint8Array.from(this.#opened(part))
      read.update(piece)
      yield piece
      await pause()
    }
    if (read.digest('hex') !== digest) throw new Error(GONE)
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
