import type { TrailChoices, TrailItem, TrailView } from '../../../queries/trail.ts'
import { ExportLinks } from '../export-links.tsx'
import { ErrorSummary, Select, Text } from '../form.tsx'
import { Instant, Pager, Table } from '../parts.tsx'
import { AUDIT, AUDIT_EVENTS, said, whoInWords } from '../words/audit.ts'
import { type Language, numberInWords } from '../words/language.ts'
import { addressWith, type ListProps, NARROW, Narrow } from './narrow.tsx'

/** The way to a thing's story. */
export const StoryLink = ({
  language,
  of,
}: {
  readonly language: Language
  readonly of: { readonly kind: string; readonly id: string; readonly name: string }
}) => (
  <a href={`/story/${of.kind}/${of.id}`}>
    {said(AUDIT[language].kinds, of.kind)} {of.name}
  </a>
)

function rowOf(language: Language, { seq, kind, at, by, led }: TrailItem) {
  const words = AUDIT[language]
  const about = led ? (
    <>
      <StoryLink language={language} of={led} />
      {led.count > 1 ? ` ${words.andOthers(numberInWords(language, led.count - 1))}` : ''}
    </>
  ) : (
    ''
  )
  return [String(seq), said(AUDIT_EVENTS[language].events, kind), whoInWords(language, by), <Instant language={language} at={at} />, about]
}

/** Who did what, when. */
export function TrailPage({ of, asked, trail, choices }: ListProps & { readonly trail: TrailView; readonly choices: TrailChoices }) {
  const { language } = of
  const words = AUDIT[language]
  const field = { of, form: NARROW, isOptional: true as const }
  const kinds = choices.kinds.map((kind) => [kind, said(AUDIT_EVENTS[language].events, kind)] as const).toSorted(([, a], [, b]) => a.localeCompare(b, language))
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.trailTitle}</h1>
      <p>{words.trailLead}</p>
      <Narrow language={language} action="/trail">
        <Select
          {...field}
          name="person"
          label={words.person}
          value={asked['person'] ?? ''}
          options={choices.people.map(({ id, name }) => [id, whoInWords(language, name)] as const)}
        />
        <Select {...field} name="kind" label={words.kind} value={asked['kind'] ?? ''} options={kinds} />
        <Text {...field} name="of" label={words.ofField} hint={words.ofHint} value={asked['of'] ?? ''} />
        <Text {...field} name="from" label={words.from} hint={words.dayHint} value={asked['from'] ?? ''} />
        <Text {...field} name="to" label={words.to} hint={words.dayHint} value={asked['to'] ?? ''} />
      </Narrow>
      <Table
        language={language}
        caption={words.trailTitle}
        columns={[words.event, words.what, words.person, words.when, words.of]}
        rows={trail.items.map((item) => rowOf(language, item))}
        isNamed
      />
      <Pager
        language={language}
        href={addressWith('/trail', { ...asked, cursor: undefined })}
        cursor={trail.nextCursor}
        isFirst={asked['cursor'] === undefined}
      />
      <ExportLinks language={language} list="trail" asked={asked} />
    </>
  )
}
