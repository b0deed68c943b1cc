import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { World, student } from './cases-world.ts'

describe('a case from application to grant', () => {
  const w = new World()
  beforeAll(() => w.found())
  afterAll(() => w.close())

  it('is received, checked, recommended and approved, and promises the money', async () => {
    const made = await w.apply()
    expect(made).toMatchObject({ caseNumber: '2020-000001', state: 'received' })
    expect(made.code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{3}$/)
    const checked = await w.check(made)
    expect(checked.state).toBe('checking')
    expect(checked).toMatchObject(student(1))
    const outcomes = Object.fromEntries(checked.checks.map((c: { criterion: string; outcome: string }) => [c.criterion, c.outcome]))
    expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== 'pass')).toEqual([['screened', 'unclear']])
    await w.post('officer', `/applications/${made.id}/recommendation`, { note: 'in order' })
    const recommended = await w.read(made)
    expect(recommended).toMatchObject({ state: 'recommended', grant: null, expected: { money: { amount: '3000.00', currency: 'TRY' } } })
    const answer = await w.post('approver', `/applications/${made.id}/approval`, { expected: recommended.expected })
    expect(answer).toMatchObject({ state: 'approved', grant: { state: 'approved', money: { amount: '3000.00', currency: 'TRY' } } })
    const approved = await w.read(made)
    expect(approved.grant).toMatchObject({ id: answer.grant.id, instalments: [{ nth: 1, dueOn: '2020-11-02', state: 'due' }], holds: [] })
    expect(approved.history.map((h: { kind: string }) => h.kind)).toEqual(['application_received', 'checks_run', 'check_recorded', 'check_recorded', 'check_recorded', 'recommended', 'approved'])
    expect(await w.get('/funds/F')).toMatchObject({ available: { amount: '97000.00' }, committed: { amount: '3000.00' } })
    expect(await w.get(`/grants/${answer.grant.id}`)).toMatchObject({ caseNumber: '2020-000001', pendingPayee: null, payee: { iban: student(1).payee.iban } })
  })
})
