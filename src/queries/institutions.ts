import { z } from 'zod'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { type Institution, institutionByCode, institutionsAfter } from '../store/payee-rows.ts'
import { listed, none, pageOf, paging, query } from './query.ts'

/** The account is the organisation's, no person's: everybody signed in sees it. */
export const institutionView = ({ code, name, kind, payee }: Institution) => ({ code, name, kind, payee })

export const institutionByPath = query({
  summary: 'An institutional payee',
  filters: none,
  ask: (read, { params }) => {
    const of = institutionByCode(read, params['code'] ?? '')
    return of ? done(institutionView(of)) : notFound(say.noInstitution, params['code'])
  },
})

export const institutions = query({
  summary: 'Institutional payees',
  filters: z.strictObject(paging),
  ask: (read, { filters }) => {
    const page = pageOf(filters)
    return done(listed(institutionsAfter(read, page), page, institutionView))
  },
})
