import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { turkish } from '../support/banks.ts'
import { BankWorld } from './bank-world.ts'
import { DAY, iban, type Json, money } from './cases-world.ts'

const NUMBERS: Readonly<Record<string, string>> = {
  B: iban('TR', '0006400000112345678901'),
  C: iban('TR', '0006400000112345678902'),
  D: iban('TR', '0006400000112345678903'),
  AGENT: iban('TR', '0006400000112345678904'),
  E: iban('TR', '0006400000112345678905'),
}

interface Told {
  readonly minor: number
  readonly text?: string
  readonly day?: string
}

/** Accounts B and C in lira (home funds F and unassigned), D in dollars, and a transfer agent's in lira. */
class OwnMoneyWorld extends BankWorld {
  readonly #told = new Map<string, Told[]>()

  async accounts(): Promise<void> {
    await this.found()
    await this.post('finance', '/bank-accounts', { code: 'C', name: 'Istanbul', currency: 'TRY', iban: NUMBERS['C'] })
    await this.post('finance', '/bank-accounts', { code: 'D', name: 'Dollars', currency: 'USD', iban: NUMBERS['D'] })
    await this.post('finance', '/bank-accounts', { code: 'AGENT', name: 'Agent', kind: 'agent', currency: 'TRY', iban: NUMBERS['AGENT'], fund: 'F' })
  }

