import type { AccountOverview, Stand, StatementList } from '../../../queries/match-account.ts'
import { ExportLinks } from '../export-links.tsx'
import type { FormOf } from '../form.tsx'
import { Day, Facts, figures, Instant, Money, Pager, Table, Tag } from '../parts.tsx'
import type { Language } from '../words/language.ts'
import { ACCOUNTS, BREAKS } from '../words/match.ts'
import type { Account } from './accounts-view.tsx'
import { PaymentFileFacts } from './payment-file.tsx'

interface AccountProps {
  readonly of: FormOf
  readonly account: Account
  readonly overview: AccountOverview
  readonly stand: Pick<Stand, 'gap' | 'openSum' | 'difference'>
  /** Who matches; others only look. */
  readonly isFinance: boolean
}

/** An account: where it stands, and what it waits for. */
export function AccountView(props: AccountProps) {
  const {
    of: { language },
    account,
    overview,
  } = props
  const words = ACCOUNTS[language]
  return (
    <>
      <h1>
        {account.code}: {account.name}
      </h1>
      <Standing {...props} />
      <h2>{words.todo}</h2>
      <ul>
        {linksOf(props).map(([href, text]) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
      <Gaps language={language} gaps={overview.gaps} />
      <h2>{words.facts}</h2>
      <Facts
        rows={[
          [words.kind, words.kinds[account.kind] ?? account.kind],
          [words.currency, account.currency],
          [words.iban, account.iban],
          [words.number, account.accountNumber],
          [words.fund, account.fund],
          [words.openingDate, <Day language={language} on={account.openingDate} />],
          [words.usualDays, account.usualDays === undefined ? undefined : String(account.usualDays)],
          [words.collectDays, account.collectDays === undefined ? undefined : String(account.collectDays)],
        ]}
      />
      <PaymentFileFacts language={language} template={account.paymentFile} />
    </>
  )
}

/** What to do with an account: to match is finance's. */
function linksOf({ of: { language }, account: { code }, overview, isFinance }: AccountProps): ReadonlyArray<readonly [href: string, text: string]> {
  const words = ACCOUNTS[language]
  const at = `/accounts/${code}`
  const toMatch = [
    [`${at}/import`, words.import],
    [`${at}/match`, words.match(overview.suggested)],
    ['/spellings', words.spellings],
  ] as const
  return [
    ...(isFinance ? toMatch : []),
    [`/breaks?account=${code}`, words.clearUp(overview.breaks)],
    [`${at}/lines`, words.lines],
    [`${at}/statements`, words.statements],
    [`${at}/reconciliation`, words.reconciliation],
    ['/closings', words.closings],
  ]
}

function Standing({ of: { language }, account, overview, stand }: AccountProps) {
  const words = ACCOUNTS[language]
  return (
    <Facts
      rows={[
        [words.ledger, <Money language={language} of={account.ledgerBalance} />],
        [words.bank, <Money language={language} of={account.statementBalance} />],
        [words.gap, <Money language={language} of={stand.gap} />],
        [words.openLines, String(account.openLines)],
        [words.openSum, <Money language={language} of={stand.openSum} />],
        [words.beyond, <Difference language={language} of={stand.difference} />],
        [words.last, <Last language={language} last={overview.lastStatement} />],
        [words.ran, overview.ran === null ? words.never : <Instant language={language} at={overview.ran} />],
      ]}
    />
  )
}

function Last({ language, last }: { readonly language: Language; readonly last: AccountOverview['lastStatement'] }) {
  const words = ACCOUNTS[language]
  if (!last) return <>{words.lastNone}</>
  return (
    <>
      <a href={`/statements/${last.id}`}>
        <Span language={language} since={last.since} until={last.until} />
      </a>
      {last.closing === null ? null : (
        <>
          , {words.closing} <Money language={language} of={last.closing} />
        </>
      )}
      , {words.takenIn} <Instant language={language} at={last.at} />
    </>
  )
}

/** With a tag that says whether anything is unexplained. */
export const Difference = ({ language, of }: { readonly language: Language; readonly of: { readonly amount: string; readonly currency: string } }) => (
  <Tag tone={/[1-9]/.test(of.amount) ? 'stop' : 'good'}>
    <Money language={language} of={of} />
  </Tag>
)

/** The days of a statement. */
export function Span({ language, since, until }: { readonly language: Language; readonly since: string | null; readonly until: string | null }) {
  if (since === null || until === null) return <>–</>
  if (since === until) return <Day language={language} on={since} />
  return (
    <>
      <Day language={language} on={since} /> – <Day language={language} on={until} />
    </>
  )
}

function Gaps({ language, gaps }: { readonly language: Language; readonly gaps: AccountOverview['gaps'] }) {
  const words = ACCOUNTS[language]
  const { kinds } = BREAKS[language]
  return (
    <>
      <h2>{words.gaps}</h2>
      {gaps.length === 0 ? (
        <p>{words.gapsNone}</p>
      ) : (
        <Table
          language={language}
          caption={words.gaps}
          columns={[BREAKS[language].kind, words.days, words.since]}
          rows={gaps.map(({ id, kind, since, days }) => [
            <a href={`/breaks/${id}`}>{kinds[kind] ?? kind}</a>,
            days.map((day, n) => (
              <>
                {n === 0 ? null : ' – '}
                <Day language={language} on={day} />
              </>
            )),
            <Instant language={language} at={since} />,
          ])}
        />
      )}
    </>
  )
}

interface StatementsProps extends StatementList {
  readonly language: Language
  readonly code: string
  readonly isFirst: boolean
}

/** Statements of an account, the newest first. */
export function StatementsView({ language, code, items, nextCursor, isFirst }: StatementsProps) {
  const words = ACCOUNTS[language]
  return (
    <>
      <h1>{words.statementsOf(code)}</h1>
      <Table
        language={language}
        caption={words.statementsOf(code)}
        isNamed
        columns={[
          words.statement,
          words.period,
          figures(words.closing),
          figures(words.lineCount),
          figures(words.added),
          figures(words.known),
          figures(words.changed),
        ]}
        rows={items.map((s) => [
          <a href={`/statements/${s.id}`}>{s.id}</a>,
          <Span language={language} since={s.since} until={s.until} />,
          s.closing === null ? '–' : <Money language={language} of={s.closing} />,
          String(s.lines),
          String(s.added),
          String(s.known),
          String(s.conflicts),
        ])}
      />
      <Pager language={language} href={`/accounts/${code}/statements`} cursor={nextCursor} isFirst={isFirst} />
      <ExportLinks language={language} list={`statements/${code}`} />
    </>
  )
}
