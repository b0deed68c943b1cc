import { invariant } from '../core/invariant.ts'
import type { Read } from './read.ts'
import { account } from './schema/ledger.ts'
import type { Write } from './write.ts'

interface ChartRow {
  readonly layer: string
  readonly subject_kind: string
  readonly limit_side: number
  readonly fund_only: number
}

/** The id of an account in a currency; the first posting to it opens it. */
export function accountId(tx: Write, code: string, currency: string): number {
  const found = tx.value<number>('SELECT id FROM account WHERE code = ? AND currency = ?', code, currency)
  if (found !== undefined) return found
  const bank = code.startsWith('assets:bank:') ? tx.value<number>('SELECT id FROM bank_account WHERE code = ?', code.slice('assets:bank:'.length)) : undefined
  const chart = tx.one<ChartRow>('SELECT layer, subject_kind, limit_side, fund_only FROM chart WHERE code = ?', code)
  const row = bank !== undefined ? { layer: 'actual', subject_kind: 'none', limit_side: 0, fund_only: 0 } : chart
  invariant(row, `the chart has an account ${code}`)
  return tx.fact(account, {
    code,
    currency,
    layer: row.layer,
    subjectKind: row.subject_kind,
    limitSide: row.limit_side,
    fundOnly: row.fund_only,
    bankAccount: bank ?? null,
  })
}

/** The last day to which a bank account (by its chart's name) is closed. */
export const closedThroughOf = (read: Read, account: string): string | undefined =>
  read.value<string | null>(
    "SELECT max(c.as_of) FROM bank_account k CROSS JOIN closing c ON c.bank_account = k.id CROSS JOIN state s ON s.noun = 'closing' AND s.subject = c.id AND s.state = 'approved' WHERE k.code = ?",
    account.slice('assets:bank:'.length),
  ) ?? undefined

/** The chart's name of the bank account that a line is of. */
export const ledgerAccountOfLine = (read: Read, line: number): string | undefined =>
  read.value<string>("SELECT 'assets:bank:' || k.code FROM statement_line l CROSS JOIN bank_account k ON k.id = l.bank_account WHERE l.id = ?", line)
