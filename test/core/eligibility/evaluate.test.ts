import { describe, expect, it } from 'vitest'
import type { EligibilitySeen } from '../../../src/core/eligibility/eligibility-seen.ts'
import { evaluate, type Outcome } from '../../../src/core/eligibility/evaluate.ts'
import type { AutomaticCriterion } from '../../../src/core/eligibility/policy.ts'
import { invariant } from '../../../src/core/invariant.ts'
import { CRITERIA, PAYEE, POLICY, SEEN, STUDENT } from './seen.ts'

type Case = readonly [what: string, kind: AutomaticCriterion['kind'], changes: Partial<EligibilitySeen>, outcome: Outcome, words: RegExp]

const { nationality: _n, ...stateless } = STUDENT
const { payee: _p, ...unpaid } = SEEN
const facts = SEEN.facts
const { institution: _i, ...nowhere } = facts
const collected = { name: 'Ayna Annayeva', relation: 'self', way: 'pickup', country: 'TR', city: 'Ankara', currency: 'USD' } as const
const cap = { ...POLICY, grant: { kind: 'cap', capMinor: 500_000 } } as const

const CASES: readonly Case[] = [
  ['the nationality', 'nationality', {}, 'pass', /is TM/],
  ['another', 'nationality', { student: { ...STUDENT, nationality: 'UZ' } }, 'fail', /UZ; the programme is for TM/],
  ['none told', 'nationality', { student: stateless }, 'unclear', /missing/],
  ['a programme that names none', 'nationality', { policy: { ...POLICY, nationality: [] } }, 'unclear', /names no/],
  ['the host country', 'host_country', { facts: { ...facts, hostCountry: 'RU' } }, 'pass', /in RU/],
  ['another host country', 'host_country', { facts: { ...facts, hostCountry: 'DE' } }, 'fail', /in DE; the programme covers TR, RU/],
  ['the first day', 'programme_dates', { today: '2020-01-01' }, 'pass', /within/],
  ['the last day', 'programme_dates', { today: '2020-12-31' }, 'pass', /within/],
  ['the day before', 'programme_dates', { today: '2019-12-31' }, 'fail', /outside/],
  ['the day after', 'programme_dates', { today: '2021-01-01' }, 'fail', /outside/],
  ['the institution', 'institution', {}, 'pass', /recognised/],
  ['without its accent', 'institution', { facts: { ...facts, institution: 'ANKARA  Universitesi' } }, 'pass', /recognised/],
  ['in another country', 'institution', { facts: { ...facts, hostCountry: 'RU' } }, 'fail', /recognised in TR, the student is in RU/],
  ['another institution', 'institution', { facts: { ...facts, institution: 'Gazi Üniversitesi' } }, 'fail', /not on the list/],
  ['two letters off', 'institution', { facts: { ...facts, institution: 'Ankara Univercitsi' } }, 'unclear', /is like/],
  ['another with its e-mail domain', 'institution', { facts: { ...facts, institution: 'Gazi', institutionEmailDomain: 'Ankara.edu.tr' } }, 'unclear', /domain/],
  ['the domain alone', 'institution', { facts: { ...nowhere, institutionEmailDomain: 'ogr.ankara.edu.tr' } }, 'unclear', /proves no enrolment/],
  ['an address there alone', 'institution', { facts: nowhere, student: { ...STUDENT, email: 'a@ankara.edu.tr' } }, 'unclear', /domain/],
  [
    'a domain that only ends like it',
    'institution',
    { facts: { ...facts, institution: 'Gazi', institutionEmailDomain: 'notankara.edu.tr' } },
    'fail',
    /not on the list/,
  ],
  ['no institution', 'institution', { facts: nowhere }, 'unclear', /missing/],
  ['no route on the first day', 'no_route_home', { today: '2020-10-01' }, 'pass', /2020-10-01 to 2020-12-31/],
  ['no route on the last day of the earlier time', 'no_route_home', { today: '2020-06-30' }, 'pass', /2020-03-20 to 2020-06-30/],
  ['a route between', 'no_route_home', { today: '2020-07-01' }, 'fail', /there was a route/],
  ['a country without dates', 'no_route_home', { facts: { ...facts, hostCountry: 'RU' } }, 'fail', /names no time/],
  ['no earlier assistance', 'not_assisted_within', {}, 'pass', /No assistance/],
  [
    'assisted 31 days ago',
    'not_assisted_within',
    { assisted: [{ programme: 'Q', on: '2020-10-02', amountMinor: 100, currency: 'USD' }] },
    'pass',
    /No assistance/,
  ],
  [
    'assisted 30 days ago',
    'not_assisted_within',
    { assisted: [{ programme: 'Q', on: '2020-10-03', amountMinor: 100, currency: 'USD' }] },
    'fail',
    /2020-10-03 under Q with 1.00 USD/,
  ],
  ['due later', 'not_assisted_within', { assisted: [{ programme: 'Q', on: '2020-12-03', amountMinor: 100, currency: 'JPY' }] }, 'fail', /100 JPY/],
  ['nobody resembles', 'not_duplicate', {}, 'pass', /No other/],
  [
    'the same passport',
    'not_duplicate',
    { resembling: [{ caseNumber: '2020-000007', because: ['the same passport number'] }] },
    'fail',
    /2020-000007 \(the same passport number\)/,
  ],
  [
    'a similar name',
    'not_duplicate',
    { resembling: [{ caseNumber: '2020-000007', because: ['a similar name and the same birth date'] }] },
    'unclear',
    /2020-000007/,
  ],
  ['within the caps', 'caps', {}, 'pass', /9000.00 TRY can still be granted/],
  ['up to the cap', 'caps', { capSums: { studentMinor: 600_000, byMonthMinor: { '2020-11': 300_000 } } }, 'pass', /3000.00 TRY/],
  [
    'above the cap per student',
    'caps',
    { capSums: { studentMinor: 600_001, byMonthMinor: {} } },
    'fail',
    /per student is 9000.00 TRY; with this grant it would be 9000.01/,
  ],
  ['above the cap of the month', 'caps', { capSums: { studentMinor: 300_001, byMonthMinor: { '2020-11': 300_001 } } }, 'fail', /per month, in 2020-11/],
  ['no caps', 'caps', { policy: (({ capPerStudentMinor: _s, capPerMonthMinor: _m, ...rest }) => rest)(POLICY) }, 'pass', /Within the caps\./],
  [
    'less than asked for',
    'caps',
    { policy: cap, planned: [{ dueOn: '2020-11-02', amountMinor: 500_000 }], capSums: { studentMinor: 800_000, byMonthMinor: {} } },
    'pass',
    /Less.*1000.00 TRY/,
  ],
  ['nothing asked for, nothing left', 'caps', { policy: cap, planned: [], capSums: { studentMinor: 900_000, byMonthMinor: {} } }, 'fail', /used up/],
  ['a good account', 'payee_valid', {}, 'pass', /well-formed/],
  ['a wrong account', 'payee_valid', { payee: { ...PAYEE, iban: 'TR330006100519786457841327' } }, 'fail', /check digits/],
  ['no account', 'payee_valid', { payee: { name: 'A B', relation: 'self', way: 'account', currency: 'TRY' } }, 'unclear', /no account/],
  ['a pick-up by the student', 'payee_valid', { payee: collected }, 'pass', /Name, country and city/],
  ['a pick-up by another as the student', 'payee_valid', { payee: { ...collected, name: 'Maral Orazowa' } }, 'unclear', /name is another/],
  ['a pick-up by a parent', 'payee_valid', { payee: { ...collected, name: 'Maral Orazowa', relation: 'parent' } }, 'pass', /Name/],
  ['a pick-up without city', 'payee_valid', { payee: { ...collected, city: '' } }, 'unclear', /city/],
  ['an own account', 'payee_not_shared', {}, 'pass', /No other student/],
  ['a shared account', 'payee_not_shared', { sharedWith: ['2020-000007'] }, 'unclear', /2020-000007: they may be siblings/],
  [
    'an institution',
    'payee_not_shared',
    { sharedWith: ['2020-000007'], payee: { name: 'AÜ', relation: 'institution', way: 'account', institution: 'AU', currency: 'TRY' } },
    'pass',
    /institutional/,
  ],
  ['a pick-up', 'payee_not_shared', { payee: collected }, 'pass', /no account/],
  ['no account told', 'payee_not_shared', { payee: { name: 'A B', relation: 'self', way: 'account', currency: 'TRY' } }, 'unclear', /account is missing/],
  ['on no list', 'not_screened', {}, 'pass', /Not on/],
  ['an unknown list', 'not_screened', { screening: { eu: [] } }, 'unclear', /not been imported/],
  [
    'a list named like a member of every record',
    'not_screened',
    { screening: Object.create({ un: [] }) as Record<string, never[]> },
    'unclear',
    /not been imported/,
  ],
  ['by passport', 'not_screened', { screening: { un: [{ name: 'X', because: 'passport number' }] } }, 'fail', /by passport number/],
  [
    'by name and birth date',
    'not_screened',
    {
      screening: {
        un: [
          { name: 'X', because: 'name alone' },
          { name: 'X', because: 'name and birth date' },
        ],
      },
    },
    'fail',
    /name alone, name and birth date/,
  ],
  ['by a similar name', 'not_screened', { screening: { un: [{ name: 'X', because: 'similar name and birth date' }] } }, 'unclear', /similar/],
  ['by name alone', 'not_screened', { screening: { un: [{ name: 'X', because: 'name alone' }] } }, 'unclear', /name alone/],
]

