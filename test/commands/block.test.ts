import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { block, unblock } from '../../src/commands/erase/block.ts'
import { erase } from '../../src/commands/erase/erase.ts'
import { BankWorld } from './bank-world.ts'
import { type Json, student } from './cases-world.ts'

const adminOf = (w: BankWorld): number =>
  w.book.read((read) => read.value<number>("SELECT person FROM role_grant WHERE role = 'admin' ORDER BY id DESC LIMIT 1")) ?? 0

describe('block', () => {
  const w = new BankWorld()
  let paid: Json
  let underWay: Json
  let code: string
  let seen: Json
  const asked = (of: Json, more: object = {}) => ({ caseNumber: of.caseNumber, reason: 'the student contests the data', actor: adminOf(w), ...more })
  const status = () => w.call('officer', 'POST', '/status', { code, birthYear: Number(student(1).student.birthDate.slice(0, 4)) })
  const found = async (q: string) => (await w.get(`/applications?q=${encodeURIComponent(q)}`)).items.map((item: Json) => item.caseNumber)
  const narratives = async () => (await w.get('/bank-accounts/B/lines?limit=200', 'finance')).items.map((line: Json) => line.narrative)

  beforeAll(async () => {
    await w.found()
    paid = await w.approved()
    code = (await w.post('officer', `/applications/${paid.id}/code`, { recognisedBy: 'passport', note: 'lost' })).code
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    await w.release(batch)
    w.contribution()
    w.book_(-300_000, `Havale ${batch.payouts[0].reference} ${student(1).payee.name}`, student(1).payee.name, student(1).payee.iban)
    await w.reconcile()
    underWay = await w.approved()
    await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    seen = await w.read(paid)
  })
  afterAll(() => w.close())

  it('refuses an unknown case, a person who may not, no reason, a payout under way, and to show what is not hidden', () => {
    const before = w.head()
    const tried = [
      block(w.book, asked(paid, { caseNumber: '2020-999999' })),
      block(w.book, asked(paid, { actor: adminOf(w) + 1 })),
      block(w.book, asked(paid, { reason: ' ' })),
      block(w.book, asked(underWay)),
      unblock(w.book, asked(paid)),
    ]
    expect(tried.map((result) => !result.ok && result.problem.code)).toEqual([
      'not_found',
      'role_not_allowed',
      'invalid_input',
      'money_still_open',
      'wrong_state',
    ])
    expect(w.head()).toBe(before)
  })

  it('hides the student everywhere: members, payee, words of checks, search, code, bank line; money stays', async () => {
    expect((await status()).status).toBe(200)
    expect(await found(student(1).student.familyName)).toContain(paid.caseNumber)
    const balances = await w.balances()
    expect(block(w.book, asked(paid))).toMatchObject({ ok: true, value: { blocked: true, cases: [paid.caseNumber], lines: 1 } })
    const of = await w.read(paid)
    expect(of).toMatchObject({ blocked: true, student: null, city: null, payee: null, state: 'approved' })
    expect(of.erased).toBeUndefined()
    const told = JSON.stringify(of)
    for (const text of [student(1).student.familyName, student(1).student.passportNumber, student(1).payee.iban]) expect(told).not.toContain(text)
    for (const q of [student(1).student.familyName, student(1).student.passportNumber]) expect(await found(q)).not.toContain(paid.caseNumber)
    expect(await status()).toMatchObject({ status: 404, body: { code: 'not_found_or_wrong' } })
    expect((await narratives()).filter((words: string | null) => words === null)).toHaveLength(1)
    expect(await w.balances()).toEqual(balances)
    expect(await w.get('/verification', 'auditor')).toMatchObject({ ok: true, faults: [] })
  })

  it('lets nobody work on the case, disclose it, or give a new code', async () => {
    await w.refused([410, 'erased'], 'auditor', `/applications/${paid.id}/disclosure`, { reason: 'a question' })
    await w.refused([410, 'erased'], 'officer', `/applications/${paid.id}/code`, { recognisedBy: 'passport', note: 'lost' })
    expect(block(w.book, asked(paid))).toMatchObject({ ok: false, problem: { code: 'wrong_state' } })
  })

  it('is undone by another event: everything is as it was, but for the history', async () => {
    expect(unblock(w.book, asked(paid))).toMatchObject({ ok: true, value: { blocked: false } })
    expect({ ...(await w.read(paid)), history: [] }).toEqual({ ...seen, history: [] })
    expect((await status()).status).toBe(200)
    expect(await found(student(1).student.familyName)).toContain(paid.caseNumber)
    expect((await narratives()).filter((words: string | null) => words === null)).toEqual([])
  })

  it('keeps what is still to be paid back, until the student is shown again', async () => {
    const of = await w.approved()
    expect(block(w.book, asked(of)).ok).toBe(true)
    await w.refused([409, 'payout_held'], 'finance', '/payout-batches', { bankAccount: 'B', grants: [of.grant.id], dueBy: '2020-11-30' })
    expect(unblock(w.book, asked(of)).ok).toBe(true)
    expect((await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [of.grant.id], dueBy: '2020-11-30' })).count).toBe(1)
  })

  it('does not stand in the way of an erasure, after which nothing is shown again', async () => {
    expect(block(w.book, asked(paid)).ok).toBe(true)
    expect(erase(w.book, asked(paid))).toMatchObject({ ok: true, value: { lines: 1 } })
    const of = await w.read(paid)
    expect(of).toMatchObject({ erased: true, student: null })
    expect(of.blocked).toBeUndefined()
    expect(unblock(w.book, asked(paid))).toMatchObject({ ok: false, problem: { code: 'erased' } })
    expect(await w.get('/verification', 'auditor')).toMatchObject({ ok: true, faults: [] })
  })
})
