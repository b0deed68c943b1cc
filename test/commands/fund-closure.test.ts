import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import { type Json, money, student } from './cases-world.ts'
import { DollarWorld, usd } from './dollar-world.ts'

/** The accounts that a closed fund leaves at 0 once its donors are paid. */
const CLEARS = [
  'assets:contributions-receivable',
  'assets:unidentified-payments',
  'assets:claims',
  'assets:transfers-in-transit',
  'liabilities:unidentified-receipts',
  'liabilities:grants-payable',
  'liabilities:payouts-in-transit',
  'liabilities:donor-refunds',
  'equity:fx-position',
  'budget:available',
  'budget:set-aside',
  'budget:committed',
  'budget:overspent',
]

describe('the closure of a fund', () => {
  let w: BankWorld
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
    await w.post('finance', '/funds/F/contributions', { donor: 'Second', money: money('0.01'), date: '2020-11-02', bankAccount: 'B', reference: 'SECOND-1' })
    await w.post('finance', '/funds/F/contributions', { donor: 'Third', money: money('49999.99'), date: '2020-11-02', bankAccount: 'B', reference: 'THIRD-1' })
  })
  afterEach(() => w.close())

  const fund = (code = 'F'): Promise<Json> => w.get(`/funds/${code}`, 'finance')
  const close = async (code = 'F'): Promise<Json> =>
    w.post('finance', `/funds/${code}/closure`, { expected: { donorRefunds: (await fund(code)).donorRefunds } })
  const line = async (amount: string): Promise<Json> => (await w.open()).find((l) => l.money.amount === amount)
  const matched = async (amount: string, how: Record<string, unknown>): Promise<Json> =>
    w.post('finance', '/matches', { lines: [(await line(amount)).id], note: 'as the notice says', ...how })
  const contributions = async (): Promise<Json[]> => (await w.get('/funds/F/contributions', 'finance')).items
  const cleared = async () => {
    const balances = await w.balances()
    expect(Object.keys(balances).filter((account) => CLEARS.includes(account))).toEqual([])
    return balances
  }

  /** One payout of 3000.00 settled; 0.07 of interest; every contribution come. Gives the payout. */
  const lived = async (): Promise<Json> => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    w.book_(10_000_000, 'Gelen havale')
    w.book_(1, 'Gelen SECOND-1')
    w.book_(4_999_999, 'Gelen THIRD-1')
    w.book_(-300_000, `EFT ${p.reference}`, p.payee.name, p.payee.iban)
    w.book_(7, 'FAIZ')
    await w.reconcile()
    const [first] = await contributions()
    await matched('100000.00', { kind: 'contribution', contributions: [first?.id] })
    await matched('0.07', { kind: 'interest' })
    expect(await w.open()).toEqual([])
    return p
  }

  it('names what is in the way, with its amount and what to do', async () => {
    await w.instructed(1)
    await w.approved()
    await w.post('finance', '/funds/F/set-aside', { money: money('5.00'), note: 'overheads' })
    const { openItems, donorRefunds, state } = await fund()
    expect(state).toBe('open')
    expect(donorRefunds).toEqual(money('143995.00'))
    expect(openItems.map((item: Json) => [item.kind, item.money.amount])).toEqual([
      ['receivable', '150000.00'],
      ['committed', '6000.00'],
      ['set_aside', '5.00'],
      ['payable', '3000.00'],
      ['transit', '3000.00'],
    ])
    for (const { words } of openItems) expect(words).toBeTruthy()
    const refusal = await w.refused([409, 'money_still_open'], 'finance', '/funds/F/closure', { expected: { donorRefunds } })
    expect(refusal.openItems).toEqual(openItems)
    await w.refused([404, 'not_found'], 'finance', '/funds/X/closure', { expected: { donorRefunds } })
  })

  it('owes the donors what is left, to the last unit, and refuses another sum than was seen', async () => {
    await lived()
    const seen = await fund()
    expect(seen).toMatchObject({ openItems: [], donorRefunds: money('147000.07'), refundsOwed: money('0.00') })
    const outdated = await w.refused([409, 'closing_outdated'], 'finance', '/funds/F/closure', { expected: { donorRefunds: money('147000.00') } })
    expect(outdated).toMatchObject({ expected: { donorRefunds: money('147000.07') } })
    expect(outdated.detail).toContain('0.07 TRY more than you saw')
    await w.refused([409, 'closing_outdated'], 'finance', '/funds/F/closure', { expected: { donorRefunds: money('147000.07', 'USD') } })
    const closed = await close()
    // Exact shares: 98000.0466…, 0.0098…, 49000.0135…: two units are left, and the second and the first were cut most
    expect(closed).toEqual({
      code: 'F',
      state: 'closed',
      donorRefunds: money('147000.07'),
      refunds: [
        { contribution: '1', donor: 'Donor', money: money('98000.05') },
        { contribution: '2', donor: 'Second', money: money('0.01') },
        { contribution: '3', donor: 'Third', money: money('49000.01') },
      ],
    })
    expect(await fund()).toMatchObject({
      state: 'closed',
      available: money('0.00'),
      appropriated: money('3000.00'),
      spent: money('3000.00'),
      donorRefunds: money('0.00'),
      refundsOwed: money('147000.07'),
    })
    expect(await w.balances()).toMatchObject({ 'liabilities:donor-refunds': -14_700_007, 'budget:appropriated': -300_000, 'budget:spent': 300_000 })
    await w.refused([409, 'fund_closed'], 'finance', '/funds/F/closure', { expected: { donorRefunds: money('0.00') } })
  })

  it('closes though a donor never pays, once what will not come is reduced, in parts, and no more than that', async () => {
    await w.approved()
    const path = '/funds/F/contributions/1/reduction'
    await w.refused([404, 'not_found'], 'finance', '/funds/F/contributions/9/reduction', { money: money('1.00'), note: 'x' })
    await w.refused([422, 'currency_differs'], 'finance', path, { money: money('1.00', 'USD'), note: 'x' })
    await w.refused([422, 'amount_not_allowed'], 'finance', path, { money: money('100000.01'), note: 'x' })
    expect(await w.post('finance', path, { money: money('40000.00'), note: 'withdrawn' })).toMatchObject({ id: '1', outstanding: money('60000.00') })
    for (const [id, amount] of [
      ['1', '60000.00'],
      ['2', '0.01'],
      ['3', '49999.99'],
    ])
      await w.post('finance', `/funds/F/contributions/${id}/reduction`, { money: money(amount ?? ''), note: 'withdrawn' })
    expect(await fund()).toMatchObject({ appropriated: money('0.00'), overspent: money('3000.00') })
    const { items } = await w.get('/grants', 'finance')
    await w.post('approver', `/grants/${items[0].id}/cancellation`, { reason: 'no money' })
    expect(await close()).toMatchObject({ donorRefunds: money('0.00'), refunds: [] })
    expect(await w.balances()).toEqual({})
    await w.repeatAll()
  })

  /** Pays every refund by a line of its own and matches them. */
  const refund = async (amount: string, contributions_: readonly string[]): Promise<Json> => {
    w.book_(-Number(amount.replace('.', '')), 'REFUND')
    await w.reconcile()
    return matched(`-${amount}`, { kind: 'refund', contributions: contributions_ })
  }

  it('pays the refunds by lines, in parts, several by one line, and undoes one; then every account that must clear is at 0', async () => {
    await lived()
    await w.refused([422, 'match_not_allowed'], 'finance', '/matches', await refundOfOne('98000.05'))
    await close()
    const [whole] = await w.open()
    const ask = (how: Record<string, unknown>) => ({ lines: [whole.id], kind: 'refund', note: 'x', ...how })
    await w.refused([422, 'match_not_allowed'], 'finance', '/matches', ask({}))
    await w.refused([422, 'amount_differs'], 'finance', '/matches', ask({ contributions: ['3'] }))
    await w.refused([422, 'amount_differs'], 'finance', '/matches', ask({ contributions: ['1', '2'] }))
    const paid = await w.post('finance', '/matches', ask({ contributions: ['1'] }))
    expect(paid).toMatchObject({ kind: 'refund', contributions: ['1'] })
    expect((await contributions()).map(({ refundOwed, refundPaid }) => [refundOwed.amount, refundPaid.amount])).toEqual([
      ['0.00', '98000.05'],
      ['0.01', '0.00'],
      ['49000.01', '0.00'],
    ])
    await w.post('finance', `/matches/${paid.id}/reversal`, { reason: 'the wrong line' })
    expect(await fund()).toMatchObject({ refundsOwed: money('147000.07') })
    await w.post('finance', '/matches', ask({ contributions: ['1'] }))
    await refund('40000.00', ['3'])
    await refund('9000.02', ['2', '3'])
    expect(await fund()).toMatchObject({ refundsOwed: money('0.00'), openItems: [] })
    // What was paid for the fund and what it paid are equal: nothing of it is left at the bank
    expect(await cleared()).toEqual({ 'expenses:assistance': 300_000, 'income:contributions': -300_000 + 7, 'income:interest': -7, ...BUDGET })
    await w.repeatAll()
  })

  const BUDGET = { 'budget:appropriated': -300_000, 'budget:spent': 300_000 }

  const refundOfOne = async (amount: string) => {
    w.book_(-Number(amount.replace('.', '')), 'REFUND')
    await w.reconcile()
    return { lines: [(await line(`-${amount}`)).id], kind: 'refund', contributions: ['1'], note: 'before the closure' }
  }

  it('takes a fee of the schedule beside refunds, which is overspent in the closed fund that is the home of the account', async () => {
    await lived()
    const schedule = await w.call('admin', 'PUT', '/settings', {
      ledgerCodes: {},
      contact: 'x',
      feeSchedules: { B: { outgoing: [money('2.50')], returned: [] } },
    })
    expect(schedule.status).toBe(200)
    await close()
    await refund('98002.55', ['1'])
    await refund('49002.52', ['2', '3'])
    expect(await fund()).toMatchObject({ refundsOwed: money('0.00'), overspent: money('5.00') })
    expect(await w.balances()).toMatchObject({ 'expenses:bank-charges': 500, 'assets:bank:B': -500 })
  })

  it('takes a refund that came back, which is owed and paid again', async () => {
    await lived()
    await close()
    await refund('98000.05', ['1'])
    w.book_(9_800_005, 'IADE')
    await w.reconcile()
    await w.refused([422, 'match_not_allowed'], 'finance', '/matches', {
      lines: [(await line('98000.05')).id],
      kind: 'refund',
      contributions: ['3'],
      note: 'x',
    })
    const back = await matched('98000.05', { kind: 'refund', contributions: ['1'] })
    expect(await fund()).toMatchObject({ refundsOwed: money('147000.07') })
    await refund('98000.05', ['1'])
    await w.refused([409, 'wrong_state'], 'finance', `/matches/${back.id}/reversal`, { reason: 'x' })
    await refund('49000.02', ['2', '3'])
    await cleared()
  })

  it('takes no excess of a contribution into a closed fund, and reduces none of which the money is owed to its donors', async () => {
    await lived()
    await close()
    w.book_(100, 'Gelen SECOND-1')
    await w.reconcile()
    const [receipt] = await w.breaks()
    const match = { kind: 'contribution', contributions: ['2'] }
    await w.refused([409, 'fund_closed'], 'finance', `/breaks/${receipt.id}/resolution`, { action: 'match', match, note: 'more' })
    // The wrong line brought the first contribution: undone, its own may come; of what will not, only what was spent is not refunded
    const { items } = await w.get('/matches?limit=200', 'finance')
    const brought = items.find((of: Json) => of.kind === 'contribution' && of.contributions[0] === '1')
    await w.post('finance', `/matches/${brought.id}/reversal`, { reason: 'another line' })
    expect((await fund()).openItems.map((item: Json) => item.kind)).toEqual(['receivable'])
    await w.refused([409, 'fund_closed'], 'finance', '/funds/F/contributions/1/reduction', { money: money('3000.01'), note: 'x' })
    await w.post('finance', '/funds/F/contributions/1/reduction', { money: money('3000.00'), note: 'will not come' })
    expect(await fund()).toMatchObject({ overspent: money('3000.00'), appropriated: money('0.00') })
    await w.balances()
  })

  it('lets nothing new into a closed fund', async () => {
    const p = await lived()
    await w.recommended()
    await close()
    const contribution = { donor: 'Late', money: money('5.00'), date: '2020-11-02', bankAccount: 'B' }
    await w.refused([409, 'fund_closed'], 'finance', '/funds/F/contributions', contribution)
    await w.refused([409, 'fund_closed'], 'finance', '/funds/F/set-aside', { money: money('5.00'), note: 'x' })
    await w.refused([409, 'fund_closed'], 'finance', '/bank-accounts', { code: 'B2', name: 'Second', currency: 'TRY', fund: 'F' })
    const { items } = await w.get('/applications?state=recommended', 'approver')
    const of = await w.read(items[0], 'approver')
    await w.refused([409, 'fund_closed'], 'approver', `/applications/${of.id}/approval`, { expected: of.expected })
    await returned(p)
    const { items: grants } = await w.get('/grants', 'finance')
    const left = await w.refused([409, 'fund_closed'], 'finance', '/payout-batches', { bankAccount: 'B', grants: [grants[0].id] })
    expect(left.detail).toContain('an approver cancels')
    const changed = { payee: student(999).payee, reason: 'a new account', recognisedBy: 'passport' }
    const other = await w.refused([409, 'fund_closed'], 'officer', `/grants/${grants[0].id}/payee`, changed)
    expect(other.detail).toContain('An approver cancels what is left of the grant')
  })

  /** The payout comes back into the closed fund. Gives the match. */
  const returned = async (p: Json): Promise<Json> => {
    w.hoursPass(24)
    w.book_(300_000, `IADE ${p.reference}`, p.payee.name)
    expect(await w.reconcile()).toMatchObject({ auto: 0, breaks: 1 })
    const [late] = await w.breaks()
    expect(late).toMatchObject({ kind: 'late_return', payout: p.id })
    return (await w.post('finance', `/breaks/${late.id}/resolution`, { action: 'match', note: 'the bank sent it back' })).match
  }

  it('books a late return, cancels its grant and closes once more for what came', async () => {
    const p = await lived()
    await close()
    await refund('98000.05', ['1'])
    await refund('49000.02', ['2', '3'])
    const match = await returned(p)
    expect(match).toMatchObject({ kind: 'return' })
    expect(await fund()).toMatchObject({ state: 'closed', donorRefunds: money('0.00') })
    expect((await fund()).openItems.map((item: Json) => item.kind)).toEqual(['committed', 'payable'])
    await w.refused([409, 'money_still_open'], 'finance', '/funds/F/closure', { expected: { donorRefunds: money('3000.00') } })
    const { items } = await w.get('/grants', 'finance')
    await w.post('approver', `/grants/${items[0].id}/cancellation`, { reason: 'the fund is closed' })
    expect(await fund()).toMatchObject({ available: money('3000.00'), donorRefunds: money('3000.00'), openItems: [] })
    expect(await close()).toMatchObject({
      state: 'closed',
      donorRefunds: money('3000.00'),
      refunds: [{ money: money('2000.00') }, { money: money('1000.00') }],
    })
    await refund('3000.00', ['1', '3'])
    expect(await cleared()).toEqual({})
    await w.repeatAll()
  })

  it('claims the money of a late return that was undone after its refund', async () => {
    const p = await lived()
    await close()
    const match = await returned(p)
    const { items } = await w.get('/grants', 'finance')
    await w.post('approver', `/grants/${items[0].id}/cancellation`, { reason: 'the fund is closed' })
    await close()
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'another line' })
    expect((await fund()).openItems.map((item: Json) => [item.kind, item.money.amount])).toEqual([['claims', '3000.00']])
    await w.balances()
  })

  it('parks what nobody explains of the account of a closed fund, and takes it for what it is later', async () => {
    await lived()
    await close()
    w.book_(4_200, 'GELEN HAVALE', 'Bilinmeyen')
    await w.reconcile()
    const { ledgerBalance, statementBalance } = await w.get('/bank-accounts/B/reconciliation-statement?asOf=2020-11-02', 'finance')
    const closing = await w.post('finance', '/bank-accounts/B/closings', { asOf: '2020-11-02', expected: { ledgerBalance, statementBalance } })
    await w.post('releaser', `/closings/${closing.id}/approval`)
    expect((await fund()).openItems.map((item: Json) => [item.kind, item.money.amount])).toEqual([['unidentified_receipts', '42.00']])
    await w.refused([409, 'money_still_open'], 'finance', '/funds/F/closure', { expected: { donorRefunds: money('0.00') } })
    await matched('42.00', { kind: 'interest' })
    expect(await close()).toMatchObject({ donorRefunds: money('42.00') })
    await w.balances()
  })

  it("sends back a late return that is not its payout's after all", async () => {
    const p = await lived()
    await close()
    w.hoursPass(24)
    w.book_(300_000, `IADE ${p.reference}`, p.payee.name)
    await w.reconcile()
    const [late] = await w.breaks()
    expect(late).toMatchObject({ kind: 'late_return', actions: ['match', 'send_back'] })
    const sent = await w.post('finance', `/breaks/${late.id}/resolution`, { action: 'send_back', note: 'the sender erred' })
    expect(sent).toMatchObject({ state: 'waiting', match: { kind: 'receipt' } })
    expect((await fund()).openItems.map((item: Json) => [item.kind, item.money.amount])).toEqual([['unidentified_receipts', '3000.00']])
    w.book_(-300_000, 'GIDEN')
    await w.reconcile()
    await matched('-3000.00', { kind: 'claim', break: late.id })
    expect(await w.get(`/breaks/${late.id}`, 'finance')).toMatchObject({ state: 'resolved' })
    expect((await w.get(`/payouts/${p.id}`, 'finance')).state).toBe('settled')
    expect(await fund()).toMatchObject({ openItems: [], donorRefunds: money('0.00') })
    expect((await w.balances())['liabilities:unidentified-receipts']).toBeUndefined()
    await w.repeatAll()
  })

  it('undoes a late return before anything was built on it, and its break stands again', async () => {
    const p = await lived()
    await close()
    const match = await returned(p)
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'another line' })
    expect((await w.breaks()).map(({ kind }) => kind)).toEqual(['late_return'])
    expect(await w.reconcile()).toMatchObject({ auto: 0, proposed: 0 })
    expect(await fund()).toMatchObject({ openItems: [], spent: money('3000.00') })
    await w.balances()
  })

  it('refunds interest that comes after the closure, and does not undo what is owed by then', async () => {
    await lived()
    await close()
    w.book_(12, 'FAIZ')
    await w.reconcile()
    const match = await matched('0.12', { kind: 'interest' })
    expect(await fund()).toMatchObject({ donorRefunds: money('0.12'), openItems: [] })
    expect(await close()).toMatchObject({ donorRefunds: money('0.12'), refunds: [{ money: money('0.08') }, { money: money('0.04') }] })
    // The money is spent elsewhere in the fund: undone, it stands as overspent
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'another account' })
    expect((await fund()).openItems.map((item: Json) => [item.kind, item.money.amount])).toEqual([['overspent', '0.12']])
    await w.balances()
  })

  it('takes what a bank charges after the closure as overspent, which the next money covers', async () => {
    const p = await lived()
    await close()
    w.book_(-50, 'MASRAF')
    await w.reconcile()
    await matched('-0.50', { kind: 'charge' })
    expect(await fund()).toMatchObject({ overspent: money('0.50'), donorRefunds: money('0.00') })
    await returned(p)
    const { items } = await w.get('/grants', 'finance')
    await w.post('approver', `/grants/${items[0].id}/cancellation`, { reason: 'the fund is closed' })
    expect(await fund()).toMatchObject({ overspent: money('0.00'), donorRefunds: money('2999.50'), openItems: [] })
    await close()
    await w.balances()
  })
})

