import type { Child } from 'hono/jsx'
import type { Words } from '../i18n/en.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../i18n/language.ts'

/** What every page for students is made with. */
export interface Frame {
  readonly styleHref: string
  /** The instant of a test book's clock. */
  readonly testClock: string | undefined
  readonly language: Language
  readonly words: Words
  /** The page's own path: where a change of language leads back to. */
  readonly path: string
}

export interface LayoutProps {
  readonly title: string
  readonly frame: Frame
  /** An opened page is answered to a form: with its ticket it can be asked for again, in another language. */
  readonly ticket?: string
  readonly children: Child
}

/** The frame of every page for students. */
export function Layout({ title, frame, ticket, children }: LayoutProps) {
  const { words, language, styleHref, testClock } = frame
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title} – Tideover</title>
        <link rel="stylesheet" href={styleHref} />
      </head>
      <body>
        <a class="skip" href="#main">
          {words.frame.skip}
        </a>
        <header>
          {testClock === undefined ? null : <p class="test">{words.frame.testClock(testClock)}</p>}
          <p class="brand">Tideover</p>
          <p class="sub">{words.frame.tagline}</p>
          <nav aria-label={words.frame.languages}>
            {ticket === undefined ? <LanguageLinks frame={frame} /> : <LanguageButtons frame={frame} ticket={ticket} />}
          </nav>
        </header>
        <main id="main">{children}</main>
        <footer>
          <p>{words.frame.footer}</p>
          <p>
            <a href="/help">{words.help.link}</a> · <a href="/privacy">{words.privacy.link}</a>
          </p>
        </footer>
      </body>
    </html>
  )
}

/** Each language in its own name; the page's own is no link. */
function LanguageLinks({ frame: { language, path } }: Pick<LayoutProps, 'frame'>) {
  return (
    <ul class="languages">
      {LANGUAGES.map((one) => (
        <li lang={one}>
          {one === language ? (
            <b>{LANGUAGE_NAMES[one]}</b>
          ) : (
            <a href={`/language/${one}?back=${encodeURIComponent(path)}`} hreflang={one}>
              {LANGUAGE_NAMES[one]}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}

/** The same where a link would lose the opened page. */
function LanguageButtons({ frame: { language }, ticket }: Pick<LayoutProps, 'frame'> & { readonly ticket: string }) {
  return (
    <form method="post" action="/status">
      <input type="hidden" name="ticket" value={ticket} />
      <ul class="languages">
        {LANGUAGES.map((one) => (
          <li lang={one}>
            {one === language ? (
              <b>{LANGUAGE_NAMES[one]}</b>
            ) : (
              <button type="submit" name="language" value={one}>
                {LANGUAGE_NAMES[one]}
              </button>
            )}
          </li>
        ))}
      </ul>
    </form>
  )
}
