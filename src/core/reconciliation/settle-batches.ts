import { accountAgreement } from './accounts-shown.ts'
import type { LineRead } from './line-read.ts'
import type { Feature } from './plan.ts'
import { addBreak, addMatch, addProposal, amountsOf, fitOut, isBeforeRelease, isLeft, nameDiffers, type Run } from './run.ts'
import type { BatchSeen, PayoutSeen } from './seen.ts'
import { goesElsewhere, isToOneAccount } from './shown-elsewhere.ts'

/** Above so many open payouts no missing ones are looked for. */
export const MOST_SEARCHED = 20

/** Settles whole batches: by the batch's own reference and exactly the sum of its open payouts. */
export function settleBatches(run: Run): void {
  const groups = new Map<number, { batch: BatchSeen; reads: LineRead[] }>()
  for (const read of run.reads) {
    const [batch, second] = read.batches
    if (!batch || second || read.payouts.length > 0 || read.line.minor > 0 || !isLeft(run, read.line)) continue
    const group = groups.get(batch.id) ?? { batch, reads: [] }
    group.reads.push(read)
    groups.set(batch.id, group)
  }
  for (const { batch, reads } of groups.values()) judge(run, batch, reads)
}

export const openOf = (run: Run, batch: BatchSeen): readonly PayoutSeen[] =>
  batch.payouts.filter(({ id, state }) => state === 'instructed' && !run.settledBy.has(id))

/** Open ones, and those that were rejected and not paid again: a line that comes all the same undoes the rejection. */
const notPaid = (run: Run, batch: BatchSeen): readonly PayoutSeen[] =>
  batch.payouts.filter(({ id, state, paidAgain }) => (state === 'instructed' || (state === 'rejected' && !paidAgain)) && !run.settledBy.has(id))

const sumOf = (payouts: readonly PayoutSeen[]): number => payouts.reduce((sum, { minor }) => sum + minor, 0)

function judge(run: Run, batch: BatchSeen, reads: readonly LineRead[]): void {
  const { open, sum, fitting } = meant(run, reads, [openOf(run, batch), notPaid(run, batch)])
  const winner = fitting.find((read) => objectionsOf(run, read, open).length === 0 && !goesElsewhere(read, open))
  if (winner) settle(run, winner, open, sum)
  if (fitting.length === 0 && together(run, reads, { open, sum })) return
  for (const read of reads) {
    if (read === winner) continue
    if (goesElsewhere(read, open)) broken(run, 'payee_differs', read, [{ feature: 'account_differs' }], open[0]?.id)
    else if (fitting.includes(read)) another(run, read, open, winner)
    else if (!winner) part(run, batch, read, { open, sum })
    else broken(run, 'unknown_debit', read, [{ feature: 'batch_other_amount' }, { feature: 'payout_settled' }])
  }
}

interface Meant {
  readonly open: readonly PayoutSeen[]
  readonly sum: number
  readonly fitting: readonly LineRead[]
}

/** Of several sets of payouts the first that a line pays whole; else the first. */
function meant(run: Run, reads: readonly LineRead[], sets: readonly (readonly PayoutSeen[])[]): Meant {
  const all = sets.map((open): Meant => {
    const sum = sumOf(open)
    return { open, sum, fitting: open.length === 0 ? [] : reads.filter(({ line }) => fitOut(run, line, sum)) }
  })
  return all.find(({ fitting }) => fitting.length > 0) ?? all[0] ?? { open: [], sum: 0, fitting: [] }
}

/** Several lines that make up one row of an institution together: a person decides whether the bank carried it out in parts. */
function together(run: Run, reads: readonly LineRead[], { open, sum }: Pick<Meant, 'open' | 'sum'>): boolean {
  const isOneRow = open.length > 1 && open.every(({ inOneRow }) => inOneRow)
  const moved = reads.reduce((total, { line }) => total - line.minor, 0)
  if (!isOneRow || reads.length < 2 || moved !== sum || reads.some((read) => goesElsewhere(read, open))) return false
  addProposal(run, {
    kind: 'settlement',
    reason: 'lines_together',
    rank: 1,
    preselected: false,
    lines: reads.map(({ line }) => line.id),
    payouts: open.map(({ id }) => id),
    contributions: [],
    features: [
      { feature: 'batch_reference', count: open.length },
      { feature: 'lines_together', count: reads.length },
      ...reads.flatMap((read) => objectionsOf(run, read, open)),
    ],
  })
  return true
}

