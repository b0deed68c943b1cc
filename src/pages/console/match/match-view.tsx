import type { Stand } from '../../../queries/match-account.ts'
import type { MatchDesk, MatchItem, Suggestion } from '../../../queries/match-desk.ts'
import type { MatchStory } from '../../../queries/match-line.ts'
import { ErrorSummary, Form, type FormOf, Text } from '../form.tsx'
import { KINDS, MATCH } from '../words/match.ts'
import { KeyHelp } from './key-help.tsx'
import { LineFacts, lineInWords, MeaningFacts, meaningInWords } from './line-facts.tsx'
import { Nothing, type PartProps, Queue, Run, Together } from './match-behind.tsx'
import { MatchTabs, StandBar } from './stand-bar.tsx'

interface MatchProps {
  readonly of: FormOf
  readonly stand: Stand
  readonly desk: MatchDesk
  /** Confirmed last, to be undone here. */
  readonly last: MatchStory | undefined
  readonly isRunning: boolean
}

/** One line and what it is suggested to be; a key, and the next. */
export function MatchView({ of, stand, desk, last, isRunning }: MatchProps) {
  const { language } = of
  const words = MATCH[language]
  const { code } = stand
  return (
    <>
      <StandBar language={language} stand={stand} />
      <ErrorSummary of={of} />
      <h1>{words.title(code)}</h1>
      <MatchTabs language={language} code={code} here="suggested" suggested={desk.suggested} unproposed={desk.unproposed} />
      {last ? <Last of={of} code={code} at={desk.item?.id} last={last} /> : null}
      {desk.item ? <Item of={of} code={code} item={desk.item} desk={desk} /> : <Nothing of={of} code={code} desk={desk} />}
      {desk.item ? null : <Run of={of} code={code} desk={desk} isRunning={isRunning} />}
      <KeyHelp language={language} />
      <Queue of={of} code={code} desk={desk} />
      <Together of={of} code={code} desk={desk} />
      {desk.item ? <Run of={of} code={code} desk={desk} isRunning={isRunning} /> : null}
    </>
  )
}

function Item({ of, code, item, desk }: PartProps & { readonly item: MatchItem }) {
  const { language } = of
  const words = MATCH[language]
  const [first, ...others] = item.suggestions
  const [line] = item.lines
  const at = `/accounts/${code}/match`
  const isOut = item.lines.every(({ money }) => money.amount.startsWith('-'))
  return (
    <>
      <div class="columns">
        <section aria-labelledby="line-title" id="line">
          <h2 id="line-title">{item.lines.length === 1 ? words.line : words.linesOf(item.lines.length)}</h2>
          {item.lines.slice(0, 12).map((one) => (
            <LineFacts language={language} line={one} />
          ))}
        </section>
        {first ? <Offer of={of} code={code} item={item} offer={first} form="confirm" title={words.suggestion} next={desk.next} isFirst /> : null}
      </div>
      {others.length === 0 && !item.runnerUp ? null : (
        <details open={first ? !first.preselected : true}>
          <summary data-key="r">{words.otherSuggestions}</summary>
          <div class="columns">
            {others.map((one, n) => (
              <Offer of={of} code={code} item={item} offer={one} form={`confirm-${n + 2}`} title={`${n + 2}`} next={desk.next} />
            ))}
            {item.runnerUp && line ? (
              <section class="offer" aria-labelledby="runner-up-title">
                <h2 id="runner-up-title">{words.runnerUp}</h2>
                <MeaningFacts language={language} of={item.runnerUp} />
                <p>
                  <a href={`${at}/by-hand?line=${line.id}&kind=${item.runnerUp.kind}&sought=${encodeURIComponent(item.runnerUp.payouts[0]?.reference ?? '')}`}>
                    {words.takeRunnerUp}
                  </a>
                </p>
              </section>
            ) : null}
          </div>
        </details>
      )}
      <p class="pager">
        {desk.previous === null ? null : (
          <a href={`${at}?at=${desk.previous}`} rel="prev" data-key="k">
            {words.back}
          </a>
        )}{' '}
        <a href={desk.next === null ? `${at}?at=${Number(item.id) + 1}` : `${at}?at=${desk.next}`} rel="next" data-key="j">
          {words.skip}
        </a>{' '}
        {line ? (
          <a href={`${at}/by-hand?line=${line.id}`} data-key="s">
            {words.byHand}
          </a>
        ) : null}
      </p>
      {isOut && line && item.lines.length === 1 ? <Charge of={of} code={code} line={line.id} at={item.id} /> : null}
    </>
  )
}

interface OfferProps {
  readonly of: FormOf
  readonly code: string
  readonly item: MatchItem
  readonly offer: Suggestion
  readonly form: string
  readonly title: string
  readonly next: string | null
  readonly isFirst?: true
}

/** The first has the focus, so that Enter confirms it, unless another is as good. Its button stands above what it names: with the focus on it, all of that is in view. */
function Offer({ of, code, item, offer, form, title, isFirst }: OfferProps) {
  const { language } = of
  const words = MATCH[language]
  const isMeant = isFirst && offer.preselected
  const id = `${form}-offer`
  const attributes = {
    'aria-describedby': `line ${id}`,
    ...(isMeant ? { 'data-key': 'Enter', ...(of.fault === undefined ? { autofocus: true } : {}) } : {}),
  }
  return (
    <section class="offer" aria-labelledby={`${form}-title`}>
      <h2 id={`${form}-title`}>{title}</h2>
      <Form
        of={of}
        name={form}
        action={`/accounts/${code}/match/confirm`}
        button={isFirst ? words.confirm : words.confirmThis(meaningInWords(language, offer))}
        seen={{ proposal: offer.id, at: item.id }}
        attributes={attributes}
      />
      <div id={id}>
        {isFirst && !offer.preselected ? <p class="fault">{words.notChosen}</p> : null}
        <MeaningFacts language={language} of={offer} />
      </div>
    </section>
  )
}

function Charge({ of, code, line, at }: { readonly of: FormOf; readonly code: string; readonly line: string; readonly at: string }) {
  const words = MATCH[of.language]
  const form = 'charge'
  return (
    <details open={of.fault?.form === form}>
      <summary data-key="c">{words.charge}</summary>
      <Form of={of} name={form} action={`/accounts/${code}/match/${form}`} button={words.chargeButton} seen={{ line, at }}>
        <Text of={of} form={form} name="note" label={words.chargeNote} />
      </Form>
    </details>
  )
}

/** What was confirmed last, and the way back. */
function Last({ of, code, at, last }: { readonly of: FormOf; readonly code: string; readonly at: string | undefined; readonly last: MatchStory }) {
  const { language } = of
  const words = MATCH[language]
  const form = 'undo'
  const [line] = last.lines
  return (
    <details open={of.fault?.form === form}>
      <summary data-key="u">
        {words.undone}: {line ? lineInWords(language, line as Parameters<typeof lineInWords>[1]) : ''} – {KINDS[language].kinds[last.match.kind]}. {words.undo}
      </summary>
      <Form of={of} name={form} action={`/accounts/${code}/match/${form}`} button={words.undoButton} seen={{ match: last.match.id, at: at ?? '' }}>
        <Text of={of} form={form} name="reason" label={words.undoReason} />
      </Form>
      <p>
        <a href={`/matches/${last.match.id}`}>{words.matchTitle(last.match.id)}</a>
      </p>
    </details>
  )
}
