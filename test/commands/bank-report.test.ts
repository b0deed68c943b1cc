import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bankReport, type Reporting } from '../support/bank-reports.ts'
import { BankWorld } from './bank-world.ts'
import { type Json, money } from './cases-world.ts'

describe('receiveBankReport', () => {
  let w: BankWorld
  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
    w.contribution()
  })
  afterEach(() => w.close())

  const path = (batch: Json): string => `/payout-batches/${batch.id}/bank-report`
  const xml = (batch: Json, of: Partial<Reporting>) => ({ raw: bankReport({ message: batch.reference, ...of }), kind: 'application/xml' })
  const send = (batch: Json, of: Partial<Reporting>): Promise<Json> => w.post('finance', path(batch), undefined, xml(batch, of))
  const refused = (expected: readonly [number, string], batch: Json, of: Partial<Reporting>): Promise<Json> =>
    w.refused(expected, 'finance', path(batch), undefined, xml(batch, of))

  it('rejects what the bank rejects, with its reason and the file as evidence, and settles nothing', async () => {
    const batch = await w.instructed(4)
    const [one, two, three, four] = batch.payouts
    const said = [
      { reference: one.reference, status: 'RJCT', codes: ['AC04'], amount: ['3000.00', 'TRY'] as const },
      { reference: two.reference, status: 'ACSC' },
      { reference: three.reference, status: 'PDNG' },
    ]
    const before = w.head()
    const answer = await send(batch, { said, count: 4 })
    expect(w.head()).toBe(before + 1)
    const reason = "AC04: The payee's account is closed."
    expect(answer).toMatchObject({ batch: batch.id, message: 'pain.002.001.10', accepted: 1, pending: 1, known: 0, contradicted: [] })
    expect(answer.rejected).toEqual([{ payout: one.id, reference: one.reference, reason, codes: ['AC04'] }])
    const states = []
    for (const p of [one, two, three, four]) states.push((await w.payout(p)).state)
    expect(states).toEqual(['rejected', 'instructed', 'instructed', 'instructed'])
    expect(await w.balances()).toMatchObject({
      'liabilities:grants-payable': -300_000,
      'liabilities:payouts-in-transit': -900_000,
      'budget:committed': 1_200_000,
    })
    const notes = w.book.read((read) =>
      read.all<{ evidence: string }>("SELECT evidence_sha256 AS evidence FROM note WHERE noun = 'payout' AND subject = ?", Number(one.id)),
    )
    expect(notes).toEqual([{ evidence: answer.fileSha256 }])
    expect(await w.get(`/payout-batches/${batch.id}/bank-reports`, 'auditor')).toEqual({ items: [answer], nextCursor: null })
    await w.repeatAll()
  })

  it('rejects a whole message or payment information', async () => {
    for (const of of [{ group: 'RJCT', groupCodes: ['FF01'] }, { payment: { id: '', status: 'RJCT', codes: ['DT01'] } }]) {
      const batch = await w.instructed(2)
      const { rejected } = await send(batch, 'payment' in of ? { payment: { ...of.payment, id: batch.reference } } : of)
      expect(rejected.map((r: Json) => r.payout)).toEqual(batch.payouts.map((p: Json) => p.id))
      w.hoursPass(24 * 40) // the cap of a month
    }
  })

  it('knows what was rejected before: sent again, it changes nothing', async () => {
    const batch = await w.instructed(1)
    expect((await send(batch, { group: 'RJCT' })).rejected).toHaveLength(1)
    const balances = await w.balances()
    expect(await send(batch, { group: 'RJCT' })).toMatchObject({ rejected: [], known: 1 })
    expect(await w.balances()).toEqual(balances)
  })

  it('is contradicted by a line, which proves that the money left', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    w.book_(-300_000, `EFT ${p.reference}`, p.payee.name, p.payee.iban)
    await w.reconcile()
    const answer = await send(batch, { said: [{ reference: p.reference, status: 'RJCT', codes: ['AC01'] }] })
    expect(answer).toMatchObject({ rejected: [], contradicted: [{ payout: p.id, codes: ['AC01'] }] })
    expect((await w.payout(p)).state).toBe('settled')
  })

  it('is undone by a line that comes all the same', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    await send(batch, { group: 'RJCT' })
    w.book_(-300_000, `EFT ${p.reference}`, p.payee.name, p.payee.iban)
    await w.reconcile()
    expect((await w.payout(p)).state).toBe('settled')
    expect(await w.difference()).toBe('0.00')
  })

  it('lets a rejected payout be paid again only once the statements cover the days in which it could be carried out', async () => {
    const batch = await w.instructed(1)
    await send(batch, { group: 'RJCT' })
    const again = { bankAccount: 'B', grants: [batch.payouts[0].grant] }
    await w.refused([409, 'may_still_be_carried_out'], 'finance', '/payout-batches', again)
    expect(batch.handedOver).toBeNull()
  })

  it('ends the break of a payout that was too long on its way', async () => {
    const batch = await w.instructed(1)
    w.hoursPass(24 * 12)
    w.booked.push({ day: '2020-11-14', minor: 10_000_000, text: 'GELEN', name: '', account: '', ref: 'D9' })
    await w.reconcile()
    const late = (await w.breaks()).filter((b) => b.kind === 'in_transit_too_long')
    expect(late).toHaveLength(1)
    await send(batch, { group: 'RJCT' })
    expect((await w.breaks('resolved')).map((b) => b.id)).toContain(late[0]?.id)
  })

  it('is refused whole with every place, and nothing happens', async () => {
    const batch = await w.instructed(2)
    const other = await w.instructed(1)
    const [one] = batch.payouts
    const [foreign] = other.payouts
    const said = [
      { reference: one.reference, status: 'RJCT' },
      { reference: foreign.reference, status: 'RJCT' },
      { reference: 'TOZZZZZZZZZZ99', status: 'RJCT' },
    ]
    const { problems, detail } = await refused([422, 'report_refused'], batch, { said })
    expect(problems.map(({ line, column, value }: Json) => [line, column, value])).toEqual([
      [8, 'OrgnlEndToEndId', foreign.reference],
      [9, 'OrgnlEndToEndId', 'TOZZZZZZZZZZ99'],
    ])
    expect(detail).toContain('line 8')
    await refused([422, 'report_refused'], batch, { message: other.reference, group: 'RJCT' })
    await refused([422, 'report_refused'], batch, { said: [{ reference: one.reference, status: 'RJCT', amount: ['2999.00', 'TRY'] }] })
    const raw = (text: string) => w.refused([422, 'report_refused'], 'finance', path(batch), undefined, { raw: text, kind: 'text/plain' })
    await raw('{"no":"xml"}')
    await raw('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')
    const cut = bankReport({ message: batch.reference, group: 'RJCT' }).slice(0, -20)
    expect((await raw(cut)).problems).toEqual([{ line: expect.any(Number), column: '', value: '</CstmrPmt', reason: expect.stringContaining('XML') }])
    expect((await w.payout(one)).state).toBe('instructed')
  })

  it('is taken of a released or stopped batch alone, from finance alone, up to 10 MiB', async () => {
    const of = await w.approved()
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [of.grant.id] })
    await refused([409, 'batch_not_released'], batch, { group: 'RJCT' })
    await w.release(batch)
    await w.refused([403, 'role_not_allowed'], 'releaser', path(batch), undefined, xml(batch, { group: 'RJCT' }))
    await w.refused([404, 'not_found'], 'finance', '/payout-batches/none/bank-report', undefined, xml(batch, { group: 'RJCT' }))
    await w.refused([413, 'too_large'], 'finance', path(batch), undefined, { raw: ' '.repeat(10 * 1024 * 1024 + 1), kind: 'application/xml' })
    await w.post('releaser', `/payout-batches/${batch.id}/stop`, { reason: 'the wrong day' })
    expect(await send(batch, { group: 'RJCT' })).toMatchObject({ rejected: [], known: 1 })
    await w.refused([409, 'may_still_be_carried_out'], 'finance', '/payout-batches', { bankAccount: 'B', grants: [batch.payouts[0].grant] })
    expect(batch.total).toEqual(money('3000.00'))
  })

  it('keeps nothing of the file that names a person', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    const { rejected } = await send(batch, { said: [{ reference: p.reference, status: 'RJCT', codes: ['SAHIN AYNA'] }] })
    expect(rejected[0].reason).toBe('NARR: A reason in the words of the bank: look at its report.')
    const kept = w.book.read((read) => JSON.stringify([read.all('SELECT * FROM bank_report'), read.all('SELECT * FROM bank_rejection')]))
    expect(kept).not.toMatch(/sahin/i)
  })
})
