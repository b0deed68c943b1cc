import type { PayoutOfBatch } from '../../../queries/money-batches.ts'
import type { PaymentFit } from '../../../queries/payment-fit.ts'
import { figures, Money, Table, Tag, type Tone } from '../parts.tsx'
import { BATCHES } from '../words/batches.ts'
import { type Language, numberInWords } from '../words/language.ts'
import { PAYMENT_FILE } from '../words/payment-file.ts'
import { reasonIn } from '../words/said.ts'

const BATCH_TONES: Readonly<Record<string, Tone>> = { prepared: 'wait', released: 'good', stopped: 'stop', cancelled: 'calm' }
const PAYOUT_TONES: Readonly<Record<string, Tone>> = {
  prepared: 'wait',
  instructed: 'wait',
  settled: 'good',
  returned: 'stop',
  rejected: 'stop',
  cancelled: 'calm',
}

export const BatchState = ({ language, state }: { readonly language: Language; readonly state: string }) => (
  <Tag tone={BATCH_TONES[state] ?? 'calm'}>{BATCHES[language].states[state] ?? state}</Tag>
)

export const PayoutState = ({ language, state }: { readonly language: Language; readonly state: string }) => (
  <Tag tone={PAYOUT_TONES[state] ?? 'calm'}>{BATCHES[language].payoutStates[state] ?? state}</Tag>
)

/** A payee as who looks may see it: the name and account of one who need not know them are not told. */
export function payeeInWords(language: Language, payee: PayoutOfBatch['payee']): string {
  if (payee === null) return BATCHES[language].erased
  const of = payee as Readonly<Record<string, string | undefined>>
  const account = of['iban'] ?? of['accountNumber'] ?? of['account']
  const where = account ?? [of['city'], of['country']].filter((part) => part !== undefined).join(', ')
  return [of['name'], where].filter((part) => part !== undefined && part !== '').join(', ')
}

/** What a releaser must not overlook of a payout. */
function Marks({ language, of }: { readonly language: Language; readonly of: PayoutOfBatch }) {
  const words = BATCHES[language]
  return (
    <>
      {of.isChanged ? <Tag tone="stop">{words.changedPayee}</Tag> : null} {of.isFirst ? <Tag tone="wait">{words.firstTime}</Tag> : null}{' '}
      {of.coolingOffEnded === null ? null : `${words.coolingOff}: ${of.coolingOffEnded.by}, ${of.coolingOffEnded.reason ?? ''}`}
    </>
  )
}

/** A page of a batch's payouts. */
export function PayoutsOfBatch({
  language,
  payouts,
  hasNumbers,
  isLinked,
}: {
  readonly language: Language
  readonly payouts: readonly PayoutOfBatch[]
  /** With the agent's number of each. */
  readonly hasNumbers: boolean
  readonly isLinked: boolean
}) {
  const words = BATCHES[language]
  return (
    <Table
      language={language}
      caption={words.payouts}
      isNamed
      isHeading
      columns={[words.reference, words.case, words.payee, figures(words.amount), words.state, words.marks, ...(hasNumbers ? [words.agentNumber] : [])]}
      rows={payouts.map((of) => [
        isLinked ? <a href={`/payouts/${of.id}`}>{of.reference}</a> : of.reference,
        isLinked ? <a href={`/cases/${of.applicationId}`}>{of.caseNumber}</a> : of.caseNumber,
        payeeInWords(language, of.payee),
        <Money language={language} of={of.money} />,
        <PayoutState language={language} state={of.state} />,
        <Marks language={language} of={of} />,
        ...(hasNumbers ? [of.agentNumber ?? ''] : []),
      ])}
    />
  )
}

export interface LeftOutSeen {
  readonly count: number
  readonly reasons: ReadonlyArray<{ readonly reason: string; readonly count: number }>
  readonly items: ReadonlyArray<{ readonly grant: string; readonly reason: string; readonly caseNumber?: string; readonly programme?: string }>
}

/** What is not in a batch, and why. */
export function LeftOut({ language, leftOut }: { readonly language: Language; readonly leftOut: LeftOutSeen }) {
  const words = BATCHES[language]
  if (leftOut.count === 0) return null
  const why = (reason: string) => words.reasons[reason] ?? reason
  return (
    <>
      <h2>{words.leftOut(numberInWords(language, leftOut.count))}</h2>
      <p>{words.leftOutLead}</p>
      <ul>
        {leftOut.reasons.map(({ reason, count }) => (
          <li>
            {numberInWords(language, count)}: {why(reason)}
          </li>
        ))}
      </ul>
      {leftOut.items.length < leftOut.count ? <p class="hint">{words.leftOutMore(leftOut.items.length, leftOut.count)}</p> : null}
      <Table
        language={language}
        caption={words.leftOutCases}
        isNamed
        columns={[words.case, words.programme, words.reason]}
        rows={leftOut.items.map((of) => [of.caseNumber ?? of.grant, of.programme ?? '', why(of.reason)])}
      />
    </>
  )
}

/** What the account's own file can't hold: said before anything is released by it. */
export function NotInFile({ language, fit }: { readonly language: Language; readonly fit: PaymentFit }) {
  const words = PAYMENT_FILE[language]
  if (fit.count === 0) return null
  return (
    <section>
      <h2>
        <Tag tone="stop">{words.notInFile}</Tag>
      </h2>
      <p>{words.notInFileLead}</p>
      <ul>
        {fit.items.map(({ caseNumber, field, reason, said }) => (
          <li>
            {caseNumber}, {words.fields[field] ?? field}: {reasonIn(language, { reason, said })}
          </li>
        ))}
      </ul>
      {fit.items.length < fit.count ? <p class="hint">{BATCHES[language].leftOutMore(fit.items.length, fit.count)}</p> : null}
    </section>
  )
}
