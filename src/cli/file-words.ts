import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import type { Result } from '../core/result.ts'
import { FaultyError, type Given, UsageError } from './verb.ts'

/** The bytes of the file that the first word after a verb names. Throws UsageError, FaultyError. */
export function readNamed({ words }: Given): Uint8Array {
  const [path] = words
  if (path === undefined) throw new UsageError('Name the file.')
  return readFile(path)
}

/** Throws FaultyError. */
export function readFile(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (thrown) {
    throw new FaultyError(`${path} can't be read: ${thrown instanceof Error ? thrown.message : ''}`)
  }
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
