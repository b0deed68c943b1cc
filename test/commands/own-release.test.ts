import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeAs } from '../support/banks.ts'
import { BankWorld } from './bank-world.ts'
import { DAY, type Json, money, PEOPLE, policy } from './cases-world.ts'

/** Money that left a second time for a payout: whoever released it, in whatever other role, does not say what that line is. */

let w: BankWorld

beforeEach(async () => {
  w = new BankWorld({ ...PEOPLE, releaser: ['releaser', 'approver', 'finance'] })
  await w.found()
  w.contribution()
})
afterEach(() => w.close())

async function paidTwice(more = 1): Promise<{ readonly payout: Json; readonly of: Json }> {
  const [payout] = (await w.instructed(more)).payouts
  for (const text of ['Havale', 'Tekrar']) w.book_(-300_000, `${text} ${payout.reference}`, payout.payee.name, payout.payee.iban)
  await w.reconcile()
  return { payout, of: (await w.breaks()).find(({ kind }) => kind === 'duplicate_payment') as Json }
}

describe('a second payment of a payout', () => {
  it('is neither a claim, nor a charge, nor anything else by who released it', async () => {
    const { of } = await paidTwice()
    for (const action of ['claim_back', 'charge', 'write_off'])
      await w.refused([403, 'same_person'], 'releaser', `/breaks/${of.id}/resolution`, { action, note: 'my own' })
    const charge = { kind: 'charge', note: 'a fee of the bank' }
    await w.refused([403, 'same_person'], 'releaser', `/breaks/${of.id}/resolution`, { action: 'match', match: charge, note: 'my own' })
    for (const kind of ['charge', 'exchange', 'transfer'])
      await w.refused([403, 'same_person'], 'releaser', '/matches', { lines: [of.line], kind, note: 'not named by its payout' })
    await w.post('finance', `/breaks/${of.id}/resolution`, { action: 'claim_back', note: 'a colleague' })
    expect(await w.balances()).toMatchObject({ 'assets:claims': 300_000 })
  })

  it('is a charge of its payout’s fund, not of the account’s, and its match names it', async () => {
    await w.post('finance', '/funds', { code: 'G', name: 'Another', currency: 'TRY' })
    await w.post('finance', '/funds/G/contributions', { donor: 'Donor', money: money('10000.00'), date: DAY, bankAccount: 'B' })
    await w.post('admin', '/programmes', { code: 'Q', name: 'Of another fund', fund: 'G', policy: policy() })
    await w.approved({}, 'Q')
    const { payout, of } = await paidTwice(0)
    const { match } = await w.post('finance', `/breaks/${of.id}/resolution`, { action: 'charge', note: 'kept by the bank' })
    expect(match).toMatchObject({ kind: 'charge', payouts: [payout.id] })
    expect(await w.get('/funds/G', 'finance')).toMatchObject({ spent: money('6000.00'), available: money('4000.00') })
    expect(await w.get('/funds/F', 'finance')).toMatchObject({ spent: money('0.00') })
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'it was none' })
    expect(await w.get(`/breaks/${of.id}`, 'finance')).toMatchObject({ state: 'open' })
    await w.balances()
  })
})

describe('a receipt that a break holds against a payout', () => {
  it('is not what came back of another payout, less a fee, by who released the first', async () => {
    const grant = await w.approved()
    const { id, count, total, digest, payouts } = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [grant.grant.id] })
    await w.post('hats', `/payout-batches/${id}/release`, { expected: { count, total, digest } })
    const [left] = payouts
    const [never] = (await w.instructed(1)).payouts
    w.book_(-300_000, `Havale ${left.reference}`, left.payee.name, left.payee.iban)
    w.book_(290_000, `Gelen ${never.reference}`)
    await w.reconcile()
    const of = (await w.breaks()).find(({ kind }) => kind === 'unknown_receipt')
    expect(of).toMatchObject({ payout: never.id })
    const answer = { action: 'match', match: { kind: 'return', payouts: [left.id] }, difference: 'charge', note: 'less a fee' }
    await w.refused([403, 'same_person'], 'releaser', `/breaks/${of?.id}/resolution`, answer)
    await w.post('finance', `/breaks/${of?.id}/resolution`, answer)
    expect((await w.payout(left)).state).toBe('returned')
    await w.balances()
  })
})

