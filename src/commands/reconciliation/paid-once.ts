import { movedOfClaim, paidOnce } from '../../core/ledger/claims.ts'
import { addPaidOnce, missingOf, paidAgainOf, paidBeyond } from '../../store/claims.ts'
import { matchEntry } from '../../store/schema/banks.ts'
import type { Write } from '../../store/write.ts'
import { claimAgain } from './claims.ts'

/**
 * A return was undone after its instalment was paid again, so that the second payment is claimed. Where that never left, or less of it did, the instalment was paid
 * once after all: the claim falls away by what is owed no more, also what of it was given up. Else something would be payable that nobody may pay, since the
 * first payout paid it. `match`: by whose undo it stands again.
 */
export function endPaidTwice(tx: Write, instalment: number, match?: number): void {
  const claims = paidAgainOf(tx, instalment)
  let beyond = claims.reduce((sum, { amount, fee }) => sum + amount + fee, 0) - (claims.length === 0 ? 0 : paidBeyond(tx, instalment))
  for (const claim of claims) {
    const missing = missingOf(tx, claim.break)
    if (beyond <= 0 || !missing) continue
    const amount = Math.min(beyond, claim.amount)
    const fee = Math.min(beyond - amount, claim.fee)
    beyond -= amount + fee
    if (missing.state === 'resolved') claimAgain(tx, missing, tx.today)
    const on = claim.since > tx.today ? claim.since : tx.today
    const entry = tx.entry(paidOnce(missing, { line: missing.line, grant: claim.grant }, amount, fee, on))
    addPaidOnce(tx, { break: claim.break, amount, moved: movedOfClaim(claim, amount), fee, match: match ?? null })
    if (match !== undefined) tx.fact(matchEntry, { match, entry })
    const then = amount === claim.amount ? 'resolved' : 'claimed'
    if (missing.state !== then) tx.step('break', claim.break, missing.state, then)
  }
}
