import { readFileSync, writeFileSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { Keys } from '../../src/store/keys.ts'
import { Read, Statements } from '../../src/store/read.ts'
import { verify } from '../../src/store/verify/verify.ts'
import { everyTable } from '../support/every-table.ts'

const FLIPS = process.env['TIDEOVER_LONG'] === '1' ? 10_000 : 150

let file: string
let whole: Buffer
let content: string
let master: Buffer

beforeAll(async () => {
  const full = await everyTable()
  file = `${full.file}.flipped`
  full.book.copyTo(file)
  whole = readFileSync(file)
  master = full.master
  const db = openDatabase(file)
  content = contentOf(db)
  db.close()
})

/** Everything that is judged, as text: staging is not. */
function contentOf(db: Database.Database): string {
  const tables = db.prepare("SELECT name FROM declared WHERE kind <> 'staging' ORDER BY name").pluck().all() as string[]
  return JSON.stringify(tables.map((name) => db.prepare(`SELECT * FROM "${name}"`).raw().all()))
}

/** What comes of a file: 'refused' at opening, 'found' by verify, 'same' content, or 'missed'. */
function fate(): 'refused' | 'found' | 'same' | 'missed' {
  let db: Database.Database
  try {
    db = openDatabase(file)
  } catch {
    return 'refused'
  }
  try {
    const key = db.prepare('SELECT check_value AS value, wrapped FROM book_key ORDER BY id DESC LIMIT 1').get() as { value: string; wrapped: Buffer }
    const read = new Read(new Statements(db), Keys.open(master, key.wrapped, key.value), '2021-01-01T00:00:00.000Z')
    if (!verify(read).ok) return 'found'
    return contentOf(db) === content ? 'same' : 'missed'
  } catch {
    return 'refused'
  } finally {
    db.close()
  }
}

describe('verify after a byte of the file was changed', () => {
  it(`finds every one of ${FLIPS} that changes what the book says`, () => {
    const seed = Number(process.env['TIDEOVER_SEED'] ?? 2020)
    let state = seed
    const below = (most: number) => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
      return Math.floor((state / 0x80000000) * most)
    }
    const fates = { refused: 0, found: 0, same: 0, missed: 0 }
    for (let n = 0; n < FLIPS; n += 1) {
      const [place, bit] = [below(whole.length), below(8)]
      const bytes = Buffer.from(whole)
      bytes[place] = (bytes[place] ?? 0) ^ (1 << bit)
      writeFileSync(file, bytes)
      const one = fate()
      fates[one] += 1
      expect(one, `seed ${seed}: byte ${place}, bit ${bit}`).not.toBe('missed')
    }
    expect(fates.found + fates.refused, JSON.stringify(fates)).toBeGreaterThan(FLIPS / 4)
  })
})
