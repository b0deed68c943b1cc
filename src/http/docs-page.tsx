import { readFileSync } from 'node:fs'
import { OWN_FOLDER } from '../own-folder.ts'
import { testClockOf } from '../queries/people.ts'
import type { Book } from '../queries/query.ts'
import { type Member, membersOf } from './docs-members.ts'
import { areaOf, whoWords } from './openapi.ts'
import { type AnyCode, allCodes, mayRetry, statusOf } from './problem.ts'
import type { Route } from './route.ts'
import { propertiesOf, type RouteFacts, routeFacts } from './route-facts.ts'

export const docsStyle = (): string => readFileSync(new URL('http/docs.css', OWN_FOLDER), 'utf8')

/** The API for people to read: the rules, every route by area, every refusal. Without script. */
export function docsPage(book: Book, routes: readonly Route[]): string {
  const facts = routes.map((route) => routeFacts(book, route))
  const areas = [...new Set(facts.map(({ path }) => areaOf(path)))]
  const testClock = testClockOf(book)
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Tideover: the API</title>
        <link rel="stylesheet" href="/api/docs.css" />
      </head>
      <body>
        <header>
          {testClock === undefined ? null : <p class="test">test clock: {testClock}</p>}
          <h1>Tideover: the API</h1>
          <p>
            For programs: <a href="/api/openapi.json">OpenAPI 3.1</a>. All paths below begin with <code>/api/v1</code>.
          </p>
        </header>
        <nav aria-label="Areas">
          <ul>
            {areas.map((area) => (
              <li>
                <a href={`#${idOf(area)}`}>{area}</a>
              </li>
            ))}
            <li>
              <a href="#refusals">Refusals</a>
            </li>
          </ul>
        </nav>
        <main>
          <Rules />
          {areas.map((area) => (
            <section aria-labelledby={idOf(area)}>
              <h2 id={idOf(area)}>{area}</h2>
              {facts
                .filter(({ path }) => areaOf(path) === area)
                .map((fact) => (
                  <RouteView fact={fact} />
                ))}
            </section>
          ))}
          <Refusals />
        </main>
      </body>
    </html>
  )
  return `<!doctype html>${String(page)}`
}

const idOf = (area: string): string => area.toLowerCase().replaceAll(' ', '-')

const Rules = () => (
  <section aria-labelledby="rules">
    <h2 id="rules">Rules</h2>
    <dl>
      <dt>Who asks</dt>
      <dd>
        Send <code>Authorization: Bearer TOKEN</code>. A token may make 100 requests a second.
      </dd>
      <dt>Repeats</dt>
      <dd>
        Every POST takes an <code>Idempotency-Key</code>: the same person, key and body get the same status and answer for 30 days, and nothing is done twice. A
        refusal binds no key.
      </dd>
      <dt>Forms</dt>
      <dd>
        Times are UTC, dates <code>YYYY-MM-DD</code>, money <code>{'{"amount":"300.00","currency":"USD"}'}</code>, ids opaque.
      </dd>
      <dt>Lists</dt>
      <dd>
        <code>?limit=</code> (1 to 200) and <code>&amp;cursor=</code>; the answer is <code>{'{items, nextCursor}'}</code>.
      </dd>
      <dt>Refusals</dt>
      <dd>
        RFC 9457 problem+json with a stable <code>code</code>, and <code>detail</code> that says what to do. They are decided in this order: token, role, form
        of the request, repeat of a key, not found, same person, state, content.
      </dd>
    </dl>
  </section>
)

const RouteView = ({ fact }: { fact: RouteFacts }) => (
  <article>
    <h3>
      <span class="method">{fact.method}</span> <code>{fact.path}</code>
    </h3>
    <p>{fact.summary}.</p>
    <p>
      <b>For:</b> {whoWords(fact.who)}
    </p>
    <Query fact={fact} />
    <Body fact={fact} />
    <p>
      <b>Answer:</b> {fact.statuses.join(' or ')}
      {fact.answers === 'list' ? ' {items, nextCursor}' : fact.answers === 'file' ? ' the file' : ''}
    </p>
    <p class="codes">
      <b>Refusals:</b> {fact.codes.map((code) => [' ', <CodeLink code={code} />])}
    </p>
  </article>
)

const Query = ({ fact }: { fact: RouteFacts }) => {
  const shown = fact.parameters.filter((parameter) => parameter.in === 'query')
  if (shown.length === 0) return null
  const members = membersOf({ type: 'object', properties: Object.fromEntries(shown.map(({ name, schema }) => [name, schema])) })
  return <Members title="Query" members={members} />
}

const Body = ({ fact }: { fact: RouteFacts }) => {
  if (!fact.body) return null
  const { types, schema, mostBytes } = fact.body
  if (propertiesOf(schema).length > 0) return <Members title="Body" members={membersOf(schema)} />
  const mib = Math.floor(mostBytes / 1024 / 1024)
  return (
    <p>
      <b>Body:</b> {types.includes('application/json') ? 'none' : `the file (${types.join(' or ')}), at most ${mib} MiB`}
    </p>
  )
}

const Members = ({ title, members }: { title: string; members: readonly Member[] }) => (
  <table>
    <caption>{title}</caption>
    <thead>
      <tr>
        <th scope="col">member</th>
        <th scope="col">form</th>
        <th scope="col">needed</th>
      </tr>
    </thead>
    <tbody>
      {members.map(({ name, form, required, words }) => (
        <tr>
          <th scope="row">
            <code>{name}</code>
          </th>
          <td>
            {form}
            {words === '' ? '' : `. ${words}`}
          </td>
          <td>{required ? 'yes' : ''}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const CodeLink = ({ code }: { code: AnyCode }) => <a href={`#problem-${code}`}>{code}</a>

const Refusals = () => (
  <section aria-labelledby="refusals">
    <h2 id="refusals">Refusals</h2>
    <table>
      <caption>Every code, its status, and whether the same request can succeed later</caption>
      <thead>
        <tr>
          <th scope="col">code</th>
          <th scope="col">status</th>
          <th scope="col">later</th>
        </tr>
      </thead>
      <tbody>
        {allCodes().map((code) => (
          <tr id={`problem-${code}`}>
            <th scope="row">
              <code>{code}</code>
            </th>
            <td>{statusOf(code)}</td>
            <td>{mayRetry(code) ? 'can' : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
