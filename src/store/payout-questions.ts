import { accountOf } from '../core/payees/payee.ts'
import {
  type BatchSeen,
  LOOKED_AT,
  type Looked,
  NAMED_ALIKE,
  type PayoutSeen,
  type PayoutSeenState,
  type PayoutWaiting,
  type ReconciliationWorld,
} from '../core/reconciliation/seen.ts'
import { dateOf } from '../core/time/dates.ts'
import type { BankAccount } from './bank-accounts.ts'
import { isClaimed } from './claims.ts'
import { leftFor } from './matches.ts'
import { openBearers } from './open-bearers.ts'
import { payeePersonal } from './payees.ts'
import { countOfAmount, openTotals } from './payout-counts.ts'
import { leftOfInstalment, paidAgain, referencesUnder } from './payouts.ts'
import type { Read } from './read.ts'

interface Row {
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
}

const SELECT = `SELECT p.id, p.reference, p.amount AS minor, s.state, e.at AS releasedAt, p.grant, p.instalment, p.payee, q.student, q.institution, p.batch, b.reference AS batchReference, b.institution IS NOT NULL AS oneRow,
    EXISTS(SELECT 1 FROM grant g CROSS JOIN state z ON z.noun = 'fund' AND z.subject = g.fund AND z.state = 'closed' WHERE g.id = p.grant) AS fundClosed`
const JOINS = `CROSS JOIN batch b ON b.id = p.batch AND b.bank_account = ? CROSS JOIN release r ON r.batch = b.id CROSS JOIN event e ON e.seq = r.event_seq CROSS JOIN payee q ON q.id = p.payee`
const STATE = "CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state <> 'cancelled'"

type PayoutQuestion =
  | 'payoutByReference'
  | 'batchByReference'
  | 'issued'
  | 'referencesByKeys'
  | 'payoutByAgentNumber'
  | 'payoutsByAccountTail'
  | 'payoutsByAccountEnd'
  | 'payoutById'
  | 'payoutIdsNamed'
  | 'payoutsOfPayee'
  | 'countOfAmount'
  | 'batchesByTotal'
  | 'instructedBefore'

/** Payouts that are known at a time: a run comes back to the same ones. */
const REMEMBERED = 20_000

/**
 * What the engine asks about the payouts that were released from an account. Counts and totals are as they were before the event `since`: its answers
 * do not depend on what the run settled before it began.
 */
export function payoutQuestions(read: Read, account: BankAccount, since?: number): Pick<ReconciliationWorld, PayoutQuestion> {
  const known = new Map<number, PayoutSeen>()
  const seen = (row: Row): PayoutSeen => {
    const before = known.get(row.id)
    if (before) return before
    const payout = payoutSeen(read, row)
    if (known.size >= REMEMBERED) known.clear()
    known.set(row.id, payout)
    return payout
  }
  const open = openBearers(read, account)
  const byToken = (kind: string, text: string, state: PayoutSeenState | null): Row[] =>
    read.all<Row>(
      `${SELECT} FROM lookup k CROSS JOIN payout p ON p.payee = k.row_id ${STATE} ${JOINS} WHERE k.token = ? AND k.table_name = 'payee' AND s.state = coalesce(?, s.state) LIMIT ?`,
      account.id,
      read.keys.lookup(kind, text),
      state,
      LOOKED_AT + 1,
    )
  return {
    payoutByReference: (reference) => first(read.one<Row>(`${SELECT} FROM payout p ${STATE} ${JOINS} WHERE p.reference = ?`, account.id, reference), seen),
    batchByReference: (reference) =>
      batchSeen(read, account, read.value<number>('SELECT id FROM batch WHERE reference = ? AND bank_account = ?', reference, account.id)),
    issued: (reference) =>
      read.value('SELECT 1 FROM payout WHERE reference = ? UNION ALL SELECT 1 FROM batch WHERE reference = ?', reference, reference) !== undefined,
    referencesByKeys: (keys) => [...new Set(keys.flatMap((key) => referencesUnder(read, key)))],
    payoutByAgentNumber: (number) =>
      first(
        read.one<Row>(
          `${SELECT} FROM agent_number a CROSS JOIN payout_number n ON n.payout = a.payout AND n.number = a.number CROSS JOIN payout p ON p.id = a.payout ${STATE} ${JOINS} WHERE a.number = ? LIMIT 1`,
          account.id,
          number,
        ),
        seen,
      ),
    payoutsByAccountTail: lookedOnce((tail) => looked(byToken('account-tail', tail, null), seen)),
    payoutsByAccountEnd: (end, state) => looked(byToken('account-end', end, state), seen),
    payoutById: (id) => known.get(id) ?? first(read.one<Row>(`${SELECT} FROM payout p ${STATE} ${JOINS} WHERE p.id = ?`, account.id, id), seen),
    payoutIdsNamed: (token, minor, state) =>
      (state === 'instructed' ? open(read.keys.lookup('name', token), minor)?.slice(0, NAMED_ALIKE) : undefined) ??
      bearersOf(read, account, { token, minor, state }),
    payoutsOfPayee: (payee, minor, state) => looked(ofPayee(read, account, { payee, minor, state }), seen),
    countOfAmount: countOfAmount(read, account, since),
    batchesByTotal: batchesByTotal(read, account, since),
    instructedBefore: (date) => waitingSince(read, account, date),
  }
}

