-- What pages sum up, kept as it changes: so that a page of a large book costs what one of a small book costs. Caches: `verify` makes them anew from facts. Nothing is decided on them.

-- The last event that is in the sums below. Only its seal brings them forward, and once.
CREATE TABLE reckoned(
  id INTEGER PRIMARY KEY CHECK(id = 1),
  seq INTEGER NOT NULL
) STRICT;
INSERT INTO reckoned VALUES(1, 0);

-- What is open on an account for whom it is owed, on its way or to come, by the day since which it is: the earliest effective date of the subject's postings.
CREATE TABLE open_sum(
  account INTEGER NOT NULL,
  fund INTEGER NOT NULL,
  since TEXT NOT NULL,
  count INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY(account, fund, since)
) STRICT, WITHOUT ROWID;

-- How many stand in a state: published lines per account (and their amount), and breaks that are not resolved per account (0: of none), kind and the day on which they began.
CREATE TABLE tally(
  noun TEXT NOT NULL,
  bank_account INTEGER NOT NULL,
  state TEXT NOT NULL,
  kind TEXT NOT NULL,
  since TEXT NOT NULL,
  count INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY(noun, bank_account, state, kind, since)
) STRICT, WITHOUT ROWID;

-- Instalments of which something is still to be prepared (minor units of the fund's currency), and their sums. currency: the payee's.
CREATE TABLE payable(
  instalment INTEGER PRIMARY KEY,
  programme INTEGER NOT NULL,
  fund INTEGER NOT NULL,
  currency TEXT NOT NULL,
  due_on TEXT NOT NULL,
  amount INTEGER NOT NULL
) STRICT;
CREATE INDEX payable_due ON payable(due_on);
CREATE TABLE payable_sum(
  programme INTEGER NOT NULL,
  fund INTEGER NOT NULL,
  currency TEXT NOT NULL,
  due_on TEXT NOT NULL,
  count INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY(programme, fund, currency, due_on)
) STRICT, WITHOUT ROWID;

CREATE VIEW payable_now(instalment, programme, fund, currency, due_on, amount) AS
  SELECT i.id, g.programme, g.fund, q.currency, i.due_on, m.amount - m.taken
  FROM instalment i CROSS JOIN grant g ON g.id = i.grant CROSS JOIN state s ON s.noun = 'grant' AND s.subject = g.id AND s.state IN ('approved', 'paying')
    CROSS JOIN instalment_money m ON m.instalment = i.id AND m.taken < m.amount CROSS JOIN grant_payee y ON y.grant = g.id CROSS JOIN payee q ON q.id = y.payee;

-- Instalments of which an event may have changed what is to be prepared, or to whom. To order what was prepared changes nothing of it.
CREATE VIEW payable_touched(event_seq, instalment) AS
  SELECT g.event_seq, i.id FROM grant g CROSS JOIN instalment i ON i.grant = g.id
  UNION ALL SELECT b.event_seq, p.instalment FROM batch b CROSS JOIN payout p ON p.batch = b.id
  UNION ALL SELECT t.event_seq, p.instalment FROM step t CROSS JOIN payout p ON p.id = t.subject WHERE t.noun = 'payout' AND NOT (t.from_state = 'prepared' AND t.to_state = 'instructed')
  UNION ALL SELECT t.event_seq, i.id FROM step t CROSS JOIN instalment i ON i.grant = t.subject WHERE t.noun = 'grant' AND (t.from_state IN ('approved', 'paying')) <> (t.to_state IN ('approved', 'paying'))
  UNION ALL SELECT c.event_seq, c.instalment FROM cancellation c
  UNION ALL SELECT w.event_seq, p.instalment FROM brought_back w CROSS JOIN break b ON b.id = w.break AND b.line IS NULL CROSS JOIN payout p ON p.id = b.payout
  UNION ALL SELECT o.event_seq, p.instalment FROM paid_once o CROSS JOIN break b ON b.id = o.break CROSS JOIN payout p ON p.id = b.payout
  UNION ALL SELECT t.event_seq, p.instalment FROM step t CROSS JOIN brought_back w ON w.match = t.subject CROSS JOIN break b ON b.id = w.break AND b.line IS NULL CROSS JOIN payout p ON p.id = b.payout WHERE t.noun = 'match'
  UNION ALL SELECT a.event_seq, i.id FROM payee_approval a CROSS JOIN payee_change c ON c.id = a.payee_change CROSS JOIN instalment i ON i.grant = c.grant;

CREATE VIEW side(side) AS VALUES (-1), (1);

-- The seal of an event takes what it changed out of the sums as it was, and puts it in as it is.
CREATE TRIGGER seal_sums AFTER INSERT ON seal BEGIN
  INSERT INTO open_sum(account, fund, since, count, amount)
    SELECT m.account, m.fund, CASE v.side WHEN 1 THEN m.now ELSE m.before END, sum(v.side), sum(CASE v.side WHEN 1 THEN m.amount ELSE -m.earlier END)
    FROM (
      SELECT k.account, k.fund, k.before, CASE WHEN k.before <= k.first THEN k.before ELSE k.first END AS now, b.amount, b.amount - k.moved AS earlier
      FROM (
        SELECT p.account, p.fund, p.subject, sum(p.amount) AS moved, min(e.effective_date) AS first,
          (SELECT min(o.effective_date) FROM posting q CROSS JOIN entry o ON o.id = q.entry WHERE q.account = p.account AND q.subject = p.subject AND q.event_seq < NEW.event_seq AND q.fund = p.fund) AS before
        FROM posting p CROSS JOIN account a ON a.id = p.account AND a.subject_kind <> 'none' AND (a.code GLOB 'assets:*' OR a.code GLOB 'liabilities:*') CROSS JOIN entry e ON e.id = p.entry
        WHERE p.event_seq = NEW.event_seq GROUP BY p.account, p.fund, p.subject) k
      CROSS JOIN balance b ON b.account = k.account AND b.fund = k.fund AND b.subject = k.subject) m
    CROSS JOIN side v WHERE CASE v.side WHEN 1 THEN m.amount ELSE m.earlier END <> 0
    GROUP BY 1, 2, 3 HAVING sum(v.side) <> 0 OR sum(CASE v.side WHEN 1 THEN m.amount ELSE -m.earlier END) <> 0
  ON CONFLICT(account, fund, since) DO UPDATE SET count = count + excluded.count, amount = amount + excluded.amount;

  INSERT INTO tally(noun, bank_account, state, kind, since, count, amount)
    SELECT noun, bank_account, state, kind, since, sum(count), sum(amount) FROM (
      SELECT 'line' AS noun, t.bank_account AS bank_account, 'open' AS state, '' AS kind, '' AS since, t.added AS count, i.amount AS amount
      FROM statement t CROSS JOIN statement_import i ON i.id = t.id WHERE t.event_seq = NEW.event_seq AND t.added > 0
      UNION ALL SELECT 'line', l.bank_account, CASE v.side WHEN 1 THEN s.to_state ELSE s.from_state END, '', '', v.side, v.side * l.amount
      FROM step s CROSS JOIN statement_line l ON l.id = s.subject CROSS JOIN side v WHERE s.event_seq = NEW.event_seq AND s.noun = 'line'
      UNION ALL SELECT 'break', coalesce(b.bank_account, 0), 'open', b.kind, substr(e.at, 1, 10), 1, 0
      FROM break b CROSS JOIN event e ON e.seq = b.event_seq WHERE b.event_seq = NEW.event_seq
      UNION ALL SELECT 'break', coalesce(b.bank_account, 0), CASE v.side WHEN 1 THEN s.to_state ELSE s.from_state END, b.kind, substr(e.at, 1, 10), v.side, 0
      FROM step s CROSS JOIN break b ON b.id = s.subject CROSS JOIN event e ON e.seq = b.event_seq CROSS JOIN side v WHERE s.event_seq = NEW.event_seq AND s.noun = 'break')
    WHERE state <> 'resolved' GROUP BY 1, 2, 3, 4, 5 HAVING sum(count) <> 0 OR sum(amount) <> 0
  ON CONFLICT(noun, bank_account, state, kind, since) DO UPDATE SET count = count + excluded.count, amount = amount + excluded.amount;

  DELETE FROM payable WHERE instalment IN (SELECT instalment FROM payable_touched WHERE event_seq = NEW.event_seq);
  INSERT INTO payable SELECT n.* FROM (SELECT DISTINCT instalment FROM payable_touched WHERE event_seq = NEW.event_seq) k CROSS JOIN payable_now n ON n.instalment = k.instalment;

  UPDATE reckoned SET seq = NEW.event_seq WHERE id = 1;
END;

CREATE TRIGGER payable_in AFTER INSERT ON payable BEGIN
  INSERT INTO payable_sum VALUES(NEW.programme, NEW.fund, NEW.currency, NEW.due_on, 1, NEW.amount)
  ON CONFLICT(programme, fund, currency, due_on) DO UPDATE SET count = count + 1, amount = amount + excluded.amount;
END;
CREATE TRIGGER payable_out AFTER DELETE ON payable BEGIN
  UPDATE payable_sum SET count = count - 1, amount = amount - OLD.amount WHERE programme = OLD.programme AND fund = OLD.fund AND currency = OLD.currency AND due_on = OLD.due_on;
END;

-- A sum of nothing goes.
CREATE TRIGGER open_sum_empty AFTER UPDATE ON open_sum WHEN NEW.count = 0 BEGIN
  DELETE FROM open_sum WHERE account = NEW.account AND fund = NEW.fund AND since = NEW.since;
END;
CREATE TRIGGER tally_empty AFTER UPDATE ON tally WHEN NEW.count = 0 BEGIN
  DELETE FROM tally WHERE noun = NEW.noun AND bank_account = NEW.bank_account AND state = NEW.state AND kind = NEW.kind AND since = NEW.since;
END;
CREATE TRIGGER payable_sum_empty AFTER UPDATE ON payable_sum WHEN NEW.count = 0 BEGIN
  DELETE FROM payable_sum WHERE programme = NEW.programme AND fund = NEW.fund AND currency = NEW.currency AND due_on = NEW.due_on;
END;

-- Only while the last event is sealed and not yet in the sums, which is within its seal.
CREATE TRIGGER reckoned_insert BEFORE INSERT ON reckoned BEGIN SELECT guard(); SELECT RAISE(ABORT, 'reckoned: one row'); END;
CREATE TRIGGER reckoned_update BEFORE UPDATE ON reckoned BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'reckoned: not the next event, sealed') WHERE NEW.id IS NOT 1 OR NEW.seq IS NOT OLD.seq + 1 OR NEW.seq IS NOT (SELECT max(event_seq) FROM seal);
END;
CREATE TRIGGER reckoned_no_delete BEFORE DELETE ON reckoned BEGIN SELECT guard(); SELECT RAISE(ABORT, 'reckoned: no delete'); END;
CREATE TRIGGER open_sum_insert BEFORE INSERT ON open_sum BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'open_sum: begins by the seal of the last event alone') WHERE (SELECT seq + 1 FROM reckoned WHERE id = 1) IS NOT (SELECT max(event_seq) FROM seal);
END;
CREATE TRIGGER open_sum_update BEFORE UPDATE ON open_sum BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'open_sum: changes by the seal of the last event alone') WHERE (SELECT seq + 1 FROM reckoned WHERE id = 1) IS NOT (SELECT max(event_seq) FROM seal);
END;
CREATE TRIGGER open_sum_delete BEFORE DELETE ON open_sum BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'open_sum: goes by the seal of the last event alone') WHERE (SELECT seq + 1 FROM reckoned WHERE id = 1) IS NOT (SELECT max(event_seq) FROM seal);
END;
CREATE TRIGGER tally_insert BEFORE INSERT ON tally BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'tally: begins by the seal of the last event alone') WHERE (SELECT seq + 1 FROM reckoned WHERE id = 1) IS NOT (SELECT max(event_seq) FROM seal);
END;
CREATE TRIGGER tally_update BEFORE UPDATE ON tally BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'tally: changes by the seal of the last event alone') WHERE (SELECT seq + 1 FROM reckoned WHERE id = 1) IS NOT (SELECT max(event_seq) FROM seal);
END;
CREATE TRIGGER tally_delete BEFORE DELETE ON tally BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'tally: goes by the seal of the last event alone') WHERE (SELECT seq + 1 FROM reckoned WHERE id = 1) IS NOT (SELECT max(event_seq) FROM seal);
END;
CREATE TRIGGER payable_insert BEFORE INSERT ON payable BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'payable: begins by the seal of the last event alone') WHERE (SELECT seq + 1 FROM reckoned WHERE id = 1) IS NOT (SELECT max(event_seq) FROM seal);
END;
CREATE TRIGGER payable_update BEFORE UPDATE ON payable BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'payable: changes by the seal of the last event alone') WHERE (SELECT seq + 1 FROM reckoned WHERE id = 1) IS NOT (SELECT max(event_seq) FROM seal);
END;
CREATE TRIGGER payable_delete BEFORE DELETE ON payable BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'payable: goes by the seal of the last event alone') WHERE (SELECT seq + 1 FROM reckoned WHERE id = 1) IS NOT (SELECT max(event_seq) FROM seal);
END;
CREATE TRIGGER payable_sum_insert BEFORE INSERT ON payable_sum BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'payable_sum: begins by the seal of the last event alone') WHERE (SELECT seq + 1 FROM reckoned WHERE id = 1) IS NOT (SELECT max(event_seq) FROM seal);
END;
CREATE TRIGGER payable_sum_update BEFORE UPDATE ON payable_sum BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'payable_sum: changes by the seal of the last event alone') WHERE (SELECT seq + 1 FROM reckoned WHERE id = 1) IS NOT (SELECT max(event_seq) FROM seal);
END;
CREATE TRIGGER payable_sum_delete BEFORE DELETE ON payable_sum BEGIN
  SELECT guard();
  SELECT RAISE(ABORT, 'payable_sum: goes by the seal of the last event alone') WHERE (SELECT seq + 1 FROM reckoned WHERE id = 1) IS NOT (SELECT max(event_seq) FROM seal);
END;
