import type { Child } from 'hono/jsx'
import type { StatusPage } from '../../queries/status.ts'
import type { CasePage } from '../../queries/status-case.ts'
import { dateInWords, instantInWords, moneyInWords } from '../i18n/format.ts'
import { type ActFault, fieldId } from './act-fields.tsx'
import { ErrorSummary, type Wrong } from './error-summary.tsx'
import { type Frame, Layout } from './layout.tsx'
import { Acts } from './message-forms.tsx'
import { Messages, type Older } from './messages.tsx'
import { stateSentence } from './state-sentence.ts'
import { Reach } from './ways-to-reach.tsx'

export interface StatusProps {
  readonly frame: Frame
  readonly contact: string | undefined
  readonly page: StatusPage
  /** Stands for code and year of birth in the page's forms. */
  readonly ticket: string
  /** A form of the page that was sent and not taken. */
  readonly fault?: ActFault
  /** Older messages of one case that were asked for. */
  readonly older?: Older | undefined
}

/** Where all requests of a student stand. */
export function StatusView({ frame, contact, page, ticket, fault, older }: StatusProps) {
  const { words, language } = frame
  return (
    <Layout title={`${fault ? `${words.frame.error} ` : ''}${words.page.title}`} frame={frame} ticket={ticket}>
      {fault ? <ErrorSummary words={words} wrong={wrongOf(fault)} /> : null}
      <h1>{words.page.heading(page.cases.length)}</h1>
      {page.cases.map((of) => (
        <Case of={of} frame={frame} contact={contact} ticket={ticket} fault={fault} older={older} cases={page.cases.length} />
      ))}
      <p class="updated">
        {words.page.updated} <time datetime={page.at}>{instantInWords(language, page.at)}</time>
      </p>
      <p>
        <a href="/status">{words.page.another}</a>
      </p>
    </Layout>
  )
}

const wrongOf = ({ act, caseNumber, fields, all }: ActFault): readonly Wrong[] => [
  ...(all === undefined ? [] : [{ words: all }]),
  ...Object.entries(fields).map(([name, words]) => ({ at: fieldId(act, caseNumber, name), words })),
]

interface CaseProps extends Pick<StatusProps, 'frame' | 'contact' | 'ticket'> {
  readonly of: CasePage
  readonly fault: ActFault | undefined
  readonly older: Older | undefined
  /** How many cases share the page. */
  readonly cases: number
}

const TONES: Readonly<Record<CasePage['status'], 'wait' | 'good' | 'act' | 'end'>> = {
  received: 'wait',
  checking: 'wait',
  information_needed: 'act',
  approved: 'good',
  held: 'wait',
  on_its_way: 'good',
  paid: 'good',
  returned: 'act',
  rejected: 'wait',
  cancelled: 'end',
  refused: 'end',
  withdrawn: 'end',
}

function Case({ of, frame, contact, ticket, fault, older, cases }: CaseProps) {
  const { words, language } = frame
  const { states, page } = words
  const id = `case-${of.caseNumber}`
  return (
    <article aria-labelledby={id}>
      <p class={`tag ${TONES[of.status]}`}>{states.tags[of.status]}</p>
      <h2 id={id}>{stateSentence(words, of)}</h2>
      <p class="next">{states.next[of.status](of.facts)}</p>
      {of.facts.rest === undefined ? null : <p>{states.rest(of.facts.rest, of.facts.isRestHeld === true)}</p>}
      <Asked of={of} />
      <Facts of={of} frame={frame} />
      <Acts of={of} words={words} ticket={ticket} fault={fault} />
      <Messages of={of} frame={frame} ticket={ticket} before={older?.caseNumber === of.caseNumber ? older.before : undefined} cases={cases} />
      <h3>{page.steps}</h3>
      <ol class="steps">
        {of.steps.map(({ what, on, instalment }) => (
          <li class={what === 'due' ? 'ahead' : undefined}>
            <span>{instalment === undefined || of.instalments.length < 2 ? states.steps[what] : page.instalment(states.steps[what], instalment)}</span>{' '}
            <time datetime={on}>{dateInWords(language, on)}</time>
          </li>
        ))}
      </ol>
      <p class="help">
        <strong>{page.question}</strong> <Reach text={page.ask(contact)} /> <b class="whole">{of.caseNumber}</b>
      </p>
    </article>
  )
}

/** What the office wrote when it asked: beside what it asks for. */
function Asked({ of }: Pick<CaseProps, 'of'>) {
  const question = of.status === 'information_needed' ? of.said.findLast(({ from }) => from === 'office')?.text : undefined
  return question === undefined ? null : (
    <p class="written" dir="auto">
      {question}
    </p>
  )
}

function Facts({ of, frame: { words, language } }: Pick<CaseProps, 'of' | 'frame'>) {
  const { page } = words
  return (
    <dl>
      <Fact name={page.caseNumber}>{of.caseNumber}</Fact>
      <Fact name={page.programme}>{of.programme}</Fact>
      {of.amount ? <Fact name={page.amount}>{moneyInWords(language, of.amount)}</Fact> : null}
      {of.instalments.map(({ nth, amount, ordered }) =>
        ordered?.rate === undefined ? null : (
          <Fact name={page.sent(of.instalments.length > 1 ? nth : undefined)}>
            {page.changed({ sent: ordered.amount, granted: amount, rate: ordered.rate, on: ordered.on })}
          </Fact>
        ),
      )}
      {of.payeeEnding === undefined ? null : <Fact name={page.account}>{page.ending(of.payeeEnding)}</Fact>}
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children?: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
