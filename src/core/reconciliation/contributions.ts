import { compareNames } from '../names/compare.ts'
import { daysBetween } from '../time/dates.ts'
import type { Candidate } from './candidate.ts'
import type { LineRead } from './line-read.ts'
import type { Feature } from './plan.ts'
import { addBreak, addMatch, addProposal, amountsOf, isLeft, type Run } from './run.ts'
import type { ContributionSeen, LineSeen } from './seen.ts'

/** Receipts with one contribution's reference: exactly what is outstanding, one such line, one such contribution. */
export function matchContributions(run: Run): void {
  const groups = new Map<number, LineRead[]>()
  for (const read of run.reads) {
    const [contribution, second] = read.contributions
    if (!contribution || second || read.payouts.length > 0 || !isLeft(run, read.line) || read.foreign || read.unpayable || read.batches.length > 0) continue
    groups.set(contribution.id, [...(groups.get(contribution.id) ?? []), read])
  }
  for (const reads of groups.values()) {
    const contribution = reads[0]?.contributions[0]
    if (contribution) judge(run, contribution, reads)
  }
}

/** A reference in words alone may be the donor's for everything: then the amount must tell contributions apart. */
const isTold = (run: Run, contribution: ContributionSeen): boolean =>
  /\d/.test(contribution.reference ?? '') ||
  run.world.contributions.every(({ id, outstandingMinor }) => id === contribution.id || outstandingMinor !== contribution.outstandingMinor)

function judge(run: Run, contribution: ContributionSeen, reads: readonly LineRead[]): void {
  const exact = reads.filter(({ line }) => line.minor === contribution.outstandingMinor)
  for (const read of reads) {
    const lines = [read.line.id]
    const contributions = [contribution.id]
    if (!exact.includes(read)) {
      const amounts = contribution.isForeign
        ? [{ feature: 'amount_line' as const, minor: read.line.minor }]
        : amountsOf(read.line, contribution.outstandingMinor)
      const features = [{ feature: 'contribution_reference' as const }, ...amounts]
      addBreak(run, { kind: 'contribution_differs', line: read.line.id, contribution: contribution.id, features })
    } else if (exact.length === 1 && isTold(run, contribution) && !run.world.undoneAs(read.line.id, 'contribution', contribution.id)) {
      const features = [{ feature: 'contribution_reference' as const }, { feature: 'amount_exact' as const }, { feature: 'only_one' as const }]
      addMatch(run, { kind: 'contribution', lines, payouts: [], contributions, features })
    } else {
      const rivals = isTold(run, contribution) ? [] : [{ feature: 'several_fit' as const }]
      const open = exact.length > 1 ? [{ feature: 'several_lines' as const, count: exact.length }] : rivals
      const features = [{ feature: 'contribution_reference' as const }, { feature: 'amount_exact' as const }, ...open]
      addProposal(run, { kind: 'contribution', reason: 'reference_but', rank: 1, preselected: false, lines, payouts: [], contributions, features })
    }
  }
}

/** So much less than the rate of the day gives, in parts of a hundred, is still the contribution: banks buy at rates of their own. */
const BAND = 3

/**
 * What a receipt without a reference can bring: a contribution of exactly this amount, or, in another currency, of what a dated rate gives or
 * a little less. With its donor's name, or as the only one.
 */
export function contributionCandidates(run: Run, { line }: LineRead): readonly Candidate[] {
  const open = run.world.contributions.filter(({ id }) => !run.contributed.has(id))
  const fitting = open.flatMap((contribution) => {
    const fit = fitOf(contribution, line)
    return fit ? [{ contribution, fit }] : []
  })
  return fitting.flatMap(({ contribution, fit }) => {
    const isNamed = compareNames(`${line.counterparty ?? ''} ${line.narrative}`, contribution.donor).likeness === 'same'
    if (!isNamed && (fitting.length > 1 || contribution.isForeign)) return []
    return [
      {
        kind: 'contribution' as const,
        reason: isNamed ? ('donor_name' as const) : ('contribution_amount' as const),
        payouts: [],
        contributions: [contribution.id],
        features: [...(isNamed ? [{ feature: 'donor_name' as const }] : []), fit],
        days: Math.abs(daysBetween(contribution.date, line.bookedOn)),
      },
    ]
  })
}

function fitOf({ outstandingMinor, isForeign, worthOn }: ContributionSeen, { bookedOn, minor }: LineSeen): Feature | undefined {
  if (!isForeign) return outstandingMinor === minor ? { feature: 'amount_exact' } : undefined
  const worth = worthOn?.(bookedOn)
  if (worth === undefined || minor > worth || minor * 100 < worth * (100 - BAND)) return undefined
  return { feature: 'amount_at_rate', minor: worth }
}
