import { closeSync, createReadStream, fsyncSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { Result } from '../core/result.ts'
import { FaultyError, type Given, UsageError } from './verb.ts'

/** The bytes of the file that the first word after a verb names. Throws UsageError, FaultyError. */
export function readNamed({ words }: Given): Uint8Array {
  const [path] = words
  if (path === undefined) throw new UsageError('Name the file.')
  return readFile(path)
}

/** Throws FaultyError. */
export const readFile = (path: string): Uint8Array => read(path, () => readFileSync(path))

function read<T>(path: string, how: () => T): T {
  try {
    return how()
  } catch (thrown) {
    throw new FaultyError(`${path} can't be read: ${thrown instanceof Error ? thrown.message : ''}`)
  }
}

/** What is sent as a body. */
export type Sent = Pick<Blob, 'size' | 'stream'>

const PIECE_BYTES = 262_144

/**
 * The file that the first word after a verb names, read whenever it is sent and held by nobody meanwhile: a statement can have hundreds of megabytes. What is no file (a pipe)
 * can be read once, and is held. Throws UsageError, FaultyError.
 */
export function sentNamed({ words }: Given): Sent {
  const [path] = words
  if (path === undefined) throw new UsageError('Name the file.')
  const stat = read(path, () => statSync(path))
  if (!stat.isFile()) return new Blob([Uint8Array.from(readFile(path))])
  read(path, () => closeSync(openSync(path, 'r')))
  return { size: stat.size, stream: () => Readable.toWeb(createReadStream(path, { highWaterMark: PIECE_BYTES })) as ReturnType<Blob['stream']> }
}

/** Writes a file that is there whole or not at all, for its owner alone; where `write` refuses there is none. Throws FaultyError. */
export function writeWhole<T, P>(path: string, write: (put: (piece: string | Uint8Array) => void) => Result<T, P>): Result<T, P> {
  const draft = `${path}.${process.pid}.draft`
  try {
    const file = openSync(draft, 'wx', 0o600)
    try {
      const written = write((piece) => void writeSync(file, Buffer.from(piece)))
      if (!written.ok) return written
      fsyncSync(file)
      renameSync(draft, path)
      return written
    } finally {
      closeSync(file)
    }
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && 'syscall' in thrown) throw new FaultyError(`${path} can't be written: ${thrown.message}`)
    throw thrown
  } finally {
    rmSync(draft, { force: true })
  }
}
