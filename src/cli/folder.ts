import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Result } from '../core/result.ts'
import { FaultyError } from './verb.ts'

/** Puts a file into a folder, piece by piece. `path`: within it, with slashes. */
type PutFile = (path: string, pieces: Iterable<string | Uint8Array>) => void

/**
 * Writes a folder that is there whole or not at all, for its owner alone; where `write` refuses there is none. Never over a file, or a
 * folder in which anything lies. Throws FaultyError.
 */
export async function writeFolderWhole<T, P>(path: string, write: (put: PutFile) => Promise<Result<T, P>>): Promise<Result<T, P>> {
  if (existsSync(path) && !(statSync(path).isDirectory() && readdirSync(path).length === 0))
    throw new FaultyError(`${path} exists: name a folder that does not, or is empty.`)
  const draft = `${path}.${process.pid}.draft`
  try {
    mkdirSync(draft, { mode: 0o700 })
    const written = await write((name, pieces) => writeFile(join(draft, name), pieces))
    if (!written.ok) return written
    renameSync(draft, path)
    return written
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && 'syscall' in thrown) throw new FaultyError(`${path} can't be written: ${thrown.message}`)
    throw thrown
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

function writeFile(path: string, pieces: Iterable<string | Uint8Array>): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const file = openSync(path, 'wx', 0o600)
  try {
    for (const piece of pieces) {
      const bytes = Buffer.from(piece)
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    }
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
