import type { PayeePersonal } from './payees.ts'
import { payeePersonal } from './payees.ts'
import type { Page, Read } from './read.ts'
import type { Write } from './write.ts'

export interface PayoutRow {
  readonly id: number
  readonly batch: number
  readonly instalment: number
  readonly grant: number
  readonly application: number
  readonly caseNumber: string
  readonly payee: number
  readonly reference: string
  /** Minor units of the bank account's currency, and of the fund's. */
  readonly amount: number
  readonly fundAmount: number
  readonly rate: string | null
  readonly rateSource: string | null
  readonly fund: number
  readonly fundCurrency: string
  readonly currency: string
  readonly bankAccount: number
  readonly state: string
  /** The event of its present state. */
  readonly since: number
}

const COLUMNS = `p.id, p.batch, p.instalment, p.grant, g.application, a.case_number AS caseNumber, p.payee, p.reference, p.amount, p.fund_amount AS fundAmount, p.rate, p.rate_source AS rateSource,
    g.fund, f.currency AS fundCurrency, k.currency, b.bank_account AS bankAccount, s.state, s.since`
const JOINS = `CROSS JOIN grant g ON g.id = p.grant CROSS JOIN application a ON a.id = g.application CROSS JOIN fund f ON f.id = g.fund CROSS JOIN batch b ON b.id = p.batch
    CROSS JOIN bank_account k ON k.id = b.bank_account`
const STATE = "CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id"

export const payoutById = (read: Read, id: number): PayoutRow | undefined =>
  read.one<PayoutRow>(`SELECT ${COLUMNS} FROM payout p ${STATE} ${JOINS} WHERE p.id = ?`, id)

export const payoutByReference = (read: Read, reference: string): PayoutRow | undefined =>
  read.one<PayoutRow>(`SELECT ${COLUMNS} FROM payout p ${STATE} ${JOINS} WHERE p.reference = ?`, reference)

export const payoutsOfBatch = (read: Read, batch: number): PayoutRow[] =>
  read.all<PayoutRow>(`SELECT ${COLUMNS} FROM payout p ${STATE} ${JOINS} WHERE p.batch = ? ORDER BY p.id`, batch)

export const payoutsOfGrant = (read: Read, grant: number): PayoutRow[] =>
  read.all<PayoutRow>(`SELECT ${COLUMNS} FROM payout p ${STATE} ${JOINS} WHERE p.grant = ? ORDER BY p.id`, grant)

export function payoutsAfter(read: Read, state: string | undefined, page: Page): PayoutRow[] {
  return state === undefined
    ? read.all<PayoutRow>(`SELECT ${COLUMNS} FROM payout p ${STATE} ${JOINS} WHERE p.id > ? ORDER BY p.id LIMIT ?`, page.after, page.most)
    : read.all<PayoutRow>(
        `SELECT ${COLUMNS} FROM state s INDEXED BY state_by CROSS JOIN payout p ON p.id = s.subject ${JOINS} WHERE s.noun = 'payout' AND s.state = ? AND s.subject > ? ORDER BY s.subject LIMIT ?`,
        state,
        page.after,
        page.most,
      )
}

export interface BatchRow {
  readonly id: number
  readonly eventSeq: number
  readonly reference: string
  readonly bankAccount: number
  readonly bankAccountCode: string
  /** The institutional payee to whom it goes as one row, or null. */
  readonly institution: number | null
  readonly institutionCode: string | null
  readonly currency: string
  readonly count: number
  readonly total: number
  readonly digest: string
  readonly state: string
  readonly preparedBy: number
  readonly preparedAt: string
}

const BATCH = `SELECT b.id, b.event_seq AS eventSeq, b.reference, b.bank_account AS bankAccount, k.code AS bankAccountCode, b.institution, (SELECT code FROM institution WHERE id = b.institution) AS institutionCode, k.currency, b.count, b.total, b.digest, s.state, e.actor AS preparedBy, e.at AS preparedAt
  FROM batch b CROSS JOIN bank_account k ON k.id = b.bank_account CROSS JOIN state s ON s.noun = 'batch' AND s.subject = b.id CROSS JOIN event e ON e.seq = b.event_seq`

export const batchById = (read: Read, id: number): BatchRow | undefined => read.one<BatchRow>(`${BATCH} WHERE b.id = ?`, id)

