import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { erase } from '../../src/commands/erase/erase.ts'
import { done } from '../../src/core/result.ts'
import { codeFrom } from '../../src/core/students/code.ts'
import { type StatusTold, status } from '../../src/queries/status.ts'
import type { CaseShown } from '../../src/queries/status-case.ts'
import { Tries } from '../../src/queries/status-tries.ts'
import { addCode } from '../../src/store/students.ts'
import { BankWorld } from '../commands/bank-world.ts'
import { DAY, type Json, money, student } from '../commands/cases-world.ts'

const yearOf = (n: number): number => Number(student(n).student.birthDate.slice(0, 4))

const ask = (w: BankWorld, code: string, birthYear: unknown, more: object = {}) => status.ask(w.book, { code, birthYear, ...more })

function pageOf(w: BankWorld, code: string, birthYear: number): StatusTold {
  const answer = ask(w, code, birthYear)
  if (!answer.ok) throw new Error(answer.problem.code)
  return answer.value
}

/** The one case of a student. */
function caseOf(w: BankWorld, of: Json, n: number): CaseShown {
  const [shown] = pageOf(w, of.code, yearOf(n)).cases
  if (!shown) throw new Error('a student has a case')
  return shown
}

const refusalOf = (answer: ReturnType<typeof ask>) => (answer.ok ? 'opened' : answer.problem)

