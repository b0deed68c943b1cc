import type { Page, Read } from './read.ts'

/** A batch as a list shows it, without its payouts. Minor units of the account's currency; payouts cancelled before the release are not counted. */
export interface BatchListed {
  readonly id: number
  readonly reference: string
  readonly bankAccount: string
  readonly institution: string | null
  readonly currency: string
  readonly state: string
  readonly preparedBy: number
  readonly preparedAt: string
  readonly count: number
  readonly total: number
  readonly releasedBy: number | null
  readonly releasedAt: string | null
  readonly handedOverAt: string | null
}

const COLUMNS = `b.id, b.reference, k.code AS bankAccount, i.code AS institution, k.currency, s.state, e.actor AS preparedBy, e.at AS preparedAt, b.count, b.total,
    v.actor AS releasedBy, v.at AS releasedAt, h.at AS handedOverAt`
const JOINS = `CROSS JOIN bank_account k ON k.id = b.bank_account CROSS JOIN event e ON e.seq = b.event_seq LEFT JOIN institution i ON i.id = b.institution
  LEFT JOIN release r ON r.batch = b.id LEFT JOIN event v ON v.seq = r.event_seq LEFT JOIN hand_over h ON h.batch = b.id`

const END_OF_BATCH = (order: 'ASC' | 'DESC') => `(SELECT id FROM payout WHERE batch = j.value ORDER BY id ${order} LIMIT 1)`

/** Less what was cancelled before the release. A batch's payouts have ids next to each other: those that were cancelled stand in a short piece of the index of states. */
function lessCancelled(read: Read, rows: readonly BatchListed[]): BatchListed[] {
  const asked = rows.filter(({ state }) => state !== 'cancelled').map(({ id }) => id)
  const cancelled = read.all<Pick<BatchListed, 'id' | 'count' | 'total'>>(
    `SELECT p.batch AS id, count(*) AS count, sum(p.amount) AS total FROM json_each(?) j CROSS JOIN state t INDEXED BY state_by ON t.noun = 'payout' AND t.state = 'cancelled'
       AND t.subject BETWEEN ${END_OF_BATCH('ASC')} AND ${END_OF_BATCH('DESC')} CROSS JOIN payout p ON p.id = t.subject AND p.batch = j.value GROUP BY p.batch`,
    JSON.stringify(asked),
  )
  const byId = new Map(cancelled.map((of) => [of.id, of]))
  return rows.map((row) => ({ ...row, count: row.count - (byId.get(row.id)?.count ?? 0), total: row.total - (byId.get(row.id)?.total ?? 0) }))
}

/** Batches, the newest first: those before the id `page.after`, or from the last. */
export function newestBatches(read: Read, state: string | undefined, page: Page): BatchListed[] {
  const before = page.after === 0 ? Number.MAX_SAFE_INTEGER : page.after
  const rows =
    state === undefined
      ? read.all<BatchListed>(
          `SELECT ${COLUMNS} FROM batch b CROSS JOIN state s ON s.noun = 'batch' AND s.subject = b.id ${JOINS} WHERE b.id < ? ORDER BY b.id DESC LIMIT ?`,
          before,
          page.most,
        )
      : read.all<BatchListed>(
          `SELECT ${COLUMNS} FROM state s CROSS JOIN batch b ON b.id = s.subject ${JOINS} WHERE s.noun = 'batch' AND s.state = ? AND s.subject < ? ORDER BY s.subject DESC LIMIT ?`,
          state,
          before,
          page.most,
        )
  return lessCancelled(read, rows)
}

export const batchListed = (read: Read, id: number): BatchListed | undefined =>
  lessCancelled(
    read,
    read.all<BatchListed>(`SELECT ${COLUMNS} FROM batch b CROSS JOIN state s ON s.noun = 'batch' AND s.subject = b.id ${JOINS} WHERE b.id = ?`, id),
  )[0]

/** Did a person recommend or approve a grant of a batch? */
export const decidedInBatch = (read: Read, batch: number, person: number): boolean =>
  read.value(
    `SELECT 1 FROM payout p CROSS JOIN grant g ON g.id = p.grant CROSS JOIN recommendation d ON d.application = g.application CROSS JOIN event e ON e.seq = d.event_seq AND e.actor = ? WHERE p.batch = ?
     UNION ALL SELECT 1 FROM payout p CROSS JOIN grant g ON g.id = p.grant CROSS JOIN approval d ON d.application = g.application CROSS JOIN event e ON e.seq = d.event_seq AND e.actor = ? WHERE p.batch = ? LIMIT 1`,
    person,
    batch,
    person,
    batch,
  ) !== undefined

