import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import type { Json } from './cases-world.ts'

const NOTICE = 'ab'.repeat(32)
let w: BankWorld

beforeEach(async () => {
  w = new BankWorld()
  await w.found()
  w.contribution()
})
afterEach(() => w.close())

/** One payout's payee is named, and the account is another student's: nothing shows a reference. */
async function paidElsewhere(): Promise<{ payout: Json; line: string }> {
  const [payout, other] = (await w.instructed(2)).payouts
  w.book_(-300_000, `HAVALE ${other.payee.iban}`, payout.payee.name)
  await w.reconcile()
  const line = (await w.open()).find(({ narrative }) => narrative.includes(other.payee.iban))
  return { payout, line: String(line?.['id']) }
}

describe('a line that shows another account than the payee’s, matched by hand without a reference', () => {
  it('settles nothing without the bank’s notice, and not by who prepared it', async () => {
    const { payout, line } = await paidElsewhere()
    const asked = { lines: [line], payouts: [payout['id']], kind: 'settlement', note: 'by name' }
    await w.refused([403, 'same_person'], 'finance', '/matches', asked)
    await w.refused([422, 'match_not_allowed'], 'hats', '/matches', asked)
    expect((await w.payout(payout)).state).toBe('instructed')
    await w.post('hats', '/matches', { ...asked, evidenceSha256: NOTICE })
    expect((await w.payout(payout)).state).toBe('settled')
    await w.repeatAll()
  })
})
