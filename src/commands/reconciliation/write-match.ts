import { invariant } from '../../core/invariant.ts'
import { RULES_VERSION } from '../../core/reconciliation/plan.ts'
import { standingBreaksOfLine, standingBreaksOfPayout } from '../../store/breaks.ts'
import { parkingOf } from '../../store/closings.ts'
import { grantIsPaid } from '../../store/grant-progress.ts'
import { addMatch, rejectionEntry, reversalOf } from '../../store/matches.ts'
import { stateOf } from '../../store/states.ts'
import type { Write } from '../../store/write.ts'
import { keepAgentNumber } from './keep-agent-number.ts'
import type { MatchEntries } from './match-planned.ts'
import { lineRow, payoutRow } from './plan-match.ts'

/** A match with its entries ready to be written. */
export interface MatchReady {
  readonly bankAccount: number
  readonly kind: string
  readonly by: 'engine' | 'person'
  readonly features: readonly unknown[]
  readonly lines: readonly number[]
  readonly payouts: readonly number[]
  readonly contributions: readonly number[]
  /** The break whose claim it brings back, or whose receipt it sends back. */
  readonly claim?: string | undefined
  readonly entries: MatchEntries
  readonly shortfall?: { readonly payout: number; readonly minor: number } | undefined
  /** Breaks that stay as they are: the one that this match does not resolve but claims. */
  readonly keepBreaks?: readonly number[] | undefined
}

/** Writes a match: rejections turned round, its entries, the states of lines, payouts and grants, and the breaks that it resolves. Gives its id. */
export function writeMatch(tx: Write, of: MatchReady): number {
  const to = of.kind === 'settlement' ? 'settled' : of.kind === 'return' ? 'returned' : undefined
  const payouts = to === undefined ? [] : of.payouts.map((id) => payoutRow(tx, id))
  // On the day of the line that undoes them, or their own if that is later: until today the books would say that it left and is payable as well
  const lastDay = of.lines
    .map((line) => lineRow(tx, line).bookedOn)
    .sort()
    .at(-1)
  for (const p of payouts.filter((row) => row.state === 'rejected')) {
    const rejection = rejectionEntry(tx, p.id)
    invariant(rejection !== undefined, 'a rejected payout has the entry of its rejection')
    tx.entry(reversalOf(tx, rejection, lastDay))
  }
  for (const line of of.lines) unpark(tx, line)
  const { keepBreaks: _kept, claim: _claim, shortfall, ...match } = of
  const id = addMatch(tx, { ...match, rules: RULES_VERSION, ...(shortfall ? { shortfall } : {}) })
  for (const p of payouts) if (to !== undefined) tx.step('payout', p.id, p.state, to)
  for (const grant of new Set(payouts.map((p) => p.grant))) stepGrant(tx, grant)
  if (to === 'settled') keepAgentNumber(tx, id, of)
  resolveBreaks(tx, of, to === undefined ? [] : of.payouts)
  return id
}

/** A line that a closing parked as unidentified: the parking is turned round, on the day of what explains it. */
function unpark(tx: Write, line: number): void {
  const parked = parkingOf(tx, line)
  if (parked !== undefined) tx.entry({ ...reversalOf(tx, parked), effectiveDate: lineRow(tx, line).bookedOn })
}

/** A grant is paid when each instalment is proven paid, whole; and paying again when one comes back. */
export function stepGrant(tx: Write, grant: number): void {
  const now = stateOf(tx, 'grant', grant)
  const then = grantIsPaid(tx, grant) ? 'paid' : 'paying'
  if ((now === 'paying' || now === 'paid') && now !== then) tx.step('grant', grant, now, then)
}

/** What a match explains is no break any more. */
function resolveBreaks(tx: Write, of: MatchReady, payouts: readonly number[]): void {
  const kept = of.keepBreaks ?? []
  const standing = [
    ...of.lines.flatMap((line) => standingBreaksOfLine(tx, line)),
    ...payouts.flatMap((p) =>
      standingBreaksOfPayout(tx, p).filter((b) => b.kind === 'in_transit_too_long' || (b.kind === 'not_received' && of.kind === 'return')),
    ),
  ]
  for (const b of new Map(standing.map((row) => [row.id, row])).values()) {
    if (kept.includes(b.id) || ['line_changed', 'statement_gap', 'closing_balance_differs'].includes(b.kind)) continue
    tx.step('break', b.id, b.state, 'resolved')
  }
}
