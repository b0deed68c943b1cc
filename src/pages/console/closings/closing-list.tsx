import type { ClosingListed, PeriodListed } from '../../../queries/money-closings.ts'
import { Exports } from '../money/ask-form.tsx'
import { Day, figures, Money, Pager, Table } from '../parts.tsx'
import { CLOSINGS } from '../words/closings.ts'
import type { Language } from '../words/language.ts'
import { ClosingState, DoneBy } from './closing-parts.tsx'

interface ListProps {
  readonly language: Language
  readonly closings: readonly ClosingListed[]
  readonly periods: readonly PeriodListed[]
  readonly cursor: string | null
  readonly isFirst: boolean
  readonly mayDrawUp: boolean
}

/** Closings of accounts and of periods, the newest first. */
export function ClosingList({ language, closings, periods, cursor, isFirst, mayDrawUp }: ListProps) {
  const words = CLOSINGS[language]
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      {mayDrawUp ? (
        <p>
          <a class="action" href="/closings/new">
            {words.drawUpClosing}
          </a>
        </p>
      ) : null}
      <Closings language={language} caption={words.accounts} closings={closings} />
      <Pager language={language} href="/closings" cursor={cursor} isFirst={isFirst} />
      <Exports href="/closings/export" csv={words.exportCsv} xlsx={words.exportXlsx} />
      <Table
        language={language}
        caption={words.periods}
        isNamed
        isHeading
        columns={[words.closedThrough, words.state, words.drawnUp, words.approved]}
        rows={periods.map((of) => [
          <a href={`/periods/${of.id}`}>{<Day language={language} on={of.closedThrough} />}</a>,
          <ClosingState language={language} state={of.state} />,
          <DoneBy language={language} by={of.drawnUpBy} at={of.at} />,
          of.approved === null ? '' : <DoneBy language={language} by={of.approved.by} at={of.approved.at} />,
        ])}
      />
      {mayDrawUp ? (
        <p>
          <a href="/periods/new">{words.drawUpPeriod}</a>
        </p>
      ) : null}
    </>
  )
}

function Closings({ language, caption, closings }: { readonly language: Language; readonly caption: string; readonly closings: readonly ClosingListed[] }) {
  const words = CLOSINGS[language]
  return (
    <Table
      language={language}
      caption={caption}
      isNamed
      isHeading
      columns={[words.account, words.asOf, figures(words.ledger), figures(words.bank), words.state, words.drawnUp, words.approved]}
      rows={closings.map((of) => [
        <a href={`/closings/${of.id}`}>
          {of.bankAccount} {of.id}
        </a>,
        <Day language={language} on={of.asOf} />,
        <Money language={language} of={of.ledgerBalance} />,
        <Money language={language} of={of.statementBalance} />,
        <ClosingState language={language} state={of.state} />,
        <DoneBy language={language} by={of.drawnUpBy} at={of.at} />,
        of.approved === null ? '' : <DoneBy language={language} by={of.approved.by} at={of.approved.at} />,
      ])}
    />
  )
}
