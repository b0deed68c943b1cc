-- Donors' contributions, bank accounts, statements and their lines, matches and breaks.

-- number: IBAN or account number without blanks. payment_file: the template (JSON). fund: the home fund of its unidentified lines.
CREATE TABLE bank_account(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('bank', 'agent', 'cash_desk')),
  currency TEXT NOT NULL,
  iban TEXT,
  account_number TEXT,
  fund INTEGER NOT NULL REFERENCES fund(id),
  opening_balance INTEGER NOT NULL,
  opening_date TEXT NOT NULL,
  usual_days INTEGER,
  collect_days INTEGER,
  payment_file TEXT
) STRICT;

CREATE TABLE contribution(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  fund INTEGER NOT NULL REFERENCES fund(id),
  donor TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK(amount > 0),
  date TEXT NOT NULL,
  bank_account INTEGER NOT NULL REFERENCES bank_account(id),
  reference TEXT,
  before_opening INTEGER NOT NULL CHECK(before_opening IN (0, 1))
) STRICT;
CREATE INDEX contribution_fund ON contribution(fund);

-- An import before it is published. Staging: rows without a statement are removed at start. The number makes the ids of the lines.
CREATE TABLE statement_import(
  id INTEGER PRIMARY KEY,
  bank_account INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  -- Which process stages it, on which machine.
  process TEXT,
  -- How many lines it brings.
  lines INTEGER,
  -- How many of them are staged, and what these come to.
  staged INTEGER NOT NULL DEFAULT 0,
  amount INTEGER NOT NULL DEFAULT 0,
  wrapped BLOB NOT NULL,
  state TEXT NOT NULL CHECK(state IN ('staging', 'published', 'left'))
) STRICT;
CREATE INDEX statement_import_state ON statement_import(state, id);

-- A statement that was taken in: id is its import's. reading: how it was read (JSON). rows, digest: of its lines (chunks of 1000, each a digest). wrapped: the statement's key under the book key.
-- document_sha256: of the paper that it was made from, as the scan of a signed pay list.
CREATE TABLE statement(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  bank_account INTEGER NOT NULL REFERENCES bank_account(id),
  file_sha256 TEXT NOT NULL,
  format TEXT NOT NULL,
  format_version INTEGER NOT NULL,
  reading TEXT NOT NULL,
  proof TEXT NOT NULL CHECK(proof IN ('running_balance', 'opening_closing', 'none')),
  since TEXT,
  until TEXT,
  opening INTEGER,
  closing INTEGER,
  lines INTEGER NOT NULL,
  added INTEGER NOT NULL,
  known INTEGER NOT NULL,
  conflicts INTEGER NOT NULL,
  digest TEXT NOT NULL,
  wrapped BLOB, wrapped_sha256 TEXT,
  document_sha256 TEXT
) STRICT;
CREATE INDEX statement_account ON statement(bank_account, until);
CREATE INDEX statement_event ON statement(event_seq);

-- Staged fact: id = import * 2^22 + n, no event of its own. fingerprint: keyed, stays after an erasure; occurrence counts equal ones.
-- bank_id: keyed hash of the bank's own id where it is unique in its file. personal: {counterparty, account, narrative, reference, raw}.
-- evidence: look-ups of what the line shows (references, accounts, names).
CREATE TABLE statement_line(
  id INTEGER PRIMARY KEY,
  bank_account INTEGER NOT NULL REFERENCES bank_account(id),
  booked_on TEXT NOT NULL,
  value_on TEXT,
  amount INTEGER NOT NULL CHECK(amount <> 0),
  balance INTEGER,
  fingerprint TEXT NOT NULL,
  occurrence INTEGER NOT NULL,
  bank_id TEXT,
  evidence BLOB, evidence_sha256 TEXT,
  personal BLOB, personal_sha256 TEXT
) STRICT;
CREATE UNIQUE INDEX statement_line_identity ON statement_line(bank_account, booked_on, fingerprint, occurrence);
CREATE INDEX statement_line_bank_id ON statement_line(bank_account, bank_id) WHERE bank_id IS NOT NULL;

-- A reading that a person confirmed for an account, remembered for the next file of the same form.
CREATE TABLE confirmed_reading(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  bank_account INTEGER NOT NULL REFERENCES bank_account(id),
  format TEXT NOT NULL,
  name TEXT,
  reading TEXT NOT NULL
) STRICT;
CREATE INDEX confirmed_reading_account ON confirmed_reading(bank_account, id);

