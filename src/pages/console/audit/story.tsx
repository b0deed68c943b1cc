import type { StoryCase, StoryEvent, StoryView } from '../../../queries/story.ts'
import { ErrorSummary, Form, type FormOf, LongText } from '../form.tsx'
import { Day, Facts, figures, Instant, Money, Pager, Table, Tag } from '../parts.tsx'
import { AUDIT, AUDIT_EVENTS, AUDIT_STORY, said, whoInWords } from '../words/audit.ts'
import type { Language } from '../words/language.ts'
import { accountInWords } from '../words/ledger-words.ts'
import { Checks, Told } from './story-facts.tsx'
import { StoryLink } from './trail.tsx'

function Event({ language, event }: { readonly language: Language; readonly event: StoryEvent }) {
  const words = AUDIT[language]
  const checks = event.told.filter(({ what }) => what === 'checked')
  return (
    <li id={`event-${event.seq}`}>
      <h2>
        {event.seq}. {said(AUDIT_EVENTS[language].events, event.kind)}
      </h2>
      <p>
        {whoInWords(language, event.by)}, <Instant language={language} at={event.at} />
      </p>
      {event.told
        .filter(({ what }) => what !== 'checked')
        .map((told) => (
          <Told language={language} told={told} />
        ))}
      {checks.length === 0 ? null : <Checks language={language} checks={checks} seq={event.seq} />}
      {event.postings.length === 0 ? null : (
        <Table
          language={language}
          caption={`${words.posted} (${words.event} ${event.seq})`}
          columns={[words.account, words.of, words.day, figures(words.amount)]}
          rows={event.postings.map(({ account, of, on, money }) => [
            accountInWords(language, account),
            of ?? '',
            <Day language={language} on={on} />,
            <Money language={language} of={money} />,
          ])}
        />
      )}
      <p class="hint">
        {words.sealOfEvent}: <code>{event.hash}</code> <Tag tone={event.holds ? 'good' : 'stop'}>{event.holds ? words.holds : words.holdsNot}</Tag>{' '}
        {event.rows === 'too many' ? words.tooMany : ''}
      </p>
    </li>
  )
}

function Personal({ language, of }: { readonly language: Language; readonly of: StoryCase }) {
  const words = AUDIT[language]
  const { personal } = of
  if (!personal) return null
  const told: Readonly<Record<string, unknown>> = { ...personal, ...(personal.student ?? {}), ...(personal.payee ?? {}) }
  const hidden = 'erased' in personal ? words.hiddenData['erased'] : 'blocked' in personal ? words.hiddenData['blocked'] : undefined
  return (
    <section>
      <h2>{words.disclosed(of.caseNumber)}</h2>
      {hidden === undefined ? null : <p>{hidden}</p>}
      <Facts rows={Object.entries(words.personal).map(([name, label]) => [label, typeof told[name] === 'string' ? told[name] : undefined] as const)} />
    </section>
  )
}

function Disclosure({ of, story, one }: { readonly of: FormOf; readonly story: StoryView; readonly one: StoryCase }) {
  const words = AUDIT[of.language]
  if (one.isDisclosed) return <Personal language={of.language} of={one} />
  const name = 'disclose'
  return (
    <section>
      <h2>{words.discloseTitle}</h2>
      <p>{words.discloseLead(one.caseNumber)}</p>
      <Form
        of={of}
        name={name}
        action={`/story/application/${one.id}/${name}`}
        button={words.discloseButton}
        seen={{ back: `/story/${story.kind}/${story.id}` }}
      >
        <LongText of={of} form={name} name="reason" label={words.discloseReason} />
      </Form>
    </section>
  )
}

function Lists({ language, story, isFirst }: { readonly language: Language; readonly story: StoryView; readonly isFirst: boolean }) {
  const words = AUDIT[language]
  const { values } = AUDIT_STORY[language]
  const href = `/story/${story.kind}/${story.id}`
  const amount = figures(words.amount)
  return (
    <>
      {story.payouts === null ? null : (
        <>
          <Table
            language={language}
            caption={words.payouts}
            columns={[words.reference, words.caseNumber, words.state, amount]}
            rows={story.payouts.items.map((of) => [
              <a href={`/story/payout/${of.id}`}>{of.reference}</a>,
              of.caseNumber,
              said(values, of.state),
              <Money language={language} of={of.money} />,
            ])}
            isNamed
          />
          <Pager language={language} href={href} cursor={story.payouts.nextCursor} isFirst={isFirst} />
        </>
      )}
      {story.lines === null ? null : (
        <>
          <Table
            language={language}
            caption={words.lines}
            columns={[words.kinds['line'] ?? '', words.day, words.state, amount]}
            rows={story.lines.items.map((of) => [
              <a href={`/story/line/${of.id}`}>{of.id}</a>,
              <Day language={language} on={of.bookedOn} />,
              said(values, of.state),
              <Money language={language} of={of.money} />,
            ])}
            isNamed
          />
          <Pager language={language} href={href} cursor={story.lines.nextCursor} isFirst={isFirst} />
        </>
      )}
    </>
  )
}

interface StoryProps {
  readonly of: FormOf
  readonly story: StoryView
  /** Of its lists the first page is shown. */
  readonly isFirst: boolean
  /** The reader is an auditor. */
  readonly mayDisclose: boolean
}

/** The whole life of a thing on one page. */
export function StoryPage({ of, story, isFirst, mayDisclose }: StoryProps) {
  const { language } = of
  const words = AUDIT[language]
  const holds = story.events.every((event) => event.holds)
  return (
    <>
      <h1>
        {words.storyTitles[story.kind]} {story.name}
      </h1>
      <ErrorSummary of={of} />
      {story.events.length === 0 ? (
        <p class="none">{words.noStory}</p>
      ) : (
        <p>
          <Tag tone={holds ? 'good' : 'stop'}>{holds ? words.holds : words.holdsNot}</Tag> {holds ? words.chainHolds : words.chainBroken}
        </p>
      )}
      {story.things.length === 0 ? null : (
        <nav aria-label={words.related}>
          <ul>
            {story.things.map((thing) => (
              <li>
                <StoryLink language={language} of={thing} />
              </li>
            ))}
          </ul>
        </nav>
      )}
      <ol class="story">
        {story.events.map((event) => (
          <Event language={language} event={event} />
        ))}
      </ol>
      <Lists language={language} story={story} isFirst={isFirst} />
      {mayDisclose ? story.cases.map((one) => <Disclosure of={of} story={story} one={one} />) : null}
    </>
  )
}
