import type Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addUser } from '../../src/commands/people.ts'
import { failed } from '../../src/http/api-of.ts'
import { openDatabase } from '../../src/store/database.ts'
import { UnmarkedError } from '../../src/store/seal.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { Forger } from './sql/forger.ts'
import { approve } from './sql/moves.ts'

/**
 * Somebody with an SQL prompt and the program's functions writes what the triggers let through, in the name of those who may, and waits: others prepare, release and pay it
 * in good faith before anybody verifies the book.
 */
describe('an event that was written without the keys of the book', () => {
  let w: BankWorld

  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
  })
  afterEach(() => w.close())

  function atPrompt(work: (f: Forger, db: Database.Database) => void): void {
    const db = openDatabase(w.book.file)
    db.exec('BEGIN IMMEDIATE')
    work(new Forger(db), db)
    db.exec('COMMIT')
    db.close()
  }

  const goesOn = () => addUser(w.book, { email: 'next@example.org', name: 'Next', roles: ['auditor'] })
  const approver = (f: Forger) => f.value("SELECT person FROM role_grant WHERE role = 'approver' ORDER BY id DESC")

  it('is the last: an approval that nobody gave is neither prepared nor paid', async () => {
    const { id } = await w.recommended()
    atPrompt((f) => void approve(f, Number(id), approver(f)))
    await expect(w.fetch('finance', '/grants')).resolves.toMatchObject({ status: 200 })
    expect(goesOn).toThrow(UnmarkedError)
    expect(goesOn, 'again').toThrow(UnmarkedError)
    expect((await w.get('/verification', 'auditor')).faults).toContainEqual(expect.objectContaining({ code: 'mark_wrong' }))
  })

  it('is told to whoever asks for anything after it, who did nothing wrong', async () => {
    const told = vi.spyOn(console, 'error').mockReturnValue()
    const answer = failed(new UnmarkedError('Event 5 was not written with the keys of this book.'))
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({
      code: 'book_unavailable',
      detail: expect.stringMatching(/^Event 5 was not written with the keys.*Nothing was done/),
    })
    expect(told).toHaveBeenCalledTimes(1)
    told.mockRestore()
  })

  it.each([
    ['a mark of nothing', "UPDATE seal SET mark = x'00' WHERE event_seq = (SELECT max(event_seq) FROM seal)"],
    [
      'the seal of the event before, as a whole',
      'UPDATE seal AS s SET (prev_hash, hash, body, mark) = (SELECT o.prev_hash, o.hash, o.body, o.mark FROM seal o WHERE o.event_seq = s.event_seq - 1) WHERE event_seq = (SELECT max(event_seq) FROM seal)',
    ],
    [
      'the hash and mark of the event before',
      'UPDATE seal AS s SET (hash, mark) = (SELECT o.hash, o.mark FROM seal o WHERE o.event_seq = s.event_seq - 1) WHERE event_seq = (SELECT max(event_seq) FROM seal)',
    ],
  ])('is the last with %s too', async (_said, text) => {
    const { id } = await w.recommended()
    atPrompt((f) => {
      approve(f, Number(id), approver(f))
      f.without(['seal_no_update'], () => f.run(text))
    })
    expect(goesOn).toThrow(UnmarkedError)
  })

  it('is followed by others where it was written with them (the control)', async () => {
    await w.recommended()
    expect(goesOn).not.toThrow()
  })
})
