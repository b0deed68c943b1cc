import type { Together } from '../../../queries/match-desk.ts'
import type { Language } from '../words/language.ts'
import { dateInWords, moneyInWords } from '../words/values.ts'
import { meaningInWords, payeeName } from './line-facts.tsx'

type Item = Together['items'][number]

const ESCAPED = new Set('&<>"\'')
const ESCAPED_BYTES = 6
const LEAST_SHOWN = 12

const bytesOf = (letter: string): number => (ESCAPED.has(letter) ? ESCAPED_BYTES : Buffer.byteLength(letter))

/** How many bytes of a page a text takes. */
export const bytesIn = (text: string): number => [...text].reduce((sum, letter) => sum + bytesOf(letter), 0)

/** As much of a text as a number of bytes holds; nothing where that is too little to be read. */
function clipped(text: string, most: number): string {
  if (bytesIn(text) <= most) return text
  if (most < LEAST_SHOWN) return ''
  let left = most - Buffer.byteLength('…')
  const shown: string[] = []
  for (const letter of text) {
    left -= bytesOf(letter)
    if (left < 0) break
    shown.push(letter)
  }
  return `${shown.join('').trimEnd()}…`
}

const joined = (parts: readonly (string | null | undefined)[], by: string): string => parts.filter((part) => part).join(by)

/** One payout of the line's own amount: its reference and payee. Everything else as it is told elsewhere. */
function meaningShort(language: Language, item: Item): string {
  const [line, more] = item.lines
  const [payout] = item.payouts
  const isSame = line !== undefined && more === undefined && item.payoutCount === 1 && line.money.amount.replace('-', '') === payout?.money.amount
  return isSame && payout ? joined([payout.reference, payeeName(payout.payee)], ' · ') : meaningInWords(language, item)
}

/**
 * A suggestion on one line of so many bytes: days, amounts and what they are taken for always, who the bank names and what the line says as far as there is room.
 * Of several lines the first are told.
 */
export function itemInWords(language: Language, item: Item, most: number): string {
  const facts = item.lines.map((line) => `${dateInWords(language, line.bookedOn)} ${moneyInWords(language, line.money)}`)
  const moved = clipped(facts.join('; '), Math.floor(most / 2))
  const meant = clipped(meaningShort(language, item), most - bytesIn(moved) - bytesIn(' → '))
  const who = joined(
    item.lines.map(({ counterparty }) => counterparty),
    '; ',
  )
  const said = joined(
    item.lines.map(({ narrative }) => narrative?.slice(0, 60)),
    '; ',
  )
  const left = most - bytesIn(moved) - bytesIn(meant) - bytesIn('  →  · ')
  const named = clipped(who, left)
  return joined([`${joined([moved, named], ' ')} → ${meant}`, clipped(said, left - bytesIn(named))], ' · ')
}
