import { accountForm } from '../students/normal-forms.ts'
import { type AccountShown, accountsShown } from './accounts-shown.ts'
import { compact, type ReferenceRead, referencesIn } from './references.ts'
import type { BatchSeen, ContributionSeen, LineSeen, PayoutSeen, ReconciliationWorld } from './seen.ts'

/** An open line and what it shows. */
export interface LineRead {
  readonly line: LineSeen
  /** Payouts of this account whose reference or agent's number it shows, and how. */
  readonly payouts: readonly Identity[]
  readonly batches: readonly BatchSeen[]
  /** Contributions whose reference it shows (receipts only). */
  readonly contributions: readonly ContributionSeen[]
  /** It shows a reference that was issued, but not to a released payout or batch of this account. */
  readonly unpayable: boolean
  /** It shows, in one piece, a reference that checks and was never issued: somebody else's. */
  readonly foreign: boolean
  /** It shows anything that checks and is none of ours, however it is written. */
  readonly stranger: boolean
  readonly accounts: readonly AccountShown[]
  /** Payees whose learnt spelling stands in its column. */
  readonly spelled: readonly string[]
}

export interface Identity {
  readonly payout: PayoutSeen
  readonly by: 'reference' | 'reference_folded' | 'agent_number'
}

/** All texts in which a reference can stand. */
export const textsOf = (line: LineSeen): readonly string[] =>
  [line.narrative, line.endToEndId, line.bankReference, line.counterparty].filter((text) => text !== undefined && text !== '').map(String)

/** What of a world tells what a line shows. */
export type LineWorld = Pick<
  ReconciliationWorld,
  | 'ownAccounts'
  | 'contributions'
  | 'issued'
  | 'payoutByReference'
  | 'batchByReference'
  | 'isAgents'
  | 'payoutByAgentNumber'
  | 'payoutsByAgentForm'
  | 'payeesSpelled'
>

/** Reads lines of one world. */
export function lineReader(world: LineWorld): (line: LineSeen) => LineRead {
  const contributionsIn = contributionsShown(world.contributions)
  return (line) => readLine(line, world, line.minor > 0 ? contributionsIn(textsOf(line)) : [])
}

function readLine(line: LineSeen, world: LineWorld, contributions: readonly ContributionSeen[]): LineRead {
  const texts = textsOf(line)
  const reads = referencesIn(texts)
  const agreed = new Set(contributions.map(({ reference }) => compact(reference ?? '').latin))
  const ours = reads.filter(({ token }) => world.issued(token))
  const strangers = reads.filter((read) => !world.issued(read.token) && !agreed.has(read.token) && !ours.some((one) => overlap(one, read)))
  const identities = identitiesOf(line, ours, world)
  const batches = [...new Map(ours.flatMap(({ token }) => world.batchByReference(token) ?? []).map((batch) => [batch.id, batch])).values()]
  const placed = new Set([...identities.map(({ payout }) => payout.reference), ...batches.map(({ reference }) => reference)])
  return {
    line,
    contributions,
    payouts: identities,
    // A payout's reference beside its own batch's names the payout
    batches: batches.filter(({ reference }) => !(identities.length === 1 && identities[0]?.payout.batchReference === reference)),
    unpayable: ours.some(({ token }) => !placed.has(token)),
    foreign: strangers.some(({ folded, spaced }) => !folded && !spaced),
    stranger: strangers.length > 0,
    accounts: accountsShown(line, world.ownAccounts),
    spelled: line.counterparty === undefined ? [] : world.payeesSpelled(line.counterparty),
  }
}

