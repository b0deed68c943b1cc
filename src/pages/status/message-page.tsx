import { Layout, type LayoutProps } from './layout.tsx'

/** A page that says one thing, with the way back. */
export function MessagePage({ title, words, ...frame }: Pick<LayoutProps, 'styleHref' | 'testClock'> & { readonly title: string; readonly words: string }) {
  return (
    <Layout title={`${title} – Tideover`} {...frame}>
      <h1>{title}</h1>
      <p>{words}</p>
      <p>
        <a href="/status">Back to the form</a>
      </p>
    </Layout>
  )
}
