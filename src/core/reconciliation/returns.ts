import type { Identity, LineRead } from './line-read.ts'
import { answersOneClaim, paidTwice } from './paid-twice.ts'
import type { Feature, RunnerUp } from './plan.ts'
import {
  type AmountFit,
  addBreak,
  addMatch,
  addProposal,
  amountsOf,
  fitBack,
  isLeft,
  lateBecause,
  maybeTwice,
  missesDays,
  objections,
  type Run,
  returnAccountDiffers,
} from './run.ts'
import type { PayoutSeen } from './seen.ts'

/** A receipt with one payout's reference. */
interface Receipt {
  readonly read: LineRead
  readonly identity: Identity
  readonly fit: AmountFit | undefined
}

/** Takes back what left and came back, by the payout's reference alone: the whole amount, or less one fee of the schedule. */
export function matchReturns(run: Run): void {
  const groups = new Map<number, Receipt[]>()
  for (const read of run.reads) {
    const [identity, second] = read.payouts
    if (!identity || second || read.line.minor < 0 || !isLeft(run, read.line)) continue
    const receipt = { read, identity, fit: fitBack(run, read.line, identity.payout.minor) }
    groups.set(identity.payout.id, [...(groups.get(identity.payout.id) ?? []), receipt])
  }
  for (const receipts of groups.values()) {
    const payout = receipts[0]?.identity.payout
    if (payout) judge(run, payout, receipts)
  }
}

function judge(run: Run, payout: PayoutSeen, receipts: readonly Receipt[]): void {
  const left = settlementOf(run, payout)
  const twice = paidTwice(run, payout, left?.line)
  const fitting = receipts.filter(({ fit }) => fit)
  for (const receipt of receipts) {
    const { read, fit } = receipt
    // Another amount than the payout's, and the whole of what is claimed for it
    if (!fit && payout.claimedMinor?.includes(read.line.minor)) claimOrUnknown(run, payout, receipt)
    else if (!fit) unknown(run, payout, receipt)
    else if (left && payout.state !== 'returned' && !payout.repaid) {
      const against = objectionsTo(run, receipt, payout, { twice, several: fitting.length, leftOn: left.bookedOn })
      const late = lateBecause(run, read, [payout])
      if (against.length === 0 && late.length > 0) comeLate(run, payout, receipt, late)
      else if (against.length === 0) giveBack(run, payout, receipt)
      else propose(run, payout, receipt, { against, twice, alone: fitting.length === 1 && !against.some(maybeTwice) })
    } else if (payout.claimed || (payout.paidOver && payout.state === 'returned')) claimOrUnknown(run, payout, receipt)
    // It came back already: before this can be the refund of the other line, that must be claimed
    else unknown(run, payout, receipt, twice && payout.state === 'returned' ? [{ feature: 'duplicate_open' }] : [])
  }
}

/** The line by which it left: in this run or before. */
function settlementOf(run: Run, payout: PayoutSeen): { line: number | undefined; bookedOn: string } | undefined {
  const now = run.settledBy.get(payout.id)
  if (now) return { line: now.id, bookedOn: now.bookedOn }
  if (payout.state !== 'settled' && payout.state !== 'returned') return undefined
  return { line: payout.settledByLine?.line, bookedOn: payout.settledByLine?.bookedOn ?? payout.releasedOn }
}

function objectionsTo(run: Run, { read }: Receipt, payout: PayoutSeen, seen: { twice: boolean; several: number; leftOn: string }): readonly Feature[] {
  const found: Array<readonly [boolean, Feature]> = [
    [seen.twice, { feature: 'duplicate_open' }],
    [seen.several > 1, { feature: 'several_lines', count: seen.several }],
    [read.line.bookedOn < seen.leftOn, { feature: 'returned_before_settlement' }],
    [missesDays(run, read, [payout], seen.leftOn), { feature: 'days_missing' }],
    [returnAccountDiffers(read, payout), { feature: 'account_differs' }],
  ]
  return [...found.filter(([holds]) => holds).map(([, feature]) => feature), ...objections(run, read, payout)]
}

