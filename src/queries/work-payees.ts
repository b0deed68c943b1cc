import { z } from 'zod'
import { idOf } from '../core/id.ts'
import { notFound } from '../core/problem.ts'
import { done } from '../core/result.ts'
import { say } from '../core/said/say.ts'
import { grantById } from '../store/grants.ts'
import { lastPayeeChange } from '../store/payee-changes.ts'
import { grantPayee } from '../store/payouts.ts'
import { nameOf } from '../store/people.ts'
import type { Read } from '../store/read.ts'
import { coolingPayees, type WaitingPayee, waitingPayees } from '../store/work.ts'
import { payeeView } from './payouts.ts'
import { listed, none, pageOf, paging, query } from './query.ts'

function waitingView(read: Read, { id, recordedBy, at }: WaitingPayee, person: number) {
  const grant = grantById(read, id)
  return { id: String(id), caseNumber: grant?.caseNumber ?? '', recordedBy: nameOf(read, recordedBy), at, isReaders: recordedBy === person }
}

export type WaitingPayeeSeen = ReturnType<typeof waitingView>

export const payeesWaiting = query({
  summary: 'Changed payees that wait for their approval',
  roles: ['approver'],
  filters: z.strictObject(paging),
  ask: (read, { filters, reader }) => {
    const page = pageOf(filters)
    return done(listed(waitingPayees(read, page.after, page.most), page, (of) => waitingView(read, of, reader.person)))
  },
})

const MOST_COOLING = 200

export const payeesCooling = query({
  summary: 'Changed payees that were approved and cool off',
  roles: ['approver'],
  filters: none,
  ask: (read, { reader }) =>
    done({
      items: coolingPayees(read, MOST_COOLING).map(({ id, approvedBy, payableFrom }) => ({
        id: String(id),
        caseNumber: grantById(read, id)?.caseNumber ?? '',
        approvedBy: nameOf(read, approvedBy),
        payableFrom,
        isReaders: approvedBy === reader.person,
      })),
    }),
})

export interface CoolingPayeeSeen {
  readonly id: string
  readonly caseNumber: string
  readonly approvedBy: string
  readonly payableFrom: string
  readonly isReaders: boolean
}

/** The payee before beside the one that waits. */
export const payeeChangeByPath = query({
  summary: 'A changed payee as its approver sees it',
  roles: ['approver'],
  filters: none,
  ask: (read, { params, reader }) => {
    const grant = grantById(read, idOf(params['id']) ?? -1)
    if (!grant) return notFound(say.noGrant, params['id'])
    const change = lastPayeeChange(read, grant.id)
    const before = grantPayee(read, grant.id) ?? grant.payee
    return done({ payeeNow: payeeView(read, before, true), isReaders: change?.actor === reader.person, isApprovers: change?.approvedBy === reader.person })
  },
})
