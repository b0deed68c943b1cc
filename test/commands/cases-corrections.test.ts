import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { iban, type Json, student, World } from './cases-world.ts'

const w = new World()
beforeAll(() => w.found())
afterAll(() => w.close())

const correct = (of: Json, changes: object, more: object = {}) =>
  w.post('officer', `/applications/${of.id}/corrections`, { changes, source: 'student', note: 'as the student says', ...more })
const outcomes = (of: Json, criterion: string): string[] => of.checks.filter((check: Json) => check.criterion === criterion).map((check: Json) => check.outcome)

describe('correctApplication', () => {
  it('changes what is told, and runs the checks again that used it, no others', async () => {
    const of = await w.check(await w.apply())
    const answer = await correct(of, { hostCountry: 'MY', student: { phone: '+60123456789', email: null } })
    expect(answer).toEqual({ state: 'checking', digest: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const read = await w.read(of)
    const { email: _, ...person } = student(w.n).student
    expect([read.hostCountry, read.student, read.city]).toEqual(['MY', { ...person, phone: '+60123456789' }, 'Ankara'])
    expect([outcomes(read, 'host'), outcomes(read, 'stranded'), outcomes(read, 'citizen'), outcomes(read, 'call')]).toEqual([
      ['pass', 'fail'],
      ['pass', 'fail'],
      ['pass'],
      ['pass'],
    ])
    expect((await correct(of, {})).state).toBe('checking')
    expect((await w.read(of)).checks.length).toBe(read.checks.length)
  })

  it('sends a recommended case back to checking, with another digest; one that changes nothing does not', async () => {
    const of = await w.recommended()
    const before = await correct(of, { city: 'Ankara ' })
    expect(before.state).toBe('recommended')
    const after = await correct(of, { city: 'Konya' })
    expect(after.state).toBe('checking')
    expect(after.digest).not.toBe(before.digest)
  })

  it('answers an information request where it says so', async () => {
    const of = await w.check(await w.apply())
    const items = ['residence', 'payee_account']
    expect(
      await w.post('officer', `/applications/${of.id}/information-request`, { items, message: 'Where do you live now?', dueDate: '2020-11-20' }),
    ).toMatchObject({ state: 'information_needed', items })
    expect(await w.post('officer', `/applications/${of.id}/information-request`, { items: ['residence'], dueDate: '2020-11-30' })).toMatchObject({
      state: 'information_needed',
    })
    await w.refused([409, 'wrong_state'], 'officer', `/applications/${of.id}/recommendation`, { note: 'n' })
    await w.refused([422, 'date_invalid'], 'officer', `/applications/${of.id}/information-request`, { items, dueDate: '2020-11-02' })
    const listed = async () => (await w.get('/applications?state=information_needed')).items.find((one: Json) => one.id === of.id)?.answerDueOn
    expect([await listed(), (await w.read(of)).answerDueOn]).toEqual(['2020-11-30', '2020-11-30'])
    expect((await correct(of, { city: 'Konya' })).state).toBe('information_needed')
    expect((await correct(of, {}, { answersRequest: true })).state).toBe('checking')
    await w.refused([409, 'wrong_state'], 'officer', `/applications/${of.id}/corrections`, { changes: {}, source: 'student', note: 'n', answersRequest: true })
    expect((await w.read(of)).requests).toMatchObject([
      { items, message: 'Where do you live now?', dueDate: '2020-11-20', by: 'officer' },
      { items: ['residence'], message: null },
    ])
    await w.post('officer', `/applications/${of.id}/information-request`, { items: ['other'], dueDate: '2020-11-20' })
    await w.post('officer', `/applications/${of.id}/recommendation`, { outcome: 'refuse', reason: 'no_answer', note: 'nothing came' })
  })

  it('replaces a payee as a whole, changes a member of it, or takes it away', async () => {
    const of = await w.check(await w.apply())
    const account = iban('TR', '0006400000444444444444')
    await correct(of, { payee: { iban: account } })
    const { bank: _, bic: __, ...kept } = student(w.n).payee
    expect((await w.read(of)).payee).toEqual({ ...kept, iban: account, relation: 'self', way: 'account' })
    await correct(of, { payee: { name: 'Oraz Annaýew', relation: 'parent', way: 'pickup', country: 'TR', city: 'Ankara', currency: 'TRY' } })
    expect((await w.read(of)).payee).toEqual({ name: 'Oraz Annaýew', relation: 'parent', way: 'pickup', country: 'TR', city: 'Ankara', currency: 'TRY' })
    await correct(of, { payee: null })
    const read = await w.read(of)
    expect([read.payee, outcomes(read, 'payee')]).toEqual([null, ['pass', 'pass', 'pass', 'unclear']])
    await w.refused([422, 'payee_invalid'], 'officer', `/applications/${of.id}/corrections`, {
      changes: { payee: { iban: account } },
      source: 'student',
      note: 'n',
    })
  })

  it('finds the person under the corrected identity alone', async () => {
    const of = await w.apply()
    const { student: person } = student(w.n)
    await correct(of, { student: { passportNumber: 'X1234567' } })
    const corrected = { ...student(w.n), student: { ...person, passportNumber: 'X1234567' } }
    expect((await w.refused([409, 'already_applied'], 'officer', '/programmes/P/applications', corrected)).caseNumber).toBe(of.caseNumber)
    expect((await w.post('officer', '/programmes/P/applications', student(w.n))).code).toBeTruthy()
  })

  it('refuses what is no correction', async () => {
    const of = await w.apply()
    const send = (body: object, expected: [number, string]) =>
      w.refused(expected, 'officer', `/applications/${of.id}/corrections`, { changes: {}, source: 'student', note: 'n', ...body })
    await send({ source: 'rumour' }, [422, 'invalid_input'])
    await send({ changes: { colour: 'red' } }, [422, 'unknown_member'])
    await send({ changes: { student: { familyName: null } } }, [422, 'invalid_input'])
    await send({ changes: { student: { birthDate: '2020-11-03' } } }, [422, 'date_in_future'])
    await send({ changes: { payee: { institution: 'nowhere' } } }, [422, 'payee_invalid'])
  })

  it('answers every repeat of a key as at first', async () => {
    expect(await w.repeatAll()).toBeGreaterThan(30)
  })
})
