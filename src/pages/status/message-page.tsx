import type { Note } from '../i18n/states.ts'
import { type Frame, Layout } from './layout.tsx'
import { type Ways, WaysToReach } from './ways-to-reach.tsx'

interface MessageProps extends Note {
  readonly frame: Frame
  readonly back: string
  /** Of a page that refuses: what the log knows it by. */
  readonly reference?: string | undefined
  /** Where somebody may stand before a closed door: whom to ask. */
  readonly ways?: Ways | undefined
}

/** A page that says one thing, with the way back. */
export function MessagePage({ frame, title, words, back, ways, reference }: MessageProps) {
  return (
    <Layout title={title} frame={frame}>
      <h1>{title}</h1>
      <p>{words}</p>
      {reference === undefined ? null : <p class="hint">{frame.words.notes.reference(reference)}</p>}
      <p>
        <a href="/status">{back}</a>
      </p>
      {ways === undefined ? null : <WaysToReach words={frame.words} ways={ways} />}
    </Layout>
  )
}