/** What is closed is not opened by a run: a person books it, on the first open day or in the closed fund. */
function comeLate(run: Run, payout: PayoutSeen, { read, identity, fit }: Receipt, late: readonly Feature[]): void {
  addBreak(run, { kind: 'late_return', line: read.line.id, payout: payout.id, features: [{ feature: identity.by }, ...(fit?.features ?? []), ...late] })
}

function giveBack(run: Run, payout: PayoutSeen, { read, identity, fit }: Receipt): void {
  addMatch(run, {
    kind: 'return',
    lines: [read.line.id],
    payouts: [payout.id],
    contributions: [],
    features: [{ feature: identity.by }, ...(fit?.features ?? []), { feature: 'only_one' }],
    ...(fit?.chargeMinor === undefined ? {} : { chargeMinor: fit.chargeMinor }),
  })
}

interface Why {
  readonly against: readonly Feature[]
  readonly twice: boolean
  readonly alone: boolean
}

/** The payout's return, or the claim on what left wrongly for it: both, where it can be either's. */
function propose(run: Run, payout: PayoutSeen, receipt: Receipt, why: Why): void {
  const isClaim = payout.claimed === true || payout.paidOver === true
  const canReturn = !payout.repaid && !payout.paidOver
  if (canReturn) proposeReturn(run, payout, receipt, why)
  if (isClaim && !canReturn) claimOrUnknown(run, payout, receipt)
  else if (isClaim && answersOneClaim(payout, receipt.read.line.minor)) proposeClaim(run, payout, receipt, 2)
}

/** Which of several claims it answers, and what it brings beyond one, a person tells. */
function claimOrUnknown(run: Run, payout: PayoutSeen, receipt: Receipt): void {
  if (answersOneClaim(payout, receipt.read.line.minor)) proposeClaim(run, payout, receipt, 1)
  else unknown(run, payout, receipt, [{ feature: 'claim_stands' }])
}

function proposeClaim(run: Run, payout: PayoutSeen, { read, identity, fit }: Receipt, rank: number): void {
  addProposal(run, {
    kind: 'claim',
    reason: 'reference_but',
    rank,
    preselected: false,
    lines: [read.line.id],
    payouts: [payout.id],
    contributions: [],
    features: [{ feature: identity.by }, ...(fit?.features ?? [{ feature: 'amount_exact' as const }]), { feature: 'claim_stands' }],
  })
}

function proposeReturn(run: Run, payout: PayoutSeen, { read, identity, fit }: Receipt, why: Why): void {
  const claim: RunnerUp = { kind: 'claim', payouts: [payout.id], contributions: [], features: [{ feature: 'duplicate_open' }] }
  addProposal(run, {
    kind: 'return',
    reason: 'reference_but',
    rank: 1,
    preselected: why.alone,
    lines: [read.line.id],
    payouts: [payout.id],
    contributions: [],
    features: [{ feature: identity.by }, ...(fit?.features ?? []), ...why.against],
    ...(fit?.chargeMinor === undefined ? {} : { chargeMinor: fit.chargeMinor }),
    ...(why.twice ? { runnerUp: claim } : {}),
  })
}

/** What never left cannot come back, nor can another amount than left. */
function unknown(run: Run, payout: PayoutSeen, { read, identity, fit }: Receipt, more: readonly Feature[] = []): void {
  const state = run.settledBy.has(payout.id) ? 'settled' : payout.state
  const features: readonly Feature[] = [
    { feature: identity.by },
    ...(fit?.features ?? amountsOf(read.line, payout.minor)),
    { feature: `payout_${state}` },
    ...more,
  ]
  addBreak(run, { kind: 'unknown_receipt', line: read.line.id, payout: payout.id, features })
}
