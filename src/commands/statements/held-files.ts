import { createHash } from 'node:crypto'
import { decrypt, encrypt } from '../../store/keys.ts'
import type { Door } from '../sign-in/accounts.ts'
import { newSecret } from '../sign-in/secrets.ts'

const MINUTES = 60_000
/** So long a file is kept from when it came: as long as a session may be idle. */
const KEPT_MS = 30 * MINUTES
/**
 * A file is written and read in pieces, so that others are answered between them. What each of them leaves behind waits to be collected, and larger ones are
 * given back to the system later: with 4 MiB a server was 30 MB larger.
 */
const PART_BYTES = 128 * 1024
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

/** A file that comes in pieces. Nobody finds it before it is held. */
export class ComingFile {
  readonly id = newSecret()
  readonly #put: (id: string, part: number, bytes: Buffer) => void
  readonly #digest = createHash('sha256')
  #part: Buffer | undefined
  #waiting = 0
  #parts = 0
  bytes = 0

  constructor(put: (id: string, part: number, bytes: Buffer) => void) {
    this.#put = put
  }

  async take(piece: Uint8Array): Promise<void> {
    this.#part ??= Buffer.allocUnsafeSlow(PART_BYTES)
    for (let from = 0; from < piece.length; ) {
      const next = piece.subarray(from, from + PART_BYTES - this.#waiting)
      this.#part.set(next, this.#waiting)
      this.#waiting += next.length
      this.bytes += next.length
      from += next.length
      if (this.#waiting < PART_BYTES) continue
      this.#putPart()
      await pause()
    }
  }

  /** Puts what is left; its SHA-256. */
  end(): string {
    if (this.#waiting > 0 || this.#parts === 0) this.#putPart()
    return this.#digest.digest('hex')
  }

  #putPart(): void {
    const part = (this.#part ?? Buffer.alloc(0)).subarray(0, this.#waiting)
    this.#waiting = 0
    this.#digest.update(part)
    this.#put(this.id, this.#parts++, part)
  }
}

/**
 * Files between being looked at and being taken in, so that what is taken in is what was seen: kept beside the book for some minutes, encrypted, for one
 * session alone.
 */
export class HeldFiles {
  readonly #door: Door
  readonly #session: string
  readonly #coming = new Set<ComingFile>()

  constructor(door: Door, session: string) {
    this.#door = door
    this.#session = session
  }

  /** For a file of which nobody knows yet how large it is, and whether it will be wanted: it goes to its place piece by piece, and away with `dropComing`. */
  coming(): ComingFile {
    const file = new ComingFile((id, part, bytes) => this.#put(id, part, bytes))
    this.#coming.add(file)
    return file
  }

  /** What came and was not held goes away. */
  dropComing(): void {
    for (const { id } of this.#coming) this.#door.file.dropHeld(id)
    this.#coming.clear()
  }

  /** Holds what has come wholly; by its id it is found. */
  hold(file: ComingFile, account: string, name: string, state: unknown): string {
    const sha256 = file.end()
    const { id, bytes } = file
    this.#door.file.changeHeld(id, this.#sealed(JSON.stringify({ id, account, name, bytes, sha256, state } satisfies HeldFile)))
    this.#coming.delete(file)
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

  #put(id: string, part: number, bytes: Buffer): void {
    const { file, clock } = this.#door
    if (part === 0) file.hold(id, { session: this.#session, at: clock(), sealed: this.#sealed('null') }, clock() - KEPT_MS)
    if (bytes.length > 0) file.holdPart(id, part, this.#sealed(bytes))
  }

  #sealed(plain: Uint8Array | string): Buffer {
    return this.#door.book.read((read) => encrypt(read.keys.for('sign_ins'), plain))
  }

  #opened(sealed: Buffer): Buffer {
    return this.#door.book.read((read) => decrypt(read.keys.for('sign_ins'), sealed))
  }
}
