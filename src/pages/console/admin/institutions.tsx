import { ErrorSummary, FileField, Form, type FormOf, Select, Text } from '../form.tsx'
import { figures, Instant, Pager, Table } from '../parts.tsx'
import { ADMIN } from '../words/admin.ts'
import { numberInWords } from '../words/language.ts'

export interface InstitutionRow {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly payee: { readonly name?: string; readonly iban?: string; readonly accountNumber?: string; readonly bank?: string; readonly currency: string } | null
}

export interface ListRow {
  readonly code: string
  readonly entries: number
  readonly sha256: string
  readonly importedAt: string
}

interface Page<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
}

interface Props {
  readonly of: FormOf
  readonly institutions: Page<InstitutionRow>
  readonly lists: Page<ListRow>
  readonly isFirst: boolean
}

function Register({ of }: { readonly of: FormOf }) {
  const words = ADMIN[of.language]
  const field = { of, form: 'register' }
  return (
    <Form of={of} name="register" action="/institutions/register" button={words.registerButton}>
      <div class="columns">
        <Text {...field} name="code" label={words.code} hint={words.codeHint} />
        <Text {...field} name="name" label={words.name} />
        <Select {...field} name="kind" label={words.kind} options={Object.entries(words.kinds)} />
        <Text {...field} name="payee-name" label={words.payee} />
        <Text {...field} name="payee-iban" label={words.iban} hint={words.ibanHint} isOptional />
        <Text {...field} name="payee-accountNumber" label={words.accountNumber} isOptional />
        <Text {...field} name="payee-routingCode" label={words.routingCode} hint={words.routingHint} isOptional />
        <Text {...field} name="payee-bank" label={words.bank} isOptional />
        <Text {...field} name="payee-bic" label={words.bic} isOptional />
        <Text {...field} name="payee-country" label={words.country} hint={words.countryHint} isOptional />
        <Text {...field} name="payee-city" label={words.city} isOptional />
        <Text {...field} name="payee-currency" label={words.currency} hint={words.currencyHint} />
      </div>
    </Form>
  )
}

/** Who is paid directly, and the lists that persons are held against. */
export function InstitutionsPage({ of, institutions, lists, isFirst }: Props) {
  const { language } = of
  const words = ADMIN[language]
  const form = 'screening'
  return (
    <>
      <h1>{words.institutionsTitle}</h1>
      <ErrorSummary of={of} />
      <p>{words.institutionsLead}</p>
      <Table
        language={language}
        caption={words.institutionsTitle}
        columns={[words.code, words.name, words.kind, words.account, words.currency]}
        rows={institutions.items.map(({ code, name, kind, payee }) => [
          code,
          name,
          words.kinds[kind] ?? kind,
          [payee?.name, payee?.iban ?? payee?.accountNumber, payee?.bank].filter((part) => part !== undefined).join(', '),
          payee?.currency ?? '',
        ])}
        isNamed
      />
      <Pager language={language} href="/institutions" cursor={institutions.nextCursor} isFirst={isFirst} />
      <h2>{words.registerTitle}</h2>
      <Register of={of} />
      <h2>{words.listsTitle}</h2>
      <p>{words.listsLead}</p>
      <Table
        language={language}
        caption={words.listsTitle}
        columns={[words.listCode, figures(words.entries), words.importedAt, words.fingerprint]}
        rows={lists.items.map(({ code, entries, sha256, importedAt }) => [
          code,
          numberInWords(language, entries),
          <Instant language={language} at={importedAt} />,
          <code>{sha256}</code>,
        ])}
        isNamed
      />
      <Form of={of} name={form} action={`/institutions/${form}`} button={words.importButton} isFile>
        <Text of={of} form={form} name="code" label={words.listCode} hint={words.codeHint} />
        <FileField of={of} form={form} name="file" label={words.file} hint={words.fileHint} accept=".csv,text/csv" />
      </Form>
    </>
  )
}
