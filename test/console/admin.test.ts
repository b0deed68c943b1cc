import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyBook } from '../../src/commands/copies-beside.ts'
import { listBeside } from '../../src/commands/erase/list-beside.ts'
import { createToken } from '../../src/commands/people.ts'
import { whoSigned } from '../../src/queries/access.ts'
import { personByEmail } from '../../src/store/people.ts'
import { BankWorld } from '../commands/bank-world.ts'
import type { Json } from '../commands/cases-world.ts'
import { ConsoleWorld, codeAt, PASSWORD, type PageSeen, plain, type Visitor } from './console-world.ts'

const KIB = 1024

describe('an administrator', () => {
  const w = new BankWorld()
  const c = new ConsoleWorld(w.book)
  let v: Visitor

  beforeAll(async () => {
    await w.found()
    v = await c.enter('admin@example.org')
  })
  afterAll(() => {
    rmSync(listBeside(w.book.file), { force: true })
    c.close()
    w.close()
  })

  const opened = async (path: string): Promise<PageSeen> => {
    const page = await v.get(path)
    expect(page.status, `${path}: ${plain(page).slice(0, 1500)}`).toBe(200)
    expect(Buffer.byteLength(page.text), path).toBeLessThan(60 * KIB)
    return page
  }
  const idOf = (email: string): number => w.book.read((read) => personByEmail(read, email)) ?? 0
  const lastKind = () => w.book.read((read) => read.one<{ kind: string; actor: number }>('SELECT kind, actor FROM event ORDER BY seq DESC LIMIT 1'))
  const oneTimeOn = (page: PageSeen): string => /<code class="secret">([\w-]{20,})<\/code>/.exec(page.text)?.[1] ?? ''

  it('adds a person, who signs in by what is shown once', async () => {
    const page = await opened('/users')
    const filled = { name: 'New Officer', email: 'new@example.org', roles: ['case_officer', 'auditor'], until: '' }
    const made = await v.send(page, '/users/add', filled)
    expect(made.status).toBe(200)
    const oneTime = oneTimeOn(made)
    expect(oneTime).not.toBe('')
    expect(lastKind()).toEqual({ kind: 'user_added', actor: idOf('admin@example.org') })
    const again = await v.send(page, '/users/add', filled)
    expect(again.status).toBe(409)
    expect(again.text).not.toContain(oneTime)
    expect((await opened('/users')).text).not.toContain(oneTime)
    const visitor = c.visitor()
    const asked = { email: 'new@example.org', oneTime, password: PASSWORD, again: PASSWORD }
    const inside = await visitor.send(await visitor.get('/first-sign-in'), '/first-sign-in', asked)
    expect([200, 303]).toContain(inside.status)
    const secret = /<code class="secret">([A-Z2-7 ]+)<\/code>/.exec(inside.text)?.[1]?.replaceAll(' ', '')
    if (secret !== undefined) await visitor.follow(inside, '/second-factor', { code: codeAt(secret, c.now) })
    expect((await visitor.get('/work')).status).toBe(200)
    expect((await visitor.get('/trail')).status).toBe(200)
    expect((await visitor.get('/users')).status).toBe(403)
  })

  it('is told what is wrong with a person who can’t be added', async () => {
    const page = await opened('/users')
    const before = w.head()
    for (const [fields, words] of [
      [{ name: '', email: 'x@example.org', roles: ['auditor'] }, 'name'],
      [{ name: 'X', email: 'no address', roles: ['auditor'] }, 'no address'],
      [{ name: 'X', email: 'x@example.org', roles: [] }, 'No role is chosen'],
      [{ name: 'X', email: 'x@example.org', roles: ['auditor'], until: 'soon' }, 'soon'],
      [{ name: 'X', email: 'officer@example.org', roles: ['auditor'] }, 'officer@example.org'],
    ] as const) {
      const sent = await v.send(page, '/users/add', fields)
      expect(sent.status).toBeGreaterThanOrEqual(400)
      expect(sent.text).toContain('role="alert"')
      expect(plain(sent)).toContain(words)
    }
    expect(w.head()).toBe(before)
  })

  it('changes roles until a day, resets a sign-in and disables; each ends what it ends at once', async () => {
    const id = idOf('officer2@example.org')
    const deputy = await c.enter('officer2@example.org')
    const page = await opened(`/users/${id}`)
    const changed = await v.follow(page, `/users/${id}/roles`, { roles: ['case_officer', 'approver'], until: '2020-12-31' })
    expect(plain(changed)).toContain('until 31 December 2020')
    expect((await deputy.get('/work')).status).toBe(200)
    const reset = await v.send(changed, `/users/${id}/reset`)
    expect(oneTimeOn(reset)).not.toBe('')
    expect((await deputy.get('/work')).status).toBe(303)
    const token = createToken(w.book, { email: 'officer2@example.org', scope: [] })
    if (!token.ok) throw new Error(token.problem.detail)
    expect(whoSigned(w.book, token.value.token)?.roles).toContain('approver')
    const disabled = await v.follow(await opened(`/users/${id}`), `/users/${id}/disable`)
    expect(plain(disabled)).toContain('none')
    expect(whoSigned(w.book, token.value.token)).toBeUndefined()
    expect(lastKind()).toEqual({ kind: 'user_disabled', actor: idOf('admin@example.org') })
  })

  it('ends the tokens with a sign-in that is reset, unless the admin leaves them', async () => {
    const email = 'officer2@example.org'
    const id = idOf(email)
    const tokenOf = (): string => {
      const made = createToken(w.book, { email, scope: [] })
      if (!made.ok) throw new Error(made.problem.detail)
      return made.value.token
    }
    const kept = tokenOf()
    await v.send(await opened(`/users/${id}`), `/users/${id}/reset`, { tokens: '' })
    expect(whoSigned(w.book, kept)).toBeDefined()
    const page = await opened(`/users/${id}`)
    expect(plain(page)).toMatch(/End this person’s 1\s?token too/)
    const reset = await v.send(page, `/users/${id}/reset`)
    expect(oneTimeOn(reset)).not.toBe('')
    expect(plain(reset)).toMatch(/Ended with it: 1\s?token\./)
    expect(whoSigned(w.book, kept)).toBeUndefined()
    expect(plain(await opened(`/users/${id}`))).not.toContain('End this person’s')
  })

  it('revokes one token of a person', async () => {
    const id = idOf('auditor@example.org')
    const token = createToken(w.book, { email: 'auditor@example.org', scope: ['auditor'] })
    if (!token.ok) throw new Error(token.problem.detail)
    const page = await opened(`/users/${id}`)
    const number = [...page.text.matchAll(/<option value="(\d+)"/g)].at(-1)?.[1] ?? ''
    await v.follow(page, `/users/${id}/revoke`, { token: number })
    expect(whoSigned(w.book, token.value.token)).toBeUndefined()
    const other = await v.send(await opened(`/users/${id}`), `/users/${id}/revoke`, { token: '1' })
    expect(other.status).toBe(404)
  })

  it('does nothing of the kind to itself', async () => {
    const id = idOf('admin@example.org')
    const page = await opened(`/users/${id}`)
    expect(page.text).not.toContain(`/users/${id}/roles`)
    const formKey = /name="formKey" value="([0-9a-f]+)"/.exec(page.text)?.[1] ?? ''
    const before = w.head()
    for (const form of ['roles', 'reset', 'disable']) {
      const sent = await v.post(`/users/${id}/${form}`, { formKey, key: `own-${form}`, roles: 'auditor' })
      expect(sent.status, form).toBe(403)
    }
    expect(w.head()).toBe(before)
  })

  it('makes a programme from the ready one, and a case passes its checks', async () => {
    const page = await opened('/programmes')
    const filled = {
      code: 'READY',
      name: 'Students abroad',
      fund: 'F',
      'policy-startsOn': '2020-01-01',
      'policy-endsOn': '2021-12-31',
      'policy-nationality': 'TM',
      'policy-hostCountries': 'tr, RU',
      'policy-grant-amount': '3000.00',
      'policy-secondApprovalAbove': '5000.00',
      closedRoutes: 'yes',
      institutions: 'TR; Ankara Üniversitesi; ankara.edu.tr',
    }
    const wrong = await v.send(page, '/programmes/make', { ...filled, 'policy-grant-amount': '3,000', 'policy-hostCountries': 'Turkey' })
    expect(wrong.status).toBe(422)
    for (const [, field] of wrong.text.matchAll(/href="#(make-[\w-]+)"/g)) expect(wrong.text, field).toContain(`id="${field}"`)
    expect(wrong.text).toContain('href="#make-policy-hostCountries"')
    expect(wrong.text).toContain('value="3,000"')
    const line = await v.send(page, '/programmes/make', { ...filled, institutions: 'Ankara' })
    expect(plain(line)).toContain('&quot;Ankara&quot;')
    await v.follow(page, '/programmes/make', filled)
    const made = await w.get('/programmes/READY', 'admin')
    expect(made).toMatchObject({ version: 1, policy: { hostCountries: ['TR', 'RU'], grant: { amount: { amount: '3000.00', currency: 'TRY' } } } })
    const application: Json = await w.apply({}, 'READY')
    await w.post('officer', `/applications/${application.id}/automatic-checks`)
    const seen = await w.read(application)
    const outcomes = Object.fromEntries(seen.checks.map((of: Json) => [of.criterion, of.outcome]))
    for (const criterion of ['citizen', 'host-country', 'dates', 'institution', 'stranded', 'payee', 'caps'])
      expect(outcomes[criterion], criterion).toBe('pass')
  })

  it('makes a new version, shows what differs, and refuses one that was seen before another', async () => {
    const before = await opened('/programmes/READY')
    const fields = (page: PageSeen): Record<string, string> => ({
      'policy-criteria': (/<textarea[^>]*name="policy-criteria"[^>]*>([\s\S]*?)<\/textarea>/.exec(page.text)?.[1] ?? '')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&'),
    })
    const after = await v.follow(before, '/programmes/READY/change', { ...fields(before), 'policy-grant-amount': '3500.00', 'policy-answerWithinDays': '10' })
    const words = plain(after)
    expect(words).toContain('/grant/amount/amount')
    expect(words).toContain('3000.00')
    expect(words).toContain('3500.00')
    const stale = await v.send(before, '/programmes/READY/change', fields(before))
    expect(stale.status).toBe(409)
    const broken = await v.send(after, '/programmes/READY/change', { 'policy-criteria': '[{' })
    expect(broken.status).toBe(422)
    expect(broken.text).toContain('#change-policy-criteria')
    expect((await w.get('/programmes/READY', 'admin')).version).toBe(2)
    const auditor = await c.enter('auditor@example.org')
    const read = await auditor.get('/programmes/READY')
    expect([read.status, read.text.includes('/programmes/READY/change')]).toEqual([200, false])
  })

  it('registers an institution and takes in a screening list', async () => {
    const page = await opened('/institutions')
    const filled = {
      code: 'ANK',
      name: 'Ankara University',
      kind: 'university',
      'payee-name': 'Ankara University',
      'payee-iban': 'TR12',
      'payee-currency': 'TRY',
    }
    const wrong = await v.send(page, '/institutions/register', filled)
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('#register-payee-iban')
    const done = await v.follow(wrong, '/institutions/register', { ...filled, 'payee-iban': 'TR330006100519786457841326' })
    expect(plain(done)).toContain('Ankara University')
    const list = new File(['name,birthDate,passportNumber\nSomebody Else,1980,\n'], 'list.csv', { type: 'text/csv' })
    const taken = await v.follow(done, '/institutions/screening', { code: 'un', file: list })
    expect(plain(taken)).toContain('un 1')
    const none = await v.send(taken, '/institutions/screening', { code: 'un' })
    expect(none.status).toBe(422)
  })

  it('sets the settings, each where it stands, and refuses what was seen before another change', async () => {
    const page = await opened('/settings')
    const filled = {
      contact: 'consular-help@example.org',
      ledgerCodes: 'expenses:assistance = 4410\nbudget:spent = 9000',
      'feeSchedules-B-outgoing': '1.50; 3.00',
      retentionYears: '5',
    }
    const saved = await v.follow(page, '/settings/save', filled)
    expect(saved.text).toContain('consular-help@example.org')
    expect(await w.get('/settings', 'admin')).toMatchObject({
      contact: 'consular-help@example.org',
      ledgerCodes: { 'expenses:assistance': '4410', 'budget:spent': '9000' },
      feeSchedules: {
        B: {
          outgoing: [
            { amount: '1.50', currency: 'TRY' },
            { amount: '3.00', currency: 'TRY' },
          ],
          returned: [],
        },
      },
      retentionYears: 5,
    })
    expect((await v.send(page, '/settings/save', filled)).status).toBe(409)
    const wrong = await v.send(saved, '/settings/save', { ...filled, ledgerCodes: 'no code' })
    expect(wrong.status).toBe(422)
    expect(plain(wrong)).toContain('&quot;no code&quot;')
    const many = await v.send(saved, '/settings/save', { ...filled, 'feeSchedules-B-outgoing': '1; 2' })
    expect(many.status).toBe(422)
    expect(many.text).toContain('href="#save-feeSchedules-B-outgoing"')
  })

  it('hides, shows and erases the student of a case, once its number is typed again', async () => {
    const application = await w.apply()
    const { caseNumber } = await w.read(application)
    await w.post('officer', `/applications/${application.id}/withdrawal`, { note: 'goes home' })
    const page = await opened(`/erasure?case=${caseNumber}`)
    const asked = { act: 'erase', reason: 'asked for it', again: caseNumber }
    const other = await v.send(page, '/erasure/act', { ...asked, again: '2020-999999' })
    expect(other.status).toBe(422)
    expect(plain(other)).toContain(caseNumber)
    expect((await v.send(page, '/erasure/act', { ...asked, reason: '' })).status).toBe(422)
    const hidden = await v.follow(page, '/erasure/act', { ...asked, act: 'hide' })
    expect(plain(hidden)).toContain('hidden now')
    expect((await w.read(application)).blocked).toBe(true)
    const shown = await v.follow(hidden, '/erasure/act', { ...asked, act: 'show' })
    const erased = await v.send(shown, '/erasure/act', asked)
    expect(erased.status).toBe(200)
    expect((await w.read(application)).erased).toBe(true)
    const list = listBeside(w.book.file)
    expect(existsSync(list) && readFileSync(list, 'utf8')).toContain(caseNumber)
    expect(plain(await opened(`/erasure?case=${caseNumber}`))).toContain('are erased')
    expect(await w.get('/verification', 'auditor')).toMatchObject({ ok: true })
    expect((await v.get('/erasure?case=2020-999999')).status).toBe(404)
  })

  it('is told how copies are made, and what stands out', async () => {
    const words = plain(await opened('/keeping'))
    expect(words).toContain('tideover backup --out FILE')
    expect(words).toContain('test book')
    expect(words).toContain('tokens that can act as staff')
    const { complaints: _none, ...settings } = await w.get('/settings', 'admin')
    const findings = async (more: object) => {
      expect((await w.call('admin', 'PUT', '/settings', { ...settings, ...more })).status).toBe(200)
      return plain(await opened('/keeping'))
    }
    expect(await findings({})).toContain('The settings name no address of the auditors')
    expect(await findings({ complaints: 'auditors@example.org' })).not.toContain('no address of the auditors')
  })

  it('is told when the last copy was made, that none was, and that it is old', async () => {
    expect(plain(await opened('/keeping'))).toContain('No copy of this book was made here yet.')
    const folder = mkdtempSync(join(tmpdir(), 'tideover-copies-'))
    const { seq } = copyBook(w.book, join(folder, 'november.db')).copy
    rmSync(folder, { recursive: true })
    const made = plain(await opened('/keeping'))
    expect(made).not.toContain('No copy of this book')
    expect(made).toMatch(
      /Last copy made 2 November 2020, \d\d:\d\d UTC Its file november\.db Its size (?:bytes: )?[\d,]+(?: bytes)? Events since that may be in no copy 0/,
    )
    await w.apply()
    w.hoursPass(8 * 24)
    v.language = 'ru'
    const old = plain(await opened('/keeping'))
    v.language = 'en'
    expect(old).toContain('Последней копии 8 дней: сделайте новую.')
    expect(old).toContain(`Событий после неё, которых может не быть ни в одной копии ${w.head() - seq}`)
    expect(w.head() - seq).toBeGreaterThan(0)
    writeFileSync(`${w.book.file}.copied`, '{"at": 5}')
    expect(plain(await opened('/keeping'))).toContain('No copy of this book was made here yet.')
  })

  it('keeps these pages from everybody else', async () => {
    const officer = await c.enter('officer@example.org')
    for (const path of ['/users', `/users/${idOf('admin@example.org')}`, '/programmes', '/institutions', '/settings', '/erasure', '/keeping'])
      expect((await officer.get(path)).status, path).toBe(403)
  })

  it('reads all of it in Russian', async () => {
    v.language = 'ru'
    for (const path of [
      '/users',
      `/users/${idOf('officer@example.org')}`,
      '/programmes',
      '/programmes/READY',
      '/institutions',
      '/settings',
      '/erasure',
      '/keeping',
    ])
      expect(plain(await opened(path)), path).toMatch(/[а-я]{4}/)
    v.language = 'en'
  })
})
