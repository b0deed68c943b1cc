import type { Child } from 'hono/jsx'
import { FRAME } from './words/frame.ts'
import type { Language } from './words/language.ts'
import { instantInWords } from './words/values.ts'

type Section = keyof (typeof FRAME)['en']['sections']

/** Where each section is, and for whom it stands in the menu. */
const SECTIONS: ReadonlyArray<readonly [section: Section, path: string, roles: readonly string[]]> = [
  ['work', '/work', ['case_officer', 'approver', 'finance', 'releaser', 'auditor', 'admin']],
  ['cases', '/cases', ['case_officer', 'approver', 'finance', 'auditor']],
  ['lists', '/lists', ['case_officer']],
  ['messages', '/messages', ['case_officer', 'finance', 'auditor']],
  ['review', '/review', ['approver']],
  ['payees', '/payees', ['approver']],
  ['holds', '/review/holds', ['approver', 'finance', 'releaser']],
  ['money', '/money', ['finance', 'auditor']],
  ['batches', '/batches', ['finance', 'releaser', 'auditor']],
  ['release', '/release', ['releaser']],
  ['accounts', '/accounts', ['finance', 'auditor']],
  ['breaks', '/breaks', ['finance', 'approver', 'auditor']],
  ['closings', '/closings', ['finance', 'releaser', 'auditor']],
  ['journal', '/journal', ['auditor', 'finance']],
  ['trail', '/trail', ['auditor']],
  ['exceptions', '/exceptions', ['auditor']],
  ['sample', '/sample', ['auditor']],
  ['verify', '/verify', ['auditor']],
  ['reports', '/reports', ['auditor', 'finance']],
  ['users', '/users', ['admin']],
  ['programmes', '/programmes', ['admin', 'auditor']],
  ['institutions', '/institutions', ['admin']],
  ['settings', '/settings', ['admin']],
]

export interface FrameProps {
  readonly language: Language
  readonly title: string
  readonly styleHref: string
  readonly scriptHref?: string
  readonly testClock: string | undefined
  /** Absent on pages before the sign-in. */
  readonly person?: { readonly name: string; readonly roles: readonly string[]; readonly formKey: string }
  /** The page's own address: where a change of the language comes back to. */
  readonly here: string
  readonly children: Child
}

/** The frame of every page of the console. */
export function Frame({ language, title, styleHref, scriptHref, testClock, person, here, children }: FrameProps) {
  const words = FRAME[language]
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} – Tideover`}</title>
        <link rel="stylesheet" href={styleHref} />
        {scriptHref === undefined ? null : <script src={scriptHref} defer />}
      </head>
      <body>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <header>
          {testClock === undefined ? null : <p class="test">{words.testClock(instantInWords(language, testClock))}</p>}
          <p class="brand">
            <a href="/work">Tideover</a> <span class="sub">{words.sub}</span>
          </p>
          {person ? <Who person={person} language={language} /> : null}
          <Languages language={language} here={here} />
        </header>
        {person ? <Menu roles={person.roles} language={language} here={here} /> : null}
        <main id="main" tabindex={-1}>
          {children}
        </main>
      </body>
    </html>
  )
}

function Who({ person, language }: { readonly person: NonNullable<FrameProps['person']>; readonly language: Language }) {
  const words = FRAME[language]
  return (
    <div class="who">
      <a href="/account">{person.name}</a>
      <form method="post" action="/sign-out">
        <input type="hidden" name="formKey" value={person.formKey} />
        <button type="submit" class="link">
          {words.signOut}
        </button>
      </form>
    </div>
  )
}

const NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' }

function Languages({ language, here }: { readonly language: Language; readonly here: string }) {
  return (
    <ul class="languages" aria-label={FRAME[language].language}>
      {(Object.keys(NAMES) as Language[]).map((one) => (
        <li lang={one}>
          {one === language ? (
            <b>{NAMES[one]}</b>
          ) : (
            <a hreflang={one} href={`/console-language?to=${one}&back=${encodeURIComponent(here)}`}>
              {NAMES[one]}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

function Menu({ roles, language, here }: { readonly roles: readonly string[]; readonly language: Language; readonly here: string }) {
  const words = FRAME[language]
  const mine = SECTIONS.filter(([, , who]) => who.some((role) => roles.includes(role)))
  return (
    <nav aria-label={words.menu}>
      <ul>
        {mine.map(([section, path]) => (
          <li>
            <a href={path} aria-current={here === path || here.startsWith(`${path}/`) || here.startsWith(`${path}?`) ? 'page' : undefined}>
              {words.sections[section]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
