-- The books: events, entries, postings, seals, and what the database itself refuses about them.
-- Every table is declared below; the triggers that keep facts append-only are made from that list (src/store/protection.ts), what is particular stands here.
-- Functions registered by the program: guard(), chain_hash(prev, body), row_digest(text) as an ordered aggregate.

-- Fixed knowledge ---------------------------------------------------------------------------------------------------
CREATE VIEW currency(code, digits) AS VALUES
  ('AED',2), ('AFN',2), ('ALL',2), ('AMD',2), ('AOA',2), ('ARS',2), ('AUD',2), ('AWG',2), ('AZN',2), ('BAM',2), ('BBD',2), ('BDT',2),
  ('BGN',2), ('BHD',3), ('BIF',0), ('BMD',2), ('BND',2), ('BOB',2), ('BRL',2), ('BSD',2), ('BTN',2), ('BWP',2), ('BYN',2), ('BZD',2),
  ('CAD',2), ('CDF',2), ('CHF',2), ('CLP',0), ('CNY',2), ('COP',2), ('CRC',2), ('CUP',2), ('CVE',2), ('CZK',2), ('DJF',0), ('DKK',2),
  ('DOP',2), ('DZD',2), ('EGP',2), ('ERN',2), ('ETB',2), ('EUR',2), ('FJD',2), ('FKP',2), ('GBP',2), ('GEL',2), ('GHS',2), ('GIP',2),
  ('GMD',2), ('GNF',0), ('GTQ',2), ('GYD',2), ('HKD',2), ('HNL',2), ('HTG',2), ('HUF',2), ('IDR',2), ('ILS',2), ('INR',2), ('IQD',3),
  ('IRR',2), ('ISK',0), ('JMD',2), ('JOD',3), ('JPY',0), ('KES',2), ('KGS',2), ('KHR',2), ('KMF',0), ('KPW',2), ('KRW',0), ('KWD',3),
  ('KYD',2), ('KZT',2), ('LAK',2), ('LBP',2), ('LKR',2), ('LRD',2), ('LSL',2), ('LYD',3), ('MAD',2), ('MDL',2), ('MGA',2), ('MKD',2),
  ('MMK',2), ('MNT',2), ('MOP',2), ('MRU',2), ('MUR',2), ('MVR',2), ('MWK',2), ('MXN',2), ('MYR',2), ('MZN',2), ('NAD',2), ('NGN',2),
  ('NIO',2), ('NOK',2), ('NPR',2), ('NZD',2), ('OMR',3), ('PAB',2), ('PEN',2), ('PGK',2), ('PHP',2), ('PKR',2), ('PLN',2), ('PYG',0),
  ('QAR',2), ('RON',2), ('RSD',2), ('RUB',2), ('RWF',0), ('SAR',2), ('SBD',2), ('SCR',2), ('SDG',2), ('SEK',2), ('SGD',2), ('SHP',2),
  ('SLE',2), ('SOS',2), ('SRD',2), ('SSP',2), ('STN',2), ('SVC',2), ('SYP',2), ('SZL',2), ('THB',2), ('TJS',2), ('TMT',2), ('TND',3),
  ('TOP',2), ('TRY',2), ('TTD',2), ('TWD',2), ('TZS',2), ('UAH',2), ('UGX',0), ('USD',2), ('UYU',2), ('UZS',2), ('VED',2), ('VES',2),
  ('VND',0), ('VUV',0), ('WST',2), ('XAF',0), ('XCD',2), ('XOF',0), ('XPF',0), ('YER',2), ('ZAR',2), ('ZMW',2);

-- limit_side: 1 = never credit (balance >= 0), -1 = never debit (balance <= 0), 0 = free.
-- fund_only: 1 = exists in its fund's currency alone.
CREATE VIEW chart(code, layer, subject_kind, limit_side, fund_only) AS VALUES
  ('assets:contributions-receivable', 'actual', 'contribution', 1, 1),
  ('assets:unidentified-payments', 'actual', 'line', 1, 0),
  ('assets:claims', 'actual', 'line', 1, 1),
  ('assets:transfers-in-transit', 'actual', 'transfer', 0, 0),
  ('liabilities:unidentified-receipts', 'actual', 'line', -1, 0),
  ('liabilities:grants-payable', 'actual', 'grant', -1, 1),
  ('liabilities:payouts-in-transit', 'actual', 'payout', -1, 1),
  ('liabilities:donor-refunds', 'actual', 'contribution', -1, 1),
  ('income:contributions', 'actual', 'contribution', 0, 1),
  ('income:interest', 'actual', 'none', 0, 1),
  ('expenses:assistance', 'actual', 'grant', 0, 1),
  ('expenses:bank-charges', 'actual', 'none', 0, 1),
  ('expenses:fx-difference', 'actual', 'none', 0, 1),
  ('expenses:losses', 'actual', 'none', 0, 1),
  ('equity:opening', 'actual', 'none', 0, 0),
  ('equity:fx-position', 'actual', 'none', 0, 0),
  ('budget:appropriated', 'budget', 'none', -1, 1),
  ('budget:available', 'budget', 'none', 1, 1),
  ('budget:set-aside', 'budget', 'none', 1, 1),
  ('budget:committed', 'budget', 'grant', 1, 1),
  ('budget:spent', 'budget', 'grant', 0, 1),
  ('budget:overspent', 'budget', 'none', -1, 1);

