import type { PayoutSheet } from '../../../queries/money-payouts.ts'
import { ErrorSummary, Form, type FormOf, LongText, Text } from '../form.tsx'
import { Facts, Instant, Money, Table, Tag } from '../parts.tsx'
import { BATCHES } from '../words/batches.ts'
import type { Language } from '../words/language.ts'
import { MATCH } from '../words/match.ts'
import { MONEY } from '../words/money.ts'
import { rejectInWords } from '../words/reject-reasons.ts'
import { dateInWords } from '../words/values.ts'
import { Made } from './batch-list.tsx'
import { PayoutState, payeeInWords } from './batch-parts.tsx'

export interface MatchListed {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly by: string
  readonly at: string
  readonly person: string
  readonly lines: readonly string[]
}

interface PayoutProps {
  readonly of: FormOf
  readonly payout: PayoutSheet
  readonly matches: readonly MatchListed[]
  readonly isFinance: boolean
}

/** A payout: what it is, how it came about, where it stands, and what finance can say of it. */
export function PayoutPage({ of, payout, matches, isFinance }: PayoutProps) {
  const { language } = of
  const words = BATCHES[language]
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.onePayout(payout.reference)}</h1>
      <PayoutFacts language={language} payout={payout} />
      <p>
        <a href={`/payouts/${payout.id}/voucher`}>{words.voucher}</a> · <a href={`/story/payout/${payout.id}`}>{MATCH[language].wholeStory}</a>
      </p>
      <Steps language={language} payout={payout} />
      <h2>{words.matches}</h2>
      <Matches language={language} matches={matches} />
      {payout.breaks.length === 0 ? null : (
        <>
          <h2>{words.clearUp}</h2>
          <ul>
            {payout.breaks.map((one) => (
              <li>
                <a href={`/breaks/${one.id}`}>{MONEY[language].kinds[one.kind] ?? one.kind}</a>, <Instant language={language} at={one.since} />
              </li>
            ))}
          </ul>
        </>
      )}
      {isFinance ? <Acts of={of} payout={payout} /> : null}
    </>
  )
}

function PayoutFacts({ language, payout }: { readonly language: Language; readonly payout: PayoutSheet }) {
  const words = BATCHES[language]
  return (
    <Facts
      rows={[
        [words.state, <PayoutState language={language} state={payout.state} />],
        [words.amount, <b>{<Money language={language} of={payout.money} />}</b>],
        [words.inFund, payout.rate === undefined ? undefined : <Money language={language} of={payout.fundMoney} />],
        [words.rate, payout.rate === undefined ? undefined : `${payout.rate} (${payout.rateSource ?? ''})`],
        [words.payee, payeeInWords(language, payout.payee)],
        [words.case, <a href={`/cases/${payout.applicationId}`}>{payout.caseNumber}</a>],
        [words.programme, payout.programme],
        [words.fund, payout.fund],
        [words.dueOn, dateInWords(language, payout.dueOn)],
        [words.batch, <a href={`/batches/${payout.batch}`}>{payout.batchReference}</a>],
        [words.bankAccount, payout.bankAccount],
        [words.agentNumber, payout.agentNumber ?? undefined],
      ]}
    />
  )
}

function Steps({ language, payout }: { readonly language: Language; readonly payout: PayoutSheet }) {
  const words = BATCHES[language]
  const { recommended, approved, prepared, handedOver } = payout.persons
  const told = (step: string, made: typeof prepared) => (made === null ? [] : [{ step, by: made.by, at: made.at, reason: null }])
  const rows = [
    ...told(words.recommended, recommended),
    ...approved.map(({ by, at }) => ({ step: words.approved, by, at, reason: null })),
    ...told(words.payoutStates['prepared'] ?? '', prepared),
    ...payout.steps.map(({ state, by, at, reason, codes }) => ({
      step: words.payoutStates[state] ?? state,
      by,
      at,
      reason: codes && reason !== null ? rejectInWords(language, codes) : reason,
    })),
    ...told(words.handedOver, handedOver),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return (
    <Table
      language={language}
      caption={words.steps}
      isNamed
      isHeading
      columns={[words.step, words.at, words.by, words.reason]}
      rows={rows.map(({ step, by, at, reason }) => [step, <Instant language={language} at={at} />, by, reason ?? ''])}
    />
  )
}

function Matches({ language, matches }: { readonly language: Language; readonly matches: readonly MatchListed[] }) {
  const words = BATCHES[language]
  if (matches.length === 0) return <p class="none">{words.noMatch}</p>
  return (
    <ul>
      {matches.map((one) => (
        <li>
          <a href={`/matches/${one.id}`}>
            {words.matchKinds[one.kind] ?? one.kind} {one.id}
          </a>{' '}
          <Made language={language} by={one.person} at={one.at} /> {one.state === 'reversed' ? <Tag tone="stop">{words.matchReversed}</Tag> : null}
        </li>
      ))}
    </ul>
  )
}

function Acts({ of, payout }: { readonly of: FormOf; readonly payout: PayoutSheet }) {
  const words = BATCHES[of.language]
  const at = `/payouts/${payout.id}`
  const isOut = payout.state !== 'prepared' && payout.state !== 'cancelled'
  return (
    <>
      {payout.state === 'prepared' ? (
        <Form of={of} name="cancel" action={`${at}/cancel`} button={words.cancelPayout}>
          <p class="hint">{words.cancelHint}</p>
        </Form>
      ) : null}
      {payout.state === 'instructed' ? (
        <Form of={of} name="reject" action={`${at}/reject`} button={words.reject} isGrave>
          <h2>{words.reject}</h2>
          <p class="hint">{payout.isOfInstitution ? `${words.rejectHint} ${words.rejectRow}` : words.rejectHint}</p>
          <LongText of={of} form="reject" name="reason" label={words.rejectReason} />
          <Text of={of} form="reject" name="evidenceSha256" label={words.evidence} hint={words.evidenceHint} isOptional attributes={{ maxlength: 64 }} />
        </Form>
      ) : null}
      {isOut && payout.accountKind === 'agent' ? (
        <Form of={of} name="agent-number" action={`${at}/agent-number`} button={words.recordNumber}>
          <Text of={of} form="agent-number" name="number" label={words.agentNumber} value={payout.agentNumber ?? ''} attributes={{ maxlength: 60 }} />
        </Form>
      ) : null}
    </>
  )
}
