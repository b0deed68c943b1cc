import type { Given, Row } from './yardsticks.ts'

/** What a system did with one file: `refused` is its reason, where nothing of the file was taken in. */
export interface Taken {
  readonly refused?: string
  /** How many readings a person was shown, where one had to confirm or choose how the file is read. */
  readonly shown?: number
}

/** What became of the rows that the account has really moved. */
export interface Judgement {
  /** Refused files, counted from 1. */
  readonly refused: readonly number[]
  /** The most readings that a person was shown of one of the files; 0 where nobody was asked. */
  readonly shown: number
  /** How many files there were. */
  readonly files: number
  readonly rows: number
  readonly kept: number
  /** Not there in any form. */
  readonly lost: number
  /** Its day and amount are there under another row's payee. */
  readonly overwritten: number
  /** Day and payee are there, the amount is another one. */
  readonly misread: readonly { readonly of: number; readonly as: number }[]
  /** More of a row than the account has moved. */
  readonly doubled: number
  /** Rows that nobody gave. */
  readonly strange: number
}

export const isSound = ({ lost, overwritten, misread, doubled, strange }: Judgement): boolean => lost + overwritten + misread.length + doubled + strange === 0

/** Holds what books tell against what the account has moved in the files that they did not refuse. Order of rows means nothing. */
export function judge(files: readonly Given[], taken: readonly Taken[], stored: readonly Row[]): Judgement {
  const refused = taken.flatMap(({ refused: reason }, n) => (reason === undefined ? [] : [n + 1]))
  const accepted = files.filter((_, n) => taken[n] && !refused.includes(n + 1))
  const told = new Set(accepted.flatMap(({ rows }) => rows.map(keyOf)))
  const truth = (accepted.at(-1)?.account ?? []).filter((row) => told.has(keyOf(row)))
  const missing = without(truth, stored)
  const over = without(stored, truth)
  const overwritten = paired(missing, over, (a, b) => a.day === b.day && a.minor === b.minor)
  const misread = paired(overwritten.missing, overwritten.over, (a, b) => a.day === b.day && a.payee === b.payee)
  const known = new Set(truth.map(keyOf))
  return {
    refused,
    shown: Math.max(0, ...taken.map(({ shown = 0 }) => shown)),
    files: taken.length,
    rows: truth.length,
    kept: truth.length - missing.length,
    lost: misread.missing.length,
    overwritten: overwritten.pairs.length,
    misread: misread.pairs.map(([is, as]) => ({ of: is.minor, as: as.minor })),
    doubled: misread.over.filter((row) => known.has(keyOf(row))).length,
    strange: misread.over.filter((row) => !known.has(keyOf(row))).length,
  }
}

const keyOf = ({ day, payee, minor }: Row): string => JSON.stringify([day, payee, minor])

/** What is left of `rows` when as many equal ones are taken away as `others` has. */
function without(rows: readonly Row[], others: readonly Row[]): readonly Row[] {
  const count = new Map<string, number>()
  for (const row of others) count.set(keyOf(row), (count.get(keyOf(row)) ?? 0) + 1)
  return rows.filter((row) => {
    const left = count.get(keyOf(row)) ?? 0
    if (left > 0) count.set(keyOf(row), left - 1)
    return left === 0
  })
}

/** Ties each missing row to one that is over and is like it; gives the ties, and what is left of both. */
function paired(missing: readonly Row[], over: readonly Row[], isLike: (a: Row, b: Row) => boolean) {
  const left = [...over]
  const pairs: (readonly [Row, Row])[] = []
  const rest = missing.filter((row) => {
    const at = left.findIndex((other) => isLike(row, other))
    const [found] = at < 0 ? [] : left.splice(at, 1)
    if (found) pairs.push([row, found])
    return found === undefined
  })
  return { pairs, missing: rest, over: left }
}

/** What was observed, in words of a table. */
export function wordsOf(judgement: Judgement): string {
  const { refused, shown, files, rows, kept, lost, overwritten, misread, doubled, strange } = judgement
  const [first] = misread
  const words = [
    ...(refused.length === 0 ? [] : [refused.length === files ? 'refuses' : `refuses file ${refused.join(' and ')}`]),
    ...(lost > 0 ? [`${lost} of ${rows} lost`] : []),
    ...(overwritten > 0 ? [`${overwritten} overwritten`] : []),
    ...(first ? [`${misread.length} of ${rows} misread (${signed(first.of)} as ${signed(first.as)})`] : []),
    ...(doubled > 0 ? [`${doubled} stored twice`] : []),
    ...(strange > 0 ? [`${strange} that nobody gave`] : []),
  ]
  const person = shown === 0 ? '' : shown === 1 ? ' (a person confirmed how it is read)' : ` (a person chose one of ${shown} readings)`
  return `${words.length > 0 ? words.join(', ') : `keeps all ${kept.toLocaleString('en')}`}${person}`
}

function signed(minor: number): string {
  const text = (Math.abs(minor) / 100).toLocaleString('en', { minimumFractionDigits: 2 })
  return `${minor < 0 ? '−' : '+'}${text}`
}
