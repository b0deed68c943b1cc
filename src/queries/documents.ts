import { z } from 'zod'
import { idOf } from '../core/id.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { caseById } from '../store/applications.ts'
import { type DocumentRow, documentsOf } from '../store/documents.ts'
import { nameOf } from '../store/people.ts'
import type { Read } from '../store/read.ts'
import { listed, pageOf, paging, query } from './query.ts'

export const documentView = (read: Read, { sha256, kind, mediaType, sizeBytes, at, actor }: DocumentRow) => ({
  sha256,
  kind,
  mediaType,
  sizeBytes,
  at,
  by: nameOf(read, actor),
})

export const documents = query({
  summary: 'The documents of a case',
  roles: ['case_officer', 'approver'],
  filters: z.strictObject(paging),
  ask: (read, { params, filters }) => {
    const of = caseById(read, idOf(params['id']) ?? -1)
    if (!of) return notFound(say.noApplication, params['id'])
    const page = pageOf(filters)
    const rows = documentsOf(read, of.id, page)
    return done(listed(rows, page, (row) => ({ ...documentView(read, row), ...(row.erased === 1 ? { erased: true } : {}) })))
  },
})
