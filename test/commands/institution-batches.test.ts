import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bankReport } from '../support/bank-reports.ts'
import { DAY, iban, type Json, money } from './cases-world.ts'
import { agentReport, CollectWorld } from './collect-world.ts'

/** A university that is paid for several students at once: one row of the file, one line of the bank. */

const UNIVERSITY = iban('TR', '0006400000199999999999')

async function university(): Promise<CollectWorld> {
  const w = new CollectWorld()
  await w.found()
  for (const [code, number] of [
    ['ANKARA', UNIVERSITY],
    ['HOSTEL', iban('TR', '0006400000188888888888')],
  ])
    await w.post('admin', '/institutions', {
      code,
      name: `The ${code}`,
      kind: code === 'ANKARA' ? 'university' : 'vendor',
      payee: { name: `The ${code}`, iban: number, bic: 'ISBKTRIS', currency: 'TRY' },
    })
  w.contribution()
  return w
}

const enrolled = (w: CollectWorld, institution = 'ANKARA', programme = 'P') =>
  w.approvedFor({ name: 'The university', relation: 'institution', institution }, programme)

async function instructed(): Promise<{ w: CollectWorld; batch: Json; students: Json[] }> {
  const w = await university()
  const students = [await enrolled(w), await enrolled(w), await enrolled(w)]
  const batch = await w.released({ bankAccount: 'B', institution: 'ANKARA' })
  return { w, batch, students }
}

const states = async (w: CollectWorld, batch: Json) => Promise.all(batch.payouts.map(async (p: Json) => (await w.payout(p)).state))

describe('a batch to an institution', () => {
  let w: CollectWorld
  beforeAll(async () => {
    w = await university()
  })
  afterAll(() => w.close())

  it('takes its grants alone, and no other batch takes them', async () => {
    const [one, hostel, self] = [await enrolled(w), await enrolled(w, 'HOSTEL'), await w.approved()]
    const checks = (await w.read(one)).checks.filter(({ criterion }: Json) => criterion === 'own-payee')
    expect(checks.at(-1)).toMatchObject({ outcome: 'pass', words: 'An institutional payee may be shared.' })
    await w.refused([404, 'not_found'], 'finance', '/payout-batches', { bankAccount: 'B', institution: 'NONE' })
    for (const [grant, institution] of [
      [one, undefined],
      [hostel, 'ANKARA'],
      [self, 'ANKARA'],
    ] as const)
      await w.refused([422, 'institution_differs'], 'finance', '/payout-batches', {
        bankAccount: 'B',
        grants: [grant.grant.id],
        ...(institution ? { institution } : {}),
      })
    const ordinary = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    expect(ordinary.payouts.map(({ grant }: Json) => grant)).toEqual([self.grant.id])
    expect(ordinary.leftOut).toEqual([one, hostel].map(({ grant }) => ({ grant: grant.id, reason: 'institution_differs' })))
    expect(ordinary).not.toHaveProperty('institution')
    const own = await w.post('finance', '/payout-batches', { bankAccount: 'B', institution: 'ANKARA' })
    expect(own).toMatchObject({ institution: 'ANKARA', count: 1, leftOut: [] })
    expect(own.payouts[0]).toMatchObject({ grant: one.grant.id, payee: { relation: 'institution', institution: 'ANKARA', iban: UNIVERSITY } })
    expect((await w.get(`/payout-batches/${own.id}`, 'auditor')).payouts[0].payee).toMatchObject({ relation: 'institution', way: 'account' })
    await w.refused([409, 'nothing_payable'], 'finance', '/payout-batches', { bankAccount: 'B', institution: 'ANKARA' })
  })

  it('needs the institution by its code', async () => {
    const of = await w.check(await w.apply({ payee: { name: 'The university', relation: 'institution', iban: UNIVERSITY, currency: 'TRY' } }))
    expect(of.checks.filter(({ criterion }: Json) => criterion === 'payee').at(-1)).toMatchObject({ outcome: 'unclear' })
  })
})

describe("the bank's report on a row", () => {
  it('is about all of it: one that names a payout, which the bank was never told of, is refused', async () => {
    const { w, batch } = await instructed()
    const told = (reference: string) => ({
      raw: bankReport({ message: batch.reference, said: [{ reference, status: 'RJCT', codes: ['AC04'] }] }),
      kind: 'application/xml',
    })
    const path = `/payout-batches/${batch.id}/bank-report`
    await w.refused([422, 'report_refused'], 'finance', path, undefined, told(batch.payouts[1].reference))
    await w.post('finance', path, undefined, told(batch.reference))
    expect(await states(w, batch)).toEqual(['rejected', 'rejected', 'rejected'])
    await w.balances()
    w.close()
  })
})

