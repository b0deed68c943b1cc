import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import { type Json, money } from './cases-world.ts'

describe('reconcile and what follows', () => {
  let w: BankWorld
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
    w.contribution()
  })
  afterEach(() => w.close())

  const lineOf = async (minor: string): Promise<string> => (await w.open()).find((l) => l.money.amount === minor)?.id
  const breakOf = async (kind: string, state = 'open'): Promise<Json> => (await w.breaks(state)).find((b) => b.kind === kind)

  it('proposes no more what a person has matched since', async () => {
    await w.reconcile()
    const proposals = async (): Promise<Json[]> => (await w.get('/bank-accounts/B/proposals', 'finance')).items
    const [proposal, ...more] = await proposals()
    expect([proposal.kind, more]).toEqual(['contribution', []])
    const { id } = await w.post('finance', '/matches', {
      lines: proposal.lines,
      contributions: proposal.contributions,
      kind: 'contribution',
      note: 'the notice',
    })
    expect(await proposals()).toEqual([])
    await w.post('finance', `/matches/${id}/reversal`, { reason: 'too early' })
    expect((await proposals()).map((one) => one.id)).toEqual([proposal.id])
  })

  it('settles what shows its reference and its exact amount, and undoes it by a reversal', async () => {
    const batch = await w.instructed(2)
    for (const p of batch.payouts) w.book_(-300_000, `EFT ${p.reference}`, p.payee.name, p.payee.iban)
    expect(await w.reconcile()).toMatchObject({ auto: 2, proposed: 1, breaks: 0 })
    expect((await w.payout(batch.payouts[0])).state).toBe('settled')
    expect(await w.get('/funds/F')).toMatchObject({ committed: money('0.00'), spent: money('6000.00') })
    expect(await w.reconcile()).toMatchObject({ auto: 0, breaks: 0 })
    const [match] = (await w.get(`/matches?payout=${batch.payouts[0].id}`, 'finance')).items
    expect(match).toMatchObject({ kind: 'settlement', by: 'engine', state: 'confirmed' })
    expect(match.evidence.map((e: Json) => e.feature)).toContain('reference')
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'tried out' })
    await w.refused([409, 'already_decided'], 'finance', `/matches/${match.id}/reversal`, { reason: 'again' })
    expect((await w.payout(batch.payouts[0])).state).toBe('instructed')
    expect(await w.balances()).toMatchObject({ 'liabilities:payouts-in-transit': -300_000, 'budget:committed': 300_000, 'budget:spent': 300_000 })
    expect(await w.difference()).toBe('0.00')
  })

  it('settles a wrong amount only with its difference named: the rest is payable again', async () => {
    const batch = await w.instructed(1)
    w.book_(-299_900, `EFT ${batch.payouts[0].reference}`, batch.payouts[0].payee.name, batch.payouts[0].payee.iban)
    await w.reconcile()
    const of = await breakOf('amount_differs')
    const lines = [await lineOf('-2999.00')]
    await w.refused([422, 'amount_differs'], 'finance', '/matches', { lines, payouts: [batch.payouts[0].id], kind: 'settlement', note: 'nearly' })
    const path = `/breaks/${of.id}/resolution`
    await w.refused([422, 'action_not_allowed'], 'finance', path, { action: 'settle_with_difference', difference: 'charge', note: 'no' })
    await w.refused([422, 'action_not_allowed'], 'finance', path, { action: 'explained', note: 'no' })
    await w.refused([403, 'role_not_allowed'], 'releaser', path, { action: 'settle_with_difference', difference: 'payable', note: 'no' })
    const answer = await w.post('finance', path, { action: 'settle_with_difference', difference: 'payable', note: 'the bank paid one lira less' })
    expect(answer).toMatchObject({ state: 'resolved', match: { kind: 'settlement' } })
    await w.refused([409, 'already_decided'], 'finance', path, { action: 'claim_back', note: 'no' })
    expect(await w.balances()).toMatchObject({ 'liabilities:grants-payable': -100, 'budget:committed': 100, 'budget:spent': 299_900 })
    const again = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    expect(again.total).toEqual(money('1.00'))
    expect(await w.difference()).toBe('0.00')
  })

  it.each([
    ['charge', { 'expenses:bank-charges': 100, 'budget:spent': 300_100 }],
    ['unidentified', { 'assets:unidentified-payments': 100, 'budget:spent': 300_000 }],
  ])('settles more than was ordered: the rest is %s', async (difference, balances) => {
    const batch = await w.instructed(1)
    w.book_(-300_100, `EFT ${batch.payouts[0].reference}`, batch.payouts[0].payee.name, batch.payouts[0].payee.iban)
    await w.reconcile()
    const of = await breakOf('amount_differs')
    await w.refused([422, 'action_not_allowed'], 'finance', `/breaks/${of.id}/resolution`, {
      action: 'settle_with_difference',
      difference: 'payable',
      note: 'no',
    })
    await w.post('finance', `/breaks/${of.id}/resolution`, { action: 'settle_with_difference', difference, note: 'by the notice' })
    expect(await w.balances()).toMatchObject(balances)
    expect(await w.difference()).toBe('0.00')
  })

  it('takes a second payment of the same payout as a break, claims it back, and never settles twice', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    w.book_(-300_000, `EFT ${p.reference}`, p.payee.name, p.payee.iban)
    w.book_(-300_000, `EFT ${p.reference} tekrar`, p.payee.name, p.payee.iban)
    expect(await w.reconcile()).toMatchObject({ auto: 1 })
    const of = await breakOf('duplicate_payment')
    await w.refused([422, 'match_not_allowed'], 'finance', '/matches', { lines: [of.line], payouts: [p.id], kind: 'settlement', note: 'no' })
    expect(await w.post('finance', `/breaks/${of.id}/resolution`, { action: 'claim_back', note: 'paid twice' })).toMatchObject({
      state: 'claimed',
      match: { kind: 'payment' },
    })
    await w.refused([409, 'wrong_state'], 'finance', `/breaks/${of.id}/resolution`, { action: 'claim_back', note: 'again' })
    expect(await w.balances()).toMatchObject({ 'assets:claims': 300_000, 'budget:spent': 300_000 })
    expect((await w.get(`/breaks/${of.id}`)).state).toBe('claimed')
    expect(await w.difference()).toBe('0.00')
  })

  it('makes the instalment payable again when the money comes back, once', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    w.book_(-300_000, `EFT ${p.reference}`, p.payee.name, p.payee.iban)
    w.book_(300_000, `IADE ${p.reference} HESAP KAPALI`, p.payee.name)
    expect(await w.reconcile()).toMatchObject({ auto: 2 })
    expect((await w.payout(p)).state).toBe('returned')
    expect(await w.balances()).toMatchObject({ 'liabilities:grants-payable': -300_000, 'budget:committed': 300_000 })
    const again = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    expect(again.count).toBe(1)
    await w.release(again)
    const [settlement, back] = (await w.get(`/matches?payout=${p.id}`, 'finance')).items
    await w.refused([409, 'wrong_state'], 'finance', `/matches/${settlement.id}/reversal`, { reason: 'no' })
    // Paid again meanwhile: what did not come back after all is claimed, and the budget is left alone.
    await w.post('finance', `/matches/${back.id}/reversal`, { reason: 'it was another payment' })
    expect(await w.balances()).toMatchObject({ 'assets:claims': 300_000, 'liabilities:payouts-in-transit': -300_000, 'budget:committed': 300_000 })
    expect((await w.payout(p)).state).toBe('settled')
    expect(await w.difference()).toBe('0.00')
  })

  it('books charges beyond the budget as overspent, refuses approvals, and clears it by new money', async () => {
    await w.close()
    w = new BankWorld()
    await w.found({}, '3000.00')
    const batch = await w.instructed(1)
    const next = await w.recommended()
    w.book_(300_000, 'Gelen havale')
    w.book_(-500, 'Havale masrafi')
    await w.reconcile()
    const of = (await w.breaks()).find((b) => b.kind === 'unknown_debit')
    await w.post('finance', `/breaks/${of.id}/resolution`, { action: 'charge', note: 'the bank fee' })
    expect(await w.get('/funds/F')).toMatchObject({ available: money('0.00'), overspent: money('5.00') })
    await w.refused([409, 'fund_would_be_overspent'], 'approver', `/applications/${next.id}/approval`, { expected: next.expected })
    await w.post('finance', '/funds/F/contributions', { donor: 'Donor', money: money('4000.00'), date: '2020-11-02', bankAccount: 'B' })
    expect(await w.get('/funds/F')).toMatchObject({ available: money('3995.00'), overspent: money('0.00') })
    await w.post('approver', `/applications/${next.id}/approval`, { expected: next.expected })
    expect(batch.count).toBe(1)
    await w.balances()
  })

  it('explains an unknown receipt as interest or repayment, undoes it, and counts the money once', async () => {
    w.book_(12_345, 'GELEN HAVALE', 'Bilinmeyen')
    await w.reconcile()
    const line = await lineOf('123.45')
    const match = await w.post('finance', '/matches', { lines: [line], kind: 'interest', note: "the bank's letter" }, { key: 'interest' })
    await w.refused([409, 'line_already_matched'], 'finance', '/matches', { lines: [line], kind: 'interest', note: 'again' })
    expect(await breakOf('unknown_receipt', 'resolved')).toMatchObject({ line })
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'tried out' })
    expect(await breakOf('unknown_receipt')).toMatchObject({ line })
    expect(await w.get('/funds/F')).toMatchObject({ available: money('100000.00') })
    await w.post('finance', `/breaks/${(await breakOf('unknown_receipt')).id}/resolution`, {
      action: 'match',
      match: { kind: 'repayment' },
      note: 'a student paid back',
    })
    expect(await w.get('/funds/F')).toMatchObject({ available: money('100123.45'), spent: money('-123.45') })
    await w.balances()
  })

  it('matches what names another account only by a break, settled by neither preparer nor releaser', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    w.book_(-300_000, `EFT ${p.reference} TR330006100519786457841326`, 'Somebody Else', 'TR330006100519786457841326')
    await w.reconcile()
    expect((await w.payout(p)).state).toBe('instructed')
    const path = `/breaks/${(await breakOf('payee_differs')).id}/resolution`
    const answer = { action: 'settle', note: 'the bank shows that the payee was paid', evidenceSha256: 'ef'.repeat(32) }
    await w.refused([403, 'same_person'], 'finance', path, answer)
    await w.refused([422, 'invalid_input'], 'hats', path, { ...answer, evidenceSha256: undefined })
    expect(await w.post('hats', path, answer)).toMatchObject({ state: 'resolved', match: { kind: 'settlement', by: 'person' } })
    expect((await w.payout(p)).state).toBe('settled')
    await w.balances()
  })

  it('refuses a match by who released the payout, and lets a colleague make it', async () => {
    const grant = await w.approved()
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [grant.grant.id] })
    await w.post('hats', `/payout-batches/${batch.id}/release`, { expected: { count: batch.count, total: batch.total, digest: batch.digest } })
    w.book_(-300_000, 'HAVALE', 'Somebody')
    await w.reconcile()
    const body = { lines: [await lineOf('-3000.00')], payouts: [batch.payouts[0].id], kind: 'settlement', note: "the bank's letter" }
    await w.refused([403, 'same_person'], 'hats', '/matches', body)
    await w.refused([404, 'not_found'], 'finance', '/matches', { ...body, payouts: ['999'] })
    await w.post('finance', '/matches', body)
    expect((await w.payout(batch.payouts[0])).state).toBe('settled')
  })

  it('settles a rejected payout by a line that comes all the same, and leads back to rejected', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    await w.post('finance', `/payouts/${p.id}/rejection`, { reason: 'the bank said so' })
    w.book_(-300_000, `EFT ${p.reference}`, p.payee.name, p.payee.iban)
    expect(await w.reconcile()).toMatchObject({ auto: 1 })
    expect((await w.payout(p)).state).toBe('settled')
    const [match] = (await w.get(`/matches?payout=${p.id}`, 'finance')).items
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'another' })
    expect((await w.payout(p)).state).toBe('rejected')
    expect(await w.balances()).toMatchObject({ 'liabilities:grants-payable': -300_000 })
  })

  it('adds nothing twice by overlapping statements, and keeps two identical payments apart', async () => {
    w.book_(-500, 'Masraf')
    w.book_(-500, 'Masraf')
    for (const line of w.booked) Object.assign(line, { ref: '' })
    const first = await w.post('finance', '/bank-accounts/B/statements?mode=import', undefined, { raw: w.statement(), kind: 'text/csv' })
    expect(first).toMatchObject({ verdict: 'proof', added: 3, known: 0, conflicts: 0 })
    w.book_(-700, 'Baska')
    const second = await w.post('finance', '/bank-accounts/B/statements?mode=import', undefined, { raw: w.statement(), kind: 'text/csv' })
    expect(second).toMatchObject({ added: 1, known: 3 })
    expect(await w.open()).toHaveLength(4)
  })
})
