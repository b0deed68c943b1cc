import {
  type BatchSeen,
  LOOKED_AT,
  type Looked,
  type PayoutSeen,
  type PayoutSeenState,
  type PayoutWaiting,
  type ReconciliationWorld,
} from '../core/reconciliation/seen.ts'
import { accountForm } from '../core/students/normal-forms.ts'
import { dateOf } from '../core/time/dates.ts'
import type { BankAccount } from './bank-accounts.ts'
import { countOfAmount, openTotals, type SettledBefore } from './payout-counts.ts'
import { agentNumbersOf, referencesUnderEach } from './payouts.ts'
import type { Read } from './read.ts'
import { nameQuestions } from './reconciliation-names.ts'
import { payoutSeen, type PayoutRead as Row, PAYOUT_READ as SELECT } from './reconciliation-payouts.ts'

const JOINS = `CROSS JOIN batch b ON b.id = p.batch AND b.bank_account = ? CROSS JOIN release r ON r.batch = b.id CROSS JOIN event e ON e.seq = r.event_seq CROSS JOIN payee q ON q.id = p.payee`
const STATE = "CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state <> 'cancelled'"
/** Texts made once: as long as these are, making one and finding its statement by it costs as much as a small question. */
const BY_ID = `${SELECT} FROM payout p ${STATE} ${JOINS} WHERE p.id = ?`
const BY_REFERENCE = `${SELECT} FROM payout p ${STATE} ${JOINS} WHERE p.reference = ?`
/** One more than is looked at. A number: SQLite compiles a statement anew each time where its limit is bound, which takes four times as long as to run it. */
const ASKED = `LIMIT ${LOOKED_AT + 1}`
const BY_TOKEN = `${SELECT} FROM lookup k CROSS JOIN payout p ON p.payee = k.row_id ${STATE} ${JOINS} WHERE k.token = ? AND k.table_name = 'payee' AND s.state = coalesce(?, s.state) ${ASKED}`

type PayoutQuestion =
  | 'payoutByReference'
  | 'batchByReference'
  | 'issued'
  | 'referencesByKeys'
  | 'isAgents'
  | 'payoutByAgentNumber'
  | 'payoutsByAgentForm'
  | 'payoutsByAccountTail'
  | 'payoutsByAccountEnd'
  | 'payoutById'
  | 'payoutIdsNamed'
  | 'payoutIdsNamedTwice'
  | 'payoutsOfPayee'
  | 'countOfAmount'
  | 'batchesByTotal'
  | 'instructedBefore'

/** Payouts that are known at a time: a run comes back to the same ones. */
const REMEMBERED = 100_000

/**
 * What the engine asks about the payouts that were released from an account. Counts and totals are as they were before the run: its answers
 * do not depend on what the run settled before the engine began.
 */
export function payoutQuestions(read: Read, account: BankAccount, before?: SettledBefore): Pick<ReconciliationWorld, PayoutQuestion> {
  const known = new Map<number, PayoutSeen>()
  const seen = (row: Row): PayoutSeen => {
    const before = known.get(row.id)
    if (before) return before
    const payout = payoutSeen(read, row)
    if (known.size >= REMEMBERED) known.clear()
    known.set(row.id, payout)
    return payout
  }
  const byToken = (kind: string, text: string, state: PayoutSeenState | null): Row[] => read.all<Row>(BY_TOKEN, account.id, read.keys.lookup(kind, text), state)
  return {
    payoutByReference: (reference) => first(read.one<Row>(BY_REFERENCE, account.id, reference), seen),
    batchByReference: (reference) =>
      batchSeen(read, account, read.value<number>('SELECT id FROM batch WHERE reference = ? AND bank_account = ?', reference, account.id)),
    issued: (reference) =>
      read.value('SELECT 1 FROM payout WHERE reference = ? UNION ALL SELECT 1 FROM batch WHERE reference = ?', reference, reference) !== undefined,
    referencesByKeys: (keys) => referencesUnderEach(read, keys),
    isAgents: account.kind === 'agent',
    payoutByAgentNumber: (number) =>
      first(
        read.one<Row>(
          `${SELECT} FROM agent_number a CROSS JOIN payout_number n ON n.payout = a.payout AND n.number = a.number CROSS JOIN payout p ON p.id = a.payout ${STATE} ${JOINS} WHERE a.number = ? LIMIT 1`,
          account.id,
          number,
        ),
        seen,
      ),
    payoutsByAgentForm: payoutsByAgentForm(read, account, (id) => known.get(id) ?? first(read.one<Row>(BY_ID, account.id, id), seen)),
    payoutsByAccountTail: lookedOnce((tail) => looked(byToken('account-tail', tail, null), seen)),
    payoutsByAccountEnd: (end, state) => looked(byToken('account-end', end, state), seen),
    payoutById: (id) => known.get(id) ?? first(read.one<Row>(BY_ID, account.id, id), seen),
    ...nameQuestions(read, account),
    payoutsOfPayee: (payee, minor, state) => looked(ofPayee(read, account, { payee, minor, state }), seen),
    countOfAmount: countOfAmount(read, account, before),
    batchesByTotal: batchesByTotal(read, account, before),
    instructedBefore: (date) => waitingSince(read, account, date),
  }
}

/** An agent's numbers are as they were told, and no index holds their forms: all of the account's are read, once a run, when a line of an agent shows one. */
function payoutsByAgentForm(read: Read, account: BankAccount, payoutById: (id: number) => PayoutSeen | undefined): ReconciliationWorld['payoutsByAgentForm'] {
  let forms: Map<string, number[]> | undefined
  return (form) => {
    if (account.kind !== 'agent') return []
    if (forms === undefined) {
      forms = new Map()
      for (const { payout, number } of agentNumbersOf(read, account.id)) {
        const told = accountForm(number)
        const some = forms.get(told) ?? []
        if (some.length < 2) forms.set(told, [...some, payout])
      }
    }
    return (forms.get(form) ?? []).flatMap((id) => payoutById(id) ?? [])
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

function batchSeen(read: Read, account: BankAccount, id: number | undefined): BatchSeen | undefined {
  if (id === undefined) return undefined
  const rows = read.all<Row>(`${SELECT} FROM payout p ${STATE} ${JOINS} WHERE p.batch = ? ORDER BY p.id`, account.id, id)
  const reference = rows[0]?.batchReference
  return reference === undefined ? undefined : { id, reference, payouts: rows.map((row) => payoutSeen(read, row)) }
}

/** Payouts to a student (`student 7`), whatever the account then; an institution's name is never learnt. */
const ofPayee = (read: Read, account: BankAccount, of: { payee: string; minor: number; state: PayoutSeenState }): Row[] =>
  read.all<Row>(
    `${SELECT} FROM payee h CROSS JOIN payout p ON p.payee = h.id AND +p.amount = ? ${STATE} AND s.state = ? ${JOINS} WHERE h.student = ? AND h.institution IS NULL ${ASKED}`,
    of.minor,
    of.state,
    account.id,
    Number(of.payee.replace('student ', '')),
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
function batchesByTotal(read: Read, account: BankAccount, before: SettledBefore | undefined): ReconciliationWorld['batchesByTotal'] {
  let totals: ReadonlyMap<number, readonly number[]> | undefined
  return (minor) => {
    totals ??= openTotals(read, account, before)
    return (totals.get(minor) ?? []).flatMap((id) => batchSeen(read, account, id) ?? [])
  }
}
