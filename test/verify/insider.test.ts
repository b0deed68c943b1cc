import type Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/database.ts'
import { Keys } from '../../src/store/keys.ts'
import { head } from '../../src/store/ledger.ts'
import { Read, Statements } from '../../src/store/read.ts'
import { verify } from '../../src/store/verify/verify.ts'
import { fullBook } from '../support/full-book.ts'
import { reseal } from './reseal.ts'

let db: Database.Database
let keys: Keys
let read: Read
let triggers: readonly string[]

beforeAll(async () => {
  const { book, file, master } = await fullBook()
  book.copyTo(`${file}.copy`)
  db = openDatabase(`${file}.copy`)
  db.pragma('foreign_keys = OFF')
  const key = db.prepare('SELECT check_value AS value, wrapped FROM book_key ORDER BY id DESC LIMIT 1').get() as { value: string; wrapped: Buffer }
  keys = Keys.open(master, key.wrapped, key.value)
  read = new Read(new Statements(db), keys, '2021-01-01T00:00:00.000Z')
  triggers = db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").pluck().all() as string[]
})

/** Rows are changed, and the whole chain is made anew over them. */
function afterwards<T>(changes: readonly string[], then: () => T): T {
  db.exec('BEGIN')
  try {
    for (const name of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()) db.exec(`DROP TRIGGER "${name}"`)
    for (const sql of changes) expect(db.prepare(sql).run().changes, sql).toBeGreaterThan(0)
    reseal(db, keys)
    for (const trigger of triggers) db.exec(trigger)
    return then()
  } finally {
    db.exec('ROLLBACK')
  }
}

const codesOf = () => [...new Set(verify(read).faults.map((fault) => fault.code))]
const CHAIN = ['chain_broken', 'hash_wrong', 'mark_wrong', 'rows_differ', 'rows_missing', 'rows_added', 'body_differs', 'schema_changed']

const actor = (kind: string, other: string) =>
  `UPDATE event SET actor = (SELECT actor FROM event WHERE kind = '${other}') WHERE seq = (SELECT max(seq) FROM event WHERE kind = '${kind}')`
const first = (table: string, where = '1') => `(SELECT min(id) FROM "${table}" WHERE ${where})`
const lastPaid = "(SELECT p.grant FROM payout p JOIN state s ON s.noun = 'payout' AND s.subject = p.id WHERE s.state = 'settled' ORDER BY p.id DESC LIMIT 1)"
const cap = (column: string, member: string) =>
  `UPDATE programme_version SET ${column} = 1, policy = json_set(policy, '$.${member}', json('{"amount":"0.01","currency":"USD"}'))`
const mayAll = ['case_officer', 'approver', 'finance', 'releaser'].map(
  (role) =>
    `INSERT INTO role_grant(id, event_seq, person, role, ended) SELECT (SELECT max(id) FROM role_grant) + id, (SELECT max(event_seq) FROM role_grant), id, '${role}', 0 FROM person ORDER BY id`,
)

