import { z } from 'zod'
import { masked } from '../core/access/mask.ts'
import { seesComplaints } from '../core/access/sight.ts'
import { idOf } from '../core/id.ts'
import { type MoneyText, moneyToText } from '../core/money/money.ts'
import { problem } from '../core/problem.ts'
import type { Feature } from '../core/reconciliation/plan.ts'
import { type Evidence, evidenceOf } from '../core/reconciliation/words.ts'
import { done, type Result } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { TO_THE_END } from '../core/time/dates.ts'
import { breakById } from '../store/breaks.ts'
import { head } from '../store/ledger.ts'
import { nameOf } from '../store/people.ts'
import type { Page, Read } from '../store/read.ts'
import { casePostings } from '../store/reports/case-story.ts'
import { lineById } from '../store/statements.ts'
import {
  caseNumberOf,
  isDisclosedTo,
  lineOrigin,
  linesOfStatementAfter,
  payoutsNamedAfter,
  payoutsOfBatchAfter,
  type StoryTold,
  storyTold,
} from '../store/story.ts'
import { isTold, type Roots, rootsOf, STORY_KINDS, type StoryKind } from '../store/story-roots.ts'
import { type SealSeen, sealsOf } from '../store/story-seals.ts'
import { isComplaint, nameOfThing } from '../store/trail.ts'
import { personalView } from './applications.ts'
import { breakEvidence } from './matches.ts'
import { listed, pageOf, paging, query } from './query.ts'

export type { StoryKind }

/** What was seen, as a sentence; of statements that do not meet also a day or an amount. */
export type Seen = Evidence & { readonly value?: string | undefined }

/** A fact of a story: a code, a number, an amount, or what speaks for a match. */
export type StoryFact = string | number | MoneyText | readonly Seen[]

export interface ToldView {
  readonly what: string
  readonly facts: Readonly<Record<string, StoryFact>>
}

interface PostingView {
  readonly account: string
  readonly of: string | null
  readonly on: string
  readonly money: MoneyText
}

export interface StoryEvent extends Omit<SealSeen, 'actor'> {
  readonly by: string
  readonly told: readonly ToldView[]
  readonly postings: readonly PostingView[]
}

export interface StoryCase {
  readonly id: string
  readonly caseNumber: string
  /** Opened today by the one who asks. */
  readonly isDisclosed: boolean
  readonly personal: ReturnType<typeof personalView> | null
}

export interface Thing {
  readonly kind: StoryKind
  readonly id: string
  readonly name: string
}

interface Listed<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
}

export interface StoryView extends Thing {
  readonly cases: readonly StoryCase[]
  readonly events: readonly StoryEvent[]
  readonly things: readonly Thing[]
  readonly payouts: Listed<{
    readonly id: string
    readonly reference: string
    readonly state: string
    readonly caseNumber: string
    readonly money: MoneyText
  }> | null
  readonly lines: Listed<{ readonly id: string; readonly bookedOn: string; readonly state: string; readonly money: MoneyText }> | null
}

/** Who may follow a thing through its whole life: names stay closed. */
export const STORY_ROLES = ['auditor', 'finance']

const isKind = (text: string): text is StoryKind => (STORY_KINDS as readonly string[]).includes(text)

export const story = query({
  summary: 'The whole life of a thing, from the check to the bank line and back, each event recomputed',
  roles: STORY_ROLES,
  filters: z.strictObject(paging),
  ask: (read, { params, filters, reader }): Result<StoryView> => {
    const [kind, id] = [params['kind'] ?? '', idOf(params['id'])]
    const complaints = seesComplaints(reader.roles)
    if (!isKind(kind) || id === undefined || !isTold(read, kind, id) || (kind === 'break' && !complaints && isComplaint(read, id)))
      return problem('not_found', say.noStory(isKind(kind) ? kind : 'such thing', params['id'] ?? ''))
    const roots = rootsOf(read, kind, id)
    const cases = roots.applications.map((of) => caseOf(read, of, reader.person))
    return done({
      ...thing(read, kind, id),
      cases,
      events: eventsOf(read, roots, complaints, cases.length > 0 && cases.every(({ isDisclosed }) => isDisclosed)),
      things: thingsOf(read, roots).filter((of) => of.kind !== kind || of.id !== String(id)),
      ...listsOf(read, { kind, id, roots }, pageOf(filters)),
    })
  },
})

const thing = (read: Read, kind: StoryKind, id: number): Thing => ({ kind, id: String(id), name: nameOfThing(read, kind, id) })

function caseOf(read: Read, application: number, person: number): StoryCase {
  const isDisclosed = isDisclosedTo(read, application, person)
  return {
    id: String(application),
    caseNumber: caseNumberOf(read, application),
    isDisclosed,
    personal: isDisclosed ? personalView(read, application, head(read).seq) : null,
  }
}

