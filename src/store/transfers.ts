import type { TransferSeen } from '../core/reconciliation/transfers.ts'
import type { BankAccount } from './bank-accounts.ts'
import type { Page, Read } from './read.ts'
import { matchTransfer, transfer } from './schema/own-money.ts'
import type { LineRow } from './statements.ts'
import type { Write } from './write.ts'

/** Money between two of our accounts. `amount`: that of the line that began it, out negative; `standing`: how many of its matches stand. */
export interface TransferRow {
  readonly id: number
  readonly bankAccount: number
  readonly bankAccountCode: string
  readonly line: number
  readonly fund: number
  readonly fundCode: string
  readonly fundCurrency: string
  readonly currency: string
  readonly amount: number
  readonly bookedOn: string
  readonly standing: number
}

const STANDING = `(SELECT count(*) FROM match_transfer m CROSS JOIN state s ON s.noun = 'match' AND s.subject = m.match AND s.state = 'confirmed' WHERE m.transfer = t.id)`

const COLUMNS = `t.id, t.bank_account AS bankAccount, k.code AS bankAccountCode, t.line, t.fund, f.code AS fundCode, f.currency AS fundCurrency, t.currency, t.amount, l.booked_on AS bookedOn, ${STANDING} AS standing`
const JOINS = 'CROSS JOIN bank_account k ON k.id = t.bank_account CROSS JOIN fund f ON f.id = t.fund CROSS JOIN statement_line l ON l.id = t.line'

export const transferById = (read: Read, id: number): TransferRow | undefined =>
  read.one<TransferRow>(`SELECT ${COLUMNS} FROM transfer t ${JOINS} WHERE t.id = ?`, id)

/** `standing`: those with so many matches that stand, or all. */
export const transfersAfter = (read: Read, standing: number | undefined, page: Page): TransferRow[] =>
  read.all<TransferRow>(
    `SELECT ${COLUMNS} FROM transfer t ${JOINS} WHERE t.id > ? AND ${STANDING} = coalesce(?, ${STANDING}) ORDER BY t.id LIMIT ?`,
    page.after,
    standing ?? null,
    page.most,
  )

/** Transfers in transit that were begun on another account of the same currency: with this amount, or all. */
export function transfersInTransit(read: Read, account: BankAccount, amount?: number): TransferRow[] {
  if (amount !== undefined)
    return read.all<TransferRow>(
      `SELECT ${COLUMNS} FROM transfer t ${JOINS} WHERE t.currency = ? AND t.amount = ? AND t.bank_account <> ? AND ${STANDING} = 1 ORDER BY t.id`,
      account.currency,
      amount,
      account.id,
    )
  return read.all<TransferRow>(
    `SELECT ${COLUMNS} FROM account a CROSS JOIN balance b ON b.account = a.id AND b.amount <> 0 CROSS JOIN transfer t ON t.id = b.subject ${JOINS}
     WHERE a.code = 'assets:transfers-in-transit' AND a.currency = ? AND t.bank_account <> ? AND ${STANDING} = 1 ORDER BY t.id`,
    account.currency,
    account.id,
  )
}

export const transferSeen = (row: TransferRow): TransferSeen => ({
  id: row.id,
  bankAccount: row.bankAccount,
  currency: row.currency,
  minor: row.amount,
  bookedOn: row.bookedOn,
  state: stateOfTransfer(row),
})

/** Follows from its matches: one that stands, both, or none. */
export const stateOfTransfer = ({ standing }: Pick<TransferRow, 'standing'>): TransferSeen['state'] =>
  standing === 1 ? 'in_transit' : standing === 2 ? 'arrived' : 'undone'

/** The other end of a transfer that has arrived. */
export interface OtherEnd {
  readonly line: number
  readonly bankAccountCode: string
  readonly amount: number
  readonly bookedOn: string
}

export const otherEndOf = (read: Read, id: number): OtherEnd | undefined =>
  read.one<OtherEnd>(
    `SELECT l.id AS line, k.code AS bankAccountCode, l.amount, l.booked_on AS bookedOn FROM match_transfer m CROSS JOIN state s ON s.noun = 'match' AND s.subject = m.match AND s.state = 'confirmed'
       CROSS JOIN match_line y ON y.match = m.match CROSS JOIN statement_line l ON l.id = y.line CROSS JOIN bank_account k ON k.id = l.bank_account
     WHERE m.transfer = ? AND m.id > (SELECT min(id) FROM match_transfer WHERE transfer = m.transfer)`,
    id,
  )

export const transferOfMatch = (read: Read, match: number): number | undefined =>
  read.value<number>('SELECT transfer FROM match_transfer WHERE match = ?', match)

/** The match by which the transfer that a match began has arrived, while that stands. */
export const arrivalOf = (read: Read, match: number): number | undefined =>
  read.value<number>(
    `SELECT o.match FROM match_transfer m CROSS JOIN match_transfer o ON o.transfer = m.transfer AND o.id > m.id CROSS JOIN state s ON s.noun = 'match' AND s.subject = o.match AND s.state = 'confirmed'
     WHERE m.match = ?`,
    match,
  )

/** Begins a transfer by its first line, in the home fund of that line's account. Gives its id. */
export function beginTransfer(tx: Write, match: number, account: BankAccount, line: LineRow): number {
  const id = tx.fact(transfer, { bankAccount: account.id, line: line.id, fund: account.fund, currency: account.currency, amount: line.amount })
  joinTransfer(tx, match, id)
  return id
}

/** A match becomes an end of a transfer. */
export function joinTransfer(tx: Write, match: number, id: number): void {
  tx.fact(matchTransfer, { match, transfer: id })
}
