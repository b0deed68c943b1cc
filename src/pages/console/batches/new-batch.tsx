import type { BatchPreview } from '../../../queries/money-preview.ts'
import { ErrorSummary, Form, type FormOf, Select, Text } from '../form.tsx'
import { AskForm } from '../money/ask-form.tsx'
import { Day, Facts, figures, Money, Table } from '../parts.tsx'
import { BATCHES } from '../words/batches.ts'
import { numberInWords } from '../words/language.ts'
import { LeftOut, NotInFile } from './batch-parts.tsx'

type Named = ReadonlyArray<{ readonly code: string; readonly name: string }>

/** What was asked for: the account, and what narrows the batch. */
export interface BatchAsked {
  readonly bankAccount?: string
  readonly dueBy?: string
  readonly institution?: string
}

interface NewBatchProps {
  readonly of: FormOf
  readonly accounts: Named
  readonly institutions: Named
  readonly asked: BatchAsked
  readonly preview: BatchPreview | undefined
}

const options = (named: Named) => named.map(({ code, name }) => [code, `${code} ${name}`] as const)

/** First what a batch would hold and leave out; then it is made as it was seen. */
export function NewBatch({ of, accounts, institutions, asked, preview }: NewBatchProps) {
  const words = BATCHES[of.language]
  const form = 'ask'
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.prepare}</h1>
      <p>{words.prepareLead}</p>
      <AskForm action="/batches/new" button={words.show} label={words.prepare}>
        <Select of={of} form={form} name="bankAccount" label={words.bankAccount} value={asked.bankAccount ?? ''} options={options(accounts)} />
        <Text of={of} form={form} name="dueBy" label={words.dueBy} hint={words.dueByHint} value={asked.dueBy ?? ''} isOptional />
        {institutions.length === 0 ? null : (
          <Select
            of={of}
            form={form}
            name="institution"
            label={words.institution}
            hint={words.institutionHint}
            value={asked.institution ?? ''}
            options={options(institutions)}
            isOptional
          />
        )}
      </AskForm>
      {preview === undefined ? null : <Preview of={of} asked={asked} preview={preview} />}
    </>
  )
}

function Preview({ of, asked, preview }: { readonly of: FormOf; readonly asked: BatchAsked; readonly preview: BatchPreview }) {
  const { language } = of
  const words = BATCHES[language]
  const { total } = preview
  return (
    <>
      <h2>{words.wouldHold}</h2>
      {preview.count === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <>
          <Facts
            rows={[
              [words.bankAccount, preview.bankAccount],
              [words.dueBy, <Day language={language} on={preview.dueBy} />],
              [words.count, numberInWords(language, preview.count)],
              [words.total, <b>{<Money language={language} of={total} />}</b>],
              [words.rates, preview.rates.length === 0 ? undefined : preview.rates.join('; ')],
            ]}
          />
          <Table
            language={language}
            caption={words.byProgramme}
            isNamed
            columns={[words.programme, figures(words.count), figures(words.total)]}
            rows={preview.programmes.map((one) => [one.code, numberInWords(language, one.count), <Money language={language} of={one.total} />])}
          />
          <NotInFile language={language} fit={preview.fit} />
          <Form
            of={of}
            name="submit"
            action="/batches/new/submit"
            button={words.submit}
            seen={{ ...asked, count: String(preview.count), amount: total.amount, currency: total.currency }}
          >
            <p class="hint">{words.submitHint}</p>
          </Form>
        </>
      )}
      <LeftOut language={language} leftOut={preview.leftOut} />
    </>
  )
}
