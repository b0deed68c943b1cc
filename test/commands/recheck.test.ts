import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Json, money, policy, World } from './cases-world.ts'

const w = new World()
const routes = [{ country: 'TR', from: '2020-01-01', to: '2020-11-30' }]
const criteria = (policy()['criteria'] as Json[]).map((one) => (one.code === 'stranded' ? { ...one, routes } : one))

beforeAll(async () => {
  await w.found({ grant: { amount: money('3000.00'), instalments: 2 }, criteria, recheck: ['stranded', 'call'] })
  await w.programme('N', { grant: { amount: money('3000.00'), instalments: 2 }, criteria })
})
afterAll(() => w.close())

const named = (of: Json) => ({ bankAccount: 'B', grants: [of.grant.id], dueBy: '2020-12-31' })
const holds = async (of: Json): Promise<Json[]> => (await w.read(of)).grant.holds
const automatic = (of: Json): Promise<Json> => w.post('officer', `/applications/${of.id}/automatic-checks`)
const stranded = async (of: Json): Promise<string[]> =>
  (await w.read(of)).checks.filter((check: Json) => check.criterion === 'stranded').map((check: Json) => check.outcome)

describe('the checks of later instalments', () => {
  it('run again when these are prepared, and a fail holds the grant until another person lifts that', async () => {
    const [one, two, without, early] = [await w.approved(), await w.approved(), await w.approved({}, 'N'), await w.approved()]
    const first = await w.post('finance', '/payout-batches', named(early))
    expect([first.count, await stranded(early)]).toEqual([2, ['pass', 'pass']])
    // Weeks later there is a way home.
    w.hoursPass(24 * 29)
    expect((await w.refused([409, 'payout_held'], 'finance', '/payout-batches', named(one))).detail).toContain('fails now')
    expect(await holds(one)).toEqual([])
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B', dueBy: '2020-12-31' })
    expect(batch.payouts.map((p: Json) => p.grant)).toEqual([without.grant.id, without.grant.id])
    const left = batch.leftOut.filter(({ reason }: Json) => reason === 'payout_held').map(({ grant }: Json) => grant)
    expect(new Set(left)).toEqual(new Set([one.grant.id, two.grant.id]))
    expect(await stranded(one)).toEqual(['pass', 'fail'])
    const [hold] = await holds(one)
    expect(hold).toMatchObject({ cause: 'recheck', by: 'finance', reason: expect.stringContaining('stranded') })
    await w.refused([403, 'same_person'], 'finance', `/holds/${hold.id}/lifting`, { reason: 'no flight in fact' })
    await w.post('approver', `/holds/${hold.id}/lifting`, { reason: 'no flight in fact' })
    expect((await w.post('finance', '/payout-batches', named(one))).count).toBe(2)
  })

  it('can be run by an officer beforehand, once for each hold', async () => {
    const [plain] = (await w.get('/grants?programme=N')).items
    await w.refused([409, 'already_decided'], 'officer', `/applications/${plain.applicationId}/automatic-checks`)
    const [waiting] = (await w.get('/grants?state=approved&programme=P')).items.filter((grant: Json) => grant.holds.length > 0)
    await w.refused([409, 'already_decided'], 'officer', `/applications/${waiting.applicationId}/automatic-checks`)
    await w.post('approver', `/holds/${waiting.holds[0].id}/lifting`, { reason: 'no flight in fact' })
    await w.refused([409, 'already_decided'], 'officer', `/applications/${waiting.applicationId}/automatic-checks`)
    expect((await w.post('finance', '/payout-batches', named({ grant: waiting }))).count).toBe(2)
    // Prepared since: the checks count again.
    expect(await automatic({ id: waiting.applicationId })).toMatchObject({
      checked: 1,
      applications: [{ state: 'approved', checks: [{ criterion: 'stranded', outcome: 'fail' }] }],
    })
    expect(await holds({ id: waiting.applicationId })).toMatchObject([{ cause: 'recheck', by: 'officer' }])
  })

  it('answer every repeat of a key as at first', async () => {
    expect(await w.repeatAll()).toBeGreaterThan(35)
  })
})
