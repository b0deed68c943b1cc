import type { Line } from '../../../queries/match-desk.ts'
import type { LineStory, MatchStory } from '../../../queries/match-line.ts'
import { ErrorSummary, Form, type FormOf, Text } from '../form.tsx'
import { Day, Facts, Filters, figures, Instant, Money, Pager, Table, Tag } from '../parts.tsx'
import { FRAME } from '../words/frame.ts'
import type { Language } from '../words/language.ts'
import { BREAKS, KINDS, MATCH } from '../words/match.ts'
import { LineFacts, payoutInWords, Reasons } from './line-facts.tsx'

interface LinesProps {
  readonly language: Language
  readonly code: string
  readonly state: string | undefined
  readonly lines: readonly Line[]
  readonly nextCursor: string | null
  readonly isFirst: boolean
  readonly isFinance: boolean
}

/** Lines of an account. What they tell of persons is for finance. */
export function LinesView({ language, code, state, lines, nextCursor, isFirst, isFinance }: LinesProps) {
  const words = MATCH[language]
  const at = `/accounts/${code}/lines`
  const of = state === undefined ? '' : `&state=${state}`
  return (
    <>
      <h1>{words.linesTitle(code)}</h1>
      <Filters
        label={words.state}
        links={[
          [FRAME[language].all, at, state === undefined],
          [words.states['open'] ?? '', `${at}?state=open`, state === 'open'],
          [words.states['matched'] ?? '', `${at}?state=matched`, state === 'matched'],
        ]}
      />
      <Table
        language={language}
        caption={words.linesTitle(code)}
        isNamed
        columns={[words.line, words.bookedOn, figures(words.amount), words.text, words.state]}
        rows={lines.map((line) => [
          <a href={`/lines/${line.id}`}>{line.id}</a>,
          <Day language={language} on={line.bookedOn} />,
          <Money language={language} of={line.money} />,
          isFinance
            ? [line.counterparty, line.narrative]
                .filter((text) => text)
                .join(' · ')
                .slice(0, 160)
            : words.hidden,
          words.states[line.state] ?? line.state,
        ])}
      />
      <Pager language={language} href={`${at}${state === undefined ? '' : `?state=${state}`}`} cursor={nextCursor} isFirst={isFirst} />
      <p>
        {FRAME[language].download}: <a href={`${at}?format=csv${of}`}>{words.csv}</a> · <a href={`${at}?format=xlsx${of}`}>{words.xlsx}</a>
        <br />
        <span class="hint">{words.exportNote}</span>
      </p>
    </>
  )
}

/** A way on where it leads somewhere, else the bare name. */
const linked = (isOpen: boolean, href: string, text: string) => (isOpen ? <a href={href}>{text}</a> : text)

interface LineViewProps {
  readonly language: Language
  readonly story: LineStory
  readonly isFinance: boolean
  /** An approver sees the line of a break, and not the account. */
  readonly seesAccounts: boolean
}

/** A line, as it stood in its file, and what became of it. */
export function LineView({ language, story, isFinance, seesAccounts }: LineViewProps) {
  const words = MATCH[language]
  const { line, bankAccount, statement, matches, breaks } = story
  return (
    <>
      <h1>{words.lineTitle(line.id)}</h1>
      <Facts
        rows={[
          [words.accountOf, linked(seesAccounts, `/accounts/${bankAccount}`, bankAccount)],
          [words.statement, linked(seesAccounts, `/statements/${statement}`, statement)],
          [words.state, <Tag tone={line.state === 'matched' ? 'good' : 'wait'}>{words.states[line.state] ?? line.state}</Tag>],
        ]}
      />
      {isFinance ? null : <p class="hint">{`${words.who}, ${words.text}: ${words.hidden}`}</p>}
      <LineFacts language={language} line={isFinance ? line : withoutWords(line)} />
      {breaks.map((one) => (
        <p>
          {words.isBreak} <a href={`/breaks/${one.id}`}>{BREAKS[language].kinds[one.kind] ?? one.kind}</a>
        </p>
      ))}
      {isFinance && line.state === 'open' ? (
        <p>
          <a href={`/accounts/${bankAccount}/match?line=${line.id}`}>{words.matchLink}</a>
        </p>
      ) : null}
      <MatchesOfLine language={language} matches={matches} />
      {seesAccounts ? (
        <p>
          <a href={`/story/line/${line.id}`}>{words.wholeStory}</a>
        </p>
      ) : null}
      {story.raw === undefined ? null : (
        <>
          <h2>{words.raw}</h2>
          <p class="written">
            <code>{story.raw}</code>
          </p>
        </>
      )}
    </>
  )
}

