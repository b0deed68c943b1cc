import type { ExceptionsView, SampleView } from '../../../queries/trail-exceptions.ts'
import { ErrorSummary, Text } from '../form.tsx'
import { Day, figures, Instant, Money, Table } from '../parts.tsx'
import { AUDIT, AUDIT_STORY, said, whoInWords } from '../words/audit.ts'
import { type Language, numberInWords } from '../words/language.ts'
import { detailInWords } from '../words/report-words.ts'
import { addressWith, type ListProps, NARROW, Narrow } from './narrow.tsx'
import { StoryLink } from './trail.tsx'

type Section = ExceptionsView['sections'][number]

function SectionOf({ language, section }: { readonly language: Language; readonly section: Section }) {
  const words = AUDIT[language]
  return (
    <section id={section.kind}>
      <Table
        language={language}
        caption={said(words.sections, section.kind)}
        columns={[words.event, words.when, words.person, words.of, words.detail, figures(words.amount)]}
        rows={section.items.map(({ seq, at, by, of, detail, money, story }) => [
          String(seq),
          <Instant language={language} at={at} />,
          whoInWords(language, by),
          story ? <StoryLink language={language} of={story} /> : detailInWords(language, of),
          detailInWords(language, detail),
          money ? <Money language={language} of={money} /> : '',
        ])}
      />
      {section.items.length < section.count ? (
        <p>{words.firstShown(numberInWords(language, section.items.length), numberInWords(language, section.count))}</p>
      ) : null}
    </section>
  )
}

function OpenBreaks({ language, of }: { readonly language: Language; readonly of: ExceptionsView['openBreaks'] }) {
  const words = AUDIT[language]
  const { values } = AUDIT_STORY[language]
  return (
    <section id="open">
      <Table
        language={language}
        caption={words.openBreaks}
        columns={[words.what, words.state, words.day, words.age, figures(words.amount)]}
        rows={of.items.map(({ id, kind, state, since, ageDays, money }) => [
          <a href={`/story/break/${id}`}>{said(values, kind)}</a>,
          said(values, state),
          <Day language={language} on={since} />,
          numberInWords(language, ageDays),
          money ? <Money language={language} of={money} /> : '',
        ])}
      />
      {of.items.length < of.count ? <p>{words.firstShown(numberInWords(language, of.items.length), numberInWords(language, of.count))}</p> : null}
    </section>
  )
}

/** What an auditor looks at first. */
export function ExceptionsPage({ of, asked, exceptions }: ListProps & { readonly exceptions: ExceptionsView }) {
  const { language } = of
  const words = AUDIT[language]
  const { sections, openBreaks, nearLimits } = exceptions
  const field = { of, form: NARROW, isOptional: true as const, hint: words.dayHint }
  const counts: readonly (readonly [string, string, number])[] = [
    [words.openBreaks, '#open', openBreaks.count],
    ...sections.map(({ kind, count }) => [said(words.sections, kind), `#${kind}`, count] as const),
  ]
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.exceptionsTitle}</h1>
      <p>{words.exceptionsLead}</p>
      <Narrow language={language} action="/exceptions">
        <Text {...field} name="from" label={words.from} value={asked['from'] ?? ''} />
        <Text {...field} name="to" label={words.to} value={asked['to'] ?? ''} />
      </Narrow>
      <Table
        language={language}
        caption={words.exceptionsTitle}
        columns={[words.what, figures(words.count)]}
        rows={counts.map(([title, href, count]) => [count === 0 ? title : <a href={href}>{title}</a>, numberInWords(language, count)])}
      />
      <p>
        <a href={addressWith('/reports/exceptions', asked)}>{words.asReport}</a>
      </p>
      {openBreaks.count === 0 ? null : <OpenBreaks language={language} of={openBreaks} />}
      {nearLimits.length === 0 ? null : (
        <Table
          language={language}
          caption={words.nearLimit}
          columns={[words.programme, words.person, figures(words.limit), figures(words.count), figures(words.amount)]}
          rows={nearLimits.map((near) => [
            near.programme,
            words.nearLine(near.recommendedBy, near.approvedBy),
            <Money language={language} of={near.secondApprovalAbove} />,
            numberInWords(language, near.count),
            <Money language={language} of={near.money} />,
          ])}
        />
      )}
      {sections
        .filter(({ count }) => count > 0)
        .map((section) => (
          <SectionOf language={language} section={section} />
        ))}
    </>
  )
}

function sampleRow(language: Language, item: SampleView['items'][number]) {
  const { values } = AUDIT_STORY[language]
  const people = [item.recommended, ...item.approved, item.prepared, item.released].map((who) => (who ? `${whoInWords(language, who.by)} (${who.seq})` : '–'))
  const lines = item.lines.map(({ line, kind, reversed }) => (
    <a href={`/story/line/${line}`}>
      {said(values, kind)}
      {reversed ? ` (${said(values, 'reversed')})` : ''}{' '}
    </a>
  ))
  return [
    item.story ? <a href={`/story/payout/${item.story.id}`}>{item.reference}</a> : item.reference,
    item.caseNumber,
    said(values, item.state),
    <Money language={language} of={item.money} />,
    people.join(', '),
    lines,
  ]
}

/** A random sample that anybody can draw again. */
export function SamplePage({ of, asked, sample }: ListProps & { readonly sample: SampleView | undefined }) {
  const { language } = of
  const words = AUDIT[language]
  const field = { of, form: NARROW }
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.sampleTitle}</h1>
      <p>{words.sampleLead}</p>
      <Narrow language={language} action="/sample" button={words.draw}>
        <Text {...field} name="seed" label={words.seed} hint={words.seedHint} value={asked['seed'] ?? ''} attributes={{ inputmode: 'numeric' }} />
        <Text {...field} name="size" label={words.size} value={asked['size'] ?? '25'} attributes={{ inputmode: 'numeric' }} />
        <Text {...field} name="from" label={words.from} hint={words.dayHint} value={asked['from'] ?? ''} isOptional />
        <Text {...field} name="to" label={words.to} hint={words.dayHint} value={asked['to'] ?? ''} isOptional />
      </Narrow>
      {sample === undefined ? null : (
        <>
          <p>{words.drawn(numberInWords(language, sample.items.length), numberInWords(language, sample.population.count))}</p>
          <Table
            language={language}
            caption={words.sampleTitle}
            columns={[words.reference, words.caseNumber, words.state, figures(words.amount), words.persons, words.bankLines]}
            rows={sample.items.map((item) => sampleRow(language, item))}
            isNamed
          />
          <p>
            <a href={addressWith('/reports/sample', asked)}>{words.asReport}</a>
          </p>
        </>
      )}
    </>
  )
}
