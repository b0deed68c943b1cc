import { dateInWords } from '../../core/applications/next-words.ts'
import type { StatusPage } from '../../queries/status.ts'
import type { CaseShown } from '../../queries/status-case.ts'
import { Layout } from './layout.tsx'
import { type ActFault, Acts, FIRST_FIELD, fieldId } from './message-forms.tsx'
import { instantInWords, moneyInWords, statusInWords, stepInWords, TAGS } from './words.ts'

export interface StatusProps {
  readonly styleHref: string
  readonly testClock: string | undefined
  readonly contact: string | undefined
  readonly page: StatusPage
  /** Stands for code and year of birth in the page's forms. */
  readonly ticket: string
  /** A form of the page that was sent and not taken. */
  readonly fault?: ActFault
}

/** Where all requests of a student stand. */
export function StatusView({ styleHref, testClock, contact, page, ticket, fault }: StatusProps) {
  return (
    <Layout title={`${fault ? 'Error: ' : ''}Your status – Tideover`} styleHref={styleHref} testClock={testClock}>
      {fault ? <Fault fault={fault} /> : null}
      <h1>{page.cases.length === 1 ? 'Your request' : 'Your requests'}</h1>
      {page.cases.map((of) => (
        <Case of={of} contact={contact} ticket={ticket} fault={fault} />
      ))}
      <p class="updated">
        Last updated <time datetime={page.at}>{instantInWords(page.at)}</time>
      </p>
      <p>
        <a href="/status">Check another code</a>
      </p>
    </Layout>
  )
}

/** Why a form was not taken, above everything, and the way to it. */
function Fault({ fault: { act, caseNumber, words } }: { readonly fault: ActFault }) {
  return (
    <div class="errors" role="alert" aria-labelledby="errors-title">
      <h2 id="errors-title">There is a problem</h2>
      <ul>
        <li>
          <a href={`#${fieldId(act, caseNumber, FIRST_FIELD[act])}`}>{words}</a>
        </li>
      </ul>
    </div>
  )
}

interface CaseProps extends Pick<StatusProps, 'contact' | 'ticket'> {
  readonly of: CaseShown
  readonly fault: ActFault | undefined
}

function Case({ of, contact, ticket, fault }: CaseProps) {
  const tag = TAGS[of.status]
  const id = `case-${of.caseNumber}`
  return (
    <article aria-labelledby={id}>
      <p class={`tag ${tag.tone}`}>{tag.words}</p>
      <h2 id={id}>{statusInWords(of)}</h2>
      <p class="next">{of.next}</p>
      <Facts of={of} />
      <Acts of={of} ticket={ticket} fault={fault} />
      <Messages of={of} />
      <h3>Step by step</h3>
      <ol class="steps">
        {of.steps.map((step) => (
          <li class={step.what === 'due' ? 'ahead' : undefined}>
            <span>{stepInWords(step, of.instalments.length > 1)}</span> <time datetime={step.on}>{dateInWords(step.on)}</time>
          </li>
        ))}
      </ol>
      <p class="help">
        <strong>A question?</strong> Ask {contact ?? 'the embassy or office that gave you the code'} and tell them the number{' '}
        <b class="whole">{of.caseNumber}</b>.
      </p>
    </article>
  )
}

function Messages({ of }: { readonly of: CaseShown }) {
  if (of.messages.length === 0) return null
  return (
    <>
      <h3>Messages</h3>
      <ol class="messages">
        {of.messages.map(({ at, from, text }) => (
          <li>
            <p class="hint">
              {from === 'student' ? 'You' : 'The office'}, <time datetime={at}>{instantInWords(at)}</time>
            </p>
            <p class="written">{text}</p>
          </li>
        ))}
      </ol>
    </>
  )
}

function Facts({ of }: { readonly of: CaseShown }) {
  return (
    <dl>
      <Fact name="Case number">{of.caseNumber}</Fact>
      <Fact name="Programme">{of.programme}</Fact>
      {of.amount ? <Fact name="Amount">{moneyInWords(of.amount)}</Fact> : null}
      {of.instalments.map((one) =>
        one.ordered?.rate === undefined ? null : (
          <Fact name={of.instalments.length > 1 ? `Sent, instalment ${one.nth}` : 'Sent'}>
            {moneyInWords(one.ordered.amount)} for {moneyInWords(one.amount)}, at the rate {one.ordered.rate} of {dateInWords(one.ordered.on)}
          </Fact>
        ),
      )}
      {of.payeeEnding === undefined ? null : <Fact name="Account">ending {of.payeeEnding}</Fact>}
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children?: unknown }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children as string}</dd>
    </div>
  )
}
