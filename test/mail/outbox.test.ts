import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { block, unblock } from '../../src/commands/erase/block.ts'
import { erase } from '../../src/commands/erase/erase.ts'
import { takeNews } from '../../src/commands/mail/take-news.ts'
import { MOST_ATTEMPTS } from '../../src/core/mail/delivery.ts'
import { smtpPost } from '../../src/mail/smtp.ts'
import { Book } from '../../src/store/book.ts'
import { openDatabase } from '../../src/store/database.ts'
import { type Json, student } from '../commands/cases-world.ts'
import { MailWorld } from './mail-world.ts'

let w: MailWorld
beforeEach(async () => {
  w = new MailWorld()
  await w.begin()
})
afterEach(() => w.end())

const emails = () => w.office.taken.map(({ to }) => to[0])
const adminOf = (): number => w.book.read((read) => read.value<number>("SELECT person FROM role_grant WHERE role = 'admin' ORDER BY id DESC LIMIT 1")) ?? 0
const rows = (table: string): number => w.book.read((read) => read.value<number>(`SELECT count(*) FROM ${table}`)) ?? -1

describe('the first time', () => {
  it('begins at the head: what is in the book by then is no news, what comes after is', async () => {
    const fresh = new MailWorld()
    await fresh.office.open()
    await fresh.found()
    for (const of of [await fresh.apply(), await fresh.apply(), await fresh.apply()]) await fresh.ask(of)
    expect([fresh.status().begun, fresh.log()]).toEqual([false, []])
    expect(await fresh.later()).toMatchObject({ sent: 0 })
    expect(fresh.status()).toMatchObject({ begun: true, waiting: 0 })
    await fresh.withdraw(await fresh.apply())
    expect(await fresh.later()).toMatchObject({ sent: 1 })
    expect([fresh.office.connections, fresh.office.taken.length]).toEqual([1, 1])
    await fresh.end()
  })

  it('and whenever it is switched on again, what is older than two weeks is none; the rest goes once a case', async () => {
    const [old, young] = [await w.apply(), await w.apply()]
    await w.ask(old)
    w.hoursPass(24 * 10)
    await w.ask(young)
    w.hoursPass(24 * 6)
    await w.withdraw(young)
    expect(await w.round()).toMatchObject({ sent: 1 })
    expect(w.log()).toMatchObject([{ caseNumber: young.caseNumber, kind: 'withdrawn', news: 2 }])
  })
})

describe('moves of one case within ten minutes', () => {
  it('go in one mail, ten minutes after the first; later ones in another', async () => {
    const of = await w.apply()
    await w.ask(of)
    expect(await w.later(5)).toMatchObject({ sent: 0 })
    await w.withdraw(of)
    expect(await w.later(4)).toMatchObject({ sent: 0 })
    expect(w.log()).toMatchObject([{ news: 2, kind: 'withdrawn', state: 'waiting' }])
    expect(await w.later(2)).toMatchObject({ sent: 1 })
    expect(w.office.taken.length).toBe(1)
  })
})

