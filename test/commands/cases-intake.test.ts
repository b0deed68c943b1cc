import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { applicationBody } from '../../src/commands/applications/application-body.ts'
import { receiveApplication } from '../../src/commands/applications/receive-application.ts'
import { run } from '../../src/commands/command.ts'
import { type Answer, iban, type Json, type Sent, student, World } from './cases-world.ts'

const w = new World()
beforeAll(() => w.found())
afterAll(() => w.close())

const COLUMNS = 'familyName givenName birthDate nationality passportNumber email hostCountry city institution payeeName iban bank bic payeeCurrency'.split(' ')

/** A row as an embassy writes it. */
function row(n: number, over: Record<string, string> = {}): string[] {
  const body = student(n)
  const flat: Record<string, string> = {
    ...body.student,
    ...body,
    payeeName: body.payee.name,
    iban: body.payee.iban,
    bank: 'Is Bankasi',
    bic: 'ISBKTRIS',
    payeeCurrency: 'TRY',
    ...over,
  }
  return COLUMNS.map((column) => flat[column] ?? '')
}
const csv = (rows: string[][], headers = COLUMNS): string => [headers, ...rows].map((cells) => `${cells.join(';')}\r\n`).join('')
const send = (raw: string, query = '', sent: Sent = {}): Promise<Answer> =>
  w.call('officer', 'POST', `/programmes/P/intake?${query}`, undefined, { raw, kind: 'text/csv', ...sent })
const take = (raw: string, query = '') => w.post('officer', `/programmes/P/intake?${query}`, undefined, { raw, kind: 'text/csv' })
const stored = async (): Promise<number> => (await w.get('/applications?programme=P&limit=200')).items.length

