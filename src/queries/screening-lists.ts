import { z } from 'zod'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { lastScreeningList, type ScreeningList, screeningListsAfter } from '../store/screening.ts'
import { listed, none, pageOf, paging, query } from './query.ts'

export const screeningListView = ({ code, entries, sha256, at }: ScreeningList) => ({ code, entries, sha256, importedAt: at })

export const screeningListByPath = query({
  summary: 'The screening list that counts under a code: the last imported',
  filters: none,
  ask: (read, { params }) => {
    const list = lastScreeningList(read, params['code'] ?? '')
    return list ? done(screeningListView(list)) : notFound(say.noScreeningList, params['code'])
  },
})

export const screeningLists = query({
  summary: 'Screening lists, every import',
  filters: z.strictObject(paging),
  ask: (read, { filters }) => {
    const page = pageOf(filters)
    return done(listed(screeningListsAfter(read, page), page, screeningListView))
  },
})
