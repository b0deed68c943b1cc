import { z } from 'zod'
import { moneyFromText } from '../core/money/money.ts'
import type { Problem } from '../core/problem.ts'
import type { Result } from '../core/result.ts'
import { isDate } from '../core/time/dates.ts'

/** Turns a core reading of a text into a zod type; its refusal's code stays with the issue. */
function read<I extends z.ZodType, T>(schema: I, parse: (value: z.output<I>) => Result<T>) {
  return schema.transform((value, context) => {
    const parsed = parse(value)
    if (parsed.ok) return parsed.value
    context.addIssue({ code: 'custom', message: parsed.problem.detail, params: { code: parsed.problem.code } })
    return z.NEVER
  })
}

const refuse = (code: Problem['code'], detail: string): Result<never> => ({ ok: false, problem: { code, detail } })

/** Money as JSON carries it, of any sign, never zero. */
export const signedMoney = read(z.strictObject({ amount: z.string().max(20), currency: z.string().max(3) }), (text) => {
  const money = moneyFromText(text)
  return money.ok && money.value.minor === 0 ? refuse('amount_invalid', 'An amount of zero moves nothing: give another.') : money
}).meta({
  id: 'Money',
  description: "A decimal string with exactly the currency's digits, and the currency of ISO 4217.",
  examples: [{ amount: '300.00', currency: 'USD' }],
})

/** Money above zero. */
export const money = signedMoney.superRefine((value, context) => {
  if (value.minor <= 0) context.addIssue({ code: 'custom', message: 'The amount must be above zero.', params: { code: 'amount_invalid' } })
})

/** A day of the calendar, `YYYY-MM-DD`. */
export const date = z
  .string()
  .max(10)
  .superRefine((value, context) => {
    if (!isDate(value))
      context.addIssue({ code: 'custom', message: `"${value}" is no day of the calendar: write YYYY-MM-DD.`, params: { code: 'date_invalid' } })
  })
  .meta({ id: 'Date', description: 'A day of the calendar, YYYY-MM-DD; today is the UTC date.', format: 'date' })

/** Well-formed text without control characters (line breaks and tabs are allowed), trimmed. */
export const text = (most: number) =>
  z
    .string()
    .max(most)
    .transform((value) => value.normalize('NFC').trim())
    .refine((value) => !/\p{Cs}/u.test(value), 'not well-formed Unicode')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    .refine((value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value), 'control characters are not taken')

/** A text that is not empty. */
export const words = (most: number) => text(most).refine((value) => value.length > 0, 'must not be empty')

/** A code that people write: letters, digits and `-_.`. */
export const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/, 'letters, digits and . _ - only, 40 at most, beginning with a letter or digit')

/** SHA-256 in hex. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 is 64 hexadecimal digits')

export const currency = z.string().regex(/^[A-Z]{3}$/, 'a currency is three capital letters of ISO 4217')

/** No body, or an empty one. */
export const nothing = z.strictObject({})

/** A body's problem: which members, and why. Unknown members and refused amounts have codes of their own. */
export function inputProblem(error: z.ZodError): Problem {
  const errors = error.issues.flatMap((issue) => {
    const pointer = `/${issue.path.map(String).join('/')}`
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ pointer: `${pointer === '/' ? '' : pointer}/${key}`, reason: 'is not a member that is known here' }))
    return [{ pointer, reason: issue.message.endsWith('received undefined') ? 'is missing' : issue.message }]
  })
  const own = error.issues
    .map((issue) => (issue.code === 'custom' ? (issue.params?.['code'] as Problem['code'] | undefined) : undefined))
    .find((c) => c !== undefined)
  const unknown = error.issues.some((issue) => issue.code === 'unrecognized_keys')
  const first = errors[0]
  return {
    code: own ?? (unknown ? 'unknown_member' : 'invalid_input'),
    detail: `Mend what is named in errors and send it again${first ? `: ${first.pointer} ${first.reason}` : ''}.`,
    errors,
  }
}
