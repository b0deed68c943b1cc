import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isShortRun } from '../../src/store/run-size.ts'
import { DAY, type Json, World } from './cases-world.ts'

const w = new World()
beforeAll(() => w.found())
afterAll(() => w.close())

const prepared = async (): Promise<Json> => w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [(await w.approved()).grant.id] })
async function released(): Promise<Json> {
  const { id, count, total, digest } = await prepared()
  return w.post('releaser', `/payout-batches/${id}/release`, { expected: { count, total, digest } })
}

describe('a hand-over', () => {
  it('is said once of a released batch, with its instant and the bank’s reference', async () => {
    const batch = await released()
    expect(batch.handedOver).toBeNull()
    const handed = await w.post('finance', `/payout-batches/${batch.id}/hand-over`, { bankReference: 'FILE-2' })
    expect(handed).toMatchObject({ id: batch.id, state: 'released', handedOver: { bankReference: 'FILE-2', at: expect.stringMatching(`^${DAY}T06:`) } })
    await w.refused([409, 'already_decided'], 'finance', `/payout-batches/${batch.id}/hand-over`, {})
    await w.post('releaser', `/payout-batches/${batch.id}/stop`, { reason: 'the wrong day' })
    await w.refused([409, 'may_still_be_carried_out'], 'finance', '/payout-batches', { bankAccount: 'B', grants: [batch.payouts[0].grant] })
  })

  it('lies between the release and now', async () => {
    const batch = await released()
    const path = `/payout-batches/${batch.id}/hand-over`
    await w.refused([422, 'date_invalid'], 'finance', path, { at: `${DAY}T05:00:00.000Z` })
    await w.refused([422, 'date_in_future'], 'finance', path, { at: `${DAY}T23:00:00.000Z` })
    await w.refused([422, 'invalid_input'], 'finance', path, { at: DAY })
    expect(await w.post('finance', path, { at: batch.releasedAt })).toMatchObject({ handedOver: { at: batch.releasedAt, bankReference: null } })
  })

  it('is refused of a batch that is not released, or stopped', async () => {
    const one = await prepared()
    await w.refused([409, 'batch_not_released'], 'finance', `/payout-batches/${one.id}/hand-over`, {})
    await w.post('finance', `/payout-batches/${one.id}/cancellation`)
    await w.refused([409, 'batch_not_released'], 'finance', `/payout-batches/${one.id}/hand-over`, {})
    const two = await released()
    await w.post('releaser', `/payout-batches/${two.id}/stop`, { reason: 'the wrong day' })
    await w.refused([409, 'already_decided'], 'finance', `/payout-batches/${two.id}/hand-over`, {})
    await w.refused([404, 'not_found'], 'finance', '/payout-batches/none/hand-over', {})
    await w.refused([403, 'role_not_allowed'], 'releaser', `/payout-batches/${two.id}/hand-over`, {})
  })
})

describe("an agent's number", () => {
  it('is kept with its payout; a later one takes its place, and no other payout of the account has it', async () => {
    const [one, two] = [await released(), await released()].map((batch) => batch.payouts[0])
    expect(await w.post('finance', `/payouts/${one.id}/agent-number`, { number: 'WU 123' })).toMatchObject({
      id: one.id,
      state: 'instructed',
      agentNumber: 'WU 123',
    })
    await w.refused([409, 'already_exists'], 'finance', `/payouts/${two.id}/agent-number`, { number: 'WU 123' })
    await w.post('finance', `/payouts/${one.id}/agent-number`, { number: 'WU 124' })
    expect(await w.get(`/payouts/${one.id}`)).toMatchObject({ agentNumber: 'WU 124' })
    expect(await w.get(`/payouts/${two.id}`)).toMatchObject({ agentNumber: null })
    await w.post('finance', `/payouts/${two.id}/agent-number`, { number: 'WU 123' })
    // A run of an agent reads all that were told: of more than a few it is no matter of milliseconds
    expect(w.book.read((read) => [isShortRun(read), isShortRun(read, 2)])).toEqual([true, false])
  })

  it('is refused before the release, empty, and of no payout', async () => {
    const [payout] = (await prepared()).payouts
    await w.refused([409, 'wrong_state'], 'finance', `/payouts/${payout.id}/agent-number`, { number: '1' })
    await w.refused([422, 'invalid_input'], 'finance', `/payouts/${payout.id}/agent-number`, { number: '' })
    await w.refused([404, 'not_found'], 'finance', '/payouts/none/agent-number', { number: '1' })
    await w.refused([403, 'role_not_allowed'], 'officer', `/payouts/${payout.id}/agent-number`, { number: '1' })
  })

  it('and a hand-over answer every repeat of a key as at first', async () => {
    expect(await w.repeatAll()).toBeGreaterThan(50)
  })
})