describe('a mail server that is down', () => {
  it('is asked once a round; every mail goes once when it is back', async () => {
    const cases = [await w.apply(), await w.apply(), await w.apply()]
    for (const of of cases) await w.ask(of)
    const gone = w.settings
    await w.office.close()
    w.hoursPass(0.2)
    expect(await w.round(undefined, w.book, gone)).toEqual({ sent: 0, failed: 0, skipped: 0, later: 1, unreachable: 'ECONNREFUSED' })
    expect(w.log().map(({ attempts, state, lastError }) => [attempts, state, lastError])).toEqual([
      [0, 'waiting', null],
      [0, 'waiting', null],
      [1, 'waiting', 'ECONNREFUSED'],
    ])
    await w.office.open()
    w.hoursPass(2)
    expect(await w.round()).toEqual({ sent: 3, failed: 0, skipped: 0, later: 0 })
    expect(await w.later(300)).toMatchObject({ sent: 0 })
    expect(emails().sort()).toEqual(cases.map((_of, n) => student(n + 1).student.email).sort())
    // One connection carried all three
    expect(w.office.connections).toBe(1)
  })

  it('is asked again after waits that grow: a minute, four, sixteen, then hourly', async () => {
    await w.ask(await w.apply())
    w.office.moods = { recipient: () => 451 }
    w.hoursPass(10 / 60)
    const waits: number[] = []
    for (let n = 0; n < 6; n += 1) {
      await w.round()
      const now = Date.parse(w.book.read(({ at }) => at))
      waits.push((Date.parse(w.log()[0].dueAt) - now) / 60_000)
      w.hoursPass((waits[n] ?? 0) / 60 - 1 / 3600)
      expect(await w.round()).toMatchObject({ later: 0 })
      w.hoursPass(1 / 3600)
    }
    expect(waits).toEqual([1, 4, 16, 60, 60, 60])
  })

  it('or refuses our own address or password, is not the end of a mail', async () => {
    await w.ask(await w.apply())
    w.office.moods = { mailFrom: 550 }
    expect(await w.later()).toMatchObject({ later: 1, unreachable: '550' })
    w.office.moods = {}
    const wrong = { ...w.settings.server, auth: { user: 'help', pass: 'wrong' } }
    w.hoursPass(1)
    expect(await w.round(undefined, w.book, { ...w.settings, server: wrong })).toMatchObject({ later: 1, unreachable: '535' })
    w.hoursPass(2)
    const right = { ...wrong, auth: { user: 'help', pass: 'right' } }
    expect(await w.round(undefined, w.book, { ...w.settings, server: right })).toMatchObject({ sent: 1 })
  })

  it('for days, ends the mail at last, and the log says with what', async () => {
    await w.ask(await w.apply())
    for (let n = 0; n < MOST_ATTEMPTS + 2; n += 1) {
      w.hoursPass(61 / 60)
      await w.round(() => async () => ({ outcome: 'later', code: '451' }))
    }
    expect(w.log()).toMatchObject([{ state: 'failed', attempts: MOST_ATTEMPTS, lastError: '451' }])
  })
})

describe('a mail that is not taken', () => {
  it('is tried again after a 4xx, others go meanwhile', async () => {
    const [busy, free] = [await w.apply(), await w.apply()]
    for (const of of [busy, free]) await w.ask(of)
    w.office.moods = { recipient: (to) => (to === student(1).student.email ? 450 : undefined) }
    expect(await w.later()).toEqual({ sent: 1, failed: 0, skipped: 0, later: 1 })
    w.office.moods = {}
    expect(await w.later(2)).toEqual({ sent: 1, failed: 0, skipped: 0, later: 0 })
    expect(emails()).toEqual([student(2).student.email, student(1).student.email])
  })

  it.each([
    ['the recipient', { recipient: () => 550 }, '550'],
    ['the mail', { data: 554 }, '554'],
  ] as const)('is never tried again after a 5xx to %s; the log tells the code, and not the words, which name the address', async (_said, moods, code) => {
    await w.ask(await w.apply())
    w.office.moods = moods
    expect(await w.later()).toEqual({ sent: 0, failed: 1, skipped: 0, later: 0 })
    const tried = w.office.connections
    w.office.moods = {}
    expect(await w.later(24 * 60)).toMatchObject({ sent: 0, failed: 0 })
    expect([w.office.connections, w.office.taken]).toEqual([tried, []])
    expect(w.log()).toMatchObject([{ state: 'failed', attempts: 1, lastError: code }])
    expect(JSON.stringify(w.log())).not.toContain('@')
  })

  it('is not even begun without a usable address: none, or one that would be two, or a header', async () => {
    const odd = ['a,c@d.example', '"x"@d.example', 'x@d.example>', 'ü@d.example', 'x@d', 'x@d.example/e']
    const person = (n: number, email?: string) => {
      const { email: _given, ...rest } = student(n).student
      return { student: email === undefined ? rest : { ...rest, email } }
    }
    for (const email of [undefined, ...odd]) await w.withdraw(await w.apply(person(w.n + 1, email)))
    expect(await w.later()).toEqual({ sent: 0, failed: 0, skipped: odd.length + 1, later: 0 })
    expect(w.office.connections).toBe(0)
    expect(new Set(w.log().map(({ state, lastError }) => `${state} ${lastError}`))).toEqual(new Set(['skipped no_address', 'skipped address_unusable']))
  })
})

