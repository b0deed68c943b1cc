import { z } from 'zod'
import { idOf } from '../../core/id.ts'
import { notFound, problem } from '../../core/problem.ts'
import { done } from '../../core/result.ts'
import { say } from '../../core/said/say.ts'
import { date } from '../../input/shapes.ts'
import { periodView } from '../../queries/closings.ts'
import { periodDigest } from '../../store/closing-digests.ts'
import { accountsInUse, lockedThrough, periodApprovedBy, periodById, periodDrawnUpBy, periodWaiting } from '../../store/closings.ts'
import { head } from '../../store/ledger.ts'
import type { Read } from '../../store/read.ts'
import { period } from '../../store/schema/closings.ts'
import { periodLock } from '../../store/schema/ledger.ts'
import { command } from '../command.ts'
import { found } from '../found.ts'
import { seenBody } from './seen-body.ts'

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
    if (locked !== undefined && body.closedThrough <= locked) return problem('period_closed', say.closedThrough(locked))
    if (body.closedThrough > read.today) return problem('date_in_future', say.closeAfterToday(read.today))
    const open = notClosed(read, body.closedThrough)
    if (open !== undefined) return problem('closing_missing', say.noClosingTo(open, body.closedThrough))
    const before = periodWaiting(read)
    return done((tx) => {
      if (before) tx.step('period', before.id, 'drawn_up', 'replaced')
      tx.fact(period, { closedThrough: body.closedThrough })
    })
  },
  answer: (read, seq) => periodView(read, found(periodDrawnUpBy(read, seq)), 'drawn_up'),
})

/** Approves the close of a period: nothing is dated on or before its day any more. Refuses same_person, already_decided, closing_missing, closing_outdated (what was seen). */
export const approvePeriod = command({
  kind: 'period_approved',
  summary: 'Approve the close of a period',
  makes: false,
  refuses: ['same_person', 'already_decided', 'closing_missing', 'closing_outdated'],
  body: seenBody,
  decide: (read, { params, body, actor }) => {
    const of = periodById(read, idOf(params['id']) ?? -1)
    if (!of) return notFound(say.noPeriod, params['id'])
    if (of.drawnUpBy === actor) return problem('same_person', say.ownPeriod)
    if (of.state !== 'drawn_up') return problem('already_decided', say.periodIs(of.state))
    const open = notClosed(read, of.closedThrough)
    if (open !== undefined) return problem('closing_missing', say.noClosingAnyMore(open, of.closedThrough))
    if (body.expected && body.expected.digest !== periodDigest(read, of.closedThrough, head(read).seq)) return problem('closing_outdated', say.balancesOutdated)
    return done((tx) => {
      tx.step('period', of.id, 'drawn_up', 'approved')
      tx.fact(periodLock, { closedThrough: of.closedThrough })
    })
  },
  answer: (read, seq) => periodView(read, found(periodApprovedBy(read, seq)), 'approved'),
})
