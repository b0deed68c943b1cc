import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Read, Statements } from '../../src/store/read.ts'
import { verify } from '../../src/store/verify/verify.ts'
import { expectRefused } from './sql/attack.ts'
import { type AttackBook, attackBook, opened } from './sql/attack-book.ts'
import { CLAIM_ATTACKS, lawfulClaims, lawfulOwnClaim, lawfulSendingBack } from './sql/claim-attacks.ts'
import { Forger } from './sql/forger.ts'

let of: AttackBook
let db: Database.Database

beforeAll(async () => {
  of = await attackBook()
  db = opened(of)
})
afterAll(() => {
  db.close()
  of.close()
})

describe('what is claimed, comes back, is given up and is sent back', () => {
  for (const attack of CLAIM_ATTACKS) it(attack.name, () => expectRefused(db, of, attack))

  it.each([
    ['a claim of less than is missing', /^Under line \d+ claims of 50000 stand, and what is missing by its claimed breaks is 77700 /],
    ['a part of a claim given up as all of it', /^Fund \d+ has losses of 50000, and what was given up comes to 77700 /],
    ['a claim given up by who released the payout', /^Person \d+ gave up money of a payout that the same person released /],
    ['an approver who gives nothing up matches a line', /^Event \d+ answers no break/],
    ['an approver who gives a claim up matches another line beside it', /^Match \d+ was made by the answer to a break /],
    ['an approver who gives a claim up rejects a payout beside it', /^Entry \d+ was booked by the answer to a break /],
    ['a loss of what is not missing, against the exchange position', /^Entry \d+ names the exchange position /],
    ['what comes back matched by who released the payout', /^Person \d+ matched by hand what came back of a payout that the same person released /],
  ])('is named by verify where the triggers were away: %s', (name, words) => {
    const attack = CLAIM_ATTACKS.find((one) => one.name === name)
    if (!attack) throw new Error(name)
    const said = () => verify(new Read(new Statements(db), undefined, '2021-01-01T00:00:00.000Z')).faults.map((fault) => fault.words)
    db.exec('BEGIN IMMEDIATE')
    const f = new Forger(db)
    attack.prepare?.(f, of)
    expect(said().filter((one) => words.test(one))).toEqual([])
    f.without(attack.by, () => attack.attack(f, of))
    expect(said().filter((one) => words.test(one))).toHaveLength(1)
    db.exec('ROLLBACK')
  })

  it.each([
    ['a claim, given up, and claimed again by what comes after all', lawfulClaims],
    ['a receipt taken in and sent back', lawfulSendingBack],
    ['what comes back, matched by another than who released the payout', (f: Forger, book: AttackBook) => lawfulOwnClaim(f, book, 'back')],
    ['a claim given up by another', (f: Forger, book: AttackBook) => lawfulOwnClaim(f, book, 'loss')],
  ])('is lawful as it stands (the control): %s', (_, moves) => {
    db.exec('BEGIN IMMEDIATE')
    expect(() => moves(new Forger(db), of)).not.toThrow()
    db.exec('ROLLBACK')
  })
})
