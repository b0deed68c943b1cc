import type { Stand } from '../../../queries/match-account.ts'
import type { ByHand } from '../../../queries/match-by-hand.ts'
import { Checks, ErrorSummary, Form, type FormOf, LongText, Select, Text } from '../form.tsx'
import { BREAKS, KINDS, MATCH } from '../words/match.ts'
import { dateInWords, moneyInWords } from '../words/values.ts'
import { LineFacts, lineInWords, payoutInWords } from './line-facts.tsx'
import { StandBar } from './stand-bar.tsx'

/** What a line can be, by its direction. */
const KINDS_OUT = ['settlement', 'charge', 'transfer', 'exchange', 'claim', 'refund'] as const
const KINDS_IN = ['return', 'contribution', 'repayment', 'interest', 'transfer', 'exchange', 'claim', 'refund'] as const

export const kindsOf = (amount: string): readonly string[] => (amount.startsWith('-') ? KINDS_OUT : KINDS_IN)

interface ByHandProps {
  readonly of: FormOf
  readonly stand: Stand
  readonly hand: ByHand
  readonly sought: string
  readonly kind: string | undefined
}

/** A line, what a person looks for, and what the line is matched with. */
export function ByHandView({ of, stand, hand, sought, kind }: ByHandProps) {
  const { language } = of
  const words = MATCH[language]
  return (
    <>
      <StandBar language={language} stand={stand} />
      <ErrorSummary of={of} />
      <h1>{words.handTitle}</h1>
      <LineFacts language={language} line={hand.line} />
      {hand.breaks.map((one) => (
        <p>
          {words.isBreak} <a href={`/breaks/${one.id}`}>{BREAKS[language].kinds[one.kind] ?? one.kind}</a>
        </p>
      ))}
      <p>{words.handLead}</p>
      <Search of={of} code={stand.code} hand={hand} sought={sought} kind={kind} />
      <Hand of={of} code={stand.code} hand={hand} kind={kind} sought={sought} />
      <Clear of={of} code={stand.code} hand={hand} sought={sought} />
    </>
  )
}

interface PartProps {
  readonly of: FormOf
  readonly code: string
  readonly hand: ByHand
  readonly sought: string
  readonly kind: string | undefined
}

/** By POST: a name can be sought, and an address must not hold it. */
function Search({ of, code, hand, sought, kind }: PartProps) {
  const words = MATCH[of.language]
  const seen = { line: hand.line.id, ...(kind === undefined ? {} : { kind }) }
  return (
    <Form of={of} name="search" action={`/accounts/${code}/match/by-hand/search`} button={words.soughtButton} seen={seen} isBare>
      <Text of={of} form="search" name="sought" label={words.sought} hint={words.soughtHint} value={sought} attributes={{ maxlength: 200 }} />
    </Form>
  )
}

function Hand({ of, code, hand, kind, sought }: PartProps) {
  const { language } = of
  const words = MATCH[language]
  const form = 'match'
  const isOut = hand.line.money.amount.startsWith('-')
  const kinds = kindsOf(hand.line.money.amount)
  const chosen = kind !== undefined && kinds.includes(kind) ? kind : (kinds[0] ?? '')
  return (
    <Form of={of} name={form} action={`/accounts/${code}/match/by-hand/${form}`} button={words.handButton} seen={{ line: hand.line.id, sought }}>
      <Select of={of} form={form} name="kind" label={words.what} value={chosen} options={kinds.map((one) => [one, KINDS[language].kinds[one] ?? one])} />
      {hand.payouts.length === 0 ? (
        <p>{words.foundNone}</p>
      ) : (
        <Checks
          of={of}
          form={form}
          name="payouts"
          label={words.found}
          {...(hand.hasMore ? { hint: words.foundMore } : {})}
          options={hand.payouts.map((p) => [p.id, payoutInWords(language, p)])}
        />
      )}
      <LongText of={of} form={form} name="references" label={words.references} hint={words.referencesHint} isOptional />
      {hand.beside.length === 0 ? null : (
        <details>
          <summary>{words.beside}</summary>
          <Checks
            of={of}
            form={form}
            name="lines"
            label={words.beside}
            hint={words.besideHint}
            options={hand.beside.map((line) => [line.id, lineInWords(language, line)])}
          />
        </details>
      )}
      <Others of={of} hand={hand} form={form} isOut={isOut} />
      <Text of={of} form={form} name="note" label={words.note} hint={words.learnt} />
    </Form>
  )
}

/** Nothing fits: the line is to be cleared up. */
function Clear({ of, code, hand, sought }: Omit<PartProps, 'kind'>) {
  const words = MATCH[of.language]
  const form = 'clear'
  return (
    <>
      <h2>{words.clearTitle}</h2>
      <p>{words.clearLead}</p>
      <Form of={of} name={form} action={`/accounts/${code}/match/by-hand/${form}`} button={words.clearButton} seen={{ line: hand.line.id, sought }}>
        <Text of={of} form={form} name="reference" label={words.clearPayout} isOptional attributes={{ maxlength: 20 }} />
        <Text of={of} form={form} name="note" label={words.note} />
      </Form>
    </>
  )
}

function Others({ of, hand, form, isOut }: { readonly of: FormOf; readonly hand: ByHand; readonly form: string; readonly isOut: boolean }) {
  const { language } = of
  const words = MATCH[language]
  const contributions = hand.contributions.filter(({ outstanding }) => isOut || /[1-9]/.test(outstanding.amount))
  return (
    <>
      {contributions.length === 0 ? null : (
        <Select
          of={of}
          form={form}
          name="contribution"
          label={words.whichContribution}
          isOptional
          options={contributions.map((c) => [c.id, `${c.donor} · ${c.fund} · ${moneyInWords(language, isOut ? c.money : c.outstanding)} · ${c.date}`])}
        />
      )}
      {hand.transfers.length === 0 ? null : (
        <>
          <Select
            of={of}
            form={form}
            name="transfer"
            label={words.whichTransfer}
            hint={words.newTransfer}
            isOptional
            options={hand.transfers.map((t) => [t.id, `${t.from} · ${dateInWords(language, t.on)} · ${moneyInWords(language, t.money)}`])}
          />
          <Checks of={of} form={form} name="difference" label={words.feeOfSchedule} options={[['charge', words.chargeDifference]]} />
        </>
      )}
      {hand.claims.length === 0 ? null : (
        <Select
          of={of}
          form={form}
          name="break"
          label={words.whichClaim}
          isOptional
          options={hand.claims.map((c) => [c.id, `${c.id} · ${BREAKS[language].kinds[c.kind] ?? c.kind}`])}
        />
      )}
      <details>
        <summary>{words.whichFund}</summary>
        <Text of={of} form={form} name="fund" label={words.whichFund} isOptional attributes={{ maxlength: 40 }} />
      </details>
    </>
  )
}