describe('status', () => {
  const w = new BankWorld()
  beforeAll(() => w.found())
  afterAll(() => w.close())

  it('tells each state of a life, silent about the person', async () => {
    const made = await w.apply()
    const n = w.n
    const told: [string, string][] = []
    const now = () => {
      const shown = caseOf(w, made, n)
      expect(shown.caseNumber).toBe(made.caseNumber)
      told.push([shown.status, shown.next])
      const words = JSON.stringify(shown).toLowerCase()
      const { student: person, payee } = student(n)
      for (const secret of [person.familyName, person.givenName, person.passportNumber, person.birthDate, person.email, payee.iban])
        expect(words).not.toContain(secret.toLowerCase())
      return shown
    }
    expect(now()).toMatchObject({ since: DAY, by: '2020-11-16', steps: [{ what: 'received', on: DAY }], messages: [], instalments: [] })
    await w.check(made)
    now()
    await w.post('officer', `/applications/${made.id}/information-request`, { items: ['residence'], message: 'Where do you live?', dueDate: '2020-11-20' })
    expect(now()).toMatchObject({ needed: ['residence'], by: '2020-11-20' })
    await w.post('officer', `/applications/${made.id}/corrections`, { changes: { city: 'Konya' }, source: 'student', note: 'as told', answersRequest: true })
    now()
    await w.post('officer', `/applications/${made.id}/recommendation`, { note: 'in order' })
    expect(now()).not.toHaveProperty('amount')
    await w.post('approver', `/applications/${made.id}/approval`, { expected: (await w.read(made)).expected })
    expect(now()).toMatchObject({ amount: { amount: '3000.00', currency: 'TRY' }, steps: expect.arrayContaining([{ what: 'due', on: DAY, instalment: 1 }]) })
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B' })
    now()
    await w.release(batch)
    expect(now()).toMatchObject({ since: DAY, payeeEnding: student(n).payee.iban.slice(-4) })
    w.contribution()
    w.book_(-300_000, `Havale ${batch.payouts[0].reference}`)
    await w.reconcile()
    expect(now()).toMatchObject({ since: DAY, payeeEnding: student(n).payee.iban.slice(-4) })
    w.book_(300_000, `Iade ${batch.payouts[0].reference}`)
    await w.reconcile()
    const kinds = now().steps.map(({ what }) => what)
    expect(kinds).toEqual(['received', 'checking', 'information_needed', 'checking', 'approved', 'ordered', 'paid', 'returned'])
    expect(told.map(([state]) => state)).toEqual([
      'received',
      'checking',
      'information_needed',
      'checking',
      'checking',
      'approved',
      'approved',
      'on_its_way',
      'paid',
      'returned',
    ])
    expect(told.filter(([, next]) => next === '')).toEqual([])
  })

  it('tells a refusal with its reason, a screening hit as another reason', async () => {
    const of = await w.apply()
    const n = w.n
    await w.check(of)
    await w.post('officer', `/applications/${of.id}/recommendation`, { outcome: 'refuse', reason: 'screening', note: 'on the list' })
    await w.post('approver', `/applications/${of.id}/refusal`, { reason: 'screening', note: 'on the list' })
    const shown = caseOf(w, of, n)
    expect(shown).toMatchObject({ status: 'refused', reason: 'other', by: '2020-12-02', next: 'You can ask for a review by 2 December 2020.' })
    expect(JSON.stringify(shown)).not.toContain('screening')
  })

  it('shows every application of a student, and reads a code in any writing', async () => {
    const first = await w.apply()
    const n = w.n
    await w.programme('P2')
    const second = await w.post('officer', '/programmes/P2/applications', student(n))
    expect(second.code).toBe(null)
    const cases = (code: string) => pageOf(w, code, yearOf(n)).cases.map(({ caseNumber }) => caseNumber)
    for (const code of [first.code, first.code.toLowerCase(), first.code.replaceAll('-', ''), ` ${first.code.replaceAll('-', ' ')} `])
      expect(cases(code)).toEqual([first.caseNumber, second.caseNumber])
  })

  it('tells each instalment, the ones that are due and the one that is paid', async () => {
    await w.programme('I', { grant: { amount: money('3000.00'), instalments: 2 } })
    const of = await w.apply({}, 'I')
    const n = w.n
    await w.check(of)
    await w.post('officer', `/applications/${of.id}/recommendation`, { note: 'in two parts' })
    await w.post('approver', `/applications/${of.id}/approval`, { expected: (await w.read(of)).expected })
    const due = (instalment: number, on: string) => ({ what: 'due', on, instalment })
    expect(caseOf(w, of, n)).toMatchObject({ status: 'approved', instalment: 1, steps: expect.arrayContaining([due(1, DAY), due(2, '2020-12-02')]) })
    const batch = await w.post('finance', '/payout-batches', { bankAccount: 'B', grants: [(await w.read(of)).grant.id], dueBy: DAY })
    await w.release(batch)
    w.book_(-150_000, `Havale ${batch.payouts[0].reference}`)
    await w.reconcile()
    const paid = caseOf(w, of, n)
    expect(paid).toMatchObject({
      status: 'paid',
      instalment: 1,
      amount: money('3000.00'),
      instalments: [
        { nth: 1, ordered: { amount: money('1500.00'), on: DAY } },
        { nth: 2, amount: money('1500.00') },
      ],
    })
    expect(paid.next).toContain('The next instalment is due on 2 December 2020.')
    expect(paid.steps.slice(-3)).toEqual([{ what: 'ordered', on: DAY, instalment: 1 }, { what: 'paid', on: DAY, instalment: 1 }, due(2, '2020-12-02')])
    await w.post('approver', `/grants/${(await w.read(of)).grant.id}/cancellation`, { reason: 'went home' })
    expect(caseOf(w, of, n)).toMatchObject({ status: 'paid', amount: money('1500.00'), steps: expect.arrayContaining([{ what: 'rest_cancelled', on: DAY }]) })
  })

  it('opens by the newest code alone', async () => {
    const of = await w.apply()
    const n = w.n
    const id = w.book.read((read) => read.value<number>('SELECT max(student) FROM student_code')) ?? 0
    const actor = w.book.read((read) => read.value<number>("SELECT person FROM role_grant WHERE role = 'case_officer' ORDER BY id LIMIT 1")) ?? 0
    w.book.act({ kind: 'application_received', actor, key: 'a second code', request: '', status: 200 }, () => done((tx) => addCode(tx, id, 2)))
    const second = codeFrom(w.book.read((read) => read.keys.hmac('codes', `${id}:2`)))
    expect(refusalOf(ask(w, of.code, yearOf(n)))).toMatchObject({ code: 'not_found_or_wrong' })
    expect(pageOf(w, second, yearOf(n)).cases.map(({ caseNumber }) => caseNumber)).toEqual([of.caseNumber])
  })

  it('refuses what is of another form', async () => {
    const { code } = await w.apply()
    expect(refusalOf(ask(w, code, '2000'))).toMatchObject({ code: 'invalid_input' })
    expect(refusalOf(ask(w, code, undefined))).toMatchObject({ code: 'invalid_input' })
    expect(refusalOf(ask(w, code, 2000.5))).toMatchObject({ code: 'invalid_input' })
    expect(refusalOf(ask(w, code, 2000, { name: 'x' }))).toMatchObject({ code: 'unknown_member' })
    expect(refusalOf(status.ask(w.book, []))).toMatchObject({ code: 'invalid_input' })
  })
})

