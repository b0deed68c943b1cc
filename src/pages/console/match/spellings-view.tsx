import { ErrorSummary, Form, type FormOf, Select, Text } from '../form.tsx'
import { Pager, Table } from '../parts.tsx'
import { MATCH } from '../words/match.ts'

interface SpellingTold {
  readonly id: string
  readonly spelling: string
  readonly payeeName: string | null
  readonly match: string
  readonly line: string
}

interface SpellingsProps {
  readonly of: FormOf
  readonly items: readonly SpellingTold[]
  readonly nextCursor: string | null
  readonly isFirst: boolean
}

/** Spellings that persons' matches taught, each to be removed. */
export function SpellingsView({ of, items, nextCursor, isFirst }: SpellingsProps) {
  const { language } = of
  const words = MATCH[language]
  const form = 'remove'
  return (
    <>
      <ErrorSummary of={of} />
      <h1>{words.spellingsTitle}</h1>
      <p>{words.spellingsLead}</p>
      <Table
        language={language}
        caption={words.spellingsTitle}
        columns={[words.spelling, words.payee, words.line, words.matchLink]}
        rows={items.map((one) => [
          one.spelling,
          one.payeeName ?? words.erased,
          <a href={`/lines/${one.line}`}>{one.line}</a>,
          <a href={`/matches/${one.match}`}>{one.match}</a>,
        ])}
      />
      <Pager language={language} href="/spellings" cursor={nextCursor} isFirst={isFirst} />
      {items.length === 0 ? null : (
        <>
          <h2>{words.removeTitle}</h2>
          <Form of={of} name={form} action={`/spellings/${form}`} button={words.remove}>
            <Select
              of={of}
              form={form}
              name="spelling"
              label={words.whichSpelling}
              options={items.map((one) => [one.id, `${one.spelling} → ${one.payeeName ?? words.erased}`])}
            />
            <Text of={of} form={form} name="reason" label={words.removeReason} />
          </Form>
        </>
      )}
    </>
  )
}
