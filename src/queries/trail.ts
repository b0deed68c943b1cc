import { z } from 'zod'
import { idOf } from '../core/id.ts'
import { moneyToText } from '../core/money/money.ts'
import { problem } from '../core/problem.ts'
import { done, type Result } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { FROM_THE_START, TO_THE_END } from '../core/time/dates.ts'
import { date } from '../input/shapes.ts'
import { accountsPosted } from '../store/journal.ts'
import { nameOf, namesOf, OPERATOR, STUDENT, users } from '../store/people.ts'
import type { Read } from '../store/read.ts'
import { storyTold } from '../store/story.ts'
import { rootsOf } from '../store/story-roots.ts'
import { eventKinds, isComplaint, ledTo, nameOfThing, type TrailRow, thingNamed, trailBefore } from '../store/trail.ts'
import { type JournalPosting, journalPage } from '../store/trail-journal.ts'
import { listed, none, paging, query } from './query.ts'
import { STORY_ROLES, type Thing } from './story.ts'

export interface TrailItem {
  readonly seq: number
  readonly kind: string
  readonly at: string
  readonly by: string
  readonly hash: string
  /** Where its story is told, and of how many such things the event is. */
  readonly led: (Thing & { readonly count: number }) | null
}

export interface TrailView {
  readonly items: readonly TrailItem[]
  readonly nextCursor: string | null
}

const trailFilters = z.strictObject({
  ...paging,
  person: z.coerce.number().int().min(1).optional(),
  kind: z.string().max(60).optional(),
  of: z.string().trim().max(40).optional(),
  from: date.optional(),
  to: date.optional(),
})

export const trail = query({
  summary: 'Events, the newest first: who did what, when',
  roles: ['auditor'],
  filters: trailFilters,
  refuses: ['date_invalid', 'invalid_input'],
  ask: (read, { filters }): Result<TrailView> => {
    const { limit, cursor, of, person, kind, from, to } = filters
    const seqs = of === undefined || of === '' ? undefined : seqsOf(read, of)
    if (of !== undefined && of !== '' && seqs === undefined) return problem('invalid_input', say.noNumberOfBook(of))
    const rows = trailBefore(read, { actor: person, kind, from, to, seqs }, idOf(cursor), limit + 1)
    const [shown, named] = [rows.slice(0, limit), namesOf(read)]
    return done({ items: shown.map((row) => itemOf(read, row, named)), nextCursor: rows.length > limit ? String(shown.at(-1)?.seq) : null })
  },
})

/** The events of a case, a payout or a batch by what people call it. */
function seqsOf(read: Read, name: string): number[] | undefined {
  const of = thingNamed(read, name)
  return of && [...new Set(storyTold(read, rootsOf(read, of.kind, of.id), true).map(({ seq }) => seq))]
}

function itemOf(read: Read, { seq, kind, at, actor, hash, facts }: TrailRow, named: (who: number) => string): TrailItem {
  const led = ledTo(read, seq, JSON.parse(facts) as [string, number][])
  return {
    ...{ seq, kind, at, hash },
    by: named(actor),
    led: led ? { kind: led.kind, id: String(led.id), name: nameOfThing(read, led.kind, led.id), count: led.count } : null,
  }
}

export interface TrailChoices {
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly kinds: readonly string[]
}

/** Whom and what the trail can be narrowed to. */
export const trailChoices = query({
  summary: 'The persons and the kinds of events of the trail',
  roles: ['auditor'],
  filters: none,
  ask: (read): Result<TrailChoices> => {
    const own = [OPERATOR, STUDENT].map((id) => ({ id: String(id), name: nameOf(read, id) }))
    return done({ people: [...users(read).map(({ id }) => ({ id: String(id), name: nameOf(read, id) })), ...own], kinds: eventKinds(read) })
  },
})

export interface JournalItem {
  readonly id: string
  readonly seq: number
  readonly entry: string
  readonly kind: string
  readonly by: string
  readonly on: string
  readonly bankDate: string | null
  readonly reverses: string | null
  readonly fund: string
  readonly account: string
  readonly of: { readonly kind: string; readonly id: string; readonly name: string; readonly story: string | null } | null
  readonly line: string | null
  readonly money: ReturnType<typeof moneyToText>
}

export interface JournalView {
  readonly items: readonly JournalItem[]
  readonly nextCursor: string | null
  readonly accounts: readonly string[]
}

export const journalOfBook = query({
  summary: 'Postings by account, subject and period, oldest first',
  roles: STORY_ROLES,
  filters: z.strictObject({
    ...paging,
    account: z.string().max(80).optional(),
    subject: z.coerce.number().int().min(1).optional(),
    from: date.optional(),
    to: date.optional(),
  }),
  refuses: ['date_invalid'],
  ask: (read, { filters }): Result<JournalView> => {
    const { limit, cursor, account, subject, from, to } = filters
    const page = { after: idOf(cursor ?? '0') ?? 0, most: limit + 1 }
    const named = namesOf(read)
    const rows = journalPage(read, { account, subject, from: from ?? FROM_THE_START, to: to ?? TO_THE_END, ...page })
    const accounts = [...new Set(accountsPosted(read).map((of) => of.account))]
    return done({ ...listed(rows, page, (row) => postingOf(row, named)), accounts })
  },
})

function postingOf(row: JournalPosting, nameBy: (who: number) => string): JournalItem {
  const { subjectKind, subject, application, named } = row
  const story = application !== null ? `application/${application}` : subjectKind === 'payout' || subjectKind === 'line' ? `${subjectKind}/${subject}` : null
  return {
    ...{
      id: String(row.id),
      seq: row.seq,
      entry: String(row.entry),
      kind: row.kind,
      by: nameBy(row.actor),
      on: row.effectiveDate,
      bankDate: row.bankDate,
    },
    ...{ reverses: row.reverses === null ? null : String(row.reverses), fund: row.fund, account: row.account },
    of: subject === 0 ? null : { kind: subjectKind, id: String(subject), name: named ?? String(subject), story },
    line: row.line === null ? null : String(row.line),
    money: moneyToText(row.minor, row.currency),
  }
}

/** The address of an event's own thing, for lists that know events alone (exceptions): null where it has no story, or one that the reader may not see. */
export function storyOfEvent(read: Read, seq: number, complaints: boolean): Thing | null {
  const row = trailBefore(read, { seqs: [seq] }, undefined, 1)[0]
  const led = row && ledTo(read, seq, JSON.parse(row.facts) as [string, number][])
  if (!led || (led.kind === 'break' && !complaints && isComplaint(read, led.id))) return null
  return { kind: led.kind, id: String(led.id), name: nameOfThing(read, led.kind, led.id) }
}
