import type { BatchSheet, PayoutOfBatch } from '../../../queries/money-batches.ts'
import type { PaymentFit } from '../../../queries/payment-fit.ts'
import { ErrorSummary, type FormOf } from '../form.tsx'
import { Exports } from '../money/ask-form.tsx'
import { Facts, figures, Instant, Money, Pager, Table } from '../parts.tsx'
import { BATCHES } from '../words/batches.ts'
import { type Language, numberInWords } from '../words/language.ts'
import { rejectInWords } from '../words/reject-reasons.ts'
import { BatchActs } from './batch-acts.tsx'
import { Made } from './batch-list.tsx'
import { BatchState, LeftOut, NotInFile, PayoutState, PayoutsOfBatch } from './batch-parts.tsx'

export interface ReportListed {
  readonly id: string
  readonly at: string
  readonly by: string
  readonly rejected: ReadonlyArray<{ readonly payout: string; readonly reference: string; readonly codes: readonly string[] }>
  readonly contradicted: ReadonlyArray<{ readonly payout: string; readonly reference: string; readonly codes: readonly string[] }>
  readonly accepted: number
  readonly pending: number
}

interface BatchProps {
  readonly of: FormOf
  readonly batch: BatchSheet
  readonly payouts: readonly PayoutOfBatch[]
  readonly cursor: string | null
  readonly isFirst: boolean
  readonly reports: readonly ReportListed[]
  readonly fit: PaymentFit
  readonly roles: readonly string[]
}

/** A batch: what it is, what may be done with it now, what was left out, its payouts. */
export function BatchPage({ of, batch, payouts, cursor, isFirst, reports, fit, roles }: BatchProps) {
  const { language } = of
  const words = BATCHES[language]
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.one(batch.reference)}</h1>
      <BatchFacts language={language} batch={batch} />
      <ByState language={language} batch={batch} />
      <NotInFile language={language} fit={fit} />
      <BatchActs of={of} batch={batch} roles={roles} />
      <LeftOut language={language} leftOut={batch.leftOut} />
      <PayoutsOfBatch
        language={language}
        payouts={payouts}
        hasNumbers={batch.accountKind === 'agent'}
        isLinked={roles.some((role) => role === 'finance' || role === 'auditor')}
      />
      <Pager language={language} href={`/batches/${batch.id}`} cursor={cursor} isFirst={isFirst} />
      <Exports href={`/batches/${batch.id}/export`} csv={words.exportCsv} xlsx={words.exportXlsx} />
      <Reports language={language} reports={reports} />
    </>
  )
}

export function BatchFacts({ language, batch }: { readonly language: Language; readonly batch: BatchSheet }) {
  const words = BATCHES[language]
  return (
    <Facts
      rows={[
        [words.state, <BatchState language={language} state={batch.state} />],
        [words.bankAccount, batch.bankAccount],
        [words.institution, batch.institution ?? undefined],
        [words.count, numberInWords(language, batch.count)],
        [words.total, <b>{<Money language={language} of={batch.total} />}</b>],
        [words.prepared, <Made language={language} by={batch.preparedBy} at={batch.preparedAt} />],
        [words.released, batch.releasedAt === null ? undefined : <Made language={language} by={batch.releasedBy ?? ''} at={batch.releasedAt} />],
        [words.handedOver, batch.handedOver === null ? undefined : <Instant language={language} at={batch.handedOver.at} />],
        [words.bankReference, batch.handedOver?.bankReference ?? undefined],
      ]}
    />
  )
}

function ByState({ language, batch }: { readonly language: Language; readonly batch: BatchSheet }) {
  const words = BATCHES[language]
  if (batch.states.length < 2) return null
  return (
    <Table
      language={language}
      caption={words.byState}
      isHeading
      columns={[words.state, figures(words.count), figures(words.total)]}
      rows={batch.states.map((one) => [
        <PayoutState language={language} state={one.state} />,
        numberInWords(language, one.count),
        <Money language={language} of={one.total} />,
      ])}
    />
  )
}

function Reports({ language, reports }: { readonly language: Language; readonly reports: readonly ReportListed[] }) {
  const words = BATCHES[language]
  if (reports.length === 0) return null
  const named = (ones: ReportListed['rejected']) =>
    ones
      .slice(0, 50)
      .map(({ reference, codes }) => `${reference}: ${rejectInWords(language, codes)}`)
      .join('; ')
  return (
    <Table
      language={language}
      caption={words.reports}
      isNamed
      isHeading
      columns={[words.receivedAt, figures(words.accepted), figures(words.pending), words.rejected, words.contradicted]}
      rows={reports.map((one) => [
        <Made language={language} by={one.by} at={one.at} />,
        numberInWords(language, one.accepted),
        numberInWords(language, one.pending),
        named(one.rejected),
        named(one.contradicted),
      ])}
    />
  )
}
