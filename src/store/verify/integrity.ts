import { createHash } from 'node:crypto'
import { expectedFingerprint } from '../database.ts'
import type { Read } from '../read.ts'
import type { Faults } from './faults.ts'
import { type Rule, rule } from './rules.ts'

/** The schema is the one that this program makes: triggers, tables, views, as one fingerprint. */
export function judgeSchema(read: Read, faults: Faults): void {
  const hash = createHash('sha256')
  for (const row of read.iterate<Record<string, string>>('SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name'))
    hash.update(`${JSON.stringify(Object.values(row))}\n`)
  if (hash.digest('hex') !== expectedFingerprint())
    faults.add('schema_changed', 'The schema is not the one that this program makes: a table or trigger was changed.')
}

/** SQLite's own checks of the file's pages and indexes, and of what refers to what. */
export function judgeFile(read: Read, faults: Faults): void {
  for (const row of read.all<{ integrity_check: string }>('PRAGMA integrity_check(20)')) {
    if (row.integrity_check !== 'ok') faults.add('file_damaged', `SQLite finds the file damaged: ${row.integrity_check}.`)
  }
  for (const { table, rowid, parent } of read.iterate<{ table: string; rowid: number | null; parent: string }>('PRAGMA foreign_key_check')) {
    faults.add('reference_broken', `Row ${rowid ?? '?'} of ${table} refers to a row of ${parent} that is not there.`, {
      table,
      ...(rowid === null ? {} : { row: rowid }),
    })
  }
}

interface Orphan {
  readonly row: number
  readonly code: string
}

const missing = (kind: string, table: string, fund = '') => `WHEN '${kind}' THEN NOT EXISTS(SELECT 1 FROM "${table}" t WHERE t.id = b.subject${fund})`

/** What no foreign key holds: subjects of accounts, and accounts themselves as the chart has them. */
export const ORPHANS: readonly Rule[] = [
  rule<Orphan>({
    code: 'orphan',
    table: 'balance',
    sql: `SELECT b.subject AS row, a.code FROM balance b CROSS JOIN account a ON a.id = b.account WHERE b.subject <> 0 AND CASE a.subject_kind
      ${missing('contribution', 'contribution', ' AND t.fund = b.fund')} ${missing('grant', 'grant', ' AND t.fund = b.fund')} ${missing('line', 'statement_line')}
      ${missing('transfer', 'transfer', ' AND t.fund = b.fund AND t.currency = a.currency')}
      WHEN 'payout' THEN NOT EXISTS(SELECT 1 FROM payout t CROSS JOIN grant g ON g.id = t.grant WHERE t.id = b.subject AND g.fund = b.fund) ELSE 0 END`,
    words: (o) => `${o.code} has a balance for subject ${o.row}, which is not there, or is of another fund.`,
  }),
  rule<Orphan>({
    code: 'orphan',
    table: 'account',
    sql: `SELECT a.id AS row, a.event_seq AS seq, a.code FROM account a
      WHERE a.bank_account IS NULL AND NOT EXISTS(SELECT 1 FROM chart c WHERE c.code = a.code AND c.layer = a.layer AND c.subject_kind = a.subject_kind AND c.limit_side = a.limit_side AND c.fund_only = a.fund_only)
        OR a.bank_account IS NOT NULL AND NOT EXISTS(SELECT 1 FROM bank_account k WHERE k.id = a.bank_account AND a.code = 'assets:bank:' || k.code AND a.currency = k.currency
          AND a.layer = 'actual' AND a.subject_kind = 'none' AND a.limit_side = 0 AND a.fund_only = 0)`,
    words: (o) => `Account ${o.code} is not as the chart, or its bank account, has it.`,
  }),
  rule<Orphan>({
    code: 'orphan',
    table: 'blanked',
    sql: `SELECT b.id AS row, b.event_seq AS seq, e.kind AS code FROM blanked b CROSS JOIN event e ON e.seq = b.event_seq WHERE e.kind NOT IN ('erased', 'key_rotated')`,
    words: (o) => `Row ${o.row} of blanked was written by an event of the kind ${o.code}; only an erasure or a rotation of the key blanks.`,
  }),
]
