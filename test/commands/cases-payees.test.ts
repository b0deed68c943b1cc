import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { iban, type Json, student, World } from './cases-world.ts'

const w = new World()
beforeAll(() => w.found())
afterAll(() => w.close())

const account = (n: number): string => iban('TR', `0006400000${String(n).repeat(12)}`)
const change = (n: number, over: object = {}) => ({
  payee: { ...student(w.n).payee, iban: account(n), ...over },
  reason: 'the account was closed',
  recognisedBy: 'video call, passport shown',
})
const path = (of: Json): string => `/grants/${of.grant.id}/payee`
const holds = async (of: Json): Promise<string[]> => (await w.read(of)).grant.holds.map((hold: Json) => `${hold.cause} by ${hold.by}`)

describe('a changed payee', () => {
  it('is recorded, holds the grant, and counts once another person approved it', async () => {
    const of = await w.approved()
    const { digest } = await w.post('officer', path(of), change(5))
    expect(await w.read(of)).toMatchObject({ payee: { iban: student(w.n).payee.iban }, grant: { holds: [{ cause: 'payee_change', by: 'officer' }] } })
    expect(await w.get(`/grants/${of.grant.id}`)).toMatchObject({
      payee: { iban: student(w.n).payee.iban },
      pendingPayee: {
        payee: { iban: account(5) },
        digest,
        recordedBy: 'officer',
        reason: 'the account was closed',
        recognisedBy: 'video call, passport shown',
      },
    })
    await w.refused([409, 'approval_outdated'], 'approver', `${path(of)}-approval`, { expected: { digest: '0' } })
    expect(await w.post('approver', `${path(of)}-approval`, { expected: { digest } })).toMatchObject({
      digest,
      payableFrom: expect.stringMatching(/^2020-11-03T06/),
    })
    expect(await w.read(of)).toMatchObject({ payee: { iban: account(5) }, grant: { holds: [] } })
    expect((await w.get(`/grants/${of.grant.id}`)).pendingPayee).toBeNull()
    await w.refused([409, 'already_decided'], 'approver', `${path(of)}-approval`, { expected: { digest } })
    await w.post('officer2', path(of), change(6))
    expect(await holds(of)).toEqual(['payee_change by officer2'])
  })

  it('is masked for a releaser, as the grant’s payee is: they see payees with the payouts before them', async () => {
    const of = await w.approved()
    await w.post('officer', path(of), change(5))
    const masked = { account: expect.stringMatching(/^TR•+\d{4}$/) }
    const listed = async (who: 'releaser' | 'finance') => (await w.get('/grants?limit=200', who)).items.find(({ id }: Json) => id === of.grant.id)
    for (const one of [await w.get(`/grants/${of.grant.id}`, 'releaser'), await listed('releaser')]) {
      expect(one).toMatchObject({ payee: masked, pendingPayee: { payee: masked, reason: null, recognisedBy: null }, holds: [{ cause: 'payee_change' }] })
      expect(JSON.stringify(one)).not.toMatch(new RegExp(`${account(5)}|${student(w.n).payee.iban}|${student(w.n).payee.name}`))
    }
    expect(await listed('finance')).toMatchObject({ payee: { iban: student(w.n).payee.iban }, pendingPayee: { payee: { iban: account(5) } } })
  })

  it('is not approved by who recorded it, whatever was recorded before', async () => {
    const of = await w.approved()
    const first = await w.post('hats', path(of), change(5))
    await w.refused([403, 'same_person'], 'hats', `${path(of)}-approval`, { expected: { digest: first.digest } })
    await w.post('hats', path(of), change(6))
    expect(await holds(of)).toEqual(['payee_change by hats'])
    const third = await w.post('officer', path(of), change(7))
    expect(await holds(of)).toEqual(['payee_change by officer'])
    await w.refused([409, 'approval_outdated'], 'hats', `${path(of)}-approval`, { expected: { digest: first.digest } })
    await w.post('hats', `${path(of)}-approval`, { expected: { digest: third.digest } })
    expect([(await w.read(of)).payee.iban, await holds(of)]).toEqual([account(7), []])
  })

  it('refuses what can not be paid, and a grant that does not exist or has nothing waiting', async () => {
    const of = await w.approved()
    await w.refused([422, 'payee_invalid'], 'officer', path(of), change(5, { iban: `${account(5).slice(0, -1)}9` }))
    await w.refused([422, 'payee_invalid'], 'officer', path(of), change(5, { way: 'pickup' }))
    await w.refused([422, 'payee_invalid'], 'officer', path(of), change(5, { institution: 'nowhere' }))
    await w.refused([422, 'invalid_input'], 'officer', path(of), { ...change(5), recognisedBy: '' })
    await w.refused([404, 'not_found'], 'officer', '/grants/99999/payee', change(5))
    await w.refused([404, 'not_found'], 'approver', '/grants/99999/payee-approval', { expected: { digest: 'x' } })
    await w.refused([409, 'wrong_state'], 'approver', `${path(of)}-approval`, { expected: { digest: 'x' } })
    await w.refused([403, 'role_not_allowed'], 'finance', path(of), change(5))
  })

  it('can be an institution, whose account an admin registered', async () => {
    await w.post('admin', '/institutions', {
      code: 'METU',
      name: 'Orta Doğu',
      kind: 'university',
      payee: { name: 'METU Bursar', iban: account(8), currency: 'TRY' },
    })
    await w.refused([409, 'already_exists'], 'admin', '/institutions', {
      code: 'METU',
      name: 'x',
      kind: 'vendor',
      payee: { name: 'x', iban: account(8), currency: 'TRY' },
    })
    await w.refused([422, 'payee_invalid'], 'admin', '/institutions', {
      code: 'M2',
      name: 'x',
      kind: 'vendor',
      payee: { name: 'x', iban: 'TR00', currency: 'TRY' },
    })
    await w.refused([422, 'payee_invalid'], 'admin', '/institutions', {
      code: 'M2',
      name: 'x',
      kind: 'vendor',
      payee: { name: 'x', way: 'cash', currency: 'TRY' },
    })
    expect((await w.get('/institutions')).items).toEqual([await w.get('/institutions/METU')])
    const paid = [
      await w.approved({ payee: { name: 'x', institution: 'METU', currency: 'TRY' } }),
      await w.approved({ payee: { name: 'y', institution: 'METU', currency: 'TRY' } }),
    ]
    expect(paid.map((of) => of.payee)).toEqual(
      [1, 2].map(() => ({ name: 'METU Bursar', relation: 'institution', way: 'account', iban: account(8), currency: 'TRY', institution: 'METU' })),
    )
    await w.refused([422, 'payee_invalid'], 'officer', path(paid[0]), change(5, { institution: 'METU' }))
    await w.refused([422, 'payee_invalid'], 'officer', path(paid[0]), { ...change(5), payee: { name: 'x', institution: 'METU', currency: 'USD' } })
    await w.post('officer', path(await w.approved()), { ...change(5), payee: { name: 'x', institution: 'METU', currency: 'TRY' } })
  })

  it('shows who else is paid on the same account', async () => {
    const [one] = [await w.apply()]
    const two = await w.apply({ payee: student(w.n).payee }) // the account of the one before
    const shared = (of: Json) => of.checks.find((check: Json) => check.criterion === 'own-payee')
    expect(shared(await w.check(two))).toMatchObject({ outcome: 'unclear', words: expect.stringContaining(one.caseNumber) })
    expect(shared(await w.check(one))).toMatchObject({ outcome: 'unclear', words: expect.stringContaining(two.caseNumber) })
    await w.post('officer', `/applications/${two.id}/withdrawal`, { note: 'asked' })
    await w.post('officer', `/applications/${one.id}/automatic-checks`)
    expect((await w.read(one)).checks.findLast((check: Json) => check.criterion === 'own-payee')).toMatchObject({ outcome: 'pass' })
  })

  it('answers every repeat of a key as at first', async () => {
    expect(await w.repeatAll()).toBeGreaterThan(50)
  })
})