describe('a process that ends while it sends', () => {
  const crash = () => Promise.reject(new Error('killed'))

  it('before the mail went: it goes once, by the next', async () => {
    await w.ask(await w.apply())
    w.hoursPass(0.2)
    await expect(w.round(() => crash)).rejects.toThrow('killed')
    expect(w.log()).toMatchObject([{ state: 'sending', attempts: 1 }])
    const next = Book.received(w.book.handOver())
    // Who began may still be at it
    expect(await w.round(undefined, next)).toMatchObject({ sent: 0 })
    next.close()
    w.hoursPass(0.3)
    const later = Book.received(w.book.handOver())
    expect(await w.round(undefined, later)).toMatchObject({ sent: 1 })
    later.close()
    expect(await w.later(300)).toMatchObject({ sent: 0 })
    expect(w.office.taken.length).toBe(1)
  })

  it('after the server took the mail and before that was noted: it goes again, with the same Message-ID', async () => {
    await w.ask(await w.apply())
    w.hoursPass(0.2)
    const sentAndKilled = w.round((post) => async (letter) => {
      await post(letter)
      return crash()
    })
    await expect(sentAndKilled).rejects.toThrow('killed')
    expect(await w.later(16)).toMatchObject({ sent: 1 })
    const ids = w.office.taken.map(({ headers }) => headers.get('message-id'))
    expect(ids.length).toBe(2)
    expect(ids[0]).toBe(ids[1])
  })

  it('after news was taken in, or before: none is lost, none doubled', async () => {
    const [one, two] = [await w.apply(), await w.apply()]
    await w.ask(one)
    takeNews(w.book)
    const next = Book.received(w.book.handOver())
    expect(takeNews(next)).toBe(0)
    next.close()
    await w.ask(two)
    w.hoursPass(0.2)
    const again = Book.received(w.book.handOver())
    expect(takeNews(again)).toBe(1)
    expect(await w.round(undefined, again)).toMatchObject({ sent: 2 })
    again.close()
    expect(await w.round()).toMatchObject({ sent: 0 })
    expect(emails().sort()).toEqual([student(1).student.email, student(2).student.email])
  })

  it('beside another that sends too: each mail goes by one of them', async () => {
    for (let n = 0; n < 12; n += 1) await w.ask(await w.apply())
    w.hoursPass(0.2)
    const other = Book.received(w.book.handOver())
    const [a, b] = await Promise.all([w.round(), w.round(undefined, other)])
    other.close()
    expect(a.sent + b.sent).toBe(12)
    expect(a.sent).toBeGreaterThan(0)
    expect(b.sent).toBeGreaterThan(0)
    expect(new Set(emails()).size).toBe(12)
  })

  it('is in every copy of the book: a restored one goes on where it stood', async () => {
    await w.ask(await w.apply())
    takeNews(w.book)
    const copy = `${w.book.file}.copy`
    w.book.copyTo(copy)
    const restored = Book.received({ ...w.book.handOver(), file: copy, aheadMs: w.book.handOver().aheadMs + 3_600_000 })
    expect(await w.round(undefined, restored)).toMatchObject({ sent: 1 })
    restored.close()
  })
})

