-- Batches and payouts. Amounts: `amount` in the bank account's currency, `fund_amount` in the fund's, tied by the rate of the day of preparation.

CREATE TABLE exchange_rate(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  from_currency TEXT NOT NULL,
  to_currency TEXT NOT NULL,
  rate TEXT NOT NULL,
  date TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;
CREATE INDEX exchange_rate_pair ON exchange_rate(from_currency, to_currency, date, id);

-- digest: of the payouts as prepared, what a release is bound to. institution: its payouts go as one row of the file.
CREATE TABLE batch(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  bank_account INTEGER NOT NULL REFERENCES bank_account(id),
  institution INTEGER REFERENCES institution(id),
  reference TEXT NOT NULL UNIQUE,
  count INTEGER NOT NULL CHECK(count > 0),
  total INTEGER NOT NULL CHECK(total > 0),
  digest TEXT NOT NULL
) STRICT;
CREATE INDEX batch_event ON batch(event_seq);

-- A grant that could have been in a batch and is not, with the reason's code.
CREATE TABLE left_out(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  batch INTEGER NOT NULL REFERENCES batch(id),
  grant INTEGER NOT NULL REFERENCES grant(id),
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX left_out_batch ON left_out(batch);

CREATE TABLE payout(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  batch INTEGER NOT NULL REFERENCES batch(id),
  instalment INTEGER NOT NULL REFERENCES instalment(id),
  grant INTEGER NOT NULL REFERENCES grant(id),
  payee INTEGER NOT NULL REFERENCES payee(id),
  reference TEXT NOT NULL UNIQUE,
  amount INTEGER NOT NULL CHECK(amount > 0),
  fund_amount INTEGER NOT NULL CHECK(fund_amount > 0),
  rate TEXT,
  rate_source TEXT
) STRICT;
CREATE INDEX payout_batch ON payout(batch);
CREATE INDEX payout_grant ON payout(grant);
CREATE INDEX payout_instalment ON payout(instalment);
CREATE INDEX payout_payee ON payout(payee);
CREATE INDEX payout_amount ON payout(amount);

-- Halves of every reference ever issued, in both orders of the seam: to find those within two edits.
CREATE TABLE reference_key(
  key TEXT NOT NULL,
  reference TEXT NOT NULL,
  PRIMARY KEY(key, reference)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER reference_key_insert BEFORE INSERT ON reference_key BEGIN SELECT guard(); END;
CREATE TRIGGER reference_key_no_update BEFORE UPDATE ON reference_key BEGIN SELECT guard(); SELECT RAISE(ABORT, 'reference_key: no update'); END;
CREATE TRIGGER reference_key_no_delete BEFORE DELETE ON reference_key BEGIN SELECT guard(); SELECT RAISE(ABORT, 'reference_key: no delete'); END;

-- template: the payment file's, as the bank account had it then (JSON).
CREATE TABLE release(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  batch INTEGER NOT NULL UNIQUE REFERENCES batch(id),
  digest TEXT NOT NULL,
  template TEXT
) STRICT;

CREATE TABLE hand_over(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  batch INTEGER NOT NULL UNIQUE REFERENCES batch(id),
  at TEXT NOT NULL,
  bank_reference TEXT
) STRICT;

-- Each making or download of a payment file; the first of a format seals its bytes' SHA-256.
CREATE TABLE payment_file(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  batch INTEGER NOT NULL REFERENCES batch(id),
  format TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX payment_file_batch ON payment_file(batch, format, id);

-- match: the settlement whose line showed it; absent where a person told it.
CREATE TABLE agent_number(
  id INTEGER PRIMARY KEY,
  event_seq INTEGER NOT NULL REFERENCES event(seq),
  payout INTEGER NOT NULL REFERENCES payout(id),
  number TEXT NOT NULL,
  match INTEGER REFERENCES match(id)
) STRICT;
CREATE INDEX agent_number_payout ON agent_number(payout, id);

-- First states --------------------------------------------------------------------------------------------------------
CREATE TRIGGER batch_state AFTER INSERT ON batch BEGIN
  INSERT INTO state VALUES('batch', NEW.id, 'prepared', NEW.event_seq);
  SELECT RAISE(ABORT, 'batch: its state did not follow') WHERE NOT EXISTS(SELECT 1 FROM state WHERE noun = 'batch' AND subject = NEW.id);
END;
CREATE TRIGGER payout_state AFTER INSERT ON payout BEGIN
  INSERT INTO state VALUES('payout', NEW.id, 'prepared', NEW.event_seq);
  SELECT RAISE(ABORT, 'payout: its state did not follow') WHERE NOT EXISTS(SELECT 1 FROM state WHERE noun = 'payout' AND subject = NEW.id);
END;

-- Rules ---------------------------------------------------------------------------------------------------------------
CREATE TRIGGER payout_rules BEFORE INSERT ON payout BEGIN
  SELECT RAISE(ABORT, 'payout: its batch is not prepared in this event') WHERE NEW.event_seq IS NOT (SELECT event_seq FROM batch WHERE id = NEW.batch)
    OR (SELECT state FROM state WHERE noun = 'batch' AND subject = NEW.batch) IS NOT 'prepared';
  SELECT RAISE(ABORT, 'payout: not an instalment of the grant, whole') WHERE NOT EXISTS(
    SELECT 1 FROM instalment i WHERE i.id = NEW.instalment AND i.grant = NEW.grant AND NEW.fund_amount <= i.amount);
  SELECT RAISE(ABORT, 'payout: more than is left of the instalment') WHERE NEW.fund_amount > (SELECT amount - taken FROM instalment_money WHERE instalment = NEW.instalment);
  SELECT RAISE(ABORT, 'payout: not to the approved payee') WHERE NEW.payee IS NOT (SELECT payee FROM grant_payee WHERE grant = NEW.grant);
  SELECT RAISE(ABORT, 'payout: not in its account''s currency') WHERE NOT EXISTS(
    SELECT 1 FROM batch b CROSS JOIN bank_account k ON k.id = b.bank_account CROSS JOIN grant g ON g.id = NEW.grant CROSS JOIN fund f ON f.id = g.fund CROSS JOIN payee p ON p.id = NEW.payee
    WHERE b.id = NEW.batch AND p.currency = k.currency AND (NEW.rate IS NULL) = (k.currency = f.currency) AND (k.currency <> f.currency OR NEW.amount = NEW.fund_amount));
  SELECT RAISE(ABORT, 'payout: same person') WHERE EXISTS(
    SELECT 1 FROM grant g CROSS JOIN recommendation d ON d.application = g.application CROSS JOIN event e ON e.seq = d.event_seq
    WHERE g.id = NEW.grant AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq))
    OR EXISTS(SELECT 1 FROM grant g CROSS JOIN approval d ON d.application = g.application CROSS JOIN event e ON e.seq = d.event_seq
    WHERE g.id = NEW.grant AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq));
END;

CREATE TRIGGER release_rules BEFORE INSERT ON release BEGIN
  SELECT RAISE(ABORT, 'release: the batch is not prepared, or another than was seen') WHERE NOT EXISTS(
    SELECT 1 FROM batch b CROSS JOIN state s ON s.noun = 'batch' AND s.subject = b.id WHERE b.id = NEW.batch AND s.state = 'prepared' AND b.digest = NEW.digest);
  SELECT RAISE(ABORT, 'release: same person') WHERE EXISTS(
      SELECT 1 FROM batch b CROSS JOIN event e ON e.seq = b.event_seq WHERE b.id = NEW.batch AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq))
    OR EXISTS(SELECT 1 FROM payout p CROSS JOIN grant g ON g.id = p.grant CROSS JOIN recommendation d ON d.application = g.application CROSS JOIN event e ON e.seq = d.event_seq
      WHERE p.batch = NEW.batch AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq))
    OR EXISTS(SELECT 1 FROM payout p CROSS JOIN grant g ON g.id = p.grant CROSS JOIN approval d ON d.application = g.application CROSS JOIN event e ON e.seq = d.event_seq
      WHERE p.batch = NEW.batch AND e.actor = (SELECT actor FROM event WHERE seq = NEW.event_seq));
  SELECT RAISE(ABORT, 'release: a hold stands') WHERE EXISTS(
      SELECT 1 FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state = 'prepared' CROSS JOIN hold h ON h.grant = p.grant
        CROSS JOIN state t ON t.noun = 'hold' AND t.subject = h.id AND t.state = 'standing' WHERE p.batch = NEW.batch)
    OR EXISTS(SELECT 1 FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state = 'prepared' CROSS JOIN grant g ON g.id = p.grant CROSS JOIN hold h ON h.programme = g.programme
        CROSS JOIN state t ON t.noun = 'hold' AND t.subject = h.id AND t.state = 'standing' WHERE p.batch = NEW.batch);
  SELECT RAISE(ABORT, 'release: the payee is another one now, or its cooling-off runs') WHERE EXISTS(
    SELECT 1 FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id AND s.state = 'prepared' WHERE p.batch = NEW.batch AND (
      p.payee IS NOT (SELECT payee FROM grant_payee WHERE grant = p.grant)
      OR EXISTS(SELECT 1 FROM payee_change c CROSS JOIN payee_approval a ON a.payee_change = c.id CROSS JOIN event e ON e.seq = NEW.event_seq
        WHERE c.grant = p.grant AND c.payee = p.payee AND a.payable_from > e.at AND NOT EXISTS(SELECT 1 FROM cooling_off_end o WHERE o.payee_approval = a.id))));