describe('a fund that is closed already', () => {
  let w: BankWorld
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
    w.contribution()
    await w.reconcile()
    const [line] = await w.open()
    await w.post('finance', '/matches', { lines: [line?.id], kind: 'contribution', contributions: ['1'], note: 'as the notice says' })
    await w.post('finance', '/funds/F/closure', { expected: { donorRefunds: money('100000.00') } })
    await came(-10_000_000, 'REFUND', { kind: 'refund', contributions: ['1'] })
  })
  afterEach(() => w.close())

  const fund = (): Promise<Json> => w.get('/funds/F', 'finance')
  const came = async (minor: number, text: string, how?: Record<string, unknown>): Promise<Json> => {
    w.book_(minor, text)
    await w.reconcile()
    const line = (await w.open()).at(-1)
    return how ? w.post('finance', '/matches', { lines: [line?.id], note: 'as the notice says', ...how }) : line
  }
  const gift = (amount: string, more: object = {}) => ({ donor: 'Helper', money: money(amount), date: '2020-11-02', bankAccount: 'B', ...more })

  it('takes exactly what it lacks, by a line, and comes to nothing then', async () => {
    await came(-500, 'MASRAF', { kind: 'charge' })
    expect((await fund()).openItems).toMatchObject([{ kind: 'overspent', money: money('5.00') }])
    const refused = await w.refused([409, 'fund_closed'], 'finance', '/funds/F/contributions', gift('5.01'))
    expect(refused.detail).toContain('lacks 5.00 TRY')
    await w.refused([409, 'fund_closed'], 'finance', '/funds/F/contributions', gift('5.00', { date: '2020-11-01', receivedBeforeOpening: true }))
    await w.post('finance', '/funds/F/contributions', gift('2.00'))
    await w.refused([409, 'fund_closed'], 'finance', '/funds/F/contributions', gift('3.01'))
    const { id } = await w.post('finance', '/funds/F/contributions', gift('3.00'))
    await w.refused([409, 'fund_closed'], 'finance', '/funds/F/contributions', gift('0.01'))
    expect((await fund()).openItems).toMatchObject([{ kind: 'receivable', money: money('5.00') }])
    await came(200, 'Gelen 1', { kind: 'contribution', contributions: ['2'] })
    await came(300, 'Gelen 2', { kind: 'contribution', contributions: [id] })
    expect(await fund()).toMatchObject({ state: 'closed', openItems: [], overspent: money('0.00'), donorRefunds: money('0.00'), refundsOwed: money('0.00') })
    const balances = await w.balances()
    expect(Object.keys(balances).filter((account) => CLEARS.includes(account) || account === 'assets:bank:B')).toEqual([])
    await w.repeatAll()
  })
})