/** Another line with the whole sum: paid twice, or to be looked at by a person. */
function another(run: Run, read: LineRead, open: readonly PayoutSeen[], winner: LineRead | undefined): void {
  if (winner) {
    broken(run, 'duplicate_payment', read, [{ feature: 'amount_exact' }], open[0]?.id, winner.line.id)
    return
  }
  const features: readonly Feature[] = [{ feature: 'batch_reference', count: open.length }, { feature: 'amount_exact' }, ...objectionsOf(run, read, open)]
  addProposal(run, {
    kind: 'settlement',
    reason: 'reference_but',
    rank: 1,
    preselected: true,
    lines: [read.line.id],
    payouts: open.map(({ id }) => id),
    contributions: [],
    features,
  })
}

/** All to one account, and the line may show another one. */
const mayGoElsewhere = (read: LineRead, open: readonly PayoutSeen[]): boolean =>
  isToOneAccount(open) && open.every(({ payeeAccount }) => accountAgreement(read.accounts, payeeAccount) === 'doubtful')

function objectionsOf(run: Run, read: LineRead, open: readonly PayoutSeen[]): readonly Feature[] {
  const found: Array<readonly [boolean, Feature]> = [
    [open.length > 0 && open.every((payout) => nameDiffers(run, read, payout)), { feature: 'name_differs' }],
    [mayGoElsewhere(read, open), { feature: 'account_differs' }],
    [open.some((payout) => isBeforeRelease(read.line, payout)), { feature: 'booked_before_release' }],
    [open.some(({ id }) => run.world.undoneBefore(read.line.id, id)), { feature: 'undone_before' }],
    [read.foreign || read.unpayable, { feature: 'other_reference' }],
  ]
  return found.filter(([holds]) => holds).map(([, feature]) => feature)
}

function settle(run: Run, read: LineRead, open: readonly PayoutSeen[], sum: number): void {
  const fit = fitOut(run, read.line, sum)
  const undoes = open.some(({ state }) => state === 'rejected')
  for (const { id } of open) run.settledBy.set(id, read.line)
  addMatch(run, {
    kind: 'settlement',
    lines: [read.line.id],
    payouts: open.map(({ id }) => id),
    contributions: [],
    features: [
      { feature: 'batch_reference', count: open.length },
      ...(fit?.features ?? []),
      { feature: 'only_one' },
      ...(undoes ? [{ feature: 'undoes_rejection' as const }] : []),
    ],
    ...(fit?.chargeMinor === undefined ? {} : { chargeMinor: fit.chargeMinor }),
    ...(undoes ? { undoesRejection: true as const } : {}),
  })
}

