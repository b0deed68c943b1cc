import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { caseStory } from '../../src/store/reports/case-story.ts'
import { BankWorld } from './bank-world.ts'
import { iban, type Json, money, student, World } from './cases-world.ts'

const why = { reason: 'the student went home' }

describe('cancelling a grant', () => {
  let w: BankWorld
  beforeEach(async () => {
    w = new BankWorld()
    await w.found({ grant: { amount: money('3000.00'), instalments: 2 } })
    return () => w.close()
  })

  const cancel = (of: Json): Promise<Json> => w.post('approver', `/grants/${of.grant.id}/cancellation`, why)
  const fund = async (): Promise<string[]> => {
    const { available, committed, spent } = await w.get('/funds/F', 'finance')
    return [available, committed, spent].map(({ amount }: Json) => amount)
  }
  const prepared = (of: Json, dueBy = '2021-12-31'): Promise<Json> => w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [of.grant.id], dueBy })
  const status = async (code: string): Promise<Json> =>
    (await w.call('officer', 'POST', '/status', { code, birthYear: Number(student(w.n).student.birthDate.slice(0, 4)) })).body.cases[0]
  const coded = async (): Promise<Json> => {
    const { code, ...of } = await w.apply()
    await w.check(of)
    await w.post('officer', `/applications/${of.id}/recommendation`, { note: 'meets every criterion' })
    const { expected } = await w.read(of)
    await w.post('approver', `/applications/${of.id}/approval`, { expected })
    return { ...(await w.read(of)), code }
  }

  it('before any payment ends it: its money is available again, and its prepared payouts are cancelled', async () => {
    const [of, other] = [await coded(), await w.approved()]
    const alone = await prepared(of, '2020-11-02')
    const shared = await w.post('finance', '/payout-batches', { bankAccount: 'B', dueBy: '2021-12-31' })
    expect([alone.count, shared.count]).toEqual([1, 3])
    expect(await fund()).toEqual(['94000.00', '6000.00', '0.00'])
    expect(await cancel(of)).toEqual({ id: of.grant.id, state: 'cancelled', cancelled: money('3000.00') })
    expect(await fund()).toEqual(['97000.00', '3000.00', '0.00'])
    expect(await w.read(of)).toMatchObject({ state: 'approved', grant: { state: 'cancelled', instalments: [{ state: 'cancelled' }, { state: 'cancelled' }] } })
    expect((await w.get(`/payout-batches/${alone.id}`, 'finance')).state).toBe('cancelled')
    expect(await w.get(`/payout-batches/${shared.id}`, 'finance')).toMatchObject({ state: 'prepared', count: 2 })
    await w.refused([409, 'already_decided'], 'approver', `/grants/${of.grant.id}/cancellation`, why)
    await w.refused([409, 'wrong_state'], 'finance', `/grants/${of.grant.id}/holds`, why)
    await w.refused([409, 'nothing_payable'], 'finance', '/payout-batches', { bankAccount: 'B', grants: [of.grant.id] })
    expect((await w.read(of)).history.map((one: Json) => one.kind)).toContain('grant_cancelled')
    expect((await w.read(other)).grant.state).toBe('approved')
    await w.balances()
    expect(await w.repeatAll()).toBeGreaterThan(10)
  })

  it('shows the student that it was cancelled', async () => {
    const of = await coded()
    await cancel(of)
    expect(await status(of.code)).toMatchObject({ status: 'cancelled', amount: money('3000.00') })
  })

  it('after a payment leaves it paid, with the rest cancelled; a return of it is payable again', async () => {
    const of = await coded()
    const batch = await prepared(of, '2020-11-02')
    await w.release(batch)
    w.contribution()
    w.book_(-150_000, `EFT ${batch.payouts[0].reference}`)
    await w.reconcile()
    expect(await cancel(of)).toEqual({ id: of.grant.id, state: 'paid', cancelled: money('1500.00') })
    expect(await fund()).toEqual(['98500.00', '0.00', '1500.00'])
    expect((await w.read(of)).grant).toMatchObject({ state: 'paid', instalments: [{ state: 'settled' }, { state: 'cancelled', cancelled: money('1500.00') }] })
    expect(await status(of.code)).toMatchObject({ status: 'paid', amount: money('1500.00') })
    await w.refused([409, 'wrong_state'], 'approver', `/grants/${of.grant.id}/cancellation`, why)
    w.book_(150_000, `IADE ${batch.payouts[0].reference}`)
    await w.reconcile()
    expect((await w.read(of)).grant.state).toBe('paying')
    const again = await prepared(of)
    expect(again.payouts.map((p: Json) => p.money)).toEqual([money('1500.00')])
    expect(await cancel(of)).toMatchObject({ state: 'cancelled', cancelled: money('1500.00') })
    expect(await fund()).toEqual(['100000.00', '0.00', '0.00'])
    await w.balances()
    expect(await w.repeatAll()).toBeGreaterThan(10)
  })

  it('leaves what is on its way, which is then proven paid, or stopped and cancelled too', async () => {
    const of = await w.approved()
    const batch = await prepared(of, '2020-11-02')
    await w.release(batch)
    expect(await cancel(of)).toEqual({ id: of.grant.id, state: 'paying', cancelled: money('1500.00') })
    await w.refused([409, 'wrong_state'], 'approver', `/grants/${of.grant.id}/cancellation`, why)
    w.contribution()
    w.book_(-150_000, `EFT ${batch.payouts[0].reference}`)
    await w.reconcile()
    expect((await w.read(of)).grant.state).toBe('paid')
    const two = await w.approved()
    const stopped = await prepared(two, '2020-11-02')
    await w.release(stopped)
    await w.post('releaser', `/payout-batches/${stopped.id}/stop`, { reason: 'the wrong day' })
    expect(await cancel(two)).toMatchObject({ state: 'cancelled', cancelled: money('3000.00') })
    await w.balances()
  })

  it('waits for what was handed over and may still be carried out', async () => {
    const of = await w.approved()
    const batch = await prepared(of, '2020-11-02')
    await w.release(batch)
    await w.post('finance', `/payout-batches/${batch.id}/hand-over`)
    await w.post('releaser', `/payout-batches/${batch.id}/stop`, { reason: 'the wrong day' })
    await w.refused([409, 'may_still_be_carried_out'], 'approver', `/grants/${of.grant.id}/cancellation`, why)
  })

  it('makes a line that comes all the same a payment that is claimed back', async () => {
    const of = await w.approved()
    const batch = await prepared(of, '2020-11-02')
    await w.release(batch)
    await w.post('releaser', `/payout-batches/${batch.id}/stop`, { reason: 'the wrong day' })
    await cancel(of)
    w.contribution()
    w.book_(-150_000, `EFT ${batch.payouts[0].reference}`)
    await w.reconcile()
    expect((await w.breaks()).map(({ kind }) => kind)).toContain('duplicate_payment')
    const [line] = (await w.open()).filter((one) => one.money.amount === '-1500.00')
    const asked = { lines: [line.id], payouts: [batch.payouts[0].id], kind: 'settlement', note: 'by hand' }
    expect((await w.refused([422, 'match_not_allowed'], 'finance', '/matches', asked)).detail).toContain('paid again or cancelled since')
    expect((await w.payout(batch.payouts[0])).state).toBe('rejected')
    await w.balances()
  })

  it('lets the undoing of a return after it be a claim: the money went out, and nothing is owed', async () => {
    const of = await w.approved()
    const batch = await prepared(of, '2020-11-02')
    await w.release(batch)
    w.contribution()
    w.book_(-150_000, `EFT ${batch.payouts[0].reference}`)
    w.book_(150_000, `IADE ${batch.payouts[0].reference}`)
    await w.reconcile()
    expect(await cancel(of)).toMatchObject({ state: 'cancelled', cancelled: money('3000.00') })
    const back = (await w.get(`/matches?payout=${batch.payouts[0].id}`, 'finance')).items.find((match: Json) => match.kind === 'return')
    await w.post('finance', `/matches/${back.id}/reversal`, { reason: 'another payout came back' })
    expect((await w.balances())['assets:claims']).toBe(150_000)
  })

  describe('of what a payout fell short of', () => {
    /** A settlement of 1,490 of 1,500, whose rest is payable again. */
    async function short(): Promise<{ of: Json; batch: Json; match: Json }> {
      const of = await coded()
      const batch = await prepared(of, '2020-11-02')
      await w.release(batch)
      w.contribution()
      w.book_(-149_000, `EFT ${batch.payouts[0].reference}`)
      await w.reconcile()
      const [differs] = (await w.breaks()).filter(({ kind }) => kind === 'amount_differs')
      const { match } = await w.post('finance', `/breaks/${differs?.id}/resolution`, {
        action: 'settle_with_difference',
        difference: 'payable',
        note: 'the bank kept it',
      })
      return { of, batch, match }
    }
    /** The same, of which an approver cancelled the rest since. */
    async function shortAndCancelled(): Promise<{ of: Json; batch: Json; match: Json }> {
      const { of, batch, match } = await short()
      expect(await cancel(of)).toMatchObject({ state: 'paid', cancelled: money('1510.00') })
      expect(await fund()).toEqual(['98510.00', '0.00', '1490.00'])
      return { of, batch, match }
    }
    const undone = { reason: 'the line is another programme' }
    it('falls with the settlement: the payout is on its way whole, and nothing more is payable', async () => {
      const { of, batch, match } = await shortAndCancelled()
      await w.post('finance', `/matches/${match.id}/reversal`, undone)
      expect(await w.payout(batch.payouts[0])).toMatchObject({ state: 'instructed', money: money('1500.00') })
      expect((await w.read(of)).grant).toMatchObject({ state: 'paying', instalments: [{ state: 'instructed' }, { state: 'cancelled' }] })
      expect(await fund()).toEqual(['98500.00', '1500.00', '0.00'])
      await w.refused([409, 'nothing_payable'], 'finance', '/payout-batches', { bankAccount: 'B', grants: [of.grant.id], dueBy: '2021-12-31' })
      await w.refused([409, 'wrong_state'], 'approver', `/grants/${of.grant.id}/cancellation`, why)
      expect(await status(of.code)).toMatchObject({ status: 'on_its_way' })
      const told = w.book.read((read) => caseStory(read, Number(of.id), Number.MAX_SAFE_INTEGER, true)).filter(({ what }) => what.startsWith('cancel'))
      expect(told.map(({ what, detail, minor }) => [what, detail, minor])).toEqual([
        ['cancelled', 'instalment 1', 1_000],
        ['cancelled', 'instalment 2', 150_000],
        ['cancellation reversed', 'instalment 1', 1_000],
      ])
      await w.balances()
      w.book_(-150_000, `EFT ${batch.payouts[0].reference}`)
      await w.reconcile()
      expect((await w.payout(batch.payouts[0])).state).toBe('settled')
      expect((await w.read(of)).grant.state).toBe('paid')
      expect(await fund()).toEqual(['98500.00', '0.00', '1500.00'])
      expect(await status(of.code)).toMatchObject({ status: 'paid', amount: money('1500.00') })
      await w.balances()
      expect(await w.repeatAll()).toBeGreaterThan(10)
    })

    it('is cancelled anew where the payout falls short again; one that is never carried out is payable whole', async () => {
      const { of, batch, match } = await shortAndCancelled()
      await w.post('finance', `/matches/${match.id}/reversal`, undone)
      w.book_(-148_000, `EFT ${batch.payouts[0].reference} kesinti`)
      await w.reconcile()
      const again = (await w.breaks()).at(-1)
      expect(again).toMatchObject({ kind: 'amount_differs', state: 'open' })
      const second = await w.post('finance', `/breaks/${again?.id}/resolution`, { action: 'settle_with_difference', difference: 'payable', note: 'less left' })
      expect(await cancel(of)).toMatchObject({ state: 'paid', cancelled: money('20.00') })
      expect(await fund()).toEqual(['98520.00', '0.00', '1480.00'])
      await w.post('finance', `/matches/${second.match.id}/reversal`, undone)
      expect(await fund()).toEqual(['98500.00', '1500.00', '0.00'])
      await w.post('finance', `/payouts/${batch.payouts[0].id}/rejection`, { reason: 'account_closed' })
      expect((await w.balances())['liabilities:grants-payable']).toBe(-150_000)
    })

    it('falls so that the line that shows its reference, and comes later, pays it', async () => {
      const of = await coded()
      const batch = await prepared(of, '2020-11-02')
      await w.release(batch)
      w.contribution()
      w.book_(-149_000, 'EFT Maaş')
      await w.reconcile()
      const [line] = (await w.open()).filter((one) => one.money.amount === '-1490.00')
      const opened = await w.post('finance', '/breaks', { line: line.id, payout: batch.payouts[0].id, note: 'a fee was kept' })
      const { match } = await w.post('finance', `/breaks/${opened.id}/resolution`, {
        action: 'settle_with_difference',
        difference: 'payable',
        note: 'a fee was kept',
      })
      await cancel(of)
      w.book_(-150_000, `EFT ${batch.payouts[0].reference}`)
      await w.reconcile()
      const [own] = (await w.breaks()).filter(({ kind }) => kind === 'unknown_debit')
      expect(own.evidence.map((one: Json) => one.feature)).toContain('settled_without_reference')
      await w.refused([422, 'action_not_allowed'], 'finance', `/breaks/${own.id}/resolution`, { action: 'match', exchange: true, note: 'its own line came' })
      await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'its own line came' })
      await w.reconcile()
      expect((await w.open()).map((one) => one.money.amount)).toContain('-1490.00')
      expect((await w.read(of)).grant).toMatchObject({ state: 'paid', instalments: [{ state: 'settled' }, { state: 'cancelled' }] })
      expect(await fund()).toEqual(['98500.00', '0.00', '1500.00'])
      await w.balances()
    })

    it('stays where it was paid again: there is more of it than what was cancelled', async () => {
      const { of, match } = await short()
      await w.release(await prepared(of, '2020-11-02'))
      await cancel(of)
      await w.refused([409, 'wrong_state'], 'finance', `/matches/${match.id}/reversal`, undone)
      await w.balances()
    })
  })

  it('is for approvers, of a grant that there is', async () => {
    const of = await w.approved()
    await w.refused([403, 'role_not_allowed'], 'finance', `/grants/${of.grant.id}/cancellation`, why)
    await w.refused([404, 'not_found'], 'approver', '/grants/none/cancellation', why)
    await w.refused([422, 'invalid_input'], 'approver', `/grants/${of.grant.id}/cancellation`, {})
  })
})

