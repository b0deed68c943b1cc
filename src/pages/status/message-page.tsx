import { Layout, type LayoutProps } from './layout.tsx'

/** A page that says one thing, with the way back. */
export function MessagePage({
  title,
  words,
  back = 'Back to the form',
  ...frame
}: Pick<LayoutProps, 'styleHref' | 'testClock'> & { readonly title: string; readonly words: string; readonly back?: string }) {
  return (
    <Layout title={`${title} – Tideover`} {...frame}>
      <h1>{title}</h1>
      <p>{words}</p>
      <p>
        <a href="/status">{back}</a>
      </p>
    </Layout>
  )
}
