import { invariant } from '../../core/invariant.ts'
import { claimTakenBack } from '../../core/ledger/claims.ts'
import type { EntryPlan } from '../../core/ledger/entry.ts'
import { fxPostings, rated } from '../../core/ledger/sides.ts'
import { problem } from '../../core/problem.ts'
import { type Said, say } from '../../core/said/say.ts'
import { bankAccountById } from '../../store/bank-accounts.ts'
import {
  bookedClaim,
  bookedLoss,
  broughtBackBy,
  claimedOn,
  endedWaiting,
  fellAwayBy,
  instalmentPaidAgain,
  isSentBack,
  type MissingMoney,
  missingByMatch,
  missingOf,
  sentBackBy,
} from '../../store/claims.ts'
import type { MatchRow } from '../../store/matches.ts'
import { isPreparedAgain, type PayoutRow } from '../../store/payouts.ts'
import type { Read } from '../../store/read.ts'
import { breaks } from '../../store/schema/banks.ts'
import { stateOf } from '../../store/states.ts'
import type { Write } from '../../store/write.ts'
import { noteMissing } from './claim-actions.ts'
import { claimAgain } from './claims.ts'
import { rateKept, sideOfPayout } from './in-fund.ts'

/** Why a match that took money as missing, or a receipt as nobody's, cannot be undone now: something was built on that. */
export function claimFault(read: Read, match: MatchRow) {
  const wrong = (said: Said) => problem('wrong_state', said)
  if (isSentBack(read, match.id)) return wrong(say.sentBackSince)
  for (const id of broughtBackBy(read, match.id)) {
    const instalment = instalmentPaidAgain(read, id)
    const payout = missingOf(read, id)?.payout
    if (instalment !== undefined && payout && isPreparedAgain(read, { id: payout, instalment })) return wrong(say.instalmentInBatch(payout))
  }
  for (const id of missingByMatch(read, match.id)) {
    const of = missingOf(read, id)
    if (of && of.restMoved < of.moved) return wrong(say.cameBackSince(id))
    // The match took it for a loss, and it is none now: an approver says first that it is
    if (of?.state === 'claimed' && bookedLoss(read, match.id)) return wrong(say.claimStands)
  }
  return undefined
}

/**
 * The money of a return went out again under a new payout, or nothing is owed any more: what did not come back after all is claimed, and the
 * budget is left alone. The claim stands under the return's line, by a break of its own about the payout.
 */
export function claimInstead(tx: Write, match: MatchRow, mirror: EntryPlan, p: PayoutRow): void {
  const account = bankAccountById(tx, match.bankAccount)
  invariant(account, 'a match is of a bank account')
  const { reverses: _turned, ...rest } = mirror
  const bank = mirror.postings.filter((q) => q.line !== undefined)
  const line = bank[0]?.line ?? -1
  const moved = -bank.reduce((sum, q) => sum + q.minor, 0)
  const of = sideOfPayout(p)
  const used = rateKept(p)
  const position = mirror.postings.find((q) => q.account === 'equity:fx-position' && q.currency === of.currency)
  const minor = account.currency === of.currency ? moved : -(position?.minor ?? 0)
  const fx = fxPostings({ currency: account.currency, minor: -moved }, of, -minor)
  tx.entry({ ...rest, ...rated(used), kind: 'claim', postings: [{ account: 'assets:claims', currency: of.currency, subject: line, minor }, ...bank, ...fx] })
  const id = tx.fact(breaks, { kind: 'duplicate_payment', bankAccount: account.id, payout: p.id, features: JSON.stringify([{ feature: 'return_undone' }]) })
  const fee = -mirror.postings.reduce((sum, q) => sum + (q.account === 'expenses:bank-charges' ? q.minor : 0), 0)
  noteMissing(tx, { break: id, line, fund: of.fund, amount: minor, moved, match: null, fee, used })
  tx.step('break', id, 'open', 'claimed')
}

/** What was claimed, or given up, of a match since, falls with it: so that its own entries can be turned round. */
export function fallsWith(tx: Write, match: MatchRow): void {
  if (bookedLoss(tx, match.id)) return
  for (const of of missingOfEach(tx, missingByMatch(tx, match.id))) {
    if (of.state === 'resolved') claimAgain(tx, of, tx.today)
    const since = claimedOn(tx, of) ?? tx.today
    if (of.state !== 'waiting' && !bookedClaim(tx, match.id)) tx.entry(claimTakenBack(of, of.line, of.amount, since > tx.today ? since : tx.today))
  }
}

/** What a match of kind claim answered, or what of a claim fell away by a settlement, before it is undone. */
export interface ClaimAnswered {
  readonly missing: readonly MissingMoney[]
  readonly receipts: readonly number[]
}

export const claimAnswered = (read: Read, match: MatchRow): ClaimAnswered =>
  match.kind === 'claim'
    ? { missing: missingOfEach(read, broughtBackBy(read, match.id)), receipts: sentBackBy(read, match.id) }
    : {
        missing: missingOfEach(
          read,
          fellAwayBy(read, match.id).map((f) => f.break),
        ),
        receipts: [],
      }

const missingOfEach = (read: Read, breaks: readonly number[]): MissingMoney[] => breaks.flatMap((id) => missingOf(read, id) ?? [])

/** After the undo of such a match: the claim stands again, also where its rest was given up since; the receipt waits again to be sent back. */
export function standAgain(tx: Write, { missing, receipts }: ClaimAnswered): void {
  for (const before of missing) {
    if (before.state !== 'resolved') continue
    if (before.restAmount > 0) claimAgain(tx, before, tx.today)
    tx.step('break', before.break, 'resolved', 'claimed')
  }
  for (const line of receipts) {
    const of = endedWaiting(tx, line)
    if (of !== undefined && stateOf(tx, 'break', of) === 'resolved') tx.step('break', of, 'resolved', 'waiting')
  }
}
