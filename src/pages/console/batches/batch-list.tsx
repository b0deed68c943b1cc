import { BATCH_STATES, type BatchListedView } from '../../../queries/money-batches.ts'
import { Exports } from '../money/ask-form.tsx'
import { Filters, figures, Instant, Money, Pager, Table } from '../parts.tsx'
import { BATCHES } from '../words/batches.ts'
import { FRAME } from '../words/frame.ts'
import { type Language, numberInWords } from '../words/language.ts'
import { BatchState } from './batch-parts.tsx'

interface ListProps {
  readonly language: Language
  readonly batches: readonly BatchListedView[]
  readonly state: string | undefined
  readonly cursor: string | null
  readonly isFirst: boolean
  readonly mayPrepare: boolean
}

/** Batches, the newest first, by state. */
export function BatchList({ language, batches, state, cursor, isFirst, mayPrepare }: ListProps) {
  const words = BATCHES[language]
  const href = state === undefined ? '/batches' : `/batches?state=${state}`
  const links = BATCH_STATES.map((one) => [words.states[one] ?? one, `/batches?state=${one}`, one === state] as const)
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
      <Filters label={FRAME[language].filter} links={[[FRAME[language].all, '/batches', state === undefined], ...links]} />
      <Table
        language={language}
        caption={words.title}
        isNamed
        columns={[
          words.reference,
          words.bankAccount,
          figures(words.count),
          figures(words.total),
          words.state,
          words.prepared,
          words.released,
          words.handedOver,
        ]}
        rows={batches.map((of) => [
          <a href={`/batches/${of.id}`}>{of.reference}</a>,
          of.institution === null ? of.bankAccount : `${of.bankAccount} → ${of.institution}`,
          numberInWords(language, of.count),
          <Money language={language} of={of.total} />,
          <BatchState language={language} state={of.state} />,
          <Made language={language} by={of.preparedBy} at={of.preparedAt} />,
          of.releasedAt === null ? '' : <Made language={language} by={of.releasedBy ?? ''} at={of.releasedAt} />,
          of.handedOverAt === null ? '' : <Instant language={language} at={of.handedOverAt} />,
        ])}
      />
      <Pager language={language} href={href} cursor={cursor} isFirst={isFirst} />
      <Exports href={state === undefined ? '/batches/export' : `/batches/export?state=${state}`} csv={words.exportCsv} xlsx={words.exportXlsx} />
    </>
  )
}

export function Made({ language, by, at }: { readonly language: Language; readonly by: string; readonly at: string }) {
  return (
    <>
      <Instant language={language} at={at} /> {BATCHES[language].byAt(by)}
    </>
  )
}
