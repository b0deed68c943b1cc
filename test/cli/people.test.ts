import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { masterKey } from '../../src/config.ts'
import { api } from '../../src/http/app.ts'
import { Book } from '../../src/store/book.ts'
import { send } from '../support/api-book.ts'
import { CliFolder } from './support.ts'

const FUND = { name: 'Fund', currency: 'TRY' }

describe('user and token', () => {
  const at = new CliFolder()
  beforeAll(async () => {
    await at.json(['init'])
  })
  afterAll(() => at.remove())

  const user = (name: string, roles: string) => at.json(['user', 'add', '--email', `${name}@example.org`, '--name', name, '--roles', roles])
  const tokenOf = async (name: string, ...more: string[]) => String((await at.json(['token', 'create', '--user', `${name}@example.org`, ...more]))['token'])

  /** The status and code of POST /funds with a token, as the book stands in its file. */
  async function asks(token: string, code: string) {
    const book = Book.open(at.db, Date.now, masterKey(at.keyFile))
    const answer = await send(api(book, Date.now), 'POST', '/funds', { ...FUND, code }, { token, key: code })
    book.close()
    return answer.code ?? answer.status
  }

  it('adds a user whose token may what the roles say', async () => {
    expect(await user('ann', 'finance, auditor')).toMatchObject({
      id: expect.any(String),
      email: 'ann@example.org',
      roles: ['finance', 'auditor'],
      oneTimeSignIn: expect.any(String),
    })
    expect(await asks(await tokenOf('ann'), 'A1')).toBe(201)
    expect(await asks(await tokenOf('ann', '--scope', 'auditor'), 'A2')).toBe('role_not_allowed')
  })

  it('changes roles for tokens that are out already', async () => {
    await user('bea', 'finance')
    const token = await tokenOf('bea')
    await at.json(['user', 'roles', '--email', 'bea@example.org', '--roles', 'approver'])
    expect(await asks(token, 'B1')).toBe('role_not_allowed')
    await at.json(['user', 'roles', '--email', 'bea@example.org', '--roles', 'approver,finance'])
    expect(await asks(token, 'B2')).toBe(201)
  })

  it('ends roles after their last day', async () => {
    await at.json(['user', 'add', '--email', 'cem@example.org', '--name', 'Cem', '--roles', 'finance', '--until', '2001-01-01'])
    expect(await asks(await tokenOf('cem'), 'C1')).toBe('role_not_allowed')
  })

  it('revokes a token by its number, once', async () => {
    await user('dan', 'finance')
    const token = await tokenOf('dan')
    const { tokens } = (await at.json(['token', 'list'])) as { tokens: { id: string; user: string; revoked: boolean }[] }
    const id = tokens.find((t) => t.user === 'dan@example.org')?.id ?? ''
    expect(JSON.stringify(tokens)).not.toContain(token)
    await at.json(['token', 'revoke', id])
    expect(await asks(token, 'D1')).toBe('token_missing_or_bad')
    expect((await at.run(['token', 'revoke', id])).status).toBe(1)
  })

  it('disables a user: roles and tokens end, the user stays', async () => {
    await user('eva', 'finance')
    const token = await tokenOf('eva')
    await at.json(['user', 'disable', '--email', 'eva@example.org'])
    expect(await asks(token, 'E1')).toBe('token_missing_or_bad')
    const { users } = (await at.json(['user', 'list'])) as { users: { email: string; roles: string[] }[] }
    expect(users.find((u) => u.email === 'eva@example.org')).toMatchObject({ roles: [] })
  })

  it('names a role once, and tells of the last day of a token what is wrong with it', async () => {
    expect(await user('twice', 'finance,auditor,finance')).toMatchObject({ roles: ['finance', 'auditor'] })
    const { status, err } = await at.run(['token', 'create', '--user', 'twice@example.org', '--expires', '2020-02-30'])
    expect(status).toBe(1)
    expect(err).toContain('"2020-02-30" is no day of the calendar')
    expect(err).not.toContain('roles')
  })

  it('gives a new one-time sign-in', async () => {
    const { oneTimeSignIn } = await user('fay', 'finance')
    const reset = await at.json(['user', 'reset', '--email', 'FAY@example.org'])
    expect(reset['oneTimeSignIn']).toEqual(expect.stringMatching(/^[\w-]{32}$/))
    expect(reset['oneTimeSignIn']).not.toBe(oneTimeSignIn)
  })

  it('says at a reset that tokens still let in, and ends them where that is asked for', async () => {
    await user('gil', 'finance')
    await at.json(['token', 'create', '--user', 'gil@example.org'])
    const kept = await at.run(['user', 'reset', '--email', 'gil@example.org'])
    expect(kept.out).toContain('1 token of gil@example.org still lets in without a password.')
    expect(kept.out).toContain('user reset --email gil@example.org --tokens')
    const ended = await at.run(['user', 'reset', '--email', 'gil@example.org', '--tokens'])
    expect(ended.out).toContain('1 token of gil@example.org ended')
    expect(await at.json(['user', 'reset', '--email', 'gil@example.org'])).toMatchObject({ tokensEnded: 0, tokensLeft: 0 })
  })

  it.each([
    ['a user who exists', ['user', 'add', '--email', 'ann@example.org', '--name', 'Ann', '--roles', 'finance'], 'already_exists'],
    ['a role that there is not', ['user', 'add', '--email', 'x@example.org', '--name', 'X', '--roles', 'king'], 'role_unknown'],
    ['no role', ['user', 'add', '--email', 'x@example.org', '--name', 'X', '--roles', ','], 'role_unknown'],
    ['no address', ['user', 'add', '--email', 'x', '--name', 'X', '--roles', 'finance'], 'invalid_input'],
    ['a day that there is not', ['user', 'add', '--email', 'x@example.org', '--name', 'X', '--roles', 'finance', '--until', '2026-02-30'], 'date_invalid'],
    ['a token of nobody', ['token', 'create', '--user', 'x@example.org'], 'user_unknown'],
    ['a scope that is no role', ['token', 'create', '--user', 'ann@example.org', '--scope', 'king'], 'role_unknown'],
  ])('refuses %s with words, and changes nothing', async (_name, args, code) => {
    const before = await at.json(['verify'])
    const { status, out, err } = await at.run([...args, '--json'])
    expect(status).toBe(1)
    expect(err).toContain(`refused (${code}): `)
    expect(JSON.parse(out)).toMatchObject({ code, detail: expect.any(String) })
    expect((await at.json(['verify']))['head']).toEqual(before['head'])
  })

  it('is in the chain, by the operator, and no secret is in the file', async () => {
    expect(await at.json(['verify'])).toMatchObject({ ok: true })
    const token = await tokenOf('ann')
    expect(readFileSync(at.db).includes(token)).toBe(false)
    expect(readFileSync(at.db).includes('ann@example.org')).toBe(false)
  })
})