function MatchesOfLine({ language, matches }: { readonly language: Language; readonly matches: LineStory['matches'] }) {
  const words = MATCH[language]
  if (matches.length === 0)
    return (
      <>
        <h2>{words.matches}</h2>
        <p>{words.matchesNone}</p>
      </>
    )
  return (
    <Table
      language={language}
      caption={words.matches}
      isNamed
      isHeading
      columns={[words.matchLink, words.kind, words.state, words.by, words.at]}
      rows={matches.map((m) => [
        <a href={`/matches/${m.id}`}>{m.id}</a>,
        KINDS[language].kinds[m.kind] ?? m.kind,
        words.states[m.state] ?? m.state,
        m.by === 'engine' ? words.engine : m.person,
        <Instant language={language} at={m.at} />,
      ])}
    />
  )
}

type Told = LineStory['line'] | MatchStory['lines'][number]

/** What of a line tells of nobody. */
export const withoutWords = ({ id, bookedOn, valueOn, money, state }: Told): Line => ({
  id,
  bookedOn,
  ...(valueOn === undefined ? {} : { valueOn }),
  money,
  narrative: '',
  state,
})

interface MatchPageProps {
  readonly of: FormOf
  readonly story: MatchStory
  readonly isFinance: boolean
  readonly seesAccounts: boolean
}

/** A match, what it ties together, and the way back. */
export function MatchPageView({ of, story, isFinance, seesAccounts }: MatchPageProps) {
  const { language } = of
  const words = MATCH[language]
  const { match, lines, payouts, lineCount } = story
  const form = 'undo'
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.matchTitle(match.id)}</h1>
      <Facts
        rows={[
          [words.kind, KINDS[language].kinds[match.kind] ?? match.kind],
          [words.state, <Tag tone={match.state === 'confirmed' ? 'good' : 'stop'}>{words.states[match.state] ?? match.state}</Tag>],
          [words.accountOf, linked(seesAccounts, `/accounts/${story.bankAccount}`, story.bankAccount)],
          [words.by, match.by === 'engine' ? words.engine : match.person],
          [words.at, <Instant language={language} at={match.at} />],
          [words.note, 'note' in story ? story.note : undefined],
          [words.reversal, 'reason' in story ? story.reason : undefined],
        ]}
      />
      <Reasons language={language} evidence={match.evidence} heading="h2" />
      <h2>{lineCount === 1 ? words.line : words.linesOf(lineCount)}</h2>
      {lines.map((line) => (
        <>
          <p>
            <a href={`/lines/${line.id}`}>{words.lineTitle(line.id)}</a>
          </p>
          <LineFacts language={language} line={isFinance ? (line as Line) : withoutWords(line)} />
        </>
      ))}
      {payouts.length === 0 ? null : (
        <>
          <h2>{words.payouts(match.payouts.length)}</h2>
          <ul>
            {payouts.map((p) => (
              <li>{linked(seesAccounts, `/payouts/${p.id}`, payoutInWords(language, p))}</li>
            ))}
            {match.payouts.length > payouts.length ? <li>{words.more(match.payouts.length - payouts.length)}</li> : null}
          </ul>
        </>
      )}
      {isFinance && match.state === 'confirmed' ? (
        <>
          <h2>{words.undoTitle}</h2>
          <p>{words.undoLead}</p>
          <Form of={of} name={form} action={`/matches/${match.id}/${form}`} button={words.undoButton} isGrave>
            <Text of={of} form={form} name="reason" label={words.undoReason} />
          </Form>
        </>
      ) : null}
    </>
  )
}
