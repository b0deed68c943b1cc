import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addUser, changeRoles, createToken, disableUser, resetUser } from '../../src/commands/people.ts'
import { api } from '../../src/http/app.ts'
import { examine } from '../../src/queries/doctor.ts'
import { listUsers } from '../../src/queries/people.ts'
import { openDatabase } from '../../src/store/database.ts'
import { Forger } from '../attack/sql/forger.ts'
import { ApiBook, made, send } from '../support/api-book.ts'
import { asDocumented } from '../support/as-documented.ts'
import { World } from './cases-world.ts'

const DAY_MS = 86_400_000
const POLICY = { startsOn: '2020-01-01', endsOn: '2021-12-31', grant: { amount: { amount: '10.00', currency: 'TRY' } }, criteria: [] }

describe('people', () => {
  let at: ApiBook
  let funds = 0
  beforeAll(() => {
    at = new ApiBook()
  })
  afterAll(() => at.remove())

  const user = (name: string, roles: readonly string[], until?: string): string => {
    made(addUser(at.book, { email: `${name}@example.org`, name, roles, ...(until === undefined ? {} : { until }) }))
    return token(name)
  }
  const token = (name: string, scope: readonly string[] = []): string => made(createToken(at.book, { email: `${name}@example.org`, scope })).token
  const fund = () => {
    funds += 1
    return { code: `F${funds}`, name: 'Fund', currency: 'TRY' }
  }
  const opens = async (secret: string) => {
    const { status, code } = await at.post('/funds', fund(), { token: secret })
    return code ?? status
  }
  const today = () => new Date(at.clock.ms).toISOString().slice(0, 10)
  const roles = (name: string) => listUsers(at.book).find(({ email }) => email === `${name}@example.org`)?.roles

  /** An event of the person's, written by hand on a copy of the file at the book's present instant. */
  function forged(person: number): () => unknown {
    const file = `${at.file}.${randomUUID()}`
    at.book.copyTo(file)
    const db = openDatabase(file)
    return () => {
      try {
        db.exec('BEGIN IMMEDIATE')
        return new Forger(db).event('fund_opened', person, { at: new Date(at.clock.ms + 1000).toISOString() })
      } finally {
        db.close()
      }
    }
  }

  it('have a role until its last day, and it ends by itself: by API and in SQL', async () => {
    const deputy = user('deputy', ['finance'], today())
    const person = Number(listUsers(at.book).find(({ email }) => email === 'deputy@example.org')?.id)
    expect(await opens(deputy)).toBe(201)
    expect(roles('deputy')).toEqual(['finance'])
    expect(forged(person)).not.toThrow()
    at.clock.ms += DAY_MS
    expect(await opens(deputy)).toBe('role_not_allowed')
    expect(roles('deputy')).toEqual([])
    expect(forged(person)).toThrow('event: its actor holds no role')
    made(changeRoles(at.book, 'deputy@example.org', ['finance'], today()))
    expect(await opens(deputy)).toBe(201)
    at.clock.ms += DAY_MS
    expect(await opens(deputy)).toBe('role_not_allowed')
  })

  it('are missed where a deputy was the second one, without any event', async () => {
    const { code } = fund()
    await at.post('/funds', { code, name: 'Fund', currency: 'TRY' })
    const programme = (await at.post('/programmes', { code: 'P', name: 'P', fund: code, policy: POLICY })).body
    expect(programme['warnings']).toEqual([])
    // Each role has two persons: the one of its own, and the one of all roles. Without that one, each is alone.
    made(changeRoles(at.book, 'all@example.org', ['approver', 'case_officer', 'finance', 'releaser', 'admin'], today()))
    const warnings = async () => ((await at.get('/programmes/P', at.tokens.auditor)).body['warnings'] as { step: string; words: string }[]).map((w) => w.words)
    expect(await warnings()).toEqual([])
    at.clock.ms += DAY_MS
    expect((await warnings()).filter((words) => words.startsWith('One person alone'))).toHaveLength(4)
    expect(examine(at.book).filter((words) => words.startsWith('One person alone could release'))).toHaveLength(1)
    made(changeRoles(at.book, 'all@example.org', ['approver', 'case_officer', 'finance', 'releaser', 'admin', 'auditor']))
    expect(await warnings()).toEqual([])
    const named = await at.post('/programmes', { code: 'Q', name: 'Q', fund: code, policy: POLICY })
    expect(named.body['warnings']).toEqual([])
    made(disableUser(at.book, 'releaser@example.org'))
    made(disableUser(at.book, 'all@example.org'))
    made(addUser(at.book, { email: 'boss@example.org', name: 'Boss', roles: ['admin'] }))
    const again = await at.post('/programmes', { code: 'R', name: 'R', fund: code, policy: POLICY }, { token: token('boss') })
    expect(JSON.stringify(again.body['warnings'])).toContain('Nobody could release a batch')
    expect(examine(at.book).join()).toContain('Nobody could release a batch')
  })

  it('are counted by doctor: what the operator did, and the tokens among it', () => {
    const said = () => examine(at.book).find((words) => words.includes("are the operator's"))
    const numbers = () => (said()?.match(/\d+/g) ?? []).slice(0, 2).map(Number)
    const [events = 0, tokens = 0] = numbers()
    made(resetUser(at.book, 'finance@example.org'))
    token('finance')
    expect(numbers()).toEqual([events + 2, tokens + 1])
  })

  it('keep their tokens when their sign-in is reset, and only the new sign-in counts', async () => {
    const ann = user('ann', ['finance'])
    const { oneTimeSignIn, ...tokens } = made(resetUser(at.book, 'ANN@example.org '))
    expect(tokens).toMatchObject({ tokensEnded: 0, tokensLeft: 1 })
    expect(await opens(ann)).toBe(201)
    const rows = at.book.read((read) => read.all<{ digest: string }>('SELECT digest FROM credential WHERE person = (SELECT max(id) FROM person) ORDER BY id'))
    expect(rows).toHaveLength(2)
    expect(rows.at(-1)?.digest).toBe(createHash('sha256').update(oneTimeSignIn).digest('hex'))
  })

  it('lose their tokens at a reset where that is asked for, all at once, and the books know it', async () => {
    const [one, two] = [user('gul', ['finance']), token('gul', ['finance'])]
    const other = user('hal', ['finance'])
    const before = (await at.get('/verification', at.tokens.auditor)).body
    expect(made(resetUser(at.book, 'gul@example.org', { endTokens: true }))).toMatchObject({ tokensEnded: 2, tokensLeft: 0 })
    for (const secret of [one, two]) expect(await at.get('/funds', secret)).toMatchObject({ status: 401, code: 'token_missing_or_bad' })
    expect(await opens(other)).toBe(201)
    expect(made(resetUser(at.book, 'gul@example.org', { endTokens: true }))).toMatchObject({ tokensEnded: 0, tokensLeft: 0 })
    expect((await at.get('/verification', at.tokens.auditor)).body).toMatchObject({ ok: true, checkedEvents: Number(before['checkedEvents']) + 4 })
  })

  it('have no role and no token once disabled, and what they did stays theirs', async () => {
    const [bea, second] = [user('bea', ['finance', 'auditor']), token('bea', ['auditor'])]
    expect(await opens(bea)).toBe(201)
    const before = (await at.get('/verification', at.tokens.auditor)).body
    made(disableUser(at.book, 'bea@example.org'))
    for (const secret of [bea, second]) expect(await at.get('/funds', secret)).toMatchObject({ status: 401, code: 'token_missing_or_bad' })
    expect(roles('bea')).toEqual([])
    expect((await at.get('/verification', at.tokens.auditor)).body).toMatchObject({ ok: true, checkedEvents: Number(before['checkedEvents']) + 1 })
  })

  it('have with a token no more than its scope, and a scope gives no role', async () => {
    user('cem', ['case_officer', 'finance'])
    const narrow = token('cem', ['case_officer', 'releaser'])
    expect(await opens(narrow)).toBe('role_not_allowed')
    expect((await at.post('/payout-batches/1/release', {}, { token: narrow })).code).toBe('role_not_allowed')
    expect((await at.get('/messages', narrow)).status).toBe(200)
  })
})

describe('a token of one role, of a person who has several', () => {
  it('does not decide what is for another of them, where the command itself asks', async () => {
    const w = new World()
    try {
      await w.found()
      const of = await w.recommended()
      await w.post('approver', `/applications/${of.id}/refusal`, { reason: 'other', note: 'as asked' })
      const narrow = made(createToken(w.book, { email: 'hats@example.org', scope: ['case_officer'] })).token
      const path = `/applications/${of.id}/reopening`
      const app = asDocumented(api(w.book, Date.now))
      expect((await send(app, 'POST', path, { reason: 'new facts' }, { token: narrow, key: 'narrow' })).code).toBe('role_not_allowed')
      expect(await w.post('hats', path, { reason: 'new facts' })).toEqual({ state: 'checking' })
    } finally {
      w.close()
    }
  })
})
