import type { Child } from 'hono/jsx'
import { Day, Facts, Money } from '../parts.tsx'
import { CASE_VALUES, CASES, worded } from '../words/cases.ts'
import type { Language } from '../words/language.ts'
import { type ListedCase, nameOfStudent, type PayeeSeen } from './case-shapes.ts'

type Row = readonly [name: string, value: Child | undefined]

const told = (value: Child | null | undefined): Child | undefined => value ?? undefined

/** Who the person is and what was told. */
export function PersonFacts({ language, of }: { readonly language: Language; readonly of: ListedCase }) {
  const words = CASES[language]
  if (of.student === null) return <p class="hint">{of.erased ? words.erased : of.blocked ? words.blocked : words.hidden}</p>
  return <Facts rows={[...personRows(language, of), ...toldRows(language, of)]} />
}

function personRows(language: Language, { student }: ListedCase): readonly Row[] {
  const words = CASES[language]
  if (student === null) return []
  return [
    [words.person, <b>{nameOfStudent(student)}</b>],
    [words.born, student.birthDate === null ? undefined : <Day language={language} on={student.birthDate} />],
    [words.nationality, told(student.nationality)],
    [words.passport, told(student.passportNumber)],
    [words.sex, told(student.sex)],
    [words.email, told(student.email)],
    [words.phone, told(student.phone)],
  ]
}

function toldRows(language: Language, of: ListedCase): readonly Row[] {
  const words = CASES[language]
  return [
    [words.country, of.hostCountry],
    [words.city, told(of.city)],
    [words.institution, told(of.institution)],
    [words.domain, told(of.institutionEmailDomain)],
    [words.requested, of.requested === null ? undefined : <Money language={language} of={of.requested} />],
    [words.consent, of.consentOn === null ? undefined : <Day language={language} on={of.consentOn} />],
  ]
}

/** Whom we pay, and how. */
export function PayeeFacts({ language, payee }: { readonly language: Language; readonly payee: PayeeSeen | null }) {
  const words = CASES[language]
  const values = CASE_VALUES[language]
  if (payee === null) return <p class="none">{words.noPayee}</p>
  return (
    <Facts
      rows={[
        [words.payeeName, told(payee.name)],
        [words.relation, worded(values.relations, payee.relation)],
        [words.way, worded(values.ways, payee.way)],
        [words.iban, told(payee.iban)],
        [words.account, told(payee.accountNumber ?? payee.account)],
        [words.routing, told(payee.routingCode)],
        [words.bank, told(payee.bank)],
        [words.bic, told(payee.bic)],
        [words.payeeCountry, told(payee.country)],
        [words.payeeCity, told(payee.city)],
        [words.payeePhone, told(payee.phone)],
        [words.payeeInstitution, told(payee.institution)],
        [words.currency, payee.currency],
      ]}
    />
  )
}
