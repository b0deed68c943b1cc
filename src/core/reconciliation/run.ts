import { daysBetween } from '../time/dates.ts'
import { accountAgreement, bareNumbers, isBanksOwn, TAIL_LENGTH } from './accounts-shown.ts'
import { type DamagedReference, damagedReferencesIn } from './damaged-references.ts'
import { type LineRead, textsOf } from './line-read.ts'
import { type NamedPayouts, namedPayouts } from './named-payouts.ts'
import { nameContradicts } from './names-shown.ts'
import type { BreakPlan, Feature, MatchPlan, ProposalPlan } from './plan.ts'
import { ACCOUNT_WINDOW_DAYS, type LineSeen, type Looked, type PayoutSeen, type ReconciliationWorld } from './seen.ts'
import { accountDiffers } from './shown-elsewhere.ts'

/** Breaks whose line may still find its match by itself; the others are in a person's hands. */
const STILL_OPEN: ReadonlySet<string> = new Set(['unknown_debit', 'unknown_receipt', 'contribution_differs'])

/** The plan as it grows. A line is `left` until something ends it. */
export interface Run {
  readonly world: ReconciliationWorld
  /** All open lines, oldest first: what decides never depends on the order of the file. */
  readonly reads: readonly LineRead[]
  readonly matches: MatchPlan[]
  readonly proposals: ProposalPlan[]
  readonly breaks: BreakPlan[]
  /** The lines that were settled, matched, broken or proposed in this run. */
  readonly ended: Set<number>
  /** Payout → the line that settles it in this run. */
  readonly settledBy: Map<number, LineSeen>
  /** Payouts that a debit is proposed for in this run. */
  readonly proposedFor: Set<number>
  /** Contributions that a line brings in this run. */
  readonly contributed: Set<number>
  /** Open debits that show a payout, those of earlier breaks included. */
  readonly debitsOf: ReadonlyMap<number, readonly LineRead[]>
  /** Open debits that show a batch's own reference, likewise. */
  readonly debitsOfBatch: ReadonlyMap<number, readonly LineRead[]>
  /** Lines that this run matched. */
  readonly matched: Set<number>
  /** Line → issued references that it shows damaged. */
  readonly damaged: Map<number, readonly DamagedReference[]>
  readonly bounds: { reached: number }
  readonly named: NamedPayouts
  /** Days after its release on which most payouts of this run left: what orders equals. */
  readonly usual: { days: number }
}

export function newRun(world: ReconciliationWorld, reads: readonly LineRead[]): Run {
  const [debitsOf, debitsOfBatch] = [new Map<number, LineRead[]>(), new Map<number, LineRead[]>()]
  const add = (to: Map<number, LineRead[]>, id: number, read: LineRead) => {
    const before = to.get(id)
    if (before) before.push(read)
    else to.set(id, [read])
  }
  for (const read of reads) {
    if (read.line.minor > 0) continue
    for (const { payout } of read.payouts) add(debitsOf, payout.id, read)
    for (const { id } of read.batches) add(debitsOfBatch, id, read)
  }
  const settledBy = new Map<number, LineSeen>()
  const proposedFor = new Set<number>()
  return {
    world,
    reads,
    matches: [],
    proposals: [],
    breaks: [],
    ended: new Set(),
    settledBy,
    proposedFor,
    contributed: new Set(),
    debitsOf,
    debitsOfBatch,
    matched: new Set(),
    damaged: new Map(),
    bounds: { reached: 0 },
    named: namedPayouts(world, settledBy, proposedFor),
    usual: { days: 0 },
  }
}

/** Takes the usual day from what has settled in this run so far. */
export function learnUsualDay(run: Run): void {
  const released = new Map(run.reads.flatMap(({ payouts }) => payouts.map(({ payout }) => [payout.id, payout.releasedOn])))
  const counts = new Map(run.world.settledBefore)
  for (const [payout, line] of run.settledBy) {
    const since = released.get(payout)
    const days = since === undefined ? undefined : daysBetween(since, line.bookedOn)
    if (days !== undefined) counts.set(days, (counts.get(days) ?? 0) + 1)
  }
  run.usual.days = middleOf([...counts].sort(([a], [b]) => a - b))
}

