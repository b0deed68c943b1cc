import type { MoneyText } from '../../../core/money/money.ts'
import type { ByHand } from '../../../queries/match-by-hand.ts'
import type { LineStory } from '../../../queries/match-line.ts'
import { ErrorSummary, type FormOf } from '../form.tsx'
import { LineFacts } from '../match/line-facts.tsx'
import { withoutWords } from '../match/lines-view.tsx'
import { Day, Facts, Instant, Money, Table, Tag } from '../parts.tsx'
import { FRAME } from '../words/frame.ts'
import type { Language } from '../words/language.ts'
import { BREAKS, KINDS, MATCH, type Seen, seenInWords } from '../words/match.ts'
import { STATE_TONES } from './breaks-view.tsx'
import { Resolve } from './resolve-forms.tsx'

/** A break as the API tells it. */
export interface BreakTold {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly owner: string
  readonly since: string
  readonly bankAccount?: string
  readonly line?: string
  readonly otherLine?: string
  readonly payout?: string
  readonly contribution?: string
  readonly statement?: string
  readonly message?: string
  /** A statement taken in since that shows what was missing between two that do not meet. */
  readonly shownBy?: string
  readonly until?: string
  readonly evidence: readonly Seen[]
  readonly missing?: MoneyText
  /** Of a receipt that is nobody's: what a line out is to bring. */
  readonly toSendBack?: MoneyText
  readonly actions: readonly string[]
  readonly resolutions: readonly { readonly action: string; readonly difference?: string; readonly at: string; readonly by: string }[]
}

export interface PayoutOfBreak {
  readonly id: string
  readonly reference: string
  readonly caseNumber: string
  readonly applicationId: string
  readonly state: string
  readonly money: MoneyText
}

export interface BreakProps {
  readonly of: FormOf
  readonly told: BreakTold
  readonly line: LineStory | undefined
  readonly otherLine: LineStory | undefined
  readonly payout: PayoutOfBreak | undefined
  /** What its line can be matched with, for who matches. */
  readonly hand: ByHand | undefined
  readonly roles: readonly string[]
}

/** What does not fit, what is known of it, and the ways to end it. */
export function BreakView(props: BreakProps) {
  const { of, told, line, otherLine, payout, roles } = props
  const { language } = of
  const words = BREAKS[language]
  // An approver answers breaks, and has no pages of accounts
  const seesAccounts = roles.includes('finance') || roles.includes('auditor')
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.kinds[told.kind] ?? told.kind}</h1>
      <p>{words.meaning[told.kind]}</p>
      <Facts
        rows={[
          [words.state, <Tag tone={STATE_TONES[told.state] ?? 'calm'}>{words.states[told.state] ?? told.state}</Tag>],
          [words.until, told.until === undefined ? undefined : <Day language={language} on={told.until} />],
          [words.since, <Instant language={language} at={told.since} />],
          [words.owner, FRAME[language].roles[told.owner] ?? told.owner],
          [words.account, seesAccounts && told.bankAccount !== undefined ? <a href={`/accounts/${told.bankAccount}`}>{told.bankAccount}</a> : told.bankAccount],
          [words.missing, told.missing === undefined ? undefined : <Money language={language} of={told.missing} />],
          [words.toSendBack, told.toSendBack === undefined ? undefined : <Money language={language} of={told.toSendBack} />],
          [words.contribution, told.contribution],
          [words.statement, seesAccounts && told.statement !== undefined ? <a href={`/statements/${told.statement}`}>{told.statement}</a> : told.statement],
          [words.message, told.message === undefined ? undefined : <a href="/messages">{words.toMessage}</a>],
        ]}
      />
      <h2>{words.evidence}</h2>
      <ul>
        {told.evidence.map((one) => (
          <li>{seenInWords(language, one)}</li>
        ))}
      </ul>
      {told.shownBy === undefined ? null : (
        <p>
          <a href={`/statements/${told.shownBy}`}>{words.shownBy(told.shownBy)}</a>
        </p>
      )}
      <div class="columns">
        {line ? <LineOf language={language} story={line} title={words.line} isFinance={roles.includes('finance')} /> : null}
        {otherLine ? <LineOf language={language} story={otherLine} title={words.otherLine} isFinance={roles.includes('finance')} /> : null}
        {payout ? <PayoutOf language={language} payout={payout} isOpen={seesAccounts} /> : null}
      </div>
      <History language={language} told={told} />
      <Resolve {...props} />
    </>
  )
}

function LineOf({
  language,
  story,
  title,
  isFinance,
}: {
  readonly language: Language
  readonly story: LineStory
  readonly title: string
  readonly isFinance: boolean
}) {
  return (
    <section>
      <h2>
        {title} <a href={`/lines/${story.line.id}`}>{story.line.id}</a>
      </h2>
      <LineFacts language={language} line={isFinance ? story.line : withoutWords(story.line)} />
    </section>
  )
}

/** `isOpen`: its page is the reader's to open. */
function PayoutOf({ language, payout: p, isOpen }: { readonly language: Language; readonly payout: PayoutOfBreak; readonly isOpen: boolean }) {
  const words = MATCH[language]
  return (
    <section>
      <h2>{words.payout}</h2>
      <Facts
        rows={[
          [words.amount, <Money language={language} of={p.money} />],
          [words.payout, isOpen ? <a href={`/payouts/${p.id}`}>{p.reference}</a> : <span class="whole">{p.reference}</span>],
          [words.case, <a href={`/cases/${p.applicationId}`}>{p.caseNumber}</a>],
          [words.state, KINDS[language].payoutStates[p.state] ?? p.state],
        ]}
      />
    </section>
  )
}

function History({ language, told }: { readonly language: Language; readonly told: BreakTold }) {
  const words = BREAKS[language]
  if (told.resolutions.length === 0) return null
  return (
    <Table
      language={language}
      caption={words.history}
      isHeading
      columns={[words.did, words.by, words.at]}
      rows={told.resolutions.map(({ action, difference, by, at }) => [
        `${words.actions[action] ?? action}${difference === undefined ? '' : ` (${words.differences[difference] ?? difference})`}`,
        by,
        <Instant language={language} at={at} />,
      ])}
    />
  )
}
