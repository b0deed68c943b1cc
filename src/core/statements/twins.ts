import { normalText } from './identity.ts'

/**
 * A line that is new by its text, and a stored one of the same day and amount that the file does not show: banks tell a line otherwise from one export to the
 * next (a column more, a word less, another number of the row). Taken for another payment it would count twice.
 */

/** What is looked at of a line: its texts, and the balance after it where it has one. */
export interface Told {
  readonly text: string
  readonly balanceMinor: number | undefined
}

/** `same`: known. `changed`: the bank tells it otherwise, which is shown. `unclear`: a person says whether it is the same payment. */
export interface Twin {
  /** Places among the lines of the file and among the stored ones. */
  readonly line: number
  readonly stored: number
  readonly verdict: 'same' | 'changed' | 'unclear'
}

/** More pairs than these are not compared by their texts. */
const MOST_PAIRS = 250_000
/** Texts that share so much of all their words are alike: two payments to different persons share less. */
const ALIKE = 0.6

/**
 * The twins of one day and amount, each line in one pair at most, the most alike first. `whole`: both files have the whole of the day, so that as many lines of an
 * amount are in the one as in the other, and none of them is another payment. On a day that a file has in part, texts that are not alike are other payments.
 */
export function twinsOf(lines: readonly (Told & { readonly place: number })[], stored: readonly (Told & { readonly place: number })[], whole: boolean): Twin[] {
  if (lines.length * stored.length > MOST_PAIRS) return inOrder(lines, stored, whole)
  const words = (of: Told) =>
    new Set(
      normalText(of.text)
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== ''),
    )
  const ours = lines.map((line) => ({ ...line, words: words(line) }))
  const theirs = stored.map((line) => ({ ...line, words: words(line) }))
  const pairs = ours.flatMap((a) =>
    theirs.map((b) => ({ a, b, alike: likeness(a.words, b.words), balance: a.balanceMinor !== undefined && a.balanceMinor === b.balanceMinor })),
  )
  pairs.sort((x, y) => Number(y.balance) - Number(x.balance) || y.alike - x.alike || x.a.place - y.a.place || x.b.place - y.b.place)
  const [usedLines, usedStored] = [new Set<number>(), new Set<number>()]
  return pairs.flatMap(({ a, b, alike, balance }) => {
    if (usedLines.has(a.place) || usedStored.has(b.place)) return []
    const isAlike = alike >= ALIKE || contains(a.words, b.words) || contains(b.words, a.words)
    if (!whole && !isAlike && !balance) return []
    usedLines.add(a.place)
    usedStored.add(b.place)
    const isSame = whole ? isAlike && (balance || contains(a.words, b.words) || contains(b.words, a.words)) : isAlike && balance
    return [{ line: a.place, stored: b.place, verdict: isSame ? 'same' : whole ? 'changed' : 'unclear' }]
  })
}

const inOrder = (lines: readonly { readonly place: number }[], stored: readonly { readonly place: number }[], whole: boolean): Twin[] =>
  lines.flatMap(({ place }, n) => {
    const other = stored[n]
    return other ? [{ line: place, stored: other.place, verdict: whole ? ('changed' as const) : ('unclear' as const) }] : []
  })

/** The share of their words that two texts have both; 1 for two empty ones. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length
  const all = a.size + b.size - both
  return all === 0 ? 1 : both / all
}

const contains = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...b].every((word) => a.has(word))
