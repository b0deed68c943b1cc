import { amountText } from '../money/money.ts'

/** A posting as a body tells it. `line`: the bank line that it names, or null. */
export interface PostingTold {
  readonly entry: string
  readonly fund: string
  readonly account: string
  readonly currency: string
  readonly subject: number
  readonly minor: number
  readonly line: number | null
}

export interface BodyParts {
  readonly seq: number
  readonly kind: string
  readonly at: string
  readonly actor: number
  /** SHA-256 of the idempotency key: a request is done once under it. */
  readonly key: string
  /** Table names with the number of rows that the event wrote, in name order. */
  readonly facts: ReadonlyArray<readonly [string, number]>
  readonly factsDigest: string
  readonly postings: readonly PostingTold[]
  readonly postingsDigest: string
  /** SHA-256 of documents and imported files. */
  readonly documents: readonly string[]
}

const LISTED_MOST = 100

/**
 * The canonical text of an event, which its seal hashes: JSON with members in this order, amounts as decimal strings.
 * Above 100 postings it tells their number and their sums per account and currency instead of each.
 */
export function eventBody(parts: BodyParts): string {
  const { postings } = parts
  const told =
    postings.length <= LISTED_MOST
      ? { list: postings.map((p) => [p.entry, p.fund, p.account, p.currency, p.subject, amountText(p.minor, p.currency), p.line]) }
      : { sums: sumsOf(postings) }
  return JSON.stringify({
    v: 1,
    seq: parts.seq,
    kind: parts.kind,
    at: parts.at,
    actor: parts.actor,
    key: parts.key,
    facts: parts.facts,
    factsDigest: parts.factsDigest,
    postings: { count: postings.length, digest: parts.postingsDigest, ...told },
    documents: parts.documents,
  })
}

function sumsOf(postings: readonly PostingTold[]): ReadonlyArray<readonly [string, string, string]> {
  const sums = new Map<string, { account: string; currency: string; minor: number }>()
  for (const { account, currency, minor } of postings) {
    const key = `${account} ${currency}`
    const sum = sums.get(key)
    if (sum) sum.minor += minor
    else sums.set(key, { account, currency, minor })
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, s]) => [s.account, s.currency, amountText(s.minor, s.currency)] as const)
}
