-- Closings of bank accounts, and of periods: drawn up by one person, approved by another.

-- The reconciliation of an account to a day, as it was drawn up. Minor units of the account's currency.
CREATE TABLE closing(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  bank_account INTEGER NOT NULL REFERENCES bank_account(id),
  as_of TEXT NOT NULL,
  ledger_balance INTEGER NOT NULL,
  statement_balance INTEGER NOT NULL
) STRICT;
CREATE INDEX closing_account ON closing(bank_account, id);
CREATE INDEX closing_event ON closing(event_seq);

-- An open line that a closing put into the books as unidentified. It stays open; what explains it turns the entry round.
CREATE TABLE parking(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  closing INTEGER NOT NULL REFERENCES closing(id),
  line INTEGER NOT NULL REFERENCES statement_line(id),
  entry INTEGER NOT NULL UNIQUE REFERENCES entry(id)
) STRICT;
CREATE INDEX parking_line ON parking(line, id);

CREATE TABLE period(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  closed_through TEXT NOT NULL
) STRICT;
CREATE INDEX period_event ON period(event_seq);

CREATE TRIGGER closing_state AFTER INSERT ON closing BEGIN INSERT INTO state VALUES('closing', NEW.id, 'drawn_up', NEW.event_seq); END;
CREATE TRIGGER period_state AFTER INSERT ON period BEGIN INSERT INTO state VALUES('period', NEW.id, 'drawn_up', NEW.event_seq); END;

-- Whoever drew up a closing or a period does not approve it.
CREATE TRIGGER closing_approval BEFORE INSERT ON step WHEN NEW.noun = 'closing' AND NEW.to_state = 'approved' BEGIN
  SELECT RAISE(ABORT, 'closing: same person') WHERE EXISTS(
    SELECT 1 FROM closing c CROSS JOIN event e ON e.seq = c.event_seq WHERE c.id = NEW.subject AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq));
END;
CREATE TRIGGER period_approval BEFORE INSERT ON step WHEN NEW.noun = 'period' AND NEW.to_state = 'approved' BEGIN
  SELECT RAISE(ABORT, 'period: same person') WHERE EXISTS(
    SELECT 1 FROM period p CROSS JOIN event e ON e.seq = p.event_seq WHERE p.id = NEW.subject AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq));
END;

-- The lock moves by the approval of its period alone, and only to where every account in use is closed.
CREATE TRIGGER period_lock_approved BEFORE INSERT ON period_lock BEGIN
  SELECT RAISE(ABORT, 'period_lock: without the approval of its period') WHERE NOT EXISTS(
    SELECT 1 FROM step t CROSS JOIN period p ON p.id = t.subject WHERE t.event_seq = NEW.event_seq AND t.noun = 'period' AND t.to_state = 'approved' AND p.closed_through = NEW.closed_through);
  SELECT RAISE(ABORT, 'period_lock: an account in use is not closed to it') WHERE EXISTS(
    SELECT 1 FROM bank_account k WHERE EXISTS(SELECT 1 FROM statement s WHERE s.bank_account = k.id)
      AND NEW.closed_through > coalesce((SELECT max(c.as_of) FROM closing c CROSS JOIN state s ON s.noun = 'closing' AND s.subject = c.id AND s.state = 'approved' WHERE c.bank_account = k.id), ''));
END;

-- Nothing is dated into the days to which its account is closed, but what the closing itself parks.
CREATE TRIGGER posting_closed BEFORE INSERT ON posting WHEN NEW.bank_line IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'posting: its account is closed to that day') WHERE (SELECT kind FROM event WHERE seq = NEW.event_seq) <> 'closing_approved' AND EXISTS(
    SELECT 1 FROM account a CROSS JOIN entry e ON e.id = NEW.entry CROSS JOIN closing c ON c.bank_account = a.bank_account CROSS JOIN state s ON s.noun = 'closing' AND s.subject = c.id AND s.state = 'approved'
    WHERE a.id = NEW.account AND e.effective_date <= c.as_of);
END;

-- An approved closing leaves nothing open out of the books: ledger and bank agree to the last unit on its day.
CREATE TRIGGER seal_closings BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a closing leaves a difference') WHERE EXISTS(
    SELECT 1 FROM step t CROSS JOIN closing c ON c.id = t.subject CROSS JOIN bank_account k ON k.id = c.bank_account CROSS JOIN account a ON a.bank_account = k.id
    WHERE t.event_seq = NEW.event_seq AND t.noun = 'closing' AND t.to_state = 'approved' AND c.statement_balance <> (
      SELECT coalesce(sum(p.amount), 0) FROM posting p CROSS JOIN entry e ON e.id = p.entry WHERE p.account = a.id AND e.effective_date <= c.as_of));
END;