const first = (row: Row | undefined, seen: (row: Row) => PayoutSeen): PayoutSeen | undefined => (row ? seen(row) : undefined)

const looked = (rows: readonly Row[], seen: (row: Row) => PayoutSeen): Looked => ({
  payouts: rows.slice(0, LOOKED_AT).map(seen),
  more: rows.length > LOOKED_AT,
})

/** Asks once for what a run asks again and again: every part of it comes back to the account of a line. */
function lookedOnce(look: (tail: string) => Looked): (tail: string) => Looked {
  const known = new Map<string, Looked>()
  let payouts = 0
  return (tail) => {
    const before = known.get(tail)
    if (before) return before
    const now = look(tail)
    payouts += 1 + now.payouts.length
    if (payouts > REMEMBERED) {
      known.clear()
      payouts = 1 + now.payouts.length
    }
    known.set(tail, now)
    return now
  }
}

function payoutSeen(read: Read, row: Row): PayoutSeen {
  const told = payeePersonal(read, row.payee)
  const account = told === null ? undefined : accountOf(told)
  const isPaidOver = leftOfInstalment(read, row.instalment) < 0
  // What is on its way has no settlement that stands
  const settled = row.state === 'instructed' ? undefined : settlementOf(read, row.id)
  return {
    id: row.id,
    reference: row.reference,
    minor: row.state === 'settled' ? leftFor(read, { id: row.id, amount: row.minor, fundAmount: 0 }).minor : row.minor,
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
    ...(settled ? { settledByLine: { line: settled.line, bookedOn: settled.bookedOn, byReference: showsReference(read, settled.line, row) } } : {}),
    paidAgain: paidAgain(read, row),
    chargeBooked:
      read.value(
        "SELECT 1 FROM match_payout x CROSS JOIN match m ON m.id = x.match AND m.kind = 'charge' CROSS JOIN state s ON s.noun = 'match' AND s.subject = m.id AND s.state = 'confirmed' WHERE x.payout = ? LIMIT 1",
        row.id,
      ) !== undefined,
    ...(isClaimed(read, row.id) ? { claimed: true as const } : {}),
    ...(isPaidOver ? { paidOver: true as const } : {}),
    // Paid twice: by a second line, or again after a return that was undone
    duplicateOpen:
      isPaidOver ||
      read.value(
        "SELECT 1 FROM break b CROSS JOIN state s ON s.noun = 'break' AND s.subject = b.id AND s.state <> 'resolved' WHERE b.payout = ? AND b.kind = 'duplicate_payment' LIMIT 1",
        row.id,
      ) !== undefined,
  }
}