/** The day in the middle of all, the later of two; `counts` in the order of days. */
function middleOf(counts: ReadonlyArray<readonly [days: number, count: number]>): number {
  const middle = Math.floor(counts.reduce((sum, [, count]) => sum + count, 0) / 2)
  let before = 0
  for (const [days, count] of counts) {
    before += count
    if (before > middle) return days
  }
  return 0
}

/** May the engine still decide about it? */
export function isLeft(run: Run, line: LineSeen): boolean {
  if (run.ended.has(line.id)) return false
  const owner = run.world.breakOfLine(line.id)
  return !owner || (owner.state !== 'claimed' && STILL_OPEN.has(owner.kind))
}

export function addMatch(run: Run, plan: MatchPlan): void {
  run.matches.push(plan)
  for (const line of plan.lines) {
    run.ended.add(line)
    run.matched.add(line)
  }
  for (const contribution of plan.contributions) run.contributed.add(contribution)
}

/** Opens a break, unless an earlier one owns the line: then that goes on. */
export function addBreak(run: Run, plan: BreakPlan): void {
  if (plan.line !== undefined) {
    run.ended.add(plan.line)
    if (run.world.breakOfLine(plan.line)) return
  }
  run.breaks.push(plan)
}

export function addProposal(run: Run, plan: ProposalPlan): void {
  run.proposals.push(wasUndone(run, plan) ? asUndone(plan) : plan)
  if (plan.kind === 'settlement') for (const payout of plan.payouts) run.proposedFor.add(payout)
  for (const line of plan.lines) run.ended.add(line)
}

function wasUndone({ world }: Run, { kind, lines, payouts, contributions }: ProposalPlan): boolean {
  // That a line was undone as the return of a payout says nothing of a claim on what left for it: a person chooses between the two anyway
  if (kind === 'claim') return lines.some((line) => world.undoneAs(line, kind))
  if (payouts.length > 0) return lines.some((line) => payouts.some((payout) => world.undoneBefore(line, payout)))
  if (contributions.length === 0) return lines.some((line) => world.undoneAs(line, kind))
  return lines.some((line) => contributions.some((contribution) => world.undoneAs(line, kind, contribution)))
}

const UNDONE: Feature = { feature: 'undone_before' }

/** What somebody undid is never chosen beforehand: whoever confirms all that is chosen would make it again unseen. */
const asUndone = (plan: ProposalPlan): ProposalPlan => ({
  ...plan,
  preselected: false,
  features: plan.features.some(({ feature }) => feature === UNDONE.feature) ? plan.features : [...plan.features, UNDONE],
})

/** A line's amount beside a payout's: exact, or off by one fee of the schedule. */
export type AmountFit = { readonly features: readonly Feature[]; readonly chargeMinor?: number }

/** What left for a payout: its amount, or that and one fee for the transfer. */
export function fitOut(run: Run, line: LineSeen, minor: number): AmountFit | undefined {
  return fitBy(-line.minor - minor, run.world.fees.outgoing)
}

/** What came back: the whole amount, or that less one fee for the return. */
export function fitBack(run: Run, line: LineSeen, minor: number): AmountFit | undefined {
  return fitBy(minor - line.minor, run.world.fees.returned)
}

const EXACT: AmountFit = { features: [{ feature: 'amount_exact' }] }

function fitBy(difference: number, fees: readonly number[]): AmountFit | undefined {
  if (difference === 0) return EXACT
  return fees.includes(difference) ? { features: [{ feature: 'amount_with_fee', minor: difference }], chargeMinor: difference } : undefined
}

/** The amounts of a line that does not fit. */
export const amountsOf = (line: LineSeen, expected: number): readonly Feature[] => [
  { feature: 'amount_line', minor: Math.abs(line.minor) },
  { feature: 'amount_expected', minor: expected },
]

/** A bank's local day can be the day before the UTC date of the release. */
export const isBeforeRelease = (line: LineSeen, payout: PayoutSeen): boolean =>
  line.bookedOn < payout.releasedOn && daysBetween(payout.releasedOn, line.bookedOn) < -1

