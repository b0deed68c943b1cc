import type { PaymentTemplate } from '../../../core/payouts/payment-file.ts'
import { type FormOf, LongText, Select, Text } from '../form.tsx'
import { Facts, figures, Table } from '../parts.tsx'
import type { Language } from '../words/language.ts'
import { PAYMENT_FILE } from '../words/payment-file.ts'

/** A text of a template with its marks in words. */
const marksShown = (language: Language, text: string | undefined): string | undefined =>
  text?.replace(/\{(\w+)\}/g, (_, name: string) => `[${PAYMENT_FILE[language].marks[name] ?? name}]`)

/** How an account's bank takes payments, as it was fixed with the account; absent: the plain file. */
export function PaymentFileFacts({ language, template }: { readonly language: Language; readonly template: PaymentTemplate | undefined }) {
  const words = PAYMENT_FILE[language]
  return (
    <>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      {template === undefined ? (
        <p>{words.plain}</p>
      ) : (
        <>
          <Facts
            rows={[
              [words.encoding, words.encodings[template.encoding] ?? template.encoding],
              [words.letters, words.lettersOf[template.letters ?? 'any']],
              [words.delimiter, words.delimiters[template.delimiter] ?? template.delimiter],
              [words.decimalMark, words.decimalMarks[template.decimalMark ?? '.']],
              [words.purpose, marksShown(language, template.purpose)],
              [words.closingLine, marksShown(language, template.closingLine)],
            ]}
          />
          <Table
            language={language}
            caption={words.columns}
            columns={[words.column, words.what, figures(words.most)]}
            rows={template.columns.map(({ title, field, most }) => [title, words.fields[field] ?? field, most === undefined ? '' : String(most)])}
            isNamed
          />
        </>
      )}
    </>
  )
}

/** Fields of a form that fix it. */
export function PaymentFileFields({ of, form }: { readonly of: FormOf; readonly form: string }) {
  const words = PAYMENT_FILE[of.language]
  const field = { of, form }
  return (
    <fieldset>
      <legend>{words.title}</legend>
      <LongText {...field} name="fileColumns" label={words.typeColumns} hint={words.typeColumnsHint(Object.values(words.fields).join(', '))} isOptional />
      <Select {...field} name="fileEncoding" label={words.encoding} options={Object.entries(words.encodings)} value="utf-8" />
      <Select {...field} name="fileLetters" label={words.letters} hint={words.lettersHint} options={Object.entries(words.lettersOf)} value="any" />
      <Select {...field} name="fileDelimiter" label={words.delimiter} options={Object.entries(words.delimiters)} value="," />
      <Select {...field} name="fileDecimalMark" label={words.decimalMark} options={Object.entries(words.decimalMarks)} value="." />
      <Text {...field} name="filePurpose" label={words.purpose} hint={words.purposeHint} isOptional attributes={{ maxlength: 140 }} />
      <Text {...field} name="fileClosing" label={words.closingLine} hint={words.closingHint} isOptional attributes={{ maxlength: 200 }} />
    </fieldset>
  )
}
