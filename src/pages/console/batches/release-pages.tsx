import type { BatchLimits, BatchListedView, BatchSheet, PayoutOfBatch } from '../../../queries/money-batches.ts'
import type { PaymentFit } from '../../../queries/payment-fit.ts'
import { ErrorSummary, Form, type FormOf } from '../form.tsx'
import { Facts, figures, Money, Pager, Table, Tag } from '../parts.tsx'
import { BATCHES } from '../words/batches.ts'
import { counted, type Language, numberInWords } from '../words/language.ts'
import { Made } from './batch-list.tsx'
import { BatchFacts } from './batch-page.tsx'
import { NotInFile, PayoutsOfBatch } from './batch-parts.tsx'

interface QueueProps {
  readonly language: Language
  readonly batches: readonly BatchListedView[]
  readonly cursor: string | null
  readonly isFirst: boolean
}

/** Batches that wait; one that another has to release says why. */
export function ReleaseQueue({ language, batches, cursor, isFirst }: QueueProps) {
  const words = BATCHES[language]
  return (
    <>
      <h1>{words.releaseTitle}</h1>
      {batches.length === 0 ? (
        <p class="none">{words.releaseNone}</p>
      ) : (
        <Table
          language={language}
          caption={words.releaseTitle}
          isNamed
          columns={[words.reference, words.bankAccount, figures(words.count), figures(words.total), words.prepared, words.releaseTitle]}
          rows={batches.map((of) => [
            of.reference,
            of.bankAccount,
            numberInWords(language, of.count),
            <Money language={language} of={of.total} />,
            <Made language={language} by={of.preparedBy} at={of.preparedAt} />,
            of.whyNot === null ? (
              <a href={`/release/${of.id}`}>
                {words.look}: {of.reference}
              </a>
            ) : (
              <>
                <button type="button" disabled aria-describedby={`why-${of.id}`}>
                  {words.look}
                </button>{' '}
                <span id={`why-${of.id}`}>{words.whyNot[of.whyNot]}</span>
              </>
            ),
          ])}
        />
      )}
      <Pager language={language} href="/release" cursor={cursor} isFirst={isFirst} />
    </>
  )
}

interface ReleaseProps {
  readonly of: FormOf
  readonly batch: BatchSheet
  readonly limits: BatchLimits
  readonly fit: PaymentFit
  readonly payouts: readonly PayoutOfBatch[]
  readonly cursor: string | null
  readonly isFirst: boolean
}

/** A batch as it is released: exactly this many payouts, this sum, these payees. */
export function ReleasePage({ of, batch, limits, fit, payouts, cursor, isFirst }: ReleaseProps) {
  const { language } = of
  const words = BATCHES[language]
  const number = (count: number) => numberInWords(language, count)
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.releaseOne(batch.reference)}</h1>
      <BatchFacts language={language} batch={batch} />
      <Facts rows={[[words.newPayees, words.newPayeesOf(number(batch.newPayees.first), number(batch.newPayees.changed))]]} />
      <Limits language={language} limits={limits} />
      <NotInFile language={language} fit={fit} />
      <ReleaseForm of={of} batch={batch} />
      <PayoutsOfBatch language={language} payouts={payouts} hasNumbers={false} isLinked={false} />
      <Pager language={language} href={`/release/${batch.id}`} cursor={cursor} isFirst={isFirst} />
    </>
  )
}

function ReleaseForm({ of, batch }: { readonly of: FormOf; readonly batch: BatchSheet }) {
  const words = BATCHES[of.language]
  if (batch.state !== 'prepared') return <p>{words.notWaiting}</p>
  if (batch.whyNot !== null) return <p>{words.whyNot[batch.whyNot]}</p>
  const seen = { count: String(batch.count), amount: batch.total.amount, currency: batch.total.currency, digest: batch.digest }
  const button = words.release(counted(of.language, batch.count, words.payoutForms))
  return (
    <Form of={of} name="release" action={`/release/${batch.id}/release`} button={button} isGrave seen={seen}>
      <p class="hint">{words.releaseHint}</p>
    </Form>
  )
}

function Limits({ language, limits }: { readonly language: Language; readonly limits: BatchLimits }) {
  const words = BATCHES[language]
  const money = (of: BatchLimits['held'] | null) => (of === null ? '' : <Money language={language} of={of} />)
  return (
    <>
      <h2>{words.limits}</h2>
      <Facts
        rows={[
          [words.held, money(limits.held)],
          [words.ordered, money(limits.ordered)],
          [words.after, money(limits.left)],
        ]}
      />
      {limits.isEnough ? null : (
        <p>
          <Tag tone="stop">{words.notEnough}</Tag>
        </p>
      )}
      <Table
        language={language}
        caption={words.byProgramme}
        isNamed
        columns={[words.programme, words.fund, ...[words.count, words.total, words.largest, words.most, words.perStudent, words.perMonth].map(figures)]}
        rows={limits.programmes.map((one) => [
          one.code,
          one.fund,
          numberInWords(language, one.count),
          ...[one.total, one.largest, one.most, one.capPerStudent, one.capPerMonth].map(money),
        ])}
      />
    </>
  )
}