describe('a miss', () => {
  const w = new BankWorld()
  beforeAll(() => w.found())
  afterAll(() => w.close())

  it('is the same whatever missed: a year, a code unknown, misprinted, ill-formed, erased; in an empty book too', async () => {
    const empty = refusalOf(ask(w, '2345-6789-ABC', 2000))
    const [one, two] = [await w.apply(), await w.apply()]
    const admin = w.book.read((read) => read.value<number>("SELECT person FROM role_grant WHERE role = 'admin' ORDER BY id DESC LIMIT 1")) ?? 0
    await w.post('officer', `/applications/${two.id}/withdrawal`, { note: 'asked' })
    expect(erase(w.book, { caseNumber: two.caseNumber, reason: 'asked', actor: admin }).ok).toBe(true)
    const misprint = `${one.code.slice(0, -1)}${one.code.endsWith('2') ? '3' : '2'}`
    const misses = [
      ask(w, one.code, yearOf(1) + 1),
      ask(w, '2345-6789-ABC', yearOf(1)),
      ask(w, misprint, yearOf(1)),
      ask(w, '=1+1', yearOf(1)),
      ask(w, two.code, yearOf(2)),
    ].map(refusalOf)
    expect(misses).toEqual(Array(misses.length).fill(empty))
    expect(empty).toMatchObject({ code: 'not_found_or_wrong' })
    expect(caseOf(w, one, 1).status).toBe('received')
  })

  it('stops a code after five, right or wrong, whether it exists or not, for 15 minutes', async () => {
    const real = await w.apply()
    const n = w.n
    const other = await w.apply()
    for (const code of [real.code, 'ABCD-EFGH-JKM']) {
      const answers = Array.from({ length: 8 }, () => refusalOf(ask(w, code, 1900)))
      expect(answers.map((refusal) => (refusal === 'opened' ? refusal : refusal.code))).toEqual([
        ...Array(5).fill('not_found_or_wrong'),
        ...Array(3).fill('too_many_tries'),
      ])
      expect(answers[7]).toMatchObject({ members: { retryAfter: expect.any(Number) } })
    }
    expect(refusalOf(ask(w, real.code, yearOf(n)))).toMatchObject({ code: 'too_many_tries' })
    expect(caseOf(w, other, n + 1).status).toBe('received')
    w.hoursPass(0.24)
    expect(refusalOf(ask(w, real.code, yearOf(n)))).toMatchObject({ code: 'too_many_tries' })
    w.hoursPass(0.02)
    expect(caseOf(w, real, n).status).toBe('received')
  })

  // Times of a busy machine scatter; one that tells does so each time.
  it('takes the time of another miss: the times do not tell a code that exists from one that does not', { retry: 2 }, async () => {
    const made: string[] = []
    for (let i = 0; i < 40; i += 1) made.push((await w.apply()).code)
    const empty = new BankWorld()
    const timeOf = (of: BankWorld, code: string): number => {
      const before = process.hrtime.bigint()
      ask(of, code, 1900)
      return Number(process.hrtime.bigint() - before)
    }
    const times = Array.from({ length: 1800 }, (_, i) => {
      if (i % 40 === 0) for (const of of [w, empty]) of.hoursPass(0.3)
      const code = codeFrom(createHash('sha256').update(`${i}`).digest())
      const isFirst = createHash('sha256').update(`order ${i}`).digest()[0] ?? 0
      const real = isFirst < 128 ? timeOf(w, made[i % 40] ?? '') : 0
      const none = timeOf(w, code)
      return { real: real || timeOf(w, made[i % 40] ?? ''), none, control: timeOf(empty, code) }
    }).slice(300)
    empty.close()
    const guessed = (of: 'none' | 'control') => times.filter((one) => one.real > one[of]).length / times.length
    expect(Math.abs(guessed('none') - 0.5)).toBeLessThan(0.08)
    expect(guessed('control'), 'without the work for another student the times tell').toBeGreaterThan(0.8)
  })
})

describe('Tries', () => {
  it('has one budget for all wrong tries of a minute, and keeps no more than it needs', () => {
    const tries = new Tries()
    for (let i = 0; i < 3000; i += 1) tries.countWrong(`${i}`, 60_000)
    expect(tries.waitSeconds('another', 60_500)).toBe(60)
    expect(tries.waitSeconds('another', 120_000)).toBe(0)
    for (let i = 0; i < 60_000; i += 1) tries.countWrong(`more ${i}`, 180_000)
    expect(tries.size).toBe(50_000)
    tries.countWrong('last', 180_000 + 16 * 60_000)
    expect(tries.size).toBe(1)
  })
})