-- What an entry of each kind may post: 'D' debit, 'C' credit, 'B' either. A bank account stands as 'assets:bank'.
-- A reversal is no kind of its own here: it mirrors the entry that it names (seal_reversals).
CREATE VIEW posting_rule(entry_kind, account, side) AS VALUES
  ('account_opened', 'assets:bank', 'B'), ('account_opened', 'equity:opening', 'B'),
  ('contribution_recorded', 'assets:contributions-receivable', 'D'), ('contribution_recorded', 'income:contributions', 'C'),
  ('contribution_recorded', 'budget:available', 'D'), ('contribution_recorded', 'budget:appropriated', 'C'),
  ('contribution_received', 'assets:bank', 'D'), ('contribution_received', 'assets:contributions-receivable', 'C'), ('contribution_received', 'equity:fx-position', 'B'),
  ('contribution_received', 'expenses:bank-charges', 'D'), ('contribution_received', 'budget:spent', 'D'), ('contribution_received', 'budget:available', 'C'),
  ('contribution_before_opening', 'equity:opening', 'D'), ('contribution_before_opening', 'assets:contributions-receivable', 'C'),
  ('contribution_reduced', 'income:contributions', 'D'), ('contribution_reduced', 'assets:contributions-receivable', 'C'),
  ('contribution_reduced', 'budget:appropriated', 'D'), ('contribution_reduced', 'budget:available', 'C'),
  ('contribution_excess', 'assets:bank', 'D'), ('contribution_excess', 'income:contributions', 'C'), ('contribution_excess', 'equity:fx-position', 'B'),
  ('contribution_excess', 'budget:available', 'D'), ('contribution_excess', 'budget:appropriated', 'C'),
  ('interest', 'assets:bank', 'D'), ('interest', 'income:interest', 'C'), ('interest', 'equity:fx-position', 'B'),
  ('interest', 'budget:available', 'D'), ('interest', 'budget:appropriated', 'C'),
  ('set_aside', 'budget:set-aside', 'B'), ('set_aside', 'budget:available', 'B'),
  ('grant_approved', 'expenses:assistance', 'D'), ('grant_approved', 'liabilities:grants-payable', 'C'),
  ('grant_approved', 'budget:committed', 'D'), ('grant_approved', 'budget:available', 'C'),
  ('payout_instructed', 'liabilities:grants-payable', 'D'), ('payout_instructed', 'liabilities:payouts-in-transit', 'C'),
  ('payout_settled', 'liabilities:payouts-in-transit', 'D'), ('payout_settled', 'assets:bank', 'C'), ('payout_settled', 'equity:fx-position', 'B'),
  ('payout_settled', 'liabilities:grants-payable', 'C'), ('payout_settled', 'assets:unidentified-payments', 'D'), ('payout_settled', 'expenses:bank-charges', 'D'),
  ('payout_settled', 'budget:spent', 'D'), ('payout_settled', 'budget:committed', 'C'), ('payout_settled', 'budget:available', 'C'),
  ('payout_rejected', 'liabilities:payouts-in-transit', 'D'), ('payout_rejected', 'liabilities:grants-payable', 'C'),
  ('payout_returned', 'assets:bank', 'D'), ('payout_returned', 'liabilities:grants-payable', 'C'), ('payout_returned', 'expenses:bank-charges', 'D'), ('payout_returned', 'equity:fx-position', 'B'),
  ('payout_returned', 'budget:committed', 'D'), ('payout_returned', 'budget:spent', 'B'), ('payout_returned', 'budget:available', 'C'),
  ('grant_cancelled', 'liabilities:grants-payable', 'D'), ('grant_cancelled', 'expenses:assistance', 'C'),
  ('grant_cancelled', 'budget:available', 'D'), ('grant_cancelled', 'budget:committed', 'C'),
  ('cancellation_reversed', 'expenses:assistance', 'D'), ('cancellation_reversed', 'liabilities:grants-payable', 'C'),
  ('cancellation_reversed', 'budget:committed', 'D'), ('cancellation_reversed', 'budget:available', 'C'),
  ('bank_charge', 'expenses:bank-charges', 'D'), ('bank_charge', 'assets:bank', 'C'), ('bank_charge', 'equity:fx-position', 'B'),
  ('bank_charge', 'budget:spent', 'D'), ('bank_charge', 'budget:available', 'C'),
  ('exchange', 'assets:bank', 'B'), ('exchange', 'equity:fx-position', 'B'),
  ('transfer', 'assets:bank', 'B'), ('transfer', 'assets:transfers-in-transit', 'B'), ('transfer', 'equity:fx-position', 'B'),
  ('transfer', 'expenses:bank-charges', 'D'), ('transfer', 'budget:spent', 'D'), ('transfer', 'budget:available', 'C'),
  ('rate_difference', 'expenses:fx-difference', 'B'), ('rate_difference', 'equity:fx-position', 'B'), ('rate_difference', 'assets:bank', 'B'),
  ('rate_difference', 'budget:spent', 'B'), ('rate_difference', 'budget:available', 'B'),
  ('unidentified_receipt', 'assets:bank', 'D'), ('unidentified_receipt', 'liabilities:unidentified-receipts', 'C'),
  ('unidentified_payment', 'assets:unidentified-payments', 'D'), ('unidentified_payment', 'assets:bank', 'C'),
  ('receipt_sent_back', 'liabilities:unidentified-receipts', 'D'), ('receipt_sent_back', 'assets:bank', 'C'),
  ('repayment', 'assets:bank', 'D'), ('repayment', 'expenses:assistance', 'C'), ('repayment', 'equity:fx-position', 'B'),
  ('repayment', 'budget:available', 'D'), ('repayment', 'budget:spent', 'C'),
  ('claim', 'assets:claims', 'B'), ('claim', 'assets:unidentified-payments', 'B'), ('claim', 'equity:fx-position', 'B'), ('claim', 'assets:bank', 'C'),
  ('claim_recovered', 'assets:bank', 'D'), ('claim_recovered', 'assets:claims', 'C'), ('claim_recovered', 'equity:fx-position', 'B'),
  ('loss', 'expenses:losses', 'D'), ('loss', 'assets:claims', 'C'), ('loss', 'assets:unidentified-payments', 'C'), ('loss', 'equity:fx-position', 'B'),
  ('loss', 'budget:spent', 'D'), ('loss', 'budget:available', 'C'),
  ('loss_taken_back', 'assets:claims', 'D'), ('loss_taken_back', 'expenses:losses', 'C'), ('loss_taken_back', 'budget:available', 'D'), ('loss_taken_back', 'budget:spent', 'C'),
  ('paid_once', 'liabilities:grants-payable', 'D'), ('paid_once', 'assets:claims', 'C'), ('paid_once', 'expenses:bank-charges', 'C'),
  ('paid_once', 'budget:spent', 'B'), ('paid_once', 'budget:committed', 'C'), ('paid_once', 'budget:available', 'D'),
  ('opening_carried', 'equity:opening', 'B'), ('opening_carried', 'equity:fx-position', 'B'),
  ('fund_closed', 'income:contributions', 'D'), ('fund_closed', 'liabilities:donor-refunds', 'C'), ('fund_closed', 'income:interest', 'D'),
  ('fund_closed', 'expenses:fx-difference', 'D'), ('fund_closed', 'expenses:assistance', 'D'), ('fund_closed', 'expenses:bank-charges', 'D'), ('fund_closed', 'expenses:losses', 'D'),
  ('fund_closed', 'budget:appropriated', 'D'), ('fund_closed', 'budget:spent', 'D'), ('fund_closed', 'budget:available', 'C'),
  ('refund_paid', 'liabilities:donor-refunds', 'D'), ('refund_paid', 'assets:bank', 'C'), ('refund_paid', 'equity:fx-position', 'B'),
  ('refund_returned', 'assets:bank', 'D'), ('refund_returned', 'liabilities:donor-refunds', 'C'), ('refund_returned', 'equity:fx-position', 'B'),
  ('overspent', 'budget:available', 'D'), ('overspent', 'budget:overspent', 'C'),
  ('overspent_cleared', 'budget:overspent', 'D'), ('overspent_cleared', 'budget:available', 'C');

