import type { MoneyText } from '../../../core/money/money.ts'
import type { PaymentTemplate } from '../../../core/payouts/payment-file.ts'
import { ErrorSummary, Form, type FormOf, Select, Text } from '../form.tsx'
import { figures, Money, Pager, Table } from '../parts.tsx'
import { fundName } from '../words/fund-name.ts'
import { ACCOUNTS } from '../words/match.ts'
import { PaymentFileFields } from './payment-file.tsx'

/** A bank account as the API tells it. */
export interface Account {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly currency: string
  readonly iban?: string
  readonly accountNumber?: string
  readonly fund: string
  readonly openingDate: string
  readonly usualDays?: number
  readonly collectDays?: number
  readonly paymentFile?: PaymentTemplate
  readonly ledgerBalance: MoneyText
  readonly statementBalance: MoneyText
  readonly openLines: number
}

interface AccountsProps {
  readonly of: FormOf
  readonly accounts: readonly Account[]
  readonly nextCursor: string | null
  readonly isFirst: boolean
  readonly funds: readonly { readonly code: string; readonly name: string; readonly currency: string; readonly state: string }[]
  readonly isFinance: boolean
}

/** All accounts, and a form for another. */
export function AccountsView({ of, accounts, nextCursor, isFirst, funds, isFinance }: AccountsProps) {
  const { language } = of
  const words = ACCOUNTS[language]
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.title}</h1>
      <Table
        language={language}
        caption={words.title}
        isNamed
        columns={[words.code, words.name, words.kind, figures(words.ledger), figures(words.bank), figures(words.openLines)]}
        rows={accounts.map((a) => [
          <a href={`/accounts/${a.code}`}>{a.code}</a>,
          a.name,
          words.kinds[a.kind] ?? a.kind,
          <Money language={language} of={a.ledgerBalance} />,
          <Money language={language} of={a.statementBalance} />,
          a.openLines === 0 ? '0' : <a href={isFinance ? `/accounts/${a.code}/match` : `/accounts/${a.code}/lines?state=open`}>{a.openLines}</a>,
        ])}
      />
      <Pager language={language} href="/accounts" cursor={nextCursor} isFirst={isFirst} />
      {isFinance ? <OpenAccount of={of} funds={funds} /> : null}
    </>
  )
}

function OpenAccount({ of, funds }: Pick<AccountsProps, 'of' | 'funds'>) {
  const words = ACCOUNTS[of.language]
  const form = 'open'
  const kinds = Object.entries(words.kinds)
  const open = funds.filter(({ state }) => state === 'open')
  return (
    <details open={of.fault !== undefined}>
      <summary>{words.open}</summary>
      <p>{words.openHint}</p>
      <Form of={of} name={form} action="/accounts/open" button={words.openButton}>
        <Text of={of} form={form} name="code" label={words.code} hint={words.codeHint} attributes={{ maxlength: 40, spellcheck: 'false' }} />
        <Text of={of} form={form} name="name" label={words.name} />
        <Select of={of} form={form} name="kind" label={words.kind} options={kinds} value="bank" />
        <Text of={of} form={form} name="currency" label={words.currency} hint={words.currencyHint} attributes={{ maxlength: 3, spellcheck: 'false' }} />
        <Text of={of} form={form} name="iban" label={words.iban} isOptional attributes={{ maxlength: 42, spellcheck: 'false' }} />
        <Text
          of={of}
          form={form}
          name="accountNumber"
          label={words.number}
          hint={words.numberHint}
          isOptional
          attributes={{ maxlength: 42, spellcheck: 'false' }}
        />
        <Select
          of={of}
          form={form}
          name="fund"
          label={words.fund}
          options={open.map((fund) => [fund.code, `${fund.code}: ${fundName(of.language, fund)}`])}
          isOptional
        />
        <Text
          of={of}
          form={form}
          name="openingBalance"
          label={words.openingBalance}
          hint={words.amountHint}
          isOptional
          attributes={{ inputmode: 'decimal', maxlength: 20 }}
        />
        <Text of={of} form={form} name="openingDate" label={words.openingDate} isOptional attributes={{ type: 'date' }} />
        <Text of={of} form={form} name="usualDays" label={words.usualDays} isOptional attributes={{ inputmode: 'numeric', maxlength: 3 }} />
        <Text of={of} form={form} name="collectDays" label={words.collectDays} isOptional attributes={{ inputmode: 'numeric', maxlength: 3 }} />
        <PaymentFileFields of={of} form={form} />
      </Form>
    </details>
  )
}