/** How many payouts of a batch are in each state, and what they come to. */
export const statesOfBatch = (read: Read, batch: number): { readonly state: string; readonly count: number; readonly minor: number }[] =>
  read.all(
    "SELECT s.state, count(*) AS count, sum(p.amount) AS minor FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id WHERE p.batch = ? GROUP BY s.state ORDER BY s.state",
    batch,
  )

/** Was nothing ever proven paid to this payee before? Was the payee changed after the approval? */
const IS_FIRST = `NOT EXISTS(SELECT 1 FROM payout o CROSS JOIN state t ON t.noun = 'payout' AND t.subject = o.id AND t.state = 'settled' WHERE o.payee = p.payee AND o.id < p.id)`
const IS_CHANGED = 'EXISTS(SELECT 1 FROM payee_change c WHERE c.grant = p.grant AND c.payee = p.payee)'

/** Of the payouts of a batch that are not cancelled, how many go to a payee for the first time, and how many to one changed after the approval. */
export const newPayeesOf = (read: Read, batch: number): { readonly first: number; readonly changed: number } =>
  read.one(
    `SELECT coalesce(sum(${IS_FIRST}), 0) AS first, coalesce(sum(${IS_CHANGED}), 0) AS changed FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state <> 'cancelled'
     WHERE p.batch = ?`,
    batch,
  ) ?? { first: 0, changed: 0 }

export const isNewPayee = (read: Read, payout: number): { readonly first: 0 | 1; readonly changed: 0 | 1 } =>
  read.one(`SELECT ${IS_FIRST} AS first, ${IS_CHANGED} AS changed FROM payout p WHERE p.id = ?`, payout) ?? { first: 0, changed: 0 }

/** What a batch pays under each programme, in the fund's currency (minor units): how many, together, the largest. */
export const programmesOfBatch = (
  read: Read,
  batch: number,
): {
  readonly programme: number
  readonly currency: string
  readonly fund: string
  readonly count: number
  readonly minor: number
  readonly largest: number
}[] =>
  read.all(
    `SELECT g.programme, f.currency, f.code AS fund, count(*) AS count, sum(p.fund_amount) AS minor, max(p.fund_amount) AS largest FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state <> 'cancelled'
       CROSS JOIN grant g ON g.id = p.grant CROSS JOIN fund f ON f.id = g.fund WHERE p.batch = ? GROUP BY g.programme, g.fund ORDER BY g.programme, g.fund`,
    batch,
  )

/** What is ordered from an account and not yet on a statement (minor units of its currency). */
export const orderedFrom = (read: Read, bankAccount: number): number =>
  read.value<number | null>(
    "SELECT sum(p.amount) FROM state s CROSS JOIN payout p ON p.id = s.subject CROSS JOIN batch b ON b.id = p.batch AND b.bank_account = ? WHERE s.noun = 'payout' AND s.state = 'instructed'",
    bankAccount,
  ) ?? 0

/** Ids of the payouts of a batch after one, in the order in which they were prepared. */
export const payoutIdsOfBatch = (read: Read, batch: number, page: Page): number[] =>
  read.column<number>('SELECT id FROM payout WHERE batch = ? AND id > ? ORDER BY id LIMIT ?', batch, page.after, page.most)

/** Ids of payouts, the newest first, in a state or all: those before the id `page.after`, or from the last. */
export function newestPayouts(read: Read, state: string | undefined, page: Page): number[] {
  const before = page.after === 0 ? Number.MAX_SAFE_INTEGER : page.after
  return state === undefined
    ? read.column<number>('SELECT id FROM payout WHERE id < ? ORDER BY id DESC LIMIT ?', before, page.most)
    : read.column<number>(
        "SELECT subject FROM state WHERE noun = 'payout' AND state = ? AND subject < ? ORDER BY subject DESC LIMIT ?",
        state,
        before,
        page.most,
      )
}

/** What became of a payout, in order: each step with who made it. */
export const stepsOf = (
  read: Read,
  noun: 'payout' | 'batch' | 'closing' | 'period',
  subject: number,
): { readonly state: string; readonly seq: number; readonly at: string; readonly actor: number }[] =>
  read.all(
    'SELECT t.to_state AS state, e.seq, e.at, e.actor FROM step t CROSS JOIN event e ON e.seq = t.event_seq WHERE t.noun = ? AND t.subject = ? ORDER BY t.id',
    noun,
    subject,
  )
