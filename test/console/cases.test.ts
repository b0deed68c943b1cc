import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { erase } from '../../src/commands/erase/erase.ts'
import { personByEmail } from '../../src/store/people.ts'
import { money, World } from '../commands/cases-world.ts'
import { ConsoleWorld, plain, type Visitor } from './console-world.ts'

describe('the case officer’s pages', () => {
  const w = new World()
  const c = new ConsoleWorld(w.book)
  let officer: Visitor
  beforeAll(async () => {
    await w.found()
    await w.programme('Q', { grant: { cap: money('4000.00') } })
    officer = await c.enter('officer@example.org')
  })
  // A person may ask for a hundred things a second, and a page asks for several.
  beforeEach(() => {
    c.now += 2000
  })
  afterAll(() => {
    c.close()
    w.close()
  })

  it('shows finance whom to pay, and neither birth date nor passport', async () => {
    const made = await w.apply({}, 'Q')
    const { student } = await w.read(made)
    expect(plain(await officer.get(`/cases/${made.id}`))).toContain(student.passportNumber)
    const finance = await c.enter('finance@example.org')
    const page = plain(await finance.get(`/cases/${made.id}`))
    expect(page).toContain(student.familyName)
    expect(page).not.toContain(student.passportNumber)
    expect(page).not.toMatch(/Date of birth|Born/)
    const told = await w.get(`/applications/${made.id}`, 'finance')
    expect(told.student).toMatchObject({ familyName: student.familyName, passportNumber: null, birthDate: null })
    await w.post('officer', `/applications/${made.id}/withdrawal`, { note: 'only to be looked at' })
  })

  it('leads nobody to a case whose data were erased, and offers nothing that would be refused', async () => {
    const erasing = { reason: 'asked for', actor: w.book.read((read) => personByEmail(read, 'admin@example.org')) ?? 0 }
    const [fresh, checked, recommended] = [await w.apply(), await w.check(await w.apply()), await w.recommended()]
    const approver = await c.enter('approver@example.org')
    const nextOf = async () => [(await officer.get('/cases/next')).to, (await approver.get('/review/next')).to]
    expect(await nextOf()).toEqual([`/cases/${checked.id}`, `/review/${recommended.id}`])
    for (const one of [fresh, checked, recommended]) expect(erase(w.book, { ...erasing, caseNumber: (await w.read(one)).caseNumber }).ok).toBe(true)
    expect(await nextOf()).not.toEqual(expect.arrayContaining([`/cases/${checked.id}`]))
    expect(await nextOf()).not.toEqual(expect.arrayContaining([`/review/${recommended.id}`]))
    for (const visitor of [officer, approver]) {
      expect(plain(await visitor.get('/work'))).toContain('Nothing waits for you now.')
      for (const { id } of [fresh, checked, recommended]) {
        const page = await visitor.get(`/cases/${id}`)
        expect(plain(page)).toContain('Nothing more: the personal data were erased')
        expect(page.text).not.toContain(`action="/cases/${id}/`)
      }
    }
  })

  it('leads from the start page to the case that needs somebody, and on until it is recommended', async () => {
    const made = await w.apply()
    const home = await officer.get('/work')
    expect(plain(home)).toContain('New cases 1')
    const next = await officer.get('/cases/next')
    expect(next.to).toBe(`/cases/${made.id}`)
    const page = await officer.get(next.to)
    expect(plain(page)).toContain('The automatic checks have not run yet.')
    const checked = await officer.follow(page, `/cases/${made.id}/run-checks`)
    expect(plain(checked)).toContain('Record what was seen: passport, call, agreed.')
    // What a check found, with days and amounts as pages write them.
    expect(plain(checked)).toMatch(/\d+ \w+ 20\d\d lies within the programme, \d+ \w+ 20\d\d to \d+ \w+ 20\d\d\./)
    expect(plain(checked)).toContain('Within the caps, 9 000.00 TRY')
    let at = checked
    for (const criterion of ['passport', 'call', 'agreed'])
      at = await officer.follow(at, `/cases/${made.id}/check`, {
        criterion,
        outcome: 'pass',
        note: 'seen',
        evidenceSha256: criterion === 'passport' ? 'AB'.repeat(32) : '',
      })
    expect(plain(at)).toContain('Everything that is needed has passed.')
    const recommended = await officer.follow(at, `/cases/${made.id}/recommend`, { outcome: 'approve', note: 'in order', instalments: '' })
    expect(plain(recommended)).toContain('Your recommendation is recorded.')
    expect(plain(recommended)).toContain('An approver decides now.')
    expect(await w.read(made)).toMatchObject({ state: 'recommended', expected: { money: { amount: '3000.00', currency: 'TRY' } } })
  })

  it('shows an asked student’s answer, takes it over, and corrects only what was changed on the page', async () => {
    const made = await w.apply()
    await w.check(made)
    const page = await officer.get(`/cases/${made.id}`)
    const asked = await officer.follow(page, `/cases/${made.id}/ask`, {
      items: ['residence', 'payee_account'],
      message: 'Where do you live?',
      dueDate: '2020-11-20',
    })
    expect(plain(asked)).toContain('The student was asked and has until 20 November 2020.')
    await w.post('officer2', `/applications/${made.id}/corrections`, { changes: { city: 'Konya' }, source: 'student', note: 'told by telephone' })
    // The page was opened before the other's correction: the city, left as it was, is not turned back.
    const corrected = await officer.follow(asked, `/cases/${made.id}/correct`, {
      'changes-student-phone': '+905321112233',
      source: 'student',
      note: 'answered',
      answersRequest: 'yes',
    })
    expect(plain(corrected)).toContain('The correction is recorded.')
    const now = await w.read(made)
    expect(now).toMatchObject({ state: 'checking', city: 'Konya', student: { phone: '+905321112233' } })
    expect(now.payee).toMatchObject({ way: 'account', bic: 'ISBKTRIS' })
  })

  it('takes a payee back, an optional fact back, and a new payee whole', async () => {
    const made = await w.apply()
    const first = await officer.get(`/cases/${made.id}`)
    const emptied = Object.fromEntries(['name', 'iban', 'bank', 'bic', 'currency'].map((member) => [`changes-payee-${member}`, '']))
    await officer.follow(first, `/cases/${made.id}/correct`, { ...emptied, 'changes-student-email': '', source: 'student', note: 'no account' })
    const without = await w.read(made)
    expect([without.payee, without.student.email]).toEqual([null, undefined])
    const second = await officer.get(`/cases/${made.id}`)
    const fields = {
      'changes-payee-name': 'Maral Orazowa',
      'changes-payee-relation': 'sibling',
      'changes-payee-way': 'pickup',
      'changes-payee-country': 'TR',
      'changes-payee-city': 'Ankara',
      'changes-payee-currency': 'TRY',
    }
    await officer.follow(second, `/cases/${made.id}/correct`, { ...fields, source: 'embassy', note: 'by letter' })
    expect((await w.read(made)).payee).toEqual({ name: 'Maral Orazowa', relation: 'sibling', way: 'pickup', country: 'TR', city: 'Ankara', currency: 'TRY' })
  })

  it('shows again what was typed where a form is not taken, and says at its field why', async () => {
    const made = await w.check(await w.apply({}, 'Q'))
    const page = await officer.get(`/cases/${made.id}`)
    const refused = await officer.send(page, `/cases/${made.id}/recommend`, { outcome: 'approve', note: 'my long note', instalments: 'tomorrow a lot' })
    expect(refused.status).toBe(422)
    expect(plain(refused)).toContain('“tomorrow a lot” is no day and amount')
    expect(refused.text).toContain('my long note')
    expect(refused.text).toContain('href="#recommend-instalments"')
    expect((await w.read(made)).state).toBe('checking')
    const early = await officer.send(page, `/cases/${made.id}/recommend`, { outcome: 'approve', note: 'n', instalments: '2020-01-01 3000.00' })
    expect(plain(early)).toContain('lies before today')
    const inTwo = await officer.follow(page, `/cases/${made.id}/recommend`, {
      outcome: 'approve',
      note: 'n',
      instalments: '2020-11-10 1000,00\r\n2020-12-10 2000.00',
    })
    expect(plain(inTwo)).toContain('An approver decides now.')
    expect((await w.read(made)).decisions.at(-1).instalments).toHaveLength(2)
  })

  it('keeps a document, lists it with its hash, and opens it', async () => {
    const made = await w.apply()
    const page = await officer.get(`/cases/${made.id}`)
    const file = new File([new TextEncoder().encode('%PDF-1.4 passport')], 'passport.pdf', { type: 'application/pdf' })
    const kept = await officer.follow(page, `/cases/${made.id}/document`, { kind: 'passport', file })
    const [, sha256 = ''] = /documents\/([0-9a-f]{64})/.exec(kept.text) ?? []
    expect(plain(kept)).toContain(sha256)
    const opened = await officer.get(`/cases/${made.id}/documents/${sha256}`)
    expect(opened.text).toBe('%PDF-1.4 passport')
    expect(opened.headers.get('Content-Disposition')).toContain('attachment')
    expect((await officer.get(`/cases/${made.id}/documents/${'0'.repeat(64)}`)).status).toBe(404)
    const text = new File(['no document'], 'a.txt')
    expect((await officer.send(page, `/cases/${made.id}/document`, { kind: 'passport', file: text })).status).toBe(422)
  })

  it('shows a similar person beside, and joins two cases of one', async () => {
    const first = await w.apply()
    const { student } = await w.read(first)
    const second = await w.apply({ student: { ...student, passportNumber: 'A9999999' } })
    await w.post('officer', `/applications/${second.id}/automatic-checks`)
    const page = await officer.get(`/cases/${second.id}`)
    expect(plain(page)).toContain('Similar persons')
    expect(page.text).toContain(`<a href="/cases/${first.id}">${first.caseNumber}</a>`)
    expect(page.text).toContain(`<b>${student.familyName} ${student.givenName}</b>`)
    const joined = await officer.follow(page, `/cases/${second.id}/same`, { as: first.caseNumber, note: 'the same person' })
    expect(plain(joined)).toContain('Both cases are marked')
    expect((await w.read(second)).state).toBe('withdrawn')
  })

  it('gives a new code once, withdraws, and reopens an own recommendation', async () => {
    const made = await w.recommended()
    const page = await officer.get(`/cases/${made.id}`)
    const coded = await officer.send(page, `/cases/${made.id}/code`, { recognisedBy: 'passport in a video call', note: 'lost' })
    expect(coded.status).toBe(200)
    expect(plain(coded)).toMatch(/[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{3}/)
    const other = await c.enter('officer2@example.org')
    expect((await other.get(`/cases/${made.id}`)).text).not.toContain(`/cases/${made.id}/reopen`)
    const open = await officer.follow(page, `/cases/${made.id}/reopen`, { reason: 'a mistake' })
    expect(plain(open)).toContain('The case is being checked again.')
    await officer.follow(open, `/cases/${made.id}/withdraw`, { note: 'the student wants to' })
    expect((await w.read(made)).state).toBe('withdrawn')
  })

  it('records a changed payee; another holds and lifts; what was cancelled is shown', async () => {
    const made = await w.approved()
    const page = await officer.get(`/cases/${made.id}`)
    expect(page.text).not.toContain(`/cases/${made.id}/hold"`)
    const wrong = await officer.send(page, `/cases/${made.id}/payee`, { 'payee-iban': 'TR00', reason: 'moved', recognisedBy: 'passport' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('id="payee-payee-iban-fault"')
    const recorded = await officer.follow(page, `/cases/${made.id}/payee`, { 'payee-bank': 'Ziraat', reason: 'moved', recognisedBy: 'passport' })
    expect(plain(recorded)).toContain('A changed payee waits for approval')
    const approver = await c.enter('approver@example.org')
    const held = await approver.follow(await approver.get(`/cases/${made.id}`), `/cases/${made.id}/hold`, { reason: 'to be asked' })
    expect(plain(held)).toContain('to be asked')
    const [, hold = ''] = /name="hold" value="(\d+)"/.exec(held.text) ?? []
    const own = await approver.send(held, `/cases/${made.id}/lift`, { hold, reason: 'kept for later' })
    expect(own.status).toBe(403)
    expect(own.text).toContain(`href="#lift-${hold}"`)
    expect(own.text).toContain('kept for later')
    const second = await c.enter('approver2@example.org')
    const lifted = await second.follow(await second.get(`/cases/${made.id}`), `/cases/${made.id}/lift`, { hold, reason: 'asked' })
    expect(plain(lifted)).toContain('The hold is lifted.')
    await second.follow(lifted, `/cases/${made.id}/cancel`, { reason: 'has gone home', reasonTold: 'student_wish' })
    expect((await w.read(made)).grant.state).toBe('cancelled')
  })

  it('shows an auditor no person, and opens one with a reason as an event', async () => {
    const made = await w.apply()
    const { student } = await w.read(made)
    const auditor = await c.enter('auditor@example.org')
    const page = await auditor.get(`/cases/${made.id}`)
    expect(page.status).toBe(200)
    expect(page.text).not.toContain(student.passportNumber)
    expect(plain(page)).toContain('Personal data are not shown to your role.')
    const shown = await auditor.send(page, `/cases/${made.id}/disclose`, { reason: 'a complaint' })
    expect(shown.text).toContain(student.passportNumber)
    const history = (await w.read(made)).history.map(({ kind }: { kind: string }) => kind)
    expect(history).toContain('personal_disclosed')
    expect((await auditor.post(`/cases/${made.id}/withdraw`, {})).status).toBe(403)
    const finance = await c.enter('releaser@example.org')
    expect((await finance.get(`/cases/${made.id}`)).status).toBe(403)
  })
})