function thingsOf(read: Read, { applications, payouts, batches, lines, matches, breaks, statements }: Roots): Thing[] {
  const of = (kind: StoryKind, ids: readonly number[]) => ids.map((id) => thing(read, kind, id))
  return [
    ...[...of('application', applications), ...of('payout', payouts), ...of('batch', batches)],
    ...[...of('statement', statements), ...of('line', lines), ...of('match', matches), ...of('break', breaks)],
  ]
}

interface Listing {
  readonly kind: StoryKind
  readonly id: number
  readonly roots: Roots
}

function listsOf(read: Read, { kind, id, roots }: Listing, page: Page): Pick<StoryView, 'payouts' | 'lines'> {
  const rows = kind === 'batch' ? payoutsOfBatchAfter(read, id, page) : roots.leftOut.length > 0 ? payoutsNamedAfter(read, roots.leftOut, page) : undefined
  const lines = kind === 'statement' ? linesOfStatementAfter(read, id, page) : undefined
  return {
    payouts: rows ? listed(rows, page, ({ minor, currency, ...of }) => ({ ...of, id: String(of.id), money: moneyToText(minor, currency) })) : null,
    lines: lines ? listed(lines, page, ({ minor, currency, ...of }) => ({ ...of, id: String(of.id), money: moneyToText(minor, currency) })) : null,
  }
}

function eventsOf(read: Read, roots: Roots, complaints: boolean, isDisclosed: boolean): StoryEvent[] {
  const told = [...storyTold(read, roots, complaints), ...roots.lines.flatMap((line) => lineTold(read, line, isDisclosed))]
  const bySeq = grouped(told)
  const postings = grouped(postingsOf(read, roots))
  return sealsOf(
    read,
    [...bySeq.keys()].sort((a, b) => a - b),
  ).map(({ actor, ...seal }) => ({
    ...seal,
    by: nameOf(read, actor),
    told: (bySeq.get(seal.seq) ?? []).map((of) => ({ what: of.what, facts: factsOf(of.facts, seenOf(read, of)) })),
    postings: (postings.get(seal.seq) ?? []).map(({ account, of, on, money }) => ({ account, of, on, money })),
  }))
}

function grouped<T extends { readonly seq: number }>(rows: readonly T[]): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const group = groups.get(row.seq)
    if (group) group.push(row)
    else groups.set(row.seq, [row])
  }
  return groups
}

/** What was posted for the grants and the payouts of the story. */
function postingsOf(read: Read, roots: Roots) {
  const references = new Set(roots.payouts.map((payout) => nameOfThing(read, 'payout', payout)))
  return roots.applications
    .flatMap((application) => casePostings(read, application, TO_THE_END, head(read).seq))
    .filter(({ of }) => of === null || references.has(of))
    .map(({ seq, account, of, effectiveDate, minor, currency }) => ({ seq, account, of, on: effectiveDate, money: moneyToText(minor, currency) }))
}

/** A line as the statement told it; masked for who has not opened every case of the story. */
function lineTold(read: Read, id: number, isDisclosed: boolean): StoryTold[] {
  const [line, origin] = [lineById(read, id), lineOrigin(read, id)]
  if (!line || !origin) return []
  const told = line.personal
  const text = (words: string | undefined) => (words === undefined ? null : isDisclosed ? words : masked(words))
  const facts = {
    ...{ line: id, account: origin.account, bookedOn: line.bookedOn, valueOn: line.valueOn, minor: line.amount, currency: origin.currency },
    ...(told ? { counterparty: text(told.counterparty), narrative: text(told.narrative), raw: text(told.raw) } : { hidden: line.erased ? 'erased' : 'closed' }),
    fingerprint: origin.fingerprint,
  }
  return [{ seq: origin.seq, what: 'line', facts }]
}

/** Facts as a page shows them: amounts with their currency, features in words, nothing that is absent. */
function factsOf(facts: StoryTold['facts'], evidence: readonly Seen[]): Record<string, StoryFact> {
  const { minor, currency, fundMinor, fundCurrency, openingMinor, closingMinor, features: _features, ...plain } = facts
  const money = (of: unknown, in_: unknown) => (typeof of === 'number' && typeof in_ === 'string' ? moneyToText(of, in_) : undefined)
  const isOther = fundCurrency !== currency || fundMinor !== minor
  const all: Readonly<Record<string, StoryFact | undefined | null>> = {
    ...plain,
    money: money(minor, currency),
    fundMoney: isOther ? money(fundMinor, fundCurrency) : undefined,
    opening: money(openingMinor, currency),
    closing: money(closingMinor, currency),
    evidence: evidence.length === 0 ? undefined : evidence,
  }
  return Object.fromEntries(Object.entries(all).filter((pair): pair is [string, StoryFact] => pair[1] !== undefined && pair[1] !== null))
}

/** What speaks for a match, or for something that does not fit. */
function seenOf(read: Read, { facts }: StoryTold): readonly Seen[] {
  const { features, currency, break: id } = facts
  if (typeof features !== 'string') return []
  const row = typeof id === 'number' ? breakById(read, id) : undefined
  const of = typeof currency === 'string' ? currency : ''
  return row ? breakEvidence(row, of) : evidenceOf(JSON.parse(features) as Feature[], of)
}
