import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Json, student, World } from './cases-world.ts'

const w = new World()
beforeAll(() => w.found())
afterAll(() => w.close())

const reopening = (of: Json): string => `/applications/${of.id}/reopening`
const why = { reason: 'a review was asked for' }
const state = async (of: Json): Promise<string> => (await w.read(of)).state
const year = (n: number): number => Number(student(n).student.birthDate.slice(0, 4))

async function refused(who: 'approver' | 'hats' = 'approver'): Promise<Json> {
  const of = await w.recommended()
  await w.post(who, `/applications/${of.id}/refusal`, { reason: 'not_enrolled', note: 'left in May' })
  return of
}

describe('reopening', () => {
  it('leads a recommended case back to checking, by an approver or by who recommended it', async () => {
    const of = await w.recommended()
    await w.refused([403, 'role_not_allowed'], 'officer2', reopening(of), why)
    expect(await w.post('officer', reopening(of), { reason: 'the wrong amount' })).toEqual({ state: 'checking' })
    await w.refused([409, 'wrong_state'], 'officer', reopening(of), why)
    await w.post('officer', `/applications/${of.id}/recommendation`, { note: 'again' })
    await w.post('approver', reopening(of), { reason: 'who is the payee?' })
    const { state: now, decisions, history } = await w.read(of)
    expect(now).toBe('checking')
    expect(decisions.filter((one: Json) => one.kind === 'reopening')).toMatchObject([
      { by: 'officer', from: 'recommended', note: 'the wrong amount' },
      { by: 'approver', from: 'recommended', note: 'who is the payee?' },
    ])
    expect(history.map((one: Json) => one.kind).slice(-2)).toEqual(['recommended', 'reopened'])
  })

  it('leads a refused case back by an approver alone, and then another approver decides', async () => {
    const of = await refused('hats')
    await w.refused([403, 'role_not_allowed'], 'officer', reopening(of), why)
    await w.post('approver2', reopening(of), why)
    await w.post('officer', `/applications/${of.id}/recommendation`, { note: 'enrolled again' })
    const { expected } = await w.read(of)
    await w.refused([403, 'same_person'], 'hats', `/applications/${of.id}/approval`, { expected })
    await w.refused([403, 'same_person'], 'hats', `/applications/${of.id}/refusal`, { reason: 'other', note: 'no' })
    expect(await w.post('approver', `/applications/${of.id}/approval`, { expected })).toMatchObject({ state: 'approved' })
  })

  it('ends a first approval: both are given anew', async () => {
    await w.programme('T', { secondApprovalAbove: { amount: '1000.00', currency: 'TRY' } })
    const of = await w.recommended({}, 'officer', 'T')
    await w.post('approver', `/applications/${of.id}/approval`, { expected: of.expected })
    await w.post('approver2', reopening(of), why)
    await w.post('officer', `/applications/${of.id}/recommendation`, { note: 'again' })
    const { expected } = await w.read(of)
    expect(await w.post('approver2', `/applications/${of.id}/approval`, { expected })).toEqual({ state: 'recommended', grant: null })
    expect(await w.post('approver', `/applications/${of.id}/approval`, { expected })).toMatchObject({ state: 'approved' })
  })

  it('is refused of what was approved or withdrawn, and where the student applied again', async () => {
    await w.refused([409, 'already_decided'], 'approver', reopening(await w.approved()), why)
    const withdrawn = await w.apply()
    await w.post('officer', `/applications/${withdrawn.id}/withdrawal`, { note: 'asked' })
    await w.refused([409, 'already_decided'], 'approver', reopening(withdrawn), why)
    await w.refused([409, 'wrong_state'], 'officer', reopening(await w.apply()), why)
    const of = await refused()
    const again = await w.post('officer', '/programmes/P/applications', student(w.n))
    expect(await w.refused([409, 'already_applied'], 'approver', reopening(of), why)).toMatchObject({ caseNumber: again.caseNumber })
    await w.refused([404, 'not_found'], 'approver', '/applications/none/reopening', why)
    await w.refused([403, 'role_not_allowed'], 'finance', reopening(of), why)
    await w.refused([422, 'invalid_input'], 'approver', reopening(of), { reason: '' })
  })
})