/** A smaller sum: a proposal that says how many are missing, and which, if one set of payouts alone makes it up. */
function part(run: Run, batch: BatchSeen, read: LineRead, { open, sum }: Pick<Meant, 'open' | 'sum'>): void {
  const { line } = read
  const left = leftOf(run, batch)
  const amounts: readonly Feature[] = [
    { feature: 'batch_other_amount' },
    { feature: 'amount_line', minor: -line.minor },
    { feature: 'amount_expected', minor: sum },
    ...(left.length > 0 && open.length > 0 ? [{ feature: 'payouts_settled' as const, count: left.length }] : []),
  ]
  const gone = open.length > 0 ? [] : left.length > 0 ? left : againOf(run, batch)
  if (gone.length > 0) {
    afterAll(run, read, gone, { feature: left.length > 0 ? 'payout_settled' : 'paid_again' })
    return
  }
  const sets = -line.minor < sum && open.length <= MOST_SEARCHED ? setsWithSum(open, -line.minor) : []
  const paid = sets[0]?.length ?? flatCount(open, -line.minor)
  if (paid === undefined) {
    // Neither all that is open nor a part of it: what left with it, or did not, is a person's to name
    broken(run, open.length === 0 ? 'unknown_debit' : 'amount_differs', read, [...amounts, ...objectionsOf(run, read, open)], open[0]?.id)
    return
  }
  const only = sets.length === 1 ? sets[0] : undefined
  const isCounted = only !== undefined || flatCount(open, -line.minor) !== undefined
  const missing: readonly Feature[] = isCounted ? [{ feature: 'payouts_missing', count: open.length - paid }] : []
  addProposal(run, {
    kind: 'settlement',
    reason: 'batch_part',
    rank: 1,
    preselected: only !== undefined,
    lines: [line.id],
    payouts: (only ?? []).map(({ id }) => id),
    contributions: [],
    features: [
      { feature: 'batch_reference', count: open.length },
      ...missing,
      ...(only ? [] : [{ feature: 'several_fit' as const }]),
      ...amounts,
      ...objectionsOf(run, read, open),
    ],
  })
  // Which payouts they are, a person finds out: until then the line has an owner
  if (!only) broken(run, 'unknown_debit', read, [...amounts, { feature: 'several_fit' }])
}

/** Payouts of the batch that lines settled, in this run or before. */
const leftOf = (run: Run, batch: BatchSeen): readonly PayoutSeen[] =>
  batch.payouts.filter(({ id, state }) => state === 'settled' || state === 'returned' || run.settledBy.has(id))

/** Payouts of a batch that was rejected whole and paid again under another reference since: a line that comes all the same takes the money a second time. */
const againOf = (run: Run, batch: BatchSeen): readonly PayoutSeen[] =>
  notPaid(run, batch).length > 0 ? [] : batch.payouts.filter(({ state, paidAgain }) => state === 'rejected' && paidAgain)

/** All of it had left, by its own line or by each payout's, or was paid again: the same sum is paid twice. */
function afterAll(run: Run, read: LineRead, left: readonly PayoutSeen[], had: Feature): void {
  const [first] = left
  const settled = first && (run.settledBy.get(first.id)?.id ?? first.settledByLine?.line)
  const fit = fitOut(run, read.line, sumOf(left))
  if (goesElsewhere(read, left)) broken(run, 'payee_differs', read, [{ feature: 'account_differs' }, had], first?.id)
  else if (fit) broken(run, 'duplicate_payment', read, [...fit.features, had], first?.id, settled)
  else broken(run, 'unknown_debit', read, [{ feature: 'batch_other_amount' }, ...amountsOf(read.line, sumOf(left)), had])
}

/** How many payouts a sum pays where all have one amount. */
function flatCount(open: readonly PayoutSeen[], sum: number): number | undefined {
  const amounts = new Set(open.map(({ minor }) => minor))
  const [amount] = amounts
  return amounts.size === 1 && amount !== undefined && sum % amount === 0 && sum / amount < open.length ? sum / amount : undefined
}

/** At most two sets of payouts that have this sum. */
export function setsWithSum(payouts: readonly PayoutSeen[], sum: number): ReadonlyArray<readonly PayoutSeen[]> {
  const found: Array<readonly PayoutSeen[]> = []
  const look = (from: number, left: number, taken: readonly PayoutSeen[]): void => {
    if (left === 0) found.push(taken)
    for (let place = from; left > 0 && place < payouts.length && found.length < 2; place++) {
      const payout = payouts[place]
      if (payout && payout.minor <= left) look(place + 1, left - payout.minor, [...taken, payout])
    }
  }
  look(0, sum, [])
  return found
}

function broken(
  run: Run,
  kind: 'amount_differs' | 'payee_differs' | 'unknown_debit' | 'duplicate_payment',
  read: LineRead,
  features: readonly Feature[],
  payout?: number,
  otherLine?: number,
): void {
  addBreak(run, {
    kind,
    line: read.line.id,
    features: [{ feature: 'batch_reference' }, ...features],
    ...(payout === undefined ? {} : { payout }),
    ...(otherLine === undefined ? {} : { otherLine }),
  })
}
