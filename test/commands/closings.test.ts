import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import { DAY, type Json, money } from './cases-world.ts'

describe('closings and periods', () => {
  let w: BankWorld
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
    w.contribution()
  })
  afterEach(() => w.close())

  const statementOf = (): Promise<Json> => w.get(`/bank-accounts/B/reconciliation-statement?asOf=${DAY}`, 'finance')
  const drawUp = async (): Promise<Json> => {
    const { ledgerBalance, statementBalance } = await statementOf()
    return w.post('finance', '/bank-accounts/B/closings', { asOf: DAY, expected: { ledgerBalance, statementBalance } })
  }

  it('parks open lines, which stay open, so that ledger and bank agree to the last unit', async () => {
    w.book_(12_345, 'GELEN HAVALE', 'Bilinmeyen')
    w.book_(-700, 'BILINMEYEN')
    await w.reconcile()
    const closing = await drawUp()
    await w.refused([403, 'same_person'], 'hats', `/closings/${(await hatsDraw()).id}/approval`)
    await w.refused([409, 'already_decided'], 'releaser', `/closings/${closing.id}/approval`)
    const last = await drawUp()
    expect(await w.post('releaser', `/closings/${last.id}/approval`, undefined, { key: 'close' })).toMatchObject({ state: 'approved', asOf: DAY })
    const told = await statementOf()
    expect(told).toMatchObject({ items: [], difference: money('0.00') })
    expect(told.ledgerBalance).toEqual(told.statementBalance)
    expect(await w.open()).toHaveLength(3)
    const before = await w.get(`/ledger/trial-balance?asOf=${DAY}`, 'auditor')
    const line = (await w.open()).find((l) => l.money.amount === '123.45')
    await w.post('finance', '/matches', { lines: [line.id], kind: 'interest', note: 'the notice' })
    expect((await w.get(`/ledger/trial-balance?asOf=${DAY}`, 'auditor')).rows).toEqual(before.rows)
    expect(await w.get('/funds/F')).toMatchObject({ available: money('100123.45') })
    expect(await w.balances()).toMatchObject({ 'income:interest': -12_345 })
    await w.refused([422, 'period_closed'], 'finance', '/bank-accounts/B/closings', {
      asOf: DAY,
      expected: { ledgerBalance: told.ledgerBalance, statementBalance: told.statementBalance },
    })
  })

  it('counts what a later statement brings of a day that an earlier one told before it was over', async () => {
    w.book_(12_345, 'GELEN HAVALE', 'Bilinmeyen')
    await w.reconcile()
    w.book_(-700, 'BILINMEYEN')
    w.hoursPass(48)
    w.booked.push({ day: '2020-11-04', minor: -50, text: 'BILINMEYEN', name: '', account: '', ref: 'D9' })
    await w.reconcile()
    for (const day of [DAY, '2020-11-03']) {
      const told = await w.get(`/bank-accounts/B/reconciliation-statement?asOf=${day}`, 'finance')
      expect(told).toMatchObject({ statementBalance: money('100116.45'), difference: money('0.00') })
    }
  })

  const hatsDraw = async (): Promise<Json> => {
    const { ledgerBalance, statementBalance } = await statementOf()
    return w.post('hats', '/bank-accounts/B/closings', { asOf: DAY, expected: { ledgerBalance, statementBalance } })
  }

  it('refuses a closing on other balances, on another currency, with a difference, and one that is outdated', async () => {
    await w.reconcile()
    const { ledgerBalance, statementBalance } = await statementOf()
    const path = '/bank-accounts/B/closings'
    await w.refused([404, 'not_found'], 'finance', '/bank-accounts/X/closings', { asOf: DAY, expected: { ledgerBalance, statementBalance } })
    await w.refused([409, 'closing_outdated'], 'finance', path, { asOf: DAY, expected: { ledgerBalance: money('1.00'), statementBalance } })
    await w.refused([409, 'closing_outdated'], 'finance', path, {
      asOf: DAY,
      expected: { ledgerBalance, statementBalance: { ...statementBalance, currency: 'USD' } },
    })
    await w.refused([422, 'date_in_future'], 'finance', path, { asOf: '2020-11-03', expected: { ledgerBalance, statementBalance } })
    const closing = await drawUp()
    w.book_(-100, 'Masraf')
    await w.reconcile()
    await w.refused([409, 'closing_outdated'], 'releaser', `/closings/${closing.id}/approval`)
  })

  it('locks the books only to where every account in use is closed, and dates nothing into the lock', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    w.book_(-300_000, `EFT ${p.reference}`, p.payee.name, p.payee.iban)
    await w.reconcile()
    await w.refused([409, 'closing_missing'], 'finance', '/periods', { closedThrough: DAY })
    await w.post('releaser', `/closings/${(await drawUp()).id}/approval`)
    const period = await w.post('finance', '/periods', { closedThrough: DAY })
    expect(period).toMatchObject({ state: 'drawn_up', closedThrough: DAY })
    await w.refused([404, 'not_found'], 'releaser', '/periods/77/approval')
    await w.post('releaser', `/periods/${period.id}/approval`)
    await w.refused([409, 'already_decided'], 'releaser', `/periods/${period.id}/approval`)
    await w.refused([422, 'period_closed'], 'finance', '/periods', { closedThrough: DAY })
    w.hoursPass(24)
    await w.refused([422, 'period_closed'], 'finance', '/funds/F/contributions', { donor: 'Donor', money: money('5.00'), date: DAY, bankAccount: 'B' })
    // A return that the bank books late, into the closed days: dated on the first open day, with the bank's own date beside it.
    w.book_(300_000, `IADE ${p.reference} HESAP KAPALI`, p.payee.name)
    expect(await w.reconcile()).toMatchObject({ auto: 0, breaks: 1 })
    const [late] = await w.breaks()
    expect(late).toMatchObject({ kind: 'late_return', payout: p.id })
    expect(late.evidence.map((one: Json) => one.feature)).toContain('days_closed')
    const { match } = await w.post('finance', `/breaks/${late.id}/resolution`, { action: 'match', note: 'it came back late' })
    const { items } = await w.get('/ledger/entries?account=assets:bank:B&limit=200', 'auditor')
    expect(items.at(-1)).toMatchObject({ effectiveDate: '2020-11-03', bankDate: DAY, money: money('3000.00') })
    await w.balances()
    // Undone, it is turned round on an open day, and its break stands again
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'another line' })
    const { items: turned } = await w.get('/ledger/entries?account=assets:bank:B&limit=200', 'auditor')
    expect(turned.at(-1)).toMatchObject({ kind: 'reversal', effectiveDate: '2020-11-03', bankDate: null, money: money('-3000.00') })
    expect((await w.breaks()).map(({ kind }) => kind)).toEqual(['late_return'])
    expect(await w.payout(p)).toMatchObject({ state: 'settled' })
    await w.balances()
  })

  it('closes an account that was first used after the books were closed, to a day after them', async () => {
    const period = await w.post('finance', '/periods', { closedThrough: DAY })
    await w.post('releaser', `/periods/${period.id}/approval`)
    w.hoursPass(24)
    await w.reconcile()
    const early = await statementOf()
    const body = (asOf: string, of: Json) => ({ asOf, expected: { ledgerBalance: of.ledgerBalance, statementBalance: of.statementBalance } })
    await w.refused([422, 'period_closed'], 'finance', '/bank-accounts/B/closings', body(DAY, early))
    const told = await w.get('/bank-accounts/B/reconciliation-statement?asOf=2020-11-03', 'finance')
    const closing = await w.post('finance', '/bank-accounts/B/closings', body('2020-11-03', told))
    await w.post('releaser', `/closings/${closing.id}/approval`)
    expect(await w.get('/bank-accounts/B/reconciliation-statement?asOf=2020-11-03', 'finance')).toMatchObject({ items: [], difference: money('0.00') })
  })

  it('books a line once on every day: matched anew on a later day, it does not stand twice on its own', async () => {
    w.book_(12_345, 'FAIZ')
    await w.reconcile()
    const line = (await w.open()).find((l) => l.money.amount === '123.45') as Json
    const first = await w.post('finance', '/matches', { lines: [line.id], kind: 'interest', note: 'the notice' })
    w.hoursPass(24)
    await w.post('finance', `/matches/${first.id}/reversal`, { reason: 'another kind' })
    await w.post('finance', '/matches', { lines: [line.id], kind: 'repayment', note: 'as the notice says' })
    const { items } = await w.get('/ledger/entries?account=assets:bank:B&limit=200', 'auditor')
    expect(items.at(-1)).toMatchObject({ kind: 'repayment', effectiveDate: '2020-11-03', bankDate: DAY })
    const told = await statementOf()
    expect(told).toMatchObject({ ledgerBalance: money('123.45'), difference: money('0.00') })
    expect(told.items).toHaveLength(1)
    await w.post('releaser', `/closings/${(await drawUp()).id}/approval`)
    await w.balances()
  })

  it('is refused to a day on which a line that was matched with a later one is not in the books', async () => {
    const [p] = (await w.instructed(1)).payouts
    w.hoursPass(48)
    w.book_(-100_000, 'EFT 1')
    w.booked.push({ day: '2020-11-03', minor: -200_000, text: 'EFT 2', name: '', account: '', ref: 'LATER' })
    await w.reconcile()
    const drawn = await drawUp()
    const lines = (await w.open()).filter((l) => l.money.amount.startsWith('-')).map((l) => l.id)
    await w.post('finance', '/matches', { lines, kind: 'settlement', payouts: [p.id], note: 'in two' })
    const { ledgerBalance, statementBalance } = await statementOf()
    const asked = { asOf: DAY, expected: { ledgerBalance, statementBalance } }
    const refusal = await w.refused([409, 'difference_not_zero'], 'finance', '/bank-accounts/B/closings', asked)
    expect(refusal.detail).toContain('2020-11-03')
    await w.refused([409, 'difference_not_zero'], 'releaser', `/closings/${drawn.id}/approval`)
    const later = await w.get('/bank-accounts/B/reconciliation-statement?asOf=2020-11-03', 'finance')
    const closing = await w.post('finance', '/bank-accounts/B/closings', {
      asOf: '2020-11-03',
      expected: { ledgerBalance: later.ledgerBalance, statementBalance: later.statementBalance },
    })
    await w.post('releaser', `/closings/${closing.id}/approval`)
    await w.balances()
  })

  it('sets money aside and frees it, never more than there is', async () => {
    await w.refused([409, 'fund_would_be_overspent'], 'finance', '/funds/F/set-aside', { money: money('100000.01'), note: 'too much' })
    expect(await w.post('finance', '/funds/F/set-aside', { money: money('400.00'), note: 'overheads' })).toEqual({ fund: 'F', money: money('400.00') })
    expect(await w.get('/funds/F')).toMatchObject({ available: money('99600.00'), setAside: money('400.00') })
    await w.refused([422, 'amount_not_allowed'], 'finance', '/funds/F/set-aside', { money: money('-400.01'), note: 'too much' })
    await w.post('finance', '/funds/F/set-aside', { money: money('-400.00'), note: 'used' })
    expect(await w.get('/funds/F')).toMatchObject({ available: money('100000.00'), setAside: money('0.00') })
  })
})
