import type { Child } from 'hono/jsx'
import { instantInWords } from './words.ts'

export interface LayoutProps {
  readonly title: string
  readonly styleHref: string
  /** The instant of a test book's clock. */
  readonly testClock: string | undefined
  readonly children: Child
}

/** The frame of every page for students. */
export function Layout({ title, styleHref, testClock, children }: LayoutProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="stylesheet" href={styleHref} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header>
          {testClock === undefined ? null : <p class="test">test clock: {instantInWords(testClock)}</p>}
          <p class="brand">Tideover</p>
          <p class="sub">Help for students abroad</p>
        </header>
        <main id="main">{children}</main>
        <footer>
          <p>This page shows no name and no passport number. Your code is a secret: give it to nobody.</p>
        </footer>
      </body>
    </html>
  )
}
