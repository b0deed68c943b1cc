import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BankWorld } from '../commands/bank-world.ts'
import { ConsoleWorld, codeAt, PASSWORD, type PageSeen, plain, type Visitor } from './console-world.ts'

describe('batches, from what is payable to the voucher', () => {
  const w = new BankWorld()
  const c = new ConsoleWorld(w.book)
  let finance: Visitor
  let releaser: Visitor
  afterAll(() => {
    c.close()
    w.close()
  })
  beforeAll(async () => {
    await w.found()
    finance = await c.enter('finance@example.org')
    releaser = await c.enter('releaser@example.org')
  })
  /** A page may ask a hundred things a second: the machine's clock of the test stands still unless it is moved. */
  const get = (v: Visitor, path: string) => {
    c.now += 1100
    return v.get(path)
  }
  const codes = (page: PageSeen) => [...page.text.matchAll(/\/batches\/(\d+)/g)].map(([, id]) => id)

  it('shows what a batch would hold and what is left out, and makes it as it was seen', async () => {
    await w.approved()
    await w.approved()
    const held = await w.approved()
    await w.post('finance', `/grants/${held.grant.id}/holds`, { reason: 'a question' })
    const first = await get(finance, '/batches/new')
    expect(plain(first)).toContain('Prepare batch')
    const page = await get(finance, '/batches/new?bankAccount=B')
    expect(plain(page)).toContain('6 000.00 TRY')
    expect(plain(page)).toContain('Left out: 1')
    expect(plain(page)).toContain('a hold stands on it or on its programme')
    const sent = await finance.send(page, '/batches/new/submit')
    expect(sent.status, plain(sent)).toBe(303)
    const [id] = codes({ ...sent, text: sent.to })
    const batch = await get(finance, sent.to)
    expect(plain(batch)).toContain('It waits for a releaser')
    expect(plain(batch)).toContain('Left out: 1')
    expect(plain(batch)).toContain(held.caseNumber)
    expect((await finance.send(page, '/batches/new/submit')).to, 'sent twice, it is one batch').toBe(sent.to)
    expect((await w.get('/payout-batches', 'finance')).items).toHaveLength(1)
    expect(batch.text).toContain(`/batches/${id}/cancel`)
  })

  it('does not make another batch than was seen', async () => {
    const page = await get(finance, '/batches/new?bankAccount=B')
    expect(plain(page)).toContain('Nothing is payable')
    await w.approved()
    const seen = await get(finance, '/batches/new?bankAccount=B')
    await w.approved()
    const sent = await finance.send(seen, '/batches/new/submit')
    expect(sent.status).toBe(409)
    expect(plain(sent)).toContain('It has changed since you opened it')
    expect(plain(sent), 'what is payable now stands below').toContain('6 000.00 TRY')
    expect(await get(finance, '/batches/new?bankAccount=B&dueBy=soon').then(plain)).toContain('&quot;soon&quot; is no day of the calendar')
  })

  it('is released by another person, with the password again, exactly as it was seen', async () => {
    const queue = await get(releaser, '/release')
    const [, id] = /\/release\/(\d+)/.exec(queue.text) ?? []
    const page = await get(releaser, `/release/${id}`)
    expect(plain(page)).toContain('Release 2 payouts')
    expect(plain(page)).toContain('2 paid for the first time')
    expect(plain(page)).toContain('9 000.00 TRY')
    c.now += 20 * 60_000
    const unproven = await releaser.send(page, `/release/${id}/release`)
    expect(unproven.to).toBe(`/prove?to=${encodeURIComponent(`/release/${id}`)}`)
    const proof = await releaser.get(unproven.to)
    const back = await releaser.send(proof, '/prove', { password: PASSWORD, code: codeAt(releaser.factor, c.now) })
    expect(back.to).toContain(`/release/${id}`)
    const again = await releaser.get(back.to)
    const wrong = await releaser.send(again, `/release/${id}/release`, { count: '1' })
    expect(wrong.status).toBe(409)
    expect(plain(wrong)).toContain('It has changed since you opened it')
    const released = await releaser.follow(again, `/release/${id}/release`)
    expect(plain(released)).toContain('The batch is released.')
    expect(await w.get(`/payout-batches/${id}`, 'finance')).toMatchObject({ state: 'released', releasedBy: 'releaser' })
  })

  it('shows the preparer why it is for another', async () => {
    const hats = await c.enter('hats@example.org')
    const batch = await w.post('hats', '/payout-batches', { bankAccount: 'B' })
    const queue = await get(hats, '/release')
    expect(plain(queue)).toContain('You prepared it: a colleague releases it.')
    expect(queue.text).not.toContain(`href="/release/${batch.id}"`)
    const page = await get(hats, `/release/${batch.id}`)
    expect(page.text).not.toContain('<button type="submit" class="grave"')
    const cancelled = await hats.follow(await get(hats, `/batches/${batch.id}`), `/batches/${batch.id}/cancel`)
    expect(plain(cancelled)).toContain('The batch is cancelled')
    expect(await w.get(`/payout-batches/${batch.id}`, 'finance')).toMatchObject({ state: 'cancelled' })
  })

  it('gives the payment file in each form, takes the hand-over and the bank’s report, and tells what is wrong with one', async () => {
    const [batch] = (await w.get('/payout-batches', 'finance')).items
    const page = await get(finance, `/batches/${batch.id}`)
    const csv = await get(finance, `/batches/${batch.id}/payment-file?format=csv`)
    expect(csv.text).toContain(batch.payouts[0].reference)
    expect(csv.headers.get('Content-Disposition')).toContain('attachment')
    expect((await get(finance, `/batches/${batch.id}/payment-file?format=pain.001`)).text).toContain('<CstmrCdtTrfInitn>')
    expect((await get(finance, `/batches/${batch.id}/payment-file?format=print`)).text).toContain('Payment list')
    expect((await get(finance, `/batches/${batch.id}/payment-file?format=odt`)).status).toBe(422)
    const bad = await finance.send(page, `/batches/${batch.id}/bank-report`, { file: new File(['<a/>'], 'r.xml') })
    expect(bad.status).toBe(422)
    expect(plain(bad)).toMatch(/Line 1/)
    const over = await finance.follow(page, `/batches/${batch.id}/hand-over`, { bankReference: 'BNK 7' })
    expect(plain(over)).toContain('BNK 7')
    expect(over.text).not.toContain('/hand-over"')
  })

  it('tells a payout’s story, and files its voucher with the seal of the books at its release', async () => {
    const [batch] = (await w.get('/payout-batches', 'finance')).items
    const [first] = batch.payouts
    const found = await get(finance, `/payouts?reference=${first.reference.toLowerCase()}`)
    expect(found.text).toContain(`/payouts/${first.id}`)
    expect(plain(await get(finance, '/payouts?reference=TOABCDEFGHJK99'))).toContain('There is no payout with the reference')
    const page = await get(finance, `/payouts/${first.id}`)
    for (const words of ['Recommended', 'Approved', 'officer', 'approver', 'ordered, not yet on a statement', 'Handed over', first.payee.name])
      expect(plain(page)).toContain(words)
    const voucher = await get(releaser, `/payouts/${first.id}/voucher`)
    const sealed = w.book.read((read) =>
      read.value<Buffer>('SELECT hash FROM seal WHERE event_seq = (SELECT event_seq FROM release WHERE batch = ?)', Number(batch.id)),
    )
    expect(plain(voucher)).toContain(sealed?.toString('hex') ?? 'no seal')
    const all = await get(finance, `/batches/${batch.id}/vouchers`)
    expect(all.text.match(/<section class="sheet">/g)).toHaveLength(2)
  })

  it('records a rejection with its reason, and stops a batch', async () => {
    const [batch] = (await w.get('/payout-batches', 'finance')).items
    const [first] = batch.payouts
    const page = await get(finance, `/payouts/${first.id}`)
    const empty = await finance.send(page, `/payouts/${first.id}/reject`, { reason: '' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain('href="#reject-reason"')
    const rejected = await finance.follow(page, `/payouts/${first.id}/reject`, { reason: 'account closed' })
    expect(plain(rejected)).toContain('account closed')
    // Long after the release: the releaser finds the batch again from the menu, without its address.
    expect((await get(releaser, '/work')).text).toContain('href="/batches"')
    const found = await get(releaser, '/batches?state=released')
    expect(found.text).toContain(`href="/batches/${batch.id}"`)
    expect(found.text).not.toContain('/batches/new')
    const stop = await get(releaser, `/batches/${batch.id}`)
    const stopped = await releaser.follow(stop, `/batches/${batch.id}/stop`, { reason: 'wrong file' })
    expect(plain(stopped)).toContain('The batch is stopped.')
    expect(await w.get(`/payout-batches/${batch.id}`, 'finance')).toMatchObject({ state: 'stopped' })
  })

  it('exports lists without telling whose money it is, safe from formulas', async () => {
    const [batch] = (await w.get('/payout-batches', 'finance')).items
    for (const path of ['/batches/export?', '/payouts/export?state=rejected&', `/batches/${batch.id}/export?`]) {
      const csv = await get(finance, `${path}format=csv`)
      expect(csv.status, path).toBe(200)
      expect(csv.text).toContain(batch.payouts[0].reference.slice(0, 2))
      expect(csv.text).not.toContain(batch.payouts[0].payee.name)
      expect((await get(finance, `${path}format=xlsx`)).headers.get('Content-Type')).toContain('spreadsheetml')
    }
    expect((await get(finance, '/batches/export?format=csv')).text).toContain('6000.00,TRY')
  })

  it('shows every page in both languages, and masks payees for an auditor', async () => {
    const auditor = await c.enter('auditor@example.org')
    const [batch] = (await w.get('/payout-batches', 'finance')).items
    for (const v of [finance, auditor])
      for (const language of ['en', 'ru'])
        for (const path of [
          '/batches',
          '/batches?state=stopped',
          `/batches/${batch.id}`,
          '/payouts',
          '/payouts?state=rejected',
          `/payouts/${batch.payouts[0].id}`,
        ]) {
          v.language = language
          const page = await get(v, path)
          expect(page.status, `${path} ${language}`).toBe(200)
          expect(plain(page).includes(batch.payouts[0].payee.name), path).toBe(v === finance && /batches\/|payouts/.test(path))
          if (language === 'ru') expect(plain(page)).toMatch(/Пакет|Выплат/)
          expect(page.text.length).toBeLessThan(60_000)
        }
  })
})
