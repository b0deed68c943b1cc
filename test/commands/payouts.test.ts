import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import { iban, type Json, money, student } from './cases-world.ts'

describe('prepareBatch', () => {
  const w = new BankWorld()
  beforeAll(() => w.found())
  afterAll(() => w.close())

  it('refuses unknown accounts, unknown and ill-formed grants, and an account from which nothing is payable', async () => {
    await w.refused([404, 'not_found'], 'finance', '/payout-batches', { bankAccount: 'X' })
    await w.refused([404, 'not_found'], 'finance', '/payout-batches', { bankAccount: 'B', grants: ['999'] })
    await w.refused([404, 'not_found'], 'finance', '/payout-batches', { bankAccount: 'B', grants: ['no id'] })
    await w.refused([409, 'nothing_payable'], 'finance', '/payout-batches', { bankAccount: 'B' })
    await w.refused([422, 'unknown_member'], 'finance', '/payout-batches', { bankAccount: 'B', all: true })
  })

  it('prepares everything payable once, with references that hold and differ', async () => {
    const grants = [await w.approved(), await w.approved()]
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    expect(batch).toMatchObject({ state: 'prepared', count: 2, total: money('6000.00'), leftOut: [], handedOver: null })
    expect(batch.payouts.map((p: Json) => p.grant)).toEqual(grants.map((a) => a.grant.id))
    expect(new Set(batch.payouts.map((p: Json) => p.reference)).size).toBe(2)
    for (const who of ['officer', 'auditor'] as const) {
      const { items } = await w.get(`/applications?q=${batch.payouts[1].reference.toLowerCase()}`, who)
      expect(items.map((of: Json) => of.caseNumber)).toEqual([grants[1]?.caseNumber])
    }
    await w.refused([409, 'nothing_payable'], 'finance', '/payout-batches', { bankAccount: 'B' })
    await w.refused([409, 'nothing_payable'], 'finance', '/payout-batches', { bankAccount: 'B', grants: [grants[0].grant.id] })
    await w.post('finance', `/payout-batches/${batch.id}/cancellation`)
    await w.refused([409, 'already_decided'], 'finance', `/payout-batches/${batch.id}/cancellation`)
    const again = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    expect(again.payouts[0].reference).not.toBe(batch.payouts[0].reference)
    await w.post('finance', `/payouts/${again.payouts[0].id}/cancellation`)
    await w.refused([409, 'wrong_state'], 'finance', `/payouts/${again.payouts[0].id}/cancellation`)
    const left = await w.get(`/payout-batches/${again.id}`, 'releaser')
    expect(left).toMatchObject({ count: 1, total: money('3000.00') })
    await w.release(left)
    expect((await w.payout(again.payouts[0])).state).toBe('cancelled')
    expect((await w.payout(again.payouts[1])).state).toBe('instructed')
  })

  it('leaves out what a hat may not prepare, and refuses it when it is named', async () => {
    const mine = await w.recommended({}, 'hats')
    await w.post('approver', `/applications/${mine.id}/approval`, { expected: mine.expected })
    const grant = (await w.read(mine)).grant.id
    const theirs = await w.approved()
    await w.refused([403, 'same_person'], 'hats', '/payout-batches', { bankAccount: 'B', grants: [grant] })
    const batch = await w.post('hats', '/payout-batches', { bankAccount: 'B', grants: [theirs.grant.id] })
    await w.refused([403, 'same_person'], 'hats', `/payout-batches/${batch.id}/release`, {
      expected: { count: batch.count, total: batch.total, digest: batch.digest },
    })
    const rest = await w.post('hats', '/payout-batches', { bankAccount: 'B' })
    expect(rest.payouts.map((p: Json) => p.grant)).not.toContain(grant)
    expect(rest.leftOut).toEqual([{ grant, reason: 'same_person' }])
  })
})

describe('releaseBatch', () => {
  const w = new BankWorld()
  beforeAll(() => w.found({ coolingOffHours: 24 }))
  afterAll(() => w.close())

  it('refuses another count, total or digest, and a second release', async () => {
    await w.approved()
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    const { count, total, digest } = batch
    const path = `/payout-batches/${batch.id}/release`
    await w.refused([409, 'batch_outdated'], 'releaser', path, { expected: { count: 2, total, digest } })
    await w.refused([409, 'batch_outdated'], 'releaser', path, { expected: { count, total: money('2999.99'), digest } })
    await w.refused([409, 'batch_outdated'], 'releaser', path, { expected: { count, total, digest: '0'.repeat(64) } })
    await w.refused([404, 'not_found'], 'releaser', '/payout-batches/77/release', { expected: { count, total, digest } })
    expect((await w.call('finance', 'GET', `/payout-batches/${batch.id}/payment-file`)).body.code).toBe('batch_not_released')
    await w.refused([409, 'batch_not_released'], 'releaser', `/payout-batches/${batch.id}/stop`, { reason: 'too early' })
    const released = await w.post('releaser', path, { expected: { count, total, digest } }, { key: 'release' })
    expect(released).toMatchObject({ state: 'released', payouts: [{ state: 'instructed' }] })
    await w.post('releaser', `/payout-batches/${batch.id}/stop`, { reason: 'the wrong day' })
    expect(await w.post('releaser', path, { expected: { count, total, digest } }, { key: 'release' })).toEqual(released)
    await w.refused([409, 'already_decided'], 'releaser', path, { expected: { count, total, digest } })
    await w.refused([409, 'already_decided'], 'releaser', `/payout-batches/${batch.id}/stop`, { reason: 'again' })
    expect(await w.get('/funds/F')).toMatchObject({ committed: money('3000.00'), spent: money('0.00') })
  })

  it('waits for a changed payee, its approval and its cooling-off', async () => {
    const of = await w.approved()
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [of.grant.id] })
    const path = `/grants/${of.grant.id}/payee`
    const payee = { ...student(w.n).payee, iban: iban('TR', '0006400000555555555555') }
    const recorded = await w.post('officer', path, { payee, reason: 'the account was closed', recognisedBy: 'video call' })
    const expected = { count: batch.count, total: batch.total, digest: batch.digest }
    await w.refused([409, 'payee_not_approved'], 'releaser', `/payout-batches/${batch.id}/release`, { expected })
    await w.post('approver2', `${path}-approval`, { expected: { digest: recorded.digest } })
    await w.refused([409, 'batch_outdated'], 'releaser', `/payout-batches/${batch.id}/release`, { expected })
    await w.post('finance', `/payout-batches/${batch.id}/cancellation`)
    await w.refused([409, 'cooling_off'], 'finance', '/payout-batches', { bankAccount: 'B', grants: [of.grant.id] })
    w.hoursPass(25)
    const again = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [of.grant.id] })
    expect(again.payouts[0].payee.iban).toBe(payee.iban)
    await w.release(again)
  })
})