-- run: the reconciliation that made it. features: what speaks for it, in codes without personal data (JSON). by: engine, person.
CREATE TABLE match(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  bank_account INTEGER NOT NULL REFERENCES bank_account(id),
  kind TEXT NOT NULL CHECK(kind IN ('settlement', 'return', 'charge', 'contribution', 'repayment', 'transfer', 'exchange', 'interest', 'claim', 'refund', 'receipt', 'payment')),
  by TEXT NOT NULL CHECK(by IN ('engine', 'person')),
  rules INTEGER NOT NULL,
  features TEXT NOT NULL
) STRICT;
CREATE INDEX match_event ON match(event_seq);

CREATE TABLE match_line(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  match INTEGER NOT NULL REFERENCES match(id),
  line INTEGER NOT NULL REFERENCES statement_line(id),
  UNIQUE(match, line)
) STRICT;
CREATE INDEX match_line_line ON match_line(line);

CREATE TABLE match_payout(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  match INTEGER NOT NULL REFERENCES match(id),
  payout INTEGER NOT NULL REFERENCES payout(id),
  UNIQUE(match, payout)
) STRICT;
CREATE INDEX match_payout_payout ON match_payout(payout);

CREATE TABLE match_contribution(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  match INTEGER NOT NULL REFERENCES match(id),
  contribution INTEGER NOT NULL REFERENCES contribution(id),
  UNIQUE(match, contribution)
) STRICT;
CREATE INDEX match_contribution_contribution ON match_contribution(contribution);

-- The entries that a match made: what its reversal turns round.
CREATE TABLE match_entry(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  match INTEGER NOT NULL REFERENCES match(id),
  entry INTEGER NOT NULL UNIQUE REFERENCES entry(id)
) STRICT;
CREATE INDEX match_entry_match ON match_entry(match);

-- What of a settled payout did not leave, and is payable again (minor units of the fund's currency).
CREATE TABLE shortfall(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  match INTEGER NOT NULL REFERENCES match(id),
  payout INTEGER NOT NULL REFERENCES payout(id),
  amount INTEGER NOT NULL CHECK(amount > 0)
) STRICT;
CREATE INDEX shortfall_payout ON shortfall(payout);

-- What a run of the engine came to: the answer's figures.
CREATE TABLE reconciliation(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  bank_account INTEGER NOT NULL REFERENCES bank_account(id),
  auto INTEGER NOT NULL,
  proposed INTEGER NOT NULL,
  breaks INTEGER NOT NULL,
  open_lines INTEGER NOT NULL,
  bounds_reached INTEGER NOT NULL
) STRICT;
CREATE INDEX reconciliation_event ON reconciliation(event_seq);
CREATE INDEX reconciliation_account ON reconciliation(bank_account, event_seq);

-- What the engine proposes now: made anew by each run, nothing is decided by it. Staging.
CREATE TABLE proposal(
  id INTEGER PRIMARY KEY,
  bank_account INTEGER NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  lines TEXT NOT NULL,
  payouts TEXT NOT NULL,
  contributions TEXT NOT NULL,
  preselected INTEGER NOT NULL,
  charge INTEGER,
  features TEXT NOT NULL,
  runner_up TEXT,
  transfer INTEGER
) STRICT;
CREATE INDEX proposal_account ON proposal(bank_account, id);

-- Something that does not fit and needs a person. features: the evidence, without personal data (JSON).
CREATE TABLE break(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  kind TEXT NOT NULL,
  bank_account INTEGER REFERENCES bank_account(id),
  line INTEGER REFERENCES statement_line(id),
  payout INTEGER REFERENCES payout(id),
  contribution INTEGER REFERENCES contribution(id),
  statement INTEGER REFERENCES statement(id),
  other_line INTEGER REFERENCES statement_line(id),
  features TEXT NOT NULL
) STRICT;
CREATE INDEX break_line ON break(line) WHERE line IS NOT NULL;
CREATE INDEX break_payout ON break(payout) WHERE payout IS NOT NULL;
CREATE INDEX break_event ON break(event_seq);

CREATE TABLE resolution(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  break INTEGER NOT NULL REFERENCES break(id),
  action TEXT NOT NULL,
  difference TEXT,
  until TEXT,
  statement INTEGER REFERENCES statement(id),
  match INTEGER REFERENCES match(id)
) STRICT;
CREATE INDEX resolution_break ON resolution(break, id);
CREATE INDEX resolution_event ON resolution(event_seq);

-- First states --------------------------------------------------------------------------------------------------------
CREATE TRIGGER line_state AFTER INSERT ON statement_line BEGIN
  INSERT INTO state VALUES('line', NEW.id, 'open', 0);
  SELECT RAISE(ABORT, 'line: its state did not follow') WHERE NOT EXISTS(SELECT 1 FROM state WHERE noun = 'line' AND subject = NEW.id);
END;
CREATE TRIGGER match_state AFTER INSERT ON match BEGIN
  INSERT INTO state VALUES('match', NEW.id, 'confirmed', NEW.event_seq);
  SELECT RAISE(ABORT, 'match: its state did not follow') WHERE NOT EXISTS(SELECT 1 FROM state WHERE noun = 'match' AND subject = NEW.id);
END;
CREATE TRIGGER break_state AFTER INSERT ON break BEGIN
  INSERT INTO state VALUES('break', NEW.id, 'open', NEW.event_seq);
  SELECT RAISE(ABORT, 'break: its state did not follow') WHERE NOT EXISTS(SELECT 1 FROM state WHERE noun = 'break' AND subject = NEW.id);
END;

-- Staged lines ----------------------------------------------------------------------------------------------------------
CREATE TRIGGER statement_line_staged BEFORE INSERT ON statement_line BEGIN
  SELECT guard();
  -- One after the other from 1: so the last id tells how many there are.
  SELECT RAISE(ABORT, 'statement_line: not the next of its import') WHERE NEW.id IS NOT 1 + coalesce(
    (SELECT max(id) FROM statement_line WHERE id BETWEEN NEW.id / 4194304 * 4194304 AND NEW.id / 4194304 * 4194304 + 4194303), NEW.id / 4194304 * 4194304);
  SELECT RAISE(ABORT, 'statement_line: exists') WHERE EXISTS(SELECT 1 FROM statement_line WHERE bank_account = NEW.bank_account AND booked_on = NEW.booked_on AND fingerprint = NEW.fingerprint AND occurrence = NEW.occurrence);
  SELECT RAISE(ABORT, 'statement_line: not of an import that is being staged') WHERE NOT EXISTS(
    SELECT 1 FROM statement_import i WHERE i.id = NEW.id / 4194304 AND i.bank_account = NEW.bank_account AND i.state = 'staging') OR EXISTS(SELECT 1 FROM statement WHERE id = NEW.id / 4194304);
  SELECT RAISE(ABORT, 'statement_line: amount or date') WHERE NEW.amount = 0 OR NEW.amount NOT BETWEEN -9007199254740991 AND 9007199254740991 OR date(NEW.booked_on) IS NOT NEW.booked_on;
END;
CREATE TRIGGER statement_line_no_delete BEFORE DELETE ON statement_line BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'statement_line: stays unless its import was given up') WHERE NOT EXISTS(
    SELECT 1 FROM statement_import WHERE id = OLD.id / 4194304 AND state = 'left');
