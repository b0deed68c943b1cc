import { z } from 'zod'
import { idOf } from '../core/id.ts'
import { done } from '../core/result.ts'
import { caseById } from '../store/applications.ts'
import type { Read } from '../store/read.ts'
import { casesWaitingFor, toDecide, type WaitsFor, waiting } from '../store/work.ts'
import { caseView } from './applications.ts'
import { listed, pageOf, paging, query } from './query.ts'

/** The case to go on with; null where nothing waits. */
export interface NextCase {
  readonly id: string | null
}

const MOST = 200

/** What needs an officer, the most pressing first: who answered, who did not, what is begun, what is new, money that came back. */
function officersCases(read: Read): number[] {
  const first = (why: WaitsFor) => casesWaitingFor(read, why, { after: 0, most: MOST })
  return [...new Set([...first('answered'), ...first('overdue'), ...waiting(read, 'checking', MOST), ...waiting(read, 'received', MOST), ...first('returned')])]
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

export const casesWaiting = query({
  summary: 'Cases that wait for a case officer for one reason',
  roles: ['case_officer'],
  filters: z.strictObject({ waits: z.enum(['answered', 'overdue', 'returned']), ...paging }),
  ask: (read, { filters, reader }) => {
    const page = pageOf(filters)
    const ids = casesWaitingFor(read, filters.waits, page)
    const { items, nextCursor } = listed(
      ids.map((id) => ({ id })),
      page,
      ({ id }) => caseById(read, id),
    )
    return done({ items: items.flatMap((of) => (of ? [caseView(read, of, reader.roles)] : [])), nextCursor })
  },
})
