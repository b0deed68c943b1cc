import type { Read, Value } from '../read.ts'
import { LINES_PER_IMPORT } from '../statements.ts'
import { declaredTables } from '../verify/tables.ts'
import type { RawRows } from './raw-file.ts'

const rowsOf = (read: Read, table: string, replaces: boolean, where: string, ...params: Value[]): RawRows => ({
  table,
  replaces,
  rows: read.all<Record<string, unknown>>(`SELECT * FROM "${table}" WHERE ${where}`, ...params).map((row) => Object.values(row)),
})

/** Every row that an event wrote: its facts, its seal and request, and the rows of the caches that followed. */
export function rowsOfEvent(read: Read, seq: number): RawRows[] {
  const facts = declaredTables(read)
    .filter(({ name, declared }) => declared === 'fact' && name !== 'event')
    .map(({ name }) => rowsOf(read, name, false, 'event_seq = ?', seq))
  return [
    rowsOf(read, 'event', false, 'seq = ?', seq),
    ...facts,
    rowsOf(read, 'request', false, 'event_seq = ?', seq),
    rowsOf(read, 'balance', true, 'last_posting IN (SELECT id FROM posting WHERE event_seq = ?)', seq),
    rowsOf(
      read,
      'turnover',
      true,
      'bucket = ? AND (account, fund, effective_date) IN (SELECT p.account, p.fund, e.effective_date FROM posting p CROSS JOIN entry e ON e.id = p.entry WHERE p.event_seq = ?)',
      Math.floor(seq / 4096),
      seq,
    ),
    rowsOf(read, 'state', true, 'since = ?', seq),
    rowsOf(
      read,
      'open_sum',
      true,
      '(account, fund, since) IN (SELECT p.account, p.fund, e.effective_date FROM posting p CROSS JOIN entry e ON e.id = p.entry WHERE p.event_seq = ?)',
      seq,
    ),
    rowsOf(read, 'payable', true, 'instalment IN (SELECT instalment FROM payable_touched WHERE event_seq = ?)', seq),
    rowsOf(read, 'reckoned', true, 'seq = ?', seq),
  ].filter(({ rows }) => rows.length > 0)
}

/** Every row that staging a statement wrote: its lines, their states and look-ups. */
export function rowsOfStatement(read: Read, statement: number): RawRows[] {
  const ids = [statement * LINES_PER_IMPORT, (statement + 1) * LINES_PER_IMPORT - 1]
  return [
    rowsOf(read, 'statement_line', false, 'id BETWEEN ? AND ? ORDER BY id', ...ids),
    rowsOf(read, 'state', false, "noun = 'line' AND subject BETWEEN ? AND ? ORDER BY subject", ...ids),
    rowsOf(read, 'lookup', false, "table_name = 'statement_line' AND row_id BETWEEN ? AND ? ORDER BY row_id", ...ids),
  ]
}
