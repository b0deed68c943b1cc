import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { iban, type Json } from './cases-world.ts'
import { CollectWorld } from './collect-world.ts'

/** One row to a university that a bank carries out, or brings back, by lines that are no sums of its payouts. */

let w: CollectWorld
let batch: Json

beforeEach(async () => {
  w = new CollectWorld()
  await w.found()
  await w.post('admin', '/institutions', {
    code: 'ANKARA',
    name: 'The university',
    kind: 'university',
    payee: { name: 'The university', iban: iban('TR', '0006400000199999999999'), currency: 'TRY' },
  })
  w.contribution()
  for (let n = 0; n < 3; n += 1) await w.approvedFor({ name: 'The university', relation: 'institution', institution: 'ANKARA' }, 'P')
  batch = await w.released({ bankAccount: 'B', institution: 'ANKARA' })
})
afterEach(() => w.close())

const states = async () => Promise.all(batch.payouts.map(async (p: Json) => (await w.payout(p)).state))
const linesOf = async (text: string) => (await w.open()).filter(({ narrative }) => narrative.startsWith(text)).map(({ id }) => id)
const proposed = async (): Promise<Json[]> => (await w.get('/bank-accounts/B/proposals', 'finance')).items.filter((p: Json) => p.kind !== 'contribution')
const payouts = () => batch.payouts.map(({ id }: Json) => id)

async function carriedOut(...minors: number[]): Promise<void> {
  for (const minor of minors) w.book_(-minor, `Havale ${batch.reference}`)
  await w.reconcile()
}

describe('one row by two lines', () => {
  it('is proposed, settles all of it, and is undone as one', async () => {
    await carriedOut(400_000, 500_000)
    expect((await w.breaks()).map(({ kind }) => kind)).toEqual([])
    const [proposal, ...others] = await proposed()
    expect(proposal).toMatchObject({ kind: 'settlement', reason: 'lines_together', preselected: false })
    expect(others).toEqual([])
    const match = await w.post('finance', '/matches', { proposals: [proposal?.id] })
    expect(await states()).toEqual(['settled', 'settled', 'settled'])
    expect(await w.balances()).toMatchObject({ 'budget:spent': 900_000 })
    expect(await w.difference()).toBe('0.00')
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'a mistake' })
    expect(await states()).toEqual(['instructed', 'instructed', 'instructed'])
    expect(await w.balances()).not.toHaveProperty('budget:spent')
  })

  it('is no match where they come to another amount: that goes through the break', async () => {
    await carriedOut(400_000, 600_000)
    expect((await w.breaks()).map(({ kind }) => kind)).toContain('amount_differs')
    const lines = await linesOf('Havale')
    const path = ['finance', '/matches', { lines, payouts: payouts(), kind: 'settlement', note: 'both' }] as const
    await w.refused([422, 'amount_differs'], ...path)
  })

  it('comes back by two lines', async () => {
    await carriedOut(900_000)
    for (const minor of [200_000, 700_000]) w.book_(minor, `Iade ${batch.reference}`)
    await w.reconcile()
    const match = await w.post('finance', '/matches', { lines: await linesOf('Iade'), payouts: payouts(), kind: 'return', note: 'in two' })
    expect(await states()).toEqual(['returned', 'returned', 'returned'])
    expect(await w.balances()).toMatchObject({ 'liabilities:grants-payable': -900_000, 'budget:committed': 900_000 })
    expect(await w.difference()).toBe('0.00')
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'a mistake' })
    expect(await states()).toEqual(['settled', 'settled', 'settled'])
    await w.balances()
  })
})

describe('one row that comes back less what a bank kept', () => {
  it('is returned whole by its break, the rest a charge: more than left is none', async () => {
    await carriedOut(900_000)
    w.book_(898_500, `Iade ${batch.reference}`)
    await w.reconcile()
    const [of] = (await w.breaks()).filter(({ kind }) => kind === 'unknown_receipt')
    const answer = (difference: string) => ({
      action: 'match',
      difference,
      match: { kind: 'return', payouts: payouts(), note: 'sent back' },
      note: 'sent back',
    })
    await w.refused([422, 'match_not_allowed'], 'finance', `/breaks/${of?.id}/resolution`, answer('unidentified'))
    await w.post('finance', `/breaks/${of?.id}/resolution`, answer('charge'))
    expect(await states()).toEqual(['returned', 'returned', 'returned'])
    expect(await w.balances()).toMatchObject({ 'liabilities:grants-payable': -900_000, 'budget:committed': 900_000, 'expenses:bank-charges': 1_500 })
    expect(await w.difference()).toBe('0.00')
  })
})
