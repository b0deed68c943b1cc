import type { StatementOfClosing } from '../../../queries/money-closings.ts'
import { Facts, figures, Instant, Money, Table, Tag, type Tone } from '../parts.tsx'
import { CLOSINGS } from '../words/closings.ts'
import { FRAME } from '../words/frame.ts'
import type { Language } from '../words/language.ts'
import { MONEY } from '../words/money.ts'
import { dateInWords } from '../words/values.ts'

const TONES: Readonly<Record<string, Tone>> = { drawn_up: 'wait', approved: 'good', replaced: 'calm' }

export const ClosingState = ({ language, state }: { readonly language: Language; readonly state: string }) => (
  <Tag tone={TONES[state] ?? 'calm'}>{CLOSINGS[language].states[state] ?? state}</Tag>
)

export function DoneBy({ language, by, at }: { readonly language: Language; readonly by: string; readonly at: string }) {
  return (
    <>
      <Instant language={language} at={at} /> {CLOSINGS[language].byAt(by)}
    </>
  )
}

/** How many open items a page shows; the sums are of all. */
const MOST_ITEMS = 200

interface StatementProps {
  readonly language: Language
  readonly statement: StatementOfClosing
  /** May who looks open a line of the bank? */
  readonly isLinked: boolean
}

/** The books, the bank, and what stands between them. */
export function Statement({ language, statement, isLinked }: StatementProps) {
  const words = CLOSINGS[language]
  const caption = words.statementOf(statement.bankAccount, dateInWords(language, statement.asOf))
  const shown = statement.items.slice(0, MOST_ITEMS)
  const isEven = !/[1-9]/.test(statement.difference.amount)
  return (
    <>
      <Facts
        rows={[
          [words.ledger, <Money language={language} of={statement.ledgerBalance} />],
          [words.openSum, <Money language={language} of={statement.itemsTotal} />],
          [words.bank, <Money language={language} of={statement.statementBalance} />],
          [
            words.difference,
            <Tag tone={isEven ? 'good' : 'stop'}>
              <Money language={language} of={statement.difference} />
            </Tag>,
          ],
        ]}
      />
      {shown.length < statement.items.length ? <p class="hint">{words.itemsMore(shown.length, statement.items.length)}</p> : null}
      <Table
        language={language}
        caption={`${words.items}: ${caption}`}
        isNamed
        columns={[words.line, words.bookedOn, figures(words.amount), words.kind, words.owner, figures(words.age)]}
        rows={shown.map((item) => [
          isLinked ? <a href={`/lines/${item.line}`}>{item.line}</a> : item.line,
          dateInWords(language, item.bookedOn),
          <Money language={language} of={item.money} />,
          item.kind === null ? words.noKind : (MONEY[language].kinds[item.kind] ?? item.kind),
          FRAME[language].roles[item.owner] ?? item.owner,
          String(item.ageDays),
        ])}
      />
    </>
  )
}
