import type { Attack } from './attack.ts'
import type { AttackBook } from './attack-book.ts'
import type { Forger } from './forger.ts'

/** Against the sums that pages show, and what they begin with: a statement's lines, added up while they are staged. */
export const SUM_ATTACKS: readonly Attack[] = [
  { name: 'a sum of what is open edited', by: ['open_sum_update'], attack: (f) => f.run('UPDATE open_sum SET amount = amount + 1') },
  {
    name: 'a sum of what is open added',
    by: ['open_sum_insert'],
    attack: (f, of) => f.run("INSERT INTO open_sum VALUES(?, ?, '2020-01-01', 1, -5)", f.account('liabilities:grants-payable'), of.fund),
  },
  { name: 'a sum of what is open removed', by: ['open_sum_delete'], attack: (f) => f.run('DELETE FROM open_sum') },
  {
    name: 'a sum of what is open written before the seal',
    by: ['open_sum_update'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.run('UPDATE open_sum SET count = count + 1')
    },
  },
  { name: 'a count of lines edited', by: ['tally_update'], attack: (f) => f.run("UPDATE tally SET count = count + 1 WHERE noun = 'line'") },
  {
    name: 'a count of breaks added',
    by: ['tally_insert'],
    attack: (f, of) => f.run("INSERT INTO tally VALUES('break', ?, 'claimed', 'unknown_debit', '2020-01-01', 1, 0)", of.account),
  },
  { name: 'a count of lines removed', by: ['tally_delete'], attack: (f) => f.run("DELETE FROM tally WHERE noun = 'line'") },
  { name: 'what is payable edited', by: ['payable_update'], attack: (f) => f.run('UPDATE payable SET amount = amount + 1') },
  {
    name: 'what is payable added',
    by: ['payable_insert', 'payable_sum_insert'],
    attack: (f, of) => f.run("INSERT INTO payable VALUES(999, 1, ?, 'USD', '2030-01-01', 5)", of.fund),
  },
  { name: 'what is payable removed', by: ['payable_delete', 'payable_sum_update'], attack: (f) => f.run('DELETE FROM payable') },
  { name: 'a sum of what is payable edited', by: ['payable_sum_update'], attack: (f) => f.run('UPDATE payable_sum SET amount = amount + 1') },
  {
    name: 'a sum of what is payable added',
    by: ['payable_sum_insert'],
    attack: (f, of) => f.run("INSERT INTO payable_sum VALUES(1, ?, 'EUR', '2030-01-01', 1, 5)", of.fund),
  },
  { name: 'a sum of what is payable removed', by: ['payable_sum_delete'], attack: (f) => f.run('DELETE FROM payable_sum') },
  { name: 'the last event to be summed up once more', by: ['reckoned_update'], attack: (f) => f.run('UPDATE reckoned SET seq = seq - 1') },
  {
    name: 'an event called summed up before its seal',
    by: ['reckoned_update'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.run('UPDATE reckoned SET seq = seq + 1')
    },
  },
  {
    name: 'a second opinion on what is summed up',
    by: ['reckoned_insert', 'CHECK constraint failed: id = 1'],
    attack: (f) => f.run('INSERT INTO reckoned VALUES(2, 0)'),
  },
  { name: 'what is summed up forgotten', by: ['reckoned_no_delete'], attack: (f) => f.run('DELETE FROM reckoned') },
  {
    name: 'an import that comes to more than its lines',
    by: ['statement_import_ends'],
    prepare: staged,
    attack: (f) => f.run("UPDATE statement_import SET staged = 1, amount = 5 WHERE state = 'staging'"),
  },
  {
    name: 'an import whose lines are added up twice',
    by: ['statement_import_ends'],
    prepare: (f, of) => {
      staged(f, of)
      f.run("UPDATE statement_import SET staged = 1, amount = -300000 WHERE state = 'staging'")
    },
    attack: (f) => f.run("UPDATE statement_import SET amount = amount - 300000 WHERE state = 'staging'"),
  },
  {
    name: 'a statement whose lines were not added up',
    by: ['statement_published'],
    prepare: staged,
    attack: (f, of) => {
      f.event('statement_imported', of.people.finance)
      const counts = { lines: 1, added: 1, known: 0, conflicts: 0 }
      const id = f.value('SELECT max(id) FROM statement_import')
      f.row('statement', {
        id,
        bank_account: of.account,
        file_sha256: 'x',
        format: 'x',
        format_version: 1,
        reading: '{}',
        proof: 'none',
        digest: 'x',
        ...counts,
      })
      f.seal()
    },
  },
]

/** An import with one line of an account. */
function staged(f: Forger, of: AttackBook): void {
  f.run(
    "INSERT INTO statement_import(id, bank_account, started_at, wrapped, state) VALUES((SELECT max(id) + 1 FROM statement_import), ?, '2020-11-02T00:00:00.000Z', zeroblob(4), 'staging')",
    of.account,
  )
  f.run(
    "INSERT INTO statement_line(id, bank_account, booked_on, amount, fingerprint, occurrence) VALUES((SELECT max(id) FROM statement_import) * 4194304 + 1, ?, '2020-11-02', -300000, 'forged', 1)",
    of.account,
  )
}
