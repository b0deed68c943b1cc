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

describe('stage', () => {
  const synchronous = (book: Book) => book.read((read) => read.value<number>('PRAGMA synchronous'))

  it('waits for the disk no more than while it lasts', () => {
    const at = new ApiBook()
    const FULL = 2
    expect(synchronous(at.book)).toBe(FULL)
    at.book.stage((tx) => expect(tx.value('PRAGMA synchronous')).toBe(1))
    expect(synchronous(at.book)).toBe(FULL)
    expect(() =>
      at.book.stage(() => {
        throw new Error('staging failed')
      }),
    ).toThrow('staging failed')
    expect(synchronous(at.book)).toBe(FULL)
    at.remove()
  })
})

describe('restartingLog', () => {
  const pagesOfLog = (book: Book) => book.read((read) => read.value<number>('PRAGMA wal_autocheckpoint'))

  it('leaves the log to the work while it runs, whatever comes of it', () => {
    const at = new ApiBook()
    const before = pagesOfLog(at.book)
    expect(before).toBeGreaterThan(0)
    expect(at.book.restartingLog(() => pagesOfLog(at.book))).toBe(0)
    expect(pagesOfLog(at.book)).toBe(before)
    expect(() =>
      at.book.restartingLog(() => {
        throw new Error('work failed')
      }),
    ).toThrow('work failed')
    expect(pagesOfLog(at.book)).toBe(before)
    at.remove()
  })
})