END;
CREATE TRIGGER statement_import_insert BEFORE INSERT ON statement_import BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'statement_import: exists') WHERE EXISTS(SELECT 1 FROM statement_import WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'statement_import: one import per account at a time') WHERE EXISTS(SELECT 1 FROM statement_import WHERE bank_account = NEW.bank_account AND state = 'staging');
END;
CREATE TRIGGER statement_import_update BEFORE UPDATE ON statement_import BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'statement_import: ended already') WHERE OLD.state <> 'staging';
END;
CREATE TRIGGER statement_import_delete BEFORE DELETE ON statement_import BEGIN SELECT guard(); SELECT RAISE(ABORT, 'statement_import: kept, since its number makes ids') ; END;

CREATE TRIGGER statement_published BEFORE INSERT ON statement BEGIN
  SELECT RAISE(ABORT, 'statement: not an import that is being staged') WHERE NOT EXISTS(SELECT 1 FROM statement_import i WHERE i.id = NEW.id AND i.bank_account = NEW.bank_account AND i.state = 'staging');
  SELECT RAISE(ABORT, 'statement: its lines are not as many as it says') WHERE NEW.added <> coalesce(
    (SELECT max(id) FROM statement_line WHERE id BETWEEN NEW.id * 4194304 AND NEW.id * 4194304 + 4194303) - NEW.id * 4194304, 0)
    OR NEW.added <> (SELECT staged FROM statement_import WHERE id = NEW.id);
END;
CREATE TRIGGER statement_import_published AFTER INSERT ON statement BEGIN UPDATE statement_import SET state = 'published' WHERE id = NEW.id; END;

-- Matches -----------------------------------------------------------------------------------------------------------------
CREATE TRIGGER match_line_rules BEFORE INSERT ON match_line BEGIN
  SELECT RAISE(ABORT, 'match_line: not of this event''s match') WHERE NEW.event_seq IS NOT (SELECT event_seq FROM match WHERE id = NEW.match);
  SELECT RAISE(ABORT, 'match_line: the line is of another account, or not published') WHERE NOT EXISTS(
    SELECT 1 FROM match m CROSS JOIN statement_line l ON l.id = NEW.line AND l.bank_account = m.bank_account CROSS JOIN statement s ON s.id = l.id / 4194304 WHERE m.id = NEW.match);
  SELECT RAISE(ABORT, 'match_line: the line is matched already') WHERE EXISTS(
    SELECT 1 FROM match_line o CROSS JOIN state s ON s.noun = 'match' AND s.subject = o.match WHERE o.line = NEW.line AND s.state = 'confirmed');
