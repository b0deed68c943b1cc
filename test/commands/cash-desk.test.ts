import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY, type Json, money } from './cases-world.ts'
import { type Collected, CollectWorld, payList } from './collect-world.ts'

/** An embassy's cash desk in another currency than the fund's, with its signed pay list as its statement. */

const w = new CollectWorld()
const SCAN = 'cd'.repeat(32)
const paid = 36_000
const cash = (over = {}) => w.approvedFor({ way: 'cash', country: 'TR', city: 'Ankara', currency: 'USD', ...over })

let students: Json[]
let batch: Json

beforeAll(async () => {
  await w.found()
  await w.post('finance', '/exchange-rates', { from: 'TRY', to: 'USD', rate: '0.12', date: DAY, source: 'central bank' })
  await w.post('finance', '/bank-accounts', {
    code: 'DESK',
    name: 'Embassy in Ankara',
    kind: 'cash_desk',
    currency: 'USD',
    fund: 'F',
    openingBalance: money('1000.00', 'USD'),
    openingDate: DAY,
  })
})
afterAll(() => w.close())

const row = (of: Json, minor = -paid): Collected => {
  const payout = batch.payouts.find(({ grant }: Json) => grant === of.grant.id)
  return { day: '2020-11-03', minor, reference: payout.reference, case: of.caseNumber, name: of.name }
}

describe('a cash desk', () => {
  it('pays in cash and nobody else', async () => {
    students = [await cash(), await cash()]
    const other = await w.pickup({ currency: 'USD' })
    await w.refused([422, 'way_differs'], 'finance', '/payout-batches', { bankAccount: 'DESK', grants: [other.grant.id] })
    batch = await w.released({ bankAccount: 'DESK' })
    expect(batch).toMatchObject({ total: money('720.00', 'USD'), leftOut: [{ grant: other.grant.id, reason: 'way_differs' }] })
    expect((await w.shown(students[0])).next).toBe('Collect it at Embassy in Ankara with your passport and sign for it by 12 November 2020.')
  })

  it('proves by its signed list who was paid: who did not sign was not, and the scan’s hash is kept', async () => {
    const [one, two] = students
    w.hoursPass(24)
    const list = payList('tr', { since: DAY, until: '2020-11-03', opening: 100_000, currency: 'USD', rows: [row(one)] }, [row(two)])
    const preview = await w.call('finance', 'POST', '/bank-accounts/DESK/statements', undefined, { raw: list, kind: 'text/csv' })
    expect(preview.body).toMatchObject({ verdict: 'proof', lines: 1, readings: [{ format: 'pay-list-tr', proof: 'opening_closing' }], problems: [] })
    const path = '/bank-accounts/DESK/statements?mode=import&documentSha256='
    await w.refused([422, 'invalid_input'], 'finance', `${path}xyz`, undefined, { raw: list, kind: 'text/csv' })
    const imported = await w.import('DESK', list, `&documentSha256=${SCAN}`)
    expect(imported).toMatchObject({ added: 1, documentSha256: SCAN })
    expect(await w.get(`/statements/${imported.statementId}`, 'auditor')).toMatchObject({ documentSha256: SCAN })
    const run = await w.post('finance', '/bank-accounts/DESK/reconciliation')
    expect(run).toMatchObject({ auto: 1, breaks: 0 })
    const [first, second] = await Promise.all(batch.payouts.map((p: Json) => w.payout(p)))
    expect([first, second]).toMatchObject([{ state: 'settled', agentNumber: null }, { state: 'instructed' }])
  })

  it('is refused a list whose balances do not fit, with a row paid and not signed, or with another word for a signature', async () => {
    const [, two] = students
    const whole = { since: '2020-11-03', until: '2020-11-03', opening: 64_000, currency: 'USD', rows: [row(two)] }
    const asText = new TextDecoder('windows-1254').decode(payList('tr', whole))
    const refused = async (from: string, to: string, reason: RegExp) => {
      expect(asText).toContain(from)
      const raw = new TextEncoder().encode(asText.replace(from, to))
      const { problems } = await w.refused([422, 'statement_refused'], 'finance', '/bank-accounts/DESK/statements?mode=import', undefined, {
        raw,
        kind: 'text/csv',
      })
      expect(problems.map(({ reason: words }: Json) => words).join(' ')).toMatch(reason)
    }
    await refused('Kapanış Bakiyesi;280,00', 'Kapanış Bakiyesi;281,00', /make 280\.00/)
    await refused(';imzalı', ';', /not booked yet/)
    await refused(';imzalı', ';geldi', /Expected imzalı/)
  })

  it('gives back what nobody collected in its days, and pays it again', async () => {
    const [, two] = students
    w.hoursPass(24 * 10)
    const none = payList('ru', { since: '2020-11-04', until: '2020-11-13', opening: 64_000, currency: 'USD', rows: [] })
    expect(await w.told('DESK', none)).toMatchObject({ breaks: 1 })
    const [late] = await w.breaks()
    await w.post('finance', `/breaks/${late.id}/resolution`, { action: 'reject', note: 'did not come' })
    await w.post('finance', '/exchange-rates', { from: 'TRY', to: 'USD', rate: '0.13', date: '2020-11-13', source: 'central bank' })
    batch = await w.released({ bankAccount: 'DESK', grants: [two.grant.id] })
    expect(batch.total).toEqual(money('390.00', 'USD'))
    const again = payList('ru', {
      since: '2020-11-13',
      until: '2020-11-13',
      opening: 64_000,
      currency: 'USD',
      rows: [{ ...row(two, -39_000), day: '2020-11-13' }],
    })
    expect(await w.told('DESK', again)).toMatchObject({ auto: 1, openLines: 0 })
    expect(await w.shown(two)).toMatchObject({ status: 'paid', agent: 'Embassy in Ankara' })
    expect(await w.balances()).toMatchObject({ 'assets:bank:DESK': 25_000, 'budget:spent': 600_000 })
    expect(await w.differenceOf('DESK', '2020-11-13')).toBe('0.00')
  })
})

describe('a notice', () => {
  it('tells at once that money will not be paid out, and is enough to reject it', async () => {
    const other = await cash()
    const batch = await w.released({ bankAccount: 'DESK', grants: [other.grant.id] })
    const [payout] = batch.payouts
    const path = `/payouts/${payout.id}/rejection`
    await w.refused([409, 'may_still_be_carried_out'], 'finance', path, { reason: 'called off' })
    expect(await w.post('finance', path, { reason: 'called off', evidenceSha256: SCAN })).toMatchObject({ state: 'rejected' })
    expect((await w.shown(other)).status).toBe('rejected')
  })
})
