import { PAYOUT_STATES, type PayoutListed } from '../../../queries/money-payouts.ts'
import { type FormOf, Text } from '../form.tsx'
import { AskForm, Exports } from '../money/ask-form.tsx'
import { Filters, figures, Money, Pager, Table } from '../parts.tsx'
import { BATCHES } from '../words/batches.ts'
import { FRAME } from '../words/frame.ts'
import { PayoutState, payeeInWords } from './batch-parts.tsx'

interface ListProps {
  readonly of: FormOf
  readonly payouts: readonly PayoutListed[]
  readonly state: string | undefined
  readonly reference: string | undefined
  readonly cursor: string | null
  readonly isFirst: boolean
}

/** Payouts, the newest first, by state; or the one of a reference. */
export function PayoutList({ of, payouts, state, reference, cursor, isFirst }: ListProps) {
  const { language } = of
  const words = BATCHES[language]
  const href = state === undefined ? '/payouts' : `/payouts?state=${state}`
  const links = PAYOUT_STATES.map((one) => [words.payoutStates[one] ?? one, `/payouts?state=${one}`, one === state] as const)
  return (
    <>
      <h1>{words.payouts}</h1>
      <AskForm action="/payouts" button={words.find} label={words.findPayout}>
        <Text of={of} form="find" name="reference" label={words.findPayout} value={reference ?? ''} attributes={{ maxlength: 40, spellcheck: 'false' }} />
      </AskForm>
      <Filters label={FRAME[language].filter} links={[[FRAME[language].all, '/payouts', state === undefined && reference === undefined], ...links]} />
      {reference !== undefined && payouts.length === 0 ? (
        <p role="status">{words.noPayout(reference)}</p>
      ) : (
        <Table
          language={language}
          caption={words.payouts}
          isNamed
          columns={[words.reference, words.case, words.payee, figures(words.amount), words.state, words.batch]}
          rows={payouts.map((one) => [
            <a href={`/payouts/${one.id}`}>{one.reference}</a>,
            <a href={`/cases/${one.applicationId}`}>{one.caseNumber}</a>,
            payeeInWords(language, one.payee),
            <Money language={language} of={one.money} />,
            <PayoutState language={language} state={one.state} />,
            <a href={`/batches/${one.batch}`}>{one.batchReference}</a>,
          ])}
        />
      )}
      <Pager language={language} href={href} cursor={cursor} isFirst={isFirst} />
      <Exports href={state === undefined ? '/payouts/export' : `/payouts/export?state=${state}`} csv={words.exportCsv} xlsx={words.exportXlsx} />
    </>
  )
}
