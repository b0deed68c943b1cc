import { z } from 'zod'
import { PAYMENT_ENCODINGS, PAYMENT_FIELDS } from '../../core/payouts/payment-file.ts'
import { say } from '../../core/said/say.ts'
import { encodeText } from '../../files/encode.ts'
import { refusing, words } from '../../input/shapes.ts'

const REFERENCE_LENGTH = 14

const column = z
  .strictObject({ title: words(60), field: z.enum(PAYMENT_FIELDS), most: z.number().int().min(1).max(1000).optional() })
  .refine(({ field, most }) => most === undefined || field !== 'reference' || most >= REFERENCE_LENGTH, {
    ...refusing(say.referenceLength(REFERENCE_LENGTH)),
    path: ['most'],
  })

/** Names in braces that a text may hold; any other is a slip of the pen. */
const holds = (known: readonly string[]) => (text: string) => !/[{}]/.test(known.reduce((rest, name) => rest.replaceAll(`{${name}}`, ''), text))

const CLOSING = ['count', 'total', 'currency', 'date', 'reference']
const PURPOSE = ['reference', 'caseNumber']
const named = (names: readonly string[]): readonly string[] => names.map((name) => `{${name}}`)

const shape = z.strictObject({
  columns: z.array(column).min(1).max(20),
  delimiter: z.enum([',', ';', '\t', '|']),
  encoding: z.enum(PAYMENT_ENCODINGS),
  letters: z.enum(['ascii', 'latin', 'any']).optional(),
  decimalMark: z.enum(['.', ',']).optional(),
  purpose: words(140)
    .refine(holds(PURPOSE), refusing(say.bracesAlone(named(PURPOSE))))
    .refine((text) => text.includes('{reference}'), refusing(say.purposeReference))
    .optional(),
  closingLine: words(200)
    .refine(holds(CLOSING), refusing(say.bracesAlone(named(CLOSING))))
    .optional(),
  debtor: z
    .strictObject({
      name: words(140),
      bic: z
        .string()
        .regex(/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/, say.bicOfTemplate.text)
        .optional(),
    })
    .optional(),
})

/**
 * How an account's bank takes payment files. Refused: a template whose own words its encoding lacks, and one without the reference, by which what was paid
 * is known again.
 */
export const paymentTemplate = shape.superRefine((template, context) => {
  const own: ReadonlyArray<readonly [readonly (string | number)[], string | undefined]> = [
    ...template.columns.map(({ title }, index) => [['columns', index, 'title'], title] as const),
    [['purpose'], template.purpose],
    [['closingLine'], template.closingLine],
  ]
  for (const [path, text] of own) {
    const encoded = encodeText(text ?? '', template.encoding)
    if ('missing' in encoded) context.addIssue({ code: 'custom', path: [...path], ...refusing(say.letterNotIn(encoded.missing, template.encoding)) })
  }
  if (!template.columns.some(({ field }) => field === 'reference' || field === 'purpose'))
    context.addIssue({
      code: 'custom',
      path: ['columns'],
      ...refusing(say.columnOfReference),
    })
})
