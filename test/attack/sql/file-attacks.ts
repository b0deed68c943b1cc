import type { Attack } from './attack.ts'
import type { AttackBook } from './attack-book.ts'
import type { Forger } from './forger.ts'
import { bookCharge, release } from './moves.ts'

/** Against caches, staging, statements, erasable values and states; and by what SQL itself offers. */
export const FILE_ATTACKS: readonly Attack[] = [
  // Pragmas
  {
    name: 'an event while recursive triggers are off',
    by: ['event_pragmas'],
    attack: (f, of) => {
      f.db.pragma('recursive_triggers = OFF')
      f.event('fund_opened', of.people.finance)
    },
  },
  {
    name: 'an event while CHECKs are off',
    by: ['event_pragmas'],
    attack: (f, of) => {
      f.db.pragma('ignore_check_constraints = ON')
      f.event('fund_opened', of.people.finance)
    },
  },

  // Caches
  {
    name: 'a balance edited',
    by: ['balance_update'],
    attack: (f) => f.run('UPDATE balance SET amount = amount + 1 WHERE account = ?', f.account('budget:available')),
  },
  {
    name: 'a balance edited in the name of the last posting',
    by: ['balance_update'],
    attack: (f) => f.run('UPDATE balance SET amount = amount + 1, last_posting = (SELECT max(id) FROM posting)'),
  },
  {
    name: 'a balance added',
    by: ['balance_insert'],
    attack: (f, of) => f.run('INSERT INTO balance VALUES(?, ?, 77, 5, 1)', f.account('budget:spent'), of.fund),
  },
  {
    name: 'a balance replaced by its last posting',
    by: ['balance_insert'],
    attack: (f) => {
      f.db.pragma('recursive_triggers = OFF')
      f.run('INSERT OR REPLACE INTO balance SELECT account, fund, subject, amount, id FROM posting WHERE id = (SELECT max(id) FROM posting)')
    },
  },
  { name: 'a balance removed', by: ['balance_no_delete'], attack: (f) => f.run('DELETE FROM balance') },
  {
    name: 'a balance that does not follow its posting',
    by: ['posting_balance'],
    attack: (f, of) => {
      f.db.exec('CREATE TEMP TRIGGER skip_balance BEFORE UPDATE ON main.balance BEGIN SELECT RAISE(IGNORE); END')
      bookCharge(f, of, of.people.finance)
    },
  },
  { name: 'a turnover edited', by: ['turnover_update'], attack: (f) => f.run('UPDATE turnover SET amount = amount + 1') },
  {
    name: 'a turnover edited in the name of the last event',
    by: ['turnover_update'],
    attack: (f) => f.run('UPDATE turnover SET amount = amount + 1, last_seq = (SELECT max(seq) FROM event)'),
  },
  {
    name: 'a turnover added',
    by: ['turnover_insert'],
    attack: (f, of) => f.run("INSERT INTO turnover VALUES(0, 1, ?, '2020-01-01', 5, (SELECT max(seq) FROM event))", of.fund),
  },
  { name: 'a turnover removed', by: ['turnover_no_delete'], attack: (f) => f.run('DELETE FROM turnover') },
  {
    name: 'a turnover written before the seal',
    by: ['turnover_insert'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.run("INSERT INTO turnover VALUES(0, 1, ?, '2020-01-01', 5, ?)", of.fund, f.seq)
    },
  },
  {
    name: 'a turnover that does not follow the seal',
    by: ['seal_turnover'],
    attack: (f, of) => {
      f.db.exec('CREATE TEMP TRIGGER skip_turnover BEFORE UPDATE ON main.turnover BEGIN SELECT RAISE(IGNORE); END')
      bookCharge(f, of, of.people.finance)
    },
  },
  {
    name: 'a state edited',
    by: ['state_update'],
    attack: (f, of) => f.run("UPDATE state SET state = 'settled' WHERE noun = 'payout' AND subject = ?", of.payouts.onItsWay),
  },
  { name: 'a state added for nothing', by: ['state_of_row'], attack: (f) => f.run("INSERT INTO state VALUES('payout', 999, 'prepared', 1)") },
  {
    name: 'a state replaced by the first',
    by: ['state_insert'],
    attack: (f, of) => {
      f.db.pragma('recursive_triggers = OFF')
      f.run("INSERT OR REPLACE INTO state SELECT 'payout', id, 'prepared', event_seq FROM payout WHERE id = ?", of.payouts.settled)
    },
  },
  { name: 'a state removed', by: ['state_delete'], attack: (f, of) => f.run("DELETE FROM state WHERE noun = 'payout' AND subject = ?", of.payouts.settled) },
  {
    name: 'a payout that begins without a state',
    by: ['payout_state'],
    attack: (f, of) => {
      f.db.exec('CREATE TEMP TRIGGER skip_state BEFORE INSERT ON main.state BEGIN SELECT RAISE(IGNORE); END')
      f.event('batch_prepared', of.people.finance)
      f.without(['batch_state'], () => f.row('batch', { bank_account: of.account, reference: 'TOX', count: 1, total: 300_000, digest: 'x' }))
      f.without(['payout_rules'], () =>
        f.row('payout', {
          batch: f.value('SELECT max(id) FROM batch'),
          instalment: 1,
          grant: 1,
          payee: 1,
          reference: 'TOY',
          amount: 300_000,
          fund_amount: 300_000,
        }),
      )
    },
  },
  {
    name: 'a step that moves no state',
    by: ['step_state'],
    attack: (f, of) => {
      f.db.exec('CREATE TEMP TRIGGER skip_step BEFORE UPDATE ON main.state BEGIN SELECT RAISE(IGNORE); END')
      f.event('batch_cancelled', of.people.finance)
      f.step('payout', of.preparedPayout, 'prepared', 'cancelled')
    },
  },
  {
    name: 'a look-up that no row has',
    by: ['lookup_of_row'],
    attack: (f, of) => f.run("INSERT INTO lookup VALUES(x'0102030405060708', 'payee', ?)", of.account),
  },
  {
    name: 'a look-up moved',
    by: ['lookup_no_update', 'UNIQUE constraint failed: lookup.token, lookup.table_name, lookup.row_id'],
    attack: (f) => f.run('UPDATE lookup SET row_id = row_id + 1'),
  },
  { name: 'a look-up removed', by: ['lookup_delete'], attack: (f) => f.run("DELETE FROM lookup WHERE table_name = 'payee'") },
  {
    name: 'a key of a reference that was never drawn',
    by: ['reference_key_of_batch'],
    attack: (f) => f.run("INSERT INTO reference_key VALUES('X', 'TOXXXXXXXXXX00')"),
  },
  { name: 'a key of a reference removed', by: ['reference_key_no_delete'], attack: (f) => f.run('DELETE FROM reference_key') },
  { name: 'a key of a reference moved', by: ['reference_key_no_update'], attack: (f) => f.run("UPDATE reference_key SET reference = reference || 'X'") },
  { name: 'a request edited, so that a repeat is taken for another', by: ['request_no_update'], attack: (f) => f.run('UPDATE request SET mac = zeroblob(32)') },
  { name: 'a request removed within its 30 days', by: ['request_delete'], attack: (f) => f.run('DELETE FROM request') },
  {
    name: 'a request added to an older event',
    by: ['request_insert'],
    prepare: (f) => f.without(['request_delete'], () => f.run('DELETE FROM request WHERE event_seq = 2')),
    attack: (f) => f.run("INSERT INTO request VALUES(2, zeroblob(32), 200, '2020-11-02T00:00:00.000Z')"),
  },
  {
    name: 'a proposal rewritten',
    by: ['proposal_update'],
    prepare: (f, of) =>
      f.run(
        "INSERT INTO proposal(bank_account, kind, reason, lines, payouts, contributions, preselected, features) VALUES(?, 'settlement', 'x', '[1]', '[1]', '[]', 1, '[]')",
        of.account,
      ),
    attack: (f) => f.run("UPDATE proposal SET payouts = '[2]'"),
  },

  // Statements
  {
    name: 'a line added to a statement',
    by: ['statement_line_staged'],
    attack: (f, of) => addLine(f, of, Math.floor(of.lines.debit / 4194304) * 4194304 + 99),
  },
  {
    name: 'a line removed from a statement',
    by: ['statement_line_no_delete'],
    attack: (f, of) =>
      f.without(['state_delete', 'lookup_delete'], () => {
        f.db.pragma('defer_foreign_keys = ON')
        f.run('DELETE FROM statement_line WHERE id = ?', of.lines.receipt)
      }),
  },
  {
    name: 'a line of another amount',
    by: ['statement_line_no_update'],
    attack: (f, of) => f.run('UPDATE statement_line SET amount = -300000 WHERE id = ?', of.lines.receipt),
  },
  {
    name: 'a line replaced',
    by: ['statement_line_staged', 'state_insert'],
    attack: (f, of) => {
      f.db.pragma('recursive_triggers = OFF')
      f.run(
        'INSERT OR REPLACE INTO statement_line SELECT id, bank_account, booked_on, value_on, -300000, balance, fingerprint, occurrence, bank_id, evidence, evidence_sha256, personal, personal_sha256 FROM statement_line WHERE id = ?',
        of.lines.receipt,
      )
    },
  },
  {
    name: 'a line of an import of another account',
    by: ['statement_line_staged'],
    prepare: (f, of) => stage(f, of.otherAccount),
    attack: (f, of) => addLine(f, of, f.value('SELECT max(id) FROM statement_import') * 4194304 + 1),
  },
  { name: 'a line without an import', by: ['statement_line_staged'], attack: (f, of) => addLine(f, of, 99 * 4194304 + 1) },
  {
    name: 'a line of no amount on no day',
    by: ['statement_line_staged'],
    prepare: (f, of) => stage(f, of.account),
    attack: (f, of) => {
      f.db.pragma('ignore_check_constraints = ON')
      f.run(
        "INSERT INTO statement_line(id, bank_account, booked_on, amount, fingerprint, occurrence) VALUES(?, ?, 'today', 0, 'x', 1)",
        f.value('SELECT max(id) FROM statement_import') * 4194304 + 1,
        of.account,
      )
    },
  },
  {
    name: 'a second import of an account at a time',
    by: ['statement_import_insert'],
    prepare: (f, of) => stage(f, of.account),
    attack: (f, of) => stage(f, of.account),
  },
  {
    name: 'an import published without its statement',
    by: ['statement_import_ends'],
    prepare: (f, of) => stage(f, of.account),
    attack: (f) => f.run("UPDATE statement_import SET state = 'published' WHERE state = 'staging'"),
  },
  {
    name: 'an import opened again',
    by: ['statement_import_ends', 'statement_import_update'],
    attack: (f) => f.run("UPDATE statement_import SET state = 'staging' WHERE id = 1"),
  },
  { name: 'an import forgotten', by: ['statement_import_delete'], attack: (f) => f.run('DELETE FROM statement_import WHERE id = 1') },
  {
    name: 'a statement that tells fewer lines than it has',
    by: ['statement_published'],
    prepare: (f, of) => staged(f, of),
    attack: (f, of) => publish(f, of, 0),
  },
  {
    name: 'a line that leaves a number of its import out',
    by: ['statement_line_staged'],
    prepare: (f, of) => stage(f, of.account),
    attack: (f, of) => addLine(f, of, f.value('SELECT max(id) FROM statement_import') * 4194304 + 2),
  },
  {
    name: 'a line taken out of an import that goes on',
    by: ['statement_line_no_delete'],
    prepare: (f, of) => staged(f, of),
    attack: (f) => f.run('DELETE FROM statement_line WHERE id = (SELECT max(id) FROM statement_line)'),
  },
  {
    name: 'a state taken from a line of an import that goes on',
    by: ['state_delete'],
    prepare: (f, of) => staged(f, of),
    attack: (f) => f.run("DELETE FROM state WHERE noun = 'line' AND subject = (SELECT max(id) FROM statement_line)"),
  },
  { name: 'a statement of no import', by: ['statement_published'], attack: (f, of) => publish(f, of, 0, 77) },

  // Erasable values
  {
    name: 'a value blanked that no event names',
    by: ['payee_no_update'],
    attack: (f, of) => {
      f.event('erased', of.people.admin)
      f.run('UPDATE payee SET personal = NULL WHERE id = 1')
      f.seal()
    },
  },
  {
    name: 'a value blanked beside the one that is named',
    by: ['payee_no_update'],
    attack: (f, of) => {
      f.event('erased', of.people.admin)
      f.row('blanked', { table_name: 'payee', row_id: 2, column_name: 'personal' })
      f.run('UPDATE payee SET personal = NULL WHERE id = 1')
      f.seal()
    },
  },
  {
    name: 'a value changed instead of blanked',
    by: ['payee_no_update'],
    attack: (f, of) => {
      f.event('erased', of.people.admin)
      f.row('blanked', { table_name: 'payee', row_id: 1, column_name: 'personal' })
      f.run("UPDATE payee SET personal = x'00' WHERE id = 1")
      f.seal()
    },
  },
  {
    name: 'a value blanked after the event that names it',
    by: ['payee_no_update'],
    prepare: (f, of) => {
      f.event('erased', of.people.admin)
      f.row('blanked', { table_name: 'payee', row_id: 1, column_name: 'personal' })
      f.without(['seal_erased'], () => f.seal())
    },
    attack: (f) => f.run('UPDATE payee SET personal = NULL WHERE id = 1'),
  },
  {
    name: "a value's digest blanked with it",
    by: ['payee_no_update'],
    attack: (f, of) => {
      f.event('erased', of.people.admin)
      f.row('blanked', { table_name: 'payee', row_id: 1, column_name: 'personal' })
      f.run('UPDATE payee SET personal = NULL, personal_sha256 = NULL WHERE id = 1')
      f.seal()
    },
  },
  {
    name: 'an erasure in an event of finance',
    by: ['blanked_by', 'seal_writers'],
    attack: (f, of) => {
      f.event('rate_recorded', of.people.finance)
      f.row('blanked', { table_name: 'payee', row_id: 1, column_name: 'personal' })
      f.seal()
    },
  },
  {
    name: "the book's key erased as if it were a person's",
    by: ['blanked_keys'],
    attack: (f, of) => {
      f.event('erased', of.people.admin)
      f.row('blanked', { table_name: 'book_key', row_id: 1, column_name: 'wrapped' })
      f.run('UPDATE book_key SET wrapped = NULL')
      f.seal()
    },
  },
  {
    name: "the book's key blanked without a new one",
    by: ['seal_book_key'],
    attack: (f) => {
      f.event('key_rotated', 1)
      f.row('blanked', { table_name: 'book_key', row_id: 1, column_name: 'wrapped' })
      f.run('UPDATE book_key SET wrapped = NULL')
      f.seal()
    },
  },
  {
    name: 'a value without its digest',
    by: ['payee_append'],
    attack: (f, of) => {
      f.event('payee_recorded', of.people.officer)
      f.row('payee', { student: 1, relation: 'self', way: 'account', currency: 'TRY', personal: Buffer.from('x'), personal_sha256: null })
      f.seal()
    },
  },

  // States
  {
    name: 'a step that no transition has',
    by: ['step_allowed'],
    attack: (f, of) => {
      f.event('batch_stopped', of.people.releaser)
      f.step('payout', of.preparedPayout, 'prepared', 'settled')
    },
  },
  {
    name: 'a step from where the noun is not',
    by: ['step_allowed', 'state_update'],
    attack: (f, of) => {
      f.event('batch_released', of.people.releaser)
      f.step('grant', of.grants.payable, 'paid', 'paying')
    },
  },
  {
    name: 'a step by an event that does not make it',
    by: ['step_allowed', 'seal_transit', 'seal_payable'],
    attack: (f, of) => {
      f.event('batch_prepared', of.people.finance)
      f.step('payout', of.payouts.onItsWay, 'instructed', 'rejected')
      f.seal()
    },
  },
  {
    name: 'a step of nothing',
    by: ['step_allowed', 'step_state'],
    attack: (f, of) => {
      f.event('batch_released', of.people.releaser)
      f.step('grant', 999, 'approved', 'paying')
    },
  },

  // What SQL offers
  {
    name: 'a posting whose CHECK is passed over by OR IGNORE',
    by: ['posting_rules'],
    attack: (f, of) => {
      f.event('contribution_recorded', of.people.finance)
      const entry = f.entry('contribution_recorded', of.fund, [])
      f.row('posting', { entry, fund: of.fund, account: f.account('budget:available'), subject: 0, amount: 0 }, 'INSERT OR IGNORE')
    },
  },
  {
    name: 'a fact changed by an upsert',
    by: ['fund_append', 'fund_no_update'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.run(
        "INSERT INTO fund SELECT id, ?, code, name, 'USD', project_code FROM fund WHERE id = ? ON CONFLICT(id) DO UPDATE SET currency = 'USD'",
        f.seq,
        of.fund,
      )
    },
  },
  {
    name: 'a fact replaced by its unique key',
    by: ['fund_append'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.db.pragma('recursive_triggers = OFF')
      f.db.pragma('defer_foreign_keys = ON')
      f.run("INSERT OR REPLACE INTO fund SELECT (SELECT max(id) + 1 FROM fund), ?, code, name, 'USD', project_code FROM fund WHERE id = ?", f.seq, of.fund)
    },
  },
  {
    name: "a permit of one's own in a temporary table",
    by: ['event_permit'],
    attack: (f, of) => {
      f.db.exec("CREATE TEMP TABLE permit(event_kind TEXT, role TEXT); INSERT INTO temp.permit VALUES('approved', 'finance')")
      f.event('approved', of.people.finance)
    },
  },
  {
    name: "pragmas of one's own in a temporary table",
    by: ['event_pragmas'],
    attack: (f, of) => {
      f.db.exec('CREATE TEMP TABLE pragma_recursive_triggers(recursive_triggers INTEGER); INSERT INTO temp.pragma_recursive_triggers VALUES(1)')
      f.db.pragma('recursive_triggers = OFF')
      f.event('fund_opened', of.people.finance)
    },
  },
  {
    name: 'a rule that a savepoint is to take back',
    by: ['event_permit', 'release_rules'],
    attack: (f, of) => {
      f.db.exec('SAVEPOINT tried')
      release(f, of, of.batch, of.people.releaser)
      f.db.exec('ROLLBACK TO tried')
      release(f, of, of.batch, of.people.finance)
    },
  },
]

function stage(f: Forger, account: number): void {
  f.run(
    "INSERT INTO statement_import(id, bank_account, started_at, wrapped, state) VALUES((SELECT max(id) + 1 FROM statement_import), ?, '2020-11-02T00:00:00.000Z', zeroblob(4), 'staging')",
    account,
  )
}

function addLine(f: Forger, of: AttackBook, id: number): void {
  f.run(
    "INSERT INTO statement_line(id, bank_account, booked_on, amount, fingerprint, occurrence) VALUES(?, ?, '2020-11-02', -300000, 'forged', 1)",
    id,
    of.account,
  )
}

function staged(f: Forger, of: AttackBook): void {
  stage(f, of.account)
  addLine(f, of, f.value('SELECT max(id) FROM statement_import') * 4194304 + 1)
}

function publish(f: Forger, of: AttackBook, added: number, id = f.value('SELECT max(id) FROM statement_import')): void {
  f.event('statement_imported', of.people.finance)
  const counts = { lines: added, added, known: 0, conflicts: 0 }
  f.row('statement', { id, bank_account: of.account, file_sha256: 'x', format: 'x', format_version: 1, reading: '{}', proof: 'none', digest: 'x', ...counts })
  f.seal()
}
