import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Json, money, policy, World } from './cases-world.ts'

const w = new World()
const AUTOMATIC = ['citizen', 'host', 'unique', 'caps', 'payee', 'own-payee']
const rules = (over: object = {}) => ({ criteria: (policy()['criteria'] as Json[]).filter(({ code }) => AUTOMATIC.includes(code)), ...over })

beforeAll(async () => {
  await w.found()
  await w.programme('A', rules())
})
afterAll(() => w.close())

const checked = async (n: number, programme = 'A', over: object = {}): Promise<Json[]> => {
  const made = []
  for (let i = 0; i < n; i += 1) made.push(await w.apply({ ...over }, programme))
  await w.post('officer', `/programmes/${programme}/automatic-checks`)
  return made
}
const ids = (of: readonly Json[]) => of.map(({ id }) => ({ application: id }))
const recommendation = (of: readonly Json[]) => ({ items: ids(of), note: 'all in order' })
const asSeen = async (of: readonly Json[]): Promise<Json[]> => {
  const items = []
  for (const one of of) items.push({ application: one.id, digest: (await w.read(one)).expected?.digest ?? 'none' })
  return items
}
const approval = async (of: readonly Json[], total: string, count = of.length) => ({ expected: { count, total: money(total) }, items: await asSeen(of) })
const states = async (of: readonly Json[]): Promise<string[]> => {
  const read = []
  for (const one of of) read.push((await w.read(one)).state)
  return read
}
const recommended = async (n: number, programme = 'A'): Promise<Json[]> => {
  const of = await checked(n, programme)
  await w.post('officer', `/programmes/${programme}/recommendations`, recommendation(of))
  return of
}

describe('recommendations in one act', () => {
  it('recommend each with its own money, digest and note, by one event', async () => {
    const of = await checked(3)
    const head = w.head()
    expect(await w.post('officer', '/programmes/A/recommendations', recommendation(of))).toEqual({
      items: of.map(({ id }) => ({ application: id, state: 'recommended' })),
    })
    expect(w.head()).toBe(head + 1)
    const [one, two] = [await w.read(of[0]), await w.read(of[1])]
    expect(one).toMatchObject({ state: 'recommended', expected: { money: money('3000.00') }, decisions: [{ kind: 'recommendation', note: 'all in order' }] })
    expect(one.expected.digest).not.toBe(two.expected.digest)
  })

  it('are all or nothing, and point at every item that is not clear', async () => {
    const of = await checked(3)
    const payee = { ...(await w.read(of[0])).payee, name: 'Another' }
    const sibling = await w.apply({ payee }, 'A')
    await w.post('officer', '/programmes/A/automatic-checks')
    const fresh = await w.apply({}, 'A')
    const refusal = await w.refused([409, 'not_clear'], 'officer', '/programmes/A/recommendations', recommendation([of[1], sibling, of[2], fresh]))
    expect(refusal.errors.map((error: Json) => error.pointer)).toEqual(['/items/1', '/items/3'])
    expect(refusal.errors[0].reason).toContain('own-payee is unclear')
    // Decided anew, it may be recommended, but by itself alone.
    await w.post('officer', `/applications/${sibling.id}/checks`, { criterion: 'own-payee', outcome: 'pass', note: 'siblings' })
    const anew = await w.refused([409, 'not_clear'], 'officer', '/programmes/A/recommendations', recommendation([of[1], sibling]))
    expect(anew.errors).toMatchObject([{ pointer: '/items/1', reason: expect.stringContaining('decided anew') }])
    await w.post('officer', `/applications/${sibling.id}/recommendation`, { note: 'siblings' })
    const clear = await w.refused([409, 'not_clear'], 'approver', '/programmes/A/approvals', await approval([sibling], '3000.00'))
    expect(clear.errors[0].pointer).toBe('/items/0')
    const late = await w.refused([409, 'wrong_state'], 'officer', '/programmes/A/recommendations', recommendation([of[1], sibling]))
    expect(late.errors).toMatchObject([{ pointer: '/items/1' }])
    expect(await states([of[1], of[2], fresh])).toEqual(['checking', 'checking', 'received'])
  })

  it('are refused of what is not there, twice, not of the programme, or of another amount', async () => {
    const of = await checked(1)
    const other = await w.check(await w.apply())
    const path = '/programmes/A/recommendations'
    expect((await w.refused([404, 'not_found'], 'officer', path, { items: [...ids(of), { application: 'none' }], note: 'x' })).errors[0].pointer).toBe(
      '/items/1',
    )
    expect((await w.refused([404, 'not_found'], 'officer', path, recommendation([...of, other]))).errors[0].pointer).toBe('/items/1')
    await w.refused([404, 'not_found'], 'officer', '/programmes/none/recommendations', recommendation(of))
    await w.refused([422, 'invalid_input'], 'officer', path, recommendation([...of, ...of]))
    await w.refused([422, 'invalid_input'], 'officer', path, recommendation([]))
    await w.refused([422, 'invalid_input'], 'officer', path, { items: Array.from({ length: 201 }, (_, n) => ({ application: String(n) })), note: 'x' })
    await w.refused([422, 'amount_not_allowed'], 'officer', path, { items: [{ ...ids(of)[0], money: money('1.00') }], note: 'x' })
    await w.refused([403, 'role_not_allowed'], 'approver', path, recommendation(of))
    expect(await w.post('officer', path, { items: [{ ...ids(of)[0], money: money('3000.00') }], note: 'x' })).toMatchObject({
      items: [{ state: 'recommended' }],
    })
  })
})