describe('rejectPayout', () => {
  const w = new BankWorld()
  beforeAll(() => w.found())
  afterAll(() => w.close())

  it('makes the instalment payable again as a new payout, once', async () => {
    const batch = await w.instructed(1)
    const [payout] = batch.payouts
    await w.post('finance', `/payouts/${payout.id}/rejection`, { reason: 'account unknown', evidenceSha256: 'cd'.repeat(32) })
    await w.refused([409, 'wrong_state'], 'finance', `/payouts/${payout.id}/rejection`, { reason: 'again' })
    const again = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    expect(again).toMatchObject({ count: 1, total: money('3000.00') })
    expect(again.payouts[0].reference).not.toBe(payout.reference)
    expect(await w.balances()).toMatchObject({ 'liabilities:grants-payable': -300_000, 'budget:committed': 300_000 })
  })
})

describe('downloadPaymentFile', () => {
  const w = new BankWorld()
  beforeAll(async () => {
    await w.found()
    await w.post('finance', '/bank-accounts', {
      code: 'T',
      name: 'By template',
      currency: 'TRY',
      fund: 'F',
      paymentFile: {
        columns: [
          { title: 'REF', field: 'reference' },
          { title: 'ALICI', field: 'payeeName' },
          { title: 'TUTAR', field: 'amount' },
        ],
        delimiter: ';',
        encoding: 'windows-1254',
        closingLine: 'SON',
      },
    })
  })
  afterAll(() => w.close())

  it('gives the same bytes each time, and seals their hash', async () => {
    const batch = await w.instructed(2)
    const [first, second] = [await w.file(batch), await w.file(batch)]
    expect(first).toEqual(second)
    const text = new TextDecoder().decode(first)
    expect(text.split('\r\n')[0]).toBe('reference,payeeName,payeeAccount,bank,bic,routingCode,amount,currency,purpose')
    for (const p of batch.payouts) expect(text).toContain(p.reference)
    expect(text.split('\r\n')).toHaveLength(4)
  })

  it("refuses a name that the bank's letters lack, and writes the account's template", async () => {
    const of = await w.approved({ payee: { ...student(50).payee, name: 'Aýna Şahin' } })
    const lacking = await w.post('finance', '/payout-batches', { bankAccount: 'T', grants: [of.grant.id] })
    const { count, total, digest } = lacking
    await w.post('releaser', `/payout-batches/${lacking.id}/release`, { expected: { count, total, digest } })
    const refused = await w.call('finance', 'GET', `/payout-batches/${lacking.id}/payment-file`)
    expect([refused.status, refused.body.code]).toEqual([422, 'letters_missing'])
    const fine = await w.approved({ payee: { ...student(51).payee, name: 'Gül Şahin' } })
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'T', grants: [fine.grant.id] })
    await w.release(batch)
    const text = new TextDecoder('windows-1254').decode(await w.file(batch))
    expect(text).toBe(`REF;ALICI;TUTAR\r\n${batch.payouts[0].reference};Gül Şahin;3000.00\r\nSON\r\n`)
  })
})

describe('a payout in another currency', () => {
  const w = new BankWorld()
  beforeAll(async () => {
    await w.found()
    await w.post('finance', '/bank-accounts', { code: 'U', name: 'Dollars', currency: 'USD' })
  })
  afterAll(() => w.close())

  it('is refused without a rate of the last three days, and rounds half to even once', async () => {
    const of = await w.approved({ payee: { ...student(60).payee, currency: 'USD' } })
    const ask = { bankAccount: 'U', grants: [of.grant.id] }
    await w.refused([422, 'rate_missing'], 'finance', '/payout-batches', ask)
    await w.post('finance', '/exchange-rates', { from: 'TRY', to: 'USD', rate: '0.1', date: '2020-10-29', source: 'bank' })
    await w.refused([422, 'rate_missing'], 'finance', '/payout-batches', ask)
    await w.post('finance', '/exchange-rates', { from: 'TRY', to: 'USD', rate: '0.119875', date: '2020-11-01', source: 'bank' })
    const batch = await w.post('finance', '/payout-batches', ask)
    expect(batch.payouts[0]).toMatchObject({ money: money('359.62', 'USD'), fundMoney: money('3000.00'), rate: '0.119875' })
    await w.refused([422, 'currency_differs'], 'finance', '/payout-batches', {
      bankAccount: 'B',
      grants: [(await w.approved({ payee: { ...student(61).payee, currency: 'USD' } })).grant.id],
    })
  })
})
