import { z } from 'zod'
import { seesComplaints } from '../core/access/sight.ts'
import { moneyToText } from '../core/money/money.ts'
import { done } from '../core/result.ts'
import { dateOf, daysBetween } from '../core/time/dates.ts'
import { actionsOf } from '../store/breaks.ts'
import { type BreakListed, type BreaksListed, breaksListed, countBreaks, type ReturnedListed, returnedListed } from '../store/match-lists.ts'
import type { Page, Read } from '../store/read.ts'
import { listed, pageOf, paging, query } from './query.ts'

const filters = {
  state: z.enum(['open', 'waiting', 'claimed', 'resolved']).optional(),
  kind: z.string().max(40).optional(),
  account: z.string().max(40).optional(),
}

/** A break in a list. `owner`: the role that answers it; `ageDays`: since it was found. */
function row(read: Read, of: BreakListed) {
  return {
    id: String(of.id),
    kind: of.kind,
    state: of.state,
    owner: actionsOf(read, of.kind)[0]?.role ?? 'auditor',
    since: dateOf(of.since),
    ageDays: daysBetween(dateOf(of.since), read.today),
    ...(of.bankAccount === null ? {} : { bankAccount: of.bankAccount }),
    ...(of.amount === null || of.currency === null ? {} : { money: moneyToText(of.amount, of.currency) }),
    ...(of.bookedOn === null ? {} : { bookedOn: of.bookedOn }),
    ...(of.reference === null ? {} : { reference: of.reference }),
    ...(of.caseNumber === null ? {} : { caseNumber: of.caseNumber }),
  }
}

export type BreakInList = ReturnType<typeof row>

function list(read: Read, of: BreaksListed, page: Page) {
  return { ...listed(breaksListed(read, of, page), page, (one) => row(read, one)), counts: countBreaks(read, of.complaints) }
}

export type BreakList = ReturnType<typeof list>

/** Breaks, oldest first (absent state: all that stand), and how many stand of each kind. Complaints about persons are for auditors alone. */
export const breakList = query({
  summary: 'What is to be cleared up',
  filters: z.strictObject({ ...paging, ...filters }),
  ask: (read, { filters: of, reader }) =>
    done(list(read, { state: of.state, kind: of.kind, account: of.account, complaints: seesComplaints(reader.roles) }, pageOf(of))),
})

/** So many at most leave in one file. */
export const MOST_BREAKS_EXPORTED = 20_000

/** The same as one list, for a file. */
export const breaksForExport = query({
  summary: 'What is to be cleared up, whole',
  filters: z.strictObject(filters),
  ask: (read, { filters: of, reader }) =>
    done(
      breaksListed(
        read,
        { state: of.state, kind: of.kind, account: of.account, complaints: seesComplaints(reader.roles) },
        { after: 0, most: MOST_BREAKS_EXPORTED + 1 },
      ).map((one) => row(read, one)),
    ),
})

const returned = ({ id, application, amount, currency, ...of }: ReturnedListed) => ({
  id: String(id),
  applicationId: String(application),
  ...of,
  money: moneyToText(amount, currency),
})

export interface ReturnedList {
  readonly items: readonly ReturnType<typeof returned>[]
  readonly nextCursor: string | null
}

/** A return by its reference is no break: it is told beside them, for somebody is to see that it is paid again. */
export const returnedToPay = query({
  summary: 'Payouts that came back, and are to be paid again',
  filters: z.strictObject({ ...paging, account: filters.account }),
  ask: (read, { filters: of }) => {
    const page = pageOf(of)
    return done(listed(returnedListed(read, of.account, page), page, returned) satisfies ReturnedList)
  },
})
