import type { Stand } from '../../../queries/match-account.ts'
import type { Together, Unproposed } from '../../../queries/match-desk.ts'
import { ErrorSummary, Form, type FormOf } from '../form.tsx'
import { Day, figures, Money, Pager, Table } from '../parts.tsx'
import { BREAKS, KINDS, MATCH } from '../words/match.ts'
import { itemInWords } from './one-line.ts'
import { MatchTabs, StandBar } from './stand-bar.tsx'

interface TogetherProps {
  readonly of: FormOf
  readonly stand: Stand
  readonly together: Together
  readonly isFirst: boolean
}

/** The texts of all the suggestions on a page, in bytes, so that two hundred of them are a page that any network brings. */
const MOST_BYTES = 32_000
/** So many have all the room that their words need. */
const FEW = 40

/** Suggestions of one reason: the ticked ones are confirmed in one act, all or none. */
export function TogetherView({ of, stand, together, isFirst }: TogetherProps) {
  const { language } = of
  const words = MATCH[language]
  const { reason, items, nextCursor } = together
  const form = 'confirm-all'
  const at = `/accounts/${stand.code}/match/together`
  const title = words.togetherTitle(KINDS[language].reasons[reason] ?? reason)
  return (
    <>
      <StandBar language={language} stand={stand} />
      <ErrorSummary of={of} />
      <h1>{title}</h1>
      {items.length === 0 ? (
        <p>
          <a href={`/accounts/${stand.code}/match`}>{words.none}</a>
        </p>
      ) : (
        <Form of={of} name={form} action={`${at}/${form}`} button={words.togetherButton(items.length)} seen={{ reason }}>
          <fieldset>
            <legend>{words.togetherPick}</legend>
            {items.map((item) => (
              <label class="choice">
                <input type="checkbox" name="proposals" value={item.id} checked />
                {itemInWords(language, item, Math.floor(MOST_BYTES / Math.max(items.length, FEW)))}
              </label>
            ))}
          </fieldset>
        </Form>
      )}
      <Pager language={language} href={`${at}?reason=${reason}`} cursor={nextCursor} isFirst={isFirst} />
    </>
  )
}

interface RestProps {
  readonly of: FormOf
  readonly stand: Stand
  readonly rest: Unproposed
  readonly counts: { readonly suggested: number; readonly unproposed: number }
  readonly isFirst: boolean
}

/** Open lines for which nothing is suggested. */
export function RestView({ of, stand, rest, counts, isFirst }: RestProps) {
  const { language } = of
  const words = MATCH[language]
  const { code } = stand
  return (
    <>
      <StandBar language={language} stand={stand} />
      <h1>{words.title(code)}</h1>
      <MatchTabs language={language} code={code} here="rest" {...counts} />
      <Table
        language={language}
        caption={words.unproposed}
        columns={[words.bookedOn, figures(words.amount), words.text, words.choice]}
        rows={rest.items.map((line) => [
          <Day language={language} on={line.bookedOn} />,
          <Money language={language} of={line.money} />,
          [line.counterparty, line.narrative]
            .filter((text) => text)
            .join(' · ')
            .slice(0, 160),
          <>
            <a href={`/accounts/${code}/match/by-hand?line=${line.id}`} aria-label={`${words.matchLink}: ${line.id}`}>
              {words.matchLink}
            </a>
            {line.break === undefined ? null : (
              <>
                {' · '}
                <a href={`/breaks/${line.break}`}>{BREAKS[language].kinds[line.kind ?? ''] ?? line.kind}</a>
              </>
            )}
          </>,
        ])}
      />
      <Pager language={language} href={`/accounts/${code}/match/rest`} cursor={rest.nextCursor} isFirst={isFirst} />
    </>
  )
}
