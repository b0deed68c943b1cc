import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'

/** Puts a text in the place of a file, for its owner alone: who reads it finds the old one or the new one whole. Throws what the file system says. */
export function replaceFile(path: string, text: string): void {
  const draft = `${path}.${process.pid}.draft`
  try {
    const file = openSync(draft, 'wx', 0o600)
    try {
      writeSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(draft, path)
  } finally {
    rmSync(draft, { force: true })
  }
}
