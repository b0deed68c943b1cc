import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { iban, type Json, student, World } from './cases-world.ts'

const w = new World()
beforeAll(() => w.found({ coolingOffHours: 0 }))
afterAll(() => w.close())

const holds = async (of: Json): Promise<Json[]> => (await w.read(of)).grant.holds
const batchOf = (of: Json) => ({ bankAccount: 'B', grants: [of.grant.id] })
const why = { reason: 'a question about the account' }

describe('a hold on a grant', () => {
  it('stands until another person lifts it: nothing is prepared or released', async () => {
    const of = await w.approved()
    const batch = await w.post('finance', '/payout-batches', batchOf(of))
    const held = await w.post('hats', `/grants/${of.grant.id}/holds`, why)
    expect(held).toEqual({ id: held.id, cause: 'person', on: 'grant', programme: 'P', grant: of.grant.id, caseNumber: of.caseNumber, state: 'standing' })
    expect(await holds(of)).toMatchObject([{ id: held.id, cause: 'person', on: 'grant', by: 'hats', reason: why.reason }])
    const expected = { count: batch.count, total: batch.total, digest: batch.digest }
    await w.refused([409, 'payout_held'], 'releaser', `/payout-batches/${batch.id}/release`, { expected })
    await w.post('finance', `/payout-batches/${batch.id}/cancellation`)
    await w.refused([409, 'payout_held'], 'finance', '/payout-batches', batchOf(of))
    await w.refused([403, 'same_person'], 'hats', `/holds/${held.id}/lifting`, { reason: 'answered' })
    expect(await w.post('releaser', `/holds/${held.id}/lifting`, { reason: 'answered' })).toMatchObject({ id: held.id, state: 'ended' })
    await w.refused([403, 'same_person'], 'hats', `/holds/${held.id}/lifting`, { reason: 'answered' })
    await w.refused([409, 'already_decided'], 'finance', `/holds/${held.id}/lifting`, { reason: 'answered' })
    expect(await holds(of)).toEqual([])
    expect((await w.post('finance', '/payout-batches', batchOf(of))).count).toBe(1)
  })

  it('is read with who set it, who ended it and why; the reason by those who work with payees', async () => {
    const of = await w.approved()
    const { id } = await w.post('approver', `/grants/${of.grant.id}/holds`, why)
    expect(await w.get(`/holds/${id}`)).toMatchObject({ by: 'approver', reason: why.reason, ended: null, state: 'standing' })
    expect(await w.get(`/holds/${id}`, 'auditor')).toMatchObject({ by: 'approver', reason: null })
    expect((await w.get('/holds?state=standing')).items.map((hold: Json) => hold.id)).toEqual([id])
    await w.post('finance', `/holds/${id}/lifting`, { reason: 'the bank confirmed it' })
    expect(await w.get(`/holds/${id}`)).toMatchObject({ state: 'ended', reason: why.reason, ended: { by: 'finance', reason: 'the bank confirmed it' } })
    expect((await w.get('/holds?state=standing')).items).toEqual([])
    expect((await w.get('/holds')).items.map((hold: Json) => hold.id)).toContain(id)
    expect((await w.read(of)).history.map((one: Json) => one.kind).slice(-2)).toEqual(['hold_set', 'hold_lifted'])
  })

  it('is another thing than the hold of a changed payee, which only the approval of the payee ends', async () => {
    const of = await w.approved()
    const payee = { ...student(w.n).payee, iban: iban('TR', '0006400000555555555555') }
    await w.post('officer', `/grants/${of.grant.id}/payee`, { payee, reason: 'closed', recognisedBy: 'passport' })
    const [hold] = await holds(of)
    await w.refused([409, 'wrong_state'], 'approver', `/holds/${hold.id}/lifting`, { reason: 'no' })
  })

  it('is refused for who may not, without a reason, and on what does not exist', async () => {
    const of = await w.approved()
    await w.refused([403, 'role_not_allowed'], 'officer', `/grants/${of.grant.id}/holds`, why)
    await w.refused([422, 'invalid_input'], 'finance', `/grants/${of.grant.id}/holds`, { reason: ' ' })
    await w.refused([404, 'not_found'], 'finance', '/grants/none/holds', why)
    await w.refused([404, 'not_found'], 'finance', '/programmes/none/holds', why)
    await w.refused([404, 'not_found'], 'finance', '/holds/none/lifting', why)
    expect((await w.call('finance', 'GET', '/holds/99999')).status).toBe(404)
    expect((await w.call('finance', 'GET', '/holds?state=never')).status).toBe(422)
  })
})

describe('a hold on a programme', () => {
  it('holds all its grants, and shows on each', async () => {
    await w.programme('Q', { coolingOffHours: 0 })
    const [one, two, other] = [await w.approved({}, 'Q'), await w.approved({}, 'Q'), await w.approved()]
    const held = await w.post('finance', '/programmes/Q/holds', { reason: 'the donor asks' })
    expect(held).toEqual({ id: held.id, cause: 'person', on: 'programme', programme: 'Q', state: 'standing' })
    for (const of of [one, two]) expect(await holds(of)).toMatchObject([{ id: held.id, on: 'programme', reason: 'the donor asks' }])
    expect(await holds(other)).toEqual([])
    await w.refused([409, 'payout_held'], 'finance', '/payout-batches', batchOf(two))
    await w.refused([403, 'same_person'], 'finance', `/holds/${held.id}/lifting`, { reason: 'answered' })
    await w.post('approver', `/holds/${held.id}/lifting`, { reason: 'answered' })
    expect((await w.post('finance', '/payout-batches', batchOf(two))).count).toBe(1)
  })
})

describe('holds', () => {
  it('answer every repeat of a key as at first', async () => {
    expect(await w.repeatAll()).toBeGreaterThan(60)
  })
})
