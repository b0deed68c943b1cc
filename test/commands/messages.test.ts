import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { erase } from '../../src/commands/erase/erase.ts'
import { BankWorld } from './bank-world.ts'
import { type Json, money, student, type Who } from './cases-world.ts'

const yearOf = (n: number): number => Number(student(n).student.birthDate.slice(0, 4))

/** A world in which students speak: each by code and year, without a token that counts. */
class Speaking extends BankWorld {
  body(of: Json, n: number, more: object): object {
    return { code: of.code, birthYear: yearOf(n), caseNumber: of.caseNumber, ...more }
  }

  say(what: string, of: Json, n: number, more: object): Promise<Json> {
    return this.call('auditor', 'POST', `/status/${what}`, this.body(of, n, more))
  }

  async said(what: string, of: Json, n: number, more: object): Promise<Json> {
    const answer = await this.say(what, of, n, more)
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return answer.body
  }

  async messages(who: Who, state = 'open'): Promise<Json[]> {
    return (await this.get(`/messages?state=${state}&limit=200`, who)).items
  }

  async shown(of: Json, n: number): Promise<Json[]> {
    const answer = await this.call('auditor', 'POST', '/status', { code: of.code, birthYear: yearOf(n) })
    return answer.body.cases.find((one: Json) => one.caseNumber === of.caseNumber).messages
  }

  /** A grant that the bank's line shows as paid. */
  async paid(): Promise<{ of: Json; n: number; payout: Json }> {
    const of = await this.approvedWithCode()
    const batch = await this.post('finance', '/payout-batches', { bankAccount: 'B' })
    await this.release(batch)
    this.contribution()
    this.book_(-300_000, `Havale ${batch.payouts[0].reference}`)
    await this.reconcile()
    return { of, n: this.n, payout: batch.payouts[0] }
  }

  async approvedWithCode(): Promise<Json> {
    const made = await this.apply()
    await this.check(made)
    await this.post('officer', `/applications/${made.id}/recommendation`, { note: 'in order' })
    await this.post('approver', `/applications/${made.id}/approval`, { expected: (await this.read(made)).expected })
    return made
  }
}

