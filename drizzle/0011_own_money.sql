-- Money between accounts of ours: transfers, of which each line is an event of its own, and currency bought.

-- Money on its way between two of our accounts. The line that was matched first begins it: amount is that line's (out negative), fund the home fund of its account.
CREATE TABLE transfer(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  bank_account INTEGER NOT NULL REFERENCES bank_account(id),
  line INTEGER NOT NULL REFERENCES statement_line(id),
  fund INTEGER NOT NULL REFERENCES fund(id),
  currency TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK(amount <> 0)
) STRICT;
CREATE INDEX transfer_event ON transfer(event_seq);
CREATE INDEX transfer_amount ON transfer(currency, amount);

-- The matches of a transfer: the first began it, the second is its other end. One confirmed: it is in transit; two: it has arrived; none: it was undone.
CREATE TABLE match_transfer(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  match INTEGER NOT NULL UNIQUE REFERENCES match(id),
  transfer INTEGER NOT NULL REFERENCES transfer(id)
) STRICT;
CREATE INDEX match_transfer_event ON match_transfer(event_seq);
CREATE INDEX match_transfer_transfer ON match_transfer(transfer, id);

CREATE TRIGGER transfer_rules BEFORE INSERT ON transfer BEGIN
  SELECT RAISE(ABORT, 'transfer: not its line''s account, fund, currency and amount') WHERE NOT EXISTS(
    SELECT 1 FROM statement_line l CROSS JOIN bank_account k ON k.id = l.bank_account
    WHERE l.id = NEW.line AND k.id = NEW.bank_account AND k.fund = NEW.fund AND k.currency = NEW.currency AND l.amount = NEW.amount);
END;

-- It is begun by its own line, and joined while it stands open by a line of another account of ours in its currency, the other way, of no more than was sent.
CREATE TRIGGER match_transfer_rules BEFORE INSERT ON match_transfer BEGIN
  SELECT RAISE(ABORT, 'match_transfer: of no match of a transfer of this event') WHERE NOT EXISTS(SELECT 1 FROM match WHERE id = NEW.match AND kind = 'transfer' AND event_seq = NEW.event_seq);
  SELECT RAISE(ABORT, 'match_transfer: begun by another line than its own') WHERE NOT EXISTS(SELECT 1 FROM match_transfer WHERE transfer = NEW.transfer) AND NOT EXISTS(
    SELECT 1 FROM transfer t CROSS JOIN match_line l ON l.match = NEW.match AND l.line = t.line WHERE t.id = NEW.transfer AND t.event_seq = NEW.event_seq);
  SELECT RAISE(ABORT, 'match_transfer: the transfer is not in transit') WHERE EXISTS(SELECT 1 FROM match_transfer WHERE transfer = NEW.transfer) AND 1 <> (
    SELECT count(*) FROM match_transfer o CROSS JOIN state s ON s.noun = 'match' AND s.subject = o.match AND s.state = 'confirmed' WHERE o.transfer = NEW.transfer);
  SELECT RAISE(ABORT, 'match_transfer: joined by a line of its own account, of another currency, of the same way or of more than was sent') WHERE EXISTS(
    SELECT 1 FROM match_transfer WHERE transfer = NEW.transfer) AND NOT EXISTS(
    SELECT 1 FROM transfer t CROSS JOIN match_line m ON m.match = NEW.match CROSS JOIN statement_line l ON l.id = m.line CROSS JOIN bank_account k ON k.id = l.bank_account
    WHERE t.id = NEW.transfer AND k.id <> t.bank_account AND k.currency = t.currency AND (l.amount < 0) <> (t.amount < 0) AND l.amount + t.amount <= 0);
END;

-- What is in transit is exactly what the line that began it sent or brought, while that stands alone; nothing before, after, or without it.
CREATE TRIGGER seal_transfers BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a transfer in transit is not what its lines leave of it') WHERE EXISTS(
    SELECT 1 FROM (SELECT subject AS id FROM posting WHERE event_seq = NEW.event_seq AND account IN (SELECT id FROM account WHERE code = 'assets:transfers-in-transit')
      UNION SELECT transfer FROM match_transfer WHERE event_seq = NEW.event_seq
      UNION SELECT m.transfer FROM step s CROSS JOIN match_transfer m ON m.match = s.subject WHERE s.event_seq = NEW.event_seq AND s.noun = 'match') k
    CROSS JOIN transfer t ON t.id = k.id
    WHERE coalesce((SELECT b.amount FROM account a CROSS JOIN balance b ON b.account = a.id AND b.fund = t.fund AND b.subject = t.id
        WHERE a.code = 'assets:transfers-in-transit' AND a.currency = t.currency), 0) <> CASE (
        SELECT count(*) FROM match_transfer m CROSS JOIN state s ON s.noun = 'match' AND s.subject = m.match AND s.state = 'confirmed' WHERE m.transfer = t.id) WHEN 1 THEN -t.amount ELSE 0 END);
  SELECT RAISE(ABORT, 'seal: a transfer stands without the line that began it') WHERE EXISTS(
    SELECT 1 FROM step s CROSS JOIN match_transfer m ON m.match = s.subject CROSS JOIN match_transfer o ON o.transfer = m.transfer AND o.id > m.id
      CROSS JOIN state c ON c.noun = 'match' AND c.subject = o.match AND c.state = 'confirmed'
    WHERE s.event_seq = NEW.event_seq AND s.noun = 'match' AND s.to_state = 'reversed' AND m.id = (SELECT min(id) FROM match_transfer WHERE transfer = m.transfer));
  SELECT RAISE(ABORT, 'seal: a transfer that no match began, or a match of a transfer without it') WHERE EXISTS(
    SELECT 1 FROM transfer t WHERE t.event_seq = NEW.event_seq AND NOT EXISTS(SELECT 1 FROM match_transfer WHERE transfer = t.id))
    OR EXISTS(SELECT 1 FROM match m WHERE m.event_seq = NEW.event_seq AND m.kind = 'transfer' AND NOT EXISTS(SELECT 1 FROM match_transfer WHERE match = m.id));
END;

-- Money between own accounts is matched line by line, and booked as what its match says.
CREATE TRIGGER seal_own_money BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a transfer or an exchange is of one line') WHERE EXISTS(
    SELECT 1 FROM match m WHERE m.event_seq = NEW.event_seq AND m.kind IN ('transfer', 'exchange') AND (SELECT count(*) FROM match_line WHERE match = m.id) <> 1);
  SELECT RAISE(ABORT, 'seal: a transfer or an exchange is booked by no match of its kind') WHERE EXISTS(
    SELECT 1 FROM entry e WHERE e.event_seq = NEW.event_seq AND e.kind IN ('transfer', 'exchange') AND NOT EXISTS(
      SELECT 1 FROM match_entry y CROSS JOIN match m ON m.id = y.match AND m.kind = e.kind WHERE y.entry = e.id))
    OR EXISTS(SELECT 1 FROM match m CROSS JOIN match_entry y ON y.match = m.id CROSS JOIN entry e ON e.id = y.entry
      WHERE m.event_seq = NEW.event_seq AND m.kind IN ('transfer', 'exchange') AND e.kind <> m.kind);
END;
