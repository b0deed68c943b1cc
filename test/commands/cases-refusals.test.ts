import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { iban, type Json, money, policy, student, World } from './cases-world.ts'

const w = new World()
beforeAll(() => w.found())
afterAll(() => w.close())

const path = (of: Json, what: string): string => `/applications/${of.id}/${what}`
const ID = ['999999', '-1', 'none', '1e3', '9007199254740993'] as const

describe('an application', () => {
  it('is not found by an id that is none, nor another noun', async () => {
    const bodies: [string, 'officer' | 'approver', object][] = [
      ['corrections', 'officer', { changes: {}, source: 'student', note: 'n' }],
      ['automatic-checks', 'officer', {}],
      ['checks', 'officer', { criterion: 'call', outcome: 'pass', note: 'n' }],
      ['information-request', 'officer', { items: ['other'], dueDate: '2020-12-01' }],
      ['recommendation', 'officer', { note: 'n' }],
      ['withdrawal', 'officer', { note: 'n' }],
      ['approval', 'approver', { expected: { money: money('1.00'), digest: 'x' } }],
      ['refusal', 'approver', { reason: 'other', note: 'n' }],
    ]
    for (const id of ID) {
      for (const [what, who, body] of bodies) await w.refused([404, 'not_found'], who, `/applications/${id}/${what}`, body)
      for (const at of [`/applications/${id}`, `/grants/${id}`]) await w.refused([404, 'not_found'], 'officer', at, undefined, { method: 'GET' })
    }
    await w.refused([404, 'not_found'], 'officer', '/programmes/none/applications', student(1))
    await w.refused([404, 'not_found'], 'officer', '/programmes/none/automatic-checks')
    await w.refused([422, 'invalid_input'], 'officer', '/applications?programme=none', undefined, { method: 'GET' })
    await w.refused([422, 'invalid_input'], 'officer', '/grants?programme=none', undefined, { method: 'GET' })
    await w.refused([422, 'invalid_input'], 'officer', '/applications?state=lost', undefined, { method: 'GET' })
  })

  it('is refused for what it says, and by an unknown member', async () => {
    const send = (over: Json, expected: [number, string]) => w.refused(expected, 'officer', '/programmes/P/applications', { ...student(700), ...over })
    await send({ colour: 'red' }, [422, 'unknown_member'])
    await send({ student: { ...student(700).student, familyName: '=1+1' } }, [422, 'invalid_input'])
    for (const givenName of ['＝1+1', '\u202eanyA', '\u200bAýna', 'A\u0085na', '12'])
      await send({ student: { ...student(700).student, givenName } }, [422, 'invalid_input'])
    await send({ payee: { ...student(700).payee, currency: 'XYZ' } }, [422, 'invalid_input'])
    await send({ student: { ...student(700).student, nationality: 'Turkmenistan' } }, [422, 'invalid_input'])
    await send({ student: { ...student(700).student, birthDate: '2001-02-30' } }, [422, 'date_invalid'])
    await send({ student: { ...student(700).student, birthDate: '2020-11-03' } }, [422, 'date_in_future'])
    await send({ requested: money('10.5') }, [422, 'amount_invalid'])
    await send({ requested: money('10.00', 'XYZ') }, [422, 'currency_unknown'])
    await send({ payee: { ...student(700).payee, institution: 'nowhere' } }, [422, 'payee_invalid'])
  })

  it('is taken in once for a person and programme', async () => {
    const of = await w.apply()
    const body = await w.refused([409, 'already_applied'], 'officer', '/programmes/P/applications', { ...student(w.n), city: 'Izmir' })
    expect(body.caseNumber).toBe(of.caseNumber)
    const spelt = {
      ...student(w.n),
      student: { ...student(w.n).student, passportNumber: student(w.n).student.passportNumber.toLowerCase().replace('a', 'a ') },
    }
    await w.refused([409, 'already_applied'], 'officer', '/programmes/P/applications', spelt)
  })
})

