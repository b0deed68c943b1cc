import { EXPORTS } from './words/exports.ts'
import type { Language } from './words/language.ts'

/** A list as a file, with the filters that hold on its page. */
export function ExportLinks({
  language,
  list,
  asked = {},
}: {
  readonly language: Language
  readonly list: string
  readonly asked?: Readonly<Record<string, string | undefined>>
}) {
  const filters = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '' && pair[0] !== 'cursor')
  const href = (format: string) => `/exports/${list}?${new URLSearchParams([...filters, ['format', format]])}`
  return (
    <p class="pager">
      <a href={href('csv')}>{EXPORTS[language].csv}</a> <a href={href('xlsx')}>{EXPORTS[language].xlsx}</a>
    </p>
  )
}