END;
CREATE TRIGGER match_payout_rules BEFORE INSERT ON match_payout BEGIN
  SELECT RAISE(ABORT, 'match_payout: not of this event''s match') WHERE NEW.event_seq IS NOT (SELECT event_seq FROM match WHERE id = NEW.match);
  SELECT RAISE(ABORT, 'match_payout: the payout is of another account') WHERE NOT EXISTS(
    SELECT 1 FROM match m CROSS JOIN payout p ON p.id = NEW.payout CROSS JOIN batch b ON b.id = p.batch WHERE m.id = NEW.match AND b.bank_account = m.bank_account);
  SELECT RAISE(ABORT, 'match_payout: same person') WHERE EXISTS(
    SELECT 1 FROM match m CROSS JOIN payout p ON p.id = NEW.payout CROSS JOIN release r ON r.batch = p.batch CROSS JOIN event e ON e.seq = r.event_seq
    WHERE m.id = NEW.match AND m.by = 'person' AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq));
  SELECT RAISE(ABORT, 'match_payout: settled by another line already') WHERE (SELECT kind FROM match WHERE id = NEW.match) IN ('settlement', 'return') AND EXISTS(
    SELECT 1 FROM match_payout o CROSS JOIN match k ON k.id = o.match CROSS JOIN state s ON s.noun = 'match' AND s.subject = o.match
    WHERE o.payout = NEW.payout AND s.state = 'confirmed' AND k.kind = (SELECT kind FROM match WHERE id = NEW.match));
END;
CREATE TRIGGER match_contribution_rules BEFORE INSERT ON match_contribution BEGIN
  SELECT RAISE(ABORT, 'match_contribution: not of this event''s match') WHERE NEW.event_seq IS NOT (SELECT event_seq FROM match WHERE id = NEW.match);
END;
CREATE TRIGGER match_entry_rules BEFORE INSERT ON match_entry BEGIN
  SELECT RAISE(ABORT, 'match_entry: not of this event') WHERE NEW.event_seq IS NOT (SELECT event_seq FROM match WHERE id = NEW.match) OR NEW.event_seq IS NOT (SELECT event_seq FROM entry WHERE id = NEW.entry);
END;

-- payee_differs is settled by neither who prepared nor who released the payout; an approver alone gives up money.
CREATE TRIGGER resolution_rules BEFORE INSERT ON resolution BEGIN
  SELECT RAISE(ABORT, 'resolution: the break is resolved') WHERE (SELECT state FROM state WHERE noun = 'break' AND subject = NEW.break) = 'resolved';
  SELECT RAISE(ABORT, 'resolution: not an action of this kind of break') WHERE NOT EXISTS(SELECT 1 FROM break b CROSS JOIN break_action a ON a.kind = b.kind AND a.action = NEW.action WHERE b.id = NEW.break);
  SELECT RAISE(ABORT, 'resolution: same person') WHERE NEW.action = 'settle' AND (EXISTS(
    SELECT 1 FROM break b CROSS JOIN payout p ON p.id = b.payout CROSS JOIN batch k ON k.id = p.batch CROSS JOIN event e ON e.seq = k.event_seq
    WHERE b.id = NEW.break AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq))
    OR EXISTS(SELECT 1 FROM break b CROSS JOIN payout p ON p.id = b.payout CROSS JOIN release r ON r.batch = p.batch CROSS JOIN event e ON e.seq = r.event_seq
    WHERE b.id = NEW.break AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq)));
END;

-- At the seal: a line is matched exactly when a confirmed match names it.
CREATE TRIGGER seal_line_states BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a line''s state is not its matches''') WHERE EXISTS(
    SELECT 1 FROM (SELECT m.line AS line FROM match_line m WHERE m.event_seq = NEW.event_seq UNION SELECT subject FROM step WHERE event_seq = NEW.event_seq AND noun = 'line') k
    CROSS JOIN state s ON s.noun = 'line' AND s.subject = k.line
    WHERE (s.state = 'matched') <> EXISTS(SELECT 1 FROM match_line o CROSS JOIN state c ON c.noun = 'match' AND c.subject = o.match WHERE o.line = k.line AND c.state = 'confirmed'));
  SELECT RAISE(ABORT, 'seal: a match without a line') WHERE EXISTS(
    SELECT 1 FROM match m WHERE m.event_seq = NEW.event_seq AND NOT EXISTS(SELECT 1 FROM match_line WHERE match = m.id));
END;
CREATE INDEX match_line_event ON match_line(event_seq);