-- Tables ------------------------------------------------------------------------------------------------------------
CREATE TABLE event(
  seq INTEGER PRIMARY KEY REFERENCES seal(event_seq) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  actor INTEGER NOT NULL REFERENCES person(id) DEFERRABLE INITIALLY DEFERRED,
  idempotency_key TEXT NOT NULL,
  UNIQUE(actor, idempotency_key)
) STRICT;

CREATE TABLE seal(
  event_seq INTEGER PRIMARY KEY REFERENCES event(seq),
  prev_hash BLOB NOT NULL,
  hash BLOB NOT NULL,
  body TEXT NOT NULL,
  mark BLOB
) STRICT;

CREATE TABLE fund(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  currency TEXT NOT NULL,
  project_code TEXT
) STRICT;

-- A code of the chart in one currency; what the chart says of it is copied here so that the hot triggers read one row.
CREATE TABLE account(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  code TEXT NOT NULL,
  currency TEXT NOT NULL,
  layer TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  limit_side INTEGER NOT NULL,
  fund_only INTEGER NOT NULL,
  bank_account INTEGER REFERENCES bank_account(id),
  UNIQUE(code, currency)
) STRICT;

CREATE TABLE entry(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  kind TEXT NOT NULL,
  fund INTEGER NOT NULL REFERENCES fund(id),
  effective_date TEXT NOT NULL,
  bank_date TEXT,
  reverses INTEGER UNIQUE REFERENCES entry(id),
  rate TEXT,
  rate_source TEXT
) STRICT;
CREATE INDEX entry_event ON entry(event_seq);