describe('a student whose data are hidden', () => {
  it('gets no mail while blocked, not even one that waited; hears of news after that', async () => {
    const of = await w.apply()
    await w.ask(of)
    takeNews(w.book)
    const asked = { caseNumber: of.caseNumber, reason: 'asked', actor: adminOf() }
    expect(block(w.book, asked)).toMatchObject({ ok: true })
    expect(await w.later()).toMatchObject({ sent: 0, skipped: 1 })
    expect(w.log()).toMatchObject([{ state: 'skipped', lastError: 'hidden' }])
    expect(w.office.connections).toBe(0)
    expect(unblock(w.book, asked)).toMatchObject({ ok: true })
    expect(await w.later()).toMatchObject({ sent: 0, skipped: 0 })
    await w.withdraw(of)
    expect(await w.later()).toMatchObject({ sent: 1 })
  })

  it('gets none once erased, and no row tells of the mails that there were', async () => {
    const [of, kept]: Json[] = [await w.apply(), await w.apply()]
    for (const one of [of, kept]) await w.ask(one)
    await w.later()
    await w.withdraw(of)
    takeNews(w.book)
    expect(rows('mail')).toBe(3)
    expect(erase(w.book, { caseNumber: of.caseNumber, reason: 'asked', actor: adminOf() })).toMatchObject({ ok: true })
    expect(w.log()).toMatchObject([{ caseNumber: kept.caseNumber }])
    expect(await w.later()).toMatchObject({ sent: 0, skipped: 0 })
    expect(w.office.taken.length).toBe(2)
    expect(await w.get('/verification', 'auditor')).toMatchObject({ ok: true, faults: [] })
  })

  it('and is erased while the mail is on its way: what became of it is noted nowhere, and nothing breaks', async () => {
    const of = await w.apply()
    await w.withdraw(of)
    w.hoursPass(0.2)
    const erasing = w.round((post) => async (letter) => {
      erase(w.book, { caseNumber: of.caseNumber, reason: 'asked', actor: adminOf() })
      return post(letter)
    })
    expect(await erasing).toMatchObject({ sent: 1 })
    expect(w.log()).toEqual([])
  })
})

describe('what the file itself refuses', () => {
  it('a mail that is taken away, changed when it has ended, or sent without a try; a place that goes back', async () => {
    await w.ask(await w.apply())
    await w.later()
    await w.withdraw(await w.apply())
    takeNews(w.book)
    const db = openDatabase(w.book.file)
    const refusals: ReadonlyArray<readonly [sql: string, why: RegExp]> = [
      ['DELETE FROM mail WHERE id = 1', /its student is not erased/],
      ["UPDATE mail SET state = 'waiting', due_at = '2020-01-01', ended_at = NULL WHERE id = 1", /it has ended/],
      ["UPDATE mail SET state = 'sent', due_at = NULL, ended_at = '2020-01-01' WHERE id = 2", /sent without being tried/],
      ['UPDATE mail SET application = 1 WHERE id = 2', /another mail/],
      ["UPDATE mail SET last_error = 'no such user s1@d.example' WHERE id = 2", /CHECK/],
      ["INSERT OR REPLACE INTO mail SELECT id, application, event_seq, kind, news, 'waiting', 0, '2020-01-01', NULL, NULL FROM mail WHERE id = 1", /exists/],
      ['UPDATE mail_place SET seq = seq - 1', /forward alone/],
      ['DELETE FROM mail_place', /kept/],
      ['INSERT OR REPLACE INTO mail_place VALUES(1, 1)', /exists/],
    ]
    for (const [sql, why] of refusals) expect(() => db.exec(sql), sql).toThrow(why)
    db.close()
  })
})

describe('a certificate that nobody vouches for', () => {
  it('is not spoken to: no mail, tried again', async () => {
    await w.ask(await w.apply())
    await w.office.close()
    await w.office.open(true)
    const server = { ...w.settings.server, secure: true }
    w.hoursPass(0.2)
    expect(await w.round(undefined, w.book, { ...w.settings, server })).toMatchObject({
      sent: 0,
      later: 1,
      unreachable: expect.stringMatching(/CERT|ESOCKET|ETLS/),
    })
    expect(w.office.taken).toEqual([])
  })
})

it('a sending that is called off ends at once, and is tried again', async () => {
  const stopping = new AbortController()
  await w.ask(await w.apply())
  w.office.beforeAnswer = () => stopping.abort()
  w.hoursPass(0.2)
  const { post, close } = smtpPost(w.settings.server)
  const calledOff = await w.round(() => (letter) => post(letter, stopping.signal))
  close()
  expect(calledOff).toMatchObject({ sent: 0, later: 1 })
  expect(w.log()).toMatchObject([{ state: 'waiting', attempts: 1 }])
})