describe('recordCheck', () => {
  it('refuses what is the programme’s own rule, unknown, without evidence, never checked', async () => {
    const of = await w.apply()
    const send = (body: object, expected: [number, string]) => w.refused(expected, 'officer', path(of, 'checks'), { outcome: 'pass', note: 'seen', ...body })
    await send({ criterion: 'unique' }, [409, 'wrong_state'])
    await w.check(of)
    for (const criterion of ['citizen', 'host', 'dates', 'caps', 'unassisted']) await send({ criterion }, [422, 'check_is_automatic'])
    await send({ criterion: 'height' }, [422, 'criterion_unknown'])
    await send({ criterion: 'passport' }, [422, 'invalid_input'])
    await send({ criterion: 'call', evidenceSha256: 'xyz' }, [422, 'invalid_input'])
    await send({ criterion: 'call', note: '  ' }, [422, 'invalid_input'])
  })

  it('decides an automatic outcome anew, and a run that comes to the same leaves it', async () => {
    const of = await w.check(await w.apply({ institution: 'Konya Üniversitesi', institutionEmailDomain: 'konya.edu.tr' }))
    const enrolled = async () => (await w.read(of)).checks.filter((check: Json) => check.criterion === 'enrolled')
    await w.refused([409, 'checks_not_passed'], 'officer', path(of, 'recommendation'), { note: 'n' })
    await w.post('officer', path(of, 'checks'), { criterion: 'enrolled', outcome: 'pass', note: 'the ministry recognises it', evidenceSha256: 'cd'.repeat(32) })
    expect(await enrolled()).toMatchObject([
      { outcome: 'unclear', by: 'automatic' },
      { outcome: 'pass', by: 'officer', decidedAnew: true, words: 'the ministry recognises it' },
    ])
    await w.post('officer', path(of, 'automatic-checks'))
    expect((await enrolled()).length).toBe(2)
    await w.post('officer', path(of, 'recommendation'), { note: 'n' })
    await w.refused([409, 'wrong_state'], 'officer', path(of, 'checks'), { criterion: 'call', outcome: 'fail', note: 'n' })
    await w.refused([409, 'wrong_state'], 'officer', path(of, 'automatic-checks'))
    await w.refused([409, 'wrong_state'], 'officer', path(of, 'information-request'), { items: ['other'], dueDate: '2020-12-01' })
    await w.refused([409, 'wrong_state'], 'officer', path(of, 'recommendation'), { note: 'n' })
  })
})

describe('recommend', () => {
  it('refuses money that the programme does not give', async () => {
    const flat = await w.check(await w.apply())
    const send = (of: Json, body: object, expected: [number, string]) => w.refused(expected, 'officer', path(of, 'recommendation'), { note: 'n', ...body })
    await send(flat, { money: money('2999.00') }, [422, 'amount_not_allowed'])
    await send(flat, { money: money('3000.00', 'USD') }, [422, 'currency_differs'])
    await send(
      flat,
      {
        instalments: [
          { dueOn: '2020-11-02', money: money('1500.00') },
          { dueOn: '2020-12-02', money: money('1500.00') },
        ],
      },
      [422, 'amount_not_allowed'],
    )
    await send(flat, { outcome: 'refuse' }, [422, 'invalid_input'])
    await send(flat, { reason: 'other' }, [422, 'invalid_input'])
    await send(flat, { outcome: 'refuse', reason: 'other', money: money('1.00') }, [422, 'invalid_input'])
    await w.programme('C', { grant: { cap: money('7000.00') } })
    const own = await w.check(await w.apply({ requested: money('6500.00') }, 'C'))
    await send(own, { money: money('7000.01') }, [422, 'amount_not_allowed'])
    await send(own, { money: money('6500.01') }, [422, 'amount_not_allowed'])
    await send(own, {}, [409, 'caps_exceeded'])
    await send(own, { money: money('2.00'), instalments: [{ dueOn: '2020-11-02', money: money('1.00') }] }, [422, 'amount_not_allowed'])
    await send(own, { instalments: [{ dueOn: '2020-11-01', money: money('1.00') }] }, [422, 'date_invalid'])
    await send(
      own,
      {
        instalments: [
          { dueOn: '2020-12-02', money: money('1.00') },
          { dueOn: '2020-11-02', money: money('1.00') },
        ],
      },
      [422, 'date_invalid'],
    )
    const unasked = await w.check(await w.apply({}, 'C'))
    await send(unasked, {}, [422, 'amount_not_allowed'])
  })

  it('refuses a case without a payee, where no check asks for one', async () => {
    await w.programme('N', { criteria: [{ code: 'citizen', kind: 'nationality', mandatory: true }] })
    const of = await w.apply({ payee: undefined }, 'N')
    await w.refused([409, 'checks_not_passed'], 'officer', path(of, 'recommendation'), { note: 'n' })
    await w.post('officer', path(of, 'automatic-checks'))
    await w.refused([422, 'payee_invalid'], 'officer', path(of, 'recommendation'), { note: 'n' })
  })
})

