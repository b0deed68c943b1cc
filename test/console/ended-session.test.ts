import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { World } from '../commands/cases-world.ts'
import { ConsoleWorld, codeAt, PASSWORD, type PageSeen, plain, type Visitor } from './console-world.ts'

const NOTE = 'Паспорт & "quokka" <seen> on 12 November'

describe('a form whose session has ended', () => {
  const w = new World()
  const c = new ConsoleWorld(w.book)
  let officer: Visitor
  let other: Visitor
  let at: string
  beforeAll(async () => {
    await w.found()
    at = `/cases/${(await w.check(await w.apply())).id}`
    officer = await c.enter('officer@example.org')
    other = await c.enter('officer2@example.org')
  })
  beforeEach(() => {
    c.now += 60_000
  })
  afterAll(() => {
    c.close()
    w.close()
  })
  const signIn = (v: Visitor, page: PageSeen, email = 'officer@example.org') =>
    v.send(page, '/sign-in', { email, password: PASSWORD, code: codeAt(email === 'officer@example.org' ? officer.factor : other.factor, c.now) })
  const fresh = async (v: Visitor, email?: string) => {
    c.now += 60_000
    expect((await signIn(v, await v.get('/sign-in'), email)).status).toBe(303)
  }
  const events = () => w.book.read((read) => read.value<number>('SELECT max(seq) FROM event'))

  it('asks for the sign-in, does nothing, and comes back with what was typed', async () => {
    await fresh(officer)
    const page = await officer.get(at)
    const before = events()
    c.now += 31 * 60_000
    const asked = await officer.send(page, `${at}/recommend`, { note: NOTE })
    expect(asked.status).toBe(401)
    expect(plain(asked)).toContain('the form then comes back with what you typed')
    expect(asked.text).not.toContain('quokka')
    expect(asked.text).toContain(`name="to" value="${at}"`)
    const wrong = await officer.send(asked, '/sign-in', { email: 'officer@example.org', password: 'not the one', code: '' })
    expect([wrong.status, events()]).toEqual([401, before])
    const signed = await signIn(officer, wrong)
    expect(signed.to).toMatch(new RegExp(`^${at}\\?kept=[\\w-]+&done=signed_in$`))
    const back = await officer.get(signed.to)
    expect(back.status).toBe(200)
    expect(back.text).toContain('Паспорт &amp; &quot;quokka&quot; &lt;seen&gt; on 12 November</textarea>')
    expect(plain(back)).toContain('This is what you typed before you signed in again.')
    expect(events()).toBe(before)
    await officer.follow(back, `${at}/recommend`, { note: NOTE })
    expect((await w.get(`${at.replace('/cases', '/applications')}`)).state).toBe('recommended')
  })

  it('tells what one person typed to nobody else', async () => {
    await fresh(officer)
    const page = await officer.get(`${at}`)
    const action = [...page.text.matchAll(/action="(\/cases\/[^"]+)"/g)].map(([, one]) => one ?? '').find((one) => page.text.includes(`action="${one}"`)) ?? ''
    c.now += 31 * 60_000
    const asked = await officer.post(action, { note: 'about a wombat', reason: 'about a wombat', formKey: 'x', key: 'y' })
    expect(asked.status).toBe(401)
    const signed = await signIn(officer, asked, 'officer2@example.org')
    expect(signed.to).toBe(`${at}?done=signed_in`)
    await fresh(officer)
    const again = await officer.get(at)
    c.now += 31 * 60_000
    const sealed = await officer.send(again, action, { note: 'about a wombat', reason: 'about a wombat' })
    const mine = await signIn(officer, sealed)
    c.now += 60_000
    const theirs = c.visitor()
    await fresh(theirs, 'officer2@example.org')
    expect((await theirs.get(mine.to)).text).not.toContain('wombat')
    expect((await officer.get(mine.to.replace(/kept=[\w-]+/, 'kept=another'))).text).not.toContain('wombat')
    c.now += 29 * 60_000
    expect((await officer.get('/work')).status).toBe(200)
    c.now += 2 * 60_000
    expect((await officer.get(mine.to)).text, 'half an hour later').not.toContain('wombat')
  })

  it('is forgotten after a working day, and never carries a password', async () => {
    await fresh(officer)
    const asked = await c.visitor().post(`${at}/recommend`, { note: NOTE, password: 'seven lamps under water', formKey: 'secret key' })
    const kept = /name="kept" value="([^"]+)"/.exec(asked.text)?.[1] ?? ''
    expect(kept.length).toBeGreaterThan(50)
    expect(Buffer.from(kept, 'base64url').toString('utf8')).not.toContain('lamps')
    w.hoursPass(13)
    c.now += 60_000
    expect((await signIn(officer, asked)).to).toBe(`${at}?done=signed_in`)
    const nothing = await c.visitor().post(`${at}/recommend`, { password: 'seven lamps under water', formKey: 'secret key' })
    expect([nothing.status, nothing.to]).toEqual([303, `/sign-in?to=${encodeURIComponent(at)}`])
  })

  it('leads to its page where it is too large to be kept, and is not read', async () => {
    const v = c.visitor()
    const large = await v.post(`${at}/recommend`, { note: 'x'.repeat(600_000) }, { 'Sec-Fetch-Site': 'same-origin', 'Content-Length': '600010' })
    expect([large.status, large.to]).toEqual([303, `/sign-in?to=${encodeURIComponent(at)}`])
    const long = await v.post(`${at}/recommend`, { note: 'x'.repeat(120_000) })
    expect(long.status).toBe(303)
  })

  it('keeps the filters of a page that was asked for', async () => {
    const v = c.visitor()
    const away = await v.get('/cases?state=received&programme=P&done=recommended')
    expect(away.to).toBe(`/sign-in?to=${encodeURIComponent('/cases?state=received&programme=P')}`)
    c.now += 60_000
    const signed = await signIn(v, await v.get(away.to))
    expect(signed.to).toBe('/cases?state=received&programme=P&done=signed_in')
    expect((await c.visitor().get('/prove?to=%2Frelease%2F1')).to).toBe(`/sign-in?to=${encodeURIComponent('/prove?to=%2Frelease%2F1')}`)
  })
})

