import { ErrorSummary, Form, type FormOf, Text } from '../form.tsx'
import { Day, figures, Pager, Table } from '../parts.tsx'
import { MONEY } from '../words/money.ts'

export interface RateListed {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly rate: string
  readonly date: string
  readonly source: string
}

interface RatesProps {
  readonly of: FormOf
  readonly rates: readonly RateListed[]
  readonly cursor: string | null
  readonly isFirst: boolean
  readonly mayAct: boolean
}

/** Exchange rates, the newest first, and one more. */
export function RatesPage({ of, rates, cursor, isFirst, mayAct }: RatesProps) {
  const { language } = of
  const words = MONEY[language]
  const form = 'record'
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.rates}</h1>
      <p>{words.rateLead}</p>
      <Table
        language={language}
        caption={words.rates}
        isNamed
        columns={[words.date, words.from, words.to, figures(words.rate), words.source]}
        rows={rates.map((one) => [<Day language={language} on={one.date} />, one.from, one.to, one.rate, one.source])}
      />
      <Pager language={language} href="/rates" cursor={cursor} isFirst={isFirst} />
      {mayAct ? (
        <Form of={of} name={form} action="/rates/record" button={words.recordRate}>
          <Text of={of} form={form} name="from" label={words.from} hint={words.currencyHint} attributes={{ maxlength: 3 }} />
          <Text of={of} form={form} name="to" label={words.to} attributes={{ maxlength: 3 }} />
          <Text of={of} form={form} name="rate" label={words.rate} hint={words.rateHint} attributes={{ inputmode: 'decimal' }} />
          <Text of={of} form={form} name="date" label={words.date} hint={words.dateHint} />
          <Text of={of} form={form} name="source" label={words.source} />
        </Form>
      ) : null}
    </>
  )
}
