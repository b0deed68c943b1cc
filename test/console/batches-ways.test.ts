import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY, iban, money } from '../commands/cases-world.ts'
import { CollectWorld } from '../commands/collect-world.ts'
import { ConsoleWorld, plain, type Visitor } from './console-world.ts'

describe('batches to agents and institutions, and in another currency', () => {
  const w = new CollectWorld()
  const c = new ConsoleWorld(w.book)
  let finance: Visitor
  let releaser: Visitor
  afterAll(() => {
    c.close()
    w.close()
  })
  beforeAll(async () => {
    await w.found()
    await w.post('finance', '/bank-accounts', { code: 'AG', name: 'Agent', kind: 'agent', currency: 'TRY' })
    finance = await c.enter('finance@example.org')
    releaser = await c.enter('releaser@example.org')
  })
  const get = (v: Visitor, path: string) => {
    c.now += 1100
    return v.get(path)
  }
  const submitted = async (path: string) => {
    const sent = await finance.follow(await get(finance, path), '/batches/new/submit')
    return { page: sent, id: /\/batches\/(\d+)\/cancel/.exec(sent.text)?.[1] ?? '' }
  }

  it('pays by an agent, and keeps the agent’s number with the payout', async () => {
    const picked = await w.pickup()
    const { id, page } = await submitted('/batches/new?bankAccount=AG')
    expect(plain(page)).toContain(picked.caseNumber)
    const queue = await get(releaser, `/release/${id}`)
    const released = await releaser.follow(queue, `/release/${id}/release`)
    expect(released.text).not.toContain('pain.001')
    const [payout] = (await w.get(`/payout-batches/${id}`, 'finance')).payouts
    const story = await get(finance, `/payouts/${payout.id}`)
    const told = await finance.follow(story, `/payouts/${payout.id}/agent-number`, { number: 'MTCN 77' })
    expect(plain(told)).toContain('MTCN 77')
    expect(plain(await get(finance, `/batches/${id}`))).toContain('MTCN 77')
    expect((await get(finance, `/batches/${id}/export?format=csv`)).text).toContain('MTCN 77')
    const early = await finance.send(told, `/payouts/${payout.id}/reject`, { reason: 'not collected', evidenceSha256: '' })
    expect(early.status, 'its days are not over').toBe(409)
    expect(plain(early)).toContain('may still be paid out')
  })

  it('pays an institution in a batch of its own, and leaves it out of another', async () => {
    const account = { iban: iban('TR', '0006400000115555555555'), bank: 'Bank', bic: 'ISBKTRIS' }
    await w.post('admin', '/institutions', {
      code: 'UNI',
      name: 'Ankara University',
      kind: 'university',
      payee: { name: 'Ankara University', ...account, currency: 'TRY' },
    })
    await w.approvedFor({ relation: 'institution', institution: 'UNI' })
    await w.approved()
    const all = await get(finance, '/batches/new?bankAccount=B')
    expect(plain(all)).toContain('1: it goes to an institution: a batch of its own')
    expect(plain(all)).toContain('Payouts 1 Total 3 000.00 TRY')
    const { page, id } = await submitted('/batches/new?bankAccount=B&institution=UNI')
    expect(plain(page)).toContain('To one institution UNI')
    await releaser.follow(await get(releaser, `/release/${id}`), `/release/${id}/release`)
    const [payout] = (await w.get(`/payout-batches/${id}`, 'finance')).payouts
    expect(plain(await get(finance, `/payouts/${payout.id}`))).toContain('all of them are rejected')
  })

  it('says which exchange rate a batch would use, or that there is none', async () => {
    await w.post('finance', '/bank-accounts', { code: 'D', name: 'Dollars', currency: 'USD', iban: iban('TR', '0006400000117777777777') })
    await w.approvedFor({ currency: 'USD' })
    expect(plain(await get(finance, '/batches/new?bankAccount=D'))).toContain('1: there is no exchange rate of the last three days')
    await w.post('finance', '/exchange-rates', { from: 'TRY', to: 'USD', rate: '0.125', date: DAY, source: 'central bank' })
    const page = await get(finance, '/batches/new?bankAccount=D')
    expect(plain(page)).toContain('TRY 0.125 (central bank, 2020-11-02)')
    const { id } = await submitted('/batches/new?bankAccount=D')
    expect(await w.get(`/payout-batches/${id}`, 'finance')).toMatchObject({ total: money('375.00', 'USD') })
    const limits = await get(releaser, `/release/${id}`)
    expect(plain(limits)).toContain('The account does not hold enough by the books.')
    expect(plain(limits)).toContain('P F 1 3 000.00 TRY 3 000.00 TRY 3 000.00 TRY 9 000.00 TRY 6 000.00 TRY')
  })

  it('marks a changed payee for the releaser, and why its waiting time was ended', async () => {
    const of = await w.approved()
    const payee = { name: 'Aýna Annaýewa', iban: iban('TR', '0006400000113333333333'), bank: 'Bank', currency: 'TRY' }
    const { digest } = await w.post('officer', `/grants/${of.grant.id}/payee`, { payee, reason: 'account closed', recognisedBy: 'passport' })
    await w.post('approver', `/grants/${of.grant.id}/payee-approval`, { expected: { digest } })
    await w.post('approver2', `/grants/${of.grant.id}/cooling-off-end`, { reason: 'the embassy confirmed it' })
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [of.grant.id] })
    const page = plain(await get(releaser, `/release/${batch.id}`))
    expect(page).toContain('1 changed after the approval')
    expect(page).toContain('waiting time ended early: approver2, the embassy confirmed it')
  })
})