-- amount: minor units, debit positive. subject: the id that the account's subject_kind names, 0 for none. bank_line: on bank postings alone.
CREATE TABLE posting(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  entry INTEGER NOT NULL REFERENCES entry(id),
  fund INTEGER NOT NULL REFERENCES fund(id),
  account INTEGER NOT NULL REFERENCES account(id),
  subject INTEGER NOT NULL,
  amount INTEGER NOT NULL CHECK(amount <> 0 AND amount BETWEEN -9007199254740991 AND 9007199254740991),
  bank_line INTEGER REFERENCES statement_line(id)
) STRICT;
CREATE INDEX posting_event ON posting(event_seq);
CREATE INDEX posting_account ON posting(account, subject, event_seq);
CREATE INDEX posting_line ON posting(bank_line) WHERE bank_line IS NOT NULL;

CREATE TABLE balance(
  account INTEGER NOT NULL,
  fund INTEGER NOT NULL,
  subject INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  last_posting INTEGER NOT NULL,
  PRIMARY KEY(account, fund, subject)
) STRICT, WITHOUT ROWID;

-- Sums per effective date and bucket of 4096 events: what an account comes to now stands together, and a report of what was known earlier reads whole buckets and scans the last one
-- only. last_seq: the last event that added to it.
CREATE TABLE turnover(
  bucket INTEGER NOT NULL,
  account INTEGER NOT NULL,
  fund INTEGER NOT NULL,
  effective_date TEXT NOT NULL,
  amount INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  PRIMARY KEY(account, fund, effective_date, bucket)
) STRICT, WITHOUT ROWID;

-- Nothing is dated on or before the newest date.
CREATE TABLE period_lock(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  closed_through TEXT NOT NULL
) STRICT;

-- States: the only way in which a noun changes.
CREATE TABLE step(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  noun TEXT NOT NULL,
  subject INTEGER NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL
) STRICT;
CREATE INDEX step_subject ON step(noun, subject, id);
-- What one event did to one kind of thing, in the order of the things: the rules at the seal ask so, of every event.
CREATE INDEX step_event ON step(event_seq, noun, subject);

CREATE TABLE state(
  noun TEXT NOT NULL,
  subject INTEGER NOT NULL,
  state TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY(noun, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX state_by ON state(noun, state, subject);

-- Which erasable values an event blanked.
CREATE TABLE blanked(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  column_name TEXT NOT NULL,
  UNIQUE(table_name, row_id, column_name)
) STRICT;
CREATE INDEX blanked_event ON blanked(event_seq);

-- What a request under an idempotency key was: staging, kept 30 days.
CREATE TABLE request(
  event_seq INTEGER PRIMARY KEY,
  mac BLOB NOT NULL,
  status INTEGER NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX request_at ON request(at);

-- Events ------------------------------------------------------------------------------------------------------------
CREATE TRIGGER event_next BEFORE INSERT ON event BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'event: exists') WHERE EXISTS(SELECT 1 FROM event WHERE seq = NEW.seq);
  SELECT RAISE(ABORT, 'event: idempotency key used') WHERE EXISTS(SELECT 1 FROM event WHERE actor = NEW.actor AND idempotency_key = NEW.idempotency_key);
  SELECT RAISE(ABORT, 'event: seq is not the next') WHERE NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event);
  SELECT RAISE(ABORT, 'event: the previous event is not sealed') WHERE NEW.seq > 1 AND NOT EXISTS(SELECT 1 FROM seal WHERE event_seq = NEW.seq - 1);
  SELECT RAISE(ABORT, 'event: at is not an instant') WHERE NEW.at NOT GLOB '[12][09][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z';
  SELECT RAISE(ABORT, 'event: at is earlier than the event before') WHERE NEW.at < (SELECT at FROM event WHERE seq = NEW.seq - 1);
END;

CREATE TRIGGER event_pragmas BEFORE INSERT ON event BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'event: foreign_keys is off') WHERE (SELECT foreign_keys FROM pragma_foreign_keys) <> 1;
  SELECT RAISE(ABORT, 'event: recursive_triggers is off') WHERE (SELECT recursive_triggers FROM pragma_recursive_triggers) <> 1;
  SELECT RAISE(ABORT, 'event: ignore_check_constraints is on') WHERE (SELECT ignore_check_constraints FROM pragma_ignore_check_constraints) <> 0;
END;

