import { z } from 'zod'
import { digitsOf } from '../../core/money/currency.ts'
import { nameFault } from '../../core/names/name-fault.ts'
import { say } from '../../core/said/say.ts'
import { country, currency, date, money, refusing, text, words } from '../../input/shapes.ts'

/** The members of an application, as they are posted and corrected. */

const name = words(200).superRefine((value, context) => {
  const fault = nameFault(value)
  if (fault !== undefined) context.addIssue({ code: 'custom', ...refusing(fault) })
})
const email = words(200).refine((value) => /^[^\s@]+@[^\s@]+$/.test(value), refusing(say.emailForm))

const studentRequired = { familyName: name, givenName: name, birthDate: date, nationality: country, passportNumber: words(40) }
const studentOptional = { patronymic: name, sex: z.enum(['F', 'M', 'X']), email, phone: words(60) }
const factsOptional = { city: words(200), institution: words(300), institutionEmailDomain: words(200), requested: money, consentOn: date }
const knownCurrency = currency.refine((code) => digitsOf(code) !== undefined, refusing(say.currencyNone))
const payeeRequired = { name, currency: knownCurrency }
const payeeOptional = {
  iban: words(60),
  accountNumber: words(60),
  routingCode: words(40),
  bank: words(200),
  bic: words(20),
  country,
  city: words(200),
  phone: words(60),
  institution: words(40),
}
const payeeKind = { relation: z.enum(['self', 'parent', 'guardian', 'sibling', 'institution']), way: z.enum(['account', 'pickup', 'cash']) }

const optional = <S extends z.ZodRawShape>(shape: S) => z.strictObject(shape).partial().shape
/** For a correction: a member that was told can be taken back by null. */
const nullable = <S extends Record<string, z.ZodType>>(shape: S) =>
  Object.fromEntries(Object.entries(shape).map(([member, type]) => [member, type.nullable().optional()])) as {
    [K in keyof S]: z.ZodOptional<z.ZodNullable<S[K]>>
  }

/** Whom to pay, as posted: the student on an account, unless told otherwise. */
export const payeeBody = z.strictObject({
  ...payeeRequired,
  relation: payeeKind.relation.default('self'),
  way: payeeKind.way.default('account'),
  ...optional(payeeOptional),
})

export const applicationBody = z.strictObject({
  student: z.strictObject({ ...studentRequired, ...optional(studentOptional) }),
  hostCountry: country,
  ...optional(factsOptional),
  payee: payeeBody.optional(),
})

/** What a correction changes: any member; null takes an optional one back. A payee with name and currency replaces the one before. */
export const changesBody = z.strictObject({
  student: z.strictObject({ ...optional(studentRequired), ...nullable(studentOptional) }).optional(),
  hostCountry: country.optional(),
  ...nullable(factsOptional),
  payee: z
    .strictObject({ ...optional({ ...payeeRequired, ...payeeKind }), ...nullable(payeeOptional) })
    .nullable()
    .optional(),
})

export type Changes = z.output<typeof changesBody>

/** A note of an officer. */
export const note = text(4000).refine((value) => value.length > 0, refusing(say.noteNeeded))
