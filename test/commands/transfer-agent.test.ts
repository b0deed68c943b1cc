import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '../../src/pages/i18n/en.ts'
import { LANGUAGES } from '../../src/pages/i18n/language.ts'
import { wordsOf } from '../../src/pages/i18n/words.ts'
import { stateSentence } from '../../src/pages/status/state-sentence.ts'
import { DAY, type Json } from './cases-world.ts'
import { agentReport, CollectWorld } from './collect-world.ts'

/** A country whose students are paid through a transfer agent: money is put there, collected, not collected, and paid again. */

const w = new CollectWorld()
const agent = (over = {}) => ({ code: 'AGT', name: 'Altyn Transfer', kind: 'agent', currency: 'TRY', fund: 'F', collectDays: 5, openingDate: DAY, ...over })
const minor = 300_000

beforeAll(async () => {
  await w.found()
  await w.post('finance', '/bank-accounts', agent())
})
afterAll(() => w.close())

describe('a transfer agent', () => {
  let students: Json[]
  let onAccount: Json
  let first: Json
  let second: Json

  const payoutOf = (batch: Json, of: Json): Json => batch.payouts.find(({ grant }: Json) => grant === of.grant.id)

  it('pays whoever picks up, and nobody else; a bank pays nobody who picks up', async () => {
    students = [await w.pickup(), await w.pickup(), await w.pickup({ relation: 'parent', name: 'Jeren Geldiyewa' })]
    onAccount = await w.approved()
    const [one] = students
    await w.refused([422, 'way_differs'], 'finance', '/payout-batches', { bankAccount: 'B', grants: [one?.grant.id] })
    await w.refused([422, 'way_differs'], 'finance', '/payout-batches', { bankAccount: 'AGT', grants: [onAccount.grant.id] })
    const banks = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    expect(banks.payouts.map(({ grant }: Json) => grant)).toEqual([onAccount.grant.id])
    expect(banks.leftOut).toEqual(students.map(({ grant }) => ({ grant: grant.id, reason: 'way_differs' })))
    await w.release(banks)
    first = await w.released({ bankAccount: 'AGT' })
    expect(first).toMatchObject({ count: 3, total: { amount: '9000.00', currency: 'TRY' } })
    expect(payoutOf(first, students[2]).payee).toMatchObject({ relation: 'parent', way: 'pickup', city: 'Ankara' })
    await w.post('finance', `/payout-batches/${first.id}/hand-over`)
  })

  it('tells the student where to collect, with what and until when', async () => {
    const [one, , third] = students
    expect(await w.shown(one)).toMatchObject({
      status: 'on_its_way',
      agent: 'Altyn Transfer',
      by: '2020-11-07',
      next: 'Collect it at Altyn Transfer, Ankara with your passport by 7 November 2020.',
    })
    await w.post('finance', `/payouts/${payoutOf(first, one).id}/agent-number`, { number: 'AT-1001' })
    expect((await w.shown(one)).next).toContain('The number of the transfer is AT-1001.')
    expect((await w.shown(third)).next).toBe('The person whom you named collects it at Altyn Transfer, Ankara with a passport by 7 November 2020.')
  })

  it('is given money by a transfer between own accounts, and its report proves the first collection and its number', async () => {
    const [one, two] = students
    w.contribution()
    w.book_(-3 * minor, 'Altyn Transfer')
    await w.reconcile()
    const told = await w.told(
      'AGT',
      agentReport({
        since: DAY,
        until: DAY,
        opening: 0,
        rows: [
          { day: DAY, minor: 3 * minor, name: 'Programme' },
          { day: DAY, minor: -minor, number: 'AT-1002', reference: payoutOf(first, two).reference, name: two.name },
        ],
      }),
    )
    expect(told).toMatchObject({ auto: 1, openLines: 1 })
    expect(await w.payout(payoutOf(first, two))).toMatchObject({ state: 'settled', agentNumber: 'AT-1002' })
    expect(await w.payout(payoutOf(first, one))).toMatchObject({ state: 'instructed', agentNumber: 'AT-1001' })
    const shown = await w.shown(two)
    expect(shown).toMatchObject({ status: 'paid', agent: 'Altyn Transfer', next: 'Have you received it?' })
    expect(stateSentence(en, shown)).toBe('3\u00a0000.00\u00a0TRY was handed out at Altyn Transfer on 2 November 2020.')
    const out = (await w.open()).find(({ money }: Json) => money.amount === '-9000.00')
    const [into] = await w.linesOf('AGT')
    for (const line of [out, into]) await w.post('finance', '/matches', { lines: [line.id], kind: 'transfer', note: 'to the agent' })
    expect(await w.balances()).toMatchObject({ 'assets:bank:AGT': 2 * minor })
    expect(await w.balances()).not.toHaveProperty('assets:transfers-in-transit')
  })

  it('may still pay until its days are over: nothing is rejected, and nothing is late', async () => {
    const [one] = students
    await w.refused([409, 'may_still_be_carried_out'], 'finance', `/payouts/${payoutOf(first, one).id}/rejection`, { reason: 'not collected' })
    w.hoursPass(24 * 5)
    expect(await w.told('AGT', agentReport({ since: '2020-11-03', until: '2020-11-06', opening: 2 * minor, rows: [] }))).toMatchObject({ breaks: 0 })
    w.hoursPass(24)
    const refusal = await w.refused([409, 'may_still_be_carried_out'], 'finance', `/payouts/${payoutOf(first, one).id}/rejection`, { reason: 'not collected' })
    expect(refusal.detail).toContain('2020-11-07')
    // Nobody is sent to the agent by a day that has passed.
    const shown = await w.shown(one)
    expect(shown.next).toMatch(/^It was to be collected at Altyn Transfer, Ankara by 7 November 2020\. Ask whether it is still there/)
    for (const language of LANGUAGES) {
      const [agent, by, isOver] = ['Altyn Transfer', '2020-11-07', true]
      const { on_its_way: next } = wordsOf(language).states.next
      expect(next({ agent, by, isOver })).not.toBe(next({ agent, by }))
      expect(next({ agent, by, isOver })).toContain(agent)
    }
  })

  it('did not pay what no report of those days shows: rejected by its break or by itself, and payable again', async () => {
    const [one, , three] = students
    expect(await w.told('AGT', agentReport({ since: '2020-11-07', until: '2020-11-08', opening: 2 * minor, rows: [] }))).toMatchObject({ breaks: 2 })
    const late = await w.breaks()
    expect(late.map(({ kind }) => kind)).toEqual(['in_transit_too_long', 'in_transit_too_long'])
    await w.post('finance', `/breaks/${late[0].id}/resolution`, { action: 'reject', note: 'nobody came' })
    await w.post('finance', `/payouts/${payoutOf(first, three).id}/rejection`, { reason: 'nobody came' })
    expect(await w.breaks()).toEqual([])
    expect(await w.payout(payoutOf(first, one))).toMatchObject({ state: 'rejected' })
    const shown = await w.shown(one)
    expect(shown).toMatchObject({ status: 'rejected', next: 'It will be paid again. You do not need to send anything unless we ask.' })
    expect(stateSentence(en, shown)).toBe('The money was not collected.')
    second = await w.released({ bankAccount: 'AGT' })
    expect(second.payouts.map(({ grant }: Json) => grant)).toEqual([one.grant.id, three.grant.id])
  })

  it('is believed by its own number alone, however it is written', async () => {
    const [one, , three] = students
    await w.post('finance', `/payouts/${payoutOf(second, one).id}/agent-number`, { number: 'AT-2001' })
    const told = await w.told(
      'AGT',
      agentReport({
        since: '2020-11-09',
        until: '2020-11-09',
        opening: 2 * minor,
        rows: [
          { day: '2020-11-09', minor: -minor, number: 'at 2001' },
          { day: '2020-11-09', minor: -minor, number: 'AT-2002', reference: payoutOf(second, three).reference },
        ],
      }),
    )
    expect(told).toMatchObject({ auto: 2, breaks: 0, openLines: 0 })
    const states = await Promise.all([one, three].map(async (of) => (await w.payout(payoutOf(second, of))).state))
    expect(states).toEqual(['settled', 'settled'])
    expect(await w.payout(payoutOf(second, one)), 'as it was told').toMatchObject({ agentNumber: 'AT-2001' })
    expect(await w.balances()).not.toHaveProperty('assets:bank:AGT')
    expect(await w.differenceOf('AGT', '2020-11-09')).toBe('0.00')
    expect((await w.shown(one)).status).toBe('paid')
  })

  it('answers every repeat of a key as at first', async () => {
    expect(await w.repeatAll()).toBeGreaterThan(40)
  })
})

