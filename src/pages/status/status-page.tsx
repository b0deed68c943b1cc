import { dateInWords } from '../../core/applications/next-words.ts'
import type { StatusPage } from '../../queries/status.ts'
import type { CaseShown } from '../../queries/status-case.ts'
import { Layout } from './layout.tsx'
import { instantInWords, moneyInWords, statusInWords, stepInWords, TAGS } from './words.ts'

export interface StatusProps {
  readonly styleHref: string
  readonly testClock: string | undefined
  readonly contact: string | undefined
  readonly page: StatusPage
}

/** Where all requests of a student stand. */
export function StatusView({ styleHref, testClock, contact, page }: StatusProps) {
  return (
    <Layout title="Your status – Tideover" styleHref={styleHref} testClock={testClock}>
      <h1>{page.cases.length === 1 ? 'Your request' : 'Your requests'}</h1>
      {page.cases.map((of) => (
        <Case of={of} contact={contact} />
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

function Case({ of, contact }: { readonly of: CaseShown; readonly contact: string | undefined }) {
  const tag = TAGS[of.status]
  const id = `case-${of.caseNumber}`
  return (
    <article aria-labelledby={id}>
      <p class={`tag ${tag.tone}`}>{tag.words}</p>
      <h2 id={id}>{statusInWords(of)}</h2>
      <p class="next">{of.next}</p>
      <Facts of={of} />
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