describe('a row of which a person settled a part', () => {
  it('is rejected as to the rest; undone, that part is on its way again, and the books verify', async () => {
    const { w, batch } = await instructed()
    w.book_(-300_000, 'Universite')
    await w.reconcile()
    const line = (await w.open()).find((l) => l.money.amount === '-3000.00') as Json
    const match = await w.post('finance', '/matches', { lines: [line.id], kind: 'settlement', payouts: [batch.payouts[0].id], note: 'one of them alone' })
    await w.post('finance', `/payouts/${batch.payouts[1].id}/rejection`, { reason: 'the rest was not carried out' })
    expect(await states(w, batch)).toEqual(['settled', 'rejected', 'rejected'])
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'another debit' })
    expect(await states(w, batch)).toEqual(['instructed', 'rejected', 'rejected'])
    await w.balances()
    await w.post('finance', `/payouts/${batch.payouts[0].id}/rejection`, { reason: 'not carried out either' })
    await w.balances()
    w.close()
  })
})

describe('one row', () => {
  let w: CollectWorld
  let batch: Json
  let students: Json[]
  beforeAll(async () => {
    ;({ w, batch, students } = await instructed())
  })
  afterAll(() => w.close())

  it('of the payment file has the batch’s own reference and the sum', async () => {
    const rows = new TextDecoder()
      .decode(await w.file(batch))
      .trim()
      .split(/\r?\n/)
    expect(rows).toHaveLength(2)
    expect(rows[1]).toContain(batch.reference)
    expect(rows[1]).toContain(UNIVERSITY)
    expect(rows[1]).toContain('9000.00')
    for (const { reference } of batch.payouts) expect(rows[1]).not.toContain(reference)
  })

  it('settles all by one line, and comes back by one line', async () => {
    w.book_(-900_000, `Havale ${batch.reference}`)
    expect(await w.reconcile()).toMatchObject({ auto: 1 })
    expect(await states(w, batch)).toEqual(['settled', 'settled', 'settled'])
    const [one] = students
    expect(await w.shown(one)).toMatchObject({ status: 'paid', payeeEnding: UNIVERSITY.slice(-4) })
    w.book_(900_000, `Iade ${batch.reference}`)
    expect(await w.reconcile()).toMatchObject({ auto: 1, breaks: 0 })
    expect(await states(w, batch)).toEqual(['returned', 'returned', 'returned'])
    expect((await w.shown(one)).next).toContain('We are putting it right with the institution.')
    expect(await w.balances()).toMatchObject({ 'liabilities:grants-payable': -900_000, 'budget:committed': 900_000 })
    expect(await w.difference()).toBe('0.00')
    const again = await w.post('finance', '/payout-batches', { bankAccount: 'B', institution: 'ANKARA' })
    expect(again.payouts.map(({ grant }: Json) => grant)).toEqual(students.map(({ grant }) => grant.id))
    expect(again.reference).not.toBe(batch.reference)
  })

  it('answers every repeat of a key as at first', async () => {
    expect(await w.repeatAll()).toBeGreaterThan(20)
  })
})