const settlementOf = (read: Read, payout: number): { readonly line: number; readonly bookedOn: string } | undefined =>
  read.one(
    `SELECT l.line, t.booked_on AS bookedOn FROM match_payout x CROSS JOIN match m ON m.id = x.match AND m.kind = 'settlement' CROSS JOIN state s ON s.noun = 'match' AND s.subject = m.id AND s.state = 'confirmed'
       CROSS JOIN match_line l ON l.match = m.id CROSS JOIN statement_line t ON t.id = l.line WHERE x.payout = ? ORDER BY l.line LIMIT 1`,
    payout,
  )

const showsReference = (read: Read, line: number, row: Row): boolean =>
  [row.reference, row.batchReference].some(
    (reference) =>
      read.value("SELECT 1 FROM lookup WHERE token = ? AND table_name = 'statement_line' AND row_id = ?", read.keys.lookup('reference', reference), line) !==
      undefined,
  )

const bearersOf = (read: Read, account: BankAccount, of: { token: string; minor: number; state: PayoutSeenState }): readonly number[] =>
  read
    .all<{ id: number }>(
      `SELECT p.id FROM lookup k CROSS JOIN payout p ON p.payee = k.row_id AND +p.amount = ? ${STATE} AND s.state = ? CROSS JOIN batch b ON b.id = p.batch AND b.bank_account = ?
       WHERE k.token = ? AND k.table_name = 'payee' LIMIT ?`,
      of.minor,
      of.state,
      account.id,
      read.keys.lookup('name', of.token),
      NAMED_ALIKE,
    )
    .map(({ id }) => id)

function batchSeen(read: Read, account: BankAccount, id: number | undefined): BatchSeen | undefined {
  if (id === undefined) return undefined
  const rows = read.all<Row>(`${SELECT} FROM payout p ${STATE} ${JOINS} WHERE p.batch = ? ORDER BY p.id`, account.id, id)
  const reference = rows[0]?.batchReference
  return reference === undefined ? undefined : { id, reference, payouts: rows.map((row) => payoutSeen(read, row)) }
}

/** Payouts to a student (`student 7`), whatever the account then; an institution's name is never learnt. */
const ofPayee = (read: Read, account: BankAccount, of: { payee: string; minor: number; state: PayoutSeenState }): Row[] =>
  read.all<Row>(
    `${SELECT} FROM payee h CROSS JOIN payout p ON p.payee = h.id AND +p.amount = ? ${STATE} AND s.state = ? ${JOINS} WHERE h.student = ? AND h.institution IS NULL LIMIT ?`,
    of.minor,
    of.state,
    account.id,
    Number(of.payee.replace('student ', '')),
    LOOKED_AT + 1,
  )

/** Nothing is decrypted for it: a million can wait. */
const waitingSince = (read: Read, account: BankAccount, date: string): PayoutWaiting[] =>
  read
    .lists<readonly [id: number, releasedAt: string, batch: number, oneRow: 0 | 1]>(
      `SELECT p.id, e.at, p.batch, b.institution IS NOT NULL FROM state s CROSS JOIN payout p ON p.id = s.subject ${JOINS} WHERE s.noun = 'payout' AND s.state = 'instructed' AND e.at < ? ORDER BY p.id`,
      account.id,
      date,
    )
    .map(([id, releasedAt, batch, oneRow]) => ({ id, releasedOn: dateOf(releasedAt), batch, ...(oneRow === 1 ? { inOneRow: true as const } : {}) }))

/** The totals of all open batches, taken once for a run. */
function batchesByTotal(read: Read, account: BankAccount, since: number | undefined): ReconciliationWorld['batchesByTotal'] {
  let totals: ReadonlyMap<number, readonly number[]> | undefined
  return (minor) => {
    totals ??= openTotals(read, account, since)
    return (totals.get(minor) ?? []).flatMap((id) => batchSeen(read, account, id) ?? [])
  }
}
