import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeAs, turkish } from '../support/banks.ts'
import { BankWorld } from './bank-world.ts'
import { DAY, type Json, money, student } from './cases-world.ts'

const NOTICE = 'ef'.repeat(32)

describe('what differs is repaired through its break', () => {
  let w: BankWorld
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
    w.contribution()
  })
  afterEach(() => w.close())

  const breakOf = async (kind: string, state = 'open'): Promise<Json> => (await w.breaks(state)).find((b) => b.kind === kind)
  const lineOf = async (minor: string): Promise<string> => (await w.open()).find((l) => l.money.amount === minor)?.id
  const answer = (of: Json, body: object) => w.post('finance', `/breaks/${of.id}/resolution`, { note: 'looked into', ...body })
  const refused = (code: readonly [number, string], of: Json, body: object) =>
    w.refused(code, 'finance', `/breaks/${of.id}/resolution`, { note: 'no', ...body })
  const gift = (amount: string, reference: string) =>
    w.post('finance', '/funds/F/contributions', { donor: 'Donor Two', money: money(amount), date: DAY, bankAccount: 'B', reference })
  const outstanding = async (id: string) => (await w.get('/funds/F/contributions', 'finance')).items.find((c: Json) => c.id === id).outstanding.amount
  const settled = async (): Promise<Json> => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    w.book_(-300_000, `EFT ${p.reference}`, p.payee.name, p.payee.iban)
    expect(await w.reconcile()).toMatchObject({ auto: 1 })
    return p
  }

  it('brings a contribution in parts, then with an excess, and undoes each', async () => {
    const of = await gift('500.00', 'AG-1007')
    w.book_(20_000, 'HAVALE AG-1007')
    await w.reconcile()
    const short = await breakOf('contribution_differs')
    await refused([422, 'invalid_input'], short, { action: 'wait', until: DAY })
    expect(await answer(short, { action: 'wait', until: '2020-11-20' })).toEqual({ state: 'waiting' })
    expect(await answer(short, { action: 'wait', until: '2020-11-25' })).toEqual({ state: 'waiting' })
    expect(await w.get(`/breaks/${short.id}`)).toMatchObject({ state: 'waiting', until: '2020-11-25' })
    await answer(short, { action: 'match' })
    expect(await outstanding(of.id)).toBe('300.00')
    w.book_(35_000, 'HAVALE AG-1007 son')
    await w.reconcile()
    const more = await breakOf('contribution_differs')
    await refused([422, 'action_not_allowed'], more, { action: 'reduce' })
    await refused([422, 'action_not_allowed'], more, { action: 'charge' })
    const { match } = await answer(more, { action: 'match', match: { kind: 'contribution', contributions: [of.id] } })
    expect(await outstanding(of.id)).toBe('0.00')
    expect(await w.get('/funds/F')).toMatchObject({ appropriated: money('100550.00'), available: money('100550.00') })
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'tried out' })
    expect(await outstanding(of.id)).toBe('300.00')
    expect(await w.get('/funds/F')).toMatchObject({ appropriated: money('100500.00') })
    expect((await w.get(`/breaks/${more.id}`)).state).toBe('open')
    await w.balances()
    expect(await w.difference()).toBe('0.00')
    await w.repeatAll()
  })

  it.each([
    ['reduce', { appropriated: money('100499.00'), spent: money('0.00'), available: money('100499.00') }],
    ['charge', { appropriated: money('100500.00'), spent: money('1.00'), available: money('100499.00') }],
  ])('ends a contribution that fell short: %s', async (action, figures) => {
    const of = await gift('500.00', 'AG-1008')
    w.book_(49_900, 'HAVALE AG-1008')
    await w.reconcile()
    await answer(await breakOf('contribution_differs'), { action })
    expect(await outstanding(of.id)).toBe('0.00')
    expect(await w.get('/funds/F')).toMatchObject(figures)
    expect(await w.difference()).toBe('0.00')
    await w.balances()
  })

  it('takes a contribution in another currency by hand alone, by the rate of the day, and never more than is outstanding', async () => {
    await w.post('finance', '/funds', { code: 'E', name: 'Dollars', currency: 'USD' })
    const of = await w.post('finance', '/funds/E/contributions', {
      donor: 'Abroad',
      money: money('100.00', 'USD'),
      date: DAY,
      bankAccount: 'B',
      reference: 'AG-1009',
    })
    w.book_(10_000, 'HAVALE AG-1009')
    w.book_(90_000, 'HAVALE AG-1009 devam')
    expect(await w.reconcile()).toMatchObject({ auto: 0 })
    const [first, second] = [await lineOf('100.00'), await lineOf('900.00')]
    const body = (line: string) => ({ lines: [line], contributions: [of.id], kind: 'contribution', note: 'from abroad' })
    await w.refused([422, 'rate_missing'], 'finance', '/matches', body(first))
    await w.post('finance', '/exchange-rates', { from: 'TRY', to: 'USD', rate: '0.119875', date: DAY, source: 'bank' })
    await w.post('finance', '/matches', body(first))
    expect((await w.get('/funds/E/contributions', 'finance')).items[0].outstanding).toEqual(money('88.01', 'USD'))
    await w.refused([422, 'amount_differs'], 'finance', '/matches', body(second))
    await answer(
      (await w.breaks()).find((b) => b.line === second),
      { action: 'match', match: { kind: 'contribution', contributions: [of.id] } },
    )
    expect(await w.get('/funds/E')).toMatchObject({ appropriated: money('119.88', 'USD'), available: money('119.88', 'USD') })
    expect(await w.difference()).toBe('0.00')
    await w.balances()
  })

  it('takes a return short of an unknown fee with the fee named, and more than left with the rest unidentified', async () => {
    const p = await settled()
    w.book_(299_000, `IADE ${p.reference}`)
    await w.reconcile()
    const of = await breakOf('unknown_receipt')
    const asked = { action: 'match', match: { kind: 'return', payouts: [p.id] } }
    await refused([422, 'amount_differs'], of, asked)
    await refused([422, 'action_not_allowed'], of, { ...asked, difference: 'unidentified' })
    await refused([404, 'not_found'], of, { action: 'match', match: { kind: 'return', payouts: ['99'] }, difference: 'charge' })
    const { match } = await answer(of, { ...asked, difference: 'charge' })
    expect(await w.balances()).toMatchObject({ 'liabilities:grants-payable': -300_000, 'expenses:bank-charges': 1_000, 'budget:spent': 1_000 })
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'tried out' })
    expect((await w.payout(p)).state).toBe('settled')
    expect(await w.difference()).toBe('0.00')
  })

  it('takes back what left for a payout that fell short, and does not undo it while the rest is paid again', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    w.book_(-299_900, `EFT ${p.reference}`, p.payee.name, p.payee.iban)
    await w.reconcile()
    const { match } = await answer(await breakOf('amount_differs'), { action: 'settle_with_difference', difference: 'payable' })
    const rest = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    await w.refused([409, 'wrong_state'], 'finance', `/matches/${match.id}/reversal`, { reason: 'no' })
    await w.release(rest)
    await w.refused([409, 'wrong_state'], 'finance', `/matches/${match.id}/reversal`, { reason: 'no' })
    w.book_(299_900, `IADE ${p.reference}`)
    expect(await w.reconcile()).toMatchObject({ auto: 1 })
    expect(await w.balances()).toMatchObject({ 'liabilities:grants-payable': -299_900, 'liabilities:payouts-in-transit': -100 })
    expect((await w.post('finance', '/payout-batches', { bankAccount: 'B' })).total).toEqual(money('2999.00'))
  })

  it('refuses whoever released a payout to name its difference, or to exchange its lines', async () => {
    const grant = await w.approved()
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [grant.grant.id] })
    await w.post('hats', `/payout-batches/${batch.id}/release`, { expected: { count: batch.count, total: batch.total, digest: batch.digest } })
    w.book_(-300_100, `EFT ${batch.payouts[0].reference}`)
    await w.reconcile()
    const of = await breakOf('amount_differs')
    await w.refused([403, 'same_person'], 'hats', `/breaks/${of.id}/resolution`, { action: 'settle_with_difference', difference: 'charge', note: 'no' })
    await refused([422, 'invalid_input'], of, { action: 'settle_with_difference' })
    await answer(of, { action: 'settle_with_difference', difference: 'charge' })
  })

  it('exchanges the line that settled a payout for the one that shows its reference', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    w.book_(-300_000, 'HAVALE')
    await w.reconcile()
    await w.post('finance', '/matches', { lines: [await lineOf('-3000.00')], payouts: [p.id], kind: 'settlement', note: 'the only one' })
    w.book_(-300_000, `EFT ${p.reference}`)
    await w.reconcile()
    const of = await breakOf('duplicate_payment')
    expect(await answer(of, { action: 'match', exchange: true })).toMatchObject({ state: 'resolved', match: { lines: [of.line], payouts: [p.id] } })
    expect((await w.open()).map((l) => l.id)).toContain(of.otherLine)
    expect((await w.payout(p)).state).toBe('settled')
    await refused([409, 'already_decided'], of, { action: 'match', exchange: true })
    await w.balances()
    expect(await w.difference()).toBe('0.00')
    await w.repeatAll()
  })

  it('reopens by an undo only the breaks of that match, not those of others of its event', async () => {
    w.book_(-700, 'MASRAF 1')
    w.book_(-800, 'MASRAF 2')
    await w.reconcile()
    const proposals = (await w.get('/bank-accounts/B/proposals', 'finance')).items.filter((p: Json) => p.kind === 'charge')
    const { items } = await w.post('finance', '/matches', { proposals: proposals.map((p: Json) => p.id) })
    expect(items).toHaveLength(2)
    expect(await breakOf('unknown_debit')).toBeUndefined()
    await w.post('finance', `/matches/${items[0].id}/reversal`, { reason: 'no fee' })
    expect((await w.breaks()).map((b) => b.line)).toEqual(items[0].lines)
    await w.refused([404, 'not_found'], 'finance', '/matches', { proposals: ['99'] })
    await w.refused([409, 'line_already_matched'], 'finance', '/matches', { proposals: [proposals[1].id] })
  })

  it('refuses to confirm two proposals that name one contribution, and proposals of several reasons', async () => {
    for (const minor of [50_000, 50_000]) w.book_(minor, `HAVALE AG-1005`)
    w.book_(-700, 'MASRAF')
    await gift('500.00', 'AG-1005')
    await w.reconcile()
    const all = (await w.get('/bank-accounts/B/proposals', 'finance')).items
    const twice = all.filter((p: Json) => p.kind === 'contribution' && p.reason === 'reference_but')
    expect(twice).toHaveLength(2)
    await w.refused([422, 'match_not_allowed'], 'finance', '/matches', { proposals: twice.map((p: Json) => p.id) })
    await w.refused([422, 'match_not_allowed'], 'finance', '/matches', { proposals: [twice[0].id, all.find((p: Json) => p.kind === 'charge').id] })
    await w.post('finance', '/matches', { proposals: [twice[0].id] })
    await w.balances()
  })

  it('settles a batch by one line, undoes it whole, and settles one payout by several lines', async () => {
    const batch = await w.instructed(3)
    w.book_(-900_000, `TOPLU ${batch.reference}`)
    expect(await w.reconcile()).toMatchObject({ auto: 1 })
    const [match] = (await w.get(`/matches?payout=${batch.payouts[0].id}`, 'finance')).items
    expect(match.payouts).toHaveLength(3)
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'the bank turned it round' })
    expect((await w.get(`/payout-batches/${batch.id}`, 'finance')).payouts.map((p: Json) => p.state)).toEqual(['instructed', 'instructed', 'instructed'])
    const [p] = batch.payouts
    w.book_(-100_000, `EFT ${p.reference}`)
    w.book_(-200_000, `EFT ${p.reference}`)
    await w.reconcile()
    const lines = [await lineOf('-1000.00'), await lineOf('-2000.00')]
    const many = { lines, payouts: [p.id, batch.payouts[1].id], kind: 'settlement', note: 'no' }
    await w.refused([422, 'match_not_allowed'], 'finance', '/matches', many)
    await w.post('finance', '/matches', { ...many, payouts: [p.id] })
    expect((await w.payout(p)).state).toBe('settled')
    expect(await w.difference()).toBe('0.00')
    await w.balances()
  })

  it('rejects what is too long on its way, and a rejection ends the break of it', async () => {
    await w.close()
    w = new BankWorld()
    await w.found()
    const batch = await w.instructed(2)
    w.hoursPass(24 * 12)
    w.booked.push({ day: '2020-11-14', minor: 10_000_000, text: 'GELEN', name: '', account: '', ref: 'D1' })
    const raw = new TextDecoder('windows-1254').decode(w.statement()).replace('Dönem;14.11.2020', 'Dönem;01.11.2020')
    await w.post('finance', '/bank-accounts/B/statements?mode=import', undefined, { raw: encodeAs(raw, 'windows-1254'), kind: 'text/csv' })
    expect(await w.post('finance', '/bank-accounts/B/reconciliation')).toMatchObject({ breaks: 2 })
    const [first, second] = (await w.breaks()).filter((b) => b.kind === 'in_transit_too_long')
    await refused([422, 'invalid_input'], first, { action: 'reject' })
    await refused([422, 'invalid_input'], first, { action: 'wait' })
    expect(await answer(first, { action: 'reject', evidenceSha256: NOTICE })).toEqual({ state: 'resolved' })
    await w.post('finance', `/payouts/${second.payout}/rejection`, { reason: 'the bank says so' })
    expect(await breakOf('in_transit_too_long')).toBeUndefined()
    expect((await w.post('finance', '/payout-batches', { bankAccount: 'B' })).count).toBe(batch.count)
    await w.repeatAll()
  })

  it('does not pay again while a line of the rejected payout is open, before the batch and before its release', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    await w.post('releaser', `/payout-batches/${batch.id}/stop`, { reason: 'the wrong day' })
    const again = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    w.book_(-300_000, `EFT ${p.reference}`)
    await w.post('finance', '/bank-accounts/B/statements?mode=import', undefined, { raw: w.statement(), kind: 'text/csv' })
    const { count, total, digest } = again
    await w.refused([409, 'may_still_be_carried_out'], 'releaser', `/payout-batches/${again.id}/release`, { expected: { count, total, digest } })
    await w.post('finance', `/payout-batches/${again.id}/cancellation`)
    await w.refused([409, 'may_still_be_carried_out'], 'finance', '/payout-batches', { bankAccount: 'B', grants: [p.grant] })
    expect(await w.post('finance', '/bank-accounts/B/reconciliation')).toMatchObject({ auto: 1 })
    expect((await w.payout(p)).state).toBe('settled')
    await w.refused([409, 'nothing_payable'], 'finance', '/payout-batches', { bankAccount: 'B' })
  })

  it.each([
    ['in two files', true],
    ['in one', false],
  ])('settles one of two rejected payouts of an instalment whose lines both come, %s, and takes the other for a payment made twice', async (_, apart) => {
    const first = await w.instructed(1)
    await w.post('releaser', `/payout-batches/${first.id}/stop`, { reason: 'the wrong day' })
    const second = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    await w.release(second)
    await w.post('releaser', `/payout-batches/${second.id}/stop`, { reason: 'the wrong day again' })
    w.book_(-300_000, `EFT ${first.payouts[0].reference}`)
    if (apart) expect(await w.reconcile()).toMatchObject({ auto: 1 })
    w.book_(-300_000, `EFT ${second.payouts[0].reference}`)
    expect(await w.reconcile()).toMatchObject({ auto: apart ? 0 : 1 })
    const of = await breakOf('duplicate_payment')
    await w.refused([422, 'match_not_allowed'], 'finance', '/matches', { lines: [of.line], payouts: [second.payouts[0].id], kind: 'settlement', note: 'no' })
    expect((await w.payout(second.payouts[0])).state).toBe('rejected')
    await w.balances()
  })

  it('keeps figures of the answer where a statement is named with another action, and refuses no id with a fault', async () => {
    w.book_(-900, 'BILINMEYEN')
    await w.reconcile()
    const of = await breakOf('unknown_debit')
    await refused([422, 'match_not_allowed'], of, { action: 'match', match: { kind: 'interest' }, statement: '999' })
    await answer(of, { action: 'charge', statement: '999', until: '2020-12-01' })
    await w.balances()
  })

  it('books a fee that is nothing in the currency of the fund', async () => {
    await w.post('finance', '/bank-accounts', { code: 'K', name: 'Tenge', currency: 'KZT', fund: 'F', accountNumber: 'KZ1' })
    const set = await w.call('admin', 'PUT', '/settings', { feeSchedules: { K: { outgoing: [money('0.01', 'KZT')], returned: [] } } })
    expect(set.status).toBe(200)
    await w.post('finance', '/exchange-rates', { from: 'TRY', to: 'KZT', rate: '52', date: DAY, source: 'bank' })
    const of = await w.approved({ payee: { ...student(70).payee, currency: 'KZT' } })
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'K', grants: [of.grant.id] })
    await w.release(batch)
    const raw = turkish({ number: 'KZ1', currency: 'KZT' }, 0, [
      { day: DAY, minor: -15_600_001, text: `EFT ${batch.payouts[0].reference}`, name: '', account: '', ref: 'K1' },
    ])
    await w.post('finance', '/bank-accounts/K/statements?mode=import', undefined, { raw, kind: 'text/csv' })
    expect(await w.post('finance', '/bank-accounts/K/reconciliation')).toMatchObject({ auto: 1 })
    expect((await w.payout(batch.payouts[0])).state).toBe('settled')
    await w.balances()
  })
})

describe('recordContribution and openBankAccount', () => {
  it('refuse more than can be counted', async () => {
    const w = new BankWorld()
    await w.found()
    const most = { donor: 'D', money: money('90071992547409.91'), date: DAY, bankAccount: 'B' }
    await w.refused([422, 'amount_invalid'], 'finance', '/funds/F/contributions', most)
    const account = { name: 'Much', currency: 'TRY', fund: 'F', openingBalance: money('90071992547409.91') }
    await w.post('finance', '/bank-accounts', { ...account, code: 'M1' })
    await w.refused([422, 'amount_invalid'], 'finance', '/bank-accounts', { ...account, code: 'M2' })
    w.close()
  })
})
