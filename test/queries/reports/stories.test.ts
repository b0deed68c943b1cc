import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { medianOf } from '../../../src/queries/reports/assistance-groups.ts'
import type { Book } from '../../../src/store/book.ts'
import { fullBook, type World } from '../../support/full-book.ts'
import { type Json, json, list, made, minor, sum } from './asking.ts'

let world: World
let book: Book
beforeAll(async () => {
  world = await fullBook()
  book = world.book
})

const rows = <T>(sql: string, ...params: (string | number)[]): T[] => book.read((read) => read.all<T>(sql, ...params))
const value = (sql: string): number => book.read((read) => read.value<number>(sql)) ?? 0

describe('assistance', () => {
  const total = (options: Readonly<Record<string, string>> = {}): Json => list(json(book, 'assistance', { fund: 'EMERGENCY', ...options })['total'])[0] ?? {}
  const FUND = "(SELECT id FROM fund WHERE code = 'EMERGENCY')"

  it('counts students, grants, payouts and returns as the facts have them', () => {
    const of = total()
    expect(of['grants']).toBe(value(`SELECT count(*) FROM grant WHERE fund = ${FUND}`))
    expect(of['students']).toBe(value(`SELECT count(DISTINCT student) FROM grant WHERE fund = ${FUND}`))
    expect(minor(of['granted'])).toBe(value(`SELECT sum(amount) FROM grant WHERE fund = ${FUND}`))
    const counted = (state: string) =>
      value(
        `SELECT count(*) FROM state s JOIN payout p ON p.id = s.subject JOIN grant g ON g.id = p.grant AND g.fund = ${FUND} WHERE s.noun = 'payout' AND s.state ${state}`,
      )
    expect(of['payouts']).toBe(counted("IN ('settled', 'returned')"))
    expect(of['returned']).toBe(counted("= 'returned'"))
    expect(of['returned']).toBeGreaterThan(0)
    expect(of['complaints']).toBe(value("SELECT count(*) FROM message WHERE about = 'person'"))
    expect(of['notReceived']).toBe(value("SELECT count(*) FROM message WHERE received = 'no'"))
  })

  it('ties to the budget: what was paid less what came back is what was spent on grants, less repayments', () => {
    const spent = (kinds: string) =>
      value(`SELECT coalesce(sum(p.amount), 0) FROM posting p JOIN account a ON a.id = p.account AND a.code = 'budget:spent' JOIN entry e ON e.id = p.entry
        WHERE p.subject <> 0 AND p.fund = ${FUND} AND ${kinds}`)
    const of = total()
    expect(minor(of['paid']) - minor(of['returnedMoney'])).toBe(spent("e.kind <> 'repayment'"))
    expect(minor(of['paid'])).toBeGreaterThan(minor(of['returnedMoney']))
  })

  it('splits the same sums by month, country, institution, sex and way', () => {
    const report = json(book, 'assistance', { fund: 'EMERGENCY' })
    for (const by of ['byMonth', 'byCountry', 'byInstitution', 'bySex', 'byWay'])
      for (const member of ['grants', 'payouts', 'returned', 'complaints'])
        expect([by, member, sum(list(report[by]).map((of) => Number(of[member])))]).toEqual([by, member, total()[member]])
    expect(list(report['byCountry']).map((of) => of['value'])).toContain('TR')
  })

  it('does not know a return before its day, nor before its event', () => {
    expect([total({ to: '2020-11-09' })['returned'], total({ to: '2020-11-10' })['returned'], total({ from: '2020-11-11' })['returned']]).toEqual([0, 1, 0])
    const told = value("SELECT min(event_seq) FROM match WHERE kind = 'return'")
    expect([total({ 'known-at': String(told - 1) })['returned'], total({ 'known-at': String(told) })['returned']]).toEqual([0, 1])
  })

  it.each([
    [[], null],
    [[4], 4],
    [[1, 2], 1.5],
    [[9, 1, 2], 2],
    [[1, 1, 1, 8], 1],
    [[1, 1, 8, 8], 4.5],
  ] as const)('the middle of %j days is %j', (days, middle) => {
    const counts = new Map<number, number>()
    for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1)
    expect(medianOf(counts)).toBe(middle)
  })

  it('tells no institution of fewer students than five that no list names', () => {
    const values = list(json(book, 'assistance', {})['byInstitution']).map((of) => of['value'])
    for (const name of values) if (name !== 'Ankara Üniversitesi') expect(['other', 'not told', 'not readable']).toContain(name)
  })
})

