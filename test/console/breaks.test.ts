import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { returnedToPay } from '../../src/queries/match-breaks.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { iban, type Json, money } from '../commands/cases-world.ts'
import { turkish } from '../support/banks.ts'
import { ConsoleWorld, plain, type Visitor } from './console-world.ts'

describe('what is to be cleared up', () => {
  let w: BankWorld
  let c: ConsoleWorld
  let v: Visitor

  beforeEach(async () => {
    w = new BankWorld()
    await w.found()
    w.contribution()
    c = new ConsoleWorld(w.book)
    v = await c.enter('finance@example.org')
  })
  afterEach(() => {
    c.close()
    w.close()
  })

  const breakOf = async (kind: string, state = 'open'): Promise<Json> => (await w.breaks(state)).find((b) => b.kind === kind)

  it('is listed by age, kind and owner, and narrowed by links', async () => {
    w.book_(-75_050, 'UNKNOWN')
    w.book_(12_345, 'WHO KNOWS')
    await w.reconcile()
    w.hoursPass(72)
    const all = await v.get('/breaks')
    expect(plain(all)).toContain('Money left, and nobody knows why 3 days ( 2 November 2020 ) finance open B −750.50 TRY')
    expect(plain(all)).toContain('Money came, and nobody knows from whom (1)')
    const some = plain(await v.get('/breaks?kind=unknown_debit'))
    expect([some.includes('−750.50 TRY'), some.includes('123.45')]).toEqual([true, false])
    expect(plain(await v.get('/breaks?account=NONE'))).toContain('Nothing is here.')
    expect(plain(await v.get('/breaks?state=resolved'))).toContain('Nothing is here.')
    expect(plain(await v.get('/accounts/B'))).toContain('To clear up (2)')
    const csv = (await v.get('/breaks?format=csv')).text
    expect(csv).toMatch(/\d+,unknown_debit,open,finance,2020-11-02,3,B,2020-11-02,-750\.50,TRY,,/)
  })

  it('ends a claim by a receipt of more, and says what of it is to be sent back', async () => {
    w.book_(-100_000, 'UNKNOWN')
    await w.reconcile()
    const claim = await breakOf('unknown_debit')
    await v.follow(await v.get(`/breaks/${claim.id}`), `/breaks/${claim.id}/claim_back`, { note: 'it was none of ours' })
    w.book_(102_500, 'WITH INTEREST')
    await w.reconcile()
    const of = await breakOf('unknown_receipt')
    const page = await v.get(`/breaks/${of.id}`)
    const at = `/breaks/${of.id}/match`
    const bare = await v.send(page, at, { kind: 'claim', break: claim.id, note: 'it came back' })
    expect([bare.status, plain(bare)]).toEqual([422, expect.stringContaining('as what was claimed back, with a difference that is nobody’s yet')])
    const done = await v.follow(bare, at, { kind: 'claim', break: claim.id, difference: 'unidentified', note: 'it came back' })
    expect(plain(done)).toContain('25.00 TRY')
    expect(await breakOf('unknown_receipt', 'waiting')).toMatchObject({ toSendBack: money('25.00') })
    expect(await breakOf('unknown_debit', 'resolved')).toMatchObject({ id: claim.id })
  })

  it('settles another amount with its difference named, and refuses the wrong name', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    w.book_(-299_900, `EFT ${p.reference}`, p.payee.name)
    await w.reconcile()
    const of = await breakOf('amount_differs')
    const page = await v.get(`/breaks/${of.id}`)
    expect(plain(page)).toContain('Another amount than ordered')
    expect(plain(page)).toMatch(/Expected was 3\s000\.00 TRY\./)
    expect(page.text).toContain(`<a href="/payouts/${p.id}">${p.reference}</a>`)
    const at = `/breaks/${of.id}/settle_with_difference`
    const wrong = await v.send(page, at, { difference: 'charge', note: 'no' })
    expect([wrong.status, plain(wrong)]).toEqual([422, expect.stringContaining('less left than was ordered')])
    expect(wrong.text).toContain('value="no"')
    const done = await v.follow(wrong, at, { difference: 'payable', note: 'the bank paid one lira less' })
    expect(plain(done)).toContain('This is done.')
    expect(plain(done)).toContain('Settle, and name the difference')
    expect(done.text.match(/What was done/g)).toHaveLength(1)
    expect((await w.payout(p)).state).toBe('settled')
    expect(await w.difference()).toBe('0.00')
    const onCase = plain(await v.get(`/cases/${p.applicationId}`))
    expect(onCase).toMatch(/Not everything was paid; still to come: 1\.00\sTRY\. Finance pays it by another payout\./)
    expect(onCase).toMatch(/Paid · still to come: 1\.00\sTRY/)
  })

  it('settles a whole batch by a line that fell short of one payment, which is named by its reference', async () => {
    const batch = await w.instructed(2)
    const [, p] = batch.payouts
    w.book_(-599_900, `TOPLU ${batch.reference}`)
    await w.reconcile()
    const of = await breakOf('amount_differs')
    const page = await v.get(`/breaks/${of.id}`)
    expect(plain(page)).toContain('If less left: the reference of the one payment of which less left')
    const at = `/breaks/${of.id}/settle_with_difference`
    const unnamed = await v.send(page, at, { difference: 'payable', note: 'no' })
    expect([unnamed.status, plain(unnamed)]).toEqual([422, expect.stringContaining('give the reference of the one payout of which less left')])
    const unknown = await v.send(unnamed, at, { difference: 'payable', references: 'TOXXXX', note: 'no' })
    expect(unknown.status).toBe(422)
    await v.follow(unknown, at, { difference: 'payable', references: p.reference, note: 'the bank paid one lira less' })
    expect((await w.payout(p)).state).toBe('settled')
    expect((await w.post('finance', '/payout-batches', { bankAccount: 'B' })).payouts).toMatchObject([{ grant: p.grant, money: { amount: '1.00' } }])
    expect(await w.difference()).toBe('0.00')
  })

  it('settles by the notice what went to another account with another amount, its difference named', async () => {
    const [p] = (await w.instructed(1)).payouts
    w.book_(-299_900, `EFT ${p.reference} TR330006100519786457841326`, 'Somebody Else', 'TR330006100519786457841326')
    await w.reconcile()
    const of = await breakOf('payee_differs')
    const hats = await c.enter('hats@example.org')
    const at = `/breaks/${of.id}/settle`
    const notice = () => new File(['a letter'], 'notice.pdf', { type: 'application/pdf' })
    const unnamed = await hats.send(await hats.get(`/breaks/${of.id}`), at, { notice: notice(), difference: '', note: 'as the letter says' })
    expect([unnamed.status, plain(unnamed)]).toEqual([422, expect.stringContaining('Say what the difference is.')])
    expect(plain(unnamed)).toContain('Only where another amount left than was ordered.')
    await hats.follow(unnamed, at, { notice: notice(), difference: 'payable', note: 'as the letter says' })
    expect((await w.payout(p)).state).toBe('settled')
    expect(await w.difference()).toBe('0.00')
  })

  it('claims back what was paid twice, and gives it up by an approver alone', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    w.book_(-300_000, `EFT ${p.reference}`, p.payee.name)
    w.book_(-300_000, `EFT ${p.reference} tekrar`, p.payee.name)
    await w.reconcile()
    const of = await breakOf('duplicate_payment')
    const page = await v.get(`/breaks/${of.id}`)
    expect(page.text).not.toContain('/write_off"')
    const claimed = await v.follow(page, `/breaks/${of.id}/claim_back`, { note: 'paid twice' })
    expect(plain(claimed)).toContain('claimed back')
    expect(plain(claimed)).toContain('What can be done here is for: approver.')
    const forged = await v.post(`/breaks/${of.id}/write_off`, { formKey: /name="formKey" value="([^"]+)"/.exec(page.text)?.[1] ?? '', note: 'x' })
    expect(forged.status).toBe(403)
    const approver = await c.enter('approver@example.org')
    const theirs = await approver.get(`/breaks/${of.id}`)
    expect(theirs.text).not.toContain(p.payee.name)
    await approver.follow(theirs, `/breaks/${of.id}/write_off`, { note: 'the bank cannot bring it back' })
    expect(await breakOf('duplicate_payment', 'resolved')).toBeDefined()
    await w.balances()
  })

  it('matches an unknown receipt with a return of a payout, by its reference', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    w.book_(-300_000, `EFT ${p.reference}`, p.payee.name)
    w.book_(300_000, 'GELEN EFT')
    await w.reconcile()
    const line = (await w.open()).find(({ money }) => money.amount === '3000.00')
    const of = (await w.breaks()).find((b) => b.line === line.id)
    const page = await v.get(`/breaks/${of.id}`)
    await v.follow(page, `/breaks/${of.id}/match`, { kind: 'return', references: p.reference, note: "the bank's letter" })
    expect((await w.payout(p)).state).toBe('returned')
    expect(await w.difference()).toBe('0.00')
  })

  it('lets the line with the reference change places with the one without', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    w.book_(-300_000, 'HAVALE')
    await w.reconcile()
    const first = (await w.open()).find(({ money }) => money.amount === '-3000.00')
    await w.post('finance', '/matches', { lines: [first.id], payouts: [p.id], kind: 'settlement', note: 'it must be' })
    w.book_(-300_000, `EFT ${p.reference}`)
    await w.reconcile()
    const of = await breakOf('duplicate_payment')
    const page = await v.get(`/breaks/${of.id}`)
    expect(plain(page)).toContain('The two lines change places')
    await v.follow(page, `/breaks/${of.id}/exchange`, { note: 'this one has the reference' })
    const [, match] = (await w.get(`/matches?payout=${p.id}`, 'finance')).items
    expect(match).toMatchObject({ state: 'confirmed', lines: [of.line] })
  })

  it('waits until a day, and ends by the file of a notice, of which a fingerprint is kept', async () => {
    const batch = await w.instructed(1)
    const [p] = batch.payouts
    await w.reconcile()
    w.hoursPass(24 * 25)
    w.booked.push({ day: '2020-11-26', minor: 100, text: 'FAIZ', name: '', account: '', ref: 'D9' })
    await w.reconcile()
    const of = await breakOf('in_transit_too_long')
    const page = await v.get(`/breaks/${of.id}`)
    const past = await v.send(page, `/breaks/${of.id}/wait`, { until: '2020-11-01', note: 'x' })
    expect([past.status, plain(past)]).toEqual([422, expect.stringContaining('a day after today')])
    const waiting = await v.follow(past, `/breaks/${of.id}/wait`, { until: '2020-12-04', note: 'the bank looks for it' })
    expect(plain(waiting)).toContain('Waits until 4 December 2020')
    const notice = 'The bank did not carry it out.'
    await v.follow(waiting, `/breaks/${of.id}/reject`, { notice: new File([notice], 'notice.pdf'), note: 'by its notice' })
    expect((await w.payout(p)).state).toBe('rejected')
    const kept = w.book.read((read) => read.value('SELECT evidence_sha256 FROM note WHERE noun = ? AND evidence_sha256 IS NOT NULL', 'break'))
    expect(kept).toBe(createHash('sha256').update(notice).digest('hex'))
  })

  it('explains a gap between statements by a statement', async () => {
    await w.reconcile()
    const { statement } = w
    const later = { day: '2020-11-02', minor: 500, text: 'FAIZ', name: '', account: '', ref: 'E1' }
    w.hoursPass(24 * 10)
    const bytes = statement.call(w, [{ ...later, day: '2020-11-10' }])
    await w.post('finance', '/bank-accounts/B/statements?mode=import', undefined, { raw: bytes, kind: 'text/csv' })
    const of = await breakOf('statement_gap')
    const account = await v.get('/accounts/B')
    expect(plain(account)).toContain('Days between two statements are missing')
    const page = await v.get(`/breaks/${of.id}`)
    expect(plain(page)).toContain('The earlier statement ends on this day. 2 November 2020')
    expect(plain(page)).toContain('The balance with which it ends. 100 000.00 TRY')
    const none = await v.send(page, `/breaks/${of.id}/explained`, { note: 'a holiday' })
    expect(none.status).toBe(422)
    const missing = turkish({ number: iban('TR', '0006400000112345678901'), currency: 'TRY' }, 10_000_000, [
      { ...later, day: '2020-11-05', minor: -10_000_000, ref: 'E0' },
    ])
    await w.post('finance', '/bank-accounts/B/statements?mode=import', undefined, { raw: missing, kind: 'text/csv' })
    const shown = await v.get(`/breaks/${of.id}`)
    expect(plain(shown)).toContain('Statement 3, taken in since, ends with the balance with which the later one begins.')
    await v.follow(shown, `/breaks/${of.id}/explained`, { note: 'it was exported late' })
    expect(plain(await v.get('/accounts/B'))).not.toContain('Days between two statements are missing')
  })

  it('takes what came back with less for the payout that it names already', async () => {
    const [p] = (await w.instructed(1)).payouts
    w.book_(-300_000, `EFT ${p.reference}`)
    w.book_(298_500, `IADE ${p.reference}`)
    await w.reconcile()
    const of = (await w.breaks()).find(({ payout }) => payout === p.id)
    const page = await v.get(`/breaks/${of?.id}`)
    expect(plain(page)).toContain('Of a payout that came back: empty for the one above.')
    await v.follow(page, `/breaks/${of?.id}/match`, { kind: 'return', difference: 'charge', note: 'the bank kept its fee' })
    expect((await w.payout(p)).state).toBe('returned')
  })

  it('tells beside it what came back and is to be paid again, until that is done', async () => {
    const [p, other] = (await w.instructed(2)).payouts
    for (const { reference } of [p, other]) w.book_(-300_000, `EFT ${reference}`)
    w.book_(300_000, `IADE ${p.reference} AC04`)
    expect(await w.reconcile()).toMatchObject({ breaks: 0 })
    const page = await v.get('/breaks')
    expect(plain(page)).toMatch(/Returned, to be paid again .* Returned on Account Amount \S+ 2020-\d+ 2 November 2020 B 3\s000\.00 TRY Prepare a batch/)
    for (const link of [`/payouts/${p.id}`, `/cases/${p.applicationId}`, '/batches/new']) expect(page.text).toContain(`href="${link}"`)
    expect(page.text).not.toContain(other.reference)
    expect(plain(await v.get(`/cases/${p.applicationId}`))).toContain('Came back · 2 November 2020 · the account is closed')
    expect(plain(await v.get('/breaks?account=B'))).toContain(p.reference)
    expect(plain(await v.get('/breaks?kind=unknown_debit'))).not.toContain(p.reference)
    const auditor = await c.enter('auditor@example.org')
    const audited = (await auditor.get('/breaks')).text
    expect([audited.includes(`/payouts/${p.id}`), audited.includes('/batches/new')]).toEqual([true, false])
    expect((await (await c.enter('approver@example.org')).get('/breaks')).text).not.toContain(`/payouts/${p.id}`)
    await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    expect(plain(await v.get('/breaks'))).not.toContain('Returned, to be paid again')
    expect(plain(await v.get('/breaks/returned'))).toContain('Nothing is here.')
  })

  it('tells page by page of all that came back', async () => {
    const { payouts } = await w.instructed(3)
    for (const { reference } of payouts) w.book_(-300_000, `EFT ${reference}`)
    for (const { reference } of payouts) w.book_(300_000, `IADE ${reference} AC04`)
    await w.reconcile()
    const [one, two, three] = payouts.map(({ id }: Json) => id)
    const page = (cursor?: string) =>
      w.book.read((read) => returnedToPay.ask(read, { params: {}, filters: { limit: 2, account: 'B', cursor }, reader: { person: 0, roles: ['finance'] } }))
    expect(page()).toMatchObject({ value: { items: [{ id: one }, { id: two }], nextCursor: two } })
    expect(page(two)).toMatchObject({ value: { items: [{ id: three }], nextCursor: null } })
    const last = await v.get(`/breaks/returned?account=B&cursor=${two}`)
    expect(last.text.match(/href="\/payouts\/\d+"/g)).toEqual([`href="/payouts/${three}"`])
    expect(last.text).toContain('href="/breaks/returned?account=B">First page')
    expect((await v.get('/breaks/returned?cursor=x')).status).toBe(422)
    await w.post('finance', '/payout-batches', { bankAccount: 'B' })
  })

  it('is Russian in Russian', async () => {
    w.book_(-75_050, 'UNKNOWN')
    await w.reconcile()
    v.language = 'ru'
    const of = await breakOf('unknown_debit')
    expect(plain(await v.get('/breaks'))).toContain('Деньги ушли, и неизвестно почему')
    const page = plain(await v.get(`/breaks/${of.id}`))
    expect(page).toContain('Деньги числятся за должником, пока их не принесёт строка или утверждающий не спишет.')
    expect(page).not.toMatch(/ (the|line|match|and) /)
  })
})