describe('a new code', () => {
  const open = (code: string, birthYear: number): Promise<{ status: number }> => w.call('officer', 'POST', '/status', { code, birthYear })

  it('opens the page, and the one before does not', async () => {
    const of = await w.apply()
    const n = w.n
    const codes = [of.code]
    for (const note of ['lost', 'lost again']) codes.push((await w.post('officer', `/applications/${of.id}/code`, { recognisedBy: 'passport', note })).code)
    expect(new Set(codes).size).toBe(3)
    const opened = []
    for (const code of codes) opened.push((await open(code, year(n))).status)
    expect(opened).toEqual([404, 404, 200])
    expect((await w.read(of)).history.map((one: Json) => one.kind)).toEqual(['application_received', 'code_issued', 'code_issued'])
  })

  it('is refused without saying how the student was recognised', async () => {
    const of = await w.apply()
    await w.refused([422, 'invalid_input'], 'officer', `/applications/${of.id}/code`, { note: 'lost' })
    await w.refused([403, 'role_not_allowed'], 'approver', `/applications/${of.id}/code`, { recognisedBy: 'passport', note: 'lost' })
    await w.refused([404, 'not_found'], 'officer', '/applications/none/code', { recognisedBy: 'passport', note: 'lost' })
  })
})

describe('the same person', () => {
  const same = (of: Json): string => `/applications/${of.id}/same-person`

  it('withdraws a case for another, and both keep their histories', async () => {
    const [one, two] = [await w.recommended(), await w.apply()]
    expect(await w.post('officer', same(one), { as: two.caseNumber, note: 'two spellings' })).toEqual({ state: 'withdrawn', sameAs: two.caseNumber })
    expect(await w.read(one)).toMatchObject({
      state: 'withdrawn',
      decisions: [{ kind: 'recommendation' }, { kind: 'withdrawal', sameAs: two.caseNumber, note: 'two spellings' }],
    })
    expect(await state(two)).toBe('received')
    await w.refused([409, 'already_decided'], 'officer', same(one), { as: two.caseNumber, note: 'again' })
    await w.refused([409, 'wrong_state'], 'officer', same(two), { as: one.caseNumber, note: 'the other way' })
  })

  it('holds the grant after approval, until another person lifts that', async () => {
    const [one, two] = [await w.approved(), await w.apply()]
    const { hold, ...rest } = await w.post('hats', same(one), { as: two.caseNumber, note: 'one passport' })
    expect(rest).toEqual({ state: 'approved', sameAs: two.caseNumber })
    expect(hold).toMatchObject({ cause: 'duplicate', state: 'standing', grant: one.grant.id, sameAs: two.caseNumber })
    expect(await w.read(one)).toMatchObject({ state: 'approved', grant: { holds: [{ cause: 'duplicate', reason: 'one passport' }] } })
    await w.refused([409, 'payout_held'], 'finance', '/payout-batches', { bankAccount: 'B', grants: [one.grant.id] })
    await w.refused([403, 'same_person'], 'hats', `/holds/${hold.id}/lifting`, { reason: 'cousins' })
    await w.post('approver', `/holds/${hold.id}/lifting`, { reason: 'cousins' })
  })

  it('names another case of another student', async () => {
    const of = await w.apply()
    await w.programme('S')
    const second = await w.post('officer', '/programmes/S/applications', student(w.n))
    await w.refused([422, 'invalid_input'], 'officer', same(of), { as: of.caseNumber, note: 'x' })
    await w.refused([422, 'invalid_input'], 'officer', same(of), { as: second.caseNumber, note: 'x' })
    await w.refused([404, 'not_found'], 'officer', same(of), { as: '2020-999999', note: 'x' })
    await w.refused([404, 'not_found'], 'officer', '/applications/none/same-person', { as: of.caseNumber, note: 'x' })
    await w.refused([409, 'already_decided'], 'officer', same(await refused()), { as: of.caseNumber, note: 'x' })
    await w.refused([403, 'role_not_allowed'], 'approver', same(of), { as: second.caseNumber, note: 'x' })
  })
})

describe('a disclosure', () => {
  it('tells an auditor the personal members, as they stand, and is an event of the case', async () => {
    const of = await w.apply()
    expect((await w.read(of, 'auditor')).student).toBeNull()
    const told = await w.post('auditor', `/applications/${of.id}/disclosure`, { reason: 'a sample of the quarter' })
    expect(told).toMatchObject({ caseNumber: of.caseNumber, student: student(w.n).student, city: 'Ankara', payee: { iban: student(w.n).payee.iban } })
    // A repeat of the key renders what stood then.
    await w.post('officer', `/applications/${of.id}/corrections`, { changes: { city: 'Konya' }, source: 'student', note: 'moved' })
    expect((await w.read(of)).history.map((one: Json) => one.kind)).toContain('personal_disclosed')
    await w.refused([422, 'invalid_input'], 'auditor', `/applications/${of.id}/disclosure`, { reason: ' ' })
    await w.refused([403, 'role_not_allowed'], 'officer', `/applications/${of.id}/disclosure`, { reason: 'x' })
    await w.refused([404, 'not_found'], 'auditor', '/applications/none/disclosure', { reason: 'x' })
  })
})

describe('cases that go on', () => {
  it('answer every repeat of a key as at first', async () => {
    expect(await w.repeatAll()).toBeGreaterThan(80)
  })
})