export const batchPreparedBy = (read: Read, seq: number): BatchRow | undefined => read.one<BatchRow>(`${BATCH} WHERE b.event_seq = ?`, seq)

export const batchesAfter = (read: Read, page: Page): BatchRow[] => read.all<BatchRow>(`${BATCH} WHERE b.id > ? ORDER BY b.id LIMIT ?`, page.after, page.most)

/** The batch that moved to a state in an event. */
export const batchMovedBy = (read: Read, seq: number): BatchRow | undefined =>
  read.one<BatchRow>(`${BATCH} WHERE b.id = (SELECT subject FROM step WHERE event_seq = ? AND noun = 'batch' LIMIT 1)`, seq)

export interface LeftOut {
  readonly grant: number
  readonly reason: string
}

export const leftOutOf = (read: Read, batch: number): LeftOut[] => read.all<LeftOut>('SELECT grant, reason FROM left_out WHERE batch = ? ORDER BY id', batch)

export interface Release {
  readonly by: number
  readonly at: string
  readonly template: string | null
}

/** Unless it came after the event `seq`. */
export const releaseOf = (read: Read, batch: number, seq = Number.MAX_SAFE_INTEGER): Release | undefined =>
  read.one<Release>(
    'SELECT e.actor AS by, e.at, r.template FROM release r CROSS JOIN event e ON e.seq = r.event_seq WHERE r.batch = ? AND r.event_seq <= ?',
    batch,
    seq,
  )

export const handOverOf = (read: Read, batch: number, seq = Number.MAX_SAFE_INTEGER): { at: string; bankReference: string | null } | undefined =>
  read.one('SELECT at, bank_reference AS bankReference FROM hand_over WHERE batch = ? AND event_seq <= ?', batch, seq)

/** The batch that an event handed over. */
export const batchHandedOverBy = (read: Read, seq: number): BatchRow | undefined =>
  read.one<BatchRow>(`${BATCH} WHERE b.id = (SELECT batch FROM hand_over WHERE event_seq = ?)`, seq)

/** The agent's own number of a payout, as last told, or read with a match that stands. */
export const agentNumberOf = (read: Read, payout: number): string | undefined => read.value<string>('SELECT number FROM payout_number WHERE payout = ?', payout)

export const agentNumberRecordedBy = (read: Read, seq: number): { readonly payout: number; readonly number: string } | undefined =>
  read.one('SELECT payout, number FROM agent_number WHERE event_seq = ?', seq)

/** The payout of a bank account that has an agent's number. */
export const payoutWithAgentNumber = (read: Read, bankAccount: number, number: string): number | undefined =>
  read.value<number>(
    `SELECT a.payout FROM agent_number a CROSS JOIN payout_number n ON n.payout = a.payout AND n.number = a.number CROSS JOIN payout p ON p.id = a.payout
       CROSS JOIN batch b ON b.id = p.batch AND b.bank_account = ? WHERE a.number = ? LIMIT 1`,
    bankAccount,
    number,
  )

/** All numbers that an agent gave to payouts of its account, as they are now. */
export const agentNumbersOf = (read: Read, bankAccount: number): { readonly payout: number; readonly number: string }[] =>
  read.all(
    'SELECT n.payout, n.number FROM batch b CROSS JOIN payout p ON p.batch = b.id CROSS JOIN payout_number n ON n.payout = p.id WHERE b.bank_account = ? ORDER BY p.id',
    bankAccount,
  )

/** The sealed SHA-256 of a batch's payment file, once it was made. */
export const fileSha256 = (read: Read, batch: number, format: string): string | undefined =>
  read.value<string>('SELECT sha256 FROM payment_file WHERE batch = ? AND format = ? ORDER BY id LIMIT 1', batch, format)

export const grantExists = (read: Read, grant: number): boolean => read.value('SELECT 1 FROM grant WHERE id = ?', grant) !== undefined

/** The payee to whom a grant's next payout goes. */
export const grantPayee = (read: Read, grant: number): number | undefined => read.value<number>('SELECT payee FROM grant_payee WHERE grant = ?', grant)

export const programmeOf = (read: Read, grant: number): number => read.value<number>('SELECT programme FROM grant WHERE id = ?', grant) ?? -1

