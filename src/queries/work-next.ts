import { z } from 'zod'
import { idOf } from '../core/id.ts'
import { done } from '../core/result.ts'
import { caseById } from '../store/applications.ts'
import type { Read } from '../store/read.ts'
import { overdueCases, toDecide, waiting } from '../store/work.ts'
import { caseView } from './applications.ts'
import { query } from './query.ts'

/** The case to go on with; null where nothing waits. */
export interface NextCase {
  readonly id: string | null
}

const MOST = 200

/** What needs an officer, the most pressing first: who answered, who did not, what is begun, what is new, money that came back. */
function officersCases(read: Read): number[] {
  const lists = [waiting(read, 'answered', MOST), overdueCases(read, MOST), waiting(read, 'checking', MOST), waiting(read, 'received', MOST)]
  return [...new Set([...lists.flat(), ...waiting(read, 'returned', MOST)])]
}

const filters = z.strictObject({ after: z.string().max(20).optional() })

/** The one behind the one just left; from the beginning where that is no longer among them. */
export const nextCase = query({
  summary: 'The case that needs a case officer next',
  roles: ['case_officer'],
  filters,
  ask: (read, { filters: { after } }) => {
    const cases = officersCases(read)
    const place = cases.indexOf(idOf(after) ?? -1)
    const next = cases[place + 1] ?? cases.find((id) => String(id) !== after)
    return done({ id: next === undefined ? null : String(next) })
  },
})

export const nextReview = query({
  summary: 'The recommended case on which the person may decide next',
  roles: ['approver'],
  filters,
  ask: (read, { filters: { after }, reader }) => {
    const [next] = toDecide(read, reader.person, idOf(after) ?? 0, 1)
    const [first] = toDecide(read, reader.person, 0, 1)
    const id = next ?? (String(first) === after ? undefined : first)
    return done({ id: id === undefined ? null : String(id) })
  },
})

/** Why a case waits for an officer. */
export type WaitsFor = 'answered' | 'overdue' | 'returned'

const MOST_SHOWN = 100

export const casesWaiting = query({
  summary: 'Cases that wait for a case officer for one reason, the first 100',
  roles: ['case_officer'],
  filters: z.strictObject({ waits: z.enum(['answered', 'overdue', 'returned']) }),
  ask: (read, { filters: { waits }, reader }) => {
    const ids = waits === 'overdue' ? overdueCases(read, MOST_SHOWN) : waiting(read, waits, MOST_SHOWN)
    const items = ids.flatMap((id) => {
      const of = caseById(read, id)
      return of ? [caseView(read, of, reader.roles)] : []
    })
    return done({ items, nextCursor: null })
  },
})
