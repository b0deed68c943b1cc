import { addDays } from '../../src/core/time/dates.ts'
import { bankReport } from '../support/bank-reports.ts'
import type { Life } from './life.ts'
import type { Instalment, Payout } from './life-nouns.ts'
import { endPaidTwice } from './life-paid-once.ts'
import { type Draw, pick } from './life-payouts.ts'
import { DAYS_OF, WAY, type Who } from './life-world.ts'
import { events } from './model.ts'

const NOTICE = 'cd'.repeat(32)

export const ofBatch = (life: Life, batch: string, state: string): Payout[] => life.payouts.filter((p) => p.batch === batch && p.state === state)

/** What goes as one row with it, and is on its way. */
const row = (life: Life, p: Payout): readonly Payout[] => (life.batches.get(p.batch)?.institution ? ofBatch(life, p.batch, 'instructed') : [p])

/** An open line of the book shows that it left. */
const isShown = (life: Life, p: Payout): boolean =>
  life.lines.some(
    (l) => l.id !== undefined && !l.matched && l.minor < 0 && l.account === p.account && (l.text.includes(p.reference) || l.text.includes(p.batchReference)),
  )

/** Do the statements cover every day on which it could be carried out? */
function isCovered(life: Life, p: Payout): boolean {
  const [days, batch] = [life.covered.get(p.account), life.batches.get(p.batch)]
  return days !== undefined && batch !== undefined && days.since <= batch.releasedOn && days.until >= addDays(batch.releasedOn, DAYS_OF[p.account])
}

/** Does the bank have it: by a hand-over, its report, or since an agent or desk paid out something of the batch? */
function isHandedOver(life: Life, p: Payout): boolean {
  const batch = life.batches.get(p.batch)
  const isPaidOut = WAY[p.account] !== 'account' && life.payouts.some((o) => o.batch === p.batch && (o.state === 'settled' || o.state === 'returned'))
  return batch?.isHandedOver === true || batch?.isReported === true || isPaidOut
}

/** Money for a rejected payout of it may have left after all, or still leave. */
export const mayStillBeCarriedOut = (life: Life, instalment: Instalment): boolean =>
  life.payouts.some((p) => p.instalment === instalment && p.state === 'rejected' && (isShown(life, p) || (isHandedOver(life, p) && !isCovered(life, p))))

/** Takes back what is not released; stops or rejects what is. */
export async function takeBack(life: Life, [x, y, z]: Draw): Promise<void> {
  const payout = pick(life.payouts, x)
  if (!payout) return
  const batch = life.batches.get(payout.batch)
  if (!batch) return
  if (y % 4 === 0) {
    if (!(await life.post(batch.state === 'prepared', 'finance', `/payout-batches/${payout.batch}/cancellation`))) return
    batch.state = 'cancelled'
    for (const p of ofBatch(life, payout.batch, 'prepared')) p.state = 'cancelled'
  } else if (y % 4 === 1) {
    if (!(await life.post(payout.state === 'prepared', 'finance', `/payouts/${payout.id}/cancellation`))) return
    cancelled(life, [payout])
  } else if (y % 4 === 2) {
    const stopped = ofBatch(life, payout.batch, 'instructed')
    if (!(await life.post(batch.state === 'released' && stopped.length > 0, 'releaser', `/payout-batches/${payout.batch}/stop`, { reason: `stop ${z}` })))
      return
    batch.state = 'stopped'
    reject(life, stopped)
  } else {
    // A bank's word is enough; what an agent or a desk did not pay out is shown by its days, or by its notice
    const isNotice = z % 2 === 0
    const isProven = isNotice || WAY[payout.account] === 'account' || (isCovered(life, payout) && !isShown(life, payout))
    const body = { reason: 'never carried out', ...(isNotice ? { evidenceSha256: NOTICE } : {}) }
    const who: Who = z % 5 === 4 ? 'hats' : 'finance'
    const isTaken = payout.state === 'instructed' && isProven && payout.releasedBy !== who
    if (await life.post(isTaken, who, `/payouts/${payout.id}/rejection`, body)) reject(life, row(life, payout))
  }
}

/** Prepared payouts are cancelled, and a batch that is empty then. */
export function cancelled(life: Life, payouts: readonly Payout[]): void {
  for (const p of payouts) p.state = 'cancelled'
  for (const p of payouts) {
    const batch = life.batches.get(p.batch)
    if (batch && ofBatch(life, p.batch, 'prepared').length === 0) batch.state = 'cancelled'
  }
}

function reject(life: Life, payouts: readonly Payout[]): void {
  life.model.post(payouts.flatMap((p) => events.rejected(p.instalment.fund, life.paid(p))))
  for (const p of payouts) p.state = 'rejected'
  endPaidTwice(life, payouts)
}

/** Rejects a payout with all that goes as one row with it. */
export const rejectRow = (life: Life, p: Payout): void => reject(life, row(life, p))

/** A batch is handed over, or the bank reports what of it it rejects. */
export async function tellBank(life: Life, [x, y, z]: Draw): Promise<void> {
  const [id, batch] = pick([...life.batches], x) ?? []
  if (id === undefined || !batch) return
  if (y % 2 === 0) {
    if (await life.post(batch.state === 'released' && !batch.isHandedOver, 'finance', `/payout-batches/${id}/hand-over`, {})) batch.isHandedOver = true
    return
  }
  const payouts = life.payouts.filter((p) => p.batch === id && p.state !== 'cancelled')
  const isWhole = batch.institution || z % 3 === 0
  const named = payouts.filter((_, n) => (n + z) % 2 === 0)
  const said = payouts.map((p) => ({ reference: p.reference, status: named.includes(p) ? 'RJCT' : 'ACSC', codes: named.includes(p) ? ['AC04'] : [] }))
  const xml = bankReport({ message: batch.reference, ...(isWhole ? { group: 'RJCT' } : { said }) })
  const isReleased = batch.state === 'released' || batch.state === 'stopped'
  if (!(await life.post(isReleased, 'finance', `/payout-batches/${id}/bank-report`, new TextEncoder().encode(xml)))) return
  batch.isReported = true
  reject(
    life,
    (isWhole ? payouts : named).filter((p) => p.state === 'instructed'),
  )
}