describe('a number that was read with a match', () => {
  const v = new CollectWorld()
  let paid: Json
  let match: Json
  beforeAll(async () => {
    await v.found()
    await v.post('finance', '/bank-accounts', agent({ openingBalance: { amount: '9000.00', currency: 'TRY' } }))
    await v.pickup()
    await v.pickup()
    paid = await v.released({ bankAccount: 'AGT' })
    const [payout] = paid.payouts
    const rows = [{ day: DAY, minor: -minor, number: 'N-1', reference: payout.reference }]
    await v.told('AGT', agentReport({ since: DAY, until: DAY, opening: 900_000, rows }))
    match = (await v.get(`/matches?payout=${payout.id}`, 'finance')).items[0]
  })
  afterAll(() => v.close())

  it('is another payout’s to have once the match is undone', async () => {
    const [one, two] = paid.payouts
    await v.refused([409, 'already_exists'], 'finance', `/payouts/${two.id}/agent-number`, { number: 'N-1' })
    await v.post('finance', `/matches/${match.id}/reversal`, { reason: 'the other student' })
    expect(await v.payout(one)).toMatchObject({ state: 'instructed', agentNumber: null })
    expect(await v.post('finance', `/payouts/${two.id}/agent-number`, { number: 'N-1' })).toMatchObject({ agentNumber: 'N-1' })
    expect((await v.get('/verification', 'auditor')).ok).toBe(true)
  })
})

