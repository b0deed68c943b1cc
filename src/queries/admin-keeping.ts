import { z } from 'zod'
import type { StepGap } from '../core/access/separation.ts'
import { notFound } from '../core/problem.ts'
import { done, type Result } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { dateOf, daysBetween } from '../core/time/dates.ts'
import { isBlocked } from '../store/blocking.ts'
import { erasureSeen, erasuresOf, openMoneyOf } from '../store/erasure.ts'
import { head } from '../store/ledger.ts'
import { operatorEvents } from '../store/operator-events.ts'
import { settingsTold } from '../store/settings.ts'
import { clockOffset } from '../store/test-clock.ts'
import { gapsNow } from './admin-people.ts'
import { none, query } from './query.ts'
import { retentionReport } from './reports/retention.ts'

/** What a person should know of a book before money depends on it. */
export interface KeepingView {
  readonly hasKey: boolean
  readonly isTest: boolean
  readonly gaps: readonly StepGap[]
  readonly operator: { readonly events: number; readonly tokens: number; readonly lastDaysAgo: number | null }
  readonly head: { readonly seq: number; readonly hash: string }
  readonly erasures: number
  /** Students are told where to complain without a code. */
  readonly hasComplaints: boolean
}

export const keeping = query({
  summary: 'What a person should know of the book before money depends on it',
  roles: ['admin'],
  filters: none,
  ask: (read): Result<KeepingView> => {
    const { events, tokens, last } = operatorEvents(read)
    return done({
      hasKey: read.hasKeys,
      isTest: clockOffset(read) !== undefined,
      gaps: gapsNow(read),
      operator: { events, tokens, lastDaysAgo: last === undefined ? null : daysBetween(dateOf(last), read.today) },
      head: head(read),
      erasures: erasuresOf(read).length,
      hasComplaints: settingsTold(read).complaints !== undefined,
    })
  },
})

/** A case whose student's data can be erased, and what stands in the way. */
export interface ErasurePreview {
  readonly caseNumber: string
  readonly cases: readonly string[]
  readonly isErased: boolean
  readonly isBlocked: boolean
  readonly openMoney: readonly string[]
}

export interface RetentionDue {
  readonly retentionYears: number
  readonly count: number
  readonly items: readonly {
    readonly cases: readonly { readonly caseNumber: string }[]
    readonly endedOn: string
    readonly retentionEndsOn: string
    readonly daysOver: number
  }[]
}

export interface ErasureView {
  readonly preview: ErasurePreview | null
  readonly due: RetentionDue
}

const MOST_DUE = 50

export const erasureOfCase = query({
  summary: 'What an erasure of a case’s student would do, and whose retention has ended',
  roles: ['admin'],
  filters: z.strictObject({ case: z.string().max(40).optional() }),
  ask: (read, { filters }): Result<ErasureView> => {
    const asked = filters.case
    const seen = asked === undefined ? undefined : erasureSeen(read, asked)
    if (asked !== undefined && !seen) return notFound(say.noCase, asked)
    const due = retentionReport.ask(read, { after: 0 }, { roles: ['admin'] })
    if (!due.ok) return due
    const list = due.value.json as RetentionDue
    const preview =
      seen && asked !== undefined
        ? {
            caseNumber: asked,
            cases: seen.caseNumbers,
            isErased: seen.isErased,
            isBlocked: isBlocked(read, seen.student),
            openMoney: openMoneyOf(read, seen.student),
          }
        : null
    return done({ preview, due: { ...list, items: list.items.slice(0, MOST_DUE) } })
  },
})