/** The payout that moved to a state in an event, the first where several did. */
export const payoutMovedBy = (read: Read, seq: number): PayoutRow | undefined =>
  read.one<PayoutRow>(
    `SELECT ${COLUMNS} FROM payout p ${STATE} ${JOINS} WHERE p.id = (SELECT subject FROM step WHERE event_seq = ? AND noun = 'payout' ORDER BY id LIMIT 1)`,
    seq,
  )

/** Persons who recommended or approved the application of a grant: none of them prepares, releases or is the other. */
export const decidersOf = (read: Read, grant: number): number[] =>
  read
    .all<{ actor: number }>(
      `SELECT e.actor FROM grant g CROSS JOIN recommendation d ON d.application = g.application CROSS JOIN event e ON e.seq = d.event_seq WHERE g.id = ?
       UNION SELECT e.actor FROM grant g CROSS JOIN approval d ON d.application = g.application CROSS JOIN event e ON e.seq = d.event_seq WHERE g.id = ?`,
      grant,
      grant,
    )
    .map((row) => row.actor)

export interface PayoutWithPayee extends PayoutRow {
  readonly told: PayeePersonal | null
}

export const withPayees = (read: Read, rows: readonly PayoutRow[]): PayoutWithPayee[] => rows.map((row) => ({ ...row, told: payeePersonal(read, row.payee) }))

/** References that stand within two edits of a new one, and are to be compared with it. */
export const referencesUnder = (read: Read, key: string): string[] =>
  read.all<{ reference: string }>('SELECT reference FROM reference_key WHERE key = ?', key).map((r) => r.reference)

/** What stands under each of these keys, in one text: hundreds for each line with a slip, and a row for each would cost more than to read them. */
export function referencesUnderEach(read: Read, keys: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const all = read.value<string | null>(
    "SELECT group_concat(k.key || ' ' || r.reference, ' ') FROM json_each(?) k CROSS JOIN reference_key r ON r.key = k.value",
    JSON.stringify(keys),
  )
  const under = new Map<string, string[]>()
  // The place of a key among those that were asked for, and a reference, in turns
  const words = typeof all === 'string' ? all.split(' ') : []
  for (let at = 0; at + 1 < words.length; at += 2) {
    const [key, reference] = [keys[Number(words[at])] ?? '', words[at + 1] ?? '']
    const known = under.get(key)
    if (known) known.push(reference)
    else under.set(key, [reference])
  }
  return under
}

/** Keeps a reference that was drawn under its keys. */
export function keepReference(tx: Write, reference: string, keys: readonly string[]): void {
  for (const key of keys) tx.run('INSERT INTO reference_key(key, reference) VALUES(?, ?)', key, reference)
}

/**
 * Was a payout paid again? By a later payout of its instalment that is prepared, on its way or settled; a rejected one also by an earlier
 * one, whose line came after all: nothing is left of the instalment for it.
 */
export const paidAgain = (read: Read, p: { readonly id: number; readonly instalment: number }): boolean =>
  read.value(
    `SELECT 1 FROM payout o CROSS JOIN state s ON s.noun = 'payout' AND s.subject = o.id AND s.state IN ('prepared', 'instructed', 'settled') WHERE o.instalment = ? AND +o.id > ?
     UNION ALL SELECT 1 FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state = 'rejected' CROSS JOIN instalment_money m ON m.instalment = p.instalment
     WHERE p.id = ? AND p.fund_amount > m.amount - m.taken LIMIT 1`,
    p.instalment,
    p.id,
    p.id,
  ) !== undefined

/** What of an instalment is neither prepared, nor on its way, nor proven paid (minor units of the fund's currency); below 0 where it was paid twice. */
export const leftOfInstalment = (read: Read, instalment: number): number =>
  read.value<number>('SELECT amount - taken FROM instalment_money WHERE instalment = ?', instalment) ?? 0

/** Is another payout of the instalment in a batch that is not released? */
export const isPreparedAgain = (read: Read, p: { readonly id: number; readonly instalment: number }): boolean =>
  read.value(
    "SELECT 1 FROM payout o CROSS JOIN state s ON s.noun = 'payout' AND s.subject = o.id AND s.state = 'prepared' WHERE o.instalment = ? AND o.id <> ? LIMIT 1",
    p.instalment,
    p.id,
  ) !== undefined
