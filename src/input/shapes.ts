import { z } from 'zod'
import { moneyFromText } from '../core/money/money.ts'
import { type ProblemCode, problem } from '../core/problem.ts'
import type { Result } from '../core/result.ts'
import { type Said, say } from '../core/said/say.ts'
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
