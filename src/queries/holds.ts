import { z } from 'zod'
import { seesPayees } from '../core/access/sight.ts'
import { idOf } from '../core/id.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { type HoldRow, holdById, holdsAfter } from '../store/holds.ts'
import { notesOf } from '../store/notes.ts'
import { nameOf } from '../store/people.ts'
import type { Read } from '../store/read.ts'
import { listed, none, pageOf, paging, query } from './query.ts'

/** A hold without its words. `state`: as it stood at an event, or now. */
export const holdFacts = (of: HoldRow, state = of.state) => ({
  id: String(of.id),
  cause: of.cause,
  on: of.grant === null ? 'programme' : 'grant',
  programme: of.programme,
  ...(of.grant === null ? {} : { grant: String(of.grant), caseNumber: of.caseNumber }),
  ...(of.sameAs === null ? {} : { sameAs: of.sameAs }),
  state,
})

/** `full`: with the reasons, which can be about a person. */
function holdView(read: Read, of: HoldRow, full: boolean) {
  const notes = full ? notesOf(read, 'hold', of.id) : []
  const reason = (seq: number | null) => notes.find((note) => note.seq === seq)?.words?.['reason'] ?? null
  return {
    ...holdFacts(of),
    by: nameOf(read, of.actor),
    at: of.at,
    reason: reason(of.seq),
    ended: of.endActor === null ? null : { by: nameOf(read, of.endActor), at: of.endAt, reason: reason(of.endSeq) },
  }
}

export const holdByPath = query({
  summary: 'A hold, with who set it and who ended it',
  filters: none,
  ask: (read, { params, reader }) => {
    const of = holdById(read, idOf(params['id']) ?? -1)
    return of ? done(holdView(read, of, seesPayees(reader.roles))) : notFound(say.noHold, params['id'])
  },
})

export const holds = query({
  summary: 'Holds on grants and programmes, by state',
  filters: z.strictObject({ ...paging, state: z.enum(['standing', 'ended']).optional() }),
  ask: (read, { filters, reader }) => {
    const page = pageOf(filters)
    return done(listed(holdsAfter(read, filters.state, page), page, (of) => holdView(read, of, seesPayees(reader.roles))))
  },
})
