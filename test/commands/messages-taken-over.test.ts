import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BankWorld } from './bank-world.ts'
import { type Json, money, student } from './cases-world.ts'

const bodyOf = (of: Json, n: number, more: object): object => ({
  code: of.code,
  birthYear: Number(student(n).student.birthDate.slice(0, 4)),
  caseNumber: of.caseNumber,
  ...more,
})

/** What a student writes is a proposal beside the case: it changes nothing until an officer takes it over. */
describe('what a student wrote, taken over by an officer', () => {
  const w = new BankWorld()
  beforeAll(() => w.found())
  afterAll(() => w.close())

  const say = async (what: string, of: Json, n: number, more: object): Promise<Json> => {
    const answer = await w.call('auditor', 'POST', `/status/${what}`, bodyOf(of, n, more))
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return answer.body
  }
  const status = async (of: Json, n: number): Promise<Json> => {
    const { body } = await w.call('auditor', 'POST', '/status', { code: of.code, birthYear: Number(student(n).student.birthDate.slice(0, 4)) })
    return body.cases.find((one: Json) => one.caseNumber === of.caseNumber)
  }
  const approved = async (of: Json): Promise<Json> => {
    await w.check(of)
    await w.post('officer', `/applications/${of.id}/recommendation`, { note: 'in order' })
    await w.post('approver', `/applications/${of.id}/approval`, { expected: (await w.read(of)).expected })
    return w.read(of)
  }

  it('becomes a correction, which ends the information request and runs the checks again', async () => {
    const of = await w.apply({ city: 'Izmir' })
    const n = w.n
    await w.post('officer', `/applications/${of.id}/information-request`, { items: ['payee_account'], dueDate: '2020-11-20' })
    const { payee } = student(n + 500)
    await say('answer', of, n, { message: 'My new account, and I live in Konya', payee })
    expect(await w.read(of)).toMatchObject({ state: 'information_needed', city: 'Izmir', payee: student(n).payee })
    const [message] = (await w.get('/messages?state=open', 'officer')).items
    const corrected = await w.post('officer', `/applications/${of.id}/corrections`, {
      changes: { city: 'Konya', payee: message.payee },
      source: 'student',
      note: 'as the student wrote',
      answersRequest: true,
    })
    expect(corrected.state).toBe('checking')
    await w.post('officer', `/messages/${message.id}/reply`, { text: 'Taken over.' })
    expect(await w.read(of)).toMatchObject({ state: 'checking', city: 'Konya', payee: { iban: payee.iban } })
    expect((await status(of, n)).status).toBe('checking')
  })

  it('of an account after a return becomes a changed payee, which holds the grant until another person approves it', async () => {
    const of = await w.apply()
    const n = w.n
    const { grant } = await approved(of)
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [grant.id] })
    await w.release(batch)
    w.contribution()
    w.book_(-300_000, `Havale ${batch.payouts[0].reference}`)
    w.book_(300_000, `Iade ${batch.payouts[0].reference}`)
    await w.reconcile()
    expect((await status(of, n)).status).toBe('returned')
    const { payee } = student(n + 600)
    await say('answer', of, n, { payee })
    expect(await w.get(`/grants/${grant.id}`)).toMatchObject({ holds: [], pendingPayee: null, payee: { iban: student(n).payee.iban } })
    const message = (await w.get('/messages?state=open', 'officer')).items.at(-1)
    const { digest } = await w.post('officer', `/grants/${grant.id}/payee`, {
      payee: message.payee,
      reason: 'the bank sent the money back',
      recognisedBy: 'video call, passport shown',
    })
    expect(await w.get(`/grants/${grant.id}`)).toMatchObject({ holds: [{ cause: 'payee_change' }], pendingPayee: { digest, payee: { iban: payee.iban } } })
    await w.refused([409, 'payee_not_approved'], 'finance', '/payout-batches', { bankAccount: 'B', grants: [grant.id] })
    await w.post('approver', `/grants/${grant.id}/payee-approval`, { expected: { digest } })
    w.hoursPass(25)
    const again = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [grant.id] })
    expect(again.payouts).toMatchObject([{ payee: { iban: payee.iban } }])
  })

  it('asking for a review leads to another approver, who decides', async () => {
    const of = await w.apply()
    const n = w.n
    await w.check(of)
    await w.post('officer', `/applications/${of.id}/recommendation`, { outcome: 'refuse', reason: 'not_enrolled', note: 'left' })
    await w.post('approver', `/applications/${of.id}/refusal`, { reason: 'not_enrolled', note: 'left' })
    await say('review', of, n, { message: 'I am enrolled again' })
    expect((await w.read(of)).state).toBe('refused')
    const message = (await w.get('/messages?state=open', 'officer')).items.find(({ kind }: Json) => kind === 'review')
    await w.post('approver', `/applications/${of.id}/reopening`, { reason: message.text })
    await w.post('officer', `/messages/${message.id}/reply`, { text: 'We look again.' })
    expect((await status(of, n)).messages.map(({ text }: Json) => text)).toEqual(['I am enrolled again', 'We look again.'])
    await w.post('officer', `/applications/${of.id}/recommendation`, { note: 'enrolled' })
    const { expected } = await w.read(of)
    await w.refused([403, 'same_person'], 'approver', `/applications/${of.id}/approval`, { expected })
    expect(await w.post('approver2', `/applications/${of.id}/approval`, { expected })).toMatchObject({ state: 'approved', grant: { money: money('3000.00') } })
  })

  it('leaves every answer as it was, and books that verify', async () => {
    expect(await w.repeatAll()).toBeGreaterThan(20)
  })
})
