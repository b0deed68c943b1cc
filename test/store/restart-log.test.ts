import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Book } from '../../src/store/book.ts'
import { ApiBook } from '../support/api-book.ts'

describe('restartLog', () => {
  it('begins the log anew where nobody reads, and waits for nobody who does', async () => {
    const at = new ApiBook()
    const other = Book.received(at.book.handOver())
    const size = () => statSync(`${at.file}-wal`).size
    const write = (code: string) => at.post('/funds', { code, name: 'Fund', currency: 'USD' })
    try {
      await write('A')
      await write('B')
      // Whoever reads keeps the log: what is written next comes behind it.
      const seen = other.read((read) => {
        const before = read.value<number>('SELECT count(*) FROM event')
        at.book.restartLog()
        return [before, read.value<number>('SELECT count(*) FROM event')]
      })
      expect(seen[0]).toBe(seen[1])
      at.book.restartLog()
      const before = size()
      expect((await write('C')).status).toBe(201)
      expect(size()).toBe(before)
    } finally {
      other.close()
      at.remove()
    }
  })
})