describe('sample', () => {
  it('draws by a seed that it tells, of the last event, where none is given', () => {
    const first = json(book, 'sample', { size: '4' })
    expect(first['seed']).toMatch(/^\d{1,15}$/)
    for (const more of [{}, { seed: String(first['seed']) }]) expect(json(book, 'sample', { size: '4', ...more })['items']).toEqual(first['items'])
  })

  const drawn = (seed: number, more: Readonly<Record<string, string>> = {}) => json(book, 'sample', { seed: String(seed), size: '4', ...more })
  const references = (of: Json) => list(of['items']).map((item) => item['reference'])
  const released = () =>
    rows<{ reference: string }>(
      "SELECT p.reference FROM payout p JOIN step s ON s.noun = 'payout' AND s.subject = p.id AND s.to_state = 'instructed' AND s.from_state = 'prepared'",
    ).map(({ reference }) => reference)

  it('draws the same payouts by the same seed, others by another, as anybody can reckon', () => {
    for (const seed of [7, 8]) {
      const by = released()
        .map((reference) => ({ reference, hash: createHash('sha256').update(`${seed}\n${reference}`).digest('hex') }))
        .sort((a, b) => (a.hash < b.hash ? -1 : 1))
      expect(references(drawn(seed))).toEqual(by.slice(0, 4).map(({ reference }) => reference))
      expect(drawn(seed)['population']).toMatchObject({ count: by.length })
    }
    expect(references(drawn(7))).not.toEqual(references(drawn(8)))
  })

  it('tells each payout from decision to bank line, and nothing that came later than it is known at', () => {
    const all = list(json(book, 'sample', { seed: '1', size: '500' })['items'])
    expect(all.length).toBe(released().length)
    const settled = all.filter((of) => of['state'] === 'settled')
    expect(settled.length).toBeGreaterThan(2)
    for (const of of settled) {
      expect(of).toMatchObject({ recommended: { by: 'The case_officer' }, prepared: { by: 'The finance' }, released: { by: 'The releaser' } })
      const proven = list(of['lines']).filter((line) => line['kind'] === 'settlement' && line['reversed'] === false)
      expect(proven.length).toBeGreaterThan(0)
      const persons = [of['recommended'], ...list(of['approved']), of['prepared'], of['released']].map((who) => (who as Json)['by'])
      expect(new Set(persons).size).toBe(persons.length)
    }
    const before = value('SELECT min(event_seq) FROM match') - 1
    const earlier = list(json(book, 'sample', { seed: '1', size: '500', 'known-at': String(before) })['items'])
    expect(earlier.length).toBeGreaterThan(0)
    for (const of of earlier) expect([of['state'] === 'settled', of['lines']]).toEqual([false, []])
  })

  it('takes a seed of digits alone', () => {
    expect(() => made(book, 'sample', { seed: 'x' })).toThrow('digits')
  })
})