describe('approve', () => {
  const send = (of: Json, expected: [number, string], who: 'approver' | 'hats' = 'approver', over: object = {}) =>
    w.refused(expected, who, path(of, 'approval'), { expected: { ...of.expected, ...over } })

  it('refuses who recommended, and what was not recommended', async () => {
    const of = await w.recommended({}, 'hats')
    await send(of, [403, 'same_person'], 'hats')
    await w.refused([403, 'same_person'], 'hats', path(of, 'refusal'), { reason: 'other', note: 'n' })
    const received = await w.apply()
    const expected = { money: money('3000.00'), digest: '0' }
    await w.refused([409, 'wrong_state'], 'approver', path(received, 'approval'), { expected })
    await w.refused([409, 'wrong_state'], 'approver', path(received, 'refusal'), { reason: 'other', note: 'n' })
    await w.post('officer', path(received, 'recommendation'), { outcome: 'refuse', reason: 'other', note: 'n' })
    await w.refused([409, 'wrong_state'], 'approver', path(received, 'approval'), { expected })
  })

  it('refuses any decision after the last', async () => {
    const of = await w.approved()
    await send(of, [409, 'already_decided'])
    await send(of, [409, 'already_decided'], 'hats')
    await w.refused([409, 'already_decided'], 'approver', path(of, 'refusal'), { reason: 'other', note: 'n' })
    await w.refused([409, 'already_decided'], 'officer', path(of, 'recommendation'), { note: 'n' })
    await w.refused([409, 'already_decided'], 'officer', path(of, 'withdrawal'), { note: 'n' })
    await w.refused([409, 'already_decided'], 'officer', path(of, 'corrections'), { changes: { city: 'Konya' }, source: 'student', note: 'n' })
    await w.refused([409, 'already_decided'], 'officer', path(of, 'checks'), { criterion: 'call', outcome: 'fail', note: 'n' })
  })

  it('refuses what is not as it was seen, and tells the difference', async () => {
    const of = await w.recommended()
    const paid = await w.call('approver', 'POST', path(of, 'approval'), { expected: { ...of.expected, money: money('3000.01') } })
    expect([paid.status, paid.body.code, paid.body.difference, paid.body.now]).toEqual([409, 'approval_outdated', ['money'], of.expected])
    await send(of, [409, 'approval_outdated'], 'approver', { digest: '0'.repeat(64) })
    await w.post('officer', path(of, 'corrections'), {
      changes: { city: 'Konya', payee: { iban: iban('TR', '0006400000777777777777') } },
      source: 'student',
      note: 'moved',
    })
    const moved = await w.call('approver', 'POST', path(of, 'approval'), { expected: of.expected })
    expect([moved.status, moved.body.code, moved.body.now]).toEqual([409, 'approval_outdated', null])
    expect(moved.body.difference).toEqual(['city', 'payee.bank', 'payee.bic', 'payee.iban'])
    await w.post('officer', path(of, 'recommendation'), { note: 'again' })
    await send(of, [409, 'approval_outdated'])
    await w.post('approver', path(of, 'approval'), { expected: (await w.read(of)).expected })
  })

  it('refuses more than the fund has, and more than the caps allow', async () => {
    await w.post('finance', '/funds', { code: 'S', name: 'Small', currency: 'TRY' })
    await w.post('finance', '/funds/S/contributions', { donor: 'D', money: money('5000.00'), date: '2020-11-02', bankAccount: 'B' })
    await w.post('admin', '/programmes', { code: 'S', name: 'Small', fund: 'S', policy: policy() })
    const [one, two] = [await w.recommended({}, 'officer', 'S'), await w.recommended({}, 'officer', 'S')]
    await w.post('approver', path(one, 'approval'), { expected: one.expected })
    await send(two, [409, 'fund_would_be_overspent'])
    expect((await w.get('/funds/S')).available).toEqual(money('2000.00'))
    await w.post('finance', '/funds/S/contributions', { donor: 'D', money: money('1000.00'), date: '2020-11-02', bankAccount: 'B' })
    await w.post('approver', path(two, 'approval'), { expected: two.expected })
    expect((await w.get('/funds/S')).available).toEqual(money('0.00'))
  })
})
