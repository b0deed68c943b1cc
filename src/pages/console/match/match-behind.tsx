import type { MatchDesk } from '../../../queries/match-desk.ts'
import { Form, type FormOf } from '../form.tsx'
import { Day, figures, Money, Table } from '../parts.tsx'
import { KINDS, MATCH } from '../words/match.ts'
import { instantInWords } from '../words/values.ts'

export interface PartProps {
  readonly of: FormOf
  readonly code: string
  readonly desk: MatchDesk
}

export function Nothing({ of, code, desk }: PartProps) {
  const words = MATCH[of.language]
  const rest = <a href={`/accounts/${code}/match/rest`}>{words.seeUnproposed(desk.unproposed)}</a>
  if (desk.suggested > 0)
    return (
      <p>
        {words.end} <a href={`/accounts/${code}/match`}>{words.endAgain(desk.suggested)}</a>. {rest}
      </p>
    )
  return (
    <p>
      {words.none} {rest}
    </p>
  )
}

export function Queue({ of: { language }, code, desk }: PartProps) {
  const words = MATCH[language]
  if (desk.queue.length === 0) return null
  return (
    <>
      <h2>{words.queue}</h2>
      <ol>
        {desk.queue.map(({ id, lines }) => (
          <li>
            <a href={`/accounts/${code}/match?at=${id}`}>
              {lines.map((line, n) => (
                <>
                  {n === 0 ? '' : '; '}
                  <Day language={language} on={line.bookedOn} /> <Money language={language} of={line.money} />{' '}
                  {line.counterparty ?? (line.narrative ?? '').slice(0, 60)}
                </>
              ))}
            </a>
          </li>
        ))}
      </ol>
    </>
  )
}

export function Together({ of: { language }, code, desk }: PartProps) {
  const words = MATCH[language]
  const several = desk.reasons.filter(({ count }) => count > 1)
  if (several.length === 0) return null
  return (
    <>
      <h2>{words.together}</h2>
      <p>{words.togetherLead}</p>
      <Table
        language={language}
        caption={words.together}
        columns={[words.reason, figures(words.count)]}
        rows={several.map(({ reason, count }) => [
          <a href={`/accounts/${code}/match/together?reason=${reason}`}>{KINDS[language].reasons[reason] ?? reason}</a>,
          String(count),
        ])}
      />
    </>
  )
}

export function Run({ of, code, desk, isRunning }: PartProps & { readonly isRunning: boolean }) {
  const { language } = of
  const words = MATCH[language]
  const run = desk.lastRun
  return (
    <>
      <h2>{words.run}</h2>
      {isRunning ? (
        <p>
          {words.running} <a href={`/accounts/${code}/match`}>{words.lookAgain}</a>
        </p>
      ) : null}
      {run ? (
        <>
          <p>{words.lastRun(instantInWords(language, run.at), run.by)}</p>
          <ul>
            {[words.ranAuto(run.auto), words.ranProposed(run.proposed), words.ranBreaks(run.breaks), words.ranOpen(run.openLines)].map((text) => (
              <li>{text}</li>
            ))}
            {run.boundsReached > 0 ? <li>{words.ranBounds(run.boundsReached)}</li> : null}
          </ul>
        </>
      ) : (
        <p>{words.neverRan}</p>
      )}
      <p class="hint">{words.runHint}</p>
      <Form of={of} name="run" action={`/accounts/${code}/match/run`} button={words.run} />
    </>
  )
}