  /** The bank books lines on an account, its statement is taken in, and the engine runs. Gives the open lines by their amounts. */
  async books(account: string, ...lines: Told[]): Promise<Record<string, string>> {
    const all = [...(this.#told.get(account) ?? []), ...lines]
    this.#told.set(account, all)
    const currency = account === 'D' ? 'USD' : 'TRY'
    const rows = all.map(({ minor, text = 'HAVALE', day = DAY }, n) => ({ day, minor, text, name: '', account: '', ref: `${account}${n}` }))
    const raw = turkish({ number: NUMBERS[account] ?? '', currency }, 0, rows)
    await this.post('finance', `/bank-accounts/${account}/statements?mode=import`, undefined, { raw, kind: 'text/csv' })
    await this.post('finance', `/bank-accounts/${account}/reconciliation`)
    const { items } = await this.get(`/bank-accounts/${account}/lines?state=open&limit=200`, 'finance')
    return Object.fromEntries(items.map((line: Json) => [line.money.amount, line.id]))
  }

  match(line: string | undefined, more: object = { kind: 'transfer' }): Promise<Json> {
    return this.post('finance', '/matches', { lines: [line], note: 'the bank told us', ...more })
  }

  async transfers(state = ''): Promise<Json[]> {
    return (await this.get(`/transfers${state && `?state=${state}`}`, 'auditor')).items
  }

  async proposals(account: string): Promise<Json[]> {
    return (await this.get(`/bank-accounts/${account}/proposals`, 'finance')).items
  }
}

let w: OwnMoneyWorld
beforeEach(async () => {
  w = new OwnMoneyWorld()
  await w.accounts()
})
afterEach(() => w.close())

const refused = (expected: readonly [number, string], line: string | undefined, more: object = { kind: 'transfer' }): Promise<Json> =>
  w.refused(expected, 'finance', '/matches', { lines: [line], note: 'the bank told us', ...more })

describe('a transfer between own accounts', () => {
  it('is in transit from its first line, arrives by the second, and is booked in the home fund of the first', async () => {
    const sent = await w.books('B', { minor: -50_000 })
    const first = await w.match(sent['-500.00'])
    expect(first).toMatchObject({ kind: 'transfer', transfer: '1' })
    expect(await w.balances()).toMatchObject({ 'assets:bank:B': -50_000, 'assets:transfers-in-transit': 50_000 })
    expect(await w.transfers('in_transit')).toEqual([
      { id: '1', state: 'in_transit', fund: 'F', money: money('500.00'), sent: { bankAccount: 'B', line: sent['-500.00'], on: DAY, money: money('500.00') } },
    ])
    const came = await w.books('AGENT', { minor: 50_000 })
    expect(await w.match(came['500.00'])).toMatchObject({ transfer: '1' })
    const balances = await w.balances()
    expect(balances).toMatchObject({ 'assets:bank:B': -50_000, 'assets:bank:AGENT': 50_000 })
    expect(balances).not.toHaveProperty('assets:transfers-in-transit')
    expect(await w.get('/transfers/1')).toMatchObject({ state: 'arrived', sent: { bankAccount: 'B' }, arrived: { bankAccount: 'AGENT', line: came['500.00'] } })
    expect(await w.transfers('in_transit')).toEqual([])
    expect(await w.get('/funds/F')).toMatchObject({ available: money('100000.00'), spent: money('0.00') })
    await w.refused([404, 'not_found'], 'auditor', '/transfers/2', undefined, { method: 'GET' })
  })

  it('begins with the line that came in, and the fund stays that of its account', async () => {
    const came = await w.books('C', { minor: 50_000 })
    await w.match(came['500.00'])
    expect(await w.balances()).toMatchObject({ 'assets:bank:C': 50_000, 'assets:transfers-in-transit': -50_000 })
    const sent = await w.books('B', { minor: -50_000 })
    await w.match(sent['-500.00'])
    expect(await w.transfers()).toMatchObject([{ state: 'arrived', fund: 'unassigned-TRY', sent: { bankAccount: 'B' }, arrived: { bankAccount: 'C' } }])
    expect(await w.balances()).not.toHaveProperty('assets:transfers-in-transit')
  })

  it('is undone from its end: the second match reopens it, and the first is refused while the second stands', async () => {
    const sent = await w.books('B', { minor: -50_000 })
    const came = await w.books('C', { minor: 50_000 })
    const first = await w.match(sent['-500.00'])
    const second = await w.match(came['500.00'])
    await w.refused([409, 'wrong_state'], 'finance', `/matches/${first.id}/reversal`, { reason: 'wrong line' })
    await w.post('finance', `/matches/${second.id}/reversal`, { reason: 'wrong line' })
    expect(await w.balances()).toMatchObject({ 'assets:transfers-in-transit': 50_000 })
    expect(await w.transfers()).toMatchObject([{ id: '1', state: 'in_transit' }])
    await w.match(came['500.00'], { kind: 'transfer', transfer: '1' })
    expect(await w.transfers()).toMatchObject([{ id: '1', state: 'arrived' }])
    const again = await w.get(`/matches?line=${came['500.00']}`, 'finance')
    await w.post('finance', `/matches/${again.items.at(-1).id}/reversal`, { reason: 'wrong line' })
    await w.post('finance', `/matches/${first.id}/reversal`, { reason: 'wrong line' })
    expect(await w.transfers()).toMatchObject([{ id: '1', state: 'undone' }])
    expect(await w.balances()).not.toHaveProperty('assets:transfers-in-transit')
    await refused([422, 'match_not_allowed'], came['500.00'], { kind: 'transfer', transfer: '1' })
    await w.match(sent['-500.00'])
    await w.match(came['500.00'])
    expect(await w.transfers()).toMatchObject([{ state: 'undone' }, { id: '2', state: 'arrived' }])
    await w.balances()
    expect(await w.repeatAll()).toBeGreaterThan(10)
  })

  it('names those that fit where several do, and begins a new one where it is told to, or where the days are past', async () => {
    const sent = await w.books('B', { minor: -50_000 }, { minor: -50_001 })
    await w.match(sent['-500.00'])
    const other = await w.books('AGENT', { minor: -50_000 })
    await w.match(other['-500.00'])
    w.hoursPass(20 * 24)
    const came = await w.books('C', { minor: 50_000 }, { minor: 50_001, day: '2020-11-20' })
    const told = await refused([422, 'match_not_allowed'], came['500.00'])
    expect(told.detail).toContain('transfers 1, 2')
    await refused([404, 'not_found'], came['500.00'], { kind: 'transfer', transfer: '9' })
    await w.match(came['500.00'], { kind: 'transfer', transfer: '2' })
    await w.match(sent['-500.01'])
    await w.match(came['500.01'])
    expect((await w.transfers()).map((t) => [t.id, t.state])).toEqual([
      ['1', 'in_transit'],
      ['2', 'arrived'],
      ['3', 'in_transit'],
      ['4', 'in_transit'],
    ])
    const more = await w.books('C', { minor: -7 })
    await w.match(more['-0.07'], { kind: 'transfer', transfer: 'new' })
    await w.balances()
  })

  it('refuses a line of the same account, another currency or the same way, more than one line, and members of other kinds', async () => {
    const lines = await w.books('B', { minor: -50_000 }, { minor: 50_000 }, { minor: -20_000 })
    await w.match(lines['-500.00'])
    await refused([422, 'match_not_allowed'], lines['500.00'], { kind: 'transfer', transfer: '1' })
    const dollars = await w.books('D', { minor: 50_000 })
    await refused([422, 'match_not_allowed'], dollars['500.00'], { kind: 'transfer', transfer: '1' })
    const elsewhere = await w.books('C', { minor: -50_000 })
    await refused([422, 'match_not_allowed'], elsewhere['-500.00'], { kind: 'transfer', transfer: '1' })
    await w.refused([422, 'match_not_allowed'], 'finance', '/matches', { lines: [lines['500.00'], lines['-200.00']], kind: 'transfer', note: 'x' })
    await refused([422, 'match_not_allowed'], lines['-200.00'], { kind: 'charge', transfer: '1' })
    await refused([422, 'match_not_allowed'], lines['-200.00'], { kind: 'transfer', fund: 'F' })
    await refused([422, 'match_not_allowed'], lines['-200.00'], { kind: 'charge', difference: 'charge' })
    await refused([422, 'match_not_allowed'], lines['-200.00'], { kind: 'transfer', difference: 'charge' })
    await w.balances()
  })
})

describe('a transfer of which a bank kept something', () => {
  it('arrives with less by the transfer and the charge named, and the charge is spent from its fund', async () => {
    const sent = await w.books('B', { minor: -50_000 })
    await w.match(sent['-500.00'])
    const came = await w.books('C', { minor: 48_500 }, { minor: 50_100 })
    const told = await refused([422, 'amount_differs'], came['485.00'], { kind: 'transfer', transfer: '1' })
    expect(told.detail).toContain('500.00 TRY was sent and 485.00 TRY arrived')
    await refused([422, 'amount_differs'], came['501.00'], { kind: 'transfer', transfer: '1', difference: 'charge' })
    const match = await w.match(came['485.00'], { kind: 'transfer', transfer: '1', difference: 'charge' })
    expect(await w.get('/transfers/1')).toMatchObject({ state: 'arrived', kept: money('15.00') })
    const balances = await w.balances()
    expect(balances).toMatchObject({ 'assets:bank:C': 48_500, 'expenses:bank-charges': 1_500, 'budget:spent': 1_500 })
    expect(balances).not.toHaveProperty('assets:transfers-in-transit')
    expect(await w.get('/funds/F')).toMatchObject({ available: money('99985.00'), spent: money('15.00') })
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'not that one' })
    expect(await w.balances()).toMatchObject({ 'assets:transfers-in-transit': 50_000 })
    expect(await w.get('/funds/F')).toMatchObject({ available: money('100000.00') })
  })

  it('is told what else to do where the rest came by another line, or more came than was sent; and nothing is left over by that', async () => {
    const sent = await w.books('B', { minor: -50_000 })
    const began = await w.match(sent['-500.00'])
    const came = await w.books('C', { minor: 30_000 }, { minor: 20_000 }, { minor: 50_100 })
    for (const amount of ['300.00', '501.00'])
      expect((await refused([422, 'amount_differs'], came[amount], { kind: 'transfer', transfer: '1' })).detail).toMatch(
        /undo the match .* as exchange, with one fund/,
      )
    await w.post('finance', `/matches/${began.id}/reversal`, { reason: 'it came in two' })
    for (const line of [sent['-500.00'], came['300.00'], came['200.00']]) await w.match(line, { kind: 'exchange', fund: 'F' })
    const balances = await w.balances()
    expect(balances).toMatchObject({ 'assets:bank:B': -50_000, 'assets:bank:C': 50_000 })
    for (const account of ['equity:fx-position', 'assets:transfers-in-transit']) expect(balances).not.toHaveProperty(account)
  })

  it('is answered through the break of its line as well, whichever line comes first', async () => {
    const came = await w.books('C', { minor: 48_500 })
    await w.match(came['485.00'])
    const sent = await w.books('B', { minor: -50_000 })
    const [breakOf] = (await w.breaks()).filter((b) => b.line === sent['-500.00'])
    const answer = { action: 'match', match: { kind: 'transfer', transfer: '1' }, note: 'as the bank says' }
    await w.refused([422, 'amount_differs'], 'finance', `/breaks/${breakOf?.id}/resolution`, answer)
    await w.refused([422, 'match_not_allowed'], 'finance', `/breaks/${breakOf?.id}/resolution`, { ...answer, difference: 'payable' })
    expect(await w.post('finance', `/breaks/${breakOf?.id}/resolution`, { ...answer, difference: 'charge' })).toMatchObject({
      state: 'resolved',
      match: { kind: 'transfer', transfer: '1' },
    })
    expect(await w.balances()).toMatchObject({ 'assets:bank:B': -50_000, 'assets:bank:C': 48_500, 'expenses:bank-charges': 1_500 })
    expect(await w.get('/transfers/1')).toMatchObject({ state: 'arrived', fund: 'unassigned-TRY', kept: money('15.00') })
  })

  it('in another currency than the fund: the charge is the fund’s, at the day’s rate', async () => {
    await w.post('finance', '/funds', { code: 'EUR', name: 'Euro', currency: 'EUR' })
    await w.post('finance', '/bank-accounts', { code: 'E', name: 'Lira of the euro fund', currency: 'TRY', iban: NUMBERS['E'], fund: 'EUR' })
    const sent = await w.books('E', { minor: -50_000 })
    await w.match(sent['-500.00'])
    const came = await w.books('C', { minor: 48_500 })
    const named = { kind: 'transfer', transfer: '1', difference: 'charge' }
    await refused([422, 'rate_missing'], came['485.00'], named)
    await w.post('finance', '/exchange-rates', { from: 'TRY', to: 'EUR', rate: '0.1', date: DAY, source: 'central bank' })
    const match = await w.match(came['485.00'], named)
    // Nothing of the fund is available: what a fact costs is overspent.
    expect(await w.get('/funds/EUR')).toMatchObject({ spent: money('1.50', 'EUR'), overspent: money('1.50', 'EUR') })
    const position = async () =>
      (await w.get('/ledger/trial-balance', 'auditor')).rows
        .filter((r: Json) => r.account === 'equity:fx-position')
        .map((r: Json) => `${r.balance.amount} ${r.balance.currency}`)
    expect(await position()).toEqual(['-1.50 EUR', '15.00 TRY'])
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'another one' })
    expect(await w.get('/funds/EUR')).toMatchObject({ spent: money('0.00', 'EUR'), overspent: money('0.00', 'EUR') })
    expect(await w.get('/transfers/1')).toMatchObject({ state: 'in_transit' })
    expect((await w.get('/verification', 'auditor')).ok).toBe(true)
  })
})

