import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Json, money, policy, student, World } from './cases-world.ts'

const w = new World()
beforeAll(() => w.found())
afterAll(() => w.close())

const kinds = (of: Json): string[] => of.history.map((happening: { kind: string }) => happening.kind)

describe('a case from application to grant', () => {
  it('is received, checked, recommended and approved, and promises the money', async () => {
    const made = await w.apply()
    expect(made).toMatchObject({ caseNumber: '2020-000001', state: 'received' })
    expect(made.code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{3}$/)
    const checked = await w.check(made)
    expect(checked).toMatchObject({ ...student(1), state: 'checking', expected: null, messages: [] })
    const outcomes = checked.checks.map((check: { criterion: string; outcome: string }) => [check.criterion, check.outcome])
    expect(outcomes.length).toBe(14)
    expect(outcomes.filter(([, outcome]: string[]) => outcome !== 'pass')).toEqual([['screened', 'unclear']])
    await w.post('officer', `/applications/${made.id}/recommendation`, { note: 'in order' })
    const recommended = await w.read(made)
    expect(recommended).toMatchObject({
      state: 'recommended',
      grant: null,
      expected: { money: money('3000.00') },
      decisions: [{ kind: 'recommendation', outcome: 'approve', by: 'officer', note: 'in order' }],
    })
    const answer = await w.post('approver', `/applications/${made.id}/approval`, { expected: recommended.expected })
    expect(answer).toEqual({ state: 'approved', grant: { id: answer.grant.id, state: 'approved', money: money('3000.00') } })
    const approved = await w.read(made)
    expect(approved.grant).toMatchObject({ id: answer.grant.id, instalments: [{ nth: 1, dueOn: '2020-11-02', state: 'due' }], holds: [] })
    expect(kinds(approved)).toEqual(['application_received', 'checks_run', 'check_recorded', 'check_recorded', 'check_recorded', 'recommended', 'approved'])
    expect(await w.get('/funds/F')).toMatchObject({ available: money('97000.00'), committed: money('3000.00'), spent: money('0.00') })
    expect(await w.get(`/grants/${answer.grant.id}`)).toMatchObject({ caseNumber: '2020-000001', pendingPayee: null, payee: { iban: student(1).payee.iban } })
  })

  it('needs two approvers above the threshold, and shows the first approval', async () => {
    await w.programme('T', { secondApprovalAbove: money('1000.00') })
    const of = await w.recommended({}, 'officer', 'T')
    expect(await w.post('hats', `/applications/${of.id}/approval`, { expected: of.expected })).toEqual({ state: 'recommended', grant: null })
    expect(await w.read(of)).toMatchObject({ state: 'recommended', decisions: [{ kind: 'recommendation' }, { kind: 'approval', nth: 1, by: 'hats' }] })
    await w.refused([403, 'same_person'], 'hats', `/applications/${of.id}/approval`, { expected: of.expected })
    expect(await w.post('approver', `/applications/${of.id}/approval`, { expected: of.expected })).toMatchObject({ state: 'approved' })
  })

  it('pays a flat amount in the parts that the policy says, and an amount of its own as the recommendation says', async () => {
    await w.programme('I', { grant: { amount: money('3000.00'), instalments: 3 }, capPerMonth: money('1000.00') })
    expect((await w.approved({}, 'I')).grant.instalments.map((one: Json) => [one.dueOn, one.money.amount])).toEqual([
      ['2020-11-02', '1000.00'],
      ['2020-12-02', '1000.00'],
      ['2021-01-02', '1000.00'],
    ])
    await w.programme('C', { grant: { cap: money('5000.00') } })
    const of = await w.check(await w.apply({ requested: money('4000.00') }, 'C'))
    const instalments = [
      { dueOn: '2020-11-10', money: money('1500.00') },
      { dueOn: '2020-12-10', money: money('500.00') },
    ]
    await w.post('officer', `/applications/${of.id}/recommendation`, { money: money('2000.00'), instalments, note: 'what is needed' })
    const { expected } = await w.read(of)
    await w.post('approver', `/applications/${of.id}/approval`, { expected })
    const { grant } = await w.read(of)
    expect([grant.money, grant.instalments.map((one: Json) => one.dueOn)]).toEqual([money('2000.00'), ['2020-11-10', '2020-12-10']])
    const second = await w.check(await w.apply({ requested: money('4000.00') }, 'C'))
    expect((await w.post('officer', `/applications/${second.id}/recommendation`, { note: 'all that was asked for' })).expected.money).toEqual(money('4000.00'))
  })

  it('is refused, either way it was recommended, or withdrawn at the wish of the student, who can apply again and gets no code', async () => {
    const one = await w.recommended()
    expect(await w.post('approver', `/applications/${one.id}/refusal`, { reason: 'other', note: 'not convincing' })).toEqual({ state: 'refused' })
    const two = await w.apply()
    await w.post('officer', `/applications/${two.id}/recommendation`, { outcome: 'refuse', reason: 'not_enrolled', note: 'left in May' })
    expect(await w.read(two)).toMatchObject({ state: 'recommended', expected: null })
    await w.post('approver', `/applications/${two.id}/refusal`, { reason: 'not_enrolled', note: 'left in May' })
    const three = await w.apply()
    const n = w.n
    expect(await w.post('officer', `/applications/${three.id}/withdrawal`, { note: 'asked by telephone' })).toEqual({ state: 'withdrawn' })
    expect(await w.read(three)).toMatchObject({ state: 'withdrawn', decisions: [{ kind: 'withdrawal', note: 'asked by telephone' }] })
    const again = await w.post('officer', '/programmes/P/applications', student(n))
    expect(again).toMatchObject({ code: null, state: 'received' })
  })

  it('runs the checks of a whole programme, 200 cases at a time', async () => {
    await w.programme('A', { criteria: (policy()['criteria'] as { code: string }[]).filter(({ code }) => ['citizen', 'unique', 'payee'].includes(code)) })
    const cases = [await w.apply({}, 'A'), await w.apply({}, 'A')]
    expect(await w.post('officer', '/programmes/A/automatic-checks')).toMatchObject({
      checked: 2,
      left: 0,
      applications: cases.map(({ id }) => ({ id, state: 'checking' })),
    })
    await w.post('officer', `/applications/${cases[0].id}/recommendation`, { note: 'all in order' })
  })

  it('is found by number, passport and name in any spelling; by number alone for who may not see persons', async () => {
    const of = await w.apply({ student: { ...student(900).student, familyName: 'Hudaýberdiýew', givenName: 'Şohrat', passportNumber: 'Z7654321' } })
    const found = async (q: string, who: 'officer' | 'auditor' = 'officer') =>
      (await w.get(`/applications?q=${encodeURIComponent(q)}`, who)).items.map(({ id }: Json) => id)
    for (const q of [of.caseNumber, 'z 7654321', 'Худайбердыев Шохрат', 'Shohrat Hudayberdiyev', 'Hudaýb']) expect(await found(q), q).toEqual([of.id])
    expect(await found('Shohrat Hudayberdiyev', 'auditor')).toEqual([])
    expect(await found(of.caseNumber, 'auditor')).toEqual([of.id])
    const all = await w.get('/applications?limit=3&state=approved')
    expect(all.items.map((one: Json) => one.state)).toEqual(['approved', 'approved', 'approved'])
    expect((await w.get(`/applications?limit=200&programme=P&cursor=${all.nextCursor}`)).items.every((one: Json) => one.programme === 'P')).toBe(true)
  })

  it('shows personal data to those who work on cases alone', async () => {
    const of = await w.approved()
    for (const who of ['officer', 'approver'] as const) expect((await w.read(of, who)).student, who).toEqual(student(w.n).student)
    // Finance pays by name and account: neither passport nor birth date is needed for it.
    expect((await w.read(of, 'finance')).student).toEqual({ ...student(w.n).student, passportNumber: null, birthDate: null })
    // A releaser sees payees with their payouts: who has none is nobody's to release.
    for (const one of [await w.apply(), of])
      expect(await w.read(one, 'releaser')).toMatchObject({ student: null, payee: { account: expect.stringMatching(/^TR•+\d{4}$/) } })
    const masked = await w.read(of, 'auditor')
    const told = JSON.stringify(masked)
    const person = student(w.n)
    for (const secret of [person.student.familyName, person.student.passportNumber, person.student.birthDate, person.payee.iban, person.student.email, 'seen'])
      expect(told).not.toContain(secret)
    expect(masked).toMatchObject({ student: null, city: null, hostCountry: 'TR', grant: { state: 'approved' } })
    expect(masked.payee.account).toMatch(/^TR•+\d{4}$/)
    expect((await w.get(`/grants/${of.grant.id}`, 'auditor')).payee.account).toMatch(/^TR•+\d{4}$/)
  })

  it('answers every repeat of a key as at first', async () => {
    expect(await w.repeatAll()).toBeGreaterThan(60)
  })
})
