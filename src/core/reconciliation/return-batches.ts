import type { LineRead } from './line-read.ts'
import { answersOneClaim, paidTwice } from './paid-twice.ts'
import type { Feature } from './plan.ts'
import {
  type AmountFit,
  addBreak,
  addMatch,
  addProposal,
  fitBack,
  isLeft,
  lateBecause,
  maybeTwice,
  missesDays,
  nameDiffers,
  type Run,
  returnAccountDiffers,
} from './run.ts'
import type { BatchSeen, PayoutSeen } from './seen.ts'
import { MOST_SEARCHED, setsWithSum } from './settle-batches.ts'

/** What of a batch left by one line. */
interface Left {
  readonly line: number | undefined
  readonly bookedOn: string
  readonly payouts: readonly PayoutSeen[]
}

/**
 * Takes back what left as one line under a batch's own reference and came back so: whole, or less one fee for the return. A smaller sum is
 * a proposal that names whom it is for where one set of payouts alone makes it up.
 */
export function returnBatches(run: Run): void {
  const groups = new Map<number, { batch: BatchSeen; reads: LineRead[] }>()
  for (const read of run.reads) {
    const [batch, second] = read.batches
    if (!batch || second || read.payouts.length > 0 || read.line.minor < 0 || !isLeft(run, read.line)) continue
    const group = groups.get(batch.id) ?? { batch, reads: [] }
    group.reads.push(read)
    groups.set(batch.id, group)
  }
  for (const { batch, reads } of groups.values()) {
    for (const read of reads) {
      judge(run, read, leftOf(run, batch), reads.length)
      if (!run.matched.has(read.line.id)) proposeClaim(run, read, batch)
    }
  }
}

/** The settled payouts of a batch, if one line settled them all. */
function leftOf(run: Run, batch: BatchSeen): Left | undefined {
  const settled = batch.payouts.filter(({ id, state }) => state === 'settled' || run.settledBy.has(id))
  const ways = settled.map(({ id, settledByLine, releasedOn }): Omit<Left, 'payouts'> => {
    const now = run.settledBy.get(id)
    return { line: now?.id ?? settledByLine?.line, bookedOn: now?.bookedOn ?? settledByLine?.bookedOn ?? releasedOn }
  })
  const [first] = ways
  return first && ways.every(({ line }) => line === first.line) && !settled.some(({ repaid }) => repaid) ? { ...first, payouts: settled } : undefined
}

function judge(run: Run, read: LineRead, left: Left | undefined, count: number): void {
  const payouts = left?.payouts ?? []
  const fit = left && fitBack(run, read.line, sumOf(payouts))
  if (left && fit) {
    const against = objectionsTo(run, read, left, count)
    const late = lateBecause(run, read, payouts)
    if (against.length === 0 && late.length > 0) comeLate(run, read, payouts, [...fit.features, ...late])
    else if (against.length === 0) giveBack(run, read, payouts, fit)
    else propose(run, read, payouts, [...fit.features, ...against], { preselected: count === 1 && !against.some(maybeTwice), fit })
    return
  }
  const sets = read.line.minor < sumOf(payouts) && payouts.length <= MOST_SEARCHED ? setsWithSum(payouts, read.line.minor) : []
  const [only, second] = sets
  const amounts: readonly Feature[] = [{ feature: 'batch_other_amount' }, { feature: 'amount_line', minor: read.line.minor }]
  // Where several can be meant, a name or an account may tell which: the line is left to the proposals
  if (!only || second || !left) return
  const against = objectionsTo(run, read, left, count)
  propose(run, read, only, [...amounts, ...against], { preselected: count === 1 && !against.some(maybeTwice) })
}

const sumOf = (payouts: readonly PayoutSeen[]): number => payouts.reduce((sum, { minor }) => sum + minor, 0)

function objectionsTo(run: Run, read: LineRead, left: Left, count: number): readonly Feature[] {
  const found: Array<readonly [boolean, Feature]> = [
    [left.payouts.some((payout) => paidTwice(run, payout, left.line)), { feature: 'duplicate_open' }],
    [count > 1, { feature: 'several_lines', count }],
    [read.line.bookedOn < left.bookedOn, { feature: 'returned_before_settlement' }],
    [missesDays(run, read, left.payouts, left.bookedOn), { feature: 'days_missing' }],
    [left.payouts.every((payout) => returnAccountDiffers(read, payout)), { feature: 'account_differs' }],
    [left.payouts.every((payout) => nameDiffers(run, read, payout)), { feature: 'name_differs' }],
    [left.payouts.some(({ id }) => run.world.undoneBefore(read.line.id, id)), { feature: 'undone_before' }],
    [read.foreign || read.unpayable || read.contributions.length > 0, { feature: 'other_reference' }],
  ]
  return found.filter(([holds]) => holds).map(([, feature]) => feature)
}

/** Exactly what is claimed of what left wrongly under the batch's reference: after the return, where the line can be that too. */
function proposeClaim(run: Run, read: LineRead, batch: BatchSeen): void {
  const claimed = batch.payouts.find(({ claimedMinor }) => claimedMinor?.includes(read.line.minor))
  if (!claimed || !answersOneClaim(claimed, read.line.minor)) return
  addProposal(run, {
    kind: 'claim',
    reason: 'reference_but',
    rank: run.proposals.some(({ lines }) => lines.includes(read.line.id)) ? 2 : 1,
    preselected: false,
    lines: [read.line.id],
    payouts: [claimed.id],
    contributions: [],
    features: [{ feature: 'batch_reference' }, { feature: 'amount_exact' }, { feature: 'claim_stands' }],
  })
}

/** The break names the first payout; by the batch's reference it is about all that left with it. */
function comeLate(run: Run, read: LineRead, payouts: readonly PayoutSeen[], why: readonly Feature[]): void {
  const [first] = payouts
  addBreak(run, {
    kind: 'late_return',
    line: read.line.id,
    ...(first ? { payout: first.id } : {}),
    features: [{ feature: 'batch_reference', count: payouts.length }, ...why],
  })
}

function giveBack(run: Run, read: LineRead, payouts: readonly PayoutSeen[], fit: AmountFit): void {
  addMatch(run, {
    kind: 'return',
    lines: [read.line.id],
    payouts: payouts.map(({ id }) => id),
    contributions: [],
    features: [{ feature: 'batch_reference', count: payouts.length }, ...fit.features, { feature: 'only_one' }],
    ...(fit.chargeMinor === undefined ? {} : { chargeMinor: fit.chargeMinor }),
  })
}

function propose(
  run: Run,
  read: LineRead,
  payouts: readonly PayoutSeen[],
  features: readonly Feature[],
  how: { readonly preselected: boolean; readonly fit?: AmountFit },
): void {
  addProposal(run, {
    kind: 'return',
    reason: how.fit ? 'reference_but' : 'batch_part',
    rank: 1,
    preselected: how.preselected,
    lines: [read.line.id],
    payouts: payouts.map(({ id }) => id),
    contributions: [],
    features: [{ feature: 'batch_reference', count: payouts.length }, ...features],
    ...(how.fit?.chargeMinor === undefined ? {} : { chargeMinor: how.fit.chargeMinor }),
  })
}
