import { createHash, type Hash, hash } from 'node:crypto'

/** Text is hashed in pieces of this size: a call for each row would cost more than the hashing. */
const PIECE = 65536

/** SHA-256 over row texts, each with a line feed; knows how many there were and the first of them. */
export class RowDigest {
  count = 0
  first = ''
  #waiting = ''
  #hash: Hash | undefined

  add(text: string): void {
    if (this.count === 0) this.first = text
    this.count += 1
    this.#waiting += `${text}\n`
    if (this.#waiting.length <= PIECE) return
    this.#hash ??= createHash('sha256')
    this.#hash.update(this.#waiting)
    this.#waiting = ''
  }

  hex(): string {
    return this.#hash ? this.#hash.update(this.#waiting).digest('hex') : hash('sha256', this.#waiting)
  }
}

/** The id of a row text: its first member. */
export const idOfText = (text: string): number => Number(text.slice(1, text.search(/[,\]]/)))