describe('a student who speaks', () => {
  const w = new Speaking()
  beforeAll(() => w.found({ reviewWithinDays: 10 }))
  afterAll(() => w.close())

  it('answers what was asked; the officer reads it, replies, and the student sees both', async () => {
    const of = await w.apply()
    const n = w.n
    expect((await w.say('answer', of, n, { message: 'room ninety' })).body.code).toBe('wrong_state')
    await w.post('officer', `/applications/${of.id}/information-request`, { items: ['residence'], message: 'Where do you live?', dueDate: '2020-11-20' })
    expect(await w.said('answer', of, n, { message: '  In room ninety ', payee: student(n).payee })).toEqual({
      caseNumber: of.caseNumber,
      at: expect.any(String),
      from: 'student',
      text: `In room ninety\nNew payee, account ending ${student(n).payee.iban.slice(-4)}.`,
    })
    const [message] = await w.messages('officer')
    expect(message).toMatchObject({ kind: 'answer', state: 'open', caseNumber: of.caseNumber, payee: { iban: student(n).payee.iban }, reply: null })
    expect((await w.messages('finance'))[0].payee).toEqual({ way: 'account', currency: 'TRY', ending: student(n).payee.iban.slice(-4) })
    expect((await w.messages('auditor'))[0]).toMatchObject({ text: null })
    expect((await w.read(of)).messages).toMatchObject([{ id: message.id, text: message.text }])
    expect((await w.read(of)).state).toBe('information_needed')

    await w.refused([403, 'role_not_allowed'], 'auditor', `/messages/${message.id}/reply`, { text: 'no' })
    const reply = await w.post('officer', `/messages/${message.id}/reply`, { text: 'Thank you.' })
    expect(reply).toMatchObject({ id: message.id, state: 'answered', reply: { text: 'Thank you.', by: 'officer' } })
    await w.refused([409, 'already_decided'], 'officer2', `/messages/${message.id}/reply`, { text: 'again' })
    expect((await w.shown(of, n)).map(({ from, text }) => [from, text])).toEqual([
      ['office', 'Where do you live?'],
      ['student', message.text],
      ['office', 'Thank you.'],
    ])
    const history = (await w.read(of)).history.map(({ kind, by }: Json) => [kind, by])
    expect(history.slice(-2)).toEqual([
      ['message_received', 'student'],
      ['message_answered', 'officer'],
    ])
  })

  it('says a thing once, however often the form is sent, and again when it is said later', async () => {
    const of = await w.apply()
    const n = w.n
    const more = { about: 'other', message: 'hello' }
    const [one, two] = await Promise.all([w.say('message', of, n, more), w.say('message', of, n, more)])
    const before = w.head()
    expect([(await w.said('message', of, n, more)).at, one.body.at]).toEqual([two.body.at, two.body.at])
    expect(w.head()).toBe(before)
    await w.said('message', of, n, { ...more, about: 'details' })
    w.hoursPass(1)
    await w.said('message', of, n, more)
    expect((await w.shown(of, n)).length).toBe(3)
  })

  it('gives the first answer again under a key that it sent, whatever came since, and takes no other body under it', async () => {
    const of = await w.apply()
    const body = w.body(of, w.n, { about: 'other', message: 'under a key' })
    const send = (more: object = {}, path = 'message', key = 'a-key') => w.call('auditor', 'POST', `/status/${path}`, { ...body, ...more }, { key })
    const first = await send()
    expect(first.status).toBe(201)
    w.hoursPass(1)
    const before = w.head()
    expect(await send()).toEqual(first)
    const reused = { status: 422, body: { code: 'idempotency_key_reused' } }
    expect([await send({ message: 'another' }), await send({ about: undefined }, 'review')]).toMatchObject([reused, reused])
    expect((await send({}, 'message', 'k'.repeat(201))).status).toBe(400)
    expect(w.head()).toBe(before)
    const other = await w.apply()
    expect((await w.call('auditor', 'POST', '/status/message', w.body(other, w.n, { about: 'other', message: 'mine' }), { key: 'a-key' })).status).toBe(201)
    expect((await send({}, 'message', 'another-key')).status).toBe(201)
    expect(w.head()).toBe(before + 3)
  })

  it('is refused what is of another form, of another case, or too much in a day', async () => {
    const [of, other] = [await w.apply(), await w.apply()]
    const n = w.n - 1
    const tried = [
      await w.say('message', of, n, { about: 'king', message: 'x' }),
      await w.say('message', of, n, { about: 'other', message: '  ' }),
      await w.say('message', of, n, { about: 'other', message: 'x', name: 'y' }),
      await w.say('answer', of, n, {}),
      await w.say('received', of, n, { received: 'all', amount: money('1.00') }),
      await w.say('message', of, n + 1, { about: 'other', message: 'x' }),
      await w.say('message', { ...of, caseNumber: other.caseNumber }, n, { about: 'other', message: 'x' }),
      await w.say('review', of, n, { message: 'x' }),
      await w.say('received', of, n, { received: 'no' }),
    ]
    expect(tried.map(({ status, body }) => [status, body.code])).toEqual([
      [422, 'invalid_input'],
      [422, 'invalid_input'],
      [422, 'unknown_member'],
      [422, 'invalid_input'],
      [422, 'invalid_input'],
      [404, 'not_found_or_wrong'],
      [404, 'not_found'],
      [409, 'wrong_state'],
      [409, 'wrong_state'],
    ])
    for (let i = 0; i < 20; i += 1) await w.said('message', of, n, { about: 'other', message: `word ${i}` })
    expect(await w.say('message', of, n, { about: 'other', message: 'one more' })).toMatchObject({ status: 429, body: { code: 'too_many_messages' } })
    w.hoursPass(24)
    await w.said('message', of, n, { about: 'other', message: 'one more' })
  })

  it('asks for a review of a refusal, while there is time', async () => {
    const of = await w.apply()
    const n = w.n
    await w.check(of)
    await w.post('officer', `/applications/${of.id}/recommendation`, { outcome: 'refuse', reason: 'not_enrolled', note: 'left' })
    await w.post('approver', `/applications/${of.id}/refusal`, { reason: 'not_enrolled', note: 'left' })
    await w.said('review', of, n, { message: 'I am enrolled again' })
    w.hoursPass(24 * 11)
    expect((await w.say('review', of, n, { message: 'I am enrolled' })).body).toMatchObject({ code: 'wrong_state' })
  })

  it('complains about a person to auditors alone: no officer sees message, break or reply', async () => {
    const of = await w.apply()
    const n = w.n
    await w.said('message', of, n, { about: 'person', message: 'Clerk Qwertz was rude' })
    const [complaint] = (await w.messages('auditor')).filter(({ about }) => about === 'person')
    expect(complaint).toMatchObject({ text: 'Clerk Qwertz was rude', caseNumber: of.caseNumber })
    const [broken] = (await w.get('/breaks?kind=complaint', 'auditor')).items
    expect(broken).toMatchObject({ id: complaint.break, state: 'open', owner: 'auditor', message: complaint.id, actions: ['answered'] })
    for (const who of ['officer', 'finance', 'approver'] as const) {
      expect(JSON.stringify(await w.read(of, who))).not.toMatch(/Qwertz|message_received/)
      expect((await w.get('/breaks?limit=200', who)).items.filter(({ kind }: Json) => kind === 'complaint')).toEqual([])
      expect((await w.call(who, 'GET', `/breaks/${broken.id}`)).status).toBe(404)
    }
    for (const who of ['officer', 'finance'] as const) {
      expect((await w.messages(who)).map(({ id }) => id)).not.toContain(complaint.id)
      expect((await w.call(who, 'GET', `/messages/${complaint.id}`)).status).toBe(404)
      await w.refused([404, 'not_found'], who, `/messages/${complaint.id}/reply`, { text: 'no' })
    }
    await w.refused([404, 'not_found'], 'finance', `/breaks/${broken.id}/resolution`, { action: 'answered', note: 'no', text: 'no' })
    expect((await w.read(of, 'auditor')).messages).toMatchObject([{ text: 'Clerk Qwertz was rude' }])
    await w.post('auditor', `/messages/${complaint.id}/reply`, { text: 'We looked into it.' })
    expect(await w.get(`/breaks/${broken.id}`, 'auditor')).toMatchObject({ state: 'resolved', resolutions: [{ action: 'answered', by: 'auditor' }] })
    expect((await w.shown(of, n)).at(-1)).toMatchObject({ from: 'office', text: 'We looked into it.' })
    expect(JSON.stringify(await w.read(of))).not.toContain('looked into')
  })

  it('leaves every answer as it was, and books that verify', async () => {
    expect(await w.repeatAll()).toBeGreaterThan(10)
  })

  it('takes his or her words along when erased', async () => {
    const of = await w.apply()
    const n = w.n
    await w.said('message', of, n, { about: 'other', message: 'my secret word' })
    const message = (await w.messages('officer')).at(-1)
    await w.post('officer', `/messages/${message?.id}/reply`, { text: 'our secret word' })
    await w.said('message', of, n, { about: 'other', message: 'another word' })
    const open = (await w.messages('officer')).at(-1)
    await w.post('officer', `/applications/${of.id}/withdrawal`, { note: 'asked' })
    const admin = w.book.read((read) => read.value<number>("SELECT person FROM role_grant WHERE role = 'admin' ORDER BY id DESC LIMIT 1")) ?? 0
    expect(erase(w.book, { caseNumber: of.caseNumber, reason: 'asked', actor: admin }).ok).toBe(true)
    expect(await w.get(`/messages/${message?.id}`)).toMatchObject({ text: null, reply: { text: null } })
    await w.refused([410, 'erased'], 'officer', `/messages/${open?.id}/reply`, { text: 'hello?' })
    expect(await w.get('/verification', 'auditor')).toMatchObject({ ok: true })
  })
})

