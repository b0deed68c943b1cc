import { Checks, Form, LongText, Select, Text } from '../form.tsx'
import { CASE_VALUES, CASES } from '../words/cases.ts'
import { FRAME } from '../words/frame.ts'
import type { CasePageProps } from './case-page.tsx'
import { Fold } from './case-parts.tsx'
import type { ListedCase } from './case-shapes.ts'
import { PAYEE_MEMBERS, PayeeFields } from './payee-fields.tsx'

const PERSON = ['familyName', 'givenName', 'patronymic', 'birthDate', 'nationality', 'passportNumber', 'sex', 'email', 'phone'] as const
const REST = ['city', 'institution', 'institutionEmailDomain', 'consentOn'] as const

/** The facts of a case as the fields of its correction. Fields are named after the members that they change, so that a fault finds its field. */
function correctionFields(of: ListedCase): Readonly<Record<string, string>> {
  const person = PERSON.map((member) => [`changes-student-${member}`, of.student?.[member] ?? ''])
  const rest = REST.map((member) => [`changes-${member}`, of[member] ?? ''])
  const payee = PAYEE_MEMBERS.map((member) => [`changes-payee-${member}`, of.payee?.[member] ?? ''])
  return Object.fromEntries([
    ...person,
    ['changes-hostCountry', of.hostCountry],
    ...rest,
    ['changes-requested-amount', of.requested?.amount ?? ''],
    ['changes-requested-currency', of.requested?.currency ?? ''],
    ...payee,
  ])
}

/** Corrects what an application says: only what differs from what was seen is sent on. */
export function CorrectForm({ language, of, case: one, address }: CasePageProps) {
  const words = CASES[language]
  const { sources } = CASE_VALUES[language]
  const was = correctionFields(one)
  const labels = labelsOf(language)
  return (
    <div id="correct-facts">
      <Fold of={of} name="correct" title={words.correctTitle}>
        <Form of={of} name="correct" action={`${address}/correct`} button={words.correctButton} seen={{ was: JSON.stringify(was) }}>
          <p class="hint">{words.correctLead}</p>
          {Object.entries(labels).map(([name, label]) => {
            const field = { of, form: 'correct', name, label, value: was[name] ?? '' }
            return name === 'changes-student-sex' ? (
              <Select {...field} isOptional options={['F', 'M', 'X'].map((sex) => [sex, sex] as const)} />
            ) : (
              <Text {...field} />
            )
          })}
          <h3>{words.payeeTitle}</h3>
          <PayeeFields language={language} of={of} form="correct" payee={one.payee} prefix="changes-" />
          <Select of={of} form="correct" name="source" label={words.source} options={Object.entries(sources)} />
          {one.state === 'information_needed' ? (
            <Checks of={of} form="correct" name="answersRequest" label={words.answers} options={[['yes', words.answersYes]]} values={['yes']} />
          ) : null}
          <LongText of={of} form="correct" name="note" label={words.note} hint={words.noteHint} />
        </Form>
      </Fold>
    </div>
  )
}

function labelsOf(language: CasePageProps['language']): Readonly<Record<string, string>> {
  const words = CASES[language]
  const optional = (label: string) => `${label} (${FRAME[language].optional})`
  return {
    'changes-student-familyName': words.family,
    'changes-student-givenName': words.given,
    'changes-student-patronymic': optional(words.patronymic),
    'changes-student-birthDate': words.born,
    'changes-student-nationality': words.nationality,
    'changes-student-passportNumber': words.passport,
    'changes-student-sex': words.sex,
    'changes-student-email': optional(words.email),
    'changes-student-phone': optional(words.phone),
    'changes-hostCountry': words.country,
    'changes-city': optional(words.city),
    'changes-institution': optional(words.institution),
    'changes-institutionEmailDomain': optional(words.domain),
    'changes-requested-amount': optional(words.requested),
    'changes-requested-currency': optional(words.currency),
    'changes-consentOn': optional(words.consent),
  }
}
