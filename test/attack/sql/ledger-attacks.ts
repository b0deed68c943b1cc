import type { Attack } from './attack.ts'
import { bookCharge, charge, contribute, contributed, settle, settledPostings } from './moves.ts'

/** Against the books themselves: balance, body, chain, seq, rules, limits, lines, periods. */
export const LEDGER_ATTACKS: readonly Attack[] = [
  {
    name: 'an entry that is not balanced',
    by: ['seal_balanced'],
    attack: (f, of) => contribute(f, of, of.people.finance, 100, (id) => [['assets:contributions-receivable', id, 110], ...contributed(id, 100).slice(1)]),
  },
  {
    name: 'an entry balanced over both layers and in neither',
    by: ['seal_ties', 'seal_balanced'],
    attack: (f, of) =>
      contribute(f, of, of.people.finance, 100, (id) => [
        ['assets:contributions-receivable', id, 200],
        ['income:contributions', id, -100],
        ['budget:available', 0, 100],
        ['budget:appropriated', 0, -200],
      ]),
  },
  {
    name: 'an entry balanced over two currencies',
    by: ['seal_exchange', 'seal_balanced'],
    attack: (f, of) =>
      bookCharge(f, of, of.people.finance, {
        postings: [
          ['equity:fx-position USD', 0, 77_700],
          ['assets:bank:B', 0, -77_700, of.lines.debit],
        ],
      }),
  },
  {
    name: 'interest of more than its line, against an exchange of nothing',
    by: ['seal_exchange'],
    attack: (f, of) => {
      f.event('match_made', of.people.finance)
      const match = f.row('match', { bank_account: of.account, kind: 'interest', by: 'person', rules: 1, features: '[]' })
      f.row('match_line', { match, line: of.lines.receipt })
      f.step('line', of.lines.receipt, 'open', 'matched')
      const entry = f.entry(
        'interest',
        of.fund,
        [
          ['assets:bank:B', 0, 4_200, of.lines.receipt],
          ['equity:fx-position', 0, 9_000_000],
          ['income:interest', 0, -9_004_200],
          ['equity:fx-position USD', 0, 1],
          ['equity:fx-position USD', 0, -1],
          ['budget:available', 0, 9_004_200],
          ['budget:appropriated', 0, -9_004_200],
        ],
        { rate: '1', rate_source: 'nobody' },
      )
      f.row('match_entry', { match, entry })
      f.seal()
    },
  },
  {
    name: 'an entry without postings',
    by: ['seal_balanced'],
    attack: (f, of) => {
      f.event('contribution_recorded', of.people.finance)
      f.entry('contribution_recorded', of.fund, [])
      f.seal()
    },
  },
  {
    name: 'a body that tells other postings',
    by: ['seal_body'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.seal({ body: { postings: { digest: '00' } } })
    },
  },
  {
    name: 'a body that tells another kind',
    by: ['seal_body'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.seal({ body: { kind: 'approved' } })
    },
  },
  {
    name: 'a body that tells another actor',
    by: ['seal_body'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.seal({ body: { actor: of.people.approver } })
    },
  },
  {
    name: 'a body that is no JSON',
    by: ['seal_body'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.seal({ body: 'paid' })
    },
  },
  {
    name: "a hash that is not the body's",
    by: ['seal_chain'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.seal({ hash: Buffer.alloc(32, 1) })
    },
  },
  {
    name: 'a chain that goes on from another hash',
    by: ['seal_chain'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.seal({ prev: Buffer.alloc(32) })
    },
  },
  {
    name: 'a seal for an event before',
    by: ['seal_body', 'seal_chain', 'UNIQUE constraint failed: seal.event_seq'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.seal({ seq: f.seq - 1 })
    },
  },
  {
    name: 'two seals of one event',
    by: ['seal_chain', 'seal_no_update', 'seal_no_delete'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.seal()
      f.db.exec(`INSERT OR REPLACE INTO seal SELECT event_seq, prev_hash, hash, body || ' ', mark FROM seal WHERE event_seq = ${f.seq}`)
    },
  },
  {
    name: 'a gap in seq',
    by: ['event_next'],
    attack: (f, of) => f.event('fund_opened', of.people.finance, { seq: f.value('SELECT max(seq) + 2 FROM event') }),
  },
  {
    name: "an event in another's place",
    by: ['event_next', 'event_no_update', 'event_no_delete'],
    attack: (f, of) =>
      f.run("INSERT OR REPLACE INTO event SELECT seq, 'fund_opened', at, ?, 'again' FROM event WHERE seq = (SELECT max(seq) FROM event)", of.people.finance),
  },
  {
    name: 'a second event before the first is sealed',
    by: ['event_next'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.event('fund_opened', of.people.finance)
    },
  },
  {
    name: 'an event earlier than the one before',
    by: ['event_next'],
    attack: (f, of) => f.event('fund_opened', of.people.finance, { at: '2020-01-01T00:00:00.000Z' }),
  },
  {
    name: 'an event on a day that no calendar has',
    by: ['event_instant'],
    attack: (f, of) => f.event('fund_opened', of.people.finance, { at: '2020-19-39T29:59:59.999Z' }),
  },
  {
    name: 'an idempotency key used twice',
    by: ['event_next', 'UNIQUE constraint failed: event.actor, event.idempotency_key'],
    attack: (f, of) =>
      f.event('fund_opened', of.people.finance, { idempotency_key: f.value<string>('SELECT idempotency_key FROM event WHERE actor = ?', of.people.finance) }),
  },
  {
    name: 'a row added to a sealed event',
    by: ['exchange_rate_append'],
    attack: (f, of) => {
      f.seq = f.value('SELECT max(seq) FROM event')
      f.row('exchange_rate', { from_currency: 'TRY', to_currency: 'USD', rate: '9', date: '2020-11-02', source: String(of.fund) })
    },
  },
  {
    name: 'a row added to an older event while another is open',
    by: ['exchange_rate_append'],
    attack: (f, of) => {
      f.event('rate_recorded', of.people.finance)
      f.row('exchange_rate', { event_seq: f.seq - 1, from_currency: 'TRY', to_currency: 'USD', rate: '9', date: '2020-11-02', source: 'x' })
    },
  },
  {
    name: 'a posting added to a sealed entry',
    by: ['posting_append'],
    attack: (f, of) => {
      f.seq = f.value('SELECT event_seq FROM entry ORDER BY id DESC')
      f.row('posting', { entry: f.value('SELECT max(id) FROM entry'), fund: of.fund, account: f.account('budget:available'), subject: 0, amount: 1 })
    },
  },
  {
    name: 'a posting of nothing',
    by: ['posting_rules'],
    attack: (f, of) => {
      f.event('contribution_recorded', of.people.finance)
      f.db.pragma('ignore_check_constraints = ON')
      f.entry('contribution_recorded', of.fund, [['budget:available', 0, 0]])
    },
  },
  {
    name: 'a posting beyond 2^53, its CHECK switched off after the event',
    by: ['posting_rules', 'balance_update'],
    attack: (f, of) => {
      f.event('contribution_recorded', of.people.finance)
      f.db.pragma('ignore_check_constraints = ON')
      f.entry('contribution_recorded', of.fund, [['budget:available', 0, 9007199254740992n]])
    },
  },
  {
    name: 'balances that grow beyond 2^53',
    by: ['balance_update'],
    attack: (f, of) => {
      f.event('contribution_recorded', of.people.finance)
      f.entry('contribution_recorded', of.fund, [
        ['budget:available', 0, 9007199254740991n],
        ['budget:available', 0, 9007199254740991n],
      ])
    },
  },
  {
    name: 'an id beyond 2^53',
    by: ['exchange_rate_ascending'],
    attack: (f, of) => {
      f.event('rate_recorded', of.people.finance)
      f.run("INSERT INTO exchange_rate VALUES(9007199254740993, ?, 'TRY', 'USD', '9', '2020-11-02', 'x')", f.seq)
      f.seal()
    },
  },
  {
    name: "an account posted that the entry's kind does not have",
    by: ['seal_posting_rules'],
    attack: (f, of) =>
      bookCharge(f, of, of.people.finance, {
        postings: [
          ['equity:opening', 0, 77_700],
          ['assets:bank:B', 0, -77_700, of.lines.debit],
        ],
      }),
  },
  {
    name: 'an account posted on the wrong side',
    by: ['seal_posting_rules'],
    attack: (f, of) =>
      contribute(f, of, of.people.finance, 100, (id) => [
        ...contributed(id, 100),
        ['assets:contributions-receivable', id, -50],
        ['income:contributions', id, 50],
        ['income:contributions', id, -50],
        ['assets:contributions-receivable', id, 50],
      ]),
  },
  {
    name: 'an entry of a kind that the event may not make',
    by: ['entry_rules', 'seal_lines_booked'],
    attack: (f, of) => {
      f.event('rate_recorded', of.people.finance)
      f.entry('interest', of.fund, [
        ['assets:bank:B', 0, 4200, of.lines.receipt],
        ['income:interest', 0, -4200],
        ['budget:available', 0, 4200],
        ['budget:appropriated', 0, -4200],
      ])
      f.seal()
    },
  },
  {
    name: "a posting of another fund than its entry's",
    by: ['posting_rules'],
    attack: (f, of) => {
      f.event('contribution_recorded', of.people.finance)
      const entry = f.entry('contribution_recorded', of.fund, [])
      f.row('posting', { entry, fund: of.fund + 1, account: f.account('budget:available'), subject: 0, amount: 5 })
    },
  },
  {
    name: "income in another currency than the fund's",
    by: ['posting_rules', 'seal_ties'],
    attack: (f, of) => {
      f.event('contribution_recorded', of.people.finance)
      f.entry('contribution_recorded', of.fund, [
        ['budget:available USD', 0, 5],
        ['budget:appropriated USD', 0, -5],
      ])
      f.seal()
    },
  },
  {
    name: 'an account that lies about its limit',
    by: ['account_of_chart'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.row('account', { code: 'budget:available', currency: 'EUR', layer: 'budget', subject_kind: 'none', limit_side: 0, fund_only: 1 })
      f.seal()
    },
  },
  {
    name: 'an account in no currency',
    by: ['account_of_chart'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.row('account', { code: 'budget:available', currency: 'ZZZ', layer: 'budget', subject_kind: 'none', limit_side: 1, fund_only: 1 })
      f.seal()
    },
  },
  {
    name: 'a bank account in the chart that no bank account is',
    by: ['account_of_chart'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.row('account', {
        code: 'assets:bank:Z',
        currency: 'TRY',
        layer: 'actual',
        subject_kind: 'none',
        limit_side: 0,
        fund_only: 0,
        bank_account: of.account,
      })
      f.seal()
    },
  },
  {
    name: 'a fund in no currency',
    by: ['fund_currency'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.row('fund', { code: 'X', name: 'X', currency: 'ZZZ' })
      f.seal()
    },
  },
  {
    name: 'a posting for a contribution that nobody recorded',
    by: ['posting_subject', 'seal_own_rows'],
    attack: (f, of) => contribute(f, of, of.people.finance, 100, () => contributed(999, 100)),
  },
  {
    name: 'a posting of a bank without a line',
    by: ['posting_rules', 'seal_lines_booked'],
    attack: (f, of) => bookCharge(f, of, of.people.finance, { postings: charge(undefined, 77_700) }),
  },
  {
    name: 'a posting by a line of another account',
    by: ['match_line_rules', 'posting_rules'],
    attack: (f, of) => bookCharge(f, of, of.people.finance, { line: of.lines.elsewhere, minor: 300_000 }),
  },
  {
    name: 'a line used twice',
    by: ['match_line_rules', 'step_allowed', 'state_update', 'seal_lines_booked', 'seal_lines'],
    attack: (f, of) => settle(f, of, of.payouts.onItsWay, of.people.finance, { line: of.lines.matched }),
  },
  {
    name: 'a line booked twice without a match',
    by: ['seal_lines_booked', 'seal_lines'],
    attack: (f, of) => bookCharge(f, of, of.people.finance, { line: of.lines.matched, minor: 300_000, match: false, step: false }),
  },
  {
    name: 'a line used in part',
    by: ['seal_lines_booked', 'seal_lines'],
    attack: (f, of) => bookCharge(f, of, of.people.finance, { postings: charge(of.lines.debit, 77_600) }),
  },
  { name: 'a line booked and not matched', by: ['seal_lines_booked'], attack: (f, of) => bookCharge(f, of, of.people.finance, { match: false, step: false }) },
  { name: 'a line matched and not booked', by: ['seal_lines_booked'], attack: (f, of) => bookCharge(f, of, of.people.finance, { entry: false }) },
  { name: 'a line matched by its state alone', by: ['seal_line_states'], attack: (f, of) => bookCharge(f, of, of.people.finance, { match: false }) },
  { name: 'a line with a match and open', by: ['seal_line_states'], attack: (f, of) => bookCharge(f, of, of.people.finance, { step: false, entry: false }) },
  {
    name: 'a match of no line',
    by: ['seal_line_states'],
    attack: (f, of) => {
      f.event('match_made', of.people.finance)
      f.row('match', { bank_account: of.account, kind: 'charge', by: 'person', rules: 1, features: '[]' })
      f.seal()
    },
  },
  {
    name: 'an unpublished line booked',
    by: ['match_line_rules', 'posting_rules'],
    prepare: (f, of) => {
      f.run(
        "INSERT INTO statement_import(id, bank_account, started_at, wrapped, state) VALUES((SELECT max(id) + 1 FROM statement_import), ?, '2020-11-02T00:00:00.000Z', zeroblob(4), 'staging')",
        of.account,
      )
      f.run(
        "INSERT INTO statement_line(id, bank_account, booked_on, amount, fingerprint, occurrence) VALUES((SELECT max(id) FROM statement_import) * 4194304 + 1, ?, '2020-11-02', -500, 'x', 1)",
        of.account,
      )
    },
    attack: (f, of) => bookCharge(f, of, of.people.finance, { line: f.value('SELECT max(id) FROM statement_line'), minor: 500 }),
  },
  {
    name: 'a difference hidden in the exchange position of one currency',
    by: ['seal_exchange'],
    attack: (f, of) =>
      bookCharge(f, of, of.people.finance, {
        postings: [
          ...charge(of.lines.debit, 77_600).filter(([a]) => a !== 'assets:bank:B'),
          ['assets:bank:B', 0, -77_700, of.lines.debit],
          ['equity:fx-position', 0, 100],
        ],
      }),
  },
  {
    name: 'available below zero by a charge without overspent',
    by: ['seal_limits'],
    prepare: (f, of) =>
      f.without(['balance_update'], () => f.run('UPDATE balance SET amount = 100 WHERE account = ? AND fund = ?', f.account('budget:available'), of.fund)),
    attack: (f, of) => bookCharge(f, of, of.people.finance),
  },
  {
    name: 'a settlement that takes more from committed than was promised',
    by: ['seal_payable', 'seal_limits'],
    attack: (f, of) =>
      settle(f, of, of.payouts.onItsWay, of.people.finance, {
        postings: (p, g, l) => [...settledPostings(p, g, l).slice(0, 2), ['budget:spent', g, 300_001], ['budget:committed', g, -300_001]],
      }),
  },
  {
    name: 'a settlement that leaves something in transit',
    by: ['seal_payable', 'seal_transit'],
    attack: (f, of) =>
      settle(f, of, of.payouts.onItsWay, of.people.finance, {
        postings: (p, g, l) => [
          ['liabilities:payouts-in-transit', p, 299_999],
          ['expenses:bank-charges', 0, 1],
          ['assets:bank:B', 0, -300_000, l],
          ['budget:spent', g, 300_000],
          ['budget:committed', g, -299_999],
          ['budget:available', 0, -1],
        ],
      }),
  },
  {
    name: 'a settlement that takes more from transit than there is',
    by: ['seal_proofs', 'seal_payable', 'seal_transit', 'seal_limits'],
    attack: (f, of) =>
      settle(f, of, of.payouts.onItsWay, of.people.finance, {
        postings: (p, g, l) => [
          ['liabilities:payouts-in-transit', p, 300_001],
          ['liabilities:grants-payable', g, -1],
          ['assets:bank:B', 0, -300_000, l],
          ['budget:spent', g, 300_000],
          ['budget:committed', g, -300_000],
        ],
      }),
  },
  {
    name: 'a receipt of nobody given back beyond what came',
    by: ['seal_limits', 'seal_posting_rules'],
    attack: (f, of) =>
      bookCharge(f, of, of.people.finance, {
        postings: [
          ['liabilities:unidentified-receipts', of.lines.receipt, 77_700],
          ['assets:bank:B', 0, -77_700, of.lines.debit],
        ],
      }),
  },
  {
    name: 'budget out of nothing',
    by: ['seal_ties'],
    attack: (f, of) =>
      contribute(f, of, of.people.finance, 100, (id) => [...contributed(id, 100), ['budget:available', 0, 5_000_000], ['budget:appropriated', 0, -5_000_000]]),
  },
  {
    name: 'budget out of a contribution recorded before',
    by: ['seal_own_rows'],
    attack: (f, of) => contribute(f, of, of.people.finance, 100, (id) => [...contributed(id, 100), ...contributed(1, 5_000_000)]),
  },
  {
    name: 'a contribution booked higher than it is',
    by: ['seal_own_rows'],
    attack: (f, of) => contribute(f, of, of.people.finance, 100, (id) => contributed(id, 1000)),
  },
  {
    name: 'budget made of overspent',
    by: ['seal_ties'],
    attack: (f, of) => {
      f.event('match_made', of.people.finance)
      f.entry('overspent', of.fund, [
        ['budget:available', 0, 5_000_000],
        ['budget:overspent', 0, -5_000_000],
      ])
      f.seal()
    },
  },
  {
    name: 'an expense that the budget does not show',
    by: ['seal_ties'],
    attack: (f, of) => bookCharge(f, of, of.people.finance, { postings: charge(of.lines.debit, 77_700).slice(0, 2) }),
  },
  {
    name: 'money of a bank account that is opened again',
    by: ['seal_own_rows'],
    attack: (f, of) => {
      f.event('bank_account_opened', of.people.finance)
      f.row('bank_account', { code: 'Z', name: 'Z', kind: 'bank', currency: 'TRY', fund: of.fund, opening_balance: 0, opening_date: '2020-11-02' })
      f.entry('account_opened', of.fund, [
        ['equity:opening', 0, 500_000],
        ['assets:bank:B', 0, -500_000],
      ])
      f.seal()
    },
  },
  {
    name: 'an account that opens with another balance than its row',
    by: ['seal_own_rows'],
    attack: (f, of) => {
      f.event('bank_account_opened', of.people.finance)
      f.row('bank_account', { code: 'Z', name: 'Z', kind: 'bank', currency: 'TRY', fund: of.fund, opening_balance: 0, opening_date: '2020-11-02' })
      f.entry('account_opened', of.fund, [
        ['assets:bank:Z', 0, 500_000],
        ['equity:opening', 0, -500_000],
      ])
      f.seal()
    },
  },
  {
    name: 'an approval that is turned round by finance',
    by: ['entry_reversal_of_match'],
    attack: (f, of) => {
      const entry = f.value('SELECT entry FROM posting WHERE subject = ? AND account = ? ORDER BY id', of.grants.payable, f.account('budget:committed'))
      const postings = f.db
        .prepare('SELECT a.code, p.subject, -p.amount FROM posting p JOIN account a ON a.id = p.account WHERE p.entry = ?')
        .raw()
        .all(entry) as [string, number, number][]
      f.event('match_made', of.people.finance)
      f.entry('reversal', of.fund, postings, { reverses: entry })
      f.seal()
    },
  },
  {
    name: 'an entry of a match turned round while the match stands',
    by: ['seal_undone', 'seal_lines_booked'],
    attack: (f, of) => {
      const entry = f.value('SELECT entry FROM match_entry WHERE match = ?', of.settlement)
      const postings = (
        f.db
          .prepare('SELECT a.code, p.subject, -p.amount, p.bank_line FROM posting p JOIN account a ON a.id = p.account WHERE p.entry = ?')
          .raw()
          .all(entry) as [string, number, number, number | null][]
      ).map(([a, s, m, l]) => [a, s, m, ...(l === null ? [] : [l])] as unknown as [string, number, number])
      f.event('match_reversed', of.people.finance)
      f.entry('reversal', of.fund, postings, { reverses: entry })
      f.step('payout', of.payouts.settled, 'settled', 'instructed')
      f.seal()
    },
  },
  {
    name: 'a reversal that is no mirror',
    by: ['seal_ties', 'seal_reversals'],
    attack: (f, of) => {
      const entry = f.value('SELECT entry FROM match_entry WHERE match = ?', of.settlement)
      f.event('match_reversed', of.people.finance)
      f.entry(
        'reversal',
        of.fund,
        [
          ['budget:available', 0, 7],
          ['budget:spent', 0, -7],
        ],
        { reverses: entry },
      )
      f.step('match', of.settlement, 'confirmed', 'reversed')
      f.seal()
    },
  },
  {
    name: 'a reversal that names nothing',
    by: ['entry_rules'],
    attack: (f, of) => {
      f.event('match_reversed', of.people.finance)
      f.entry('reversal', of.fund, [
        ['budget:available', 0, 7],
        ['budget:available', 0, -7],
      ])
      f.seal()
    },
  },
  {
    name: 'an entry on a day that no calendar has',
    by: ['entry_rules'],
    attack: (f, of) => {
      f.event('contribution_recorded', of.people.finance)
      f.entry('contribution_recorded', of.fund, [], { effective_date: '2020-11-31' })
    },
  },
  {
    name: 'an entry whose bank day is no day',
    by: ['entry_bank_date'],
    attack: (f, of) => {
      f.event('contribution_recorded', of.people.finance)
      f.entry('contribution_recorded', of.fund, [], { bank_date: 'yesterday' })
    },
  },
  {
    name: 'an entry in a closed period',
    by: ['entry_rules'],
    prepare: (f, of) => lockThrough(f, '2020-11-02', of.people.finance),
    attack: (f, of) => contribute(f, of, of.people.finance),
  },
  {
    name: 'a period opened again',
    by: ['period_lock_forward', 'seal_writers'],
    prepare: (f, of) => lockThrough(f, '2020-11-02', of.people.finance),
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.row('period_lock', { closed_through: '2020-10-01' })
      f.seal()
    },
  },
  {
    name: 'a period closed through no day',
    by: ['period_lock_forward', 'seal_writers'],
    attack: (f, of) => {
      f.event('fund_opened', of.people.finance)
      f.row('period_lock', { closed_through: '9999-99-99' })
      f.seal()
    },
  },
]

/** A lock without the closings that lead to it: it stands by triggers out of the way. */
function lockThrough(f: Parameters<Attack['attack']>[0], date: string, actor: number): void {
  f.without(['seal_writers', 'period_lock_approved'], () => {
    f.event('fund_opened', actor)
    f.row('period_lock', { closed_through: date })
    f.seal()
  })
}