END;

-- A payout leaves 'prepared' by its batch's release alone; a batch steps with its row.
CREATE TRIGGER step_payout BEFORE INSERT ON step WHEN NEW.noun = 'payout' BEGIN
  SELECT RAISE(ABORT, 'step: instructed without the release of its batch') WHERE NEW.to_state = 'instructed' AND NEW.from_state = 'prepared' AND NOT EXISTS(
    SELECT 1 FROM payout p CROSS JOIN release r ON r.batch = p.batch WHERE p.id = NEW.subject AND r.event_seq = NEW.event_seq);
  -- A rejected payout is undone by a line only while its instalment was not paid again.
  SELECT RAISE(ABORT, 'step: paid again meanwhile') WHERE NEW.from_state = 'rejected' AND EXISTS(
    SELECT 1 FROM payout p CROSS JOIN payout o ON o.instalment = p.instalment AND o.id <> p.id CROSS JOIN state s ON s.noun = 'payout' AND s.subject = o.id
    WHERE p.id = NEW.subject AND o.id > p.id AND s.state IN ('prepared', 'instructed', 'settled'));
END;
CREATE TRIGGER step_batch BEFORE INSERT ON step WHEN NEW.noun = 'batch' BEGIN
  SELECT RAISE(ABORT, 'step: released without its release') WHERE NEW.to_state = 'released' AND NOT EXISTS(SELECT 1 FROM release WHERE batch = NEW.subject AND event_seq = NEW.event_seq);