-- Only who holds a role that may, not ended, at the event's instant. The first event makes the first person.
CREATE TRIGGER event_permit BEFORE INSERT ON event WHEN NEW.seq > 1 BEGIN
  SELECT RAISE(ABORT, 'event: its actor holds no role that may') WHERE NOT EXISTS(
    SELECT 1 FROM permit p CROSS JOIN role_grant g ON g.person = NEW.actor AND g.role = p.role
    WHERE p.event_kind = NEW.kind AND g.ended = 0 AND (g.until IS NULL OR g.until >= substr(NEW.at, 1, 10))
      AND g.id = (SELECT max(id) FROM role_grant WHERE person = NEW.actor AND role = p.role));
END;
CREATE TRIGGER event_first BEFORE INSERT ON event WHEN NEW.seq = 1 BEGIN
  SELECT RAISE(ABORT, 'event: the first event opens the book') WHERE NEW.kind <> 'book_opened';
END;

CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT guard(); SELECT RAISE(ABORT, 'event: append only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT guard(); SELECT RAISE(ABORT, 'event: append only'); END;

-- Accounts, entries, postings ---------------------------------------------------------------------------------------
CREATE TRIGGER fund_currency BEFORE INSERT ON fund BEGIN
  SELECT RAISE(ABORT, 'fund: unknown currency') WHERE NOT EXISTS(SELECT 1 FROM currency WHERE code = NEW.currency);
END;

CREATE TRIGGER account_of_chart BEFORE INSERT ON account BEGIN
  SELECT RAISE(ABORT, 'account: unknown currency') WHERE NOT EXISTS(SELECT 1 FROM currency WHERE code = NEW.currency);
  SELECT RAISE(ABORT, 'account: not as the chart has it') WHERE NEW.bank_account IS NULL AND NOT EXISTS(
    SELECT 1 FROM chart c WHERE c.code = NEW.code AND c.layer = NEW.layer AND c.subject_kind = NEW.subject_kind AND c.limit_side = NEW.limit_side AND c.fund_only = NEW.fund_only);
  SELECT RAISE(ABORT, 'account: not as its bank account has it') WHERE NEW.bank_account IS NOT NULL AND NOT EXISTS(
    SELECT 1 FROM bank_account b WHERE b.id = NEW.bank_account AND NEW.code = 'assets:bank:' || b.code AND NEW.currency = b.currency
      AND NEW.layer = 'actual' AND NEW.subject_kind = 'none' AND NEW.limit_side = 0 AND NEW.fund_only = 0);
END;

CREATE TRIGGER entry_rules BEFORE INSERT ON entry BEGIN
  SELECT RAISE(ABORT, 'entry: the event may not make an entry of this kind') WHERE NOT EXISTS(
    SELECT 1 FROM entry_rule r WHERE r.event_kind = (SELECT kind FROM event WHERE seq = NEW.event_seq) AND r.entry_kind = NEW.kind);
  SELECT RAISE(ABORT, 'entry: effective_date is no date') WHERE date(NEW.effective_date) IS NOT NEW.effective_date;
  SELECT RAISE(ABORT, 'entry: the period is closed') WHERE NEW.effective_date <= (SELECT closed_through FROM period_lock ORDER BY id DESC LIMIT 1);
  SELECT RAISE(ABORT, 'entry: a reversal names what it reverses, and nothing else does') WHERE (NEW.kind = 'reversal') <> (NEW.reverses IS NOT NULL);
  SELECT RAISE(ABORT, 'entry: a reversal is not reversed') WHERE EXISTS(SELECT 1 FROM entry WHERE id = NEW.reverses AND kind = 'reversal');
  SELECT RAISE(ABORT, 'entry: reversed already') WHERE EXISTS(SELECT 1 FROM entry WHERE reverses = NEW.reverses);
  SELECT RAISE(ABORT, 'entry: another fund than what it reverses') WHERE NEW.fund <> (SELECT fund FROM entry WHERE id = NEW.reverses);
END;

CREATE TRIGGER posting_rules BEFORE INSERT ON posting BEGIN
  SELECT RAISE(ABORT, 'posting: amount') WHERE NEW.amount = 0 OR NEW.amount NOT BETWEEN -9007199254740991 AND 9007199254740991;
  SELECT RAISE(ABORT, 'posting: not of its entry''s event and fund') WHERE NOT EXISTS(
    SELECT 1 FROM entry WHERE id = NEW.entry AND event_seq = NEW.event_seq AND fund = NEW.fund);
  SELECT RAISE(ABORT, 'posting: subject, currency or bank line is not the account''s') WHERE NOT EXISTS(
    SELECT 1 FROM account a WHERE a.id = NEW.account AND (a.subject_kind = 'none') = (NEW.subject = 0)
      AND (a.fund_only = 0 OR a.currency = (SELECT currency FROM fund WHERE id = NEW.fund)) AND (a.bank_account IS NOT NULL OR NEW.bank_line IS NULL))
    -- Charges, the excess of a contribution and repayments are spent or freed without a grant.
    AND NOT EXISTS(SELECT 1 FROM account a WHERE a.id = NEW.account AND NEW.subject = 0 AND NEW.bank_line IS NULL
      AND a.code IN ('budget:spent', 'income:contributions', 'expenses:assistance') AND a.currency = (SELECT currency FROM fund WHERE id = NEW.fund));
  SELECT RAISE(ABORT, 'posting: a bank posting names an imported line of its account') WHERE EXISTS(
    SELECT 1 FROM account a WHERE a.id = NEW.account AND a.bank_account IS NOT NULL AND NOT (
      CASE WHEN NEW.bank_line IS NULL THEN (SELECT kind FROM entry WHERE id = NEW.entry) = 'account_opened'
      ELSE EXISTS(SELECT 1 FROM statement_line l WHERE l.id = NEW.bank_line AND l.bank_account = a.bank_account
             AND EXISTS(SELECT 1 FROM statement s WHERE s.id = l.id / 4194304)) END));
END;

-- The balance follows each posting; the trigger on balance lets nothing else change it.
CREATE TRIGGER posting_balance AFTER INSERT ON posting BEGIN
  INSERT INTO balance(account, fund, subject, amount, last_posting) VALUES(NEW.account, NEW.fund, NEW.subject, NEW.amount, NEW.id)
  ON CONFLICT(account, fund, subject) DO UPDATE SET amount = amount + excluded.amount, last_posting = excluded.last_posting;
  SELECT RAISE(ABORT, 'posting: the balance did not follow') WHERE NOT EXISTS(
    SELECT 1 FROM balance WHERE account = NEW.account AND fund = NEW.fund AND subject = NEW.subject AND last_posting = NEW.id);
END;

CREATE TRIGGER balance_insert BEFORE INSERT ON balance BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'balance: begins by the last posting alone') WHERE NOT EXISTS(
    SELECT 1 FROM posting p WHERE p.id = (SELECT max(id) FROM posting) AND p.id = NEW.last_posting AND p.account = NEW.account AND p.fund = NEW.fund AND p.subject = NEW.subject AND p.amount = NEW.amount);
  -- INSERT OR REPLACE at rest would put the last posting in the balance's place.
  SELECT RAISE(ABORT, 'balance: the last posting is in it already') WHERE EXISTS(
    SELECT 1 FROM balance WHERE account = NEW.account AND fund = NEW.fund AND subject = NEW.subject AND last_posting >= NEW.last_posting);
