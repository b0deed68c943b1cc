import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addUser, createToken } from '../../src/commands/people.ts'
import { type Json, money, policy, student, World } from './cases-world.ts'

const w = new World()
beforeAll(() => w.found())
afterAll(() => w.close())

const programme = (over: object = {}, code = 'X') => ({ code, name: 'X', fund: 'F', policy: policy(over as Record<string, unknown>) })

describe('makeProgramme and changeProgramme', () => {
  it('make versions of the rules, and say what one person alone could do', async () => {
    const made = await w.post('admin', '/programmes', programme())
    expect(made).toMatchObject({ code: 'X', fund: 'F', version: 1, policy: { grant: { amount: money('3000.00') } }, warnings: [] })
    const changed = await w.call('admin', 'PUT', '/programmes/X', { name: 'Y', policy: policy({ grant: { cap: money('100.00') } }) })
    expect([changed.status, changed.body.version, changed.body.name]).toEqual([200, 2, 'Y'])
    expect(await w.get('/programmes/X')).toEqual(changed.body)
    expect((await w.get('/programmes')).items.map((one: Json) => [one.code, one.version])).toEqual([
      ['P', 1],
      ['X', 2],
    ])
    const before = await w.apply()
    await w.call('admin', 'PUT', '/programmes/P', { name: 'P', policy: policy({ nationality: ['KZ'] }) })
    expect((await w.check(before)).checks[0]).toMatchObject({ criterion: 'citizen', outcome: 'fail' })
    await w.call('admin', 'PUT', '/programmes/P', { name: 'P', policy: policy() })
  })

  it('refuse a policy that contradicts itself or its fund, and name every fault', async () => {
    const send = async (over: object, pointer: string, code = 'policy_invalid') => {
      const body = await w.refused([422, code], 'admin', '/programmes', programme(over, 'Z'))
      expect(body.errors.map((fault: Json) => fault.pointer)).toContain(pointer)
      await w.refused([422, code], 'admin', '/programmes/P', { name: 'P', policy: policy(over as Record<string, unknown>) }, { method: 'PUT' })
    }
    await send({ endsOn: '2019-01-01' }, '/policy/endsOn')
    await send({ grant: { amount: money('3000.00', 'USD') } }, '/policy/grant/amount')
    await send(
      {
        criteria: [
          { code: 'a', kind: 'consent', mandatory: true },
          { code: 'a', kind: 'caps', mandatory: true },
        ],
      },
      '/policy/criteria/1/code',
    )
    await send({ colour: 'red' }, '/policy/colour', 'unknown_member')
    await send({ grant: { amount: money('1.00'), parts: 2 } }, '/policy/grant/parts', 'unknown_member')
    await send({ criteria: [{ code: 'a', kind: 'consent', mandatory: true, days: 3 }] }, '/policy/criteria/0/days', 'unknown_member')
    await send({ criteria: [{ code: 'a', kind: 'height', mandatory: true }] }, '/policy/criteria/0/kind', 'invalid_input')
    await send({ grant: {} }, '/policy/grant', 'invalid_input')
    await send({ hostCountries: ['Turkey'] }, '/policy/hostCountries/0', 'invalid_input')
    await w.refused([409, 'already_exists'], 'admin', '/programmes', programme({}, 'P'))
    await w.refused([404, 'not_found'], 'admin', '/programmes', { ...programme({}, 'Z'), fund: 'none' })
    await w.refused([404, 'not_found'], 'admin', '/programmes/none', { name: 'P', policy: policy() }, { method: 'PUT' })
    await w.refused([403, 'role_not_allowed'], 'officer', '/programmes', programme({}, 'Z'))
    await w.refused([404, 'not_found'], 'admin', '/programmes/none', undefined, { method: 'GET' })
  })

  it('warn of steps that nobody, or one person alone, could do', async () => {
    const small = new World({ admin: ['admin'], finance: ['finance', 'case_officer'], approver: ['approver'] })
    try {
      await small.found({ secondApprovalAbove: money('100.00') })
      const { warnings } = await small.get('/programmes/P', 'admin')
      expect(warnings.map((one: Json) => one.step)).toEqual([
        'recommend',
        'approve',
        'approve a second time',
        'prepare a batch',
        'release a batch',
        'approve a second time',
        'prepare a batch',
      ])
      expect(warnings.at(-1).words).toMatch(/needs another person/)
    } finally {
      small.close()
    }
  })

  it('keep the warnings of their day for a repeat', async () => {
    addUser(w.book, { email: 'third@example.org', name: 'Third', roles: ['approver'] })
    expect(createToken(w.book, { email: 'third@example.org', scope: [] }).ok).toBe(true)
    expect(await w.repeatAll()).toBeGreaterThan(5)
  })
})

