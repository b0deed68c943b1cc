import { Checks, ErrorSummary, Form, type FormOf, LongText, Select, Text } from '../form.tsx'
import { FRAME } from '../words/frame.ts'
import { MONEY } from '../words/money.ts'
import { moneyInWords } from '../words/values.ts'
import type { ContributionListed, FundFull } from './fund.tsx'

interface OfFund {
  readonly of: FormOf
  readonly fund: FundFull
}

const DECIMAL = { inputmode: 'decimal' }

export function ContributionForm({ of, fund, accounts }: OfFund & { readonly accounts: ReadonlyArray<{ readonly code: string; readonly name: string }> }) {
  const words = MONEY[of.language]
  const form = 'contribution'
  const isOpen = fund.state === 'open'
  return (
    <Form of={of} name={form} action={`/funds/${fund.code}/${form}`} button={words.record}>
      <h2>{words.contribution}</h2>
      <p class="hint">{isOpen ? words.contributionHint : words.coverHint}</p>
      <Text of={of} form={form} name="donor" label={words.donor} />
      <Text of={of} form={form} name="money" label={`${words.amount}, ${fund.currency}`} hint={words.amountHint} attributes={DECIMAL} />
      <Text of={of} form={form} name="date" label={words.date} hint={words.dateHint} />
      <Select of={of} form={form} name="bankAccount" label={words.account} options={accounts.map(({ code, name }) => [code, `${code} ${name}`] as const)} />
      <Text of={of} form={form} name="reference" label={words.reference} isOptional />
      {isOpen ? <Checks of={of} form={form} name="before" label={words.receivedBefore} options={[['yes', FRAME[of.language].yes]]} /> : null}
    </Form>
  )
}

export function SetAsideForm({ of, fund }: OfFund) {
  const words = MONEY[of.language]
  const form = 'set-aside'
  return (
    <Form of={of} name={form} action={`/funds/${fund.code}/${form}`} button={words.setAsideButton}>
      <h2>{words.setAsideTitle}</h2>
      <p class="hint">{words.setAsideHint}</p>
      <Text of={of} form={form} name="money" label={`${words.amount}, ${fund.currency}`} hint={words.amountHint} attributes={DECIMAL} />
      <LongText of={of} form={form} name="note" label={words.note} />
    </Form>
  )
}

export function ReductionForm({ of, fund, contributions }: OfFund & { readonly contributions: readonly ContributionListed[] }) {
  const words = MONEY[of.language]
  const form = 'reduction'
  const expected = contributions.filter(({ outstanding }) => /[1-9]/.test(outstanding.amount))
  if (expected.length === 0) return null
  const options = expected.map((one) => [one.id, `${one.donor}, ${moneyInWords(of.language, one.outstanding)}`] as const)
  return (
    <Form of={of} name={form} action={`/funds/${fund.code}/${form}`} button={words.reduce}>
      <h2>{words.reduce}</h2>
      <p class="hint">{words.reduceHint}</p>
      <Select of={of} form={form} name="contribution" label={words.whichContribution} options={options} />
      <Text of={of} form={form} name="money" label={`${words.byAmount}, ${fund.currency}`} hint={words.amountHint} attributes={DECIMAL} />
      <LongText of={of} form={form} name="note" label={words.note} />
    </Form>
  )
}

export function ClosureForm({ of, fund }: OfFund) {
  const words = MONEY[of.language]
  const { amount, currency } = fund.donorRefunds
  return (
    <Form of={of} name="closure" action={`/funds/${fund.code}/closure`} button={words.closure} isGrave seen={{ amount, currency }}>
      <p class="hint">{words.closureHint}</p>
    </Form>
  )
}

/** A new fund. */
export function NewFund({ of }: { readonly of: FormOf }) {
  const words = MONEY[of.language]
  const form = 'open'
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.newFund}</h1>
      <Form of={of} name={form} action="/funds/new/open" button={words.openFund}>
        <Text of={of} form={form} name="code" label={words.code} hint={words.codeHint} />
        <Text of={of} form={form} name="name" label={words.name} />
        <Text of={of} form={form} name="currency" label={words.currency} hint={words.currencyHint} attributes={{ maxlength: 3 }} />
        <Text of={of} form={form} name="projectCode" label={words.projectCode} isOptional />
      </Form>
    </>
  )
}