END;
CREATE TRIGGER balance_update BEFORE UPDATE ON balance BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'balance: not by the last posting') WHERE NOT EXISTS(
    SELECT 1 FROM posting p WHERE p.id = (SELECT max(id) FROM posting) AND p.id = NEW.last_posting AND p.id > OLD.last_posting
      AND p.account = NEW.account AND p.fund = NEW.fund AND p.subject = NEW.subject AND p.amount = NEW.amount - OLD.amount
      AND NEW.account = OLD.account AND NEW.fund = OLD.fund AND NEW.subject = OLD.subject);
  SELECT RAISE(ABORT, 'balance: beyond what a number holds') WHERE NEW.amount NOT BETWEEN -9007199254740991 AND 9007199254740991;
END;
CREATE TRIGGER balance_no_delete BEFORE DELETE ON balance BEGIN SELECT guard(); SELECT RAISE(ABORT, 'balance: no delete'); END;

CREATE TRIGGER period_lock_forward BEFORE INSERT ON period_lock BEGIN
  SELECT RAISE(ABORT, 'period_lock: moves forward only') WHERE date(NEW.closed_through) IS NOT NEW.closed_through
    OR NEW.closed_through <= (SELECT closed_through FROM period_lock ORDER BY id DESC LIMIT 1);
END;

-- Seals -------------------------------------------------------------------------------------------------------------
CREATE TRIGGER seal_chain BEFORE INSERT ON seal BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'seal: exists') WHERE EXISTS(SELECT 1 FROM seal WHERE event_seq = NEW.event_seq);
  SELECT RAISE(ABORT, 'seal: not of the last event') WHERE NEW.event_seq IS NOT (SELECT max(seq) FROM event);
  SELECT RAISE(ABORT, 'seal: previous hash') WHERE NEW.prev_hash IS NOT coalesce((SELECT hash FROM seal WHERE event_seq = NEW.event_seq - 1), zeroblob(32));
  SELECT RAISE(ABORT, 'seal: hash') WHERE NEW.hash IS NOT chain_hash(NEW.prev_hash, NEW.body);
END;

CREATE TRIGGER seal_body BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: the body does not tell the event') WHERE NOT json_valid(NEW.body) OR NOT EXISTS(
    SELECT 1 FROM event e WHERE e.seq = NEW.event_seq AND json_extract(NEW.body, '$.seq') IS e.seq AND json_extract(NEW.body, '$.kind') IS e.kind
      AND json_extract(NEW.body, '$.at') IS e.at AND json_extract(NEW.body, '$.actor') IS e.actor
      AND json_extract(NEW.body, '$.key') IS lower(hex(chain_hash(zeroblob(0), e.idempotency_key))));
  SELECT RAISE(ABORT, 'seal: the body does not tell the postings') WHERE json_extract(NEW.body, '$.postings.digest') IS NOT (
    SELECT row_digest(CASE WHEN p.bank_line IS NULL THEN json_array(p.id, p.event_seq, p.entry, p.fund, p.account, p.subject, p.amount)
      ELSE json_array(p.id, p.event_seq, p.entry, p.fund, p.account, p.subject, p.amount, p.bank_line) END ORDER BY p.id) FROM posting p WHERE p.event_seq = NEW.event_seq);
