import { afterAll, describe, expect, it } from 'vitest'
import { addUser, disableUser, resetUser } from '../../src/commands/people.ts'
import { personByEmail } from '../../src/store/people.ts'
import { World } from '../commands/cases-world.ts'
import { ConsoleWorld, codeAt, PASSWORD, plain, type Visitor } from './console-world.ts'

describe('signing in', () => {
  const w = new World()
  const c = new ConsoleWorld(w.book)
  afterAll(() => {
    c.close()
    w.close()
  })

  const oneTimeOf = (email: string): string => {
    const reset = resetUser(w.book, email)
    if (!reset.ok) throw new Error(reset.problem.detail)
    return reset.value.oneTimeSignIn
  }
  const signIn = async (v: Visitor, email: string, password: string, code = '') => {
    const page = await v.get('/sign-in')
    return v.send(page, '/sign-in', { email, password, code })
  }
  const later = (minutes: number) => {
    c.now += minutes * 60_000
  }

  it('leads from any page to the sign-in, and back', async () => {
    const v = c.visitor()
    const away = await v.get('/account')
    expect(away.status).toBe(303)
    expect((await v.get('/work')).to).toBe('/sign-in?to=%2Fwork')
  })

  it('sets a password and a second factor by the one-time sign-in, once, and signs in with both', async () => {
    const email = 'finance@example.org'
    const v = c.visitor()
    const oneTime = oneTimeOf(email)
    const first = await v.get('/first-sign-in')
    const asked = { email, oneTime, password: PASSWORD, again: PASSWORD }
    const setup = await v.send(first, '/first-sign-in', asked)
    expect(setup.status).toBe(200)
    const secret = /<code class="secret">([A-Z2-7 ]+)<\/code>/.exec(setup.text)?.[1]?.replaceAll(' ', '') ?? ''
    const recovery = [...setup.text.matchAll(/<code>([0-9A-Z-]{19})<\/code>/g)].map(([, code]) => code ?? '')
    expect(recovery).toHaveLength(8)
    expect(v.session).toBeUndefined()
    const wrong = await v.send(setup, '/second-factor', { code: '000000' })
    expect(wrong.status).toBe(401)
    const inside = await v.follow(wrong, '/second-factor', { code: codeAt(secret, c.now) })
    expect(plain(inside)).toContain('finance@example.org')
    expect((await c.visitor().send(first, '/first-sign-in', asked)).status).toBe(401)
    later(2)
    const again = c.visitor()
    const code = codeAt(secret, c.now)
    expect((await signIn(again, email, PASSWORD, code)).to).toBe('/work?done=signed_in')
    expect((await again.get('/work')).status).toBe(200)
    const replayed = await signIn(c.visitor(), email, PASSWORD, code)
    expect(replayed.status).toBe(401)
    expect((await signIn(c.visitor(), email, PASSWORD)).status).toBe(401)
    expect((await signIn(c.visitor(), email, PASSWORD, recovery[0])).status).toBe(303)
    expect((await signIn(c.visitor(), email, PASSWORD, recovery[0])).status).toBe(401)
    expect((await again.get('/work')).status, 'a used recovery code is a change of the credentials').toBe(303)
  })

  it('leads who lost the authenticator from a code for recovery to another authenticator, and its codes of before count no more', async () => {
    const email = 'finance2@example.org'
    addUser(w.book, { email, name: 'Finance Two', roles: ['finance'] })
    const first = { email, oneTime: oneTimeOf(email), password: PASSWORD, again: PASSWORD }
    const [secret, recovery] = [/class="secret">([A-Z2-7 ]+)</, /<code>([0-9A-Z-]{19})<\/code>/g]
    const setup = await c.visitor().send(await c.visitor().get('/first-sign-in'), '/first-sign-in', first)
    const codes = [...setup.text.matchAll(recovery)].map(([, code]) => code ?? '')
    const factorIn = ({ text }: { readonly text: string }) => secret.exec(text)?.[1]?.replaceAll(' ', '') ?? ''
    await c.visitor().send(setup, '/second-factor', { code: codeAt(factorIn(setup), c.now) })
    const v = c.visitor()
    expect((await signIn(v, email, PASSWORD, codes[0])).status).toBe(303)
    const ask = async (code = '') => v.send(await v.get('/account'), '/account/factor', { now: PASSWORD, code })
    expect((await ask(codes[0])).status, 'used at the sign-in').toBe(401)
    c.now += 20 * 60_000
    const begun = await ask(codes[1]?.toLowerCase())
    expect(begun.status).toBe(200)
    const proven = c.door.file.sessionsOf(w.book.read((read) => personByEmail(read, email)) ?? -1).map(({ provenAt }) => provenAt)
    expect(proven, 'a code that stays good proves nothing for a release').toEqual([c.now - 20 * 60_000])
    expect((await v.send(begun, '/second-factor', { code: codeAt(factorIn(begun), c.now) })).to).toBe('/account?done=factor_changed')
    expect((await signIn(c.visitor(), email, PASSWORD, codes[1])).status).toBe(401)
    expect((await v.send(await v.get('/prove'), '/prove', { password: PASSWORD, code: codes[2] ?? '' })).status).toBe(401)
  })

  it('keeps the session in a cookie for this host alone, and none but its hash in the file', async () => {
    const v = c.visitor()
    const page = await v.get('/first-sign-in')
    const sent = await v.send(page, '/first-sign-in', {
      email: 'officer@example.org',
      oneTime: oneTimeOf('officer@example.org'),
      password: 'quiet river stones',
      again: 'quiet river stones',
    })
    expect(sent.headers.get('Set-Cookie')).toMatch(/^__Host-tideover=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/)
    expect(c.door.file.session(v.session ?? '')).toBeUndefined()
    expect((await v.get('/work')).headers.get('Cache-Control')).toBe('no-store')
    later(31)
    expect((await v.get('/work')).status, 'idle for half an hour').toBe(303)
  })

  it('ends a session after twelve hours, however busy', async () => {
    const v = await c.enter('approver@example.org')
    for (let n = 0; n < 24; n += 1) {
      expect((await v.get('/work')).status).toBe(200)
      later(29)
    }
    later(29)
    expect((await v.get('/work')).status).toBe(303)
  })

  it('ends it at once where the person is disabled, reset, or changes the password elsewhere', async () => {
    addUser(w.book, { email: 'gone@example.org', name: 'Gone', roles: ['auditor'] })
    const v = await c.enter('gone@example.org')
    const other = c.visitor()
    later(2)
    expect((await signIn(other, 'gone@example.org', PASSWORD, codeAt(v.factor, c.now))).status).toBe(303)
    later(2)
    const account = await v.get('/account')
    const words = 'nine green doors open'
    await v.follow(account, '/account/password', { now: PASSWORD, code: codeAt(v.factor, c.now), password: words, again: words })
    expect((await v.get('/work')).status).toBe(200)
    expect((await other.get('/work')).status).toBe(303)
    oneTimeOf('gone@example.org')
    expect((await v.get('/work')).status).toBe(303)
    const again = await c.enter('gone@example.org')
    disableUser(w.book, 'gone@example.org')
    expect((await again.get('/work')).status).toBe(303)
  })

  it('lets nobody in by a file that was changed beside the book', async () => {
    const email = 'auditor@example.org'
    const v = await c.enter(email)
    const person = w.book.read((read) => personByEmail(read, email)) ?? 0
    const account = c.door.file.account(person)
    if (!account) throw new Error('no account')
    const forged = c.door.file.account(w.book.read((read) => read.value<number>("SELECT min(person) FROM credential WHERE kind = 'digest'")) ?? 0)
    const put = (of: typeof account) => {
      c.door.file.layReady(of, 'of a forger', 0)
      c.door.file.putInPlace(of.person, 'of a forger', 0)
    }
    put({ ...account, password: forged?.password ?? '' })
    later(2)
    expect((await signIn(c.visitor(), email, PASSWORD, codeAt(v.factor, c.now))).status).toBe(401)
    put(account)
    later(20)
    expect((await signIn(c.visitor(), email, PASSWORD, codeAt(v.factor, c.now))).status).toBe(303)
  })

  it('waits after five wrong tries, right or wrong, also for addresses that nobody has', async () => {
    for (const email of ['nobody@example.org', 'releaser@example.org']) {
      for (let n = 0; n < 5; n += 1) expect((await signIn(c.visitor(), email, 'not the password')).status).toBe(401)
      const sixth = await signIn(c.visitor(), email, PASSWORD)
      expect(sixth.status).toBe(429)
      expect(Number(sixth.headers.get('Retry-After'))).toBeGreaterThan(0)
    }
  })

  it.each([
    ['short', 'too short'],
    ['passwordpassword', 'too easily guessed'],
    ['123456789012345678', 'too easily guessed'],
    ['officer2officer2officer2', 'too easily guessed'],
  ])('does not take %s for a password', async (password, words) => {
    later(20)
    const v = c.visitor()
    const sent = await v.send(await v.get('/first-sign-in'), '/first-sign-in', {
      email: 'officer2@example.org',
      oneTime: oneTimeOf('officer2@example.org'),
      password,
      again: password,
    })
    expect(sent.status).toBe(422)
    expect(plain(sent)).toContain(words)
  })

  it('refuses a form of another site, of another session, and without the session’s key', async () => {
    later(20)
    const v = await c.enter('admin@example.org')
    const foreign = await v.post('/sign-out', {}, { 'Sec-Fetch-Site': 'cross-site' })
    expect(foreign.status).toBe(403)
    expect((await v.get('/work')).status).toBe(200)
    const page = await v.get('/account')
    const other = await c.enter('approver2@example.org')
    const sent = await other.send(page, '/account/end-others', {})
    expect(sent.status).toBe(403)
    expect((await v.post('/account/end-others', { formKey: '' })).status).toBe(403)
  })

  it('goes on to addresses of its own alone', async () => {
    const v = await c.enter('hats@example.org')
    expect((await v.get('/console-language?to=ru&back=//evil.example')).to).toBe('/work')
    const page = await v.get('/prove?to=https://evil.example/')
    expect(page.text).toContain('name="to" value="/work"')
  })
})