describe('takeInList', () => {
  it('takes in a list as one event: an application and a code for each student, no name left out', async () => {
    const raw = csv(Array.from({ length: 10 }, (_, n) => row(100 + n)))
    const before = w.head()
    const dry = await send(raw, 'dryRun=true')
    expect([dry.status, dry.body]).toEqual([200, { accepted: 10, applications: [], known: [], duplicates: [], problems: [] }])
    expect(w.head()).toBe(before)
    const done = await take(raw, 'source=Embassy&letter=12')
    expect(w.head()).toBe(before + 1)
    expect(done).toMatchObject({ accepted: 10, problems: [], known: [], duplicates: [] })
    expect(done.applications.map((one: Json) => [one.line, one.caseNumber])).toEqual(
      Array.from({ length: 10 }, (_, n) => [n + 2, `2020-${String(n + 1).padStart(6, '0')}`]),
    )
    expect(new Set(done.applications.map((one: Json) => one.code)).size).toBe(10)
    const first = await w.read(done.applications[0])
    expect([first.student.familyName, first.city, first.state]).toEqual([student(100).student.familyName, 'Ankara', 'received'])
    expect((await w.check(done.applications[0])).checks.filter((check: Json) => check.outcome === 'fail')).toEqual([])
  })

  it('tells every problem and takes in nothing, or the good rows alone', async () => {
    const count = await stored()
    const raw = csv([row(200), row(201, { birthDate: '2001-02-30' }), row(202, { familyName: '=1+1' }), row(203, { birthDate: '2020-12-01' })])
    const due = [
      [3, 'birthDate'],
      [4, 'familyName'],
      [5, 'birthDate'],
    ]
    const places = (problems: Json[]) => problems.map((one) => [one.line, one.column])
    const before = w.head()
    const refused = await send(raw)
    expect([refused.status, refused.body.code, places(refused.body.problems)]).toEqual([422, 'list_refused', due])
    const dry = await send(raw, 'dryRun=true')
    expect([dry.body.accepted, places(dry.body.problems), dry.body.rejected]).toEqual([0, due, undefined])
    expect(w.head()).toBe(before)
    expect((await send(raw, 'dryRun=true&rows=good')).body.accepted).toBe(1)
    const good = await take(raw, 'rows=good')
    expect([good.accepted, good.applications.length, places(good.problems)]).toEqual([1, 1, due])
    const [header, ...rejected] = good.rejected
      .trim()
      .split('\r\n')
      .map((line: string) => line.split(';'))
    expect(header).toEqual([...COLUMNS, 'reason'])
    expect(rejected.map((cells: string[]) => cells[4])).toEqual([201, 202, 203].map((n) => student(n).student.passportNumber))
    expect(rejected.every((cells: string[]) => cells.at(-1))).toBe(true)
    expect(await stored()).toBe(count + 1)
    const headless = csv(
      [row(210)],
      COLUMNS.map((column) => (column === 'birthDate' ? 'born' : column)),
    )
    expect((await send(headless, 'rows=good')).body.code).toBe('list_refused')
    expect((await send('', '')).body.code).toBe('list_unreadable')
  })

  it('names persons who are known, with what differs, and takes in the new ones', async () => {
    const done = await take(csv([row(100), row(104, { city: 'Izmir' }), row(300), row(300, { city: 'Konya' })]))
    expect(done.applications.map((one: Json) => one.line)).toEqual([4])
    const [, , , last] = done.known
    expect(last).toBeUndefined()
    expect(done.known).toEqual([
      { line: 2, caseNumber: '2020-000001', differs: [] },
      { line: 3, caseNumber: '2020-000005', differs: ['city'] },
      { line: 5, caseNumber: done.applications[0].caseNumber, of: 4, differs: ['city'] },
    ])
    const dry = (await send(csv([row(301), row(301)]), 'dryRun=true')).body
    expect([dry.accepted, dry.known]).toEqual([1, [{ line: 3, of: 2, differs: [] }]])
    expect((await w.call('officer', 'POST', '/programmes/P/applications', student(100))).body).toMatchObject({
      code: 'already_applied',
      caseNumber: '2020-000001',
    })
  })

  it('names persons who resemble others, in the book or in the list', async () => {
    const other = { passportNumber: 'B7654321', iban: iban('TR', '0006400000333333333333') }
    const alike = row(100, { familyName: student(100).student.familyName.replaceAll('w', 'v').replaceAll('ý', 'y'), ...other })
    const twin = row(400, { familyName: student(400).student.familyName.toUpperCase(), passportNumber: 'B7654322', iban: '' })
    const plan = (await send(csv([alike, row(400), twin]), 'dryRun=true')).body
    expect(plan.problems).toEqual([])
    expect(plan.duplicates).toMatchObject([
      { line: 2, of: '2020-000001' },
      { line: 4, of: 3 },
    ])
    expect(plan.duplicates.every((one: Json) => one.because.length > 0)).toBe(true)
    expect((await take(csv([alike, row(400), twin]))).accepted).toBe(3)
    const [case_] = (await w.get('/applications?q=B7654321')).items
    const checked = await w.check(case_)
    expect(checked.checks.find((check: Json) => check.criterion === 'unique')).toMatchObject({ outcome: 'fail' })
  })

  it('gives a student who is known from elsewhere a new application, and no code', async () => {
    await w.programme('P2')
    const done = await w.post('officer', '/programmes/P2/intake', undefined, { raw: csv([row(102), row(500)]), kind: 'text/csv' })
    expect(done.applications.map((one: Json) => one.code === null)).toEqual([true, false])
    expect(done.duplicates).toEqual([])
  })

  it('refuses what it can not take, in the order of refusals', async () => {
    const list = csv([row(600)])
    await w.refused([404, 'not_found'], 'officer', '/programmes/none/intake', undefined, { raw: list, kind: 'text/csv' })
    await w.refused([403, 'role_not_allowed'], 'approver', '/programmes/P/intake', undefined, { raw: list, kind: 'text/csv' })
    await w.refused([415, 'media_type_not_taken'], 'officer', '/programmes/P/intake', {})
    await w.refused([422, 'invalid_input'], 'officer', '/programmes/P/intake?rows=some', undefined, { raw: list, kind: 'text/csv' })
    await w.refused([422, 'unknown_member'], 'officer', '/programmes/P/intake?dry=true', undefined, { raw: list, kind: 'text/csv' })
    const key = 'one-key'
    await w.post('officer', '/programmes/P/intake', undefined, { raw: list, kind: 'text/csv', key })
    await w.refused([422, 'idempotency_key_reused'], 'officer', '/programmes/P/intake', undefined, { raw: csv([row(601)]), kind: 'text/csv', key })
  })

  it('plans anew when something was written between its plan and its lock', async () => {
    const actor = w.book.read((read) => read.value<number>("SELECT e.actor FROM event e WHERE e.kind = 'list_taken_in' LIMIT 1")) ?? 0
    const act = w.book.act.bind(w.book)
    const spy = vi.spyOn(w.book, 'act').mockImplementationOnce((request, decide) => {
      const body = applicationBody.parse(student(950))
      const asked = { params: { code: 'P' }, query: {}, body, actor, roles: [], key: 'meanwhile', request: 'meanwhile' }
      expect(run(w.book, receiveApplication, asked)).toMatchObject({ ok: true })
      return act(request, decide)
    })
    expect(await take(csv([row(950), row(951)]))).toMatchObject({ accepted: 1, known: [{ line: 2 }], applications: [{ line: 3 }] })
    spy.mockRestore()
  })

  it('answers every repeat of a key as at first', async () => {
    const [one] = (await w.get('/applications?state=received')).items
    await w.post('officer', `/applications/${one.id}/withdrawal`, { note: 'asked' })
    expect(await w.repeatAll()).toBeGreaterThan(10)
  })

  it('takes in a long list as one event', async () => {
    const rows = Array.from({ length: 1000 }, (_, n) => row(1000 + n))

    expect((await take(csv(rows))).accepted).toBe(1000)
  })
})