describe('a part of one row', () => {
  it('that comes back is proposed for whom it alone can be, else is a break', async () => {
    const w = await university()
    await w.programme('LESS', { grant: { amount: money('2000.00') } })
    const [one, two, less] = [await enrolled(w), await enrolled(w), await enrolled(w, 'ANKARA', 'LESS')]
    const batch = await w.released({ bankAccount: 'B', institution: 'ANKARA' })
    const payoutOf = (of: Json) => batch.payouts.find(({ grant }: Json) => grant === of.grant.id).id
    w.book_(-800_000, `Havale ${batch.reference}`)
    w.book_(300_000, `Iade ${batch.reference}`)
    expect(await w.reconcile()).toMatchObject({ auto: 1, breaks: 1 })
    expect((await w.breaks()).map(({ kind }) => kind)).toEqual(['unknown_receipt'])
    const receipt = (await w.open()).find(({ narrative }: Json) => narrative.startsWith('Iade'))
    await w.post('finance', '/matches', { lines: [receipt.id], payouts: [payoutOf(one)], kind: 'return', note: 'as the university writes' })
    w.book_(200_000, `Iade ${batch.reference}`)
    await w.reconcile()
    const [proposal] = (await w.get('/bank-accounts/B/proposals', 'finance')).items.filter(({ kind }: Json) => kind === 'return')
    expect(proposal.payouts.map((p: Json) => p.id ?? p)).toEqual([payoutOf(less)])
    await w.post('finance', '/matches', { proposals: [proposal.id] })
    const states = await Promise.all([one, two, less].map(async (of) => (await w.payout({ id: payoutOf(of) })).state))
    expect(states).toEqual(['returned', 'settled', 'returned'])
    w.close()
  })

  it('is rejected with the whole of it, and a line that comes all the same undoes that', async () => {
    const { w, batch } = await instructed()
    const [, middle] = batch.payouts
    const rejected = await w.post('finance', `/payouts/${middle.id}/rejection`, { reason: 'the bank says so' })
    expect(rejected).toMatchObject({ id: middle.id, state: 'rejected' })
    expect(await states(w, batch)).toEqual(['rejected', 'rejected', 'rejected'])
    w.book_(-900_000, `Havale ${batch.reference}`)
    expect(await w.reconcile()).toMatchObject({ auto: 1 })
    expect(await states(w, batch)).toEqual(['settled', 'settled', 'settled'])
    expect(await w.balances()).toMatchObject({ 'budget:spent': 900_000 })
    w.close()
  })

  it('is late once, and never settled by its account alone', async () => {
    const { w, batch } = await instructed()
    w.hoursPass(24 * 12)
    w.booked.push({ day: '2020-11-13', minor: -300_000, text: `Havale ${UNIVERSITY}`, name: '', account: '', ref: 'X1' })
    expect(await w.reconcile()).toMatchObject({ auto: 0 })
    expect(await states(w, batch)).toEqual(['instructed', 'instructed', 'instructed'])
    expect((await w.breaks()).filter(({ kind }) => kind === 'in_transit_too_long').length).toBeLessThanOrEqual(1)
    w.close()
  })
})

describe('an institution in another currency than the fund’s', () => {
  it('is paid and comes back at the payouts’ own rates, whole', async () => {
    const w = await university()
    await w.post('finance', '/bank-accounts', { code: 'D', name: 'Dollars', currency: 'USD', fund: 'F', openingBalance: money('5000.00', 'USD') })
    await w.post('finance', '/exchange-rates', { from: 'TRY', to: 'USD', rate: '0.1234567', date: DAY, source: 'central bank' })
    await w.post('admin', '/institutions', {
      code: 'USD-UNI',
      name: 'Dollar university',
      kind: 'university',
      payee: { name: 'Dollar university', iban: UNIVERSITY, currency: 'USD' },
    })
    const payee = { name: 'Dollar university', relation: 'institution', institution: 'USD-UNI', currency: 'USD' }
    await w.approvedFor(payee)
    await w.approvedFor(payee)
    const batch = await w.released({ bankAccount: 'D', institution: 'USD-UNI' })
    expect(batch.total).toEqual(money('740.74', 'USD'))
    const rows = [
      { day: DAY, minor: -74_074, reference: batch.reference },
      { day: DAY, minor: 74_074, reference: batch.reference },
    ]
    expect(await w.told('D', agentReport({ since: DAY, until: DAY, opening: 500_000, currency: 'USD', rows }))).toMatchObject({ auto: 2, openLines: 0 })
    expect(await states(w, batch)).toEqual(['returned', 'returned'])
    const balances = await w.balances()
    expect(balances).toMatchObject({ 'assets:bank:D': 500_000, 'budget:committed': 600_000 })
    expect(balances).not.toHaveProperty('equity:fx-position')
    w.close()
  })
})

describe('an institution’s row into days that are closed', () => {
  it('comes back by one line into days that are closed: one break, whose match takes all of it', async () => {
    const { w, batch } = await instructed()
    w.book_(-900_000, `Havale ${batch.reference}`)
    await w.reconcile()
    const { ledgerBalance, statementBalance } = await w.get(`/bank-accounts/B/reconciliation-statement?asOf=${DAY}`, 'finance')
    const closing = await w.post('finance', '/bank-accounts/B/closings', { asOf: DAY, expected: { ledgerBalance, statementBalance } })
    await w.post('releaser', `/closings/${closing.id}/approval`)
    w.book_(900_000, `Iade ${batch.reference}`)
    expect(await w.reconcile()).toMatchObject({ auto: 0, breaks: 1 })
    const [late] = (await w.breaks()).filter(({ kind }) => kind === 'late_return')
    await w.post('finance', `/breaks/${late.id}/resolution`, { action: 'match', note: 'came back' })
    expect(await states(w, batch)).toEqual(['returned', 'returned', 'returned'])
    await w.balances()
    w.close()
  })
})
