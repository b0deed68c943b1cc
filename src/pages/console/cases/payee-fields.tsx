import { type FormOf, Select, Text } from '../form.tsx'
import { CASE_VALUES, CASES } from '../words/cases.ts'
import type { Language } from '../words/language.ts'
import type { PayeeSeen } from './case-shapes.ts'

/** A payee's members as fields, each named `payee-` and the member: so a fault of the API finds its field. */
export const PAYEE_MEMBERS = [
  'name',
  'relation',
  'way',
  'iban',
  'accountNumber',
  'routingCode',
  'bank',
  'bic',
  'country',
  'city',
  'phone',
  'institution',
  'currency',
] as const

export type PayeeMember = (typeof PAYEE_MEMBERS)[number]

/** A payee as the fields of a form. `prefix`: before each name (`changes-` in a correction). */
export function PayeeFields({
  language,
  of,
  form,
  payee,
  prefix = '',
}: {
  readonly language: Language
  readonly of: FormOf
  readonly form: string
  readonly payee: PayeeSeen | null
  readonly prefix?: string
}) {
  const words = CASES[language]
  const values = CASE_VALUES[language]
  const labels: Readonly<Record<PayeeMember, string>> = {
    name: words.payeeName,
    relation: words.relation,
    way: words.way,
    iban: words.iban,
    accountNumber: words.account,
    routingCode: words.routing,
    bank: words.bank,
    bic: words.bic,
    country: words.payeeCountry,
    city: words.payeeCity,
    phone: words.payeePhone,
    institution: words.payeeInstitution,
    currency: words.currency,
  }
  return (
    <>
      {PAYEE_MEMBERS.map((member) => {
        const field = { of, form, name: `${prefix}payee-${member}`, label: labels[member], value: payee?.[member] ?? '' }
        if (member === 'relation') return <Select {...field} value={field.value || 'self'} options={Object.entries(values.relations)} />
        if (member === 'way') return <Select {...field} value={field.value || 'account'} options={Object.entries(values.ways)} />
        return member === 'name' || member === 'currency' ? <Text {...field} /> : <Text {...field} isOptional />
      })}
    </>
  )
}