describe('exceptions', () => {
  const section = (kind: string, options: Readonly<Record<string, string>> = {}) =>
    list(list(json(book, 'exceptions', options)['sections']).find((of) => of['kind'] === kind)?.['items'])

  it.each([
    ['cooling_off_ended', 'SELECT event_seq AS seq FROM cooling_off_end'],
    ['matched_by_hand', "SELECT event_seq AS seq FROM match WHERE by = 'person'"],
    ['match_reversed', "SELECT event_seq AS seq FROM step WHERE noun = 'match'"],
    ['written_off', "SELECT event_seq AS seq FROM resolution WHERE action = 'write_off'"],
    ['hold_lifted', "SELECT seq FROM event WHERE kind = 'hold_lifted'"],
    ['decided_anew', 'SELECT event_seq AS seq FROM check_result WHERE decided_anew IS NOT NULL'],
    ['rejected_then_paid', "SELECT event_seq AS seq FROM step WHERE noun = 'payout' AND from_state = 'rejected'"],
    ['operator', 'SELECT seq FROM event WHERE actor = 1'],
    [
      'rules_and_data',
      "SELECT seq FROM event WHERE kind IN ('personal_disclosed', 'erased', 'settings_changed', 'programme_versioned', 'screening_list_imported', 'institution_registered')",
    ],
  ])('%s: every one of the book', (kind, sql) => {
    const due = rows<{ seq: number }>(`${sql} ORDER BY 1`).map(({ seq }) => seq)
    expect(section(kind).map((of) => of['seq'])).toEqual(due)
    const [middle] = due.slice(Math.floor(due.length / 2))
    if (middle === undefined) return
    expect(section(kind, { 'known-at': String(middle) }).map((of) => of['seq'])).toEqual(due.filter((seq) => seq <= middle))
    expect(section(kind, { 'known-at': String(middle - 1) }).map((of) => of['seq'])).toEqual(due.filter((seq) => seq < middle))
  })

  it('finds entries that a person dated back, and none that a line dates', () => {
    const found = section('backdated')
    expect(found.map((of) => of['detail'])).toContainEqual(expect.stringMatching(/^contribution_recorded, entry \d+ dated 2020-10-29$/))
    expect(JSON.stringify(found)).not.toMatch(/payout_settled|payout_returned|"bank_charge/)
  })

  it('lists the breaks that stand, with owner and age, as they stood then', () => {
    const open = (options: Readonly<Record<string, string>> = {}) => list((json(book, 'exceptions', options)['openBreaks'] as Json)['items'])
    const now = rows<{ id: number }>("SELECT subject AS id FROM state WHERE noun = 'break' AND state <> 'resolved' ORDER BY subject").map(({ id }) =>
      String(id),
    )
    expect(open().map((of) => of['id'])).toEqual(now)
    expect(open({ 'as-of': '2020-11-20' }).find((of) => of['kind'] === 'unknown_receipt')).toMatchObject({
      state: 'open',
      owners: ['finance'],
      since: '2020-11-07',
      ageDays: 13,
    })
    const answered = value("SELECT min(s.event_seq) FROM step s WHERE s.noun = 'break' AND s.to_state = 'resolved'")
    const ids = (options: Readonly<Record<string, string>>) => open(options).map((of) => of['id'])
    expect(ids({ 'known-at': String(answered - 1) }).filter((id) => !ids({ 'known-at': String(answered) }).includes(id)).length).toBeGreaterThan(0)
  })

  it('shows a complaint about a person to auditors alone', () => {
    const made = value("SELECT min(event_seq) FROM break WHERE kind = 'complaint'")
    const kinds = (roles: string[]) =>
      list((json(book, 'exceptions', { 'known-at': String(made) }, roles)['openBreaks'] as Json)['items']).map((of) => of['kind'])
    expect(kinds(['auditor'])).toContain('complaint')
    expect(kinds(['finance'])).not.toContain('complaint')
  })
})

describe('case', () => {
  it('tells everything of a case in order, and its balances', () => {
    const of = json(book, 'case', { case: '2020-000001' })
    const story = list(of['story'])
    const what = story.map((one) => one['what'])
    for (const step of [
      'received',
      'corrected',
      'checked',
      'recommended',
      'approved',
      'grant',
      'payout prepared',
      'payout instructed',
      'payment file',
      'bank line',
      'payout returned',
      'payee approved',
      'cooling-off ended early',
    ])
      expect(what).toContain(step)
    expect(story.map((one) => Number(one['seq']))).toEqual([...story.map((one) => Number(one['seq']))].sort((a, b) => a - b))
    const balance = (account: string) => minor(list(of['balances']).find((one) => one['account'] === account)?.['balance'])
    expect(balance('budget:committed') + balance('budget:spent')).toBe(balance('expenses:assistance'))
    expect(balance('budget:committed')).toBe(0 - balance('liabilities:grants-payable') - balance('liabilities:payouts-in-transit'))
  })

  it('knows nothing later than its two axes', () => {
    const at = (options: Readonly<Record<string, string>>) => json(book, 'case', { case: '2020-000001', ...options })
    const returned = value("SELECT min(event_seq) FROM match WHERE kind = 'return'")
    const spent = (of: Json) => minor(list(of['balances']).find((one) => one['account'] === 'budget:spent')?.['balance'])
    expect(spent(at({ 'known-at': String(returned - 1) }))).toBe(30_000)
    expect(spent(at({ 'known-at': String(returned) }))).toBe(0)
    expect(spent(at({ 'as-of': '2020-11-09' }))).toBe(30_000)
    expect(list(at({ 'known-at': String(returned - 1) })['story']).map((one) => one['what'])).not.toContain('payout returned')
    expect(at({ 'known-at': '1' })).toMatchObject({ state: null, story: [], postings: [] })
  })

  it('shows a complaint to auditors alone', () => {
    const of = rows<{ n: string }>("SELECT a.case_number AS n FROM message m JOIN application a ON a.id = m.application WHERE m.about = 'person'")[0]?.n ?? ''
    expect(JSON.stringify(json(book, 'case', { case: of }))).toContain('about person')
    expect(JSON.stringify(json(book, 'case', { case: of }, ['finance']))).not.toContain('about person')
  })

  it('refuses a number that is none', () => expect(() => made(book, 'case', { case: '2020-999999' })).toThrow('no application'))
})

describe('retention', () => {
  const due = (asOf: string, more: Readonly<Record<string, string>> = {}) => list(json(book, 'retention', { 'as-of': asOf, ...more })['items'])
  const withdrawn = { cases: [{ caseNumber: '2020-000009', state: 'withdrawn' }], endedOn: '2020-11-03' }

  it('is over seven years after the end of the last case, and not a day before', () => {
    expect(due('2027-11-02')).toEqual([])
    expect(due('2027-11-03')[0]).toMatchObject({ ...withdrawn, retentionEndsOn: '2027-11-03', daysOver: 0 })
    expect(due('2027-11-05')[0]).toMatchObject({ daysOver: 2 })
    expect(due('2020-12-01')).toEqual([])
  })

  it('never lists a student of whom a case goes on', () => {
    const open = rows<{ id: number }>(
      `SELECT DISTINCT a.student AS id FROM application a JOIN state s ON s.noun = 'application' AND s.subject = a.id LEFT JOIN grant g ON g.application = a.id
       LEFT JOIN state t ON t.noun = 'grant' AND t.subject = g.id WHERE s.state NOT IN ('refused', 'withdrawn', 'approved') OR t.state IN ('approved', 'paying')`,
    ).map(({ id }) => String(id))
    const students = due('2099-01-01').map((of) => String(of['student']))
    expect(students.filter((id) => open.includes(id))).toEqual([])
    expect(students.length).toBeGreaterThan(2)
    expect(open.length).toBeGreaterThan(2)
  })

  it('knows no end that came later', () => {
    const ended = value('SELECT min(event_seq) FROM withdrawal')
    const first = (known: number) => due('2027-11-03', { 'known-at': String(known) }).map((of) => of['endedOn'])
    expect([first(ended - 1), first(ended)]).toEqual([[], ['2020-11-03']])
  })

  it('follows the setting, from the event that set it on', async () => {
    const before = value('SELECT max(seq) FROM event')
    await world.ask('admin', 'PUT', '/settings', { retentionYears: 3 })
    expect(due('2023-11-03')[0]).toMatchObject({ ...withdrawn, retentionEndsOn: '2023-11-03' })
    expect(due('2023-11-03', { 'known-at': String(before) })).toEqual([])
    await expect(world.ask('admin', 'PUT', '/settings', { retentionYears: 0 })).rejects.toThrow('422')
  })
})
