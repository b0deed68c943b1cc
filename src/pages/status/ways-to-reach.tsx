import type { Words } from '../i18n/en.ts'

/** An address of e-mail, or a telephone number with its country. */
const REACH = /([\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+\d[\d ()-]{5,20}\d)/

/** A text in which addresses and telephone numbers can be followed. */
export function Reach({ text }: { readonly text: string }) {
  return (
    <>
      {text
        .split(REACH)
        .map((part, n) => (n % 2 === 0 ? part : <a href={part.includes('@') ? `mailto:${part}` : `tel:${part.replace(/[^\d+]/g, '')}`}>{part}</a>))}
    </>
  )
}

/** Whom students ask, and where they complain, as the settings name them. */
export interface Ways {
  readonly contact: string | undefined
  readonly complaints: string | undefined
}

/**
 * Whom to ask where the page does not open, and how to complain without a code. That way is an address and no form: who has no code is nobody to the book, and
 * what anybody could write without one would fill a chain in which nothing is ever deleted; and the auditors are reached without those complained about.
 */
export function WaysToReach({ words: { lookup }, ways: { contact, complaints } }: { readonly words: Words; readonly ways: Ways }) {
  return (
    <>
      <p class="help">
        <strong>{lookup.closed}</strong> <Reach text={lookup.ask(contact)} />
      </p>
      <p class="help">
        <strong>{lookup.complaint}</strong> {complaints === undefined ? null : <Reach text={`${lookup.complain(complaints)} `} />}
        <a href="/help#complaint">{lookup.complainHow}</a>
      </p>
    </>
  )
}