describe('money that did not arrive', () => {
  const w = new Speaking()
  beforeAll(() => w.found())
  afterAll(() => w.close())

  const breaksOf = async (payout: Json): Promise<Json[]> =>
    (await w.get('/breaks?kind=not_received&limit=200', 'finance')).items.filter((b: Json) => b.payout === payout.id)

  it('is nothing to look for where all of it did', async () => {
    const { of, n, payout } = await w.paid()
    await w.said('received', of, n, { received: 'all' })
    expect(await breaksOf(payout)).toEqual([])
    expect((await w.messages('finance')).filter(({ kind }) => kind === 'received')).toEqual([])
    expect((await w.messages('finance', 'answered')).at(-1)).toMatchObject({ received: 'all', text: 'The money has arrived.' })
  })

  it('is one break of its payout, answered by a notice that shows it, or by the student who found it', async () => {
    const { of, n, payout } = await w.paid()
    await w.said('received', of, n, { received: 'less', amount: money('100.00') })
    await w.said('received', of, n, { received: 'no' })
    const [missing, ...more] = await breaksOf(payout)
    expect(more).toEqual([])
    expect(missing).toMatchObject({ state: 'open', owner: 'finance', bankAccount: 'B', actions: ['traced', 'recall', 'received'] })
    expect((await w.messages('finance')).filter((m) => m.break === missing.id).map(({ text }) => text)).toEqual([
      'Less than that has arrived.\nArrived: 100.00 TRY.',
      'The money has not arrived.',
    ])
    const path = `/breaks/${missing.id}/resolution`
    await w.refused([422, 'invalid_input'], 'finance', path, { action: 'traced', note: 'the bank says so' })
    await w.refused([422, 'action_not_allowed'], 'finance', path, { action: 'charge', note: 'no' })
    expect(await w.post('finance', path, { action: 'traced', note: 'credited on 3 November', evidenceSha256: 'cd'.repeat(32) })).toEqual({ state: 'resolved' })
    expect((await breaksOf(payout))[0].resolutions).toMatchObject([{ action: 'traced', words: expect.stringContaining('No entry') }])
    w.hoursPass(1)
    await w.said('received', of, n, { received: 'no' })
    const second = (await breaksOf(payout)).at(-1)
    expect(second?.id).not.toBe(missing.id)
    expect(await w.post('finance', `/breaks/${second?.id}/resolution`, { action: 'received', note: 'found at another branch' })).toEqual({ state: 'resolved' })
    expect((await w.payout(payout)).state).toBe('settled')
  })

  it('is said again at once after an answer that was wrong, and after something else was said', async () => {
    const { of, n, payout } = await w.paid()
    const open = async () => (await breaksOf(payout)).filter((b) => b.state === 'open').length
    await w.said('received', of, n, { received: 'no' })
    await w.said('received', of, n, { received: 'no' })
    const [missing] = await breaksOf(payout)
    await w.post('finance', `/breaks/${missing.id}/resolution`, { action: 'received', note: 'another student’s word' })
    expect(await open()).toBe(0)
    await w.said('received', of, n, { received: 'no' })
    expect(await open()).toBe(1)
    await w.said('received', of, n, { received: 'all' })
    await w.said('received', of, n, { received: 'no' })
    await w.said('received', of, n, { received: 'no' })
    expect((await w.shown(of, n)).map(({ text }) => text)).toHaveLength(4)
  })

  it('is no wonder where the line was another’s and the payout was never carried out: the break ends with its rejection', async () => {
    const { of, n, payout } = await w.paid()
    await w.said('received', of, n, { received: 'no' })
    const [missing] = await breaksOf(payout)
    const [match] = (await w.get(`/matches?payout=${payout.id}`, 'finance')).items
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'the line was another’s' })
    expect(await breaksOf(payout)).toMatchObject([{ id: missing.id, state: 'open' }])
    await w.post('finance', `/payouts/${payout.id}/rejection`, { reason: 'the bank says so' })
    expect(await breaksOf(payout)).toMatchObject([{ id: missing.id, state: 'resolved' }])
    await w.balances()
  })

  it('is asked back from the bank, and ends with the line that brings it; undone, it is there again', async () => {
    const { of, n, payout } = await w.paid()
    await w.said('received', of, n, { received: 'no' })
    const [missing] = await breaksOf(payout)
    const path = `/breaks/${missing.id}/resolution`
    await w.refused([422, 'invalid_input'], 'finance', path, { action: 'recall', note: 'asked the bank' })
    expect(await w.post('finance', path, { action: 'recall', note: 'asked the bank', until: '2020-12-24' })).toEqual({ state: 'waiting' })
    expect((await breaksOf(payout))[0]).toMatchObject({
      state: 'waiting',
      until: '2020-12-24',
      resolutions: [{ words: expect.stringContaining('No entry yet') }],
    })
    const before = await w.balances()
    w.book_(300_000, `Iade ${payout.reference}`)
    await w.reconcile()
    expect((await w.payout(payout)).state).toBe('returned')
    expect((await breaksOf(payout))[0].state).toBe('resolved')
    expect((await w.say('received', of, n, { received: 'no' })).body.code).toBe('wrong_state')
    await w.said('answer', of, n, { payee: student(n + 90).payee })
    const match = (await w.get(`/matches?payout=${payout.id}`, 'finance')).items.find(({ kind }: Json) => kind === 'return')
    await w.post('finance', `/matches/${match.id}/reversal`, { reason: 'another payment' })
    expect((await breaksOf(payout))[0].state).toBe('open')
    expect(await w.balances()).toEqual(before)
    expect(await w.repeatAll()).toBeGreaterThan(10)
  })
})
