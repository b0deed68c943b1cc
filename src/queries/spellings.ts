import { z } from 'zod'
import { done } from '../core/result.ts'
import type { Read } from '../store/read.ts'
import { type Spelling, spellingsAfter } from '../store/spellings.ts'
import { listed, pageOf, paging, query } from './query.ts'

const view = ({ id, counterparty, payeeName, line, payout }: Spelling) => ({
  id: String(id),
  spelling: counterparty,
  payeeName,
  match: String(id),
  line: String(line),
  payout: String(payout),
})

/** Spellings of payees that persons' matches taught the engine, by the match; names of persons, so for those who match. */
export const spellings = query({
  summary: 'Spellings of payees learnt from what persons confirmed',
  roles: ['finance'],
  filters: z.strictObject(paging),
  ask: (read, { filters }) => {
    const page = pageOf(filters)
    return done(listed(spellingsAfter(read, page), page, view))
  },
})

/** What a match taught, if it still does. */
export const spellingOfMatch = (read: Read, match: number): Spelling | undefined =>
  spellingsAfter(read, { after: match - 1, most: 1 }).find(({ id }) => id === match)