describe('what is said of an own payout beside its line', () => {
  it('is no settlement undone by who released it, to be called something else', async () => {
    const [payout] = (await w.instructed(1)).payouts
    w.book_(-300_000, `Havale ${payout.reference}`, payout.payee.name, payout.payee.iban)
    await w.reconcile()
    const [match] = (await w.get(`/matches?payout=${payout.id}`, 'finance')).items
    await w.refused([403, 'same_person'], 'releaser', `/matches/${match.id}/reversal`, { reason: 'my own' })
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'a colleague' })
    expect((await w.payout(payout)).state).toBe('instructed')
    await w.balances()
  })

  it('is no line that shows it, before a break holds it, whatever it is called', async () => {
    const { payouts, ...batch } = await w.instructed(2)
    const [one] = payouts
    w.book_(-300_000, `Havale ${one.reference}`, one.payee.name, one.payee.iban)
    w.book_(-600_000, `Toplu ${batch.reference}`)
    w.book_(300_000, `Iade ${one.reference}`)
    await w.post('finance', '/bank-accounts/B/statements?mode=import', undefined, { raw: w.statement(), kind: 'text/csv' })
    for (const { id, money: told } of (await w.open()).filter((line) => !line.narrative.startsWith('Gelen'))) {
      const kinds = told.amount.startsWith('-') ? ['charge', 'exchange', 'transfer'] : ['interest', 'repayment', 'transfer']
      for (const kind of kinds) await w.refused([403, 'same_person'], 'releaser', '/matches', { lines: [id], kind, note: 'my own' })
    }
    await w.balances()
  })

  it('is no line that shows it beside another: its break names neither', async () => {
    const { payouts } = await w.instructed(2)
    w.book_(-450_000, `Havale ${payouts[0].reference} ${payouts[1].reference}`)
    await w.reconcile()
    const of = (await w.breaks()).find(({ kind }) => kind === 'unknown_debit')
    expect(of?.payout).toBeUndefined()
    for (const action of ['claim_back', 'charge', 'write_off'])
      await w.refused([403, 'same_person'], 'releaser', `/breaks/${of?.id}/resolution`, { action, note: 'my own' })
    await w.post('finance', `/breaks/${of?.id}/resolution`, { action: 'claim_back', note: 'a colleague' })
    await w.balances()
  })

  it('is no rejection by who released it: that stops its batch, or asks a colleague', async () => {
    const [payout] = (await w.instructed(1)).payouts
    w.hoursPass(24 * 12)
    w.booked.push({ day: '2020-11-14', minor: 10_000_000, text: 'GELEN', name: '', account: '', ref: 'D9' })
    const raw = new TextDecoder('windows-1254').decode(w.statement()).replace('Dönem;14.11.2020', 'Dönem;01.11.2020')
    await w.post('finance', '/bank-accounts/B/statements?mode=import', undefined, { raw: encodeAs(raw, 'windows-1254'), kind: 'text/csv' })
    await w.post('finance', '/bank-accounts/B/reconciliation')
    const of = (await w.breaks()).find(({ kind }) => kind === 'in_transit_too_long')
    const notice = { evidenceSha256: 'cd'.repeat(32) }
    await w.refused([403, 'same_person'], 'releaser', `/payouts/${payout.id}/rejection`, { reason: 'my own', ...notice })
    for (const action of [
      { action: 'reject', ...notice },
      { action: 'wait', until: '2021-01-31' },
    ])
      await w.refused([403, 'same_person'], 'releaser', `/breaks/${of?.id}/resolution`, { ...action, note: 'my own' })
    await w.post('finance', `/breaks/${of?.id}/resolution`, { action: 'wait', until: '2021-01-31', note: 'a colleague' })
    await w.post('finance', `/payouts/${payout.id}/rejection`, { reason: 'a colleague', ...notice })
    await w.balances()
  })

  it('is no answer to a student whom it did not reach', async () => {
    const of = await w.approved()
    const [payout] = (await w.instructed(0)).payouts
    w.book_(-300_000, `Havale ${payout.reference}`, payout.payee.name, payout.payee.iban)
    await w.reconcile()
    const { code } = await w.post('officer', `/applications/${of.id}/code`, { recognisedBy: 'passport', note: 'lost' })
    const birthYear = Number((await w.read(of)).student.birthDate.slice(0, 4))
    await w.call('officer', 'POST', '/status/received', { code, birthYear, caseNumber: of.caseNumber, received: 'no' })
    const missed = (await w.breaks()).find(({ kind }) => kind === 'not_received')
    const notice = { evidenceSha256: 'cd'.repeat(32) }
    for (const action of [{ action: 'traced', ...notice }, { action: 'recall', until: '2020-12-01' }, { action: 'received' }])
      await w.refused([403, 'same_person'], 'releaser', `/breaks/${missed?.id}/resolution`, { ...action, note: 'my own' })
    await w.post('finance', `/breaks/${missed?.id}/resolution`, { action: 'traced', ...notice, note: 'a colleague' })
    await w.balances()
  })
})