describe('a fund of interest alone', () => {
  it('names that no donor is there to be refunded, and refunds interest where nothing was spent', async () => {
    const w = new DollarWorld()
    await w.dollars()
    const interest = await w.matches('D', 5, 'FAIZ', { kind: 'interest' })
    expect(await w.open()).toEqual([['no_contribution', '0.05 USD']])
    const { id } = await w.contribution('D', '1.00')
    await w.matches('D', 100, 'GELEN', { kind: 'contribution', contributions: [id] })
    expect(await w.close_()).toMatchObject({ refunds: [{ money: usd('1.05') }] })
    expect(await w.balances()).toEqual({ 'assets:bank:D USD': '1.05', 'liabilities:donor-refunds USD': '-1.05' })
    // All of it is owed: to undo the interest would leave less than nothing appropriated
    await w.refused([409, 'wrong_state'], 'finance', `/matches/${interest.id}/reversal`, { reason: 'x' })
    await w.matches('D', -105, 'IADE', { kind: 'refund', contributions: [id] })
    expect(await w.balances()).toEqual({})
    w.close()
  })

  it('stays open where it holds lines that nobody has explained', async () => {
    const w = new DollarWorld()
    await w.dollars({ elsewhere: true })
    await w.refused([409, 'wrong_state'], 'finance', '/funds/unassigned-EUR/closure', { expected: { donorRefunds: money('0.00', 'EUR') } })
    w.close()
  })
})