END;

-- At the seal -----------------------------------------------------------------------------------------------------------
CREATE TRIGGER seal_batches BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a batch''s count or total is not its payouts') WHERE EXISTS(
    SELECT 1 FROM batch b WHERE b.event_seq = NEW.event_seq AND (b.count, b.total) IS NOT (SELECT count(*), sum(amount) FROM payout WHERE batch = b.id));
  SELECT RAISE(ABORT, 'seal: a released batch has payouts that are not instructed') WHERE EXISTS(
    SELECT 1 FROM release r CROSS JOIN payout p ON p.batch = r.batch CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id WHERE r.event_seq = NEW.event_seq AND s.state NOT IN ('instructed', 'cancelled'));
END;

-- What is in transit for a payout is its amount while it is instructed, and nothing before or after.
CREATE TRIGGER seal_transit BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a payout''s transit does not fit its state') WHERE EXISTS(
    SELECT 1 FROM (SELECT q.subject AS payout FROM posting q CROSS JOIN account a ON a.id = q.account WHERE q.event_seq = NEW.event_seq AND a.code = 'liabilities:payouts-in-transit'
                   UNION SELECT subject FROM step WHERE event_seq = NEW.event_seq AND noun = 'payout') k
    CROSS JOIN payout p ON p.id = k.payout CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id CROSS JOIN grant g ON g.id = p.grant CROSS JOIN fund f ON f.id = g.fund
      CROSS JOIN account t ON t.code = 'liabilities:payouts-in-transit' AND t.currency = f.currency
    WHERE coalesce((SELECT b.amount FROM balance b WHERE b.account = t.id AND b.fund = g.fund AND b.subject = p.id), 0) <> CASE s.state WHEN 'instructed' THEN -p.fund_amount ELSE 0 END);
  SELECT RAISE(ABORT, 'seal: a transit of no payout') WHERE EXISTS(
    SELECT 1 FROM posting q CROSS JOIN account a ON a.id = q.account WHERE q.event_seq = NEW.event_seq AND a.code = 'liabilities:payouts-in-transit'
      AND NOT EXISTS(SELECT 1 FROM payout p CROSS JOIN grant g ON g.id = p.grant WHERE p.id = q.subject AND g.fund = q.fund));
  SELECT RAISE(ABORT, 'seal: a payout is settled without a match of a line') WHERE EXISTS(
    SELECT 1 FROM step t WHERE t.event_seq = NEW.event_seq AND t.noun = 'payout' AND t.to_state IN ('settled', 'returned')
      AND EXISTS(SELECT 1 FROM state s WHERE s.noun = 'payout' AND s.subject = t.subject AND s.state = t.to_state)
      AND NOT EXISTS(SELECT 1 FROM match_payout m CROSS JOIN state c ON c.noun = 'match' AND c.subject = m.match AND c.state = 'confirmed' CROSS JOIN match_line l ON l.match = m.match
        CROSS JOIN match k ON k.id = m.match WHERE m.payout = t.subject AND k.kind = CASE t.to_state WHEN 'settled' THEN 'settlement' ELSE 'return' END));
