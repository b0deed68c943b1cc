import type { ClosingSheet, PeriodSheet, StatementOfClosing } from '../../../queries/money-closings.ts'
import { ErrorSummary, Form, type FormOf, Select, Text } from '../form.tsx'
import { AskForm } from '../money/ask-form.tsx'
import { Day, Facts, Table } from '../parts.tsx'
import { CLOSINGS } from '../words/closings.ts'
import { dateInWords } from '../words/values.ts'
import { ClosingState, DoneBy, Statement } from './closing-parts.tsx'

interface NewClosingProps {
  readonly of: FormOf
  readonly accounts: ReadonlyArray<{ readonly code: string; readonly name: string }>
  readonly account: string | undefined
  readonly asOf: string
  readonly statement: StatementOfClosing | undefined
}

/** First the reconciliation statement of the day, then the closing on what it says. */
export function NewClosing({ of, accounts, account, asOf, statement }: NewClosingProps) {
  const { language } = of
  const words = CLOSINGS[language]
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.drawUpClosing}</h1>
      <AskForm action="/closings/new" button={words.show} label={words.drawUpClosing}>
        <Select
          of={of}
          form="ask"
          name="account"
          label={words.account}
          value={account ?? ''}
          options={accounts.map(({ code, name }) => [code, `${code} ${name}`] as const)}
        />
        <Text of={of} form="ask" name="asOf" label={words.asOf} hint={words.asOfHint} value={asOf} />
      </AskForm>
      {statement === undefined ? null : (
        <>
          <h2>{words.statementOf(statement.bankAccount, dateInWords(language, statement.asOf))}</h2>
          <Statement language={language} statement={statement} isLinked />
          {/[1-9]/.test(statement.difference.amount) ? <p>{words.differs}</p> : <DrawUp of={of} statement={statement} />}
        </>
      )}
    </>
  )
}

function DrawUp({ of, statement }: { readonly of: FormOf; readonly statement: StatementOfClosing }) {
  const words = CLOSINGS[of.language]
  const seen = {
    account: statement.bankAccount,
    asOf: statement.asOf,
    ledger: statement.ledgerBalance.amount,
    bank: statement.statementBalance.amount,
    currency: statement.ledgerBalance.currency,
  }
  return (
    <Form of={of} name="draw-up" action="/closings/new/draw-up" button={words.drawUp} seen={seen}>
      <p class="hint">{words.parkHint}</p>
    </Form>
  )
}

interface Reader {
  readonly of: FormOf
  readonly isReleaser: boolean
}

/** A closing with its reconciliation statement, and its approval by another person. */
export function ClosingPage({ of, closing, isReleaser, seesLines }: Reader & { readonly closing: ClosingSheet; readonly seesLines: boolean }) {
  const { language } = of
  const words = CLOSINGS[language]
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.oneClosing(closing.bankAccount, dateInWords(language, closing.asOf))}</h1>
      <Facts
        rows={[
          [words.state, <ClosingState language={language} state={closing.state} />],
          [words.drawnUp, <DoneBy language={language} by={closing.drawnUpBy} at={closing.at} />],
          [words.approved, closing.approved === null ? undefined : <DoneBy language={language} by={closing.approved.by} at={closing.approved.at} />],
        ]}
      />
      {closing.state === 'drawn_up' ? (
        <Approve
          of={of}
          isReleaser={isReleaser}
          isOwn={closing.isOwn}
          action={`/closings/${closing.id}/approve`}
          button={words.approveClosing}
          hint={words.parkHint}
          digest={closing.digest}
        />
      ) : null}
      <h2>{words.statement}</h2>
      {closing.statement === null ? null : <Statement language={language} statement={closing.statement} isLinked={seesLines} />}
      <p>
        <a href={`/closings/${closing.id}/pack`}>{words.pack}</a>
      </p>
    </>
  )
}

interface ApproveProps extends Reader {
  readonly isOwn: boolean
  readonly action: string
  readonly button: string
  readonly hint: string
  /** What was looked at, by its digest: approved is that, or nothing. */
  readonly digest: string
}

function Approve({ of, isReleaser, isOwn, action, button, hint, digest }: ApproveProps) {
  const words = CLOSINGS[of.language]
  if (!isReleaser) return <p>{words.waits}</p>
  if (isOwn) return <p>{words.isOwn}</p>
  return (
    <Form of={of} name="approve" action={action} button={button} isGrave seen={{ digest }}>
      <p class="hint">{hint}</p>
    </Form>
  )
}

/** Draws up the close of a period. */
export function NewPeriod({ of, accounts }: { readonly of: FormOf; readonly accounts: PeriodSheet['accounts'] }) {
  const words = CLOSINGS[of.language]
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.drawUpPeriod}</h1>
      <p>{words.lead}</p>
      <AccountsOf of={of} accounts={accounts} />
      <Form of={of} name="draw-up" action="/periods/new/draw-up" button={words.drawUp}>
        <Text of={of} form="draw-up" name="closedThrough" label={words.closedThrough} hint={words.asOfHint} />
      </Form>
    </>
  )
}

function AccountsOf({ of, accounts }: { readonly of: FormOf; readonly accounts: PeriodSheet['accounts'] }) {
  const { language } = of
  const words = CLOSINGS[language]
  return (
    <Table
      language={language}
      caption={words.accountsOf}
      isNamed
      columns={[words.account, words.asOf, words.approved]}
      rows={accounts.map(({ code, closing }) => [
        code,
        closing === null ? words.noClosing : <a href={`/closings/${closing.id}`}>{<Day language={language} on={closing.asOf} />}</a>,
        closing?.approved ? <DoneBy language={language} by={closing.approved.by} at={closing.approved.at} /> : '',
      ])}
    />
  )
}

/** The close of a period with the accounts that it rests on, and its approval by another person. */
export function PeriodPage({ of, period, isReleaser }: Reader & { readonly period: PeriodSheet }) {
  const { language } = of
  const words = CLOSINGS[language]
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.onePeriod(dateInWords(language, period.closedThrough))}</h1>
      <Facts
        rows={[
          [words.state, <ClosingState language={language} state={period.state} />],
          [words.drawnUp, <DoneBy language={language} by={period.drawnUpBy} at={period.at} />],
          [words.approved, period.approved === null ? undefined : <DoneBy language={language} by={period.approved.by} at={period.approved.at} />],
        ]}
      />
      {period.state === 'drawn_up' ? (
        <Approve
          of={of}
          isReleaser={isReleaser}
          isOwn={period.isOwn}
          action={`/periods/${period.id}/approve`}
          button={words.approvePeriod}
          hint={words.approvePeriodHint}
          digest={period.digest}
        />
      ) : null}
      <AccountsOf of={of} accounts={period.accounts} />
      <p>
        <a href={`/periods/${period.id}/pack`}>{words.pack}</a>
      </p>
    </>
  )
}