describe('ending a cooling-off early', () => {
  const w = new World()
  beforeAll(() => w.found())
  afterAll(() => w.close())

  const path = (of: Json): string => `/grants/${of.grant.id}/cooling-off-end`
  async function changed(of: Json): Promise<string> {
    const payee = { ...student(w.n).payee, iban: iban('TR', '0006400000555555555555') }
    const { digest } = await w.post('officer', `/grants/${of.grant.id}/payee`, { payee, reason: 'closed', recognisedBy: 'passport' })
    return digest
  }

  it('is done by another approver than the one of the payee, with a reason that the releaser sees', async () => {
    const of = await w.approved()
    await w.refused([409, 'wrong_state'], 'approver', path(of), why)
    const digest = await changed(of)
    await w.refused([409, 'wrong_state'], 'approver', path(of), why)
    await w.post('approver2', `/grants/${of.grant.id}/payee-approval`, { expected: { digest } })
    const batch = { bankAccount: 'B', grants: [of.grant.id] }
    await w.refused([409, 'cooling_off'], 'finance', '/payout-batches', batch)
    expect((await w.get(`/grants/${of.grant.id}`)).coolingOffUntil).toMatch(/^2020-11-03T06/)
    await w.refused([403, 'same_person'], 'approver2', path(of), why)
    expect(await w.post('approver', path(of), { reason: 'the flight leaves tonight' })).toMatchObject({ grant: of.grant.id })
    await w.refused([409, 'already_decided'], 'approver', path(of), why)
    expect((await w.get(`/grants/${of.grant.id}`)).coolingOffUntil).toBeNull()
    const { id, payouts } = await w.post('finance', '/payout-batches', batch)
    expect(payouts[0].coolingOffEnded).toMatchObject({ by: 'approver', reason: 'the flight leaves tonight' })
    expect((await w.get(`/payout-batches/${id}`, 'releaser')).payouts[0].coolingOffEnded).toMatchObject({ reason: 'the flight leaves tonight' })
    expect((await w.get(`/payout-batches/${id}`, 'auditor')).payouts[0].coolingOffEnded).toMatchObject({ by: 'approver', reason: null })
    expect((await w.read(of)).history.map((one: Json) => one.kind)).toContain('cooling_off_ended')
  })

  it('is refused once it ended by itself', async () => {
    const of = await w.approved()
    const digest = await changed(of)
    await w.post('approver2', `/grants/${of.grant.id}/payee-approval`, { expected: { digest } })
    w.hoursPass(25)
    await w.refused([409, 'wrong_state'], 'approver', path(of), why)
    await w.refused([404, 'not_found'], 'approver', '/grants/none/cooling-off-end', why)
    await w.refused([403, 'role_not_allowed'], 'releaser', path(of), why)
    expect(await w.repeatAll()).toBeGreaterThan(20)
  })
})
