import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY } from './cases-world.ts'
import { DollarWorld, eur, usd } from './dollar-world.ts'

describe('the closure of a fund that held another currency', () => {
  let w: DollarWorld
  beforeEach(() => {
    w = new DollarWorld()
  })
  afterEach(() => w.close())

  it('books the gain of the rates with the closure, and refunds it', async () => {
    await w.dollars()
    const { id } = await w.contribution('E', '1100.00')
    await w.matches('E', 100_000, 'GELEN', { kind: 'contribution', contributions: [id] })
    await w.paidInEuros()
    expect(await w.open()).toEqual([['fx_position', '550.00 EUR']])
    await w.matches('E', -55_000, 'DOVIZ SATIS', { kind: 'exchange' })
    await w.matches('D', 66_000, 'DOVIZ ALIS', { kind: 'exchange' })
    // 1100.00 came as 1000 euros; 450 of them were 500.00, 550 bought 660.00
    expect(await w.fund()).toMatchObject({ openItems: [], available: usd('600.00'), donorRefunds: usd('660.00'), rateDifference: usd('60.00') })
    expect(await w.close_()).toMatchObject({ donorRefunds: usd('660.00'), rateDifference: usd('60.00') })
    expect(await w.balances()).toEqual({
      'assets:bank:D USD': '660.00',
      'liabilities:donor-refunds USD': '-660.00',
      'income:contributions USD': '-440.00',
      'expenses:assistance USD': '500.00',
      'expenses:fx-difference USD': '-60.00',
      'budget:appropriated USD': '-440.00',
      'budget:spent USD': '440.00',
    })
    await w.matches('D', -66_000, 'IADE', { kind: 'refund', contributions: [id] })
    expect(await w.balances()).toEqual({
      'income:contributions USD': '-440.00',
      'expenses:assistance USD': '500.00',
      'expenses:fx-difference USD': '-60.00',
      'budget:appropriated USD': '-440.00',
      'budget:spent USD': '440.00',
    })
    await w.repeatAll()
  })

  it('refunds what was gained where nothing was spent: then nothing at all is left in the books', async () => {
    await w.dollars()
    const { id } = await w.contribution('E', '1100.00')
    await w.matches('E', 100_000, 'GELEN', { kind: 'contribution', contributions: [id] })
    await w.matches('E', -100_000, 'DOVIZ SATIS', { kind: 'exchange' })
    await w.matches('D', 120_000, 'DOVIZ ALIS', { kind: 'exchange' })
    expect(await w.close_()).toMatchObject({ donorRefunds: usd('1200.00'), rateDifference: usd('100.00') })
    await w.matches('D', -120_000, 'IADE', { kind: 'refund', contributions: [id] })
    expect(await w.balances()).toEqual({})
  })

  it('books a loss with the closure; one beyond what is available has to be covered first', async () => {
    await w.dollars()
    const { id } = await w.contribution('E', '1100.00')
    await w.matches('E', 100_000, 'GELEN', { kind: 'contribution', contributions: [id] })
    await w.paidInEuros()
    await w.post('finance', '/funds/U/set-aside', { money: usd('560.00'), note: 'overheads' })
    await w.matches('E', -55_000, 'DOVIZ SATIS', { kind: 'exchange' })
    await w.matches('D', 55_000, 'DOVIZ ALIS', { kind: 'exchange' })
    // 40.00 is available, and the rates lost 50.00
    expect(await w.open()).toEqual([
      ['set_aside', '560.00 USD'],
      ['overspent', '10.00 USD'],
    ])
    await w.post('finance', '/funds/U/set-aside', { money: usd('-560.00'), note: 'free' })
    expect(await w.fund()).toMatchObject({ openItems: [], donorRefunds: usd('550.00'), rateDifference: usd('-50.00') })
    await w.close_()
    await w.matches('D', -55_000, 'IADE', { kind: 'refund', contributions: [id] })
    expect(await w.balances()).toEqual({
      'income:contributions USD': '-550.00',
      'expenses:assistance USD': '500.00',
      'expenses:fx-difference USD': '50.00',
      'budget:appropriated USD': '-550.00',
      'budget:spent USD': '550.00',
    })
  })

  it('carries what an account in another currency opened with, against the contributions that were in it', async () => {
    await w.dollars({ opening: 100_000 })
    await w.contribution('E', '1100.00', { receivedBeforeOpening: true })
    await w.paidInEuros()
    expect(await w.open()).toEqual([['fx_position', '550.00 EUR']])
    await w.matches('E', -55_000, 'DOVIZ SATIS', { kind: 'exchange' })
    await w.matches('D', 66_000, 'DOVIZ ALIS', { kind: 'exchange' })
    expect(await w.fund()).toMatchObject({ openItems: [], donorRefunds: usd('660.00'), rateDifference: usd('60.00') })
    await w.close_()
    await w.matches('D', -66_000, 'IADE', { kind: 'refund', contributions: ['1'] })
    expect(await w.balances()).toEqual({
      'income:contributions USD': '-440.00',
      'expenses:assistance USD': '500.00',
      'expenses:fx-difference USD': '-60.00',
      'budget:appropriated USD': '-440.00',
      'budget:spent USD': '440.00',
    })
  })

  it('names an opening balance that no contribution explains; one that is recorded after the period was closed is dated after it', async () => {
    await w.dollars({ opening: 100_000 })
    const { id } = await w.contribution('D', '2000.00')
    await w.matches('D', 200_000, 'GELEN', { kind: 'contribution', contributions: [id] })
    await w.matches('E', -100_000, 'DOVIZ SATIS', { kind: 'exchange' })
    await w.matches('D', 120_000, 'DOVIZ ALIS', { kind: 'exchange' })
    expect(await w.open()).toEqual([['opening', '1000.00 EUR']])
    for (const code of ['D', 'E']) {
      const { ledgerBalance, statementBalance } = await w.get(`/bank-accounts/${code}/reconciliation-statement?asOf=${DAY}`, 'finance')
      const closing = await w.post('finance', `/bank-accounts/${code}/closings`, { asOf: DAY, expected: { ledgerBalance, statementBalance } })
      await w.post('releaser', `/closings/${closing.id}/approval`)
    }
    const period = await w.post('finance', '/periods', { closedThrough: DAY })
    await w.post('releaser', `/periods/${period.id}/approval`)
    w.hoursPass(24)
    await w.contribution('E', '1100.00', { receivedBeforeOpening: true, date: '2020-10-30' })
    const { items } = await w.get('/ledger/entries?account=equity:opening', 'auditor')
    expect(items.at(-1)).toMatchObject({ kind: 'contribution_before_opening', effectiveDate: '2020-11-03', bankDate: '2020-10-30' })
    expect(await w.fund()).toMatchObject({ openItems: [], donorRefunds: usd('3200.00'), rateDifference: usd('100.00') })
    await w.close_()
    await w.balances()
  })

  it('refuses money in the opening balance of an account of another fund, in another currency', async () => {
    await w.dollars({ opening: 100_000, elsewhere: true })
    const body = { donor: 'Donor', money: usd('5.00'), date: DAY, bankAccount: 'E', receivedBeforeOpening: true }
    await w.refused([422, 'currency_differs'], 'finance', '/funds/U/contributions', body)
  })

  it('closes once more for a rate difference alone, which covers what was overspent since', async () => {
    await w.dollars()
    const { id } = await w.contribution('D', '1000.00')
    await w.matches('D', 100_000, 'GELEN', { kind: 'contribution', contributions: [id] })
    await w.close_()
    await w.matches('D', -500, 'MASRAF', { kind: 'charge' })
    await w.matches('E', -45_000, 'IADE', { kind: 'refund', contributions: [id] })
    await w.matches('E', 45_000, 'DOVIZ ALIS', { kind: 'exchange' })
    await w.matches('D', -49_000, 'DOVIZ SATIS', { kind: 'exchange' })
    expect(await w.fund()).toMatchObject({ overspent: usd('5.00'), donorRefunds: usd('0.00'), rateDifference: usd('5.00'), openItems: [] })
    expect(await w.close_()).toMatchObject({ code: 'U', donorRefunds: usd('0.00'), rateDifference: usd('5.00'), refunds: [] })
    expect(await w.fund()).toMatchObject({ overspent: usd('0.00') })
    await w.repeatAll()
  })

  it('takes one side of an exchange alone for no loss by rates: its other line is matched, or it is undone', async () => {
    await w.dollars()
    const { id } = await w.contribution('D', '100.00')
    await w.matches('D', 10_000, 'GELEN', { kind: 'contribution', contributions: [id] })
    const alone = await w.matches('D', -1_000, 'DOVIZ', { kind: 'exchange' })
    expect(await w.open()).toEqual([['exchange_without_other_leg', '10.00 USD']])
    expect(await w.fund()).not.toHaveProperty('rateDifference')
    await w.refused([409, 'money_still_open'], 'finance', '/funds/U/closure', { expected: { donorRefunds: usd('90.00') } })
    // An exchange that was undone was none
    const other = await w.matches('E', 900, 'DOVIZ', { kind: 'exchange' })
    await w.post('finance', `/matches/${other.id}/reversal`, { reason: 'another' })
    expect(await w.open()).toEqual([['exchange_without_other_leg', '10.00 USD']])
    await w.post('finance', `/matches/${alone.id}/reversal`, { reason: 'no exchange' })
    expect(await w.open()).toEqual([])
    await w.balances()
  })

  it('pays a refund from an account in another currency, undoes it, and clears what it leaves by an exchange and another closure', async () => {
    await w.dollars({ opening: 100_000, elsewhere: true })
    const { id } = await w.contribution('D', '100.00')
    await w.matches('D', 10_000, 'GELEN', { kind: 'contribution', contributions: [id] })
    await w.close_()
    const half = await w.matches('E', -4_500, 'IADE', { kind: 'refund', contributions: [id] })
    expect(await w.fund()).toMatchObject({ refundsOwed: usd('50.50') })
    await w.post('finance', `/matches/${half.id}/reversal`, { reason: 'another' })
    expect(await w.fund()).toMatchObject({ refundsOwed: usd('100.00'), openItems: [] })
    const much = await w.books('E', -9_300, 'IADE')
    await w.refused([422, 'amount_differs'], 'finance', '/matches', { lines: [much.id], kind: 'refund', contributions: [id], note: 'x' })
    const line = await w.books('E', -9_000, 'IADE')
    await w.post('finance', '/matches', { lines: [line.id], kind: 'refund', contributions: [id], note: "at the bank's own rate" })
    expect(await w.fund()).toMatchObject({ refundsOwed: usd('0.00') })
    expect(await w.open()).toEqual([['fx_position', '90.00 EUR']])
    const other = await w.books('E', -1_000, 'DOVIZ')
    await w.refused([409, 'fund_closed'], 'finance', '/matches', { lines: [other.id], kind: 'exchange', fund: 'U', note: 'x' })
    await w.matches('D', -9_900, 'DOVIZ SATIS', { kind: 'exchange' })
    await w.matches('E', 9_000, 'DOVIZ ALIS', { kind: 'exchange', fund: 'U' })
    expect(await w.fund()).toMatchObject({ openItems: [], donorRefunds: usd('1.00'), rateDifference: usd('1.00') })
    await w.close_()
    await w.matches('D', -100, 'IADE', { kind: 'refund', contributions: [id] })
    expect(await w.balances()).toEqual({
      'assets:bank:E EUR of unassigned-EUR': eur('1000.00').amount,
      'equity:opening EUR of unassigned-EUR': eur('-1000.00').amount,
    })
  })

  it('books a late return in another currency, and exchanges what it left before the next closure', async () => {
    await w.dollars()
    const { id } = await w.contribution('E', '1100.00')
    await w.matches('E', 100_000, 'GELEN', { kind: 'contribution', contributions: [id] })
    const payout = await w.paidInEuros()
    await w.matches('E', -55_000, 'DOVIZ SATIS', { kind: 'exchange' })
    await w.matches('D', 60_000, 'DOVIZ ALIS', { kind: 'exchange' })
    await w.close_()
    await w.books('E', 45_000, `IADE ${payout.reference}`)
    const { items } = await w.get('/breaks?state=open&kind=late_return', 'finance')
    await w.post('finance', `/breaks/${items[0].id}/resolution`, { action: 'match', note: 'came back' })
    await w.post('approver', `/grants/1/cancellation`, { reason: 'the fund is closed' })
    expect(await w.open()).toEqual([['fx_position', '450.00 EUR']])
    await w.matches('E', -45_000, 'DOVIZ SATIS', { kind: 'exchange' })
    await w.matches('D', 48_000, 'DOVIZ ALIS', { kind: 'exchange' })
    expect(await w.close_()).toMatchObject({ donorRefunds: usd('480.00'), rateDifference: usd('-20.00') })
    await w.matches('D', -108_000, 'IADE', { kind: 'refund', contributions: [id] })
    expect(await w.balances()).toEqual({
      'income:contributions USD': '-20.00',
      'expenses:fx-difference USD': '20.00',
      'budget:appropriated USD': '-20.00',
      'budget:spent USD': '20.00',
    })
  })
})
