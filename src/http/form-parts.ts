import { BrokenForm, LargeForm } from './broken-form.ts'

/** What takes a file of a form while it comes. The memory of a piece is used again afterwards. */
export interface FileTaker {
  readonly take: (piece: Uint8Array<ArrayBuffer>) => void | Promise<void>
}

const LINE_END = Buffer.from('\r\n')
const HEAD_END = Buffer.from('\r\n\r\n')
/** The names of a part; a browser's are far smaller. */
const HEAD_MOST = 16 * 1024
/** All that is not in files, and how many parts there are: our pages have some thirty fields beside a file. */
const REST_MOST = 1024 * 1024
const PARTS_MOST = 200

const NAMES_FILE = /;\s*filename/i
const BASE_64 = /^[ \t]*content-transfer-encoding[ \t]*:[ \t]*base64/im

/**
 * Cuts a body of `multipart/form-data` (RFC 7578) at its delimiter while it comes, and takes the files out of it, which would be held several times over by
 * what reads a form as a whole. `rest` is then the same form with empty files: whether it is a form at all, and how its fields and files are called, is for the
 * reader of the platform to judge. A part that it takes for a file has its name in such a head as is looked for here, so that none is left in `rest`.
 */
export class FormParts<Taker extends FileTaker> {
  readonly #delimiter: Buffer
  readonly #open: () => Taker
  readonly files: Taker[] = []
  /** What came and may be the beginning of a delimiter: so many bytes of a memory that is used for piece after piece. Before the first of them a line ended. */
  #memory: Buffer<ArrayBuffer> = Buffer.from(LINE_END)
  #undecided = LINE_END.length
  readonly #kept: Buffer[] = []
  #keptBytes = 0
  #parts = 0
  /** What may still be a part's head; undefined behind it. */
  #head: Buffer | undefined = Buffer.alloc(0)
  #file: Taker | undefined
  #fault: Error | undefined

  constructor(boundary: string, open: () => Taker) {
    this.#delimiter = Buffer.from(`\r\n--${boundary}`)
    this.#open = open
  }

  /** Takes the next piece. A form that is refused already is still taken off the line, so that its sender gets to read why. */
  async take(piece: Uint8Array): Promise<void> {
    const bytes = this.#withUndecided(piece)
    let from = 0
    while (!this.#fault) {
      const at = bytes.indexOf(this.#delimiter, from)
      const decided = at < 0 ? Math.max(from, bytes.length - this.#delimiter.length + 1) : at
      await this.#within(bytes.subarray(from, decided))
      if (at < 0) {
        this.#undecided = bytes.length - decided
        bytes.copyWithin(0, decided)
        return
      }
      this.#next()
      from = at + this.#delimiter.length
    }
    this.#undecided = 0
  }

  #withUndecided(piece: Uint8Array): Buffer<ArrayBuffer> {
    const length = this.#undecided + piece.length
    if (length > this.#memory.length) this.#memory = Buffer.concat([this.#memory.subarray(0, this.#undecided)], length)
    this.#memory.set(piece, this.#undecided)
    return this.#memory.subarray(0, length)
  }

  /** The form without its files. Throws BrokenForm, LargeForm. */
  async rest(): Promise<Uint8Array<ArrayBuffer>> {
    await this.#within(this.#memory.subarray(0, this.#undecided))
    this.#close()
    if (this.#fault) throw this.#fault
    return Uint8Array.from(Buffer.concat(this.#kept).subarray(LINE_END.length))
  }

  async #within(bytes: Buffer<ArrayBuffer>): Promise<void> {
    if (this.#head === undefined) return this.#content(bytes)
    const head = Buffer.concat([this.#head, bytes])
    const end = head.indexOf(HEAD_END)
    this.#head = head
    if (end < 0) {
      if (head.length > HEAD_MOST) this.#fault = new BrokenForm('The head of a part of a form has no end.')
      return
    }
    const [names, content] = [head.subarray(0, end + HEAD_END.length), head.subarray(end + HEAD_END.length)]
    this.#head = undefined
    this.#keep(names)
    this.#begin(names.toString('latin1'))
    return this.#content(content)
  }

  #begin(names: string): void {
    if (!NAMES_FILE.test(names)) return
    if (BASE_64.test(names)) this.#fault = new BrokenForm('A file of a form comes as Base64.')
    this.#file = this.#open()
    this.files.push(this.#file)
  }

  async #content(bytes: Buffer<ArrayBuffer>): Promise<void> {
    if (this.#fault || bytes.length === 0) return
    if (this.#file) await this.#file.take(bytes)
    else this.#keep(bytes)
  }

  #next(): void {
    this.#close()
    this.#keep(this.#delimiter)
    this.#parts++
    if (this.#parts > PARTS_MOST) this.#fault = new LargeForm(`A form has more than ${PARTS_MOST} parts.`)
    this.#head = Buffer.alloc(0)
    this.#file = undefined
  }

  #close(): void {
    if (this.#head) this.#keep(this.#head)
  }

  #keep(bytes: Buffer): void {
    this.#keptBytes += bytes.length
    if (this.#keptBytes > REST_MOST) this.#fault ??= new LargeForm(`A form has more than ${REST_MOST} bytes beside its files.`)
    else this.#kept.push(Buffer.from(bytes))
  }
}
