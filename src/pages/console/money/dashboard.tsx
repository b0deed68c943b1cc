import type { MoneyText } from '../../../core/money/money.ts'
import type { MoneyOpen, MoneyOverTime } from '../../../queries/money-dashboard.ts'
import type { NotReceived } from '../../../queries/money-received.ts'
import { figures, Money, Table, Tag } from '../parts.tsx'
import { fundName } from '../words/fund-name.ts'
import { type Language, numberInWords } from '../words/language.ts'
import { MONEY } from '../words/money.ts'
import { OverTime } from './chart.tsx'

export interface FundListed {
  readonly code: string
  readonly name: string
  readonly state: string
  readonly appropriated: MoneyText
  readonly available: MoneyText
  readonly committed: MoneyText
  readonly spent: MoneyText
  readonly overspent: MoneyText
  readonly setAside: MoneyText
}

export interface AccountListed {
  readonly code: string
  readonly name: string
  readonly openLines: number
  readonly ledgerBalance: MoneyText
  readonly statementBalance: MoneyText
}

export interface DashboardProps {
  readonly language: Language
  readonly funds: readonly FundListed[]
  readonly notReceived: NotReceived
  readonly accounts: readonly AccountListed[]
  readonly open: MoneyOpen
  readonly overTime: readonly MoneyOverTime[]
  readonly mayPrepare: boolean
}

/** What money there is, what is to do with it, and how old that is. */
export function Dashboard({ language, funds, notReceived, accounts, open, overTime, mayPrepare }: DashboardProps) {
  const words = MONEY[language]
  return (
    <>
      <h1>{words.title}</h1>
      {mayPrepare ? (
        <p>
          <a class="action" href="/batches/new">
            {words.prepare}
          </a>
        </p>
      ) : null}
      <Funds language={language} funds={funds} notReceived={notReceived} />
      <p class="hint">{words.agreedHint}</p>
      <p class="pager">
        {mayPrepare ? <a href="/funds/new">{words.newFund}</a> : null} <a href="/rates">{words.rates}</a>
      </p>
      <ToPay language={language} payable={open.payable} />
      <Ordered language={language} ordered={open.ordered} />
      <ToReconcile language={language} accounts={accounts} />
      <ToClearUp language={language} breaks={open.breaks} />
      <h2>{words.overTime}</h2>
      <p class="hint">{words.chartHint}</p>
      {overTime.map((of) => (
        <OverTime language={language} of={of} />
      ))}
    </>
  )
}

function Funds({ language, funds, notReceived }: Pick<DashboardProps, 'language' | 'funds' | 'notReceived'>) {
  const words = MONEY[language]
  return (
    <Table
      language={language}
      caption={words.funds}
      isNamed
      isHeading
      columns={[words.fund, ...[words.received, words.notReceived, words.promised, words.spent, words.setAside, words.available].map(figures), words.state]}
      rows={funds.map((of) => [
        <a href={`/funds/${of.code}`}>
          {of.code} {fundName(language, of)}
        </a>,
        ...[
          of.appropriated,
          notReceived.items.find(({ fund }) => fund === of.code)?.money ?? of.appropriated,
          of.committed,
          of.spent,
          of.setAside,
          of.available,
        ].map((one) => <Money language={language} of={one} />),
        <Tag tone={of.state === 'open' ? 'good' : 'calm'}>{words.states[of.state] ?? of.state}</Tag>,
      ])}
    />
  )
}

function ToPay({ language, payable }: { readonly language: Language; readonly payable: MoneyOpen['payable'] }) {
  const words = MONEY[language]
  return (
    <Table
      language={language}
      caption={words.toPay}
      isNamed
      isHeading
      columns={[words.what, words.paidIn, words.due, figures(words.count), figures(words.amount)]}
      rows={payable.map((of) => [
        of.programme,
        of.currency,
        of.isDue ? words.dueNow : words.dueLater,
        numberInWords(language, of.count),
        <Money language={language} of={of.money} />,
      ])}
    />
  )
}

function Ordered({ language, ordered }: { readonly language: Language; readonly ordered: MoneyOpen['ordered'] }) {
  const words = MONEY[language]
  const ages = ordered[0]?.ages ?? []
  return (
    <Table
      language={language}
      caption={words.ordered}
      isNamed
      isHeading
      columns={[words.fund, figures(words.count), figures(words.amount), ...ages.map(({ days }) => figures(words.days(days)))]}
      rows={ordered.map((of) => [
        <a href="/payouts?state=instructed">{of.fund}</a>,
        numberInWords(language, of.count),
        <Money language={language} of={of.money} />,
        ...of.ages.map((age) => <Money language={language} of={age.money} />),
      ])}
    />
  )
}

function ToReconcile({ language, accounts }: { readonly language: Language; readonly accounts: readonly AccountListed[] }) {
  const words = MONEY[language]
  return (
    <Table
      language={language}
      caption={words.toReconcile}
      isNamed
      isHeading
      columns={[words.account, figures(words.openLines), figures(words.inBooks), figures(words.atBank)]}
      rows={accounts.map((of) => [
        <a href={`/accounts/${of.code}`}>
          {of.code} {of.name}
        </a>,
        of.openLines === 0 ? '0' : <Tag tone="wait">{numberInWords(language, of.openLines)}</Tag>,
        <Money language={language} of={of.ledgerBalance} />,
        <Money language={language} of={of.statementBalance} />,
      ])}
    />
  )
}

function ToClearUp({ language, breaks }: { readonly language: Language; readonly breaks: MoneyOpen['breaks'] }) {
  const words = MONEY[language]
  return (
    <Table
      language={language}
      caption={words.clearUp}
      isNamed
      isHeading
      columns={[words.what, ...[words.count, words.upToWeek, words.upToMonth, words.older, words.oldest].map(figures)]}
      rows={breaks.map((of) => [
        <a href={`/breaks?kind=${of.kind}`}>{words.kinds[of.kind] ?? of.kind}</a>,
        ...[of.count, of.week, of.month, of.older].map((count) => numberInWords(language, count)),
        words.days(String(of.oldestDays)),
      ])}
    />
  )
}
