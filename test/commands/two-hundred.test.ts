import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Json, money, policy, World } from './cases-world.ts'

const MANY = 200

/** The most that one act may decide: each of 200 with its own digest, or none of them. */
describe('200 approvals in one act', () => {
  const w = new World()
  let cases: Json[] = []
  let items: Json[] = []

  beforeAll(async () => {
    await w.found({}, '700000.00')
    const kept = ['citizen', 'host', 'caps', 'payee', 'own-payee']
    await w.programme('A', { criteria: (policy()['criteria'] as Json[]).filter(({ code }) => kept.includes(code)) })
    for (let n = 0; n < MANY; n += 1) cases.push(await w.apply({}, 'A'))
    await w.post('officer', '/programmes/A/automatic-checks')
    await w.post('officer', '/programmes/A/recommendations', { items: cases.map(({ id }) => ({ application: id })), note: 'all in order' })
    cases = (await w.get('/applications?programme=A&limit=200')).items
    items = cases.map(({ id, expected }) => ({ application: id, digest: expected.digest }))
  })
  afterAll(() => w.close())

  const act = (of: readonly Json[]) => ({ expected: { count: of.length, total: money(`${of.length * 3000}.00`) }, items: of })
  const states = async () => new Set((await w.get('/applications?programme=A&limit=200')).items.map(({ state }: Json) => state))
  const committed = async () => (await w.get('/funds/F', 'finance')).committed

  it('takes no more than 200', () =>
    w.refused([422, 'invalid_input'], 'approver', '/programmes/A/approvals', act([...items, { application: '1', digest: '0' }])))

  it('approves nothing where one case is not what was seen, and names that one', async () => {
    expect(cases).toHaveLength(MANY)
    const bad = 137
    const stale = items.map((item, place) => (place === bad ? { ...item, digest: items[0].digest } : item))
    const refusal = await w.refused([409, 'approval_outdated'], 'approver', '/programmes/A/approvals', act(stale))
    expect(refusal.errors).toMatchObject([{ pointer: `/items/${bad}` }])
    expect(refusal.errors[0].reason).toContain(cases[bad].caseNumber)
    expect([await states(), await committed()]).toEqual([new Set(['recommended']), money('0.00')])
  })

  it('approves all by one event, each against its own digest', async () => {
    const head = w.head()
    const answer = await w.post('approver', '/programmes/A/approvals', act(items))
    expect(w.head()).toBe(head + 1)
    expect(answer.items.map(({ application, state }: Json) => [application, state])).toEqual(items.map(({ application }) => [application, 'approved']))
    expect([await states(), await committed()]).toEqual([new Set(['approved']), money('600000.00')])
    const approvals = w.book.read((read) => read.all<Json>('SELECT application, digest FROM approval WHERE event_seq = ? ORDER BY application', head + 1))
    expect(approvals).toEqual(items.map(({ application, digest }) => ({ application: Number(application), digest })))
    expect(new Set(approvals.map(({ digest }) => digest)).size).toBe(MANY)
    expect(await w.get('/verification', 'auditor')).toMatchObject({ ok: true, faults: [] })
  })
})
