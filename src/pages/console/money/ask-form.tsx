import type { Child } from 'hono/jsx'

/** A form that only asks: what is typed stands in the address, and nothing happens by it. */
export function AskForm({
  action,
  button,
  label,
  children,
}: {
  readonly action: string
  readonly button: string
  readonly label: string
  readonly children: Child
}) {
  return (
    <form method="get" action={action} aria-label={label}>
      {children}
      <button type="submit">{button}</button>
    </form>
  )
}

/** A list as a file, in both forms; `href`: the export's address, with its filters. */
export function Exports({ href, csv, xlsx }: { readonly href: string; readonly csv: string; readonly xlsx: string }) {
  const mark = href.includes('?') ? '&' : '?'
  return (
    <p class="pager">
      <a href={`${href}${mark}format=csv`}>{csv}</a> <a href={`${href}${mark}format=xlsx`}>{xlsx}</a>
    </p>
  )
}
