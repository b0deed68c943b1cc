import { z } from 'zod'
import { moneyFromText } from '../core/money/money.ts'
import { type Fault, faultAt, type Problem, type ProblemCode, problem, problemOf } from '../core/problem.ts'
import type { Result } from '../core/result.ts'
import { isSaid, type Said, saidAs, say, sentenceOf } from '../core/said/say.ts'
import { isCountry } from '../core/students/countries.ts'
import { isDate } from '../core/time/dates.ts'

/** Turns a core reading of a text into a zod type; its refusal's code stays with the issue. */
function read<I extends z.ZodType, T>(schema: I, parse: (value: z.output<I>) => Result<T>) {
  return schema.transform((value, context) => {
    const parsed = parse(value)
    if (parsed.ok) return parsed.value
    context.addIssue({ code: 'custom', ...refusing(parsed.problem.said, parsed.problem.code) })
    return z.NEVER
  })
}

/** What a schema says of a value that it does not take: the API's words, and what they are made of. `code`: of the refusal, where it has one of its own. */
export const refusing = (said: Said, code?: ProblemCode) => ({ message: said.text, params: { said, ...(code === undefined ? {} : { code }) } })

/** Money as JSON carries it, of any sign, never zero. */
export const signedMoney = read(z.strictObject({ amount: z.string().max(20), currency: z.string().max(3) }), (text) => {
  const money = moneyFromText(text)
  return money.ok && money.value.minor === 0 ? problem('amount_invalid', say.amountOfZero) : money
}).meta({
  id: 'Money',
  description: "A decimal string with exactly the currency's digits, and the currency of ISO 4217.",
  examples: [{ amount: '300.00', currency: 'USD' }],
})

/** Money above zero. */
export const money = signedMoney.superRefine((value, context) => {
  if (value.minor <= 0) context.addIssue({ code: 'custom', ...refusing(say.aboveZero, 'amount_invalid') })
})

/** A day of the calendar, `YYYY-MM-DD`. */
export const date = z
  .string()
  .max(10)
  .superRefine((value, context) => {
    if (!isDate(value)) context.addIssue({ code: 'custom', ...refusing(say.dayOfCalendar(value), 'date_invalid') })
  })
  .meta({ id: 'Date', description: 'A day of the calendar, YYYY-MM-DD; today is the UTC date.', format: 'date' })

/** Well-formed text without control characters (line breaks and tabs are allowed), trimmed. */
export const text = (most: number) =>
  z
    .string()
    .max(most)
    .transform((value) => value.normalize('NFC').trim())
    .refine((value) => !/\p{Cs}/u.test(value), refusing(say.notUnicode))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    .refine((value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value), refusing(say.noControls))

/** A text that is not empty. */
export const words = (most: number) => text(most).refine((value) => value.length > 0, refusing(say.notEmpty))

/** A code that people write: letters, digits and `-_.`. */
export const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/, say.codeForm.text)

/** SHA-256 in hex. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, say.sha256Form.text)

/** A country by its two letters (ISO 3166-1). */
export const country = z.string().refine(isCountry, refusing(say.countryForm))

export const currency = z.string().regex(/^[A-Z]{3}$/, say.currencyForm.text)

/** No body, or an empty one. */
export const nothing = z.strictObject({})

/** A body's problem: which members, and why. Unknown members and refused amounts have codes of their own. */
export function inputProblem(error: z.ZodError): Problem {
  const issues = error.issues.flatMap(closest)
  const errors = issues.flatMap((issue): readonly Fault[] => {
    const pointer = `/${issue.path.map(String).join('/')}`
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => faultAt(`${pointer === '/' ? '' : pointer}/${key}`, say.notKnownHere))
    return [faultAt(pointer, saidOf(issue))]
  })
  const own = issues
    .map((issue) => (issue.code === 'custom' ? (issue.params?.['code'] as ProblemCode | undefined) : undefined))
    .find((code) => code !== undefined)
  const unknown = issues.some((issue) => issue.code === 'unrecognized_keys')
  const [first] = errors
  return problemOf(own ?? (unknown ? 'unknown_member' : 'invalid_input'), first ? say.mend(first.pointer, first.said) : say.mendAll, { errors })
}

/** Of a body that can be one of several: what is wrong with the one that it comes closest to, by members that are not known there, then by faults. */
function closest(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const strange = (branch: readonly z.core.$ZodIssue[]) => branch.flatMap((one) => (one.code === 'unrecognized_keys' ? one.keys : [])).length
  const [best, next] = [...issue.errors].sort((a, b) => strange(a) - strange(b) || a.length - b.length)
  const isOne = best !== undefined && (next === undefined || strange(best) !== strange(next) || best.length !== next.length)
  return isOne ? best.map((one) => ({ ...one, path: [...issue.path, ...one.path] })) : [issue]
}

/** What an issue says, as data: our own words, else what the library found, in its words. */
export function saidOf(issue: z.core.$ZodIssue): Said {
  if (issue.message.endsWith('received undefined')) return say.isMissing
  const own = issue.code === 'custom' ? issue.params?.['said'] : undefined
  return isSaid(own) ? own : (sentenceOf(issue.message) ?? saidAs(issue.message, foundBy(issue)))
}

function foundBy(issue: z.core.$ZodIssue): Said {
  if (issue.code === 'invalid_type') return say.wrongType(issue.expected)
  if (issue.code === 'invalid_value') return say.oneOf(issue.values.map(String))
  if (issue.code === 'too_big')
    return (issue.origin === 'string' ? say.tooLong : issue.origin === 'array' ? say.tooMany : say.numberAtMost)(Number(issue.maximum))
  if (issue.code === 'too_small')
    return (issue.origin === 'string' ? say.tooShort : issue.origin === 'array' ? say.tooFew : say.numberAtLeast)(Number(issue.minimum))
  return say.wrongForm
}
