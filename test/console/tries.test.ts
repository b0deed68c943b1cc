import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { resetUser } from '../../src/commands/people.ts'
import { World } from '../commands/cases-world.ts'
import { ConsoleWorld, codeAt, PASSWORD, type Visitor } from './console-world.ts'

const AT_ONCE = 40
const CHECKED = 5

describe('tries that come at the same moment', () => {
  const w = new World()
  const c = new ConsoleWorld(w.book)
  beforeEach(() => {
    c.now += 20 * 60_000
  })
  afterAll(() => {
    c.close()
    w.close()
  })

  const oneTimeOf = (email: string): string => {
    const reset = resetUser(w.book, email)
    if (!reset.ok) throw new Error(reset.problem.detail)
    return reset.value.oneTimeSignIn
  }
  /** How many of them were looked at, and how many wait. */
  const atOnce = async (send: (n: number) => Promise<{ readonly status: number }>) => {
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => send(n)))
    const count = (status: number) => answers.filter((one) => one.status === status).length
    return { wrong: count(401), waits: count(429) }
  }
  const looked = { wrong: CHECKED, waits: AT_ONCE - CHECKED }
  const asked = (v: Visitor, action: string, fields: Readonly<Record<string, string>>) => v.post(action, { to: '/work', ...fields })

  it.each(['auditor@example.org', 'nobody@example.org'])('look at five passwords of %s', async (email) => {
    expect(await atOnce((n) => asked(c.visitor(), '/sign-in', { email, password: `not this one ${n}`, code: '' }))).toEqual(looked)
    expect((await asked(c.visitor(), '/sign-in', { email, password: PASSWORD, code: '' })).status).toBe(429)
  })

  it('look at five codes of an authenticator, and at five codes for recovery, with the right password', async () => {
    const email = 'approver@example.org'
    await c.enter(email)
    const wrong = (code: string) =>
      atOnce((n) => asked(c.visitor(), '/sign-in', { email, password: PASSWORD, code: code.replace('N', String(n).padStart(2, '0')) }))
    c.now += 20 * 60_000
    expect(await wrong('0000N')).toEqual(looked)
    c.now += 20 * 60_000
    expect(await wrong('ABCD-EFGH-JKLM-23N')).toEqual(looked)
  })

  it('look at five one-time sign-ins', async () => {
    const email = 'officer@example.org'
    const oneTime = oneTimeOf(email)
    const first = (of: string) => asked(c.visitor(), '/first-sign-in', { email, oneTime: of, password: PASSWORD, again: PASSWORD })
    expect(await atOnce((n) => first(`not this one ${n}`))).toEqual(looked)
    expect((await first(oneTime)).status).toBe(429)
    c.now += 20 * 60_000
    expect((await first(oneTime)).status).toBe(303)
  })

  it('look at five codes while an authenticator is set up', async () => {
    const email = 'approver2@example.org'
    const oneTime = oneTimeOf(email)
    const setup = await asked(c.visitor(), '/first-sign-in', { email, oneTime, password: PASSWORD, again: PASSWORD })
    const ticket = /name="ticket" value="([^"]*)"/.exec(setup.text)?.[1] ?? ''
    const secret = /<code class="secret">([A-Z2-7 ]+)<\/code>/.exec(setup.text)?.[1]?.replaceAll(' ', '') ?? ''
    const now = codeAt(secret, c.now)
    const wrong = (n: number) => String((Number(now) + 1 + n) % 1_000_000).padStart(6, '0')
    const seen = await atOnce((n) => asked(c.visitor(), '/second-factor', { ticket, email, code: wrong(n) }))
    expect(seen.wrong).toBeLessThanOrEqual(CHECKED)
    expect((await asked(c.visitor(), '/second-factor', { ticket, email, code: now })).status).not.toBe(303)
  })

  it.each([
    ['before money is released', '/prove', 'password'],
    ['before the password is changed', '/account/password', 'now'],
    ['before the authenticator is changed', '/account/factor', 'now'],
  ])('look at five passwords and at five codes %s', async (_, action, field) => {
    const v = await c.enter('releaser@example.org')
    const formKey = /name="formKey" value="(\w+)"/.exec((await v.get('/account')).text)?.[1] ?? ''
    const send = (password: string, code: string) =>
      asked(v, action, { formKey, [field]: password, code, password: field === 'now' ? 'nine green doors open' : password, again: 'nine green doors open' })
    expect(await atOnce((n) => send(`not this one ${n}`, ''))).toEqual(looked)
    c.now += 16 * 60_000
    expect(await atOnce((n) => send(PASSWORD, `0000${String(n).padStart(2, '0')}`))).toEqual(looked)
    expect(Number((await send(PASSWORD, '')).headers.get('Retry-After')), 'how long to wait').toBeGreaterThan(0)
    expect((await v.get('/account')).status, 'the session stays').toBe(200)
  })

  it('let the right one in, whatever was tried before, and begin to count anew', async () => {
    const email = 'finance@example.org'
    const { factor } = await c.enter(email)
    for (let round = 0; round < 3; round += 1) {
      c.now += 60_000
      for (let n = 0; n < 4; n += 1) expect((await asked(c.visitor(), '/sign-in', { email, password: 'no', code: '' })).status).toBe(401)
      expect((await asked(c.visitor(), '/sign-in', { email, password: PASSWORD, code: codeAt(factor, c.now) })).status).toBe(303)
    }
  })
})