describe('sessions of a browser', () => {
  const w = new World()
  const c = new ConsoleWorld(w.book)
  afterAll(() => {
    c.close()
    w.close()
  })

  it('end where the same browser signs in anew', async () => {
    const v = await c.enter('auditor@example.org')
    const old = v.session
    c.now += 60_000
    expect(
      (await v.send(await v.get('/sign-in'), '/sign-in', { email: 'auditor@example.org', password: PASSWORD, code: codeAt(v.factor, c.now) })).status,
    ).toBe(303)
    expect(v.session).not.toBe(old)
    expect((await v.get('/work')).status).toBe(200)
    const before = c.visitor()
    before.session = old
    expect((await before.get('/work')).status).toBe(303)
  })

  it('are of one person: a form of an earlier sign-in does nothing, and comes back with what was typed, to nobody else', async () => {
    await w.found()
    const at = `/cases/${(await w.check(await w.apply())).id}`
    const email = 'officer@example.org'
    const v = await c.enter(email)
    const page = await v.get(at)
    c.now += 60_000
    expect((await v.send(await v.get('/sign-in'), '/sign-in', { email, password: PASSWORD, code: codeAt(v.factor, c.now) })).status).toBe(303)
    const back = await v.send(page, `${at}/recommend`, { note: NOTE })
    expect(back.status).toBe(403)
    expect(back.text).toContain('Паспорт &amp; &quot;quokka&quot; &lt;seen&gt; on 12 November</textarea>')
    expect(plain(back)).toContain('This is what you typed before you signed in again.')
    expect((await w.get(at.replace('/cases', '/applications'))).state).toBe('checking')
    const other = await c.enter('officer2@example.org')
    const theirs = await other.send(page, `${at}/recommend`, { note: NOTE })
    expect([theirs.status, theirs.text.includes('quokka')]).toEqual([403, false])
    await v.follow(back, `${at}/recommend`, { note: NOTE })
    expect((await w.get(at.replace('/cases', '/applications'))).state).toBe('recommended')
  })

  it('end whole or not at all: a sign-out with another key leaves the cookie to the session', async () => {
    const v = await c.enter('releaser@example.org')
    const { session } = v
    for (const formKey of ['', 'another']) {
      const refused = await v.post('/sign-out', { formKey })
      expect(refused.status).toBe(403)
      expect(refused.headers.get('Set-Cookie')).toBeNull()
      expect((await v.get('/work')).status).toBe(200)
    }
    await v.send(await v.get('/work'), '/sign-out')
    expect(v.session).toBeUndefined()
    v.session = session
    expect((await v.get('/work')).status).toBe(303)
    expect((await v.post('/sign-out', {})).status, 'and once more, when it has ended').toBe(303)
  })

  it('can be ended one by one', async () => {
    const email = 'approver@example.org'
    const v = await c.enter(email)
    const others = []
    for (let n = 0; n < 2; n += 1) {
      c.now += 60_000
      const one = c.visitor()
      await one.send(await one.get('/sign-in'), '/sign-in', { email, password: PASSWORD, code: codeAt(v.factor, c.now) })
      others.push(one)
    }
    const page = await v.get('/account')
    const names = [...page.text.matchAll(/name="session" value="(\w+)"/g)].map(([, name]) => name ?? '')
    expect(names).toHaveLength(2)
    const done = await v.follow(page, '/account/end-session', { session: names[0] ?? '' })
    expect(plain(done)).toContain('You are signed out there.')
    const left = await Promise.all(others.map(async (one) => (await one.get('/work')).status))
    expect(left.sort()).toEqual([200, 303])
    expect((await v.get('/work')).status).toBe(200)
    const stranger = await c.enter('finance@example.org')
    await stranger.send(await stranger.get('/account'), '/account/end-others')
    const key = /name="formKey" value="(\w+)"/.exec((await stranger.get('/account')).text)?.[1] ?? ''
    await stranger.post('/account/end-session', { formKey: key, session: names[1] ?? '' })
    expect((await Promise.all(others.map(async (one) => (await one.get('/work')).status))).sort(), 'nobody else’s').toEqual([200, 303])
  })
})
