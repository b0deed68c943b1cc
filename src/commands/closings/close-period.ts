import { z } from 'zod'
import { problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { periodNotFound, periodView } from '../../queries/closings.ts'
import { idOf } from '../../queries/query.ts'
import { accountsInUse, lockedThrough, periodApprovedBy, periodById, periodDrawnUpBy, periodWaiting } from '../../store/closings.ts'
import type { Read } from '../../store/read.ts'
import { period } from '../../store/schema/closings.ts'
import { periodLock } from '../../store/schema/ledger.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { date, nothing } from '../input.ts'

/** Which account in use is not closed to a day. */
const notClosed = (read: Read, through: string): string | undefined => accountsInUse(read).find((account) => (account.closedThrough ?? '') < through)?.code

/** Draws up the close of the books to a day, to which every account in use has an approved closing. Refuses period_closed, closing_missing. */
export const drawUpPeriod = command({
  kind: 'period_drawn_up',
  summary: 'Draw up the close of a period',
  makes: true,
  refuses: ['date_in_future', 'period_closed', 'closing_missing'],
  body: z.strictObject({ closedThrough: date }),
  decide: (read, { body }) => {
    const locked = lockedThrough(read)
    if (locked !== undefined && body.closedThrough <= locked) return problem('period_closed', `The books are closed through ${locked} already.`)
    if (body.closedThrough > read.today) return problem('date_in_future', `The books are not closed to a day after today (${read.today}).`)
    const open = notClosed(read, body.closedThrough)
    if (open !== undefined) return problem('closing_missing', `Account ${open} has no approved closing to ${body.closedThrough}: close it first.`)
    const before = periodWaiting(read)
    return done((tx) => {
      if (before) tx.step('period', before.id, 'drawn_up', 'replaced')
      tx.fact(period, { closedThrough: body.closedThrough })
    })
  },
  answer: (read, seq) => periodView(read, found(periodDrawnUpBy(read, seq)), 'drawn_up'),
})

/** Approves the close of a period: nothing is dated on or before its day any more. Refuses same_person, already_decided, closing_missing. */
export const approvePeriod = command({
  kind: 'period_approved',
  summary: 'Approve the close of a period',
  makes: false,
  refuses: ['same_person', 'already_decided', 'closing_missing'],
  body: nothing,
  decide: (read, { params, actor }) => {
    const of = periodById(read, idOf(params['id']) ?? -1)
    if (!of) return periodNotFound(params['id'])
    if (of.drawnUpBy === actor) return problem('same_person', 'Whoever drew up the close of a period does not approve it: ask a colleague.')
    if (of.state !== 'drawn_up') return problem('already_decided', `The close of the period is ${of.state} already.`)
    const open = notClosed(read, of.closedThrough)
    if (open !== undefined) return problem('closing_missing', `Account ${open} has no approved closing to ${of.closedThrough} any more.`)
    return done((tx) => {
      tx.step('period', of.id, 'drawn_up', 'approved')
      tx.fact(periodLock, { closedThrough: of.closedThrough })
    })
  },
  answer: (read, seq) => periodView(read, found(periodApprovedBy(read, seq)), 'approved'),
})
