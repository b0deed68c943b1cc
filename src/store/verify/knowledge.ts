import type { Read } from '../read.ts'

export interface AccountSeen {
  readonly code: string
  /** As the posting rules name it: every bank account is `assets:bank`. */
  readonly ruleCode: string
  readonly currency: string
  readonly layer: string
  readonly subjectKind: string
  readonly fundOnly: boolean
  readonly bankAccount: number | null
}

export interface FundSeen {
  readonly code: string
  readonly currency: string
}

/** The fixed knowledge of the schema and the few rows that every event is judged by, read once. */
export interface Knowledge {
  readonly accounts: ReadonlyMap<number, AccountSeen>
  readonly funds: ReadonlyMap<number, FundSeen>
  readonly permits: ReadonlyMap<string, readonly string[]>
  readonly entryRules: ReadonlySet<string>
  readonly postingRules: ReadonlySet<string>
  readonly transitions: ReadonlySet<string>
}

/** Several words as one key. */
export const keyOf = (...words: readonly (string | number)[]): string => words.join('\n')

const keys = (read: Read, sql: string): Set<string> => new Set(read.all<Record<string, string>>(sql).map((row) => keyOf(...Object.values(row))))

export function knowledge(read: Read): Knowledge {
  const accounts = read.all<Omit<AccountSeen, 'fundOnly'> & { id: number; fundOnly: number }>(
    `SELECT id, code, CASE WHEN bank_account IS NULL THEN code ELSE 'assets:bank' END AS ruleCode, currency, layer, subject_kind AS subjectKind, fund_only AS fundOnly, bank_account AS bankAccount FROM account`,
  )
  const permits = new Map<string, string[]>()
  for (const { kind, role } of read.all<{ kind: string; role: string }>('SELECT event_kind AS kind, role FROM permit'))
    permits.set(kind, [...(permits.get(kind) ?? []), role])
  return {
    accounts: new Map(accounts.map(({ id, fundOnly, ...row }) => [id, { ...row, fundOnly: fundOnly === 1 }])),
    funds: new Map(read.all<FundSeen & { id: number }>('SELECT id, code, currency FROM fund').map(({ id, ...row }) => [id, row])),
    permits,
    entryRules: keys(read, 'SELECT event_kind, entry_kind FROM entry_rule'),
    postingRules: keys(
      read,
      `SELECT entry_kind, account, side FROM posting_rule WHERE side <> 'B'
       UNION ALL SELECT entry_kind, account, 'D' FROM posting_rule WHERE side = 'B' UNION ALL SELECT entry_kind, account, 'C' FROM posting_rule WHERE side = 'B'`,
    ),
    transitions: keys(read, 'SELECT event_kind, noun, from_state, to_state FROM transition'),
  }
}