END;

CREATE TRIGGER seal_balanced BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: an entry of fewer than two postings') WHERE EXISTS(
    SELECT 1 FROM entry e LEFT JOIN (SELECT entry, count(*) AS n FROM posting WHERE event_seq = NEW.event_seq GROUP BY entry) p ON p.entry = e.id
    WHERE e.event_seq = NEW.event_seq AND coalesce(p.n, 0) < 2);
  SELECT RAISE(ABORT, 'seal: unbalanced') WHERE EXISTS(
    SELECT 1 FROM posting p CROSS JOIN account a ON a.id = p.account WHERE p.event_seq = NEW.event_seq GROUP BY p.entry, a.layer, a.currency HAVING sum(p.amount) <> 0);
END;

CREATE TRIGGER seal_posting_rules BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: an entry posts what its kind may not') WHERE EXISTS(
    SELECT 1 FROM (SELECT DISTINCT e.kind AS kind, CASE WHEN a.bank_account IS NULL THEN a.code ELSE 'assets:bank' END AS code, CASE WHEN p.amount > 0 THEN 'D' ELSE 'C' END AS side
                   FROM posting p CROSS JOIN entry e ON e.id = p.entry CROSS JOIN account a ON a.id = p.account WHERE p.event_seq = NEW.event_seq AND e.kind <> 'reversal') k
    WHERE NOT EXISTS(SELECT 1 FROM posting_rule r WHERE r.entry_kind = k.kind AND r.account = k.code AND r.side IN (k.side, 'B')));
END;

CREATE TRIGGER seal_reversals BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a reversal is not the mirror of its entry') WHERE EXISTS(
    SELECT 1 FROM entry e CROSS JOIN entry o ON o.id = e.reverses CROSS JOIN posting p ON p.event_seq IN (e.event_seq, o.event_seq) AND p.entry IN (e.id, o.id)
    WHERE e.event_seq = NEW.event_seq AND e.reverses IS NOT NULL GROUP BY e.id, p.account, p.subject, p.bank_line HAVING sum(p.amount) <> 0);
END;

CREATE TRIGGER seal_limits BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a balance is beyond its limit') WHERE EXISTS(
    SELECT 1 FROM (SELECT DISTINCT account, fund, subject FROM posting WHERE event_seq = NEW.event_seq) k
    CROSS JOIN account a ON a.id = k.account CROSS JOIN balance b ON b.account = k.account AND b.fund = k.fund AND b.subject = k.subject
    WHERE a.limit_side * b.amount < 0);
END;

-- A line is used once, whole: what names it sums to its amount, or to nothing after an undo.
CREATE TRIGGER seal_lines BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: the postings that name a bank line are not its amount') WHERE EXISTS(
    SELECT 1 FROM (SELECT DISTINCT bank_line FROM posting WHERE event_seq = NEW.event_seq AND bank_line IS NOT NULL) k
    CROSS JOIN statement_line l ON l.id = k.bank_line
    WHERE (SELECT sum(q.amount) FROM posting q WHERE q.bank_line = k.bank_line) NOT IN (0, l.amount));
END;

CREATE TRIGGER seal_turnover AFTER INSERT ON seal BEGIN
  INSERT INTO turnover(bucket, account, fund, effective_date, amount, last_seq)
    SELECT NEW.event_seq / 4096, p.account, p.fund, e.effective_date, sum(p.amount), NEW.event_seq
    FROM posting p CROSS JOIN entry e ON e.id = p.entry WHERE p.event_seq = NEW.event_seq GROUP BY p.account, p.fund, e.effective_date
  ON CONFLICT(account, fund, effective_date, bucket) DO UPDATE SET amount = amount + excluded.amount, last_seq = excluded.last_seq;
  SELECT RAISE(ABORT, 'seal: the turnover did not follow') WHERE EXISTS(
    SELECT 1 FROM posting p CROSS JOIN entry e ON e.id = p.entry WHERE p.event_seq = NEW.event_seq AND NOT EXISTS(
      SELECT 1 FROM turnover t WHERE t.bucket = NEW.event_seq / 4096 AND t.account = p.account AND t.fund = p.fund AND t.effective_date = e.effective_date AND t.last_seq = NEW.event_seq));
END;

CREATE TRIGGER seal_no_update BEFORE UPDATE ON seal BEGIN SELECT guard(); SELECT RAISE(ABORT, 'seal: append only'); END;
CREATE TRIGGER seal_no_delete BEFORE DELETE ON seal BEGIN SELECT guard(); SELECT RAISE(ABORT, 'seal: append only'); END;

