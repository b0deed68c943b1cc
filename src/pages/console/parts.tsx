import type { Child } from 'hono/jsx'
import type { MoneyText } from '../../core/money/money.ts'
import { FRAME } from './words/frame.ts'
import type { Language } from './words/language.ts'
import { dateInWords, instantInWords, moneyInWords } from './words/values.ts'

interface Figures {
  readonly figures: string
}

/** A column of money or of counts: to the right, with figures of one width. */
export const figures = (title: string): Figures => ({ figures: title })

/** A column, by its title. */
export type Column = Child | Figures

const isFigures = (column: Column): column is Figures => typeof column === 'object' && column !== null && 'figures' in column

export interface TableProps {
  readonly language: Language
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: ReadonlyArray<readonly Child[]>
  /** The first cell of a row names it. */
  readonly isNamed?: true
  /** The caption is a heading of the page, so that none with the same words stands above it. */
  readonly isHeading?: true
}

/** A list of things that are alike. It scrolls by itself where the page is narrow. */
export function Table({ language, caption, columns, rows, isNamed, isHeading }: TableProps) {
  const title = isHeading ? <h2>{caption}</h2> : caption
  if (rows.length === 0)
    return (
      <>
        {isHeading ? title : null}
        <p class="none">{FRAME[language].none}</p>
      </>
    )
  const id = `table-${caption.replace(/[^\p{L}\p{N}]+/gu, '-')}`
  return (
    <section class="scrolls" aria-labelledby={id} tabindex={0}>
      <table>
        <caption id={id}>{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={classOf(column)}>
                {isFigures(column) ? column.figures : column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr>{cells.map((cell, n) => (n === 0 && isNamed ? <th scope="row">{cell}</th> : <td class={classOf(columns[n])}>{cell}</td>))}</tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const classOf = (column: Column): string | undefined => (isFigures(column) ? 'money' : undefined)

/** Facts of one thing: what each is called, and what it is. Without those that are undefined. */
export function Facts({ rows }: { readonly rows: ReadonlyArray<readonly [name: string, value: Child | undefined]> }) {
  return (
    <dl class="facts">
      {rows.map(([name, value]) =>
        value === undefined ? null : (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

export type Tone = 'calm' | 'good' | 'wait' | 'stop'

export const Tag = ({ tone, children }: { readonly tone: Tone; readonly children: Child }) => <strong class={`tag ${tone}`}>{children}</strong>

export const Money = ({ language, of }: { readonly language: Language; readonly of: MoneyText }) => <span class="whole">{moneyInWords(language, of)}</span>

export const Day = ({ language, on }: { readonly language: Language; readonly on: string }) => <time datetime={on}>{dateInWords(language, on)}</time>

export const Instant = ({ language, at }: { readonly language: Language; readonly at: string }) => <time datetime={at}>{instantInWords(language, at)}</time>

/** Links that narrow a list: `chosen` is the one that holds. */
export function Filters({ label, links }: { readonly label: string; readonly links: ReadonlyArray<readonly [text: string, href: string, isChosen: boolean]> }) {
  return (
    <ul class="filters" aria-label={label}>
      {links.map(([text, href, isChosen]) => (
        <li>
          <a href={href} aria-current={isChosen ? 'true' : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The way on in a list; `href` is the list's address without a cursor. */
export function Pager({
  language,
  href,
  cursor,
  isFirst,
}: {
  readonly language: Language
  readonly href: string
  readonly cursor: string | null
  readonly isFirst: boolean
}) {
  const words = FRAME[language]
  if (cursor === null && isFirst) return null
  return (
    <p class="pager">
      {isFirst ? null : <a href={href}>{words.first}</a>}{' '}
      {cursor === null ? null : (
        <a rel="next" href={`${href}${href.includes('?') ? '&' : '?'}cursor=${cursor}`}>
          {words.next}
        </a>
      )}
    </p>
  )
}
