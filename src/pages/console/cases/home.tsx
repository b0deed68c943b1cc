import { FRAME } from '../words/frame.ts'
import type { Language } from '../words/language.ts'
import { numberInWords } from '../words/language.ts'
import { HOME } from '../words/review.ts'

/** Counts are made to 51: more is told as `50+`. */
const MOST = 50

interface Duty {
  readonly role: string
  /** The role's one primary action. */
  readonly go: string
  /** Name of the count and where it leads, what presses most first. `look`: there is something to look at, and no count. */
  readonly lines: ReadonlyArray<readonly [count: string, href: string, kind?: 'look']>
}

/** In the order of the way of the money; for each role what it has to do. */
const DUTIES: readonly Duty[] = [
  {
    role: 'case_officer',
    go: '/cases/next',
    lines: [
      ['answered', '/cases?waits=answered'],
      ['overdue', '/cases?waits=overdue'],
      ['returned', '/cases?waits=returned'],
      ['checking', '/cases?state=checking'],
      ['received', '/cases?state=received'],
      ['messages', '/messages'],
    ],
  },
  {
    role: 'approver',
    go: '/review/next',
    lines: [
      ['toDecide', '/review'],
      ['payees', '/payees'],
      ['cooling', '/payees'],
    ],
  },
  {
    role: 'finance',
    go: '/batches',
    lines: [
      ['breaks', '/breaks'],
      ['toPay', '/batches'],
      ['openLines', '/accounts'],
      ['ordered', '/money'],
    ],
  },
  {
    role: 'releaser',
    go: '/release',
    lines: [
      ['batches', '/release'],
      ['closings', '/closings'],
      ['periods', '/closings'],
    ],
  },
  {
    role: 'auditor',
    go: '/verify',
    lines: [
      ['complaints', '/messages'],
      ['exceptions', '/exceptions', 'look'],
    ],
  },
  { role: 'admin', go: '/users', lines: [['steps', '/users']] },
]

export interface HomeProps {
  readonly language: Language
  readonly roles: readonly string[]
  readonly counts: Readonly<Record<string, number>>
}

/** Where everybody begins: for each role of the person its one action, and what waits. */
export function HomeView({ language, roles, counts }: HomeProps) {
  return (
    <>
      <h1>{FRAME[language].sections.work}</h1>
      <div class="columns">
        {DUTIES.filter(({ role }) => roles.includes(role)).map((duty) => (
          <DutyPart language={language} duty={duty} counts={counts} />
        ))}
      </div>
    </>
  )
}

function DutyPart({ language, duty, counts }: { readonly language: Language; readonly duty: Duty; readonly counts: HomeProps['counts'] }) {
  const words = HOME[language]
  const role = FRAME[language].roles[duty.role] ?? duty.role
  const waits = duty.lines.filter(([name, , kind]) => kind === 'look' || (counts[name] ?? 0) > 0)
  return (
    <section>
      <h2>{words.list(role)}</h2>
      <p>
        <a class="go" href={duty.go}>
          {words.go[duty.role]}
        </a>
      </p>
      {waits.length === 0 ? (
        <p class="none">{words.nothing}</p>
      ) : (
        <ul class="waits">
          {waits.map(([name, href, kind]) => (
            <li>
              <a href={href}>{words.counts[name]}</a> {kind === 'look' ? null : <b>{countText(language, counts[name] ?? 0)}</b>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const countText = (language: Language, count: number): string => (count > MOST ? HOME[language].many : numberInWords(language, count))