/** What an insider would want → what verify says of it from the facts alone, though every hash and mark is right. */
const WANTED: ReadonlyArray<readonly [said: string, changes: readonly string[], code: string]> = [
  ['released by whoever prepared it', [...mayAll, actor('batch_released', 'batch_prepared')], 'same_person'],
  ['approved by whoever recommended it', [...mayAll, actor('approved', 'recommended')], 'same_person'],
  ['prepared by whoever approved it', [...mayAll, actor('batch_prepared', 'approved')], 'same_person'],
  [
    'matched by whoever released it',
    [
      ...mayAll,
      "UPDATE match SET by = 'person'",
      `UPDATE event SET actor = (SELECT actor FROM event WHERE kind = 'batch_released') WHERE kind = 'matches_made'`,
    ],
    'same_person',
  ],
  ['made by somebody without the role', [actor('batch_released', 'user_added')], 'not_permitted'],
  ['an approval that never was', ['DELETE FROM approval WHERE nth = 2'], 'approval_missing'],
  ['an approval of what was not seen', ["UPDATE approval SET digest = 'x'"], 'approval_missing'],
  ['a release that never was', [`DELETE FROM release WHERE id = ${first('release')}`], 'approval_missing'],
  ['a payee whom nobody approved', [`UPDATE payout SET payee = payee + 1 WHERE id = ${first('payout')}`], 'approval_missing'],
  ['an order while its grant was held', [`UPDATE hold SET grant = ${lastPaid} WHERE id = ${first('hold', "cause = 'duplicate'")}`], 'approval_missing'],
  [
    'an order while its programme was held',
    [`UPDATE hold SET grant = NULL, programme = (SELECT programme FROM grant WHERE id = ${lastPaid}) WHERE id = ${first('hold', "cause = 'duplicate'")}`],
    'approval_missing',
  ],
  ['a repayment of what came back already', ["UPDATE match SET kind = 'repayment' WHERE kind = 'return'"], 'tie_broken'],
  ['an order to the payee before the change', [`UPDATE payee_change SET grant = 9 WHERE id = 1`], 'approval_missing'],
  [
    'an order while the cooling-off of its payee ran',
    [
      'UPDATE payee_change SET (grant, payee) = (SELECT grant, payee FROM payout WHERE grant = 9) WHERE id = 1',
      "UPDATE payee_approval SET payable_from = '2030-01-01T00:00:00.000Z'",
      'DELETE FROM cooling_off_end',
    ],
    'approval_missing',
  ],
  ['a cooling-off that was over at once', ['UPDATE payee_approval SET payable_from = (SELECT at FROM event WHERE seq = event_seq)'], 'approval_missing'],
  ['an approval beside a check that had failed', ["UPDATE check_result SET outcome = 'fail' WHERE outcome = 'pass'"], 'approval_missing'],
  ['a grant beyond the cap per student', [cap('cap_per_student', 'capPerStudent')], 'approval_missing'],
  ['a grant beyond the cap per month', [cap('cap_per_month', 'capPerMonth')], 'approval_missing'],
  ['limits that the policy does not show', ['UPDATE programme_version SET second_approval_above = 999999999'], 'tie_broken'],
  [
    'a closing of a balance that the bank never told',
    ["INSERT INTO closing(id, event_seq, bank_account, as_of, ledger_balance, statement_balance) VALUES(1, 30, 1, '2020-11-02', 0, 77)"],
    'tie_broken',
  ],
  ['a settlement that no line proves', ['DELETE FROM match_payout'], 'approval_missing'],
  ['a grant of more', [`UPDATE grant SET amount = amount + 100 WHERE id = ${first('grant')}`], 'tie_broken'],
  ['an instalment of more', [`UPDATE instalment SET amount = amount + 100 WHERE id = ${first('instalment')}`], 'tie_broken'],
  ['a contribution of less', [`UPDATE contribution SET amount = amount - 100 WHERE id = ${first('contribution')}`], 'tie_broken'],
  [
    'a payout on its way of more',
    ["UPDATE payout SET fund_amount = fund_amount + 1 WHERE id IN (SELECT subject FROM state WHERE noun = 'payout' AND state = 'instructed')"],
    'tie_broken',
  ],
  ['a batch of fewer', [`UPDATE batch SET count = count + 1 WHERE id = ${first('batch')}`], 'tie_broken'],
  ['an entry out of balance', [`UPDATE posting SET amount = amount + 1 WHERE id = ${first('posting')}`], 'unbalanced'],
  ['an entry of one posting', [`DELETE FROM posting WHERE id = ${first('posting')}`], 'entry_wrong'],
  [
    'a posting that its kind may not make',
    [
      "UPDATE posting SET account = (SELECT id FROM account WHERE code = 'expenses:bank-charges') WHERE account = (SELECT id FROM account WHERE code = 'expenses:assistance')",
    ],
    'posting_wrong',
  ],
  ['a bank posting without a line', ['UPDATE posting SET bank_line = NULL WHERE bank_line IS NOT NULL'], 'posting_wrong'],
  ['an entry that its event may not make', ["UPDATE entry SET kind = 'loss' WHERE kind = 'interest'"], 'entry_wrong'],
  ['money of one fund in another', ['UPDATE posting SET fund = fund + 1 WHERE entry = 1'], 'posting_wrong'],
  ['a reversal that is none', ["UPDATE posting SET amount = amount * 2 WHERE entry = (SELECT id FROM entry WHERE kind = 'reversal')"], 'reversal_wrong'],
  ['a line used twice', ['UPDATE posting SET bank_line = (SELECT min(bank_line) FROM posting) WHERE bank_line IS NOT NULL'], 'line_money_wrong'],
  ['a line of another account', ['UPDATE statement_line SET bank_account = bank_account + 1'], 'line_money_wrong'],
  ['a line that no statement has', ['DELETE FROM statement WHERE id = 1'], 'line_not_published'],
  [
    'a line of an import that nobody made',
    [
      'INSERT INTO statement_line(id, bank_account, booked_on, amount, fingerprint, occurrence) SELECT 90 * 4194304 + 1, bank_account, booked_on, amount, fingerprint, occurrence + 50 FROM statement_line WHERE id = (SELECT min(id) FROM statement_line)',
    ],
    'line_not_published',
  ],
  ['a line matched without a match', ['DELETE FROM match_line WHERE id = (SELECT max(id) FROM match_line)'], 'line_state_wrong'],
  ['a step that no event may make', ["UPDATE step SET to_state = 'settled' WHERE noun = 'payout' AND to_state = 'cancelled'"], 'step_wrong'],
  ['a step from where it was not', ["DELETE FROM step WHERE noun = 'payout' AND to_state = 'instructed'"], 'step_wrong'],
  [
    'a balance beyond its limit',
    ["UPDATE balance SET amount = -1 WHERE account = (SELECT id FROM account WHERE code = 'budget:available' AND currency = 'USD')"],
    'limit_broken',
  ],
  ['an entry in a closed period', ["INSERT INTO period_lock(id, event_seq, closed_through) VALUES(1, 20, '2020-12-31')"], 'entry_wrong'],
  ['an account that is not the chart’s', ["UPDATE account SET limit_side = 0 WHERE code = 'budget:available'"], 'orphan'],
  [
    'a balance of nothing that is',
    ["UPDATE balance SET subject = subject + 999 WHERE account IN (SELECT id FROM account WHERE code = 'income:contributions')"],
    'orphan',
  ],
  [
    'an erasure that no event may make',
    ["INSERT INTO blanked(id, event_seq, table_name, row_id, column_name) VALUES(1, 20, 'person', 4, 'personal')"],
    'orphan',
  ],
  ['a value replaced', ["UPDATE person SET personal = x'00' WHERE id = 3"], 'erasable_differs'],
  ['a reference that finds nobody', ["DELETE FROM reference_key WHERE key LIKE 'L:%'"], 'cache_differs'],
  ['an index that finds another', ['UPDATE lookup SET row_id = row_id + 1000'], 'cache_differs'],
]

describe('verify of a chain that an insider with every key made anew', () => {
  it('holds where nothing was changed (the control), and is found by an anchor alone', () => {
    expect(afterwards(['UPDATE event SET at = at WHERE seq = 1'], codesOf)).toEqual([])
    const anchor = head(read)
    const kept = afterwards(["UPDATE fund SET name = 'Another'"], () => [codesOf(), verify(read, { anchor }).faults.map((fault) => fault.code)])
    expect(kept).toEqual([[], ['recomputed']])
  })

  it.each(WANTED)('names %s', (_said, changes, code) => {
    const codes = afterwards(changes, codesOf)
    expect(codes).toContain(code)
    expect(codes.filter((found) => CHAIN.includes(found))).toEqual([])
  })
})
