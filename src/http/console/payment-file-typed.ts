import { PAYMENT_FIELDS, PLAIN_TEMPLATE } from '../../core/payouts/payment-file.ts'
import type { Language } from '../../pages/console/words/language.ts'
import { PAYMENT_FILE } from '../../pages/console/words/payment-file.ts'
import type { Refusal } from './desk.ts'

type Typed = Readonly<Record<string, string>>
type Column = { readonly title: string; readonly field: string }

/** A field of the file by what staff call it in their language, or by its own name. */
function fieldOf(language: Language, what: string): string | undefined {
  const small = what.trim().toLowerCase()
  return PAYMENT_FIELDS.find((field) => field.toLowerCase() === small || PAYMENT_FILE[language].fields[field]?.toLowerCase() === small)
}

function columnOf(language: Language, line: string): Column | undefined {
  const at = line.lastIndexOf('=')
  const [title, field] = [line.slice(0, at).trim(), fieldOf(language, line.slice(at + 1))]
  return at < 0 || title === '' || field === undefined ? undefined : { title, field }
}

/** What stands in brackets in a person's words, as the template has it in braces. */
const marksTyped = (language: Language, text: string): string =>
  text.replace(/\[([^[\]]+)\]/g, (_, word: string) => {
    const [name = word] = Object.entries(PAYMENT_FILE[language].marks).find(([, said]) => said === word.trim().toLowerCase()) ?? []
    return `{${name}}`
  })

/** The template as it was typed: undefined where nothing but the plain file was asked for, or why it is none. */
export function paymentFileTyped(language: Language, typed: Typed): { readonly template: object | undefined } | { readonly problem: Refusal } {
  const words = PAYMENT_FILE[language]
  const lines = (typed['fileColumns'] ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  const columns = lines.map((line) => columnOf(language, line))
  const wrong = lines.filter((_, n) => columns[n] === undefined)
  if (wrong.length > 0) {
    const errors = wrong.map((line) => ({ pointer: '/fileColumns', reason: words.noColumn(line, Object.values(words.fields).join(', ')) }))
    return { problem: { status: 422, code: 'invalid_input', detail: errors[0]?.reason ?? '', errors, members: {} } }
  }
  const [encoding, letters] = [typed['fileEncoding'] ?? PLAIN_TEMPLATE.encoding, typed['fileLetters'] ?? 'any']
  const [delimiter, decimalMark] = [typed['fileDelimiter'] ?? PLAIN_TEMPLATE.delimiter, typed['fileDecimalMark'] ?? '.']
  const [purpose, closingLine] = [marksTyped(language, typed['filePurpose'] ?? ''), marksTyped(language, typed['fileClosing'] ?? '')]
  const isPlain = encoding === PLAIN_TEMPLATE.encoding && letters === 'any' && delimiter === PLAIN_TEMPLATE.delimiter && decimalMark === '.'
  if (isPlain && lines.length === 0 && purpose === '' && closingLine === '') return { template: undefined }
  return {
    template: {
      ...{ columns: lines.length === 0 ? PLAIN_TEMPLATE.columns : columns, delimiter, encoding, letters, decimalMark },
      ...(purpose === '' ? {} : { purpose }),
      ...(closingLine === '' ? {} : { closingLine }),
    },
  }
}

const FIELDS: Readonly<Record<string, string>> = {
  columns: 'fileColumns',
  encoding: 'fileEncoding',
  letters: 'fileLetters',
  delimiter: 'fileDelimiter',
  decimalMark: 'fileDecimalMark',
  purpose: 'filePurpose',
  closingLine: 'fileClosing',
}

/** A refusal whose places are those of the form. */
export const atTypedFields = (problem: Refusal): Refusal => ({
  ...problem,
  ...(problem.errors === undefined
    ? {}
    : {
        errors: problem.errors.map((one) => {
          const [, part = ''] = /^\/paymentFile\/(\w+)/.exec(one.pointer) ?? []
          return FIELDS[part] === undefined ? one : { ...one, pointer: `/${FIELDS[part]}` }
        }),
      }),
})
