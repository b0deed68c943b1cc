import type { EligibilitySeen } from '../../../src/core/eligibility/eligibility-seen.ts'
import type { AutomaticCriterion, Policy } from '../../../src/core/eligibility/policy.ts'
import type { Payee } from '../../../src/core/payees/payee.ts'
import type { Student } from '../../../src/core/students/student.ts'

const head = { mandatory: true }

/** One criterion of each automatic kind. */
export const CRITERIA: readonly AutomaticCriterion[] = [
  { code: 'citizen', kind: 'nationality', ...head },
  { code: 'host', kind: 'host_country', ...head },
  { code: 'dates', kind: 'programme_dates', ...head },
  {
    code: 'enrolled',
    kind: 'institution',
    ...head,
    institutions: [
      { country: 'TR', name: 'Ankara Üniversitesi', emailDomains: ['ankara.edu.tr'] },
      { country: 'RU', name: 'КФУ' },
    ],
  },
  {
    code: 'stranded',
    kind: 'no_route_home',
    ...head,
    routes: [
      { country: 'TR', from: '2020-03-20', to: '2020-06-30' },
      { country: 'TR', from: '2020-10-01', to: '2020-12-31' },
    ],
  },
  { code: 'unassisted', kind: 'not_assisted_within', ...head, days: 30 },
  { code: 'unique', kind: 'not_duplicate', ...head },
  { code: 'caps', kind: 'caps', ...head },
  { code: 'payee', kind: 'payee_valid', ...head },
  { code: 'own-payee', kind: 'payee_not_shared', ...head },
  { code: 'screened', kind: 'not_screened', list: 'un', mandatory: false },
]

export const POLICY: Policy = {
  startsOn: '2020-01-01',
  endsOn: '2020-12-31',
  currency: 'TRY',
  nationality: ['TM'],
  hostCountries: ['TR', 'RU'],
  grant: { kind: 'flat', amountMinor: 300_000, instalments: 1 },
  capPerStudentMinor: 900_000,
  capPerMonthMinor: 600_000,
  coolingOffHours: 24,
  answerWithinDays: 14,
  reviewWithinDays: 30,
  recheck: [],
  criteria: CRITERIA,
}

export const STUDENT: Student = {
  familyName: 'Annaýewa',
  givenName: 'Aýna',
  birthDate: '1999-04-07',
  nationality: 'TM',
  passportNumber: 'A1000003',
  email: 'aina@mail.example',
  phone: '+905321000001',
}

export const PAYEE: Payee = { name: 'Aýna Annaýewa', relation: 'self', way: 'account', iban: 'TR330006100519786457841326', currency: 'TRY' }

/** A student for whom every automatic criterion passes. */
export const SEEN: EligibilitySeen = {
  today: '2020-11-02',
  policy: POLICY,
  student: STUDENT,
  payee: PAYEE,
  facts: { hostCountry: 'TR', city: 'Ankara', institution: 'Ankara Üniversitesi', consentOn: '2020-10-20' },
  assisted: [],
  resembling: [],
  sharedWith: [],
  screening: { un: [] },
  capSums: { studentMinor: 0, byMonthMinor: {} },
  planned: [{ dueOn: '2020-11-02', amountMinor: 300_000 }],
}
