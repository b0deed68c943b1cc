import { afterEach, beforeEach, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import type { Json } from './cases-world.ts'

let w: BankWorld

beforeEach(async () => {
  w = new BankWorld()
  await w.found()
  w.contribution()
})
afterEach(() => w.close())

/** Accounts that are long numbers alone. */
const NUMBERS = ['428586253338', '230308784022', '6222880848634386979']

it("leaves a payout's reference beside another payee's account to a person, where that account is a long number alone", async () => {
  const payouts: Json[] = []
  for (const [n, accountNumber] of NUMBERS.entries())
    await w.approved({ payee: { name: `Payee Number${n}`, accountNumber, bank: 'Bank', country: 'CN', currency: 'TRY' } })
  const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
  await w.release(batch)
  for (const number of NUMBERS) payouts.push(batch.payouts.find((one: Json) => one.payee.accountNumber === number))
  const [a, b, c] = payouts
  w.book_(-300_000, `EFT ${a?.reference} ${NUMBERS[1]}`)
  w.book_(-300_000, `EFT ${b?.reference} ${NUMBERS[1]}`)
  w.book_(-300_000, `EFT ${c?.reference} 500000000001 500000000002`)
  await w.reconcile()
  expect((await w.payout(a)).state).toBe('instructed')
  for (const settled of [b, c]) expect((await w.payout(settled)).state).toBe('settled')
  const [proposal, ...more] = (await w.get('/bank-accounts/B/proposals', 'finance')).items.filter((one: Json) => one.kind === 'settlement')
  expect(more).toEqual([])
  expect(proposal.payouts).toEqual([a?.id])
  expect(proposal.evidence.map((one: Json) => one.feature)).toContain('account_differs')
  await w.balances()
})