describe('importScreeningList', () => {
  const send = (raw: string, query = '?code=un') => w.post('admin', `/screening-lists${query}`, undefined, { raw, kind: 'text/csv' })

  it('takes the place of the list before, and is what checks ask', async () => {
    const of = await w.check(await w.apply())
    const screened = (read: Json) => read.checks.findLast((check: Json) => check.criterion === 'screened')
    expect(screened(of)).toMatchObject({ outcome: 'unclear' })
    const person = student(w.n).student
    const spelt = `${person.familyName} ${person.givenName}`.replaceAll('ý', 'y').toUpperCase()
    const listed = await send(`name;birthDate;passportNumber;note\n"${spelt}";${person.birthDate};;x\nSomebody Else;1970;;y\n`)
    expect(listed).toMatchObject({ code: 'un', entries: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    await w.post('officer', `/applications/${of.id}/automatic-checks`)
    expect(screened(await w.read(of))).toMatchObject({ outcome: 'fail' })
    await send(`name,passportNumber\nNobody Known,${person.passportNumber}\n`)
    await w.post('officer', `/applications/${of.id}/automatic-checks`)
    expect(screened(await w.read(of))).toMatchObject({ outcome: 'fail', words: expect.stringContaining('passport number') })
    await send('Passport number;Name\n;Nobody Known\n')
    await send(`Soyadı;Adı;Doğum tarihi\n${person.familyName};${person.givenName};${person.birthDate}\n`)
    await w.post('officer', `/applications/${of.id}/automatic-checks`)
    expect(screened(await w.read(of))).toMatchObject({ outcome: 'fail' })
    await send('name\nNobody Known\n')
    await w.post('officer', `/applications/${of.id}/automatic-checks`)
    expect(screened(await w.read(of))).toMatchObject({ outcome: 'pass' })
    expect((await w.get('/screening-lists')).items.length).toBe(5)
    expect(await w.get('/screening-lists/un')).toMatchObject({ entries: 1 })
    expect(await w.repeatAll()).toBeGreaterThan(8)
  })

  it('refuses what is no list', async () => {
    const refused = (raw: string | Uint8Array, expected: [number, string], query = '?code=un') =>
      w.refused(expected, 'admin', `/screening-lists${query}`, undefined, { raw, kind: 'text/csv' })
    await refused('name\nA\n', [422, 'invalid_input'], '')
    await refused('title\nA\n', [422, 'list_unreadable'])
    await refused(Uint8Array.of(0x6e, 0xff), [422, 'list_unreadable'])
    const body = await refused('name,birthDate\n,1970\nA,70\n', [422, 'list_refused'])
    expect(body.problems.map((one: Json) => [one.line, one.column])).toEqual([
      [2, 'name'],
      [3, 'birthDate'],
    ])
    await w.refused([404, 'not_found'], 'admin', '/screening-lists/none', undefined, { method: 'GET' })
  })
})

describe('changeSettings', () => {
  it('sets all at once; admins read them', async () => {
    expect(await w.get('/settings', 'admin')).toEqual({ ledgerCodes: {}, contact: null, feeSchedules: {} })
    const settings = {
      ledgerCodes: { 'expenses:assistance': '6100' },
      contact: 'embassy@example.org',
      feeSchedules: { B: { outgoing: [money('12.50')], returned: [] } },
    }
    expect((await w.call('admin', 'PUT', '/settings', settings)).body).toEqual(settings)
    expect(await w.get('/settings', 'admin')).toEqual(settings)
    const refused = (body: object, expected: [number, string]) => w.refused(expected, 'admin', '/settings', { ...settings, ...body }, { method: 'PUT' })
    await refused({ feeSchedules: { B: { outgoing: Array.from({ length: 6 }, () => money('1.00')), returned: [] } } }, [422, 'invalid_input'])
    await refused({ feeSchedules: { B: { outgoing: [money('1.00', 'USD')], returned: [] } } }, [422, 'currency_differs'])
    await refused({ feeSchedules: { none: { outgoing: [], returned: [] } } }, [404, 'not_found'])
    await w.refused([403, 'role_not_allowed'], 'officer', '/settings', settings, { method: 'PUT' })
    await w.refused([403, 'role_not_allowed'], 'officer', '/settings', undefined, { method: 'GET' })
  })
})