function identitiesOf(line: LineSeen, ours: readonly ReferenceRead[], world: LineWorld): readonly Identity[] {
  const found = new Map<number, Identity>()
  for (const read of [...ours].sort((a, b) => Number(a.folded) - Number(b.folded))) {
    const payout = world.payoutByReference(read.token)
    if (payout && !found.has(payout.id)) found.set(payout.id, { payout, by: read.folded ? 'reference_folded' : 'reference' })
  }
  for (const number of [line.bankReference, line.endToEndId, ...(world.isAgents ? numbersIn(line.narrative) : [])]) {
    const payout = number === undefined || number === '' ? undefined : payoutOfNumber(number, world)
    if (payout && !found.has(payout.id)) found.set(payout.id, { payout, by: 'agent_number' })
  }
  return [...found.values()]
}

/** Letters and digits that are fewer are a number of many things: it counts only as it was told. */
const SHORTEST_FORM = 6

/** By its letters and digits, as accounts are compared: a bank prints an agent's number with other blanks, dashes and case than it was told with. Of two payouts whose numbers are one so, neither. */
function payoutOfNumber(number: string, world: LineWorld): PayoutSeen | undefined {
  const form = accountForm(number)
  if (form.length < SHORTEST_FORM) return world.payoutByAgentNumber(number)
  const [only, second] = world.payoutsByAgentForm(form)
  return second ? undefined : only
}

/** Fewer characters of a text can be a day, an amount or a number of something else. */
const SHORTEST_OF_AGENT = 8

/** Code words as SWIFT messages have them before a number (/ROC/…//URI/…). A slash elsewhere can stand inside a number. */
const CODE_WORD = /(?<=^|\s|\/\/)\/?[A-Z]{3,8}\/|\/\//gi

/** What in a text can be an agent's number, whole: a word with a digit, without the marks around it; all such words that follow one another, with the word before them or without. */
function numbersIn(text: string): readonly string[] {
  const parts = new Set([text, text.replace(CODE_WORD, ';')].flatMap((one) => one.split(/[,;:=|]+/)))
  const found = [...parts].flatMap((part) => numbersOf(part.split(/\s+/).map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))))
  return [...new Set(found)].filter((word) => word.length >= SHORTEST_OF_AGENT)
}

function numbersOf(words: readonly string[]): readonly string[] {
  const found: string[] = []
  for (let from = 0; from < words.length; from++) {
    let end = from
    while (/\d/.test(words[end] ?? '')) end++
    if (end === from) continue
    const run = words.slice(from, end)
    found.push(...run, run.join(''), `${words[from - 1] ?? ''}${run.join('')}`)
    from = end
  }
  return found
}

const overlap = (a: ReferenceRead, b: ReferenceRead): boolean => a.text === b.text && Math.abs(a.at - b.at) < a.token.length

const SHORTEST = 4
const SHORTEST_NUMBER = 6

/** Finds contributions whose reference (as agreed with the donor) stands in a text as whole words, whatever the case and the separators. */
function contributionsShown(contributions: readonly ContributionSeen[]): (texts: readonly string[]) => readonly ContributionSeen[] {
  const wanted = new Map<string, ContributionSeen[]>()
  for (const contribution of contributions) {
    const reference = wordsOf(contribution.reference ?? '').join('')
    // A short number stands in dates and amounts too
    if (reference.length >= (/^\d+$/.test(reference) ? SHORTEST_NUMBER : SHORTEST)) wanted.set(reference, [...(wanted.get(reference) ?? []), contribution])
  }
  const longest = Math.max(0, ...[...wanted.keys()].map(({ length }) => length))
  return (texts) => {
    const found = new Set(texts.flatMap((text) => joinedWords(wordsOf(text), longest)).flatMap((joined) => wanted.get(joined) ?? []))
    return found.size === 0 ? [] : contributions.filter((contribution) => found.has(contribution))
  }
}

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** All runs of words, written together, up to a length. */
function joinedWords(words: readonly string[], longest: number): readonly string[] {
  const found: string[] = []
  for (const from of words.keys()) {
    let joined = ''
    for (let place = from; place < words.length && joined.length < longest; place++) {
      joined += words[place]
      found.push(joined)
    }
  }
  return found
}
