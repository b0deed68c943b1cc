import type { Note } from '../i18n/states.ts'
import { type Frame, Layout } from './layout.tsx'

/** A page that says one thing, with the way back. */
export function MessagePage({ frame, title, words, back }: Note & { readonly frame: Frame; readonly back: string }) {
  return (
    <Layout title={title} frame={frame}>
      <h1>{title}</h1>
      <p>{words}</p>
      <p>
        <a href="/status">{back}</a>
      </p>
    </Layout>
  )
}
