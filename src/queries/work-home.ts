import { done } from '../core/result.ts'
import type { Read } from '../store/read.ts'
import { casesWaitingFor, coolingPayees, dueInstalments, toDecide, type Waiting, type WaitsFor, waiting, waitingPayees } from '../store/work.ts'
import { none, query, type Reader } from './query.ts'

/** Counts stop here: `51` stands for 'more than 50'. */
const MOST = 51

/** What waits for the roles of a person, by name. */
export type WorkCounts = Readonly<Record<string, number>>

type Count = (read: Read, reader: Reader) => number

const of =
  (list: Waiting): Count =>
  (read) =>
    waiting(read, list, MOST).length

const casesThat =
  (why: WaitsFor): Count =>
  (read) =>
    casesWaitingFor(read, why, { after: 0, most: MOST }).length

const COUNTS: Readonly<Record<string, Readonly<Record<string, Count>>>> = {
  case_officer: {
    answered: casesThat('answered'),
    overdue: casesThat('overdue'),
    checking: of('checking'),
    received: of('received'),
    returned: casesThat('returned'),
    messages: of('messages'),
  },
  approver: {
    toDecide: (read, { person }) => toDecide(read, person, 0, MOST).length,
    payees: (read, { person }) => waitingPayees(read, 0, MOST).filter((one) => one.recordedBy !== person).length,
    cooling: (read) => coolingPayees(read, MOST).length,
  },
  finance: { toPay: (read) => dueInstalments(read, MOST).length, ordered: of('ordered'), openLines: of('openLines'), breaks: of('breaks') },
  releaser: { batches: of('batches'), closings: of('closings'), periods: of('periods') },
  auditor: { complaints: of('complaints') },
}

export const workCounts = query({
  summary: 'What waits for the roles of the person, each counted to 51 at most',
  filters: none,
  ask: (read, { reader }) =>
    done(Object.fromEntries(reader.roles.flatMap((role) => Object.entries(COUNTS[role] ?? {}).map(([name, count]) => [name, count(read, reader)] as const)))),
})
