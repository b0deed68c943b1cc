import { accountOf } from '../core/payees/payee.ts'
import type { PayoutSeen, PayoutSeenState } from '../core/reconciliation/seen.ts'
import { dateOf } from '../core/time/dates.ts'
import { isClaimed, isClaimedOfBatch, missingOfPayout, paidAgainOf } from './claims.ts'
import { leftFor, repaidOf } from './matches.ts'
import { openPayee, type PayeeSealed } from './payees.ts'
import { paidAgain } from './payouts.ts'
import type { Read } from './read.ts'

/** A released payout as it is read for the engine, with its payee's data. */
export interface PayoutRead extends PayeeSealed {
  readonly id: number
  readonly reference: string
  readonly minor: number
  readonly state: PayoutSeenState
  readonly releasedAt: string
  readonly grant: number
  readonly instalment: number
  readonly payee: number
  readonly student: number
  readonly institution: number | null
  readonly batch: number
  readonly batchReference: string
  readonly oneRow: 0 | 1
  readonly fundClosed: 0 | 1
  /** Nothing but its release was written about it: no match, no break, no other payout of its instalment. */
  readonly isUntouched: 0 | 1
}

/** Of p: the payout, s: its state, b: its batch, e: the event of its release, q: its payee. */
export const PAYOUT_READ = `SELECT p.id, p.reference, p.amount AS minor, s.state, e.at AS releasedAt, p.grant, p.instalment, p.payee, q.student, q.institution, p.batch, b.reference AS batchReference, b.institution IS NOT NULL AS oneRow,
    EXISTS(SELECT 1 FROM grant g CROSS JOIN state z ON z.noun = 'fund' AND z.subject = g.fund AND z.state = 'closed' WHERE g.id = p.grant) AS fundClosed,
    q.personal, (SELECT k.wrapped FROM student_key k WHERE k.student = q.student) AS wrapped,
    s.state = 'instructed' AND NOT EXISTS(SELECT 1 FROM payout o WHERE o.instalment = p.instalment AND o.id <> p.id) AND NOT EXISTS(SELECT 1 FROM break d WHERE d.payout = p.id)
      AND NOT EXISTS(SELECT 1 FROM match_payout x WHERE x.payout = p.id) AS isUntouched`

/** A payout as the engine sees it. */
export function payoutSeen(read: Read, row: PayoutRead): PayoutSeen {
  const told = openPayee(read, row)
  const account = told === null ? undefined : accountOf(told)
  const seen = {
    id: row.id,
    reference: row.reference,
    minor: row.minor,
    state: row.state,
    releasedOn: dateOf(row.releasedAt),
    grant: row.grant,
    payee: row.institution === null ? `student ${row.student}` : `institution ${row.institution}`,
    payeeName: told?.name ?? '',
    ...(account === undefined ? {} : { payeeAccount: account }),
    batch: row.batch,
    batchReference: row.batchReference,
    ...(row.fundClosed === 1 ? { fundClosed: true as const } : {}),
    ...(row.oneRow === 1 ? { inOneRow: true as const } : {}),
  }
  return row.isUntouched === 1 ? { ...seen, paidAgain: false, chargeBooked: false, duplicateOpen: false } : whenAsked(seen, () => touched(read, row))
}

/** What was written about a payout since its release, and its amount: that of its settlement, once it has one. */
type Touched = Pick<PayoutSeen, 'minor' | 'settledByLine' | 'paidAgain' | 'chargeBooked' | 'claimed' | 'claimedMinor' | 'paidOver' | 'repaid' | 'duplicateOpen'>

/** Most payouts that left long ago are passed over by their name or their day: what was written about them is read when it is asked for, once. */
function whenAsked(seen: Omit<PayoutSeen, Exclude<keyof Touched, 'minor'>>, ask: () => Touched): PayoutSeen {
  let known: Touched | undefined
  const touch = (): Touched => {
    known ??= ask()
    return known
  }
  return {
    ...seen,
    get minor() {
      return touch().minor
    },
    get settledByLine() {
      return touch().settledByLine
    },
    get paidAgain() {
      return touch().paidAgain
    },
    get chargeBooked() {
      return touch().chargeBooked
    },
    get claimed() {
      return touch().claimed
    },
    get claimedMinor() {
      return touch().claimedMinor
    },
    get paidOver() {
      return touch().paidOver
    },
    get repaid() {
      return touch().repaid
    },
    get duplicateOpen() {
      return touch().duplicateOpen
    },
  }
}

function touched(read: Read, row: PayoutRead): Touched {
  const isPaidOver = paidAgainOf(read, row.instalment).length > 0
  // What is on its way has no settlement that stands
  const settled = row.state === 'instructed' ? undefined : settlementOf(read, row.id)
  return {
    minor: row.state === 'settled' ? leftFor(read, { id: row.id, amount: row.minor, fundAmount: 0 }).minor : row.minor,
    ...(settled ? { settledByLine: { line: settled.line, bookedOn: settled.bookedOn, byReference: showsReference(read, settled.line, row) } } : {}),
    paidAgain: paidAgain(read, row),
    chargeBooked:
      read.value(
        "SELECT 1 FROM match_payout x CROSS JOIN match m ON m.id = x.match AND m.kind = 'charge' CROSS JOIN state s ON s.noun = 'match' AND s.subject = m.id AND s.state = 'confirmed' WHERE x.payout = ? LIMIT 1",
        row.id,
      ) !== undefined,
    ...(isClaimed(read, row.id) ? { claimed: true as const, claimedMinor: claimedOf(read, row.id) } : {}),
    ...(repaidOf(read, row.id) > 0 ? { repaid: true as const } : {}),
    ...(isPaidOver ? { paidOver: true as const } : {}),
    // Paid twice: by a second line, its own or its batch's, or again after a return that was undone. What was borne as a cost can come back all the same
    duplicateOpen:
      isPaidOver ||
      read.value(
        `SELECT 1 FROM break b CROSS JOIN state s ON s.noun = 'break' AND s.subject = b.id WHERE b.payout = ? AND b.kind = 'duplicate_payment'
           AND (s.state <> 'resolved' OR (SELECT r.action FROM resolution r WHERE r.break = b.id ORDER BY r.id DESC LIMIT 1) IN ('charge', 'write_off')) LIMIT 1`,
        row.id,
      ) !== undefined ||
      isClaimedOfBatch(read, row.batchReference, row.minor),
  }
}

const claimedOf = (read: Read, payout: number): readonly number[] =>
  missingOfPayout(read, payout).flatMap(({ state, restMoved }) => (state === 'claimed' ? [restMoved] : []))

const settlementOf = (read: Read, payout: number): { readonly line: number; readonly bookedOn: string } | undefined =>
  read.one(
    `SELECT l.line, t.booked_on AS bookedOn FROM match_payout x CROSS JOIN match m ON m.id = x.match AND m.kind = 'settlement' CROSS JOIN state s ON s.noun = 'match' AND s.subject = m.id AND s.state = 'confirmed'
       CROSS JOIN match_line l ON l.match = m.id CROSS JOIN statement_line t ON t.id = l.line WHERE x.payout = ? ORDER BY l.line LIMIT 1`,
    payout,
  )

const showsReference = (read: Read, line: number, row: PayoutRead): boolean =>
  [row.reference, row.batchReference].some(
    (reference) =>
      read.value("SELECT 1 FROM lookup WHERE token = ? AND table_name = 'statement_line' AND row_id = ?", read.keys.lookup('reference', reference), line) !==
      undefined,
  )
