import { copyFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../src/commands/command.ts'
import { openFund } from '../../src/commands/funds/open-fund.ts'
import { anchorFileText, anchorFromText, verificationInWords, verifyBook } from '../../src/queries/verification.ts'
import { Book } from '../../src/store/book.ts'
import { checkValue, Keys } from '../../src/store/keys.ts'
import { addFirstPersons } from '../../src/store/people.ts'
import { bookKey } from '../../src/store/schema/people.ts'
import { type Anchor, anchorPublicKey } from '../../src/store/verify/anchor.ts'
import { fullBook, type World, world } from '../support/full-book.ts'

const clock = () => Date.now()

let full: World

beforeAll(async () => {
  full = await fullBook()
})

const anchorOf = (book: Book): Anchor => {
  const anchor = anchorFromText(anchorFileText(book))
  if (!anchor.ok) throw new Error(anchor.problem.detail)
  return anchor.value
}

describe('verify', () => {
  it('proves a book in which everything was done, and says what it is', () => {
    const found = verifyBook(full.book)
    expect(found).toMatchObject({ ok: true, faults: [], faultCount: 0, marks: 'checked', testClock: true })
    expect(found.checkedEvents).toBe(found.head.seq)
    expect(found.checkedEvents).toBeGreaterThan(100)
    expect(found.tables).toContainEqual({ name: 'statement_line', declared: 'staged_fact' })
    expect(verificationInWords(found)).toMatch(/^The books verify: \d+ events, head \d+ [0-9a-f]{64} \(test clock\)\.$/)
  })

  it('is an answer of the API for everybody signed in', async () => {
    expect(await full.ask('auditor', 'GET', '/verification')).toMatchObject({ ok: true, faults: [] })
  })

  it('holds without any key, and says that the marks were not checked', () => {
    const book = Book.open(full.file, clock, undefined)
    const found = verifyBook(book)
    book.close()
    expect(found).toMatchObject({ ok: true, marks: 'not checked', head: verifyBook(full.book).head })
    expect(verificationInWords(found)).toContain('marks not checked')
  })

  it('does not call a book a test book that is none', () => {
    const made = newBook()
    expect(verifyBook(made)).toMatchObject({ ok: true, testClock: false })
  })
})

describe('verify against an anchor', () => {
  it('holds for the anchor of an earlier event', async () => {
    const earlier = anchorOf(full.book)
    await full.ask('finance', 'POST', '/funds', { code: 'LATER', name: 'Later', currency: 'EUR' })
    expect(verifyBook(full.book, { anchor: earlier })).toMatchObject({ ok: true })
  })

  it('finds events that were cut off, which nothing in the book shows', () => {
    const small = world()
    small.book.copyTo(`${small.file}.earlier`)
    const role = small.book.read((read) => read.value<number>("SELECT person FROM role_grant WHERE role = 'finance'")) ?? 0
    run(small.book, openFund, {
      params: {},
      query: {},
      body: { code: 'A', name: 'A', currency: 'USD' },
      actor: role,
      roles: ['finance'],
      key: 'k',
      request: 'r',
    })
    const anchor = anchorOf(small.book)
    copyFileSync(`${small.file}.earlier`, `${small.file}.cut`)
    const cut = Book.open(`${small.file}.cut`, clock, small.master)
    expect(verifyBook(cut)).toMatchObject({ ok: true })
    expect(verifyBook(cut, { anchor }).faults.map((fault) => fault.code)).toEqual(['truncated'])
    cut.close()
  })

  it('finds a chain that is another from that event', () => {
    const { seq } = anchorOf(full.book)
    expect(verifyBook(full.book, { anchor: { seq, hash: 'ab'.repeat(32) } }).faults.map((fault) => fault.code)).toEqual(['recomputed'])
  })

  it('takes a signature of the key that the first event names, and no other', () => {
    const [book, other] = [newBook(), newBook()]
    const anchor = anchorOf(book)
    expect(anchor.signature).toMatch(/^[A-Za-z0-9+/]{86}==$/)
    expect(verifyBook(book, { anchor })).toMatchObject({ ok: true })
    const { signature: others = '' } = anchorOf(other)
    expect(verifyBook(book, { anchor: { ...anchor, signature: others } }).faults.map((fault) => fault.code)).toEqual(['anchor_wrong'])
  })
})

describe('anchorFromText', () => {
  it.each(['', '{}', 'nonsense', '{"seq":1,"hash":"zz"}', '{"seq":0,"hash":"00"}', '[1]'])('refuses %j', (text) => {
    expect(anchorFromText(text)).toMatchObject({ ok: false, problem: { code: 'invalid_input' } })
  })
})

let made = 0

/** A book whose first event names the key of its anchors. */
function newBook(): Book {
  made += 1
  const keys = Keys.make()
  const master = Buffer.alloc(32, made)
  const book = Book.create(`${full.file}.new-${made}`, clock, keys)
  book.act({ kind: 'book_opened', actor: 1, key: 'first', request: 'first', status: 200 }, () => ({
    ok: true,
    value: (tx) => {
      addFirstPersons(tx)
      tx.fact(bookKey, { checkValue: checkValue(master), wrapped: keys.wrappedBy(master), anchorKey: anchorPublicKey(keys) })
    },
  }))
  return book
}
