import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** A file's bytes, of which the whole or a part can be had. */
export interface FileBytes {
  readonly length: number
  readonly sha256: string
  /** Are all of them strict UTF-8? */
  readonly isUtf8: boolean
  /** Does a byte stand anywhere in it? */
  readonly includes: (byte: number) => boolean
  /** The bytes from one place to before another, at most to the end. */
  readonly part: (from: number, to: number) => Uint8Array
  readonly whole: () => Uint8Array
}

/** Bytes that are held as they are. */
export const heldBytes = (bytes: Uint8Array): FileBytes => ({
  ...factsOf(bytes),
  includes: (byte) => bytes.includes(byte),
  part: (from, to) => bytes.subarray(from, to),
  whole: () => bytes,
})

const BLOCK_BYTES = 262_144
/** The fastest: text of a table takes a fifth already. */
const LEVEL = 1
/** A block is unpacked into one piece of memory, with room beyond it: a full one would ask for another. */
const AT_ONCE = { chunkSize: BLOCK_BYTES + 1 }

/**
 * Bytes that are packed by blocks while they wait to be read once more: a table's text takes a fifth of its size, and is gone through several times. The
 * bytes themselves are given back to the system where their memory holds nothing else, and are gone for whoever still has them.
 */
export function packedBytes(bytes: Uint8Array): FileBytes {
  const facts = factsOf(bytes)
  const isThere = new Uint8Array(256)
  const blocks: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) {
    const block = bytes.subarray(at, at + BLOCK_BYTES)
    for (let n = 0; n < block.length; n += 1) isThere[block[n] ?? 0] = 1
    blocks.push(Uint8Array.from(deflateRawSync(block, { level: LEVEL })))
  }
  giveBack(bytes)
  // Whoever goes through the file asks for the end of a block, and then for what follows it.
  let last = { at: -1, bytes: new Uint8Array() }
  const block = (at: number): Uint8Array => {
    if (last.at !== at) last = { at, bytes: inflateRawSync(blocks[at] ?? new Uint8Array(), AT_ONCE) }
    return last.bytes
  }
  const part = (from: number, to: number): Uint8Array => {
    const end = Math.min(to, facts.length)
    const bytes = new Uint8Array(Math.max(0, end - from))
    for (let at = Math.floor(from / BLOCK_BYTES); at * BLOCK_BYTES < end; at += 1) {
      const begin = at * BLOCK_BYTES
      bytes.set(block(at).subarray(Math.max(from - begin, 0), end - begin), Math.max(begin - from, 0))
    }
    return bytes
  }
  return { ...facts, includes: (byte) => isThere[byte] === 1, part, whole: () => part(0, facts.length) }
}

const factsOf = (bytes: Uint8Array): Pick<FileBytes, 'length' | 'sha256' | 'isUtf8'> => ({
  length: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  isUtf8: isUtf8(bytes),
})

/** A memory that is moved away is freed as soon as nobody has what it was moved to. */
function giveBack({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) structuredClone(buffer, { transfer: [buffer] })
}
