import { addDays } from '../time/dates.ts'
import { accountAgreement, showsAnotherAccount, TAIL_LENGTH, wholeAccounts } from './accounts-shown.ts'
import { hasUnreadReference } from './damaged-references.ts'
import { type LineRead, textsOf } from './line-read.ts'
import { nameAgreement } from './names-shown.ts'
import type { Feature } from './plan.ts'
import { type RivalLines, rivalLines } from './rival-lines.ts'
import { addMatch, damagedOf, fitOut, isLeft, objections, type Run } from './run.ts'
import { ACCOUNT_WINDOW_DAYS, type PayoutSeen } from './seen.ts'
import { textsOfOthers } from './texts-of-others.ts'

/** Payouts to the accounts that a line shows whole, in any state. */
interface AtAccount {
  readonly payouts: readonly PayoutSeen[]
  readonly more: boolean
}

export function payoutsAtAccounts(run: Run, read: LineRead): AtAccount {
  const looked = wholeAccounts(read.accounts).map((account) => run.world.payoutsByAccountTail(account.slice(-TAIL_LENGTH)))
  const payouts = new Map(looked.flatMap((one) => one.payouts).map((payout) => [payout.id, payout]))
  const same = [...payouts.values()].filter(({ payeeAccount }) => accountAgreement(read.accounts, payeeAccount) === 'same')
  return { payouts: same, more: looked.some(({ more }) => more) }
}

/**
 * Settles debits without any reference by a whole account: of one payee, with one open payout (that is a row by itself) of exactly this amount, no other of
 * account and amount in the 45 days before, one such line; and a reference one edit off agrees, or the statements cover the usual
 * days without a line that shows its reference; no other line may be its own, no other account stands in it, and its text is not that of lines
 * beside. It can always be another programme's payment: hence all of that.
 */
export function settleByAccount(run: Run): void {
  const debits = run.reads.filter(
    ({ line, payouts, batches, accounts }) => line.minor < 0 && payouts.length === 0 && batches.length === 0 && accounts.length > 0,
  )
  const found = debits.map((read) => ({ read, at: payoutsAtAccounts(run, read) }))
  const linesOf = new Map<number, number>()
  for (const { read, at } of found) for (const { id } of openOfAmount(run, read, at)) linesOf.set(id, (linesOf.get(id) ?? 0) + 1)
  const besides = {
    ...rivalLines(run),
    byText: textsOfOthers(
      run,
      found.map(({ read, at }) => ({ read, payouts: at.payouts })),
    ),
  }
  for (const { read, at } of found) {
    const [payout, second] = openOfAmount(run, read, at)
    if (!payout || second || at.more || !isLeft(run, read.line) || read.stranger || read.unpayable || read.contributions.length > 0) continue
    if (
      linesOf.get(payout.id) !== 1 ||
      run.debitsOf.has(payout.id) ||
      !isAlone(run, read, payout, at) ||
      showsAnotherAccount(read.accounts, payout.payeeAccount)
    )
      continue
    const proof = proofOf(run, read, payout, besides)
    if (!proof || objections(run, read, payout).length > 0) continue
    run.settledBy.set(payout.id, read.line)
    addMatch(run, {
      kind: 'settlement',
      lines: [read.line.id],
      payouts: [payout.id],
      contributions: [],
      features: [{ feature: 'account' }, { feature: 'amount_exact' }, { feature: 'only_one' }, proof, ...nameFeature(read, payout)],
    })
  }
}

const openOfAmount = (run: Run, { line }: LineRead, at: AtAccount): readonly PayoutSeen[] =>
  at.payouts.filter(
    ({ id, state, minor, releasedOn, inOneRow }) =>
      state === 'instructed' && !inOneRow && minor === -line.minor && releasedOn <= line.bookedOn && !run.settledBy.has(id),
  )

/** One payee has the account, and no other payout of this amount, or of this amount with a fee, can be meant. */
function isAlone(run: Run, { line }: LineRead, payout: PayoutSeen, at: AtAccount): boolean {
  const since = addDays(payout.releasedOn, -ACCOUNT_WINDOW_DAYS)
  return at.payouts.every(
    (other) =>
      other.id === payout.id ||
      (other.payee === payout.payee && (!fitOut(run, line, other.minor) || other.releasedOn < since || other.releasedOn > line.bookedOn)),
  )
}

/** What tells that a line is another payment's. */
interface Besides extends RivalLines {
  /** Its text is another programme's. */
  readonly byText: (read: LineRead) => boolean
}

function proofOf(run: Run, read: LineRead, payout: PayoutSeen, besides: Besides): Feature | undefined {
  const damaged = damagedOf(run, read)
  if (besides.byReference(read, payout) || damaged.some(({ reference }) => reference !== payout.reference)) return undefined
  if (damaged[0]?.damage === 'reference_one_edit') return { feature: 'reference_one_edit' }
  if ((damaged.length === 0 && hasUnreadReference(textsOf(read.line))) || besides.byText(read)) return undefined
  const last = addDays(payout.releasedOn, run.world.usualDays)
  return read.line.bookedOn <= last && run.world.covers(payout.releasedOn, last) && !besides.byLikeness(read, payout)
    ? { feature: 'waited', count: run.world.usualDays }
    : undefined
}

function nameFeature(read: LineRead, payout: PayoutSeen): readonly Feature[] {
  const name = nameAgreement(read.line, payout.payeeName)
  return name === 'none' ? [] : [{ feature: name }]
}
