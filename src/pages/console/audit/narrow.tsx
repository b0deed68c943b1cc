import type { Child } from 'hono/jsx'
import type { FormOf } from '../form.tsx'
import { FRAME } from '../words/frame.ts'
import type { Language } from '../words/language.ts'

/** A field's name within the page's own form of filters; nothing typed of another form is shown in it. */
export const NARROW = 'narrow'

/** A form that narrows a list: what is chosen stands in the address, and nothing is changed by it. */
export function Narrow({
  language,
  action,
  button,
  children,
}: {
  readonly language: Language
  readonly action: string
  readonly button?: string
  readonly children: Child
}) {
  return (
    <form method="get" action={action} id={NARROW}>
      <div class="columns">{children}</div>
      <button type="submit">{button ?? FRAME[language].filter}</button>
    </form>
  )
}

/** An address with the filters that hold. */
export function addressWith(path: string, filters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(filters).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '')
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

export interface ListProps {
  readonly of: FormOf
  /** The filters as they were asked. */
  readonly asked: Readonly<Record<string, string>>
}
