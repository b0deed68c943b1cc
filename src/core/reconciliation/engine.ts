import { addDays, daysBetween } from '../time/dates.ts'
import { inDistinctOrder } from './assignment.ts'
import type { Candidate } from './candidate.ts'
import { bookCharges, proposeCharge, saysFee } from './charges.ts'
import { matchContributions } from './contributions.ts'
import { hintOf } from './hints.ts'
import { type LineRead, lineReader, textsOf } from './line-read.ts'
import { inOrderOfReasons } from './order-of-reasons.ts'
import { proposePartsByAccount } from './parts-by-account.ts'
import { payoutsOfAmount } from './payouts-of-amount.ts'
import type { Feature, ProposalPlan, ReconciliationPlan } from './plan.ts'
import { candidatesFor, oneLineEach, proposalsOf } from './proposals.ts'
import { returnBatches } from './return-batches.ts'
import { matchReturns } from './returns.ts'
import { addBreak, addProposal, isLeft, learnUsualDay, newRun, type Run } from './run.ts'
import { LOOKED_AT, type ReconciliationWorld } from './seen.ts'
import { settleBatches } from './settle-batches.ts'
import { settleByAccount } from './settle-by-account.ts'
import { settleByReference } from './settle-by-reference.ts'
import { proposeSeveral } from './several-references.ts'

/**
 * Decides on all open lines of one bank account. A match is automatic only with an identity, the exact amount (or one fee of the
 * schedule), uniqueness, and nothing that contradicts; everything else is proposed, or gets a break. Settlements are made before
 * returns, so that a file may bring both. The order of `world.lines` changes nothing.
 */
export function reconcile(world: ReconciliationWorld): ReconciliationPlan {
  const lines = [...world.lines].sort((a, b) => (a.bookedOn < b.bookedOn ? -1 : a.bookedOn > b.bookedOn ? 1 : a.id - b.id))
  const run = newRun(world, lines.map(lineReader(world)))
  bookCharges(run)
  settleByReference(run)
  learnUsualDay(run)
  settleBatches(run)
  settleByAccount(run)
  matchReturns(run)
  returnBatches(run)
  matchContributions(run)
  endWithoutMatch(run)
  const proposals = inOrderOfReasons(oneLineEach(run.proposals))
  breakOverdue(run, proposals)
  const broken = new Set(run.breaks.map(({ line }) => line))
  const kept = lines.filter(({ id }) => !run.matched.has(id) && !broken.has(id) && world.breakOfLine(id)).map(({ id }) => id)
  return { matches: run.matches, proposals, breaks: run.breaks, kept, boundsReached: run.bounds.reached }
}

function endWithoutMatch(run: Run): void {
  const single: LineRead[] = []
  for (const read of run.reads.filter(({ line }) => isLeft(run, line))) {
    const shown = read.payouts.length + read.batches.length
    // What is proposed for one of them alone has an owner besides
    if (shown > 1 && !proposeSeveral(run, read)) breakUnknown(run, read, [{ feature: 'several_references', count: shown }])
    // Somebody else's reference: nothing of ours is proposed
    else if (shown < 2 && (read.foreign || read.unpayable))
      breakUnknown(run, read, [{ feature: read.unpayable ? 'reference_not_payable' : 'foreign_reference' }])
    else if (shown < 2) single.push(read)
  }
  proposePartsByAccount(run, single)
  const alone = single.filter(({ line }) => isLeft(run, line))
  // Debits first: what one of them is proposed for may have left, and be what a receipt brings back
  const weighed = [...alone.filter(({ line }) => line.minor < 0), ...alone.filter(({ line }) => line.minor > 0)].map((read) => ({
    read,
    ...weigh(run, read),
  }))
  const ordered = inDistinctOrder(weighed.map(({ kept }) => kept.filter(hasLeft)))
  const inOrder = new Map(weighed.map((of, place) => [of.read, { ...of, kept: [...(ordered[place] ?? []), ...of.kept.filter((one) => !hasLeft(one))] }]))
  for (const read of alone) propose(run, read, inOrder.get(read) ?? { kept: [], isBounded: false })
}

const hasLeft = ({ mayHaveLeft }: Candidate): boolean => !mayHaveLeft

/** What a line can be, and whether more is like it than was looked at. */
interface Weighed {
  readonly kept: readonly Candidate[]
  readonly isBounded: boolean
}

function weigh(run: Run, read: LineRead): Weighed {
  const { reached } = run.bounds
  const kept = candidatesFor(run, read)
  for (const { kind, payouts } of kept) if (kind === 'settlement') for (const payout of payouts) run.proposedFor.add(payout)
  return { kept, isBounded: run.bounds.reached > reached }
}

function propose(run: Run, read: LineRead, { kept, isBounded }: Weighed): void {
  const proposals = proposalsOf(read, kept)
  const bound: readonly Feature[] = isBounded ? [{ feature: 'bound_reached', count: LOOKED_AT }] : []
  for (const proposal of proposals) addProposal(run, { ...proposal, features: [...proposal.features, ...bound] })
  if (proposals.length > 0) return
  if (read.line.minor < 0 && saysFee(textsOf(read.line))) proposeCharge(run, read)
  else breakUnknown(run, read, read.batches.length > 0 ? [{ feature: 'batch_reference' }] : [], bound)
}

function breakUnknown(run: Run, read: LineRead, why: readonly Feature[], bound: readonly Feature[] = []): void {
  const { line } = read
  const isOut = line.minor < 0
  const counted = payoutsOfAmount(run, line, Math.abs(line.minor))
  const hint = why.length > 0 ? undefined : hintOf(run, read)
  const features = [...why, ...(hint?.features ?? []), { feature: 'amount_line' as const, minor: Math.abs(line.minor) }, counted, ...bound]
  addBreak(run, { kind: isOut ? 'unknown_debit' : 'unknown_receipt', line: line.id, ...(hint ? { payout: hint.payout.id } : {}), features })
}

/** Payouts that should have left by now: the statements cover the usual days, and no line shows them. */
function breakOverdue(run: Run, proposals: readonly ProposalPlan[]): void {
  const { world } = run
  const named = new Set([...run.breaks.map(({ payout }) => payout), ...proposals.filter(({ preselected }) => preselected).flatMap(({ payouts }) => payouts)])
  const rows = new Set<number>()
  for (const payout of world.instructedBefore(addDays(world.today, -world.usualDays))) {
    // One row that did not leave is one break, whatever it pays
    if (payout.inOneRow && rows.has(payout.batch)) continue
    if (payout.inOneRow) rows.add(payout.batch)
    const last = addDays(payout.releasedOn, world.usualDays)
    // A line under its batch's reference that is not settled yet can be its own
    const isShown = run.debitsOf.has(payout.id) || run.debitsOfBatch.get(payout.batch)?.some(({ line }) => !run.matched.has(line.id))
    const isSeen = run.settledBy.has(payout.id) || named.has(payout.id) || isShown || world.hasOpenBreak(payout.id)
    if (isSeen || last >= world.today || !world.covers(payout.releasedOn, last)) continue
    addBreak(run, { kind: 'in_transit_too_long', payout: payout.id, features: [{ feature: 'overdue', count: daysBetween(payout.releasedOn, world.today) }] })
  }
}
