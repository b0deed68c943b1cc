import { z } from 'zod'
import { seesComplaints } from '../core/access/sight.ts'
import type { MoneyText } from '../core/money/money.ts'
import { done, type Result } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { date } from '../input/shapes.ts'
import { head } from '../store/ledger.ts'
import { operatorEvents } from '../store/operator-events.ts'
import { nameOf } from '../store/people.ts'
import type { Read } from '../store/read.ts'
import { thingNamed } from '../store/trail.ts'
import { query } from './query.ts'
import { exceptionsReport } from './reports/exceptions.ts'
import { sampleReport } from './reports/sample.ts'
import { STORY_ROLES, type Thing } from './story.ts'
import { storyOfEvent } from './trail.ts'

interface Exception {
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly of: string | null
  readonly detail: string | null
  readonly money: MoneyText | null
  readonly story: Thing | null
}

export interface ExceptionsView {
  readonly openBreaks: {
    readonly count: number
    readonly items: readonly {
      readonly id: string
      readonly kind: string
      readonly state: string
      readonly since: string
      readonly ageDays: number
      readonly money: MoneyText | null
    }[]
  }
  readonly nearLimits: readonly {
    readonly programme: string
    readonly recommendedBy: string
    readonly approvedBy: string
    readonly secondApprovalAbove: MoneyText
    readonly count: number
    readonly money: MoneyText
  }[]
  readonly sections: readonly { readonly kind: string; readonly count: number; readonly items: readonly Exception[] }[]
}

/** So many of each kind stand on the page: the report has all. */
const MOST_SHOWN = 20

/** Persons stand in the report by their numbers, for it tells nothing that is personal; staff's names are for staff. */
const withName = (read: Read, of: string | null): string | null => {
  const person = /^person (\d+)$/.exec(of ?? '')?.[1]
  return person === undefined ? of : nameOf(read, Number(person))
}

export const exceptionsOfBook = query({
  summary: 'What is out of the ordinary, each with the way to its story',
  roles: ['auditor'],
  filters: z.strictObject({ from: date.optional(), to: date.optional() }),
  refuses: ['date_invalid'],
  ask: (read, { filters, reader }): Result<ExceptionsView> => {
    const asked = exceptionsReport.ask(read, filters, { roles: reader.roles })
    if (!asked.ok) return asked
    const made = asked.value.json as ExceptionsView
    return done({
      openBreaks: { count: made.openBreaks.count, items: made.openBreaks.items.toSorted((a, b) => b.ageDays - a.ageDays).slice(0, MOST_SHOWN) },
      nearLimits: made.nearLimits.slice(0, MOST_SHOWN),
      sections: made.sections.map(({ kind, count, items }) => ({
        kind,
        count,
        items: items
          .slice(-MOST_SHOWN)
          .map((item) => ({ ...item, of: withName(read, item.of), story: storyOfEvent(read, item.seq, seesComplaints(reader.roles)) })),
      })),
    })
  },
})

interface Who {
  readonly by: string
  readonly seq: number
}

export interface SampleView {
  readonly population: { readonly count: number }
  readonly seed: string
  readonly items: readonly {
    readonly reference: string
    readonly state: string
    readonly caseNumber: string
    readonly money: MoneyText
    readonly recommended: Who | null
    readonly approved: readonly (Who | null)[]
    readonly prepared: Who | null
    readonly released: Who | null
    readonly lines: readonly { readonly line: string; readonly kind: string; readonly reversed: boolean; readonly statementSha256: string }[]
    readonly story: Thing | null
  }[]
}

export const sampleOfBook = query({
  summary: 'Payouts drawn by a seed, each with the way to its story',
  roles: STORY_ROLES,
  filters: z.strictObject({
    seed: z.string().regex(/^\d{1,15}$/, say.seedForm.text),
    size: z.coerce.number().int().min(1).max(50).default(25),
    from: date.optional(),
    to: date.optional(),
  }),
  refuses: ['date_invalid'],
  ask: (read, { filters, reader }): Result<SampleView> => {
    const asked = sampleReport.ask(read, filters, { roles: reader.roles })
    if (!asked.ok) return asked
    const made = asked.value.json as SampleView
    const storyOf = (reference: string): Thing | null => {
      const of = thingNamed(read, reference)
      return of ? { kind: of.kind, id: String(of.id), name: reference } : null
    }
    return done({ population: made.population, seed: made.seed, items: made.items.map((item) => ({ ...item, story: storyOf(item.reference) })) })
  },
})

/** What the operator did since an event, and where the books stand now. */
export const sealOfBook = query({
  summary: 'The seal of the books, and what the operator did since an event',
  roles: ['auditor'],
  filters: z.strictObject({ since: z.number().int().min(0).default(0) }),
  ask: (read, { filters }) => {
    const { events, tokens } = operatorEvents(read, filters.since)
    return done({ head: head(read), operator: { since: filters.since, events, tokens } })
  },
})
