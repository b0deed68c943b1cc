import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { zipOf } from '../../src/files/write-zip.ts'
import { unzip } from '../../src/files/zip-archive.ts'

const FILES = new Map([
  ['pack/README.txt', Buffer.from('read me\n'.repeat(1000))],
  ['pack/Ýazgy.csv', Buffer.from('a,b\n1,2\n')],
  ['pack/empty', Buffer.alloc(0)],
])

describe('zipOf', () => {
  it('gives back what was put in', () => {
    const read = unzip(zipOf(FILES), () => true, 1_000_000)
    expect(read).not.toBeTypeOf('string')
    expect([...(read as ReadonlyMap<string, Buffer>)]).toEqual([...FILES])
  })

  it('makes the same archive of the same files', () => {
    expect(zipOf(FILES).equals(zipOf(FILES))).toBe(true)
  })

  it('is an archive that another program opens, checksums and all; a changed byte is found by it (the control)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tideover-zip-'))
    const test = (bytes: Uint8Array): string => {
      const file = join(folder, 'pack.zip')
      writeFileSync(file, bytes)
      return execFileSync('python3', ['-c', 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), sorted(z.namelist()))', file], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      })
    }
    try {
      expect(test(zipOf(FILES)).trim()).toBe("None ['pack/README.txt', 'pack/empty', 'pack/Ýazgy.csv']")
      // The checksum of the first file stands 14 bytes into its local header, and 16 into its entry of the directory.
      const wrong = zipOf(FILES)
      const entry = wrong.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
      wrong.writeUInt8(wrong.readUInt8(entry + 16) ^ 1, entry + 16)
      expect(test(wrong).trim()).toMatch(/^pack\/README\.txt /)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
