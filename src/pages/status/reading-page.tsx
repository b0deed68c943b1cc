import type { Section } from '../i18n/texts.ts'
import { type Frame, Layout } from './layout.tsx'
import { Reach } from './ways-to-reach.tsx'

/** A page to read: help, privacy. */
export function ReadingPage({ frame, title, sections }: { readonly frame: Frame; readonly title: string; readonly sections: readonly Section[] }) {
  return (
    <Layout title={title} frame={frame}>
      <h1>{title}</h1>
      {sections.map((section) => (
        <section id={section.id}>
          <h2>{section.title}</h2>
          {section.paragraphs.map((paragraph) => (
            <p>
              <Reach text={paragraph} />
            </p>
          ))}
        </section>
      ))}
      <p>
        <a href="/status">{frame.words.notes.toStatus}</a>
      </p>
    </Layout>
  )
}
