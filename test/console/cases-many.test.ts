import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { disableUser } from '../../src/commands/people.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { type Json, policy } from '../commands/cases-world.ts'
import { ConsoleWorld, plain, type Visitor } from './console-world.ts'

/** Without what only an officer can see: every check runs by itself. */
const AUTOMATIC = (policy()['criteria'] as Json[]).filter(({ kind }) => !['document', 'manual', 'consent'].includes(kind))

describe('many cases, messages and the start page', () => {
  const w = new BankWorld()
  const c = new ConsoleWorld(w.book)
  let officer: Visitor
  beforeAll(async () => {
    await w.found()
    await w.programme('A', { criteria: AUTOMATIC })
    officer = await c.enter('officer@example.org')
  })
  beforeEach(() => {
    c.now += 2000
  })
  afterAll(() => {
    c.close()
    w.close()
  })
  const say = async (of: Json, path: string, body: object) => {
    const { student } = await w.read(of)
    return w.post('officer', `/status/${path}`, { code: of.code, birthYear: Number(student.birthDate.slice(0, 4)), caseNumber: of.caseNumber, ...body })
  }

  it('checks a whole programme, and recommends the clear cases that were ticked, all or nothing', async () => {
    const [one, two, three] = [await w.apply({}, 'A'), await w.apply({}, 'A'), await w.apply({}, 'A')]
    const list = await officer.get('/cases')
    expect(list.text).toContain('href="/cases/together?programme=A"')
    const page = await officer.get('/cases/together?programme=A')
    expect(plain(page)).toContain('New cases: 3.')
    const checked = await officer.follow(page, '/cases/together/run')
    expect(plain(checked)).toContain('The automatic checks have run.')
    const ticks = [...checked.text.matchAll(/name="case" value="([^"]+)"/g)].map(([, value]) => value ?? '')
    expect(ticks.map((tick) => tick.split(' ')[0])).toEqual([one.id, two.id, three.id])
    const without = await officer.send(checked, '/cases/together/check', { case: ticks, note: '' })
    expect(without.status).toBe(422)
    expect(without.text).toContain('href="#check-note"')
    const seen = await officer.send(checked, '/cases/together/check', { case: ticks.slice(0, 2), note: 'all in order' })
    expect(plain(seen)).toContain('Recommend 2 cases')
    expect(plain(seen)).toContain('In all: 6 000.00 TRY')
    await w.post('officer2', `/applications/${two.id}/withdrawal`, { note: 'the student wants to' })
    const late = await officer.send(seen, '/cases/together/recommend')
    expect(late.status).toBe(409)
    expect((await w.read(one)).state).toBe('checking')
    const looked = await officer.send(late, '/cases/together/check', { case: [ticks[0] ?? ''], note: 'all in order' })
    await w.post('officer2', `/applications/${one.id}/corrections`, { changes: { city: 'Izmir' }, source: 'student', note: 'has moved' })
    const stale = await officer.send(looked, '/cases/together/recommend')
    expect(stale.status, 'its facts are others than were seen').toBe(409)
    expect(plain(stale)).toContain('has changed')
    expect((await w.read(one)).state).toBe('checking')
    const fresh = await officer.get('/cases/together?programme=A')
    const [first = ''] = [...fresh.text.matchAll(/name="case" value="([^"]+)"/g)].map(([, value]) => value ?? '')
    const again = await officer.send(late, '/cases/together/check', { case: [first, ticks[2] ?? ''], note: 'all in order' })
    expect(plain(await officer.follow(again, '/cases/together/recommend'))).toContain('The cases are recommended.')
    expect(await Promise.all([one, three].map(async (of) => (await w.read(of)).state))).toEqual(['recommended', 'recommended'])
    expect((await w.read(one)).decisions.at(-1).note).toBe('all in order')
    expect((await officer.get('/cases/together?programme=none')).status).toBe(404)
  })

  it('leads to who answered and who did not, and answers on the student’s page, once', async () => {
    const of = await w.apply()
    await w.check(of)
    await w.post('officer', `/applications/${of.id}/information-request`, { items: ['residence'], dueDate: '2020-11-03' })
    expect(plain(await officer.get('/cases?waits=answered'))).not.toContain(of.caseNumber)
    await say(of, 'answer', { message: 'In the <b>dormitory</b>.' })
    expect(plain(await officer.get('/cases?waits=answered'))).toContain(of.caseNumber)
    expect((await officer.get('/cases/next')).to).toBe(`/cases/${of.id}`)
    const page = await officer.get('/messages')
    expect(page.text).toContain('In the &lt;b&gt;dormitory&lt;/b&gt;.')
    const [, message = ''] = /name="message" value="(\d+)"/.exec(page.text) ?? []
    const empty = await officer.send(page, '/messages/reply', { message, text: '' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain(`id="reply-${message}-text-fault"`)
    const done = await officer.follow(page, '/messages/reply', { message, text: 'Thank you.' })
    expect(plain(done)).toContain('Your answer is on the student’s page.')
    expect(plain(await officer.get('/messages?state=answered'))).toContain('Thank you.')
    expect((await officer.send(page, '/messages/reply', { message, text: 'Twice.', key: 'another' })).status).toBe(409)
    const { messages } = (await say(of, 'message', { about: 'details', message: 'And now?' })) && (await w.read(of))
    expect(messages[0].reply.text).toBe('Thank you.')
  })

  it('shows a complaint about a person to auditors alone, on the start page too', async () => {
    // Older messages fill the first page: the complaint stands before them
    const asking = await w.apply()
    for (let n = 0; n < 30; n += 1) await say(n < 15 ? asking : ((await w.apply()) as Json), 'message', { about: 'details', message: `Question ${n}` })
    const of = await w.apply()
    await say(of, 'message', { about: 'person', message: 'The officer was rude.' })
    for (const path of ['/messages', `/cases/${of.id}`]) expect((await officer.get(path)).text).not.toContain('rude')
    const auditor = await c.enter('auditor@example.org')
    expect(plain(await auditor.get('/work'))).toContain('Complaints about persons 1')
    const page = await auditor.get('/messages')
    expect(page.text).toContain('The officer was rude.')
    expect(plain(page)).toMatch(/Complaints about persons .*rude.* Open .*\d{4}-\d{6}/)
    expect(plain(await auditor.get('/messages?about=person'))).not.toContain(asking.caseNumber)
    const [, message = ''] = /name="message" value="(\d+)"/.exec(page.text.split('rude')[1] ?? '') ?? []
    await auditor.follow(page, '/messages/reply', { message, text: 'We looked into it.' })
    expect(plain(await auditor.get('/work'))).not.toContain('Complaints about persons')
  })

  it('tells each role what waits, what presses most first, with one action', async () => {
    const finance = await c.enter('finance@example.org')
    const releaser = await c.enter('releaser@example.org')
    await w.approved()
    expect(plain(await finance.get('/work'))).toMatch(/Prepare batch Instalments to pay 1/)
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    expect(plain(await finance.get('/work'))).not.toContain('Instalments to pay')
    expect(plain(await releaser.get('/work'))).toMatch(/See what is to be released Batches to release 1/)
    await w.release(batch)
    expect(plain(await releaser.get('/work'))).toContain('Nothing waits for you now.')
    expect(plain(await finance.get('/work'))).toContain('Payments ordered, not yet on a statement 1')
    w.contribution()
    w.book_(-300_000, `Havale ${batch.payouts[0].reference}`)
    await w.reconcile()
    w.book_(300_000, `Iade ${batch.payouts[0].reference}`)
    await w.reconcile()
    const returned = await officer.get('/cases?waits=returned')
    expect(plain(returned)).toContain(batch.payouts[0].caseNumber)
    expect(plain(await officer.get('/work'))).toContain('Money came back 1')
    const case_ = await officer.get(`/cases/${batch.payouts[0].applicationId}`)
    expect(plain(case_)).toContain('Money came back. If the account was wrong, record a changed payee')
    disableUser(w.book, 'releaser@example.org')
    const admin = await c.enter('admin@example.org')
    expect(plain(await admin.get('/work'))).toContain('Steps that nobody or one person alone can do 1')
    const hats = await c.enter('hats@example.org')
    const text = plain(await hats.get('/work'))
    for (const action of ['Open next case', 'Review next', 'Prepare batch', 'See what is to be released']) expect(text).toContain(action)
    for (let n = 0; n < 51; n += 1) await w.apply()
    expect(plain(await officer.get('/work'))).toContain('New cases 50+')
  })
})