-- States ------------------------------------------------------------------------------------------------------------
CREATE TRIGGER step_allowed BEFORE INSERT ON step BEGIN
  SELECT RAISE(ABORT, 'step: not from the present state') WHERE NOT EXISTS(SELECT 1 FROM state WHERE noun = NEW.noun AND subject = NEW.subject AND state = NEW.from_state);
  SELECT RAISE(ABORT, 'step: not allowed') WHERE NOT EXISTS(
    SELECT 1 FROM transition t WHERE t.event_kind = (SELECT kind FROM event WHERE seq = NEW.event_seq) AND t.noun = NEW.noun AND t.from_state = NEW.from_state AND t.to_state = NEW.to_state);
END;
CREATE TRIGGER step_state AFTER INSERT ON step BEGIN
  UPDATE state SET state = NEW.to_state, since = NEW.event_seq WHERE noun = NEW.noun AND subject = NEW.subject;
  SELECT RAISE(ABORT, 'step: its state did not follow') WHERE NOT EXISTS(SELECT 1 FROM state WHERE noun = NEW.noun AND subject = NEW.subject AND state = NEW.to_state AND since = NEW.event_seq);
END;

CREATE TRIGGER state_insert BEFORE INSERT ON state BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'state: exists') WHERE EXISTS(SELECT 1 FROM state WHERE noun = NEW.noun AND subject = NEW.subject);
  SELECT RAISE(ABORT, 'state: not the first state') WHERE NOT EXISTS(SELECT 1 FROM first_state f WHERE f.noun = NEW.noun AND f.state = NEW.state);
END;
CREATE TRIGGER state_update BEFORE UPDATE ON state BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'state: not by the last step') WHERE NEW.noun IS NOT OLD.noun OR NEW.subject IS NOT OLD.subject OR NOT EXISTS(
    SELECT 1 FROM step s WHERE s.id = (SELECT max(id) FROM step) AND s.noun = NEW.noun AND s.subject = NEW.subject AND s.from_state = OLD.state AND s.to_state = NEW.state AND s.event_seq = NEW.since);
END;
-- Lines of an import that was given up go away with their state, and no other row.
CREATE TRIGGER state_delete BEFORE DELETE ON state BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'state: no delete') WHERE OLD.noun <> 'line' OR NOT EXISTS(SELECT 1 FROM statement_import WHERE id = OLD.subject / 4194304 AND state = 'left');
END;

CREATE TRIGGER blanked_by BEFORE INSERT ON blanked BEGIN
  SELECT RAISE(ABORT, 'blanked: only by an erasure or a rotation of the key') WHERE (SELECT kind FROM event WHERE seq = NEW.event_seq) NOT IN ('erased', 'key_rotated');
END;

-- The seal of the last event adds to each turnover that it touches once: who comes before it makes it fail, who comes after is refused.
CREATE TRIGGER turnover_insert BEFORE INSERT ON turnover BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'turnover: begins by the seal of the last event alone') WHERE NEW.bucket IS NOT NEW.last_seq / 4096 OR NEW.last_seq IS NOT (SELECT max(seq) FROM event)
    OR NOT EXISTS(SELECT 1 FROM seal WHERE event_seq = NEW.last_seq)
    OR EXISTS(SELECT 1 FROM turnover t WHERE t.bucket = NEW.bucket AND t.account = NEW.account AND t.fund = NEW.fund AND t.effective_date = NEW.effective_date AND t.last_seq >= NEW.last_seq)
    OR NOT EXISTS(SELECT 1 FROM posting p CROSS JOIN entry e ON e.id = p.entry WHERE p.event_seq = NEW.last_seq AND p.account = NEW.account AND p.fund = NEW.fund AND e.effective_date = NEW.effective_date);
END;
CREATE TRIGGER turnover_update BEFORE UPDATE ON turnover BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'turnover: not by the seal of the last event') WHERE NEW.bucket IS NOT OLD.bucket OR NEW.account IS NOT OLD.account OR NEW.fund IS NOT OLD.fund OR NEW.effective_date IS NOT OLD.effective_date
    OR NEW.last_seq <= OLD.last_seq OR NEW.bucket IS NOT NEW.last_seq / 4096 OR NEW.last_seq IS NOT (SELECT max(seq) FROM event) OR NOT EXISTS(SELECT 1 FROM seal WHERE event_seq = NEW.last_seq)
    OR NOT EXISTS(SELECT 1 FROM posting p CROSS JOIN entry e ON e.id = p.entry WHERE p.event_seq = NEW.last_seq AND p.account = NEW.account AND p.fund = NEW.fund AND e.effective_date = NEW.effective_date);
END;
CREATE TRIGGER turnover_no_delete BEFORE DELETE ON turnover BEGIN SELECT guard(); SELECT RAISE(ABORT, 'turnover: no delete'); END;
