import { daysBetween } from '../time/dates.ts'
import type { Candidate } from './candidate.ts'
import type { Damage } from './damaged-references.ts'
import type { LineRead } from './line-read.ts'
import type { Feature, Reason } from './plan.ts'
import { damagedOf, isBeforeRelease, isTimely, type Run } from './run.ts'
import type { BatchSeen, PayoutSeen } from './seen.ts'
import { openOf } from './settle-batches.ts'
import { goesElsewhere } from './shown-elsewhere.ts'

/** Batches that a debit without an identity can be, all of their open payouts: one whose own reference it shows damaged before one that has its total alone. */
export function batchCandidates(run: Run, read: LineRead, isLikePayout: boolean): readonly Candidate[] {
  const shown = damagedOf(run, read).flatMap(({ reference, damage }) => shownDamaged(run, read, run.world.batchByReference(reference), damage))
  const known = new Set(shown.map(({ payouts }) => payouts[0]))
  return [...shown, ...byTotal(run, read, isLikePayout).filter(({ payouts }) => !known.has(payouts[0]))]
}

/** It needs no likely day, as a payout by its damaged reference does not. */
function shownDamaged(run: Run, read: LineRead, batch: BatchSeen | undefined, damage: Damage): readonly Candidate[] {
  const open = batch ? openOf(run, batch) : []
  const [first] = open
  if (!first || !isSum(read, open) || goesElsewhere(read, open) || open.some((payout) => isBeforeRelease(read.line, payout))) return []
  const undone: readonly Feature[] = open.some(({ id }) => run.world.undoneBefore(read.line.id, id)) ? [{ feature: 'undone_before' }] : []
  return [candidate(read, open, { reason: damage, features: [{ feature: damage }, ...undone] })]
}

/** Nothing where the line is like a payout and single payouts have this amount too: a flat amount is rare evidence to nobody. */
function byTotal(run: Run, read: LineRead, isLikePayout: boolean): readonly Candidate[] {
  const { line } = read
  if (isLikePayout && run.world.countOfAmount(-line.minor, 'instructed') > 0) return []
  return run.world.batchesByTotal(-line.minor).flatMap((batch) => {
    const open = openOf(run, batch)
    const [first] = open
    if (!first || open.length < 2 || !isSum(read, open) || !isTimely(run, line, first) || goesElsewhere(read, open)) return []
    return [candidate(read, open, { reason: 'batch_total', features: [] })]
  })
}

const isSum = ({ line }: LineRead, open: readonly PayoutSeen[]): boolean => open.reduce((total, { minor }) => total + minor, 0) === -line.minor

const candidate = ({ line }: LineRead, open: readonly PayoutSeen[], { reason, features }: { reason: Reason; features: readonly Feature[] }): Candidate => ({
  kind: 'settlement',
  reason,
  payouts: open.map(({ id }) => id),
  contributions: [],
  features: [...features, { feature: 'batch_total', count: open.length }, { feature: 'amount_exact' }],
  days: daysBetween(open[0]?.releasedOn ?? line.bookedOn, line.bookedOn),
})
