import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Json, money, World } from '../commands/cases-world.ts'
import { ConsoleWorld, plain, type Visitor } from './console-world.ts'

describe('the approver’s pages', () => {
  const w = new World()
  const c = new ConsoleWorld(w.book)
  let approver: Visitor
  let second: Visitor
  beforeAll(async () => {
    await w.found({ secondApprovalAbove: money('2999.00') })
    await w.programme('Q', { grant: { cap: money('4000.00') } })
    approver = await c.enter('approver@example.org')
    second = await c.enter('approver2@example.org')
  })
  beforeEach(() => {
    c.now += 2000
  })
  afterAll(() => {
    c.close()
    w.close()
  })
  const review = (of: Json) => `/review/${of.id}`
  const recommended = async (amount = '1000.00'): Promise<Json> => {
    const of = await w.check(await w.apply({}, 'Q'))
    await w.post('officer', `/applications/${of.id}/recommendation`, { note: 'in order', money: money(amount) })
    return w.read(of)
  }

  it('shows exactly what is signed with the budget after it, and approves it as it was seen', async () => {
    const of = await w.recommended()
    expect(plain(await approver.get('/work'))).toContain('Cases to decide 1')
    expect((await approver.get('/review/next')).to).toBe(review(of))
    const page = await approver.get(review(of))
    const text = plain(page)
    for (const words of ['3 000.00 TRY', '100 000.00 TRY', '97 000.00 TRY', of.payee.iban, of.student.passportNumber, 'meets every criterion'])
      expect(text).toContain(words)
    expect(text).not.toContain(of.expected.digest)
    const first = await approver.send(page, `${review(of)}/approve`)
    expect(first.to).toContain('done=first_approval')
    expect((await w.read(of)).state).toBe('recommended')
    const waiting = await approver.get(review(of))
    expect(plain(waiting)).toContain('You approved it: a second approver decides now.')
    expect(waiting.text).not.toContain(`${review(of)}/approve`)
    expect(plain(await approver.get('/review'))).toContain('You approved it: a second approver decides now.')
    const last = await second.send(await second.get(review(of)), `${review(of)}/approve`)
    expect(last.to).toContain('done=approved')
    expect((await w.read(of)).state).toBe('approved')
    const done = await second.get(review(of))
    expect(plain(done)).toContain('This case does not wait for a decision.')
  })

  it('approves nothing that changed since it was opened, and says so', async () => {
    const of = await recommended()
    const page = await approver.get(review(of))
    await w.post('officer', `/applications/${of.id}/corrections`, { changes: { city: 'Bursa' }, source: 'student', note: 'moved' })
    await w.post('officer', `/applications/${of.id}/recommendation`, { note: 'again', money: money('1200.00') })
    const sent = await approver.send(page, `${review(of)}/approve`)
    expect(sent.status).toBe(409)
    expect(plain(sent)).toContain('It has changed since you opened it.')
    expect(plain(sent)).toContain('Bursa')
    expect((await w.read(of)).state).toBe('recommended')
    expect((await approver.send(sent, `${review(of)}/approve`)).to).toContain('done=approved')
  })

  it('sends back with a question, and refuses with a reason that the student reads', async () => {
    const of = await recommended()
    const asked = await approver.follow(await approver.get(review(of)), `${review(of)}/ask-back`, { reason: 'Is the host country right?' })
    expect(plain(asked)).toContain('The case is being checked again.')
    expect(plain(await (await c.enter('officer@example.org')).get(`/cases/${of.id}`))).toContain('Is the host country right?')
    await w.post('officer', `/applications/${of.id}/recommendation`, { outcome: 'refuse', reason: 'can_travel_home', note: 'a flight goes' })
    const page = await approver.get(review(of))
    expect(plain(page)).toContain('It is recommended to refuse.')
    expect(page.text).not.toContain(`${review(of)}/approve`)
    const empty = await approver.send(page, `${review(of)}/refuse`, { reason: '', note: '' })
    expect(empty.status).toBe(422)
    await approver.follow(page, `${review(of)}/refuse`, { reason: 'can_travel_home', note: 'agreed' })
    const now = await w.read(of)
    expect([now.state, now.decisions.at(-1).reason]).toEqual(['refused', 'can_travel_home'])
    expect(plain(await approver.get(review(of)))).toContain('You refused it before: another approver decides.')
  })

  it('shows own recommendations without a way in, and says why', async () => {
    const of = await w.check(await w.apply({}, 'Q'))
    await w.post('hats', `/applications/${of.id}/recommendation`, { note: 'mine', money: money('500.00') })
    const hats = await c.enter('hats@example.org')
    const queue = await hats.get('/review')
    expect(plain(queue)).toContain('You recommended it: another person decides.')
    expect(queue.text).not.toContain(`href="/review/${of.id}"`)
    const page = await hats.get(review(of))
    expect(page.text).not.toContain(`${review(of)}/approve`)
    const forced = await hats.post(`${review(of)}/approve`, {})
    expect(forced.status).toBe(403)
    expect((await hats.get('/review/next')).to).not.toBe(review(of))
    await approver.send(await approver.get(review(of)), `${review(of)}/approve`)
  })

  it('approves the clear ones together as they were ticked, all or nothing', async () => {
    const [one, two, three] = [await recommended('700.00'), await recommended('800.00'), await recommended('900.00')]
    const doubtful = await w.apply({}, 'Q')
    await w.check(doubtful)
    const shared = await w.read(one)
    await w.post('officer', `/applications/${doubtful.id}/corrections`, {
      changes: { payee: { name: shared.payee.name, iban: shared.payee.iban, currency: 'TRY' } },
      source: 'student',
      note: 'siblings',
    })
    await w.post('officer', `/applications/${doubtful.id}/checks`, { criterion: 'own-payee', outcome: 'pass', note: 'siblings' })
    await w.post('officer', `/applications/${doubtful.id}/recommendation`, { note: 'siblings', money: money('100.00') })
    const page = await approver.get('/review/together?programme=Q')
    expect(plain(page)).toContain(one.caseNumber)
    expect(plain(page)).not.toContain((await w.read(doubtful)).caseNumber)
    const ticks = [...page.text.matchAll(/name="case" value="([^"]+)"/g)].map(([, value]) => value ?? '')
    const chosen = ticks.filter((tick) => [one.id, two.id].includes(tick.split(' ')[0] ?? ''))
    const check = await approver.send(page, '/review/together/check', { case: chosen })
    expect(check.status).toBe(200)
    expect(plain(check)).toContain('Approve 2 cases')
    expect(plain(check)).toMatch(/In all: 1\s500\.00\sTRY/)
    await w.post('officer', `/applications/${two.id}/reopening`, { reason: 'a mistake' })
    const late = await approver.send(check, '/review/together/approve')
    expect(late.status).toBe(409)
    expect((await w.read(one)).state).toBe('recommended')
    const left = [...late.text.matchAll(/name="case" value="([^"]+)"/g)]
      .map(([, value]) => value ?? '')
      .filter((tick) => [one.id, three.id].includes(tick.split(' ')[0] ?? ''))
    const again = await approver.send(late, '/review/together/check', { case: left })
    const done = await approver.follow(again, '/review/together/approve')
    expect(plain(done)).toContain('The cases are approved.')
    expect([(await w.read(one)).state, (await w.read(three)).state, (await w.read(two)).state]).toEqual(['approved', 'approved', 'checking'])
    expect((await approver.send(late, '/review/together/check', { case: [] })).status).toBe(422)
    expect((await approver.send(late, '/review/together/check', { case: chosen })).status).toBe(409)
    const seen = await approver.get(review(doubtful))
    expect(plain(seen)).toContain('An officer decided an automatic outcome anew.')
  })

  it('approves a changed payee that another recorded, and lets a second approver end its cooling-off', async () => {
    const of = await recommended()
    await approver.send(await approver.get(review(of)), `${review(of)}/approve`)
    const { grant, payee } = await w.read(of)
    await w.post('officer', `/grants/${grant.id}/payee`, { payee: { ...payee, bank: 'Ziraat' }, reason: 'moved', recognisedBy: 'passport seen' })
    expect(plain(await approver.get('/work'))).toContain('Changed payees to approve 1')
    const list = await approver.get('/payees')
    expect(list.text).toContain(`href="/payees/${grant.id}"`)
    const page = await approver.get(`/payees/${grant.id}`)
    for (const words of ['Ziraat', 'İş Bankası', 'passport seen']) expect(plain(page)).toContain(words)
    await w.post('officer2', `/grants/${grant.id}/payee`, { payee: { ...payee, bank: 'Halkbank' }, reason: 'a slip', recognisedBy: 'passport seen' })
    const outdated = await approver.send(page, `/payees/${grant.id}/approve`)
    expect(outdated.status).toBe(409)
    expect(plain(outdated)).toContain('It has changed since you opened it.')
    const approved = await approver.follow(outdated, `/payees/${grant.id}/approve`)
    expect(plain(approved)).toContain('Its cooling-off runs now.')
    const own = await approver.get(`/payees/${grant.id}`)
    expect(plain(own)).toContain('You approved it: another approver ends its cooling-off.')
    expect(own.text).not.toContain(`/payees/${grant.id}/end`)
    const ended = await second.follow(await second.get(`/payees/${grant.id}`), `/payees/${grant.id}/end`, { reason: 'the student is ill' })
    expect(plain(ended)).toContain('The cooling-off is ended.')
    expect((await w.get(`/grants/${grant.id}`, 'approver')).coolingOffUntil).toBeNull()
  })

  it('holds a programme, and lets another person lift it', async () => {
    const held = await approver.follow(await approver.get('/review/holds'), '/review/holds/hold', { programme: 'Q', reason: 'the embassy asks' })
    expect(plain(held)).toContain('programme Q')
    const [, hold = ''] = /<option value="(\d+)"/.exec(held.text.split('id="lift-hold"')[1] ?? '') ?? []
    expect((await approver.send(held, '/review/holds/lift', { hold, reason: 'done' })).status).toBe(403)
    const lifted = await second.follow(await second.get('/review/holds'), '/review/holds/lift', { hold, reason: 'answered' })
    expect(plain(lifted)).toContain('The hold is lifted.')
    expect(plain(await second.get('/review/holds?state=ended'))).toContain('answered')
    expect((await second.send(lifted, '/review/holds/hold', { programme: '', reason: 'x' })).status).toBe(422)
  })

  it.each(['releaser', 'finance'])('lets %s find the holds in the menu, and hold one grant by its case number', async (role) => {
    const of = await recommended()
    await w.post('approver', `/applications/${of.id}/approval`, { expected: of.expected })
    const approved = await w.read(of)
    const person = await c.enter(`${role}@example.org`)
    expect((await person.get('/work')).text).toContain('href="/review/holds"')
    const page = await person.get('/review/holds')
    const action = '/review/holds/hold-grant'
    const wrong = await person.send(page, action, { caseNumber: '2020-999999', reason: 'a question' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('href="#hold-grant-caseNumber"')
    expect(wrong.text).toContain('value="2020-999999"')
    expect(plain(wrong)).toContain('is no case with a grant')
    const held = await person.follow(page, action, { caseNumber: approved.caseNumber, reason: 'a question' })
    expect(plain(held)).toContain(approved.caseNumber)
    expect((await w.get(`/grants/${approved.grant.id}`, 'finance')).holds).toMatchObject([{ cause: 'person' }])
    // A way on only where it leads somewhere.
    expect(held.text.includes(`/cases?q=${approved.caseNumber}`)).toBe(role === 'finance')
  })
})
