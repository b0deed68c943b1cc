import { truncateSync, writeFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { sentNamed } from '../../src/cli/file-words.ts'
import { CliFolder } from './support.ts'

const BYTES = 64 * 1_048_576

describe('a file that is sent', () => {
  const at = new CliFolder()
  afterAll(() => at.remove())

  it('is read in pieces while it is sent, each time anew, and not held', async () => {
    const path = at.file('large.csv')
    writeFileSync(path, 'Date;Amount')
    truncateSync(path, BYTES)
    const before = process.memoryUsage().arrayBuffers
    const file = sentNamed({ words: [path], options: {}, json: false })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(BYTES / 8)
    for (const _ of [1, 2]) {
      let [size, largest] = [0, 0]
      for await (const piece of file.stream()) {
        if (size === 0) expect(Buffer.from(piece.subarray(0, 11)).toString()).toBe('Date;Amount')
        size += piece.length
        largest = Math.max(largest, piece.length)
      }
      expect(size).toBe(file.size)
      expect(size).toBe(BYTES)
      expect(largest).toBeLessThanOrEqual(BYTES / 128)
    }
  })
})