END;

-- Prepared payouts of a grant never exceed what is payable, and what is promised is what is still owed: to be paid, or on its way.
CREATE TRIGGER seal_payable BEFORE INSERT ON seal BEGIN
  SELECT RAISE(ABORT, 'seal: a grant''s payouts exceed what is payable, or its promise is not what is owed') WHERE EXISTS(
    SELECT 1 FROM (SELECT q.subject AS grant FROM posting q CROSS JOIN account a ON a.id = q.account WHERE q.event_seq = NEW.event_seq AND a.code IN ('liabilities:grants-payable', 'budget:committed')
                   UNION SELECT p.grant FROM batch b CROSS JOIN payout p ON p.batch = b.id WHERE b.event_seq = NEW.event_seq
                   UNION SELECT p.grant FROM step t CROSS JOIN payout p ON p.id = t.subject WHERE t.event_seq = NEW.event_seq AND t.noun = 'payout') k
    CROSS JOIN grant g ON g.id = k.grant CROSS JOIN grant_money m ON m.grant = g.id
    WHERE m.prepared > m.payable OR m.committed <> m.payable + m.instructed);
END;

-- amount: what is granted and not cancelled; taken: what of it is prepared, on its way or proven paid, and did not come back by a claim.
CREATE VIEW instalment_money(instalment, amount, taken) AS
  SELECT i.id, i.amount - coalesce((SELECT sum(c.amount) FROM cancellation c WHERE c.instalment = i.id), 0), coalesce((SELECT sum(p.fund_amount - CASE s.state WHEN 'settled' THEN coalesce((
      SELECT sum(f.amount) FROM shortfall f CROSS JOIN state m ON m.noun = 'match' AND m.subject = f.match WHERE f.payout = p.id AND m.state = 'confirmed'), 0) ELSE 0 END)
    FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id WHERE p.instalment = i.id AND s.state IN ('prepared', 'instructed', 'settled')), 0)
    - coalesce((SELECT sum(k.back) FROM payout p CROSS JOIN break b ON b.payout = p.id AND b.line IS NULL AND b.kind = 'duplicate_payment' CROSS JOIN paid_again k ON k.break = b.id WHERE p.instalment = i.id), 0)
  FROM instalment i;

CREATE VIEW grant_money(grant, payable, committed, prepared, instructed) AS
  SELECT g.id,
    -coalesce((SELECT b.amount FROM account a CROSS JOIN balance b ON b.account = a.id AND b.fund = g.fund AND b.subject = g.id WHERE a.code = 'liabilities:grants-payable' AND a.currency = f.currency), 0),
    coalesce((SELECT b.amount FROM account a CROSS JOIN balance b ON b.account = a.id AND b.fund = g.fund AND b.subject = g.id WHERE a.code = 'budget:committed' AND a.currency = f.currency), 0),
    coalesce((SELECT sum(p.fund_amount) FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id WHERE p.grant = g.id AND s.state = 'prepared'), 0),
    coalesce((SELECT sum(p.fund_amount) FROM payout p CROSS JOIN state s ON s.noun = 'payout' AND s.subject = p.id WHERE p.grant = g.id AND s.state = 'instructed'), 0)
  FROM grant g CROSS JOIN fund f ON f.id = g.fund;