/** Within the days in which a bank carries a payout out at all. */
export function isTimely({ world }: Run, line: LineSeen, payout: PayoutSeen): boolean {
  const days = daysBetween(payout.releasedOn, line.bookedOn)
  return days >= -1 && days <= Math.max(ACCOUNT_WINDOW_DAYS, world.usualDays)
}

/** Another person's name stands in its column, and nobody confirmed it as a spelling of the payee's. */
export const nameDiffers = ({ world }: Run, { line, spelled }: LineRead, payout: PayoutSeen): boolean =>
  !spelled.includes(payout.payee) && nameContradicts(line.counterparty, payout.payeeName, world.isNameWord)

/** A long number in its text is an account only if a payee has it: and then it is that payee's. */
const showsAnothersAccount = ({ world }: Run, { accounts }: LineRead, payout: PayoutSeen): boolean =>
  payout.payeeAccount !== undefined &&
  accountAgreement(accounts, payout.payeeAccount) === 'unknown' &&
  bareNumbers(accounts).some((number) =>
    world.payoutsByAccountTail(number.slice(-TAIL_LENGTH)).payouts.some(({ payee, payeeAccount }) => payeeAccount === number && payee !== payout.payee),
  )

/** What speaks against a line that shows a payout's reference, short of another account: it then needs a person. */
export function objections(run: Run, read: LineRead, payout: PayoutSeen): readonly Feature[] {
  const found: Array<readonly [boolean, Feature]> = [
    [nameDiffers(run, read, payout), { feature: 'name_differs' }],
    [accountAgreement(read.accounts, payout.payeeAccount) === 'doubtful' || showsAnothersAccount(run, read, payout), { feature: 'account_differs' }],
    [isBeforeRelease(read.line, payout), { feature: 'booked_before_release' }],
    [run.world.undoneBefore(read.line.id, payout.id), { feature: 'undone_before' }],
    [read.foreign || read.unpayable || read.contributions.length > 0 || read.batches.length > 0, { feature: 'other_reference' }],
  ]
  return found.filter(([holds]) => holds).map(([, feature]) => feature)
}

/** A return comes from the payee's account, or from one that its bank keeps for itself. */
export const returnAccountDiffers = (read: LineRead, payout: PayoutSeen): boolean => accountDiffers(read, payout) && !isBanksOwn(read.accounts)

/**
 * Do statements lack days between a payout's release and what came after its payment, on which money moved? It may have left once more then, before the
 * line that shows it or after, and the receipt be the refund of that.
 */
export const missesDays = ({ world }: Run, { line }: LineRead, payouts: readonly PayoutSeen[], leftOn: string): boolean =>
  line.bookedOn >= leftOn &&
  world.lacksDays(
    payouts.reduce((since, { releasedOn }) => (releasedOn < since ? releasedOn : since), leftOn),
    line.bookedOn,
  )

/** It left twice, or may have: whoever confirms all that is chosen beforehand does not look which of the two came back. */
export const maybeTwice = ({ feature }: Feature): boolean => feature === 'duplicate_open' || feature === 'days_missing'

/** What was closed before a return came: the days of its line, or the fund that paid. What is closed is not opened by a run. */
export const lateBecause = ({ world }: Run, { line }: LineRead, payouts: readonly PayoutSeen[]): readonly Feature[] => [
  ...(world.closedThrough !== undefined && line.bookedOn <= world.closedThrough ? [{ feature: 'days_closed' as const }] : []),
  ...(payouts.some(({ fundClosed }) => fundClosed) ? [{ feature: 'fund_closed' as const }] : []),
]

/** Issued references that a line without an intact one shows damaged. */
export function damagedOf(run: Run, read: LineRead): readonly DamagedReference[] {
  if (read.payouts.length > 0 || read.batches.length > 0 || read.foreign || read.unpayable) return []
  const known = run.damaged.get(read.line.id)
  if (known) return known
  const found = damagedReferencesIn(textsOf(read.line), run.world.referencesByKeys)
  run.damaged.set(read.line.id, found)
  return found
}

/** The payouts of an answer; a bound that was reached is counted. */
export function lookedAt(run: Run, looked: Looked): readonly PayoutSeen[] {
  if (looked.more) run.bounds.reached++
  return looked.payouts
}