describe('approvals in one act', () => {
  it('make a grant of each, against its own digest, the number and the sum', async () => {
    const of = await recommended(2)
    const head = w.head()
    const before = (await w.get('/funds/F', 'finance')).committed.amount
    const answer = await w.post('approver', '/programmes/A/approvals', await approval(of, '6000.00'))
    expect(w.head()).toBe(head + 1)
    expect(answer).toEqual({
      items: of.map(({ id }) => ({ application: id, state: 'approved', grant: { id: expect.any(String), state: 'approved', money: money('3000.00') } })),
    })
    expect(await states(of)).toEqual(['approved', 'approved'])
    expect(Number((await w.get('/funds/F', 'finance')).committed.amount) - Number(before)).toBe(6000)
    const again = await w.refused([409, 'already_decided'], 'approver', '/programmes/A/approvals', await approval(of, '6000.00'))
    expect(again.errors).toHaveLength(2)
  })

  it('are refused whole where one item is stale, or the number or the sum is another', async () => {
    const of = await recommended(2)
    const seen = await approval(of, '6000.00')
    const stale = { ...seen, items: [seen.items[0], { ...seen.items[1], digest: '0'.repeat(64) }] }
    expect((await w.refused([409, 'approval_outdated'], 'approver', '/programmes/A/approvals', stale)).errors).toMatchObject([{ pointer: '/items/1' }])
    const sum = await w.refused([409, 'approval_outdated'], 'approver', '/programmes/A/approvals', await approval(of, '6000.01'))
    expect(sum).toMatchObject({ errors: [{ pointer: '/expected/total' }], now: { count: 2, total: money('6000.00') } })
    const count = await w.refused([409, 'approval_outdated'], 'approver', '/programmes/A/approvals', await approval(of, '6000.00', 3))
    expect(count.errors).toMatchObject([{ pointer: '/expected/count' }])
    await w.post('officer', `/applications/${of[1].id}/corrections`, { changes: { city: 'Konya' }, source: 'student', note: 'moved' })
    expect((await w.refused([409, 'approval_outdated'], 'approver', '/programmes/A/approvals', seen)).errors).toMatchObject([{ pointer: '/items/1' }])
    expect(await states(of)).toEqual(['recommended', 'checking'])
  })

  it('are not given by who recommended one of them', async () => {
    const [mine, theirs] = await checked(2)
    await w.post('hats', '/programmes/A/recommendations', recommendation([mine]))
    await w.post('officer', '/programmes/A/recommendations', recommendation([theirs]))
    const refusal = await w.refused([403, 'same_person'], 'hats', '/programmes/A/approvals', await approval([theirs, mine], '6000.00'))
    expect(refusal.errors).toMatchObject([{ pointer: '/items/1' }])
  })

  it('need two persons above the threshold: the first leaves them recommended', async () => {
    await w.programme('T', rules({ secondApprovalAbove: money('1000.00') }))
    const of = await recommended(2, 'T')
    const seen = await approval(of, '6000.00')
    expect(await w.post('approver', '/programmes/T/approvals', seen)).toEqual({ items: of.map(({ id }) => ({ application: id, state: 'recommended' })) })
    await w.refused([403, 'same_person'], 'approver', '/programmes/T/approvals', seen)
    expect(await w.post('approver2', '/programmes/T/approvals', seen)).toMatchObject({ items: [{ state: 'approved' }, { state: 'approved' }] })
  })

  it('hold to the fund and the caps for their sum', async () => {
    const available = Number((await w.get('/funds/F', 'finance')).available.amount)
    await w.programme(
      'H',
      rules({ grant: { amount: money((Math.floor(available / 2) + 1).toFixed(2)) }, capPerStudent: money('99999.00'), capPerMonth: money('99999.00') }),
    )
    const of = await recommended(2, 'H')
    const sum = ((Math.floor(available / 2) + 1) * 2).toFixed(2)
    const refusal = await w.refused([409, 'fund_would_be_overspent'], 'approver', '/programmes/H/approvals', await approval(of, sum))
    expect(refusal.errors).toMatchObject([{ pointer: '/items/1' }])
    expect(await states(of)).toEqual(['recommended', 'recommended'])
  })

  it('and recommendations answer every repeat of a key as at first', async () => {
    expect(await w.repeatAll()).toBeGreaterThan(40)
  })
})
