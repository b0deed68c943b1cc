import type { Identity, LineRead } from './line-read.ts'
import type { Feature } from './plan.ts'
import { type AmountFit, addBreak, addMatch, addProposal, amountsOf, fitOut, isLeft, objections, type Run } from './run.ts'
import type { PayoutSeen } from './seen.ts'
import { accountDiffers } from './shown-elsewhere.ts'

/** A debit with one payout's reference. */
interface Claimant {
  readonly read: LineRead
  readonly identity: Identity
  readonly fit: AmountFit | undefined
  readonly objections: readonly Feature[]
}

/** Settles payouts by their own reference, payout by payout; what has a reference and does not fit becomes its break. */
export function settleByReference(run: Run): void {
  const groups = new Map<number, Claimant[]>()
  for (const read of run.reads) {
    const [identity, second] = read.payouts
    if (!identity || second || read.line.minor > 0 || !isLeft(run, read.line)) continue
    const { payout } = identity
    const claimant = { read, identity, fit: fitOut(run, read.line, payout.minor), objections: objections(run, read, payout) }
    groups.set(payout.id, [...(groups.get(payout.id) ?? []), claimant])
  }
  for (const claimants of groups.values()) {
    const payout = claimants[0]?.identity.payout
    if (payout) judge(run, payout, claimants)
  }
}

const canSettle = (payout: PayoutSeen): boolean => payout.state === 'instructed' || (payout.state === 'rejected' && !payout.paidAgain)

function judge(run: Run, payout: PayoutSeen, claimants: readonly Claimant[]): void {
  if (!canSettle(payout)) {
    afterwards(run, payout, claimants)
    return
  }
  const elsewhere = claimants.filter(({ read }) => accountDiffers(read, payout))
  for (const one of elsewhere) payeeDiffers(run, payout, one)
  const rest = claimants.filter((one) => !elsewhere.includes(one))
  const fitting = rest.filter(({ fit }) => fit)
  const winner = fitting.filter((one) => one.objections.length === 0).sort((a, b) => Number(a.fit?.chargeMinor ?? 0) - Number(b.fit?.chargeMinor ?? 0))[0]
  if (winner) settle(run, payout, winner, fitting.length)
  for (const one of fitting) {
    if (one === winner) continue
    if (winner) duplicate(run, payout, one, winner.read.line.id)
    else propose(run, payout, one, fitting.length)
  }
  const others = rest.filter(({ fit }) => !fit)
  if (!winner && fitting.length === 0 && together(run, payout, others)) return
  for (const one of others) otherAmount(run, payout, one, Boolean(winner))
}

/** The earliest line with the exact amount settles it (reads are oldest first; one with a fee on top comes after exact ones). */
function settle(run: Run, payout: PayoutSeen, { read, identity, fit }: Claimant, count: number): void {
  const undoes = payout.state === 'rejected'
  run.settledBy.set(payout.id, read.line)
  addMatch(run, {
    kind: 'settlement',
    lines: [read.line.id],
    payouts: [payout.id],
    contributions: [],
    features: [
      { feature: identity.by },
      ...(fit?.features ?? []),
      count > 1 ? { feature: 'earliest', count } : { feature: 'only_one' },
      ...(undoes ? [{ feature: 'undoes_rejection' as const }] : []),
    ],
    ...(fit?.chargeMinor === undefined ? {} : { chargeMinor: fit.chargeMinor }),
    ...(undoes ? { undoesRejection: true as const } : {}),
  })
}

function duplicate(run: Run, payout: PayoutSeen, { read, identity, fit }: Claimant, otherLine: number | undefined, more: readonly Feature[] = []): void {
  const features = [{ feature: identity.by }, ...(fit?.features ?? []), ...more]
  addBreak(run, { kind: 'duplicate_payment', line: read.line.id, payout: payout.id, ...(otherLine === undefined ? {} : { otherLine }), features })
}

function payeeDiffers(run: Run, payout: PayoutSeen, { read, identity, fit }: Claimant, more: readonly Feature[] = []): void {
  const amounts = fit?.features ?? amountsOf(read.line, payout.minor)
  const features: readonly Feature[] = [{ feature: identity.by }, { feature: 'account_differs' }, ...amounts, ...more]
  addBreak(run, { kind: 'payee_differs', line: read.line.id, payout: payout.id, features })
}

function propose(run: Run, payout: PayoutSeen, { read, identity, fit, objections: against }: Claimant, count: number): void {
  addProposal(run, {
    kind: 'settlement',
    reason: 'reference_but',
    rank: 1,
    preselected: count === 1,
    lines: [read.line.id],
    payouts: [payout.id],
    contributions: [],
    features: [{ feature: identity.by }, ...(fit?.features ?? []), ...against, ...(count > 1 ? [{ feature: 'several_lines' as const, count }] : [])],
    ...(fit?.chargeMinor === undefined ? {} : { chargeMinor: fit.chargeMinor }),
  })
}

/** What speaks against one line or several is said once. */
const eachOnce = (features: readonly Feature[]): readonly Feature[] => [...new Map(features.map((one) => [one.feature, one])).values()]

/** Several lines that make up the amount together: a person decides whether the bank paid in parts. */
function together(run: Run, payout: PayoutSeen, others: readonly Claimant[]): boolean {
  const sum = others.reduce((total, { read }) => total - read.line.minor, 0)
  if (others.length < 2 || sum !== payout.minor || payout.state !== 'instructed') return false
  addProposal(run, {
    kind: 'settlement',
    reason: 'lines_together',
    rank: 1,
    preselected: false,
    lines: others.map(({ read }) => read.line.id),
    payouts: [payout.id],
    contributions: [],
    features: [{ feature: 'reference' }, { feature: 'lines_together', count: others.length }, ...eachOnce(others.flatMap((one) => one.objections))],
  })
  return true
}

function otherAmount(run: Run, payout: PayoutSeen, { read, identity, objections: against }: Claimant, settled: boolean): void {
  const features: readonly Feature[] = [{ feature: identity.by }, ...amountsOf(read.line, payout.minor), ...against]
  const isOpen = payout.state === 'instructed' && !settled
  const state: Feature = { feature: settled ? 'payout_settled' : 'payout_rejected' }
  addBreak(run, {
    kind: isOpen ? 'amount_differs' : 'unknown_debit',
    line: read.line.id,
    payout: payout.id,
    features: isOpen ? features : [...features, state],
  })
}

/** A debit for a payout that was settled before, came back, or was paid again under another reference: no second payment to the payee where it shows another account. */
function afterwards(run: Run, payout: PayoutSeen, claimants: readonly Claimant[]): void {
  const settled = payout.settledByLine
  const state: Feature =
    payout.state === 'rejected' ? { feature: 'paid_again' } : { feature: payout.state === 'returned' ? 'payout_returned' : 'payout_settled' }
  for (const one of claimants) {
    const more: readonly Feature[] = [state, ...(settled && !settled.byReference ? [{ feature: 'settled_without_reference' as const }] : []), ...one.objections]
    if (accountDiffers(one.read, payout)) payeeDiffers(run, payout, one, more)
    else if (one.fit) duplicate(run, payout, one, settled?.line, more)
    else {
      const features = [{ feature: one.identity.by }, ...amountsOf(one.read.line, payout.minor), ...more]
      addBreak(run, { kind: 'unknown_debit', line: one.read.line.id, payout: payout.id, features })
    }
  }
}