const criterion = (kind: AutomaticCriterion['kind']): AutomaticCriterion => {
  const found = CRITERIA.find((one) => one.kind === kind)
  invariant(found, kind)
  return found
}

describe('evaluate', () => {
  it.each(CASES)('%s: %s', (_what, kind, changes, outcome, words) => {
    const found = evaluate(criterion(kind), { ...SEEN, ...changes })
    expect([found.outcome, found.words]).toEqual([outcome, expect.stringMatching(words)])
  })

  it.each(['payee_valid', 'payee_not_shared'] as const)('is unclear without a payee: %s', (kind) =>
    expect(evaluate(criterion(kind), unpaid).outcome).toBe('unclear'),
  )

  it('passes every kind for a student who meets all', () => expect(CRITERIA.map((one) => evaluate(one, SEEN).outcome)).toEqual(CRITERIA.map(() => 'pass')))

  it('tells no name, birth date, passport number, contact or account, in words or facts', () => {
    const secrets = [STUDENT.familyName, STUDENT.birthDate, 'A1000003', '0006100519786457841326', 'aina@', '5321000001', 'Maral']
    for (const [, kind, changes] of CASES) {
      const told = JSON.stringify(evaluate(criterion(kind), { ...SEEN, ...changes }))
      expect(secrets.filter((secret) => told.includes(secret))).toEqual([])
    }
  })
})