describe('a collection that comes all the same', () => {
  const late = async (isPaidAgain: boolean) => {
    const v = new CollectWorld()
    await v.found()
    await v.post('finance', '/bank-accounts', agent({ openingBalance: { amount: '9000.00', currency: 'TRY' } }))
    await v.pickup()
    const batch = await v.released({ bankAccount: 'AGT' })
    const [payout] = batch.payouts
    v.hoursPass(24 * 8)
    await v.told('AGT', agentReport({ since: DAY, until: '2020-11-09', opening: 900_000, rows: [] }))
    await v.post('finance', `/payouts/${payout.id}/rejection`, { reason: 'nobody came' })
    const again = isPaidAgain ? await v.released({ bankAccount: 'AGT' }) : undefined
    await v.told(
      'AGT',
      agentReport({
        since: '2020-11-10',
        until: '2020-11-10',
        opening: 900_000,
        rows: [{ day: '2020-11-10', minor: -minor, number: 'L-1', reference: payout.reference }],
      }),
    )
    return { v, payout, again }
  }

  it('undoes the rejection', async () => {
    const { v, payout } = await late(false)
    expect(await v.payout(payout)).toMatchObject({ state: 'settled', agentNumber: 'L-1' })
    expect(await v.breaks()).toEqual([])
    expect(await v.balances()).toMatchObject({ 'assets:bank:AGT': 600_000, 'budget:spent': minor })
    v.close()
  })

  it('is a payment made twice where it was paid again', async () => {
    const { v, payout, again } = await late(true)
    expect(await v.payout(payout)).toMatchObject({ state: 'rejected' })
    expect(await v.payout(again.payouts[0])).toMatchObject({ state: 'instructed' })
    expect((await v.breaks()).map(({ kind }) => kind)).toEqual(['duplicate_payment'])
    v.close()
  })
})

describe('money that came back from an agent', () => {
  it('is paid again as it was: the student has no account whose details were to be sent', async () => {
    const v = new CollectWorld()
    await v.found()
    await v.post('finance', '/bank-accounts', agent({ openingBalance: { amount: '9000.00', currency: 'TRY' } }))
    const one = await v.pickup()
    const [payout] = (await v.released({ bankAccount: 'AGT' })).payouts
    const rows = [-minor, minor].map((amount) => ({ day: DAY, minor: amount, reference: payout.reference }))
    await v.told('AGT', agentReport({ since: DAY, until: DAY, opening: 900_000, rows }))
    const shown = await v.shown(one)
    expect(shown).toMatchObject({ status: 'returned', agent: 'Altyn Transfer' })
    expect(shown.next).toMatch(/^Nothing is lost\. It will be paid again\. If you cannot collect it there, send account details;/)
    for (const language of LANGUAGES) {
      const { returned } = wordsOf(language).states.next
      expect(returned({ agent: 'Altyn Transfer' })).not.toBe(returned({}))
    }
    expect((await v.released({ bankAccount: 'AGT' })).payouts.map(({ grant }: Json) => grant)).toEqual([one.grant.id])
    v.close()
  })
})
