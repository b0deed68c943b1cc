import type { Said } from '../core/said/say.ts'
/** One place of a list at fault: the file's line, the header as written, the cell as written (its beginning, if long), and what to write instead. */
export interface ListProblem {
  readonly line: number
  readonly column: string
  readonly value: string
  readonly reason: string
  readonly said: Said
}

const LONGEST_VALUE = 100

/** Halves of letters that UTF-16 writes in two, without the other half: no text can be made of them. */
export const HALF_LETTER = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A cell as a problem tells it: its beginning, well-formed. */
export const toldValue = (value: string): string => (value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value).replace(HALF_LETTER, '\ufffd')
