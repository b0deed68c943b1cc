import type { Child } from 'hono/jsx'
import type { MoneyText } from '../../../core/money/money.ts'
import type { MoneyOverTime } from '../../../queries/money-dashboard.ts'
import { ErrorSummary, type FormOf } from '../form.tsx'
import { Day, Facts, figures, Money, Pager, Table, Tag } from '../parts.tsx'
import { fundName } from '../words/fund-name.ts'
import type { Language } from '../words/language.ts'
import { MONEY } from '../words/money.ts'
import { Exports } from './ask-form.tsx'
import { OverTime } from './chart.tsx'
import type { FundListed } from './dashboard.tsx'
import { ClosureForm, ContributionForm, ReductionForm, SetAsideForm } from './fund-forms.tsx'

export interface FundFull extends FundListed {
  readonly currency: string
  readonly projectCode?: string
  readonly donorRefunds: MoneyText
  readonly rateDifference?: MoneyText
  readonly refundsOwed: MoneyText
  readonly openItems: ReadonlyArray<{ readonly kind: string; readonly money: MoneyText; readonly words: string }>
}

export interface ContributionListed {
  readonly id: string
  readonly donor: string
  readonly money: MoneyText
  readonly outstanding: MoneyText
  readonly date: string
  readonly bankAccount: string
  readonly reference?: string
  readonly refundOwed: MoneyText
  readonly refundPaid: MoneyText
}

export interface FundProps {
  readonly of: FormOf
  readonly fund: FundFull
  readonly contributions: readonly ContributionListed[]
  readonly cursor: string | null
  readonly isFirst: boolean
  readonly accounts: ReadonlyArray<{ readonly code: string; readonly name: string }>
  readonly overTime: readonly MoneyOverTime[]
  readonly mayAct: boolean
}

/** A closed fund takes what it lacks, or a charge after its refunds would stand in it for ever. */
const takesContribution = ({ state, openItems }: FundFull) => state === 'open' || openItems.some(({ kind }) => kind === 'overspent')

/** A closed fund is closed once more for what came since, and for nothing else. */
const closes = ({ state, donorRefunds, rateDifference }: FundFull) => state === 'open' || /[1-9]/.test(donorRefunds.amount) || rateDifference !== undefined

/** A fund: its figures, what donors gave, and what finance does with it. */
export function FundPage({ of, fund, contributions, cursor, isFirst, accounts, overTime, mayAct }: FundProps) {
  const { language } = of
  const words = MONEY[language]
  // It holds lines that nobody has explained yet, and has no budget of its own
  const isUnassigned = fund.code.startsWith('unassigned')
  return (
    <>
      <ErrorSummary of={of} />
      <h1>
        {fund.code} {fundName(language, fund)}
      </h1>
      <Figures language={language} fund={fund} />
      <Contributions language={language} contributions={contributions} />
      <Pager language={language} href={`/funds/${fund.code}`} cursor={cursor} isFirst={isFirst} />
      <Exports href={`/funds/${fund.code}/contributions`} csv={words.exportCsv} xlsx={words.exportXlsx} />
      {mayAct && !isUnassigned ? (
        <div class="columns">
          {takesContribution(fund) ? <ContributionForm of={of} fund={fund} accounts={accounts} /> : null}
          <div>
            {fund.state === 'open' ? <SetAsideForm of={of} fund={fund} /> : null}
            <ReductionForm of={of} fund={fund} contributions={contributions} />
          </div>
        </div>
      ) : null}
      {isUnassigned ? null : <Closure of={of} fund={fund} mayAct={mayAct} />}
      <h2>{words.overTime}</h2>
      <p class="hint">{words.chartHint}</p>
      {overTime.map((one) => (
        <OverTime language={language} of={one} />
      ))}
    </>
  )
}

function Figures({ language, fund }: { readonly language: Language; readonly fund: FundFull }) {
  const words = MONEY[language]
  const money = (of: MoneyText): Child => <Money language={language} of={of} />
  const isOverspent = !/^-?0(\.0+)?$/.test(fund.overspent.amount)
  return (
    <>
      <Facts
        rows={[
          [words.state, <Tag tone={fund.state === 'open' ? 'good' : 'calm'}>{words.states[fund.state] ?? fund.state}</Tag>],
          [words.currency, fund.currency],
          [words.projectCode, fund.projectCode],
          [words.received, money(fund.appropriated)],
          [words.promised, money(fund.committed)],
          [words.spent, money(fund.spent)],
          [words.setAside, money(fund.setAside)],
          [words.available, <b>{money(fund.available)}</b>],
          [words.overspent, isOverspent ? <Tag tone="stop">{money(fund.overspent)}</Tag> : undefined],
        ]}
      />
      {isOverspent ? <p class="hint">{words.overspentHint}</p> : null}
    </>
  )
}

function Contributions({ language, contributions }: { readonly language: Language; readonly contributions: readonly ContributionListed[] }) {
  const words = MONEY[language]
  return (
    <Table
      language={language}
      caption={words.contributions}
      isNamed
      isHeading
      columns={[words.donor, words.date, words.account, words.reference, ...[words.amount, words.outstanding, words.refundOwed, words.refundPaid].map(figures)]}
      rows={contributions.map((one) => [
        one.donor,
        <Day language={language} on={one.date} />,
        one.bankAccount,
        one.reference ?? '',
        ...[one.money, one.outstanding, one.refundOwed, one.refundPaid].map((of) => <Money language={language} of={of} />),
      ])}
    />
  )
}

function Closure({ of, fund, mayAct }: { readonly of: FormOf; readonly fund: FundFull; readonly mayAct: boolean }) {
  const { language } = of
  const words = MONEY[language]
  return (
    <>
      <h2>{fund.state === 'open' ? words.closure : words.closureAgain}</h2>
      <Facts
        rows={[
          [words.donorRefunds, <Money language={language} of={fund.donorRefunds} />],
          [words.rateDifference, fund.rateDifference && <Money language={language} of={fund.rateDifference} />],
          [words.refundsOwed, <Money language={language} of={fund.refundsOwed} />],
        ]}
      />
      {fund.openItems.length > 0 ? (
        <>
          <p>{words.closureOpen}</p>
          <ul>
            {fund.openItems.map((item) => (
              <li>
                {words.openKinds[item.kind] ?? item.kind}: <Money language={language} of={item.money} />
              </li>
            ))}
          </ul>
        </>
      ) : !closes(fund) ? (
        <p>{words.closureDone}</p>
      ) : mayAct ? (
        <ClosureForm of={of} fund={fund} />
      ) : null}
    </>
  )
}
