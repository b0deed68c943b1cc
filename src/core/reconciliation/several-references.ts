import type { LineRead } from './line-read.ts'
import { paidTwice } from './paid-twice.ts'
import type { Feature } from './plan.ts'
import { addProposal, fitBack, fitOut, objections, type Run } from './run.ts'
import type { PayoutSeen } from './seen.ts'
import { accountDiffers } from './shown-elsewhere.ts'

const SHOWN = 3

/**
 * Several of our references on one line: its payouts together, if they make up the amount; else each that it can be by itself, and never by
 * itself preselected (a text can name what was paid before). Is the whole line told by what is proposed?
 */
export function proposeSeveral(run: Run, read: LineRead): boolean {
  const { line } = read
  const payouts = read.payouts.map(({ payout }) => payout)
  const several: Feature = { feature: 'several_references', count: payouts.length + read.batches.length }
  if (read.batches.length === 0 && payouts.every((payout) => isMeant(run, read, payout)) && sumOf(payouts) === Math.abs(line.minor)) {
    propose(run, read, { payouts, features: [several, { feature: 'amount_exact' }], rank: 1, preselected: true })
    return true
  }
  const fitting = payouts.flatMap((payout) => {
    const fit = line.minor < 0 ? fitOut(run, line, payout.minor) : fitBack(run, line, payout.minor)
    return fit && isMeant(run, read, payout) ? [{ payout, fit }] : []
  })
  for (const [place, { payout, fit }] of fitting.slice(0, SHOWN).entries()) {
    const isOneOf: readonly Feature[] = fitting.length > 1 ? [{ feature: 'several_fit', count: fitting.length }] : []
    const features = [several, ...fit.features, ...against(run, read, payout), ...isOneOf]
    propose(run, read, { payouts: [payout], features, rank: place + 1, preselected: false, chargeMinor: fit.chargeMinor })
  }
  return false
}

const sumOf = (payouts: readonly PayoutSeen[]): number => payouts.reduce((total, { minor }) => total + minor, 0)

/** Is it open, or did it leave, as the line's direction asks, and no other account is shown? */
function isMeant(run: Run, read: LineRead, payout: PayoutSeen): boolean {
  if (accountDiffers(read, payout)) return false
  const isNow = run.settledBy.has(payout.id)
  return read.line.minor < 0 ? payout.state === 'instructed' && !isNow : payout.state === 'settled' || isNow
}

function against(run: Run, read: LineRead, payout: PayoutSeen): readonly Feature[] {
  const settlement = run.settledBy.get(payout.id)?.id ?? payout.settledByLine?.line
  const isTwice = read.line.minor > 0 && paidTwice(run, payout, settlement)
  return [...objections(run, read, payout), ...(isTwice ? [{ feature: 'duplicate_open' as const }] : [])]
}

interface Several {
  readonly payouts: readonly PayoutSeen[]
  readonly features: readonly Feature[]
  readonly rank: number
  readonly preselected: boolean
  readonly chargeMinor?: number | undefined
}

function propose(run: Run, { line }: LineRead, { payouts, features, rank, preselected, chargeMinor }: Several): void {
  addProposal(run, {
    kind: line.minor < 0 ? 'settlement' : 'return',
    reason: 'several_references',
    rank,
    preselected,
    lines: [line.id],
    payouts: payouts.map(({ id }) => id),
    contributions: [],
    features,
    ...(chargeMinor === undefined ? {} : { chargeMinor }),
  })
}