describe('a transfer whose line a closing parked', () => {
  it('turns the parking round, after the closing', async () => {
    const sent = await w.books('B', { minor: -50_000 })
    const { ledgerBalance, statementBalance } = await w.get(`/bank-accounts/B/reconciliation-statement?asOf=${DAY}`, 'finance')
    const closing = await w.post('finance', '/bank-accounts/B/closings', { asOf: DAY, expected: { ledgerBalance, statementBalance } })
    await w.post('releaser', `/closings/${closing.id}/approval`)
    expect(await w.balances()).toMatchObject({ 'assets:unidentified-payments': 50_000 })
    await w.match(sent['-500.00'])
    const balances = await w.balances()
    expect(balances).toMatchObject({ 'assets:bank:B': -50_000, 'assets:transfers-in-transit': 50_000 })
    expect(balances).not.toHaveProperty('assets:unidentified-payments')
  })
})

describe('currency bought', () => {
  it('stands line by line against the position, in the home fund or in the one named', async () => {
    const lira = await w.books('B', { minor: -80_000 })
    await w.match(lira['-800.00'], { kind: 'exchange' })
    const dollars = await w.books('D', { minor: 10_000 }, { minor: 5_000 })
    const bought = await w.match(dollars['100.00'], { kind: 'exchange', fund: 'F' })
    await w.match(dollars['50.00'], { kind: 'exchange' })
    await refused([409, 'line_already_matched'], dollars['50.00'], { kind: 'exchange' })
    const verification = await w.get('/verification', 'auditor')
    expect(verification.ok).toBe(true)
    const rows = async () =>
      (await w.get('/ledger/trial-balance', 'auditor')).rows
        .filter((r: Json) => r.account === 'equity:fx-position')
        .map((r: Json) => [r.fund, r.balance.amount, r.balance.currency])
    expect(await rows()).toEqual([
      ['F', '800.00', 'TRY'],
      ['F', '-100.00', 'USD'],
      ['unassigned-USD', '-50.00', 'USD'],
    ])
    await w.post('finance', `/matches/${bought.id}/reversal`, { reason: 'of another fund' })
    expect(await rows()).toContainEqual(['F', '0.00', 'USD'])
    await refused([404, 'not_found'], dollars['100.00'], { kind: 'exchange', fund: 'NONE' })
    await refused([422, 'match_not_allowed'], dollars['100.00'], { kind: 'interest', fund: 'F' })
    expect((await w.get('/verification', 'auditor')).ok).toBe(true)
  })
})

