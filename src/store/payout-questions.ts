import { searchTokens } from '../core/names/skeleton.ts'
import { accountOf } from '../core/payees/payee.ts'
import { alikeInTwo, mostAlike } from '../core/reconciliation/most-alike.ts'
import {
  type BatchSeen,
  LOOKED_AT,
  type Looked,
  NAMED_ALIKE,
  type PayoutSeen,
  type PayoutSeenState,
  type ReconciliationWorld,
} from '../core/reconciliation/seen.ts'
import { dateOf } from '../core/time/dates.ts'
import type { BankAccount } from './bank-accounts.ts'
import { isClaimed } from './claims.ts'
import { leftFor } from './matches.ts'
import { payeePersonal } from './payees.ts'
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
  | 'payoutsByName'
  | 'payoutsOfPayee'
  | 'countOfAmount'
  | 'batchesByTotal'
  | 'instructedBefore'

/** What the engine asks about the payouts that were released from an account. */
export function payoutQuestions(read: Read, account: BankAccount): Pick<ReconciliationWorld, PayoutQuestion> {
  const seen = (row: Row): PayoutSeen => payoutSeen(read, row)
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
    payoutsByAccountTail: (tail) => looked(byToken('account-tail', tail, null), seen),
    payoutsByAccountEnd: (end, state) => looked(byToken('account-end', end, state), seen),
    payoutsByName: byName(read, account, seen),
    payoutsOfPayee: (payee, minor, state) => looked(ofPayee(read, account, { payee, minor, state }), seen),
    countOfAmount: countOfAmount(read, account),
    batchesByTotal: batchesByTotal(read, account),
    instructedBefore: (date) =>
      read
        .all<Row>(
          `${SELECT} FROM state s CROSS JOIN payout p ON p.id = s.subject ${JOINS} WHERE s.noun = 'payout' AND s.state = 'instructed' AND e.at < ? ORDER BY p.id`,
          account.id,
          date,
        )
        .map(seen),
  }
}

/** Counts an amount once for a run: a run of flat amounts asks for the same again and again. */
function countOfAmount(read: Read, account: BankAccount): ReconciliationWorld['countOfAmount'] {
  const counted = new Map<string, number>()
  return (minor, state) => {
    const known = counted.get(`${state} ${minor}`)
    if (known !== undefined) return known
    const count = read.value<number>(`SELECT count(*) FROM payout p ${STATE} ${JOINS} WHERE p.amount = ? AND s.state = ?`, account.id, minor, state) ?? 0
    counted.set(`${state} ${minor}`, count)
    return count
  }
}

const first = (row: Row | undefined, seen: (row: Row) => PayoutSeen): PayoutSeen | undefined => (row ? seen(row) : undefined)

const looked = (rows: readonly Row[], seen: (row: Row) => PayoutSeen): Looked => ({
  payouts: rows.slice(0, LOOKED_AT).map(seen),
  more: rows.length > LOOKED_AT,
})

function payoutSeen(read: Read, row: Row): PayoutSeen {
  const told = payeePersonal(read, row.payee)
  const account = told === null ? undefined : accountOf(told)
  const isPaidOver = leftOfInstalment(read, row.instalment) < 0
  const settled = read.one<{ line: number; bookedOn: string; features: string }>(
    `SELECT l.line, t.booked_on AS bookedOn, m.features FROM match_payout x CROSS JOIN match m ON m.id = x.match AND m.kind = 'settlement' CROSS JOIN state s ON s.noun = 'match' AND s.subject = m.id AND s.state = 'confirmed'
       CROSS JOIN match_line l ON l.match = m.id CROSS JOIN statement_line t ON t.id = l.line WHERE x.payout = ? ORDER BY l.line LIMIT 1`,
    row.id,
  )
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

const showsReference = (read: Read, line: number, row: Row): boolean =>
  [row.reference, row.batchReference].some(
    (reference) =>
      read.value("SELECT 1 FROM lookup WHERE token = ? AND table_name = 'statement_line' AND row_id = ?", read.keys.lookup('reference', reference), line) !==
      undefined,
  )

/** So many numbers of payouts are remembered for the words of names. */
const REMEMBERED = 2_000_000

/** Numbers first, remembered for a run since the same words come again and again: rows are decrypted of those alone that share the most words. */
function byName(read: Read, account: BankAccount, seen: (row: Row) => PayoutSeen): ReconciliationWorld['payoutsByName'] {
  const known = new Map<string, readonly number[]>()
  let remembered = 0
  const bearers = (token: string, minor: number, state: PayoutSeenState): readonly number[] => {
    const key = `${state} ${minor} ${token}`
    const before = known.get(key)
    if (before) return before
    const now = bearersOf(read, account, { token, minor, state })
    remembered += now.length
    if (remembered > REMEMBERED) {
      known.clear()
      remembered = now.length
    }
    known.set(key, now)
    return now
  }
  return (text, minor, state, words) => {
    const found = searchTokens(text).map((alternatives) => new Set(alternatives.flatMap((token) => bearers(token, minor, state))))
    const { ids, more } = (words === 'two' ? alikeInTwo : mostAlike)(found, LOOKED_AT)
    const payouts = ids.flatMap((id) => first(read.one<Row>(`${SELECT} FROM payout p ${STATE} ${JOINS} WHERE p.id = ?`, account.id, id), seen) ?? [])
    return { payouts, more: more || found.some(({ size }) => size >= NAMED_ALIKE) }
  }
}

const bearersOf = (read: Read, account: BankAccount, of: { token: string; minor: number; state: PayoutSeenState }): readonly number[] =>
  read
    .all<{ id: number }>(
      `SELECT p.id FROM lookup k CROSS JOIN payout p ON p.payee = k.row_id AND p.amount = ? ${STATE} AND s.state = ? CROSS JOIN batch b ON b.id = p.batch AND b.bank_account = ?
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
    `${SELECT} FROM payee h CROSS JOIN payout p ON p.payee = h.id AND p.amount = ? ${STATE} AND s.state = ? ${JOINS} WHERE h.student = ? AND h.institution IS NULL LIMIT ?`,
    of.minor,
    of.state,
    account.id,
    Number(of.payee.replace('student ', '')),
    LOOKED_AT + 1,
  )

/** The totals of all open batches, taken once for a run. */
function batchesByTotal(read: Read, account: BankAccount): ReconciliationWorld['batchesByTotal'] {
  let totals: Map<number, number[]> | undefined
  return (minor) => {
    totals ??= openTotals(read, account)
    return (totals.get(minor) ?? []).flatMap((id) => batchSeen(read, account, id) ?? [])
  }
}

function openTotals(read: Read, account: BankAccount): Map<number, number[]> {
  const rows = read.all<{ id: number; total: number }>(
    `SELECT b.id, sum(p.amount) AS total FROM batch b CROSS JOIN payout p ON p.batch = b.id CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state = 'instructed'
     WHERE b.bank_account = ? GROUP BY b.id HAVING count(*) > 1`,
    account.id,
  )
  const totals = new Map<number, number[]>()
  for (const { id, total } of rows) totals.set(total, [...(totals.get(total) ?? []), id])
  return totals
}
