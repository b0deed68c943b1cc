import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import { DAY, type Json, money, student } from './cases-world.ts'

const WEEKS_LATER = '2020-11-23'

/** 3000.00 comes back three weeks after it left: the account and the books were closed meanwhile, or not. */
describe('a return three weeks later', () => {
  let w: BankWorld
  let code: string
  let payout: Json
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
    w.contribution()
    ;({ code } = await w.apply())
    const of = await w.check((await w.get('/applications?limit=200')).items[0])
    await w.post('officer', `/applications/${of.id}/recommendation`, { note: 'meets every criterion' })
    await w.post('approver', `/applications/${of.id}/approval`, { expected: (await w.read(of)).expected })
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    await w.release(batch)
    ;[payout] = batch.payouts
    w.book_(-300_000, `EFT ${payout.reference}`, payout.payee.name, payout.payee.iban)
    await w.reconcile()
  })
  afterEach(() => w.close())

  /** What the student's page shows, after somebody looked at the books: they prove themselves and every difference is 0.00. */
  const shown = async (): Promise<Json> => {
    await w.balances()
    expect(await w.difference()).toBe('0.00')
    return (await w.call('auditor', 'POST', '/status', { code, birthYear: Number(student(1).student.birthDate.slice(0, 4)) })).body.cases[0]
  }
  const close = async (): Promise<void> => {
    const { ledgerBalance, statementBalance } = await w.get(`/bank-accounts/B/reconciliation-statement?asOf=${DAY}`, 'finance')
    const closing = await w.post('finance', '/bank-accounts/B/closings', { asOf: DAY, expected: { ledgerBalance, statementBalance } })
    await w.post('releaser', `/closings/${closing.id}/approval`)
    await w.post('releaser', `/periods/${(await w.post('finance', '/periods', { closedThrough: DAY })).id}/approval`)
  }
  const comesBack = (day: string): void => {
    w.hoursPass(24 * 21)
    w.booked.push({ day, minor: 300_000, text: `IADE ${payout.reference} HESAP KAPALI`, name: payout.payee.name, account: '', ref: 'R1' })
  }
  const payAgain = async (): Promise<void> => {
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    expect(batch.payouts).toMatchObject([{ grant: payout.grant, money: money('3000.00') }])
    expect(batch.payouts[0].reference).not.toBe(payout.reference)
    await w.release(batch)
    expect(await shown()).toMatchObject({ status: 'on_its_way' })
    const [again] = batch.payouts
    w.booked.push({ day: WEEKS_LATER, minor: -300_000, text: `EFT ${again.reference}`, name: again.payee.name, account: again.payee.iban, ref: 'R2' })
    expect(await w.reconcile()).toMatchObject({ auto: 1, breaks: 0 })
    expect([(await w.payout(payout)).state, (await w.payout(again)).state]).toEqual(['returned', 'settled'])
    expect(await shown()).toMatchObject({ status: 'paid' })
  }

  it('reopens its payout by its reference, is told to the student, and is paid again', async () => {
    expect(await shown()).toMatchObject({ status: 'paid' })
    comesBack(WEEKS_LATER)
    expect(await w.reconcile()).toMatchObject({ auto: 1, breaks: 0 })
    expect(await w.payout(payout)).toMatchObject({ state: 'returned' })
    expect(await w.get('/funds/F')).toMatchObject({ spent: money('0.00'), committed: money('3000.00') })
    expect(await shown()).toMatchObject({ status: 'returned', since: WEEKS_LATER })
    await payAgain()
  })

  it('is a break where its days are closed, until a person matches it; then it is paid again, and the closed day is what it was', async () => {
    await close()
    const before = await w.get(`/ledger/trial-balance?asOf=${DAY}`, 'auditor')
    comesBack(DAY)
    expect(await w.reconcile()).toMatchObject({ auto: 0, breaks: 1 })
    expect(await w.payout(payout)).toMatchObject({ state: 'settled' })
    expect(await shown()).toMatchObject({ status: 'paid' })
    const [late] = await w.breaks()
    expect(late).toMatchObject({ kind: 'late_return', payout: payout.id })
    await w.post('finance', `/breaks/${late.id}/resolution`, { action: 'match', note: 'the account was closed' })
    expect(await w.breaks()).toEqual([])
    expect(await w.payout(payout)).toMatchObject({ state: 'returned' })
    expect(await shown()).toMatchObject({ status: 'returned' })
    await payAgain()
    expect((await w.get(`/ledger/trial-balance?asOf=${DAY}`, 'auditor')).rows).toEqual(before.rows)
  })
})