describe('what the engine proposes of it', () => {
  it('a transfer for a line that shows another account of ours, never by itself, and its other end once it is in transit', async () => {
    const sent = await w.books('B', { minor: -50_000, text: `EFT ${NUMBERS['C']}` })
    expect(await w.proposals('B')).toMatchObject([{ kind: 'transfer', reason: 'own_account', preselected: true, lines: [sent['-500.00']] }])
    const came = await w.books('C', { minor: 50_000, text: `GELEN ${NUMBERS['B']}` })
    const [out] = await w.proposals('B')
    const [into] = await w.proposals('C')
    await w.refused([422, 'match_not_allowed'], 'finance', '/matches', { proposals: [out.id, into.id] })
    await w.post('finance', '/matches', { proposals: [out.id] })
    await w.books('C', { minor: 1 })
    const [known] = await w.proposals('C')
    expect(known).toMatchObject({ kind: 'transfer', reason: 'own_account', transfer: '1', lines: [came['500.00']] })
    await w.post('finance', '/matches', { proposals: [known.id] })
    expect(await w.transfers()).toMatchObject([{ state: 'arrived' }])
    await w.balances()
  })

  it('by the amount alone: each transfer that fits, none chosen beforehand where two do', async () => {
    const one = await w.books('B', { minor: -50_000 })
    await w.match(one['-500.00'])
    const came = await w.books('C', { minor: 50_000 }, { minor: 49_999 })
    expect(await w.proposals('C')).toMatchObject([{ kind: 'transfer', reason: 'transfer_amount', preselected: true, transfer: '1', lines: [came['500.00']] }])
    const two = await w.books('AGENT', { minor: -50_000 })
    await w.match(two['-500.00'])
    await w.books('C', { minor: 1 })
    const both = await w.proposals('C')
    expect(both.map((p) => [p.transfer, p.preselected])).toEqual([
      ['1', false],
      ['2', false],
    ])
    await w.refused([422, 'match_not_allowed'], 'finance', '/matches', { proposals: both.map((p) => p.id) })
    await w.post('finance', '/matches', { proposals: [both[1].id] })
    expect((await w.transfers()).map((t) => t.state)).toEqual(['in_transit', 'arrived'])
    await w.balances()
  })

  it('currency bought for a line that shows an account of ours in another currency; nothing where less may have arrived', async () => {
    await w.books('D', { minor: -10_000, text: `DOVIZ ${NUMBERS['B']}` })
    const [bought] = await w.proposals('D')
    expect(bought).toMatchObject({ kind: 'exchange', reason: 'own_account' })
    await w.post('finance', '/matches', { proposals: [bought.id] })
    const sent = await w.books('B', { minor: -50_000 })
    await w.match(sent['-500.00'])
    const came = await w.books('C', { minor: 48_500, text: `GELEN ${NUMBERS['B']}` })
    expect(await w.proposals('C')).toEqual([])
    expect((await w.breaks()).filter((b) => b.line === came['485.00'])).toMatchObject([{ kind: 'unknown_receipt' }])
  })
})
